# Hard-wrapped lines to natural paragraphs. Comes in: SourceLines. Goes out: Paragraphs.
"""Undoing the line breaks of a printed page.

Guarantees of `unwrap`: every non-space character of the lines is in exactly one paragraph, in order; a paragraph
knows the printed line of each of its characters; where two lines meet there is one space if both sides are Latin
and none otherwise.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from workreport.layout import CLOSERS, LONGEST_HEAD, Layout, measure_layout
from workreport.model import Paragraph, SourceLine
from workreport.numbering import Style, is_salutation, parse_mark

_LATIN_END = re.compile(rf"[A-Za-zÀ-ɏ][,.;:!?%&]?[{CLOSERS}]?$")
_LATIN_START = re.compile(r"[A-Za-zÀ-ɏ]")
# PM2.5 and CO2 are set with a subscript, and text cut out of a PDF breaks off behind it.
_SUBSCRIPT = re.compile(r"[A-Za-z]\d?(?:\.\d+)?$|^\d(?:\.\d+)?$")
# Never at the beginning of a line in Chinese (clreq, 3.1.3): whatever stands before them goes on.
_NEVER_FIRST = "，。、；：！？）》】”’％%,.;:!?)"
# What a paragraph ends with. A semicolon may, but where a line is full it rather does not.
_FULL_STOP = re.compile(rf"[。！？：!?:][{CLOSERS}]*$")
_NOTE_MARK = re.compile(r"[\[［〔]\d{1,3}[\]］〕]")


def unwrap(lines: Sequence[SourceLine]) -> tuple[Paragraph, ...]:
    """Return the natural paragraphs of the delivered lines."""
    if not lines:
        return ()
    layout = measure_layout(lines)
    paragraphs: list[Paragraph] = []
    begin = 0
    for index in range(1, len(lines)):
        if _breaks(lines, index, begin, layout, in_head=_in_head(paragraphs)):
            paragraphs.append(join_lines(lines[begin:index]))
            begin = index
    paragraphs.append(join_lines(lines[begin:]))
    return tuple(paragraphs)


def join_lines(lines: Sequence[SourceLine]) -> Paragraph:
    """Return the lines as one paragraph."""
    text, origins = lines[0].text, [(0, lines[0])]
    parts = [text]
    length = len(text)
    for before, line in pairwise(lines):
        glue = " " if _LATIN_END.search(before.text) and _LATIN_START.match(line.text) else ""
        origins.append((length + len(glue), line))
        parts += (glue, line.text)
        length += len(glue) + len(line.text)
    return Paragraph(text="".join(parts), origins=tuple(origins))


def _breaks(lines: Sequence[SourceLine], index: int, begin: int, layout: Layout, *, in_head: bool) -> bool:
    """Tell whether a natural paragraph begins at `index`; the one before began at `begin`."""
    if lines[index].text[0] in _NEVER_FIRST:
        return False
    told = _told_by_blanks(lines, index, layout, in_head=in_head) if layout.is_wrapped else None
    return _told_by_lengths(lines, index, begin, layout, in_head=in_head) if told is None else told


def _told_by_blanks(lines: Sequence[SourceLine], index: int, layout: Layout, *, in_head: bool) -> bool | None:
    """Tell a border by white space that a wrapped text has kept: empty lines, indents. None where it says nothing."""
    line = lines[index]
    if not line.opens_page and line.gap > layout.usual_gap:
        return True
    if not layout.indents_tell:
        return None
    if line.indent >= 2:
        return True
    goes_on = not in_head and layout.is_nearly_full(index - 1) and parse_mark(line.text) is None
    return False if goes_on else None


def _told_by_lengths(lines: Sequence[SourceLine], index: int, begin: int, layout: Layout, *, in_head: bool) -> bool:
    """Tell a border by how a line ends, how much of it stayed empty, and how the next one begins."""
    before, line = lines[index - 1], lines[index]
    closed, short = layout.is_closed(index - 1), layout.is_short(index - 1, first=index - 1 == begin)
    if closed and short:
        return True
    may_stand_alone = not closed and (short or not layout.is_wrapped)
    if may_stand_alone and _stands_alone(lines, index, begin, layout, in_head=in_head):
        return True
    if short or _FULL_STOP.search(before.text):
        indented = layout.is_indented_by_width(index)
        if _begins_structure(line.text, is_sure=short or indented):
            return True
        if layout.is_lone(index) and not _SUBSCRIPT.search(before.text):
            return True
        if layout.is_wrapped and indented and closed:
            return True
    return not layout.is_wrapped and (closed or (short and not _SUBSCRIPT.search(before.text)))


def _begins_structure(text: str, *, is_sure: bool) -> bool:
    """Tell whether a line opens a part: a number, a note's mark, a salutation.

    （1） and ① also count inside a paragraph, so that they take a sign in the layout besides (`is_sure`).
    """
    if is_salutation(text) or _NOTE_MARK.match(text):
        return True
    mark = parse_mark(text)
    return mark is not None and (is_sure or mark.style not in (Style.DIGIT_BRACKETS, Style.CIRCLED))


def _stands_alone(lines: Sequence[SourceLine], index: int, begin: int, layout: Layout, *, in_head: bool) -> bool:
    """Tell whether the lines from `begin` to `index` are a title or heading that ends without a closing mark."""
    before = lines[index - 1]
    if _SUBSCRIPT.search(before.text):
        return False
    text = "".join(line.text for line in lines[begin:index])
    if text.count("（") > text.count("）") or text.count("《") > text.count("》"):
        return False
    if in_head or is_salutation(lines[index].text):
        return True
    mark = parse_mark(text)
    if mark and mark.style <= Style.DIGIT and not re.search("[。！？；]", text):
        return True
    return index - begin == 1 and not re.search("[，。；]", text) and layout.is_lone(index - 1)


def _in_head(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether only a title block has been met so far: nothing that ends like a sentence, no numbering."""
    return len(paragraphs) <= LONGEST_HEAD and not any(
        re.search("[。！？]$", text)
        or is_salutation(text)
        or ((mark := parse_mark(text)) and mark.style is not Style.DASH)
        for text in (paragraph.text for paragraph in paragraphs)
    )
