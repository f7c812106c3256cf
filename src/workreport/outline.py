# Paragraphs to chapters, sections and topics. Comes in: Paragraphs. Goes out: an Outline.
"""Finding a report's structure.

`parse_outline` is total: what it cannot place stays a paragraph where it stands, and a finding says so. Nothing is
dropped and nothing moved: the pieces of all leaves, in order, are the paragraphs.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from workreport.findings import Finding
from workreport.headings import MarkedHeading, find_chapters, find_sections, sequence_findings
from workreport.model import Paragraph
from workreport.numbering import Style, find_items, is_salutation, parse_mark
from workreport.sentences import STOP, head_length, split_sentences
from workreport.topics import Topic, find_topics


class Role(StrEnum):
    """What a page of a report is."""

    OPENING = "opening"
    CHAPTER = "chapter"
    SECTION = "section"
    CHAPTER_CLOSING = "chapter-closing"
    CLOSING = "closing"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading or paragraph: the characters from `start` to `end` of one natural paragraph."""

    paragraph: int
    start: int
    end: int
    level: int = 0
    """1 for the heading of a page, 2 for a topic, 0 for a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What stands on one page, in order. A leaf without a level-1 piece has no printed heading."""

    role: Role
    number: int
    """Printed number of a chapter or section; 0 without one."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A report's structure over its natural paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    leaves: tuple[Leaf, ...]

    def text(self, piece: Piece) -> str:
        """Return the characters of a piece."""
        return self.paragraphs[piece.paragraph].text[piece.start : piece.end]


_ANNEX = re.compile(
    r"(?:附件|附录|附表|附注|附)\s*[\d一二三四五六七八九]*(?:[：:].{0,40}|\s+.{1,40}|)$"
    r"|.{0,30}(?:名词解释|名词注释|名词说明|术语解释|用语解释|用语说明|缩略语).{0,10}$"
    r"|(?:注释|注)\s*[：:]?$"
)
_LONGEST_DASH_HEAD = 30
_LONGEST_NUMBERED_HEAD = 45
_LONGEST_OWN_LINE = 30


def parse_outline(paragraphs: Sequence[Paragraph], path: str) -> tuple[Outline, tuple[Finding, ...]]:
    """Return the structure of a report and what could not be placed; `path` names the source file in findings."""
    findings: list[Finding] = []
    body_end = _find_annex(paragraphs)
    chapters = find_chapters(paragraphs[:body_end], path, findings)
    first = chapters[0].paragraph if chapters else body_end
    leaves: list[Leaf] = []
    if first:
        leaves.append(Leaf(role=Role.OPENING, number=0, pieces=tuple(_plain(paragraphs, range(first)))))
    for position, chapter in enumerate(chapters):
        is_last = position + 1 == len(chapters)
        end = body_end if is_last else chapters[position + 1].paragraph
        leaves += _chapter_leaves(paragraphs, chapter, end, path, findings, is_last=is_last)
    leaves += _annex_leaves(paragraphs, body_end)
    findings += sequence_findings(chapters, paragraphs, path)
    return Outline(paragraphs=tuple(paragraphs), leaves=tuple(leaves)), tuple(findings)


def _find_annex(paragraphs: Sequence[Paragraph]) -> int:
    """Return where the first annex begins: a heading of its own behind the first numbered part."""
    in_body = False
    for index, paragraph in enumerate(paragraphs):
        if in_body and _is_annex(paragraph.text):
            return index
        in_body = in_body or parse_mark(paragraph.text) is not None
    return len(paragraphs)


def _is_annex(text: str) -> bool:
    return len(text) <= 60 and "。" not in text and _ANNEX.match(text) is not None


def _annex_leaves(paragraphs: Sequence[Paragraph], begin: int) -> Iterator[Leaf]:
    marked = [index for index in range(begin, len(paragraphs)) if _is_annex(paragraphs[index].text)]
    # 附件2 and, on the next line, 名词解释 are one annex.
    known = frozenset(marked)
    starts = [index for index in marked if index - 1 not in known]
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(paragraphs)
        heading = Piece(paragraph=start, start=0, end=len(paragraphs[start].text), level=1)
        yield Leaf(role=Role.ANNEX, number=number, pieces=(heading, *_plain(paragraphs, range(start + 1, end))))


def _chapter_leaves(
    paragraphs: Sequence[Paragraph],
    chapter: MarkedHeading,
    end: int,
    path: str,
    findings: list[Finding],
    *,
    is_last: bool,
) -> Iterator[Leaf]:
    """Yield a chapter's own page, its sections and what closes it."""
    sections = find_sections(paragraphs, chapter, end, path, findings)
    findings += sequence_findings(sections, paragraphs, path)
    closing, final = _find_closing(paragraphs, chapter, sections, end, is_last=is_last)
    lead_end = sections[0].paragraph if sections else closing
    yield _heading_leaf(Role.CHAPTER, paragraphs, chapter, lead_end, with_topics=not sections)
    for position, section in enumerate(sections):
        section_end = sections[position + 1].paragraph if position + 1 < len(sections) else closing
        yield _heading_leaf(Role.SECTION, paragraphs, section, section_end, with_topics=True)
    if closing < final:
        yield Leaf(role=Role.CHAPTER_CLOSING, number=0, pieces=tuple(_plain(paragraphs, range(closing, final))))
    if final < end:
        yield Leaf(role=Role.CLOSING, number=0, pieces=tuple(_plain(paragraphs, range(final, end))))


