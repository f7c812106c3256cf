"""The command as its users meet it: what it writes, what it refuses, what it says, how it ends."""

import hashlib
import json
from pathlib import Path

import pytest

from builders import ROOT, SOURCE_FILE
from workreport.cli import main

REPORT = """\
各位代表：
一、2024年工作回顾
稳中求进，完成投资27亿元，增长5%。
二、2025年工作安排
推动各项工作再上新台阶，增长6%左右。
"""
Capture = pytest.CaptureFixture[str]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def delivery(empty_project: Path) -> Path:
    file = empty_project / "delivered.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def test_import_writes_pages_source_and_entry_and_the_check_passes(delivery: Path, capsys: Capture) -> None:
    assert main(["import", str(delivery), "--report", "2025"]) == 0
    written = tree(delivery.parent)
    assert written["data/sources/2025.txt"] == REPORT.encode()
    assert sorted(path for path in written if path.startswith("docs/")) == [
        "docs/zh/2025/0-opening.md",
        "docs/zh/2025/1-review/index.md",
        "docs/zh/2025/2-plan/index.md",
        "docs/zh/2025/errata.md",
        "docs/zh/2025/figures.md",
        "docs/zh/2025/glossary.md",
        "docs/zh/2025/index.md",
    ]
    assert 'id = "2025"' in written["data/reports.toml"].decode()
    assert "2 章 chapters" in capsys.readouterr().out
    assert main(["check", "docs", "data"]) == 0
    assert capsys.readouterr().out.count("missing-translation") == 3


def test_importing_twice_is_refused_and_with_force_changes_nothing(delivery: Path, capsys: Capture) -> None:
    assert main(["import", str(delivery), "--report", "2025"]) == 0
    before = tree(delivery.parent)
    assert main(["import", str(delivery), "--report", "2025"]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["import", str(delivery), "--report", "2025", "--force"]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert tree(delivery.parent) == before


def test_out_leaves_the_project_alone(delivery: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out")
    before = tree(delivery.parent)
    assert main(["import", str(delivery), "--report", "2025", "--out", str(out)]) == 0
    assert tree(delivery.parent) == before
    assert "1-review/index.md" in tree(out)


def test_out_works_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "delivered.txt").write_text(REPORT, encoding="gb18030")
    assert main(["import", "delivered.txt", "--report", "2025", "--out", "pages"]) == 0
    assert "稳中求进" in (tmp_path / "pages/1-review/index.md").read_text(encoding="utf-8")


def test_outline_writes_nothing(delivery: Path, capsys: Capture) -> None:
    before = tree(delivery.parent)
    assert main(["import", str(delivery), "--report", "2025", "--outline"]) == 0
    assert tree(delivery.parent) == before
    out = capsys.readouterr().out
    assert "1:2-1:3" in out
    assert "一、2024年工作回顾" in out


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "binary"),
        (b"\xff\xff\xa0\xff" * 9, "neither UTF-8 nor GB18030"),
        ("— 1 —\n— 2 —\n".encode(), "no text besides page numbers"),
    ],
)
@pytest.mark.parametrize("mode", [[], ["--outline"], ["--force"]])
def test_what_cannot_be_read_is_refused_and_nothing_touched(
    empty_project: Path, capsys: Capture, data: bytes, message: str, mode: list[str]
) -> None:
    (empty_project / "bad.txt").write_bytes(data)
    before = tree(empty_project)
    assert main(["import", "bad.txt", "--report", "2025", *mode]) == 2
    error = capsys.readouterr().err
    assert error.startswith("bad.txt")
    assert message in error
    assert tree(empty_project) == before


def test_a_directory_is_refused(empty_project: Path, capsys: Capture) -> None:
    assert main(["import", str(empty_project), "--report", "2025"]) == 2
    assert "directory" in capsys.readouterr().err


@pytest.mark.parametrize("report_id", ["../evil", "", "2025/x", "年"])
def test_a_report_id_is_no_path(delivery: Path, capsys: Capture, report_id: str) -> None:
    assert main(["import", str(delivery), "--report", report_id]) == 2
    assert "not a report id" in capsys.readouterr().err


