"""Lines to natural paragraphs: the case file, the widths a report may be set in, and what is never lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SOURCE_FILE, letters, read_cases, source_lines
from workreport.furniture import split_pages
from workreport.unwrap import unwrap


@pytest.mark.parametrize(("text", "expected"), [pytest.param(i, o, id=t) for t, i, o in read_cases("unwrap.txt")])
def test_case(text: str, expected: str) -> None:
    assert "\n".join(paragraph.text for paragraph in unwrap(source_lines(text))) == expected


def natural_paragraphs() -> list[str]:
    return [p.text for p in unwrap(split_pages(SOURCE_FILE.read_text(encoding="utf-8"), "2024.txt")[0])]


def wrap(text: str, width: int, indent: int) -> list[str]:
    """Set a paragraph on a grid of `width` half-ems, its indent stripped: no number cut, no closing mark first."""
    lines, line, used = [], "", indent
    index = 0
    while index < len(text):
        end = index + 1
        if text[index].isascii():
            while end < len(text) and text[end].isascii():
                end += 1
        while end < len(text) and text[end] in "，。、；：！？”）%":
            end += 1
        word = text[index:end]
        size = sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in word)
        if line and used + size > width:
            lines.append(line)
            line, used = "", 0
        line, used, index = line + word, used + size, end
    return [*lines, line]


@pytest.mark.parametrize("folio", ["— {} —", "－{}－", "- {} -", "第{}页"])
@pytest.mark.parametrize(("width", "indent"), [(44, 4), (56, 4), (58, 4), (64, 4), (80, 4), (60, 0)])
def test_every_border_comes_back_whatever_the_grid(width: int, indent: int, folio: str) -> None:
    originals = natural_paragraphs()
    lines = [line for text in originals for line in wrap(text, width, indent)]
    pages = [lines[start : start + 22] for start in range(0, len(lines), 22)]
    text = "\n".join("\n".join((*page, folio.format(number))) for number, page in enumerate(pages, 1))
    found = [paragraph.text for paragraph in unwrap(source_lines(text))]
    borders, wanted = (set(offsets(texts)) for texts in (found, originals))
    assert letters("".join(found)) == letters("".join(originals))
    # Behind a last line that is full nothing tells a paragraph of one line, or, without an indent, any paragraph.
    assert len(borders & wanted) >= len(wanted) - (1 if indent else 2)
    assert len(borders & wanted) >= len(borders) - 1


def offsets(texts: list[str]) -> list[int]:
    return [len(letters("".join(texts[: index + 1]))) for index in range(len(texts))]


def test_a_text_may_change_its_width() -> None:
    originals = natural_paragraphs()
    lines = [
        line
        for number, text in enumerate(originals)
        for line in wrap(text, 44 if number > len(originals) / 2 else 64, 4)
    ]
    found = [paragraph.text for paragraph in unwrap(source_lines("\n".join(lines)))]
    borders, wanted = (set(offsets(texts)) for texts in (found, originals))
    assert len(borders & wanted) >= len(wanted) - 2
    assert len(borders - wanted) <= 2


LINES = st.lists(st.text(alphabet="各位代表工作。，：；（）一二、1.5%PM \u3000“”—-9", max_size=40), max_size=30)


@given(LINES)
def test_no_character_is_lost_whatever_the_widths(raw: list[str]) -> None:
    lines = source_lines("\n".join(raw))
    assert letters("".join(p.text for p in unwrap(lines))) == letters("".join(line.text for line in lines))


@given(LINES)
def test_every_character_knows_its_line(raw: list[str]) -> None:
    for paragraph in unwrap(source_lines("\n".join(raw))):
        for offset, character in enumerate(paragraph.text):
            assert character == " " or character in paragraph.line_at(offset).text
