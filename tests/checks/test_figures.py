"""The figures of the real report and its translation: nothing to say as they stand, something after every change."""

import random
import re
from pathlib import Path

import pytest

from builders import ROOT
from translations import ECOLOGY, edit, found, replace
from workreport.cli import main
from workreport.comparison.omissions import Pace
from workreport.comparison.pairs import compare_pair
from workreport.locales import EN
from workreport.project import Project

UNITS = [
    (unit.source.text, unit.target.text) for page in Project(ROOT).align_report(EN, "2024").pages for unit in page.units
]
NUMBER = re.compile(r"(?<![\d.,A-Za-z+“-])\d[\d,]*(?:\.\d+)?(?![\d,+A-Za-z])")


def checks_of(chinese: str, english: str) -> list[str]:
    return sorted(disagreement.check for disagreement in compare_pair(chinese, english, Pace()))


def test_the_finished_translation_has_no_finding_and_needs_no_exception() -> None:
    assert [checks_of(*unit) for unit in UNITS] == [[]] * len(UNITS)
    pages = (ROOT / "docs").rglob("*.md")
    assert not [page for page in pages if "<!-- allow:" in page.read_text(encoding="utf-8")]


def test_a_digit_changed_anywhere_is_found() -> None:
    """Every figure in digits of the English, each with one digit changed at random."""
    chance = random.Random(20241123)
    missed: list[str] = []
    tried = 0
    for chinese, english in UNITS:
        for match in NUMBER.finditer(english):
            at = chance.choice([at for at, character in enumerate(match[0]) if character.isdecimal()])
            old = match[0][at]
            new = chance.choice([digit for digit in "123456789" if digit != old])
            changed = f"{english[: match.start() + at]}{new}{english[match.start() + at + 1 :]}"
            tried += 1
            if not checks_of(chinese, changed):
                missed.append(f"{match[0]} with {new} for {old}: {english[:60]}")
    assert tried > 250
    assert missed == []


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("billion", "million", "figure-mismatch"),
        ("million", "billion", "figure-mismatch"),
        ("yuan", "U.S. dollars", "unit-mismatch"),
        ("at least ", "", "bound-mismatch"),
        ("at least ", "about ", "bound-mismatch"),
        ("about 6 percent", "6 percent", "bound-mismatch"),
        ("more than ", "less than ", "bound-mismatch"),
        (" percent", " percentage points", "percentage-points"),
        ("grew by", "fell by", "direction-mismatch"),
        ("increase of", "decrease of", "direction-mismatch"),
        ("square kilometers", "kilometers", "unit-mismatch"),
        ("kilowatts", "megawatts", "figure-mismatch"),
    ],
)
def test_words_that_make_a_figure(old: str, new: str, check: str) -> None:
    """Each paragraph that has the words, with its first occurrence of them changed."""
    tried = [(chinese, english.replace(old, new, 1)) for chinese, english in UNITS if old in english]
    assert tried
    silent = [english[:80] for chinese, english in tried if check not in checks_of(chinese, english)]
    assert len(silent) <= len(tried) // 10, silent


def test_a_comment_allows_one_check_of_one_paragraph(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", replace("616 square", "617 square"))
    assert found(accepted) == ["figure-mismatch"]
    allow = "<!-- allow: figure-mismatch 送达文本有误，英文按统计公报 -->\n"
    edit(accepted, f"en/{ECOLOGY}", lambda blocks: [allow + b if "617 square" in b else b for b in blocks])
    assert found(accepted) == []


@pytest.mark.parametrize("check", ["figure-mismatch", "not-verbatim", "no-such-check"])
def test_a_comment_that_allows_nothing_is_found(accepted: Path, check: str) -> None:
    allow = f"<!-- allow: {check} 没有这样的问题 -->\n"
    edit(accepted, f"en/{ECOLOGY}", lambda blocks: [*blocks[:3], allow + blocks[3], *blocks[4:]])
    assert found(accepted) == ["unused-allow"]


def test_every_figure_is_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.split("\t")[3:8] == ["chinese", "kind", "value", "unit", "bound"]
    cells = [row.split("\t") for row in rows]
    assert {row[4] for row in cells} == {"quantity", "ordinal", "date", "name"}
    digits = sum(len(re.findall(r"\d+(?:\.\d+)?", chinese)) for chinese, _ in UNITS)
    in_digits = [row for row in cells if re.search(r"\d", row[3])]
    assert len(in_digits) == digits
    assert all(row[10] for row in cells if row[9] == "true"), "every figure that must be told has its English"