def test_another_text_for_a_known_report_needs_force(delivery: Path, capsys: Capture) -> None:
    assert main(["import", str(delivery), "--report", "2025"]) == 0
    delivery.write_text(REPORT.replace("5%", "8%"), encoding="utf-8")
    for page in (delivery.parent / "docs/zh/2025").rglob("*.md"):
        page.unlink()
    before = tree(delivery.parent)
    assert main(["import", str(delivery), "--report", "2025"]) == 2
    assert "another delivered text" in capsys.readouterr().err
    assert tree(delivery.parent) == before
    assert main(["import", str(delivery), "--report", "2025", "--force"]) == 0
    assert main(["check"]) == 0


def test_a_printed_title_is_the_reports_title(empty_project: Path) -> None:
    head = "某某市人民政府\n政　府　工　作　报　告\n（2025年1月8日在某某市人民代表大会会议上）\n市长　某某某\n"
    text = head + REPORT
    (empty_project / "d.txt").write_text(text, encoding="utf-8")
    assert main(["import", "d.txt", "--report", "2025"]) == 0
    entry = (empty_project / "data/reports.toml").read_text(encoding="utf-8")
    assert 'zh = "政府工作报告"' in entry
    assert "title_is_editorial = false" in entry
    assert "政　府　工　作　报　告" in (empty_project / "docs/zh/2025/0-opening.md").read_text(encoding="utf-8")
    assert main(["check"]) == 0


def test_site_furniture_is_reported_and_left_out_only_when_asked(empty_project: Path, capsys: Capture) -> None:
    (empty_project / "d.txt").write_text(f"下载\n打印\n【字号：大 中 小】\n{REPORT}", encoding="utf-8")
    assert main(["import", "d.txt", "--report", "2025"]) == 0
    assert capsys.readouterr().err.count("site-furniture (notice)") == 3
    assert "打印" in (empty_project / "docs/zh/2025/0-opening.md").read_text(encoding="utf-8")
    assert main(["check"]) == 0
    assert main(["import", "d.txt", "--report", "2026", "--omit-site-furniture"]) == 0
    assert "打印" not in (empty_project / "docs/zh/2026/0-opening.md").read_text(encoding="utf-8")
    assert main(["check"]) == 0


def test_odd_numbering_is_imported_with_findings(empty_project: Path, capsys: Capture) -> None:
    (empty_project / "d.txt").write_text(REPORT.replace("二、", "三、"), encoding="utf-8")
    assert main(["import", "d.txt", "--report", "2025"]) == 0
    assert "numbering-skips" in capsys.readouterr().err
    assert (empty_project / "docs/zh/2025/3-plan/index.md").exists()


