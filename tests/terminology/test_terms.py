"""Terms: how they are found in running text, and what comparing a pair says of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ROOT, read_cases
from workreport.comparison.descriptions import Pair
from workreport.errors import ProjectError
from workreport.findings import Severity
from workreport.locales import EN, SOURCE
from workreport.model import Location
from workreport.terminology.comparing import TERM_CHECKS, TermComparison
from workreport.terminology.concept import Concept, Status
from workreport.terminology.descriptions import describe_term
from workreport.terminology.loading import load_termbase
from workreport.terminology.matching import TermFinder
from workreport.terminology.normalizing import normalize_english

CASES = ROOT / "tests/cases/termbase.toml"
SMALL = load_termbase(CASES, "termbase.toml")
FULL = load_termbase(ROOT / "data/termbase.toml", "data/termbase.toml")


def found(text: str, finder: TermFinder) -> list[tuple[str, str]]:
    return [(match.concept.id, text[match.start : match.end]) for match in finder.find(text)]


@pytest.mark.parametrize(("pair", "expected"), [pytest.param(i, o, id=t) for t, i, o in read_cases("terms.txt")])
def test_cases(pair: str, expected: str) -> None:
    chinese, english = pair.split("\n")
    issues = TermComparison(SMALL.concepts).compare(chinese, english)
    assert "\n".join(issue.check for issue in issues) == expected


def test_every_check_has_a_case() -> None:
    assert {check for _, _, expected in read_cases("terms.txt") for check in expected.split()} == TERM_CHECKS


def test_what_has_been_introduced_may_be_short_afterwards() -> None:
    comparison = TermComparison(SMALL.concepts)
    assert list(comparison.compare("地区生产总值", "gross regional product")) == []
    assert list(comparison.compare("地区生产总值", "GDP")) == []


def test_a_message_names_the_term_and_what_to_write() -> None:
    (issue,) = TermComparison(SMALL.concepts).compare("新质生产力", "new quality productivity")
    pair = Pair(unit="u", source_text="", target_text="", location=Location(path="f", line=3), can_allow=True)
    finding = describe_term(issue, pair)
    assert "新质生产力" in finding.message
    assert "new quality productivity" in finding.message
    assert finding.fix.splitlines()[0] == "写成 · write: new quality productive forces"
    assert "allow: term-deprecated" in finding.fix
    assert finding.severity is Severity.ERROR
    assert describe_term(issue, pair, is_recent=True).severity is Severity.WARNING


def test_chinese_terms_are_found_without_word_boundaries_and_the_longest_counts() -> None:
    finder = TermFinder(SMALL.concepts, SOURCE)
    assert found("我市新质生产力加快发展，GDP增长，解放生产力", finder) == [
        ("new-quality-productive-forces", "新质生产力"),
        ("gdp", "GDP"),
        ("productive-forces", "生产力"),
    ]


def test_english_terms_are_found_in_any_case_and_inflection_with_their_exact_place() -> None:
    text = "Gross regional products; “New-Quality Productive Force’s” GDP and gdp; in Fengning, not fengning."
    assert found(text, TermFinder(SMALL.concepts, EN)) == [
        ("gdp", "Gross regional products"),
        ("new-quality-productive-forces", "New-Quality Productive Force"),
        ("gdp", "GDP"),
        ("fengning", "Fengning"),
    ]


@pytest.mark.parametrize(
    "forms",
    [
        "develop develops developed developing",
        "force forces",
        "promote promotes promoted promoting",
        "cut cuts cutting",
        "city cities",
        "process processes processed processing",
        "modernize modernise modernizing modernised",
        "modernization modernisation modernizations",
        "center centre centers centres",
        "labor labour",
        "program programme programs programmes",
        "GDP GDPs",
    ],
)
def test_forms_of_one_word_are_one(forms: str) -> None:
    assert len({normalize_english(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words", ["productive productivity", "IT it", "develop development", "business busy", "spring spr", "four for"]
)
def test_different_words_stay_apart(words: str) -> None:
    assert len({normalize_english(word) for word in words.split()}) == 2


def test_forbidden_terms_can_be_looked_for_alone() -> None:
    finder = TermFinder(SMALL.concepts, EN, Status.DEPRECATED)
    assert found("new quality productivity, new quality productive forces", finder) == [
        ("new-quality-productive-forces", "new quality productivity")
    ]


@given(st.text(max_size=120), st.sampled_from([SOURCE, EN]))
def test_matches_are_in_order_and_inside_the_text(text: str, locale: object) -> None:
    for finder in (TermFinder(SMALL.concepts, SOURCE), TermFinder(SMALL.concepts, EN)):
        matches = finder.find(text)
        borders = [border for match in matches for border in (match.start, match.end)]
        assert borders == sorted(borders)
        assert all(0 <= match.start < match.end <= len(text) for match in matches)


@given(st.lists(st.sampled_from(FULL.concepts), max_size=6), st.sampled_from(["，", "；"]))
def test_every_term_of_the_termbase_is_found_in_both_languages(concepts: list[Concept], comma: str) -> None:
    for locale, join in ((SOURCE, comma), (EN, "; ")):
        text = join.join(concept.preferred(locale) for concept in concepts)
        assert [match.concept.id for match in TermFinder(FULL.concepts, locale).find(text)] == [c.id for c in concepts]


ENTRY = """\
[[domain]]
id = "economy"
zh = "经济"
en = "Economy"

