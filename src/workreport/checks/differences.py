# Where collated stretches differ. Comes in: stretches. Goes out: differences and border faults.
"""From sentences that do not match to the characters that differ, and to paragraph borders out of place."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain, groupby, pairwise

from workreport.collation import Stretch, Witness, WitnessSentence
from workreport.sentences import STOP

_NEAR = 3
"""Differences with so few equal characters between them are one."""
_TOO_LONG = 4_000_000
"""Characters times characters beyond which a stretch is one difference: comparing takes as long as that product."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The characters `start` to `end` of each witness that do not agree; one side may be empty."""

    start: int
    end: int
    page_start: int
    page_end: int


def find_differences(stretches: Sequence[Stretch], delivered: Witness, pages: Witness) -> Iterator[Difference]:
    """Yield the differences in characters, in order."""
    at = page_at = 0
    for stretch in stretches:
        end = stretch.delivered[-1].end if stretch.delivered else at
        page_end = stretch.pages[-1].end if stretch.pages else page_at
        if stretch.same:
            for left, right in zip(stretch.delivered, stretch.pages, strict=True):
                yield from _full_stop(left, right)
        else:
            stops = {sentence.end for sentence in stretch.pages if sentence.ends_heading}
            yield from _edits(delivered.text[at:end], pages.text[page_at:page_end], at, page_at, stops)
        at, page_at = end, page_end


@dataclass(frozen=True, slots=True)
class BorderFault:
    """A paragraph border that the pages lost or added, by the offset behind which it should (not) be."""

    at: int
    page_at: int
    is_lost: bool


def find_border_faults(stretches: Sequence[Stretch]) -> Iterator[BorderFault]:
    """Yield the paragraph borders that are lost or out of place where the characters agree, in order.

    Where a stretch differs in characters that is the finding; what its borders should be is not known.
    """
    for agrees, run in groupby(stretches, key=_agrees):
        if agrees:
            group = tuple(run)
            delivered = tuple(chain.from_iterable(stretch.delivered for stretch in group))
            pages = tuple(chain.from_iterable(stretch.pages for stretch in group))
            yield from _faults_inside(delivered, pages)


def _agrees(stretch: Stretch) -> bool:
    return stretch.same or _letters(stretch.delivered) == _letters(stretch.pages)


def _letters(sentences: Sequence[WitnessSentence]) -> str:
    return "".join(sentence.text for sentence in sentences).replace(STOP, "")


def _faults_inside(delivered: Sequence[WitnessSentence], pages: Sequence[WitnessSentence]) -> Iterator[BorderFault]:
    """Yield the faults between sentences that agree; borders at the outer ends are not looked at."""
    reached = list(accumulate(len(sentence.text.replace(STOP, "")) for sentence in delivered))
    page_reached = list(accumulate(len(sentence.text.replace(STOP, "")) for sentence in pages))
    due = {
        reach: left.ends_block or right.begins_item
        for reach, (left, right) in zip(reached, pairwise(delivered), strict=False)
    }
    ends = dict(zip(reached, delivered, strict=True))
    page_ends = dict(zip(page_reached, pages, strict=True))
    for position, (sentence, following) in enumerate(pairwise(pages)):
        reach = page_reached[position]
        if sentence.ends_block and not due.get(reach, False):
            by_heading = sentence.in_heading or following.in_heading
            if not (by_heading and reach in due):
                before = max(bisect_right(reached, reach) - 1, 0)
                yield BorderFault(delivered[before].end, sentence.end, is_lost=False)
    for reach, is_due in due.items():
        match = page_ends.get(reach)
        if is_due and not (match and match.ends_block):
            before = bisect_right(page_reached, reach) - 1
            page_at = match.end if match else pages[max(before, 0)].end
            yield BorderFault(ends[reach].end, page_at, is_lost=True)


def _full_stop(left: WitnessSentence, right: WitnessSentence) -> Iterator[Difference]:
    """Yield a difference if a sentence has lost or gained its full stop; a heading must lose it."""
    wanted = left.text.removesuffix(STOP) if right.ends_heading else left.text
    if right.text != wanted:
        start = left.start + len(left.text.removesuffix(STOP))
        page_start = right.start + len(right.text.removesuffix(STOP))
        yield Difference(start, start + wanted.endswith(STOP), page_start, right.end)


def _edits(old: str, new: str, at: int, page_at: int, heading_ends: set[int]) -> Iterator[Difference]:
    """Yield the differences between two stretches of text, near ones joined; `at` and `page_at` are their offsets.

    A heading gets the full stop back that it dropped, so that like is compared with like; one that the delivered
    text does not have either is no difference.
    """
    if len(old) * len(new) > _TOO_LONG:
        yield Difference(at, at + len(old), page_at, page_at + len(new))
        return
    characters, places = _with_stops(new, page_at, heading_ends)
    pending: Difference | None = None
    for tag, a, b, c, d in SequenceMatcher(None, old, characters, autojunk=False).get_opcodes():
        edit = Difference(at + a, at + b, places[c], places[d])
        if tag == "equal" or (a == b and edit.page_start == edit.page_end):
            continue
        if pending and edit.start - pending.end <= _NEAR and edit.page_start - pending.page_end <= _NEAR:
            pending = Difference(pending.start, edit.end, pending.page_start, edit.page_end)
            continue
        if pending:
            yield pending
        pending = edit
    if pending:
        yield pending


def _with_stops(text: str, offset: int, heading_ends: set[int]) -> tuple[str, list[int]]:
    """Return the text with the headings' full stops put back, and the page offset of each character and of the end."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text, offset):
        if place in heading_ends and place > offset:
            characters.append(STOP)
            places.append(place)
        characters.append(character)
        places.append(place)
    end = offset + len(text)
    if end in heading_ends:
        characters.append(STOP)
        places.append(end)
    return "".join(characters), [*places, end]
