"""House style: sentences a translator can read, then what editors are told and how they settle it."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ROOT, paragraphs
from workreport.checks.settling import settle
from workreport.checks.style import check_style
from workreport.errata import apply_errata
from workreport.errata_file import load_errata
from workreport.findings import Finding, Severity
from workreport.model import Kind, Location, Page, Paragraph, Report, Segment
from workreport.plaintext import to_markdown
from workreport.project import Delivered, LoadedReport, Project
from workreport.style import CHINESE, ENGLISH, Slip, english_rules, find_habits, find_slips

RULES = {"zh": CHINESE, "en": ENGLISH}
CASES = [
    tuple(line.split("\t"))
    for line in (ROOT / "tests/cases/style.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PLACE = "开场。面临困难和挑战:业态,深化。人民的的事业,天天向上。"


def told(slip: Slip) -> str:
    instead = "?" if slip.instead is None else slip.instead.replace(" ", "␣")
    return f"{slip.found.replace(' ', '␣')} → {instead}".rstrip()


@pytest.mark.parametrize(("locale", "sentence", "wanted"), CASES, ids=[case[1][:40] for case in CASES])
def test_what_is_found_in_a_sentence(locale: str, sentence: str, wanted: str) -> None:
    assert " | ".join(told(slip) for slip in find_slips(sentence, RULES[locale])) == wanted


@cache
def report_2024() -> LoadedReport:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry is not None
    return project.load(entry)


def test_the_report_and_its_translation_have_no_finding() -> None:
    assert list(check_style(report_2024())) == []


def delivering(text: str, *pages: str) -> LoadedReport:
    """Return a report whose delivered text has one paragraph a line, and pages of these paragraphs, or of the same."""
    delivered = paragraphs(text)
    return holding(delivered, pages or tuple(one.text for one in delivered))


def holding(delivered: tuple[Paragraph, ...], pages: tuple[str, ...]) -> LoadedReport:
    read = Report(id="2024", pages=(page_of(*pages),))
    empty = Delivered(paragraphs=delivered, corrected=frozenset(), findings=())
    return replace(report_2024(), delivered=empty, reports={"zh": read}, alignments={}, texts={})


def page_of(*texts: str, editorial: bool = False, path: str = "docs/zh/2024/p.md") -> Page:
    segments = tuple(
        Segment(
            page="2024/p",
            section_id="p",
            ordinal=number,
            kind=Kind.PARAGRAPH,
            markdown=to_markdown(text),
            location=Location(path=path, line=2 * number + 1),
        )
        for number, text in enumerate(texts, 1)
    )
    return Page(address="2024/p", path=path, segments=segments, editorial=editorial)


def written(locale: str, *texts: str) -> list[Finding]:
    """Return what is found in a translation, or in an editor's own words."""
    page = page_of(*texts, editorial=locale == "zh", path=f"docs/{locale}/2024/p.md")
    loaded = replace(
        delivering("甲。"), reports={"zh": Report(id="2024", pages=()), locale: Report(id="2024", pages=(page,))}
    )
    return list(check_style(loaded))


def test_a_slip_of_the_delivered_text_is_a_warning_at_its_place_on_the_page() -> None:
    findings = list(check_style(delivering(PLACE)))
    assert [(finding.check, finding.severity) for finding in findings] == [("house-style", Severity.WARNING)] * 4
    assert [finding.source for finding in findings] == [":", ",", "的的", ","]
    assert findings[0].location == Location(path="docs/zh/2024/p.md", line=3, column=PLACE.index(":") + 1)
    assert "…困难和挑战【:】业态" in findings[0].message.replace("开场。面临", "…").replace("……", "…")
    assert "printed p. 1, line 1" in findings[0].message
    assert findings[0].related_text == PLACE


