"""The two languages kept in step: what is found, what is accepted, what is told."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import ROOT
from workreport.checks import run_checks
from workreport.cli import main
from workreport.locales import EN
from workreport.project import Project
from workreport.signals import find_misplaced
from workreport.status import status_of

Capture = pytest.CaptureFixture[str]
ECOLOGY = "2024/1-review/3-ecology.md"
CONVERSIONS = "2024/1-review/6-urban-rural.md"


@pytest.fixture
def accepted(project_copy: Path) -> Path:
    """Return a copy of the project in which every pair is accepted and nothing is found."""
    shutil.rmtree(project_copy / "data/alignment", ignore_errors=True)
    assert main(["accept"]) == 0
    assert found(project_copy) == []
    return project_copy


def found(project: Path) -> list[str]:
    """Return the ids of the findings, the verbatim check's aside."""
    opened = Project(project)
    findings = [finding for entry in opened.entries() for finding in run_checks(opened.load(entry))]
    return [finding.check for finding in findings if finding.check != "not-verbatim"]


def edit(project: Path, path: str, change: Callable[[list[str]], list[str]]) -> None:
    """Change the blocks of a page."""
    file = project / "docs" / path
    blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    file.write_text("\n\n".join(change(blocks)) + "\n", encoding="utf-8")


def replace(old: str, new: str) -> Callable[[list[str]], list[str]]:
    def change(blocks: list[str]) -> list[str]:
        assert any(old in block for block in blocks)
        return [block.replace(old, new) for block in blocks]

    return change


def exchange(first: int, second: int) -> Callable[[list[str]], list[str]]:
    def change(blocks: list[str]) -> list[str]:
        blocks[first], blocks[second] = blocks[second], blocks[first]
        return blocks

    return change


def test_one_chinese_character_changed(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    assert found(accepted) == ["stale-translation"]


def test_an_english_sentence_improved(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", replace("square kilometers", "km2"))
    assert found(accepted) == []


def test_emphasis_is_no_change(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("平方公里", "**平方公里**"))
    assert found(accepted) == []


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize(
    "change",
    [
        lambda blocks: [*blocks[:2], "新的一段。New.", *blocks[2:]],
        lambda blocks: [*blocks[:1], *blocks[2:]],
        lambda blocks: [*blocks[:3], blocks[3][:40], blocks[3][40:], *blocks[4:]],
    ],
    ids=["inserted", "deleted", "split"],
)
def test_a_paragraph_more_or_less_on_one_side(
    accepted: Path, locale: str, change: Callable[[list[str]], list[str]]
) -> None:
    edit(accepted, f"{locale}/{ECOLOGY}", change)
    assert found(accepted) == ["paragraph-count-mismatch"]


def test_two_paragraphs_merged(accepted: Path) -> None:
    edit(accepted, "en/2024/2-plan/index.md", lambda b: [*b[:3], b[3] + " " + b[4], *b[5:]])
    assert found(accepted) == ["paragraph-count-mismatch"]


def test_two_english_paragraphs_swapped_within_a_topic(accepted: Path) -> None:
    edit(accepted, "en/2024/2-plan/index.md", exchange(4, 5))
    assert found(accepted) == ["misaligned-section"]


def test_two_english_paragraphs_swapped_across_topics(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", exchange(3, 5))
    assert found(accepted) == ["misaligned-section", "misaligned-section"]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_heading_id_renamed_on_one_side(accepted: Path, locale: str) -> None:
    edit(accepted, f"{locale}/{ECOLOGY}", replace("{ #reputation }", "{ #fame }"))
    assert found(accepted) == ["heading-id-mismatch"]


def test_a_heading_id_renamed_on_both_sides(accepted: Path) -> None:
    for locale in ("zh", "en"):
        edit(accepted, f"{locale}/{ECOLOGY}", replace("{ #reputation }", "{ #fame }"))
    assert found(accepted) == []


def test_a_page_missing(accepted: Path) -> None:
    (accepted / "docs/en" / ECOLOGY).unlink()
    assert found(accepted) == ["missing-translation"]


def test_a_page_moved_on_one_side(accepted: Path) -> None:
    page = accepted / "docs/en" / ECOLOGY
    page.rename(page.with_name("9-ecology.md"))
    assert found(accepted) == ["misaligned-section"]


def test_a_page_moved_on_both_sides(accepted: Path) -> None:
    for locale in ("zh", "en"):
        page = accepted / "docs" / locale / ECOLOGY
        page.rename(page.with_name("9-ecology.md"))
    assert found(accepted) == []


def test_a_topic_moved_within_its_page(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:2], *b[4:6], *b[2:4], *b[6:]])
    assert found(accepted) == ["misaligned-section"]


def test_a_topic_moved_to_another_page(accepted: Path) -> None:
    file = accepted / "docs/en" / ECOLOGY
    blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:2], *b[4:]])
    edit(accepted, f"en/{CONVERSIONS}", lambda b: [*b, *blocks[2:4]])
    assert found(accepted) == ["misaligned-section"]


