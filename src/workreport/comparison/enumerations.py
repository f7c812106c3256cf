# Figures in a row that share one sentence. Comes in: compared texts and a figure. Goes out: its row, its subject.
"""Rows of figures, told one by one of things named before: 货物贸易、服务贸易分别增长24.1%、30.2%."""

import re
from collections.abc import Sequence

from workreport.comparison.compared import Compared
from workreport.quantities import Quantity

_LONGEST = 10
"""Figures of a row that are looked at on either side."""
_GAP = re.compile("[、，和及与]{1,2}")
_ENGLISH_GAP = re.compile(r"(?:, and|,| and|/)? ?(?:by |to |RMB ?|US\$ ?|¥ ?)?")
_HEAD, _ENGLISH_HEAD = 80, 240
"""Characters before a row within which its subjects are named."""
_APIECE = re.compile("([^，。；：！？]+)，?[^，。；：！？]{0,6}分别[^，。；：！？]{0,10}$")
_AND = re.compile("[、和及与]")
_RESPECTIVELY = re.compile(r"[^.;]{0,60}\brespectively\b")
_ENGLISH_AND = re.compile(r", and |,? and |, ")
_ENGLISH_STOP = re.compile(r"[;:]|\.\s")


def are_in_one_row(figures: Sequence[Quantity], text: str, one: int, other: int, *, is_english: bool) -> bool:
    """Tell whether two figures stand in one row, with nothing but commas and conjunctions between."""
    low, high = sorted((one, other))
    return high in _row(figures, text, low, _ENGLISH_GAP if is_english else _GAP)


def find_source_subject(compared: Compared, at: int) -> str | None:
    """Return what the source tells the figure at position `at` of, if its row is shared out by 分别."""
    row = _row(compared.source, compared.source_text, at, _GAP)
    start = compared.source[row[0]].start
    head = _APIECE.search(compared.source_text, max(0, start - _HEAD), start)
    return _share(_AND.split(head[1]), row, at) if head else None


def find_target_subject(compared: Compared, at: int) -> str | None:
    """Return what the translation tells the figure at position `at` of, if its row is told `respectively`."""
    text = compared.target_text
    row = _row(compared.target, text, at, _ENGLISH_GAP)
    start, end = compared.target[row[0]].start, compared.target[row[-1]].end
    if not _RESPECTIVELY.match(text, end):
        return None
    head = _ENGLISH_STOP.split(text[max(0, start - _ENGLISH_HEAD) : start])[-1]
    return _share(_ENGLISH_AND.split(head.strip()), row, at)


def _row(figures: Sequence[Quantity], text: str, at: int, gap: re.Pattern[str]) -> range:
    """Return the positions of the figures that stand in one row with the one at position `at`."""
    first = last = at
    while first > max(0, at - _LONGEST) and gap.fullmatch(text, figures[first - 1].end, figures[first].start):
        first -= 1
    limit = min(len(figures) - 1, at + _LONGEST)
    while last < limit and gap.fullmatch(text, figures[last].end, figures[last + 1].start):
        last += 1
    return range(first, last + 1)


def _share(named: Sequence[str], row: range, at: int) -> str | None:
    """Return the one of the things named that belongs to position `at`, if there is one for each of the row."""
    return named[at - row.start] if len(named) == len(row) > 1 else None