def test_check_finds_a_changed_character(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/1-review/3-ecology.md"
    page.write_text(page.read_text(encoding="utf-8").replace("616平方公里", "661平方公里"), encoding="utf-8")
    assert main(["check", "docs/zh"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("docs/zh/2024/1-review/3-ecology.md:11:")
    assert "printed p. 4, line 9" in captured.out
    assert captured.err.strip() == "3 errors, 1 warning in 3 files", "the text, its English, and a key figure"
    assert main(["check", "docs/zh/2024/2-plan"]) == 0
    assert main(["check", "."]) == 1
    assert main(["check", "docs/zh/2024/nothing"]) == 2
    assert main(["check", "docs/zh/2024/1-review"]) == 1


def test_check_in_other_formats(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/3-closing.md"
    page.write_text(page.read_text(encoding="utf-8").replace("使命重在担当", "使命重于担当"), encoding="utf-8")
    assert main(["check", "docs/zh", "--format", "json"]) == 1
    finding, stale = json.loads(capsys.readouterr().out)
    assert (stale["check"], stale["path"]) == ("stale-translation", "docs/en/2024/3-closing.md")
    assert (finding["check"], finding["path"], finding["severity"]) == (
        "not-verbatim",
        "docs/zh/2024/3-closing.md",
        "error",
    )
    assert main(["check", "docs/zh", "--format", "github"]) == 1
    annotation, _ = capsys.readouterr().out.splitlines()
    assert annotation.startswith("::error file=docs/zh/2024/3-closing.md,line=15,title=not-verbatim::")
    assert "data/sources/2024.txt" in annotation


def test_check_finds_a_changed_source(project_copy: Path, capsys: Capture) -> None:
    source = project_copy / "data/sources/2024.txt"
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["check"]) == 1
    assert "source-changed" in capsys.readouterr().out


def test_format_mends_form_and_only_form(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/0-opening.md"
    canonical = page.read_text(encoding="utf-8")
    page.write_text(canonical.replace("\n\n", "\n\n\n") + "\n", encoding="utf-8")
    assert main(["check", "docs/zh"]) == 1
    assert "unformatted-page" in capsys.readouterr().out
    assert main(["format"]) == 0
    assert capsys.readouterr().out == "docs/zh/2024/0-opening.md\n"
    assert page.read_text(encoding="utf-8") == canonical
    assert main(["format"]) == 0
    assert capsys.readouterr().out == ""


ENTRY = """\
[[report]]
id = "2024"
title = { zh = "年", en = "y" }
source = "data/sources/2024.txt"
sha256 = "0"
status = "draft"
"""


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("data/reports.toml", "[[report]\n", "data/reports.toml:1:9: 不是合格的 TOML"),
        ("data/reports.toml", '[[report]]\nid = "2024"\n', "title is missing"),
        ("data/reports.toml", '[[report]]\nid = "2024"\nspeaker = "x"\n', "unknown key speaker"),
        ("data/sources/2024.errata.toml", "[[erratum]]\npage = 1\n", "line is missing"),
        (
            "data/sources/2024.errata.toml",
            '[[erratum]]\npage = 1\nline = 1\nfound = "x"\ncorrected = "y"\nreason = { zh = "z" }\n',
            "needs a reason in both languages",
        ),
        ("data/sources/2024.errata.toml", "[[typo]]\n", r"unknown table \[\[typo\]\]"),
        ("data/reports.toml", '# \udcff\n[[report]]\nid = "2024"\n', "data/reports.toml:1: 第 3 个字节不是 UTF-8"),
        ("data/reports.toml", "<<<<<<< HEAD\n=======\n>>>>>>> other\n", "data/reports.toml:1: 合并冲突还没有解决"),
        ("data/reports.toml", ENTRY.replace('"2024"', "2024"), "id is wrong: 2024"),
        ("data/reports.toml", ENTRY.replace('{ zh = "年", en = "y" }', '"年"'), "title is wrong: 年"),
        ("data/reports.toml", ENTRY.replace(', en = "y"', ""), "title needs both languages"),
        ("data/reports.toml", ENTRY + 'place = { zh = "承德" }\n', "place needs both languages"),
        ("data/reports.toml", ENTRY + 'reviews = "2023"\n', "reviews is wrong: 2023"),
        ("data/reports.toml", 'report = ["2024"]\n', "must be [[report]]"),
        ("data/sources/2024.errata.toml", "[erratum]\npage = 1\n", "must be [[erratum]]"),
    ],
)
def test_broken_data_is_named_with_a_cure(
    project_copy: Path, capsys: Capture, file: str, text: str, message: str
) -> None:
    (project_copy / file).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert main(["check"]) == 2
    error = capsys.readouterr().err
    assert error.startswith(file)
    assert message.replace("\\", "") in error


def test_outside_a_project_the_check_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "not inside a project" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["import", "check", "format", "status", "accept", "terms", "export"])
def test_help_has_an_example(command: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"\n  workreport {command} " in capsys.readouterr().out


def test_this_projects_source_is_the_delivered_file() -> None:
    assert hashlib.sha256(SOURCE_FILE.read_bytes()).hexdigest().startswith("a40f19d7bff7f9e5")


def test_this_project_has_no_findings(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""