def test_both_sides_changed_in_one_pull_request(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    edit(accepted, f"en/{ECOLOGY}", replace("616 square", "617 square"))
    assert found(accepted) == ["unaccepted-pair"]
    assert main(["accept", f"docs/en/{ECOLOGY}"]) == 1, "the Chinese is not verbatim"
    errata = accepted / "data/sources/2024.errata.toml"
    entry = '[[erratum]]\npage = 4\nline = 9\nfound = "616"\ncorrected = "617"\nreason = { zh = "误", en = "slip" }\n'
    errata.write_text(f"{errata.read_text(encoding='utf-8')}\n{entry}", encoding="utf-8")
    assert main(["accept", f"docs/en/{ECOLOGY}"]) == 0
    assert found(accepted) == []


def test_an_untranslated_paragraph(accepted: Path) -> None:
    chinese = (accepted / "docs/zh" / ECOLOGY).read_text(encoding="utf-8").split("\n\n")[3]
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:3], chinese.strip(), *b[4:]])
    assert found(accepted) == ["missing-translation"]


@pytest.fixture
def unaccepted(project_copy: Path) -> Path:
    """Return a copy of the project in which nothing is accepted yet."""
    shutil.rmtree(project_copy / "data/alignment")
    return project_copy


def test_untouched_pairs_raise_no_second_signal(unaccepted: Path) -> None:
    assert set(found(unaccepted)) == {"unaccepted-pair"}


def test_new_pairs_get_a_second_signal(unaccepted: Path) -> None:
    edit(unaccepted, "en/2024/1-review/8-closing.md", exchange(1, 2))
    assert "misaligned-section" in found(unaccepted)


def test_exchanged_paragraphs_are_found_without_a_lock(unaccepted: Path) -> None:
    """Exchange two English paragraphs of the report at random, often enough to measure."""
    opened = Project(unaccepted)
    alignment = opened.align_report(EN, "2024")
    units = [u for page in alignment.pages for u in page.units if u.source.ordinal and len(u.source.text) > 60]
    rng = random.Random(2024)
    noticed = 0
    for _ in range(40):
        first, second = rng.sample(units, 2)
        texts = {first.id: second.target.text, second.id: first.target.text}
        sources = [unit.source.text for unit in units]
        noticed += bool(find_misplaced(sources, [texts.get(unit.id, unit.target.text) for unit in units]))
    assert noticed >= 34


def test_chinese_of_another_paragraph_is_no_translation(accepted: Path) -> None:
    chinese = (accepted / "docs/zh" / CONVERSIONS).read_text(encoding="utf-8").split("\n\n")[3]
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:3], chinese.strip(), *b[4:]])
    assert found(accepted) == ["missing-translation"]


def test_what_is_gone_for_a_while_is_still_accepted_when_it_comes_back(accepted: Path) -> None:
    page = accepted / "docs/en" / ECOLOGY
    text = page.read_text(encoding="utf-8")
    page.rename(page.with_suffix(".away"))
    assert main(["accept"]) == 0
    page.write_text(text, encoding="utf-8")
    assert found(accepted) == []


def test_a_page_renamed_in_both_languages_leaves_no_lock_behind(accepted: Path) -> None:
    for locale in ("zh", "en"):
        page = accepted / "docs" / locale / ECOLOGY
        page.rename(page.with_name("9-ecology.md"))
    assert main(["accept", "docs/en/2024/2-plan"]) == 0
    assert found(accepted) == []


def test_check_status_and_site_agree_on_what_is_wrong_in_structure(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:2], *b[4:6], *b[2:4], *b[6:]])
    pages = {page.address: page for page in status_of(Project(accepted).align_report(EN, "2024"))}
    assert not pages[ECOLOGY.removesuffix(".md")].is_complete