@pytest.mark.parametrize("entry", ["[[kept]]", "[[erratum]]"])
def test_the_entries_that_a_finding_prints_settle_it(tmp_path: Path, entry: str) -> None:
    loaded = delivering(PLACE)
    file = tmp_path / "e.toml"
    file.write_text("\n\n".join(entry_of(finding, entry) for finding in check_style(loaded)), encoding="utf-8")
    errata = load_errata(file, "e.toml")
    assert len((*errata.corrections, *errata.kept)) == 4
    corrected, misplaced = apply_errata(loaded.delivered.paragraphs, errata)
    assert not misplaced
    settled = holding(corrected, tuple(one.text for one in corrected))
    assert list(check_style(settled)) == []
    right = "开场。面临困难和挑战：业态，深化。人民的事业，天天向上。"
    assert corrected[0].text == (PLACE if entry == "[[kept]]" else right)


def entry_of(finding: Finding, kind: str) -> str:
    """Return the one of the entries in a finding's fix that is of this kind."""
    return entry_in(finding.fix, kind)


def entry_in(way: str, kind: str) -> str:
    lines = way.splitlines()
    start = lines.index(kind)
    return "\n".join(lines[start : start + (5 if kind == "[[kept]]" else 6)])


def test_a_decision_settles_its_own_place_only() -> None:
    loaded = delivering(PLACE)
    (_, comma, *_) = check_style(loaded)
    assert 'found = "态,"' in comma.fix or 'found = "业态,"' in comma.fix


def settled_by(loaded: LoadedReport, toml: str, file: Path) -> LoadedReport:
    """Return the report with these errata, and pages that are what they say."""
    file.write_text(toml, encoding="utf-8")
    corrected, findings = apply_errata(loaded.delivered.paragraphs, load_errata(file, "e.toml"))
    assert not findings
    return holding(corrected, tuple(one.text for one in corrected))


def test_a_slip_beside_an_erratum_is_settled_in_the_printed_words(tmp_path: Path) -> None:
    loaded = delivering("各项工作,，稳步推进；我们的我们的城市，甲，、乙。")
    first, *others = check_style(loaded)
    assert [finding.source for finding in others] == ["我们的我们的", "，、"]
    entry = entry_of(first, "[[erratum]]")
    settled = settled_by(loaded, entry, tmp_path / "e.toml")
    assert [finding.source for finding in check_style(settled)] == ["我们的我们的", "，、"]
    entries = [entry, *(entry_of(finding, "[[erratum]]") for finding in check_style(settled))]
    whole = settled_by(loaded, "\n\n".join(entries), tmp_path / "e.toml")
    assert whole.delivered.paragraphs[0].text == "各项工作，稳步推进；我们的城市，甲，乙。"
    assert list(check_style(whole)) == []


@pytest.mark.parametrize("kind", ["[[kept]]", "[[erratum]]"])
def test_all_entries_of_a_line_can_be_pasted_together(tmp_path: Path, kind: str) -> None:
    loaded = delivering("甲２％,乙２％,丙２％,丁９％,戊12%，己12%，庚12%，辛12%，壬，癸。")
    entries = "\n\n".join(entry_of(finding, kind) for finding in check_style(loaded))
    settled = settled_by(loaded, entries, tmp_path / "e.toml")
    assert list(check_style(settled)) == []
    right = "甲2%，乙2%，丙2%，丁9%，戊12%，己12%，庚12%，辛12%，壬，癸。"
    assert settled.delivered.paragraphs[0].text == (
        right if kind == "[[erratum]]" else loaded.delivered.paragraphs[0].text
    )


