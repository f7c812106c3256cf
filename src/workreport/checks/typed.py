# The texts of a page as they are typed. Comes in: Pages and their files. Goes out: texts that know their places.
"""What style reads, one text at a time: paragraphs, headings; of editorial pages items of lists and cells of tables.

Reading a page takes line ends and runs of spaces away. An editorial page, whose form nothing else looks at, is read as
it is typed, so that those can be told.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from workreport.model import Kind, Location, Page, Segment
from workreport.plaintext import plain_places, to_plain

_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_RULE = re.compile(r"[\s|:-]*")
_HAN = re.compile("[^\x00-\u02ff]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as readers see it."""

    text: str
    path: str
    unit: str
    """The segment it is of; a page's address for what stands in front of all segments."""
    places: Callable[[], Sequence[tuple[int, int]]]
    """What returns line and column of every character; few texts are ever asked."""

    def locate(self, offset: int) -> Location:
        """Return the place in the file of a character."""
        places = self.places()
        line, column = places[min(offset, len(places) - 1)]
        return Location(path=self.path, line=line, column=column)


def read_typed(page: Page, segment: Segment, lines: Sequence[str]) -> Iterator[Typed]:
    """Yield the texts of a segment; `lines` are those of its file, none if they are not known."""
    block = _block(segment, lines) if page.editorial and segment.kind is Kind.PARAGRAPH else []
    for characters in _editorial(block):
        markdown = "".join(one for one, _, _ in characters)
        yield Typed(to_plain(markdown), segment.location.path, segment.id, partial(_places, markdown, characters))
    if not block and segment.text:
        places = partial(_places_of, segment, lines)
        yield Typed(segment.text, segment.location.path, segment.id, places)


def read_front(page: Page, lines: Sequence[str]) -> Iterator[Typed]:
    """Yield title and description of a page as its front matter has them."""
    for key, text in (("title", page.title), ("description", page.description)):
        for number, line in enumerate(lines if text else (), 1):
            if text and line.startswith(f"{key}:") and (at := line.find(text)) >= 0:
                characters = [(one, number, column) for column, one in enumerate(text, at + 1)]
                yield Typed(text, page.path, page.address, partial(_plain, characters))
                break


_Character = tuple[str, int, int]
"""A character, its line and its column."""


def _block(segment: Segment, lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines of a segment with their numbers."""
    first = segment.location.line or 0
    wanted = sum(not one.isspace() for one in segment.markdown)
    found: list[tuple[int, str]] = []
    seen = 0
    for number in range(first, len(lines) + 1 if first else 0):
        found.append((number, lines[number - 1]))
        seen += sum(not one.isspace() for one in lines[number - 1])
        if seen >= wanted:
            return found
    return []


def _characters(segment: Segment, block: Sequence[tuple[int, str]]) -> list[_Character]:
    """Return the characters of a segment, each where it is typed: reading only took blanks away."""
    line = segment.location.line or 1
    typed = [(one, number, column) for number, text in block for column, one in enumerate(text, 1) if not one.isspace()]
    begin = "".join(one for one, _, _ in typed).find("".join(segment.markdown.split()))
    if begin < 0 or not typed:
        return [(one, line, column) for column, one in enumerate(segment.markdown, 1)]
    counts = accumulate((not one.isspace() for one in segment.markdown), initial=begin)
    characters: list[_Character] = []
    for one, count in zip(segment.markdown, counts, strict=False):
        _, number, column = typed[count - 1] if one.isspace() else typed[count]
        characters.append((one, number, column + 1 if one.isspace() else column))
    return characters


def _editorial(block: Sequence[tuple[int, str]]) -> Iterator[list[_Character]]:
    """Yield the characters of every cell, item or paragraph of a block."""
    joined: list[_Character] = []
    for number, line in block:
        text = line.rstrip()
        item = _ITEM.match(text)
        is_row = text.lstrip().startswith("|")
        if joined and (item or is_row):
            yield joined
            joined = []
        if is_row:
            cells = _CELL.finditer(text) if not _RULE.fullmatch(text) else ()
            yield from (_stripped(text, number, cell.start(), cell.end()) for cell in cells)
            continue
        more = _stripped(text, number, item.end() if item else 0, len(text))
        if joined and more and not (_HAN.match(joined[-1][0]) or _HAN.match(more[0][0])):
            joined.append((" ", joined[-1][1], joined[-1][2] + 1))
        joined += more
    if joined:
        yield joined


def _stripped(text: str, number: int, start: int, end: int) -> list[_Character]:
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    return [(one, number, column) for column, one in enumerate(text[first : start + len(part.rstrip())], first + 1)]


def _places_of(segment: Segment, lines: Sequence[str]) -> list[tuple[int, int]]:
    return _places(segment.markdown, _characters(segment, _block(segment, lines)))


def _places(markdown: str, characters: Sequence[_Character]) -> list[tuple[int, int]]:
    return [characters[at][1:] for at in plain_places(markdown)]


def _plain(characters: Sequence[_Character]) -> list[tuple[int, int]]:
    return [one[1:] for one in characters]
