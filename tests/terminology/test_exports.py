"""The commands on the termbase: what may be missing, and the termbase as other programs read it."""

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builders import ROOT
from workreport.cli import main
from workreport.terminology.loading import TERMBASE, load_termbase

Capture = pytest.CaptureFixture[str]
TBX = "{urn:iso:std:iso:30042:ed-2}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ALL_TERMS = {
    (concept.id, {"zh": "zh-Hans", "en": "en"}[term.locale], term.text, term.status.value)
    for concept in load_termbase(ROOT / TERMBASE, TERMBASE).concepts
    for term in concept.terms
}
PROTECTED = {concept.id for concept in load_termbase(ROOT / TERMBASE, TERMBASE).concepts if concept.is_protected}


def test_tbx_keeps_every_term_with_its_status(project_copy: Path) -> None:
    out = project_copy / "terms.tbx"
    assert main(["export", "--to", "tbx", "--out", str(out)]) == 0
    root = ElementTree.parse(out).getroot()
    assert (root.tag, root.get("type"), root.get("style")) == (f"{TBX}tbx", "TBX-Basic", "dca")
    entries = list(root.iter(f"{TBX}conceptEntry"))
    found = {
        (
            (entry.get("id") or "").removeprefix("c-"),
            section.get(LANGUAGE),
            term.findtext(f"{TBX}term"),
            (term.findtext(f"{TBX}termNote") or "").removesuffix("Term-admn-sts"),
        )
        for entry in entries
        for section in entry.iter(f"{TBX}langSec")
        for term in section.iter(f"{TBX}termSec")
    }
    assert found == ALL_TERMS
    assert any(status == "deprecated" for *_, status in found)
    untranslated = {
        (entry.get("id") or "").removeprefix("c-")
        for entry in entries
        if "do not translate" in [note.text for note in entry.iter(f"{TBX}note")]
    }
    assert untranslated == PROTECTED
    assert untranslated


def test_csv_opens_in_a_spreadsheet_with_every_term(project_copy: Path) -> None:
    out = project_copy / "terms.csv"
    assert main(["export", "--to", "csv", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf"), "without a byte order mark Excel reads UTF-8 wrongly"
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["concept"], row["language"], row["term"], row["status"]) for row in rows} == ALL_TERMS
    assert {row["concept"] for row in rows if row["protected"]} == PROTECTED


def test_an_export_overwrites_only_when_asked(project_copy: Path, capsys: Capture) -> None:
    out = project_copy / "terms.csv"
    out.write_text("mine", encoding="utf-8")
    assert main(["export", "--to", "csv", "--out", str(out)]) == 2
    assert "the file exists" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert main(["export", "--to", "csv", "--out", str(out), "--force"]) == 0
    first = out.read_bytes()
    assert main(["export", "--to", "csv", "--out", str(out), "--force"]) == 0
    assert out.read_bytes() == first


def test_what_may_be_missing_is_listed_with_counts_and_places(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/3-closing.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n做好“八纵九横”、落实“八纵九横”。\n", encoding="utf-8")
    assert main(["terms"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    count, _, reason, places = next(row for row in rows if row[1] == "八纵九横")
    assert (count, reason) == ("2", "quoted")
    assert places.startswith("2024/3-closing#")
    known = {text for _, _, text, _ in ALL_TERMS}
    assert not [text for _, text, _, _ in rows if text in known]


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("new quality productive forces", "new qualitative productivity", "term-deprecated"),
        ("new quality productive forces", "new ways of producing", "term-missing"),
        ("Saihanba", "Sehanba", "protected-name"),
    ],
)
def test_a_fault_in_a_term_is_found_on_the_pages(
    project_copy: Path, capsys: Capture, old: str, new: str, check: str
) -> None:
    pages = [path for path in (project_copy / "docs/en").rglob("*.md") if old in path.read_text(encoding="utf-8")]
    assert pages
    pages[0].write_text(pages[0].read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    main(["check"])
    assert f" {check} " in capsys.readouterr().out


def test_terms_of_bilingual_files_are_checked_when_a_termbase_is_given(project_copy: Path, capsys: Capture) -> None:
    pairs = project_copy / "pairs.tsv"
    pairs.write_text("发展新质生产力。\tWe will develop new qualitative productivity.\n", encoding="utf-8")
    assert main(["check", str(pairs)]) == 0
    assert main(["check", "--termbase", TERMBASE, str(pairs)]) == 1
    assert "term-deprecated" in capsys.readouterr().out
    assert main(["check", "--termbase", "none.toml", str(pairs)]) == 2
    assert "there is no such termbase" in capsys.readouterr().err


def test_a_concept_that_no_report_has_is_a_notice(project_copy: Path, capsys: Capture) -> None:
    file = project_copy / TERMBASE
    entry = '\n[[concept]]\nid = "x"\ndomain = "economy"\nzh = ["乌有之乡"]\nen = ["nowhere"]\nunknown = true\n'
    file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert main(["check"]) == 0
    assert "unused-term" in capsys.readouterr().out
