"""House style on the pages of a project: a slip is told where it is typed, and a comment allows it."""

from pathlib import Path

from translations import ECOLOGY, edit
from workreport.checks import run_checks
from workreport.findings import Finding, Severity
from workreport.project import Project


def test_spaces_that_reading_takes_away_are_seen_on_editorial_pages(project_copy: Path) -> None:
    edit(project_copy, "en/2024/errata.md", lambda blocks: [*blocks[:-1], "One  sentence too wide."])
    assert [finding.target for finding in findings_of(project_copy)] == ["  "]


def test_a_slip_is_told_where_it_is_typed(project_copy: Path) -> None:
    blocks = [
        "*注*：\\[甲\\],乙。",
        "- 一项\n- 两项,三项",
        "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁,戊 |",
        "全文\n分行,书写。",
    ]
    edit(
        project_copy,
        "zh/2024/errata.md",
        lambda old: ["---\neditorial: true\ndescription: 差异,以及理由\n---", *old[1:], *blocks],
    )
    lines = (project_copy / "docs/zh/2024/errata.md").read_text(encoding="utf-8").split("\n")
    found = findings_of(project_copy)
    assert len(found) == 5
    assert all(lines[(one.location.line or 0) - 1][(one.location.column or 0) - 1] == "," for one in found)
    assert [one.location.line for one in found] == [number for number, line in enumerate(lines, 1) if "," in line]


def test_a_comment_allows_a_line_of_a_list(project_copy: Path) -> None:
    allowed = "<!-- allow: house-style 原样 -->\n- 一项\n- 两项,三项"
    edit(project_copy, "zh/2024/errata.md", lambda blocks: [*blocks, allowed])
    assert findings_of(project_copy) == []


def test_a_comment_allows_it_in_a_translation(project_copy: Path) -> None:
    edit(
        project_copy,
        f"en/{ECOLOGY}",
        lambda blocks: [*blocks[:1], blocks[1].replace(" the ", " the the ", 1), *blocks[2:]],
    )
    assert [finding.severity for finding in findings_of(project_copy)] == [Severity.ERROR]
    allow = "<!-- allow: house-style 引文如此 -->\n"
    edit(project_copy, f"en/{ECOLOGY}", lambda blocks: [*blocks[:1], allow + blocks[1], *blocks[2:]])
    assert findings_of(project_copy) == []


def findings_of(project: Path) -> list[Finding]:
    opened = Project(project)
    entry = opened.entry("2024")
    assert entry is not None
    return [one for one in run_checks(opened.load(entry)) if one.check in ("house-style", "unused-allow")]
