# What the lengths of lines tell about paragraphs. Comes in: SourceLines. Goes out: a Layout.
"""Measuring a hard-wrapped text: which lines are full, which stop short, which are shortened by an indent.

No grid is assumed. A line is short if the first word of the next one would still have fitted; what would fit is
read off the lines nearby that break in mid-sentence, before and after separately, so that a text whose width changes is
measured on either side of the change.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workreport.model import SourceLine
from workreport.numbering import Style, is_salutation, parse_mark

CLOSERS = "”’」』）)》】\\]"
_CLOSED = re.compile(rf"[。！？；：…!?;:][{CLOSERS}]*$|[.][{CLOSERS}]+$|(?<=[A-Za-z]{{2}})[.]$")
# What a typesetter keeps together at the beginning of a line, and the punctuation that may not begin one.
_WORD = re.compile(r"(?:[“‘（《【(\[]*)(?:[A-Za-z0-9.%+\-/]+|.)[，。、；：！？）》】”’％%,;:!?)\]]*")

_EM = 2
"""Widths are counted in half-ems: a Han character is 2."""
_NEIGHBOURS = 6
_TOLERANCE = 4
# A text is wrapped if this share of its lines breaks off in mid-sentence …
_WRAPPED_SHARE = 0.3
# … on one grid if this share of those has one width.
_GRID_SHARE = 0.6
_LONG_LINE = 30 * _EM
_LONE_SHARE = 0.7
LONGEST_HEAD = 15
"""Lines of a title block at most, site furniture included."""
# Two characters, and one more for the wider letters of a heading.
_WIDEST_INDENT = 3 * _EM


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The measures of a text's lines. Indices are those of the lines measured."""

    is_wrapped: bool
    """False where a line of the file is a whole paragraph."""
    usual_gap: int
    """Empty lines between two lines of one paragraph: more of them part paragraphs."""
    indents_tell: bool
    """True if some lines are indented and most are not."""
    widths: tuple[int, ...]
    firsts: tuple[int, ...]
    """Width of what would have had to fit on the line before."""
    closed: tuple[bool, ...]
    full: tuple[int, ...]
    """What a full line measures here; 0 where that is unknown."""

    def is_closed(self, index: int) -> bool:
        """Tell whether a line ends like a sentence."""
        return self.closed[index]

    def room(self, index: int) -> int:
        """Return how much of line `index` stayed empty although the next line's first word would have fitted."""
        return self.full[index] - self.widths[index] - self.firsts[index + 1]

    def is_short(self, index: int, *, first: bool) -> bool:
        """Tell whether a line ends where it did not have to; `first` lines of a paragraph may have lost an indent."""
        if not self.is_wrapped:
            return self.closed[index] or self.widths[index] < _LONG_LINE
        return self.room(index) > (_WIDEST_INDENT if first else 0)

    def is_indented_by_width(self, index: int) -> bool:
        """Tell whether a line that goes on is short by about two characters: an indent that was stripped off."""
        if index + 1 >= len(self.widths) or self.closed[index]:
            return False
        return _EM <= self.room(index) <= _WIDEST_INDENT

    def is_nearly_full(self, index: int) -> bool:
        """Tell whether less than a third of a line stayed empty."""
        return self.room(index) <= self.full[index] // 3

    def is_lone(self, index: int) -> bool:
        """Tell whether a line without a closing mark is so short that it must be a heading or a title."""
        return self.is_wrapped and not self.closed[index] and self.widths[index] <= self.full[index] * _LONE_SHARE


def measure_layout(lines: Sequence[SourceLine]) -> Layout:
    """Return the measures of `lines`, in time proportional to their number."""
    widths = tuple(width(line.text) for line in lines)
    closed = tuple(_CLOSED.search(line.text) is not None for line in lines)
    head = _head_length(lines)
    broken = [index for index, line in enumerate(lines) if index >= head and not closed[index] and _goes_on(line.text)]
    wrapped = len(broken) >= len(lines) * _WRAPPED_SHARE
    indented = sum(line.indent >= _EM for line in lines)
    return Layout(
        is_wrapped=wrapped,
        usual_gap=_usual_gap(lines),
        indents_tell=0 < indented <= len(lines) * 0.6,
        widths=widths,
        firsts=tuple(_first_width(line.text) for line in lines),
        closed=closed,
        full=_full_widths(widths, broken),
    )


def _head_length(lines: Sequence[SourceLine]) -> int:
    """Return how many lines, if few, stand before the audience is addressed or a number met, none like a sentence."""
    for index, line in enumerate(lines[:LONGEST_HEAD]):
        if is_salutation(line.text) or _is_number(line.text):
            return index
        if _CLOSED.search(line.text):
            return 0
    return 0


def _is_number(text: str) -> bool:
    mark = parse_mark(text)
    return mark is not None and mark.style is not Style.DASH


def _goes_on(text: str) -> bool:
    """Tell whether a line without a closing mark breaks off in mid-sentence, as far as it can be no heading."""
    return len(text) > 6 and parse_mark(text) is None


def width(text: str) -> int:
    """Return the width of `text` in half-ems; ambiguous characters such as “ are full in Chinese type."""
    return sum(_EM if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _first_width(text: str) -> int:
    match = _WORD.match(text)
    return width(match[0]) if match else _EM


def _usual_gap(lines: Sequence[SourceLine]) -> int:
    gaps = Counter(line.gap for line in lines[1:] if not line.opens_page)
    return gaps.most_common(1)[0][0] if gaps else 0


def _full_widths(widths: Sequence[int], broken: Sequence[int]) -> tuple[int, ...]:
    """Return for every line the width of a full one, from the lines in `broken`, which end in mid-sentence."""
    if not broken:
        return (0,) * len(widths)
    middle = sorted(widths[index] for index in broken)[len(broken) // 2]
    near = sum(abs(widths[index] - middle) <= _TOLERANCE for index in broken)
    if near >= len(broken) * _GRID_SHARE:
        return (middle,) * len(widths)
    return tuple(_local_width(widths, index) for index in range(len(widths)))


def _local_width(widths: Sequence[int], index: int) -> int:
    """Return what is full around `index`: the second longest of the neighbours before or after, whichever is less."""
    sides = (widths[max(0, index - _NEIGHBOURS) : index], widths[index + 1 : index + 1 + _NEIGHBOURS])
    seconds = [sorted(side)[-2] for side in sides if len(side) > 1]
    return min(seconds) if seconds else 0