@settings(derandomize=True, deadline=None, max_examples=150, database=None)
@given(
    st.text(alphabet='甲乙的一二零3，。、：,;:!."“”‘’「」（）()《 ％', min_size=1, max_size=30),
    st.sampled_from(["[[kept]]", "[[erratum]]"]),
)
def test_the_entries_of_any_text_can_be_pasted_together(text: str, kind: str) -> None:
    (paragraph,) = paragraphs(text)
    slips = find_slips(text, CHINESE)
    ways = [way for way in settle(paragraph, slips, "e.toml") if kind in way.splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "e.toml"
        file.write_text("\n\n".join(entry_in(way, kind) for way in ways), encoding="utf-8")
        corrected, findings = apply_errata([paragraph], load_errata(file, "e.toml"))
    assert not findings
    is_whole = len(ways) == sum(kind == "[[kept]]" or slip.instead is not None for slip in slips)
    wanted = as_told(text, slips) if kind == "[[erratum]]" else text
    assert not is_whole or "".join(one.text for one in corrected) == wanted


def as_told(text: str, slips: Sequence[Slip]) -> str:
    """Return the text with what is to be written in the place of each slip."""
    for slip in reversed(slips):
        if slip.instead is not None:
            text = text[: slip.start] + slip.instead + text[slip.end :]
    return text


def test_what_a_text_has_throughout_is_kept_by_one_entry(tmp_path: Path) -> None:
    loaded = delivering("\n".join(f"第{number}项增长5％。" for number in range(1, 31)))
    (finding,) = check_style(loaded)
    lines = finding.fix.splitlines()
    entry = "\n".join(lines[lines.index("[[kept]]") :][:4])
    assert "everywhere = true" in entry
    assert list(check_style(settled_by(loaded, entry, tmp_path / "e.toml"))) == []


def test_what_differs_from_the_delivered_text_is_left_to_the_check_of_that() -> None:
    assert list(check_style(delivering("甲乙丙，丁。", "甲乙丙,丁。"))) == []
    assert list(check_style(delivering("甲乙丙,丁。", "甲乙丙，丁。"))) == []


def test_what_a_text_does_throughout_is_told_once() -> None:
    (finding,) = check_style(delivering("\n".join(f"第{number}项增长5％。" for number in range(1, 31))))
    assert "共 30 处" in finding.message
    texts = [f"增长{number}％，{number}%，{number}%。" for number in range(1, 31)]
    assert find_habits(texts, [slip for text in texts for slip in find_slips(text, CHINESE)]) == ()


def test_quotation_marks_may_pair_across_a_paragraph_that_was_cut() -> None:
    assert list(check_style(delivering("我们坚持“两个\n毫不动摇”，推动发展。"))) == []
    assert len(list(check_style(delivering("我们坚持“两个\n甲。\n乙。\n毫不动摇”，推动发展。")))) == 2


def test_two_whole_paragraphs_do_not_lend_each_other_quotation_marks() -> None:
    assert len(list(check_style(delivering("我们坚持“两个毫不动摇。\n推动一件事”，惠及群众。")))) == 2


def test_a_quotation_of_several_paragraphs_begins_each_of_them() -> None:
    assert written("zh", "下列引文分两段：“甲。", "“乙。”") == []
    assert len(written("zh", "下列引文分两段：“甲。", "乙。")) == 1


def test_an_editors_own_words_are_errors() -> None:
    (finding,) = written("zh", "本页列出每一处差异,以及理由。")
    assert (finding.severity, finding.location.column) == (Severity.ERROR, 10)
    assert "“,” 写成 · write “，”" in finding.fix


def test_a_translation_has_errors_where_the_rule_is_certain() -> None:
    certain, taste = written("en", "We kept the the promise - and more.")
    assert (certain.severity, certain.target) == (Severity.ERROR, "the the")
    assert (taste.severity, taste.target) == (Severity.WARNING, " - ")


def test_a_paragraph_that_is_still_chinese_is_judged_by_no_english_rule() -> None:
    assert written("en", "我们坚持稳中求进，各项工作取得新成绩。") == []


def test_a_report_is_held_to_what_its_own_pages_mostly_do() -> None:
    straight = ['The "one" and the "two" rose 5% and 4%.', "The “three” rose 6 percent."]
    assert [finding.target for finding in written("en", *straight)] == ["“", "”", " percent"]
    curly = ["The “one” and the “two” rose 5 percent.", 'The "three" rose 6%, or 7 percent.']
    assert [finding.target for finding in written("en", *curly)] == ['"', '"', "%"]
    assert english_rules([]) == ENGLISH
    mixed = [*["It rose 5 percent."] * 30, *["It rose 5%."] * 20]
    (finding,) = written("en", *mixed)
    assert "共 20 处" in finding.message
