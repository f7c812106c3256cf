# Marks that come in pairs. Comes in: a text. Goes out: places.
"""“ and ” by turns: GB/T 15834-2011, 4.8, which English typography agrees with; brackets and 《》 likewise.

Inside double marks stand single ones. A paragraph may begin with a mark that a later paragraph closes, if several are
quoted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from workreport.style.rules import Found, Slip

DOUBLE, SINGLE = "“”", "‘’"
_STRAIGHT = "\"'"
_CORNERS = "「」『』"
_CLAUSE = re.compile("[，。；：！？、,;:!?]")
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])|’(?=[0-9]0s)")
_PARTNERS = {"”": '“"', '"': '“"', "’": "‘'", "'": "‘'", "」": "「", "』": "『"}
"""What each mark may close."""
_DEEPEST = 4
"""Quotations inside each other; what was opened longer ago was never closed."""


def nested(marks: str, inner: str) -> Callable[[str], Iterator[Found]]:
    """Return what finds a pair of marks inside a pair of the same, with the ones to write."""

    def find(text: str) -> Iterator[Found]:
        places, found = _read(text, marks)
        opened: list[int] = []
        for at, mark in zip(places, found, strict=True) if _is_balanced(found, marks) else ():
            if mark == marks[0]:
                opened.append(at)
            elif len(opened) == 2:
                start = opened.pop()
                yield start, at + 1, f"{inner[0]}{text[start + 1 : at]}{inner[1]}"
            else:
                opened.pop()

    return find


def unpaired(marks: str) -> Callable[[str], Iterator[Found]]:
    """Return what finds marks the wrong way round, with the other; and one that lacks its other half, with nothing."""

    def find(text: str) -> Iterator[Found]:
        places, found = _read(_curly(text), marks)
        if _is_balanced(found, marks) or (text.startswith(marks[0]) and _is_balanced(found[1:], marks)):
            return
        wanted = [marks[index % 2] for index in range(len(found))]
        wrong = [index for index, mark in enumerate(found) if mark != wanted[index]]
        if len(found) % 2 == 0 and all(_is_turned(text, places, index) for index in wrong):
            yield from ((places[index], places[index] + 1, wanted[index]) for index in wrong)
        else:
            first = places[wrong[0] if wrong else -1]
            yield from [(first, first + 1, None)] if text[first] in marks else []

    return find


def is_unclosed(slip: Slip, text: str) -> bool:
    """Tell whether a slip is the last mark of a text, which opens something that the text does not close."""
    return slip.instead is None and slip.found == DOUBLE[0] and not re.search(f"[{DOUBLE}]", text[slip.end :])


def _is_turned(text: str, places: Sequence[int], index: int) -> bool:
    """Tell whether a mark has to be turned round, and it is not that two marks are missing: what is quoted is short."""
    opening, closing = places[index - index % 2 : index - index % 2 + 2]
    is_short = not _CLAUSE.search(text, opening + 1, closing)
    return is_short or (index % 2 == 1 and not text[closing + 1 : closing + 2].isalnum())


def unpaired_brackets(pairs: Sequence[str]) -> Callable[[str], Iterator[Found]]:
    """Return what finds brackets that lack their other half, but for the one behind the number of an item."""
    item = re.compile(r"(?:^|[，；。：、\s])\w{1,3}$")

    def find(text: str) -> Iterator[Found]:
        for pair in pairs:
            for at in _lonely(text, pair):
                if text[at] in pair[::2] or not item.search(text[max(0, at - 5) : at]):
                    yield at, at + 1, None

    return find


def match_brackets(text: str, pair: str) -> dict[int, int]:
    """Return for each bracket the place of its other half, both ways; `pair` has opening and closing ones by turns."""
    opened: list[int] = []
    halves: dict[int, int] = {}
    for match in re.finditer(f"[{re.escape(pair)}]", text):
        if match[0] in pair[::2]:
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            halves[start], halves[match.start()] = match.start(), start
    return halves


def _lonely(text: str, pair: str) -> Iterator[int]:
    halves = match_brackets(text, pair)
    places = (match.start() for match in re.finditer(f"[{re.escape(pair)}]", text))
    return (at for at in places if at not in halves)


def turned(marks: str) -> Callable[[str], Iterator[Found]]:
    """Return what finds these straight or corner marks, with the curly one to write by what is open there."""

    def find(text: str) -> Iterator[Found]:
        opened: list[str] = []
        for match in re.finditer(f"[{DOUBLE}{SINGLE}{_STRAIGHT}{_CORNERS}]", _APOSTROPHE.sub(" ", text)):
            mark, at = match[0], match.start()
            instead = _turn(mark, opened, text[max(0, at - 1) : at], text[at + 1 : at + 2])
            if mark in marks and instead:
                yield at, at + 1, instead

    return find


def _curly(text: str) -> str:
    """Return the text with curly marks for all others, so that what pairs with such a one is no slip, too."""
    marks = list(_APOSTROPHE.sub(" ", text))
    for start, _, instead in turned(_STRAIGHT + _CORNERS)(text):
        marks[start] = instead or marks[start]
    return "".join(marks)


def _turn(mark: str, opened: list[str], before: str, after: str) -> str:
    """Return the curly mark for a mark, nothing if it is none, and note what is open after it."""
    if mark == "'" and before.isascii() and after.isascii():
        return ""
    partners = _PARTNERS.get(mark, "")
    last = len(opened) - 1
    at = next((at for at in range(last, max(last - _DEEPEST, -1), -1) if opened[at] in partners), None)
    if at is not None:
        del opened[at:]
        return (SINGLE if at % 2 else DOUBLE)[1]
    if mark in "”’」』" or before.isdigit():  # behind a figure: inches, minutes, seconds
        return ""
    opened.append(mark)
    return (DOUBLE if len(opened) % 2 else SINGLE)[0]


def _read(text: str, marks: str) -> tuple[list[int], str]:
    places = [match.start() for match in re.finditer(f"[{marks}]", text)]
    return places, "".join(text[at] for at in places)


def _is_balanced(found: Sequence[str], marks: str) -> bool:
    depths = list(accumulate(1 if mark == marks[0] else -1 for mark in found))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
