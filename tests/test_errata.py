"""Errata: where they apply, and what they do to the text and to what is known of it."""

from pathlib import Path

from builders import source_lines
from workreport.errata import Errata, Erratum, apply_errata, load_errata, render_erratum, suggest_erratum
from workreport.model import Paragraph
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
    file.write_text(toml, encoding="utf-8")
    paragraphs, findings = apply_errata([paragraph], load_errata(file, "e.toml"))
    assert paragraphs[0].text == "增长5%，增长5%，增长6%。"
    assert not findings
