# Double quotation marks that do not pair. Comes in: a text. Goes out: places.
"""“ and ” by turns: GB/T 15834-2011, 4.8, which English typography agrees with.

Inside double marks stand single ones. A paragraph may begin with a mark that a later paragraph closes, if several are
quoted.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from workreport.style.rules import Found

_MARKS = "“”"


def find_nested(text: str) -> Iterator[Found]:
    """Yield double marks inside double marks, with the single marks to write."""
    places, marks = _read(text)
    if _is_balanced(marks):
        opened: list[int] = []
        for at, mark in zip(places, marks, strict=True):
            if mark == _MARKS[0]:
                opened.append(at)
            elif len(opened) == 2:
                start = opened.pop()
                yield start, at + 1, f"‘{text[start + 1 : at]}’"
            else:
                opened.pop()


def find_unpaired(text: str) -> Iterator[Found]:
    """Yield marks that are the wrong way round, with the other; and one that lacks its other half, with nothing."""
    places, marks = _read(text)
    if _is_balanced(marks) or (text.startswith(_MARKS[0]) and _is_balanced(marks[1:])):
        return
    wanted = [_MARKS[index % 2] for index in range(len(marks))]
    wrong = [index for index, mark in enumerate(marks) if mark != wanted[index]]
    if len(marks) % 2:
        first = wrong[0] if wrong else len(marks) - 1
        yield places[first], places[first] + 1, None
    else:
        yield from ((places[index], places[index] + 1, wanted[index]) for index in wrong)


def _read(text: str) -> tuple[list[int], str]:
    places = [match.start() for match in re.finditer(f"[{_MARKS}]", text)]
    return places, "".join(text[at] for at in places)


def _is_balanced(marks: Sequence[str]) -> bool:
    depths = list(accumulate(1 if mark == _MARKS[0] else -1 for mark in marks))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
