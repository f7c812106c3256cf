"""Addresses last: what was published is there or leads on, in the checks and in git."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders import heading, page, paragraph
from moving import ECOLOGY, REFORM, change, lines_of, write_moves
from workreport.addresses import ADDRESSES, find_addresses, is_address, link_to, read_addresses
from workreport.cli import main
from workreport.locales import SOURCE
from workreport.moves import MOVED
from workreport.page_ids import find_printed_ids
from workreport.printed.report import read_all_printed
from workreport.printed.turns import PageTurn, Printed
from workreport.project import Project
from workreport.redirects import build_redirects

Capture = pytest.CaptureFixture[str]
Findings = list[dict[str, Any]]


def findings(capsys: Capture, *paths: str) -> Findings:
    """Return what the check says of addresses."""
    capsys.readouterr()
    main(["check", "--format", "json", *paths])
    found: Findings = json.loads(capsys.readouterr().out)
    return [finding for finding in found if finding["check"] in ("address-lost", "wrong-move")]


def lost(capsys: Capture) -> dict[str, str]:
    """Return, by address that is lost, where it is proposed to lead."""
    entries = (finding["fix"].split('"') for finding in findings(capsys) if finding["check"] == "address-lost")
    return {entry[1]: entry[3] for entry in entries}


def messages(capsys: Capture) -> list[str]:
    return [f"{f['path']}:{f['line']}: {f['message'].partition(' · ')[2]}" for f in findings(capsys)]


def paste_fixes(project: Path, capsys: Capture) -> None:
    file = project / MOVED
    entries = "\n\n".join(finding["fix"] for finding in findings(capsys))
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{entries}\n", encoding="utf-8")


def rename(project: Path, old: str, new: str) -> None:
    for locale in ("zh", "en"):
        (project / f"docs/{locale}/{old}.md").rename(project / f"docs/{locale}/{new}.md")


def test_addresses_are_pages_headings_paragraphs_and_printed_pages() -> None:
    text = page(heading("标题", "title"), paragraph("一段。", "title"), address="2024/1-review/index")
    editorial = page(heading("首页", "home"), paragraph("一段。", "home"), address="index", editorial=True)
    printed = {"2024/1-review/index": {"title.1": Printed(5, (PageTurn(1, 6),))}}
    assert list(find_addresses([editorial, text], find_printed_ids(printed))) == [
        "./",
        "./#home",
        "2024/1-review/",
        "2024/1-review/#title",
        "2024/1-review/#title.1",
        "2024/1-review/#p.6",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("./", True),
        ("./#home", True),
        ("2024/1-review/#p.6", True),
        ("2024/1-review", False),
        ("/2024/", False),
        ("en/2024/", False),
        ("2024/../../etc/", False),
        ("2024/%2e%2e/", False),
        ("2024/%2F/", False),
        ("https://example.org/", False),
        ('2024/"/', False),
        ("2024/#", False),
        ("", False),
    ],
)
def test_an_address_stays_inside_the_site(text: str, expected: bool) -> None:
    assert is_address(text) is expected


@pytest.mark.parametrize(
    ("address", "origin", "link"),
    [
        ("2024/1-review/#a.1", "2024/2-plan/1-demand/", "../../1-review/#a.1"),
        ("2024/1-review/#a", "2024/1-review/", "#a"),
        ("2024/1-review/", "2024/1-review/", "./"),
        ("./", "2024/", "../"),
        ("2024/", "./", "2024/"),
    ],
)
def test_links_are_relative(address: str, origin: str, link: str) -> None:
    assert link_to(address, origin) == link


def test_the_project_itself_loses_nothing(project_copy: Path, capsys: Capture) -> None:
    assert lines_of(project_copy) == sorted(set(lines_of(project_copy)))
    assert findings(capsys) == []


def test_without_a_record_nothing_is_lost(project_copy: Path, capsys: Capture) -> None:
    (project_copy / ADDRESSES).unlink()
    (project_copy / MOVED).unlink()
    (project_copy / f"docs/zh/{ECOLOGY}.md").unlink()
    assert findings(capsys) == []


def test_a_page_deleted(project_copy: Path, capsys: Capture) -> None:
    recorded = [line for line in lines_of(project_copy) if line.startswith(f"{REFORM}/")]
    (project_copy / f"docs/zh/{REFORM}.md").unlink()
    (project_copy / f"docs/en/{REFORM}.md").unlink()
    gone = lost(capsys)
    # Printed page 6 begins on the page that this one is proposed to lead to.
    assert [one for one in gone if one.startswith(REFORM)] == [one for one in recorded if not one.endswith("#p.6")]
    found = findings(capsys)
    assert {finding["path"] for finding in found} == {ADDRESSES}
    numbers = read_addresses(project_copy)
    assert [finding["line"] for finding in found] == [numbers[address] for address in gone]
    said = found[list(gone).index(f"{REFORM}/")]["message"]
    assert f"gone, and data/moved.toml does not say where to: {REFORM}/" in said
    assert "发布过的地址没有了" in said
    paste_fixes(project_copy, capsys)
    assert findings(capsys) == []


def test_a_whole_report_deleted(project_copy: Path, capsys: Capture) -> None:
    reports = project_copy / "data/reports.toml"
    reports.write_text(reports.read_text(encoding="utf-8").partition("[[report]]")[0], encoding="utf-8")
    for file in (project_copy / "docs/zh/2024").rglob("*.md"):
        file.unlink()
    gone = lost(capsys)
    assert gone.keys() == {line for line in lines_of(project_copy) if line.startswith("2024/")}
    assert set(gone.values()) == {"./"}


def test_a_page_renamed_needs_one_entry(project_copy: Path, capsys: Capture) -> None:
    rename(project_copy, ECOLOGY, "2024/1-review/3-nature")
    assert lost(capsys) == {f"{ECOLOGY}/": "2024/1-review/3-nature/"}
    write_moves(project_copy, (f"{ECOLOGY}/", "2024/1-review/3-nature/"))
    assert findings(capsys) == []


def test_a_term_or_key_figure_with_another_id(project_copy: Path, capsys: Capture) -> None:
    """What the glossary and the table of key figures are made of has addresses, too."""
    for name, old, new in (("termbase", "forest-chief-system", "chiefs"), ("indicators", "gdp-growth", "gdp")):
        file = project_copy / f"data/{name}.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f'id = "{old}"', f'id = "{new}"'), encoding="utf-8")
    assert lost(capsys) == {
        "2024/glossary/#forest-chief-system": "2024/glossary/#chiefs",
        "2024/indicators/#gdp-growth": "2024/indicators/#gdp",
    }


def test_new_addresses_are_told_until_they_are_on_record(project_copy: Path, capsys: Capture) -> None:
    change(project_copy, ECOLOGY, "{ #reputation }", "{ #fame }")
    write_moves(
        project_copy,
        (f"{ECOLOGY}/#reputation", f"{ECOLOGY}/#fame"),
        (f"{ECOLOGY}/#reputation.1", f"{ECOLOGY}/#fame.1"),
    )
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert f"docs/zh/{ECOLOGY}.md: address-unrecorded (warning): 还没有登记的新地址：2 个" in said
    assert main(["accept"]) == 0
    assert main(["check"]) == 0
    assert "address-unrecorded" not in capsys.readouterr().out


def test_a_heading_renamed(project_copy: Path, capsys: Capture) -> None:
    change(project_copy, ECOLOGY, "{ #reputation }", "{ #fame }")
    assert lost(capsys) == {
        f"{ECOLOGY}/#reputation": f"{ECOLOGY}/#fame",
        f"{ECOLOGY}/#reputation.1": f"{ECOLOGY}/#fame.1",
    }
    assert {finding["related"] for finding in findings(capsys)} == {f"docs/zh/{ECOLOGY}.md"}
    assert len(findings(capsys, f"docs/zh/{ECOLOGY}.md")) == 2
    assert findings(capsys, f"docs/zh/{REFORM}.md") == []
    paste_fixes(project_copy, capsys)
    assert findings(capsys) == []


def test_a_page_and_a_heading_on_it_renamed(project_copy: Path, capsys: Capture) -> None:
    change(project_copy, ECOLOGY, "{ #reputation }", "{ #fame }")
    rename(project_copy, ECOLOGY, "2024/1-review/3-nature")
    write_moves(project_copy, (f"{ECOLOGY}/", "2024/1-review/3-nature/"))
    assert lost(capsys) == {
        f"{ECOLOGY}/#reputation": "2024/1-review/3-nature/#fame",
        f"{ECOLOGY}/#reputation.1": "2024/1-review/3-nature/#fame.1",
    }


def test_a_topic_moved_to_another_page(project_copy: Path, capsys: Capture) -> None:
    for locale in ("zh", "en"):
        file, other = (project_copy / f"docs/{locale}/{address}.md" for address in (ECOLOGY, REFORM))
        blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        file.write_text("\n\n".join([*blocks[:2], *blocks[4:]]) + "\n", encoding="utf-8")
        other.write_text(other.read_text(encoding="utf-8") + "\n" + "\n\n".join(blocks[2:4]) + "\n", encoding="utf-8")
    topic = {line: line.replace(ECOLOGY, REFORM) for line in lines_of(project_copy) if f"{ECOLOGY}/#reputation" in line}
    assert topic
    assert {address: to for address, to in lost(capsys).items() if address in topic} == topic


def test_a_paragraph_removed(project_copy: Path, capsys: Capture) -> None:
    for locale in ("zh", "en"):
        file = project_copy / f"docs/{locale}/2024/3-closing.md"
        blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        file.write_text("\n\n".join(blocks[:-1]) + "\n", encoding="utf-8")
    assert lost(capsys)["2024/3-closing/#closing.7"] == "2024/3-closing/#closing"


def test_chains_are_followed(project_copy: Path, capsys: Capture) -> None:
    change(project_copy, ECOLOGY, "{ #reputation }", "{ #fame }")
    write_moves(
        project_copy,
        (f"{ECOLOGY}/#reputation", "2024/1-review/9-old/#x"),
        ("2024/1-review/9-old/", "2024/1-review/9-older/"),
        ("2024/1-review/9-older/", f"{ECOLOGY}/"),
        ("2024/1-review/9-older/#x", f"{ECOLOGY}/#fame"),
        (f"{ECOLOGY}/#reputation.1", f"{ECOLOGY}/#fame.1"),
    )
    assert findings(capsys) == []


def test_entries_that_cannot_be_followed(project_copy: Path, capsys: Capture) -> None:
    old = "2024/1-review/9-old"
    write_moves(
        project_copy,
        (f"{old}/", f"{ECOLOGY}/"),
        (f"{old}/", f"{REFORM}/"),
        (f"{ECOLOGY}/#ecology", f"{REFORM}/"),
        (f"{old}/#a", f"{ECOLOGY}/#nowhere"),
        (f"{old}/#b", f"{old}/#c"),
        (f"{old}/#c", f"{old}/#b"),
        (f"{old}/#d", f"{old}/#b"),
        ("2024/gone/#x", f"{ECOLOGY}/"),
        (f"{old}/#e", "en/2024/"),
        (f"{old}/#f", f"{old}/#f"),
    )
    assert messages(capsys) == [
        f"{MOVED}:4: line 1 has this `from` already: {old}/",
        f"{MOVED}:25: to is not an address of this site without language: en/2024/",
        f"{MOVED}:7: `from` is still there and leads nowhere else: {ECOLOGY}/#ecology",
        f"{MOVED}:10: there is no such `to`: {ECOLOGY}/#nowhere",
        f"{MOVED}:13: leads back to itself: {old}/#b → {old}/#c → {old}/#b",
        f"{MOVED}:16: leads back to itself: {old}/#c → {old}/#b → {old}/#c",
        f"{MOVED}:22: the page it was on is gone and leads nowhere: 2024/gone/",
        f"{MOVED}:28: leads back to itself: {old}/#f → {old}/#f",
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('from = "2024/x/"', "to is missing"),
        ('to = "2024/"', "from is missing"),
        ('from = 2024\nto = "2024/"', "from is not an address of this site without language: 2024"),
        ('from = "2024/x/"\nto = "2024/"\nwhy = ""', "unknown key why"),
    ],
)
def test_malformed_entries(project_copy: Path, capsys: Capture, entry: str, message: str) -> None:
    (project_copy / MOVED).write_text(f"# Comment.\n[[moved]]\n{entry}\n", encoding="utf-8")
    assert messages(capsys) == [f"{MOVED}:2: {message}"]


def test_files_that_cannot_be_read_end_the_command(project_copy: Path, capsys: Capture) -> None:
    (project_copy / MOVED).write_text("[[moved", encoding="utf-8")
    assert main(["check"]) == 2
    assert f"{MOVED}: 不是合格的 TOML" in capsys.readouterr().err
    (project_copy / ADDRESSES).write_text("2024/\n2024/../x/\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert f"{ADDRESSES}:2: 不是地址" in capsys.readouterr().err


def test_the_build_leaves_out_what_cannot_be_followed(project_copy: Path) -> None:
    write_moves(
        project_copy,
        (f"{ECOLOGY}/", f"{REFORM}/"),
        (f"{ECOLOGY}/#a", "2024/gone/"),
        ("2024/b/", "2024/c/"),
        ("2024/c/", "2024/b/"),
        ("2024/d/#x", f"{ECOLOGY}/"),
        (f"{ECOLOGY}/#e", "en/2024/"),
    )
    project = Project(project_copy)
    redirects = build_redirects(project, SOURCE, read_all_printed(project), in_script=str, site="")
    assert (redirects.pages, redirects.notices) == ({}, {})
