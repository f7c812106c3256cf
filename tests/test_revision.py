"""A second import over pages that an editor has worked on."""

from pathlib import Path

import pytest

from workreport.checks import run_checks
from workreport.cli import main
from workreport.project import Project

Capture = pytest.CaptureFixture[str]


def pages(project: Path) -> dict[str, str]:
    folder = project / "docs/zh/2024"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def is_verbatim(project: Path) -> bool:
    """Tell whether nothing is found about the Chinese pages; the English has not followed."""
    opened = Project(project)
    findings = [finding for entry in opened.entries() for finding in run_checks(opened.load(entry))]
    return not [finding for finding in findings if not finding.location.path.startswith("docs/en/")]


def deliver(project: Path, old: str, new: str) -> None:
    """Import a delivered text that differs from the one on record."""
    text = (project / "data/sources/2024.txt").read_text(encoding="utf-8")
    assert text.count(old) == 1
    delivered = project / "new.txt"
    delivered.write_text(text.replace(old, new), encoding="utf-8", newline="")
    assert main(["import", str(delivered), "--report", "2024", "--force"]) == 0


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def test_the_same_text_changes_nothing(project_copy: Path, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in project_copy.rglob("*") if path.is_file()}
    assert main(["import", "data/sources/2024.txt", "--report", "2024", "--force"]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in project_copy.rglob("*") if path.is_file()} == before


def test_an_editors_work_survives(project_copy: Path) -> None:
    folder = project_copy / "docs/zh/2024/1-review"
    page = folder / "1-economy.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("\n\n## 工业经济升级提档 { #industry }\n\n", "工业经济升级提档。")
    text = text.replace("新能源汽车", "**新能源汽车**")
    text = f"---\ndescription: 经济运行\n---\n\n{text}"
    (folder / "1-growth.md").write_text(text, encoding="utf-8")
    page.unlink()
    before = pages(project_copy)
    deliver(project_copy, "实施重点项目226个", "实施重点项目227个")
    after = pages(project_copy)
    assert changed(before, after) == ["1-review/1-growth.md"]
    assert after["1-review/1-growth.md"] == before["1-review/1-growth.md"].replace("226", "227")


def test_a_changed_heading_keeps_its_id_and_file(project_copy: Path) -> None:
    before = pages(project_copy)
    deliver(project_copy, "（三）放大生态优势，生态文明建设亮点纷呈。", "（三）放大生态优势，生态文明建设成效显著。")
    after = pages(project_copy)
    assert changed(before, after) == ["1-review/3-ecology.md"]
    assert after["1-review/3-ecology.md"].startswith("# （三）放大生态优势，生态文明建设成效显著 { #ecology }\n")
    assert is_verbatim(project_copy)


def test_a_new_sentence_joins_its_paragraph(project_copy: Path) -> None:
    before = pages(project_copy)
    deliver(project_copy, "完成重点改革任务90项。", "完成重点改革任务90项。推出一批改革案例。")
    after = pages(project_copy)
    assert changed(before, after) == ["1-review/5-reform.md"]
    assert "完成重点改革任务90项。推出一批改革案例。国企改革" in after["1-review/5-reform.md"]
    assert is_verbatim(project_copy)


def test_text_withdrawn_is_taken_away_and_reported(project_copy: Path, capsys: Capture) -> None:
    before = pages(project_copy)
    deliver(project_copy, "社会大局安全稳定。", "")
    assert "text-withdrawn" in capsys.readouterr().err
    after = pages(project_copy)
    assert changed(before, after) == ["1-review/7-wellbeing.md"]
    assert "#stability" not in after["1-review/7-wellbeing.md"]
    assert is_verbatim(project_copy)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("二、2024年目标任务和主要工作", "二、2024年的目标任务和主要工作"),
        ("各位代表！使命重在担当", "各位代表！历史使命重在担当"),
        ("一是坚定不移", "一是始终坚定不移"),
        ("— 21 —\n", "— 21 —\n\n这是新的一句话。\n"),
        ("同时，我们也清醒看到", "在肯定成绩的同时，我们也清醒看到"),
        ("（八）防范化解重点领域风险", "（八）全力防范化解各个重点领域风险"),
        ("全力支持国防和军队现代化，", ""),
    ],
)
def test_whatever_changes_the_pages_are_verbatim_again(project_copy: Path, old: str, new: str) -> None:
    before = pages(project_copy)
    deliver(project_copy, old, new)
    assert is_verbatim(project_copy)
    assert pages(project_copy).keys() == before.keys()