[[concept]]
id = "one"
domain = "economy"
zh = ["甲"]
en = ["first thing"]
definition = { zh = "甲。", en = "One.", source = "书" }
"""
SECOND = ENTRY.partition("\n\n")[2].replace('"one"', '"two"').replace("甲", "乙").replace("first", "second")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('zh = ["甲"]', "", "“one”: 缺少 zh"),
        ('zh = ["甲"]', "zh = []", "缺少 zh"),
        ('zh = ["甲"]', 'zh = "甲"', "zh 写错"),
        ('zh = ["甲"]', 'zh = ["甲", " "]', "zh 写错"),
        ('domain = "economy"', 'domain = "sport"', "no such domain: sport (economy)"),
        ('id = "one"', 'id = "One"', "id 只用小写字母"),
        ("definition = {", "meaning = {", "unknown key meaning"),
        (', source = "书" }', "}", "definition 要有中文、英文和来源"),
        ("definition = {", "unknown = true\ndefinition = {", "needs a definition, or else unknown"),
        ('en = ["first thing"]', 'en = ["first thing"]\napproved = "2024"', "approved 写错"),
        ('en = ["first thing"]', 'en = ["first thing"]\nnote = { zh = "注" }', "note needs both languages"),
        ('en = ["first thing"]', 'en = ["first thing"]\ndeprecated = ["no"]', "deprecated 写错"),
        ('zh = "经济"\n', "", "domain is wrong: economy"),
        ("[[concept]]", "[[notion]]", "unknown table [[notion]]"),
        ('id = "one"', "id = one", "not valid TOML"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_with_its_cure(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert ENTRY.count(old) == 1
    file = tmp_path / "terms.toml"
    file.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(ProjectError) as error:
        load_termbase(file, "terms.toml")
    assert words in str(error.value)
    assert str(error.value).startswith("terms.toml")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("乙", "甲", "one surface under two concepts: one (line 6), two"),
        ("second thing", "First things", "one surface under two concepts"),
        ('"two"', '"one"', "the id is taken, at line 6"),
    ],
)
def test_two_entries_cannot_have_the_same(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = tmp_path / "terms.toml"
    file.write_text(f"{ENTRY}\n{SECOND.replace(old, new)}", encoding="utf-8")
    with pytest.raises(ProjectError) as error:
        load_termbase(file, "terms.toml")
    assert words in str(error.value)
    assert str(error.value).startswith("terms.toml:13")


def test_no_file_is_an_empty_termbase(tmp_path: Path) -> None:
    assert load_termbase(tmp_path / "none.toml", "none.toml").concepts == ()
    assert TermFinder((), SOURCE).find("新质生产力") == ()