def test_accept_refuses_pages_with_open_errors_and_takes_the_others(accepted: Path, capsys: Capture) -> None:
    edit(accepted, f"en/{ECOLOGY}", lambda b: b[:-1])
    edit(accepted, f"en/{CONVERSIONS}", replace("picked up pace", "gathered speed"))
    capsys.readouterr()
    before = (accepted / f"data/alignment/en/{ECOLOGY}").with_suffix(".tsv").read_text(encoding="utf-8")
    assert main(["accept"]) == 1
    captured = capsys.readouterr()
    assert captured.out == f"docs/en/{CONVERSIONS}: 确认 1 对 · 1 pairs accepted，清除 1 对 · 1 pruned\n"
    assert "paragraph-count-mismatch" in captured.err
    assert (accepted / f"data/alignment/en/{ECOLOGY}").with_suffix(".tsv").read_text(encoding="utf-8") == before


def test_accepting_twice_says_nothing(accepted: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["accept"]) == 0
    assert capsys.readouterr().out == ""


def test_a_review_is_recorded_and_does_not_survive_a_change(accepted: Path, capsys: Capture) -> None:
    assert main(["accept", "--reviewed", f"docs/en/{ECOLOGY}"]) == 0
    assert status(accepted, capsys)["reviewed"] == 8
    assert main(["accept"]) == 0
    assert status(accepted, capsys)["reviewed"] == 8
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    assert (status(accepted, capsys)["reviewed"], status(accepted, capsys)["stale"]) == (7, 1)


def status(project: Path, capsys: Capture) -> dict[str, int]:
    capsys.readouterr()
    assert main(["status", "--format", "json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    counts = ("units", "translated", "reviewed", "stale", "unaccepted", "missing", "misaligned")
    for name in counts:
        assert report[name] == sum(page[name] for page in report["pages"])
    return {name: report[name] for name in counts}


def test_status_counts_every_unit_once(accepted: Path, capsys: Capture) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    edit(accepted, f"en/{CONVERSIONS}", lambda b: b[:-1])
    (accepted / "docs/en/2024/3-closing.md").unlink()
    counts = status(accepted, capsys)
    assert counts["stale"] == 1
    assert counts["misaligned"] == 2
    assert counts["missing"] == 8
    assert sum(counts[n] for n in ("translated", "stale", "unaccepted", "missing", "misaligned")) == counts["units"]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_two_branches_that_accepted_different_pages_merge(accepted: Path) -> None:
    """Both branches change the same page and a page of their own; the locks merge line by line."""
    shutil.copy(ROOT / ".gitattributes", accepted)
    git(accepted, "init", "-q", "-b", "main")
    git(accepted, "add", "-A")
    git(accepted, "commit", "-qm", "base")
    changes = {
        "one": [(ECOLOGY, "reached Grade I", "met Grade I"), ("2024/0-opening.md", "I also invite", "I invite")],
        "two": [(ECOLOGY, "616 square", "some 616 square"), (CONVERSIONS, "picked up pace", "gathered speed")],
    }
    for branch, edits in changes.items():
        git(accepted, "checkout", "-q", "-b", branch, "main")
        for path, old, new in edits:
            edit(accepted, f"en/{path}", replace(old, new))
        assert main(["accept"]) == 0
        git(accepted, "commit", "-qam", branch)
    git(accepted, "merge", "-q", "one", "-m", "merge")
    assert found(accepted) == []
    assert status_by_page(accepted)[ECOLOGY.removesuffix(".md")] == (8, 8)
    before = git(accepted, "status", "--porcelain")
    assert main(["accept"]) == 0
    assert before == ""


def status_by_page(project: Path) -> dict[str, tuple[int, int]]:
    """Return units and translated units by page."""
    pages = status_of(Project(project).align_report(EN, "2024"))
    return {page.address: (page.units, page.translated) for page in pages}


def test_a_broken_lock_names_file_and_line(accepted: Path, capsys: Capture) -> None:
    lock = (accepted / f"data/alignment/en/{ECOLOGY}").with_suffix(".tsv")
    lock.write_text("<<<<<<< HEAD\n" + lock.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith(f"{lock.relative_to(accepted).as_posix()}:1: ")


def test_the_lock_is_one_line_a_pair(accepted: Path) -> None:
    for file in (accepted / "data/alignment").rglob("*.tsv"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[a-z][a-z0-9-]*\t[0-9a-f]{8}\t[0-9a-f]{8}", line)
