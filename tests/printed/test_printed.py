"""Where printed pages turn, in the domain, in the HTML of a page, and on the whole built site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from markdown import markdown

from builders import ROOT, heading, paragraph, source_lines
from ground_truth import Printed as PrintedCharacter
from ground_truth import pages_of, printed_characters
from sites import read_built_page
from workreport.locales import SOURCE
from workreport.printed.turns import PageTurn, Printed, find_printed_pages
from workreport.project import Project, read_pages
from workreport.tree import page_files
from workreport.unwrap import unwrap


def read(file: Path) -> HtmlElement:
    """Return a built page."""
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


EDITORIAL = ("2024/", "2024/errata", "2024/glossary", "2024/indicators", "2024/figures")
TEXT = """\
　　甲乙丙丁戊己庚辛壬癸子丑
寅卯辰巳午未申酉戌亥共计3.9
— 1 —
亿元。甲乙丙丁戊己庚辛壬癸子
丑寅卯。
— 2 —
　　酉戌亥。
— 3 —
"""
FIRST = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥共计3.9亿元。甲乙丙丁戊己庚辛壬癸子丑寅卯。"


def printed_of(*texts: str) -> list[Printed]:
    segments = [paragraph(text, "a", number) for number, text in enumerate(texts, 1)]
    found = find_printed_pages(unwrap(source_lines(TEXT)), segments)
    return [found[segment.id] for segment in segments]


def test_a_page_turns_in_the_middle_of_a_number_and_at_the_beginning_of_a_paragraph() -> None:
    assert printed_of(FIRST, "酉戌亥。") == [
        Printed(1, (PageTurn(0, 1), PageTurn(FIRST.index("亿"), 2))),
        Printed(3, (PageTurn(0, 3),)),
    ]
    assert [str(one) for one in printed_of(FIRST, "酉戌亥。")] == ["1–2", "3"]


def test_a_draft_that_differs_still_has_every_page_where_its_sentence_is() -> None:
    found = printed_of(FIRST.replace("3.9", "4"), "酉戌亥，另有一事。")
    assert [turn.page for one in found for turn in one.turns] == [1, 2, 3]


def test_a_full_stop_that_a_heading_drops_carries_the_page_to_what_follows() -> None:
    text = unwrap(source_lines("一、甲乙丙丁戊己\n— 1 —\n。子丑寅卯。\n— 2 —\n"))
    segments = [heading("一、甲乙丙丁戊己", "a"), paragraph("子丑寅卯。", "a")]
    found = find_printed_pages(text, segments)
    assert found[segments[1].id].turns == (PageTurn(0, 2),)


def test_a_text_without_printed_pages_gets_none() -> None:
    assert find_printed_pages(unwrap(source_lines("甲乙丙丁。\n")), [paragraph("甲乙丙丁。", "a")]) == {}


def test_in_the_report_every_character_is_on_the_page_it_was_printed_on() -> None:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry
    segments = list(read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report.delivered())
    found = find_printed_pages(project.read_delivered(entry).paragraphs, segments)
    for segment, pages in zip(segments, pages_of(segments), strict=True):
        printed = found[segment.id]
        expected, page = [], printed.first
        turns = {turn.offset: turn.page for turn in printed.turns}
        for offset in range(len(segment.text)):
            page = turns.get(offset, page)
            expected.append(page)
        assert pages == expected, segment.id


def render(text: str, turns: tuple[PageTurn, ...], *, locale: str = "zh") -> HtmlElement:
    options = {"numbered": True, "locale": locale, "printed": {"t": Printed(1), "t.1": Printed(1, turns)}}
    page = markdown(
        f"# 题 {{ #t }}\n\n{text}",
        extensions=["attr_list", "workreport.html"],
        extension_configs={"workreport.html": options},
    )
    return html.fromstring(f"<div>{page}</div>").get_element_by_id("t.1")


def text_before(mark: HtmlElement) -> str:
    """Return the text of the block before a mark."""
    text = ""
    for piece, element in walk(next(mark.iterancestors("p"))):
        if element is mark:
            break
        text += piece
    return text


def walk(element: HtmlElement) -> Iterator[tuple[str, HtmlElement | None]]:
    yield "", element
    yield element.text or "", None
    for child in element:
        yield from walk(child)
        yield child.tail or "", None


@given(st.integers(0, 17))
def test_a_mark_stands_before_its_character_whatever_the_markup(offset: int) -> None:
    block = render("子丑**寅卯辰**巳3.9亿元 &lt;午 &amp; 未\\*申", (PageTurn(offset, 2),))
    text = "子丑寅卯辰巳3.9亿元 <午 & 未*申"
    assert block.text_content() == text
    assert text_before(block.get_element_by_id("p.2")) == text[: min(offset, len(text))]


def test_a_mark_has_no_text_and_tells_its_page() -> None:
    mark = render("子丑寅卯。", (PageTurn(2, 7),)).get_element_by_id("p.7")
    assert not mark.text_content()
    assert (mark.get("role"), mark.get("title"), mark.get("data-page")) == ("doc-pagebreak", "印刷第7页", "7")


def test_in_english_a_mark_is_beside_the_paragraph_that_contains_it() -> None:
    block = render("Zi chou yin mao chen si.", (PageTurn(5, 2),), locale="en")
    assert text_before(block.get_element_by_id("p.2")) == ""
    assert block.get_element_by_id("p.2").get("title") == "Printed page 2 begins in this paragraph"
    chinese = render("子丑寅卯。", (PageTurn(2, 2),), locale="en")
    assert text_before(chinese.get_element_by_id("p.2")) == "子丑", "what is not translated yet is marked exactly"
    assert chinese.get_element_by_id("p.2").get("lang") == "en"


def test_on_the_built_site_the_marks_say_of_every_character_where_it_was_printed(site: Path) -> None:
    printed = printed_characters()
    at = page = 0
    marks: list[str | None] = []
    for path in page_files(ROOT / "docs/zh/2024").values():
        address = path.relative_to(ROOT / "docs/zh").with_suffix("").as_posix().removesuffix("index")
        if address in EDITORIAL:
            continue
        for block in read(site / address / "index.html").iterfind(".//article/*"):
            if block.tag not in ("h1", "h2", "p") or "editorial" in (block.get("class") or ""):
                continue
            for text, element in walk(block):
                if element is not None and element.get("role") == "doc-pagebreak":
                    marks.append(element.get("id"))
                    page = int(element.get("data-page") or 0)
                for character in text:
                    assert printed[at] == PrintedCharacter(character, page), block.get("id")
                    at += 1
            if block.tag != "p" and printed[at].character == "。":
                at += 1
            assert (block.get("data-printed") or "").split("–")[-1] == str(page), block.get("id")
    assert at == len(printed)
    assert marks == [f"p.{number}" for number in range(1, 24)]


def test_every_language_has_every_page_in_the_same_place(site: Path) -> None:
    for file in sorted((site / "2024").rglob("index.html")):
        places = [
            [
                (mark.get("id"), next(mark.iterancestors("h1", "h2", "p")).get("id"))
                for mark in read(page).iterfind(".//span[@data-page]")
            ]
            for page in (site / folder / file.relative_to(site) for folder in ("", "zh-Hant", "en"))
        ]
        assert places[0] == places[1] == places[2], file


def test_titles_and_contents_know_nothing_of_marks(site: Path) -> None:
    """Pages 5 and 20 begin inside a heading."""
    page = read(site / "2024/1-review/4-opening-up/index.html")
    heading = page.get_element_by_id("coordinated-development")
    assert page.get_element_by_id("p.5") in heading
    for link in page.iterfind(".//nav//a[@href='#coordinated-development']"):
        assert "".join(link.itertext()).strip() == heading.text_content() == "全方位融入协同发展"
        assert link.find(".//span[@data-page]") is None
    assert page.findtext(".//title") == "（四）深化协同发展，开放招商成果显著 - 承德市政府工作报告"


@pytest.mark.parametrize("folder", ["", "zh-Hant/", "en/"])
def test_the_index_of_printed_pages_leads_to_each(site: Path, folder: str) -> None:
    file = site / folder / "2024/index.html"
    links = read(file).findall(".//ol[@class='wr-page-index']//a")
    assert [link.text for link in links] == [str(number) for number in range(1, 24)]
    for link in links:
        path, _, anchor = (link.get("href") or "").partition("#")
        assert anchor == f"p.{link.text}"
        assert anchor in read_built_page(file.parent / path / "index.html").ids
