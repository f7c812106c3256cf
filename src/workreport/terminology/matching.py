# Terms found in running text. Comes in: concepts, a text. Goes out: matches, in order.
"""One pass over a text finds the terms of all concepts, whatever their number (Aho and Corasick, 1975).

Where terms overlap, the one that begins first counts, and of those the longest. Chinese has no word boundaries, so none
is asked for; a Latin term needs them. English is compared in base forms (`normalizing`), protected names by letter.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from workreport.locales import EN, SOURCE, Locale
from workreport.terminology.concept import Concept, Status, Termbase
from workreport.terminology.normalizing import normalize_english, normalize_with_places

_LATIN = re.compile("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term at its place in a text, like `mrk type="term"` in XLIFF."""

    concept: Concept
    start: int
    end: int


class TermFinder:
    """Finds the terms of one language that have one of the statuses asked for."""

    def __init__(self, concepts: Iterable[Concept], locale: Locale, *statuses: Status) -> None:
        wanted = statuses or (Status.PREFERRED, Status.ADMITTED)
        self._is_english = locale is EN
        surfaces: dict[str, Concept | None] = {}
        for concept in concepts:
            if locale is SOURCE:
                surfaces |= dict.fromkeys(concept.contexts)
            for text in concept.by_status(locale, *wanted):
                surfaces[normalize_english(text) if self._is_english else text] = concept
        # What has no word could be found anywhere.
        surfaces = {text: concept for text, concept in surfaces.items() if any(map(str.isalnum, text))}
        self._concepts: Sequence[Concept | None] = tuple(surfaces.values())
        self._automaton = AhoCorasick(surfaces, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms of a text, in order, none overlapping another."""
        return tuple(self._in_english(text) if self._is_english else self._as_written(text))

    def _as_written(self, text: str) -> Iterator[TermMatch]:
        for at, start, end in self._automaton.find_matches_as_indexes(text):
            concept = self._concepts[at]
            if concept and not _cuts_a_word(text, start, end):
                yield TermMatch(concept, start, end)

    def _in_english(self, text: str) -> Iterator[TermMatch]:
        row = normalize_with_places(text)
        for at, start, end in self._automaton.find_matches_as_indexes(row.text):
            concept = self._concepts[at]
            first, last = bisect_left(row.starts, start), bisect_left(row.starts, end) - 1
            begin, finish = row.spans[first][0], row.spans[last][1]
            if concept and not (concept.is_protected and not _is_exact(concept, text[begin:finish])):
                yield TermMatch(concept, begin, finish)


# A build asks for it with every page, and a live preview with every build: what it is made from is immutable.
@lru_cache(maxsize=8)
def finder_of(termbase: Termbase, locale: Locale) -> TermFinder:
    """Return what finds the preferred and admitted terms of a termbase; the same one for the same termbase."""
    return TermFinder(termbase.concepts, locale)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a match begins or ends inside a Latin word or a number."""
    return any(
        0 < border < len(text) and bool(_LATIN.fullmatch(text[border - 1]) and _LATIN.fullmatch(text[border]))
        for border in (start, end)
    )


def _is_exact(concept: Concept, found: str) -> bool:
    return any(found == text for text in concept.accepted(EN))