def _find_closing(
    paragraphs: Sequence[Paragraph],
    chapter: MarkedHeading,
    sections: Sequence[MarkedHeading],
    end: int,
    *,
    is_last: bool,
) -> tuple[int, int]:
    """Return where what closes the chapter begins, and where what closes the report does (`end` if nowhere)."""
    last = sections[-1] if sections else chapter
    after = range(last.paragraph + 1, end)
    addressed = [index for index in after if is_salutation(paragraphs[index].text)]
    if not sections:
        final = addressed[-1] if is_last and addressed and addressed[-1] > last.paragraph + 1 else end
        return final, final
    final = addressed[0] if is_last and addressed else end
    closing = addressed[0] if addressed else end
    others = [following.paragraph - own.paragraph for own, following in pairwise(sections)]
    if others and max(others) == 1 and not last.on_own_line:
        closing = min(closing, last.paragraph + 1)
    return closing, final


def _heading_leaf(
    role: Role, paragraphs: Sequence[Paragraph], heading: MarkedHeading, end: int, *, with_topics: bool
) -> Leaf:
    """Return the page under a heading: lead, and topics if it may have any."""
    begin = heading.paragraph
    title = Piece(paragraph=begin, start=0, end=heading.end, level=1)
    rest = skip_stop(paragraphs[begin].text, heading.end)
    begins = [rest] + [0] * (end - begin - 1)
    topics: list[Topic] = []
    if with_topics:
        marked = [
            topic
            for index in range(begin, end)
            for topic in _marked_topics(paragraphs[index], index, begins[index - begin])
        ]
        found = find_topics(paragraphs[begin:end], begins)
        taken = {topic.paragraph for topic in marked}
        topics = marked + [replace(t, paragraph=t.paragraph + begin) for t in found if t.paragraph + begin not in taken]
    inside: dict[int, list[Topic]] = defaultdict(list)
    for topic in sorted(topics, key=lambda topic: topic.start):
        inside[topic.paragraph].append(topic)
    pieces = [title]
    for index in range(begin, end):
        pieces += cut_pieces(paragraphs[index], index, begins[index - begin], inside[index])
    return Leaf(role=role, number=heading.number, pieces=tuple(pieces))


def _marked_topics(paragraph: Paragraph, index: int, begin: int) -> Iterator[Topic]:
    """Yield the head of a paragraph that opens with a number below the section's, a dash, or is a line of its own."""
    text = paragraph.text
    if begin:
        return
    mark = parse_mark(text)
    if mark is None:
        if len(text) <= _LONGEST_OWN_LINE and not re.search("[，。！？；：:…]", text):
            yield Topic(index, 0, len(text))
        return
    if mark.style > Style.DIGIT and mark.style is not Style.DASH:
        return
    first = split_sentences(text)[0]
    longest = _LONGEST_DASH_HEAD if mark.style is Style.DASH else _LONGEST_NUMBERED_HEAD
    if first.end == len(text):
        if len(text) <= _LONGEST_OWN_LINE and not re.search("[。！？；;：:]", text):
            yield Topic(index, 0, len(text))
    elif first.text.endswith(STOP) and 0 < head_length(first.text) <= longest:
        yield Topic(index, 0, head_length(first.text))


def cut_pieces(paragraph: Paragraph, index: int, begin: int, topics: Sequence[Topic]) -> Iterator[Piece]:
    """Yield the pieces of one natural paragraph from `begin` on: topics, and what stands before and under them."""
    position = begin
    items = find_items(paragraph.text)
    for topic in topics:
        yield from _cut_items(items, index, position, topic.start)
        yield Piece(paragraph=index, start=topic.start, end=topic.end, level=2)
        position = skip_stop(paragraph.text, topic.end)
    yield from _cut_items(items, index, position, len(paragraph.text))


def skip_stop(text: str, end: int) -> int:
    """Return where the text goes on behind a heading that ends at `end` and lost its full stop."""
    return end + 1 if text[end : end + 1] == STOP else end


def _cut_items(items: Sequence[int], index: int, start: int, end: int) -> Iterator[Piece]:
    """Yield the stretch as one paragraph, or as several if it enumerates (一是 … 二是 …); `items` are in order."""
    cuts = [start, *items[bisect_right(items, start) : bisect_left(items, end)], end]
    for left, right in pairwise(cuts):
        if left < right:
            yield Piece(paragraph=index, start=left, end=right)


def _plain(paragraphs: Sequence[Paragraph], indices: range) -> Iterator[Piece]:
    for index in indices:
        text = paragraphs[index].text
        yield from _cut_items(find_items(text), index, 0, len(text))
