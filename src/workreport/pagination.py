# An Outline to pages. Comes in: an Outline. Goes out: Pages with fallback names and ids.
"""Laying a report out in pages: `0-opening`, `1-review/index`, `1-review/1`, `3-closing`.

What the text does not name in English goes by its number; an editor puts the words in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workreport.model import Kind, Location, Page, Segment
from workreport.outline import Leaf, Outline, Role
from workreport.plaintext import to_markdown

# The chapters that nearly every work report has, by what their headings say.
_CHAPTER_WORDS = (
    (re.compile("回顾|总结|成就|成绩"), "review"),
    (re.compile("自身建设|政府建设"), "government"),
    (re.compile("安排|任务|重点工作|主要工作|目标|建议|部署"), "plan"),
)
EDITORIAL_TITLES = {
    Role.OPENING: "引言",
    Role.CHAPTER_CLOSING: "本章结语",
    Role.CLOSING: "结语",
}


@dataclass(frozen=True, slots=True)
class _Name:
    """A page's address below the report and the id of its heading."""

    address: str
    id: str


def paginate(outline: Outline, report_id: str, folder: str) -> tuple[Page, ...]:
    """Return the pages of a report in reading order; `folder` is where their files will be."""
    return tuple(
        _page(outline, leaf, name, report_id, folder)
        for leaf, name in zip(outline.leaves, _names(outline), strict=True)
    )


def _names(outline: Outline) -> Iterator[_Name]:
    chapters = [leaf for leaf in outline.leaves if leaf.role is Role.CHAPTER]
    numbers = iter(_numbers([leaf.number for leaf in chapters]))
    sections: Iterator[int] = iter(())
    chapter, number, section, annex = "", 0, 0, 0
    for position, leaf in enumerate(outline.leaves):
        match leaf.role:
            case Role.OPENING:
                yield _Name("0-opening", "opening")
            case Role.CHAPTER:
                number = next(numbers)
                word = _chapter_word(outline, leaf)
                taken = any(_chapter_word(outline, other) == word for other in chapters if other is not leaf)
                named = word and not taken
                chapter, section = f"{number}-{word}" if named else str(number), 0
                sections = iter(_numbers(_section_numbers(outline.leaves, position)))
                yield _Name(f"{chapter}/index", word if named else f"chapter-{number}")
            case Role.SECTION:
                section = next(sections)
                yield _Name(f"{chapter}/{section}", f"section-{section}")
            case Role.CHAPTER_CLOSING:
                yield _Name(f"{chapter}/{section + 1}-closing", "closing")
            case Role.CLOSING:
                number += 1
                yield _Name(f"{number}-closing", "closing")
            case Role.ANNEX:
                number, annex = number + 1, annex + 1
                suffix = f"annex-{annex}" if annex > 1 else "annex"
                yield _Name(f"{number}-{suffix}", suffix)


def _numbers(printed: Sequence[int]) -> Sequence[int]:
    """Return the printed numbers, or the positions from 1 where those do not ascend."""
    ascend = all(a < b for a, b in zip((0, *printed), printed, strict=False))
    return printed if ascend else range(1, len(printed) + 1)


def _section_numbers(leaves: Sequence[Leaf], chapter: int) -> list[int]:
    numbers: list[int] = []
    for leaf in leaves[chapter + 1 :]:
        if leaf.role is Role.CHAPTER:
            break
        if leaf.role is Role.SECTION:
            numbers.append(leaf.number)
    return numbers


def _chapter_word(outline: Outline, leaf: Leaf) -> str:
    title = outline.text(leaf.pieces[0])
    return next((word for pattern, word in _CHAPTER_WORDS if pattern.search(title)), "")


def _page(outline: Outline, leaf: Leaf, name: _Name, report_id: str, folder: str) -> Page:
    address = f"{report_id}/{name.address}"
    path = f"{folder}/{name.address}.md"
    segments: list[Segment] = []
    if leaf.role in EDITORIAL_TITLES:
        segments.append(heading_segment(address, path, name.id, EDITORIAL_TITLES[leaf.role]))
    section_id, ordinal, topic = name.id, 0, 0
    for piece in leaf.pieces:
        text = outline.text(piece)
        if piece.level:
            topic += piece.level == 2
            section_id, ordinal = name.id if piece.level == 1 else f"topic-{topic}", 0
            segments.append(_segment(address, path, section_id, 0, text, level=piece.level))
        else:
            ordinal += 1
            segments.append(_segment(address, path, section_id, ordinal, text))
    return Page(address=address, path=path, segments=tuple(segments))


def heading_segment(address: str, path: str, section_id: str, text: str) -> Segment:
    """Return the first-level heading of a page whose text has none printed."""
    return _segment(address, path, section_id, 0, text, level=1, editorial=True)


def _segment(
    address: str,
    path: str,
    section_id: str,
    ordinal: int,
    text: str,
    *,
    level: int = 0,
    editorial: bool = False,
) -> Segment:
    return Segment(
        page=address,
        section_id=section_id,
        ordinal=ordinal,
        kind=Kind.HEADING if level else Kind.PARAGRAPH,
        markdown=to_markdown(text),
        location=Location(path=path),
        level=level,
        editorial=editorial,
    )
