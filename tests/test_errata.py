"""Errata: where they apply, and what they do to the text and to what is known of it."""

from dataclasses import replace
from pathlib import Path

from builders import source_lines
from workreport.errata import Errata, Erratum, apply_errata
from workreport.errata_entries import Change, render_erratum, suggest_errata, suggest_erratum
from workreport.errata_file import load_errata
from workreport.inserts import render_inserts
from workreport.locales import LOCALES
from workreport.model import Paragraph
from workreport.project import Project
from workreport.unwrap import join_lines

REASON = {"zh": "理由", "en": "reason"}


def two_lines() -> Paragraph:
    return join_lines(source_lines("各位代表甲乙丙，共计3.9\n亿元，农村低收入人口。"))


def erratum(line: int, found: str, corrected: str) -> Erratum:
    return Erratum(page=1, line=line, found=found, corrected=corrected, reason=REASON)


def corrected(*errata: Erratum) -> tuple[str, list[str]]:
    paragraphs, findings = apply_errata([two_lines()], Errata(path="e.toml", corrections=errata))
    return paragraphs[0].text, [finding.check for finding in findings]


def test_corrections_apply_at_their_line() -> None:
    assert corrected(erratum(1, "甲乙", "乙"), erratum(2, "亿", "万")) == (
        "各位代表乙丙，共计3.9万元，农村低收入人口。",
        [],
    )


def test_a_correction_may_run_on_to_the_next_line() -> None:
    assert corrected(erratum(1, "3.9亿元", "4亿元")) == ("各位代表甲乙丙，共计4亿元，农村低收入人口。", [])


def test_several_on_one_line_refer_to_the_delivered_text() -> None:
    assert corrected(erratum(1, "代表", "代表们"), erratum(1, "丙", "丁"))[0].startswith("各位代表们甲乙丁，")


def test_what_is_not_there_or_not_once_is_reported() -> None:
    assert corrected(erratum(2, "甲", "乙"))[1] == ["errata-not-found"]
    assert corrected(erratum(9, "甲", "乙"))[1] == ["errata-not-found"]
    paragraphs, findings = apply_errata(
        [join_lines(source_lines("代表代表"))], Errata(path="e", corrections=(erratum(1, "代表", "甲"),))
    )
    assert paragraphs[0].text == "代表代表"
    assert [finding.check for finding in findings] == ["errata-not-found"]


def test_a_decision_to_keep_must_be_about_something_there() -> None:
    kept = Errata(path="e", kept=(erratum(1, "不在", "不在"),))
    assert [finding.check for finding in apply_errata([two_lines()], kept)[1]] == ["errata-not-found"]


def test_characters_keep_their_lines() -> None:
    paragraphs, _ = apply_errata([two_lines()], Errata(path="e", corrections=(erratum(1, "各位", ""),)))
    text = paragraphs[0].text
    assert paragraphs[0].line_at(text.index("9")).line == 1
    assert paragraphs[0].line_at(text.index("亿")).line == 2


def test_the_suggestion_is_unique_on_its_line_and_loads(tmp_path: Path) -> None:
    paragraph = join_lines(source_lines("增长5%，增长5%，增长5%。"))
    start = paragraph.text.rindex("5")
    suggested = suggest_erratum(paragraph, start, start + 1, "6")
    assert suggested is not None
    toml = render_erratum(suggested)
    file = tmp_path / "e.toml"
    file.write_text(toml.replace("……", "更正"), encoding="utf-8")
    paragraphs, findings = apply_errata([paragraph], load_errata(file, "e.toml"))
    assert paragraphs[0].text == "增长5%，增长5%，增长6%。"
    assert not findings


def test_what_two_errata_quote_may_overlap_but_not_what_they_change() -> None:
    assert corrected(erratum(1, "甲乙", "甲"), erratum(1, "乙丙，", "乙丁，")) == (
        "各位代表甲丁，共计3.9亿元，农村低收入人口。",
        [],
    )
    assert corrected(erratum(1, "甲乙丙", "甲丁"), erratum(1, "丙", "戊"))[1] == ["errata-overlap"]
    assert corrected(erratum(1, "甲乙", "甲丁"), erratum(1, "乙丙", "丁丙"))[1] == []
    assert corrected(erratum(1, "甲", "甲丁"), erratum(1, "甲", "甲戊"))[1] == ["errata-overlap"]


def test_what_is_kept_cannot_be_corrected_too() -> None:
    errata = Errata(path="e", corrections=(erratum(1, "乙", "丁"),), kept=(erratum(1, "甲乙", "甲乙"),))
    (finding,) = apply_errata([two_lines()], errata)[1]
    assert (finding.check, finding.location.path) == ("errata-overlap", "e")


def test_a_place_is_decided_and_no_other_like_it() -> None:
    paragraph = join_lines(source_lines("甲，，乙，、丙，，丁"))
    ((corrected,), _) = apply_errata([paragraph], Errata(path="e", corrections=(erratum(1, "甲，，", "甲，"),)))
    assert corrected.revision is not None
    assert corrected.revision.decided == ((0, 2),)
    assert corrected.revision.printed_place(5, 7) == (6, 8)
    assert corrected.revision.printed_place(1, 3) is None


def test_one_decision_may_be_about_the_whole_report(tmp_path: Path) -> None:
    file = tmp_path / "e.toml"
    toml = render_erratum(Erratum(found="，", corrected="，", reason=REASON))
    assert toml.startswith("[[kept]]\neverywhere = true\nfound")
    file.write_text(toml, encoding="utf-8")
    errata = load_errata(file, "e.toml")
    ((paragraph,), findings) = apply_errata([two_lines()], errata)
    assert not findings
    assert paragraph.revision is not None
    assert [paragraph.text[start:end] for start, end in paragraph.revision.decided] == ["，", "，"]
    assert [finding.check for finding in apply_errata([paragraph_of("甲")], errata)[1]] == ["errata-not-found"]


def test_the_page_of_errata_says_what_is_kept_throughout(project_copy: Path) -> None:
    file = project_copy / "data/sources/2024.errata.toml"
    entry = render_erratum(Erratum(found="。", corrected="。", reason=REASON))
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{entry}\n", encoding="utf-8")
    page = render_inserts(Project(project_copy), LOCALES["en"], "2024/errata", "<!-- insert: errata -->")["errata"]
    assert "| Throughout | *。*" in page


def paragraph_of(text: str) -> Paragraph:
    return join_lines(source_lines(text))


def test_entries_of_neighbours_can_all_be_pasted() -> None:
    paragraph = paragraph_of("甲％,乙％,丙％,")
    places = [(at, at + 1) for at, one in enumerate(paragraph.text) if one in "％,"]
    changes = [Change(start, end, {"％": "%", ",": "，"}[paragraph.text[start:end]]) for start, end in places]
    suggested = suggest_errata(paragraph, changes)
    errata = Errata(path="e", corrections=tuple(replace(one, reason=REASON) for one in suggested if one))
    ((whole,), findings) = apply_errata([paragraph], errata)
    assert (whole.text, findings) == ("甲%，乙%，丙%，", ())
    assert len({one.found for one in errata.corrections}) < len(suggested) == 6


def test_an_entry_quotes_nothing_that_another_changes() -> None:
    paragraph = paragraph_of("甲，，乙，，丙")
    (suggested,) = suggest_errata(paragraph, [Change(4, 6, "，")], [(1, 3)])
    assert suggested is not None
    assert suggested.found == "乙，，"
