# What the termbase may lack. Comes in: segments, a termbase. Goes out: candidates.
"""Expressions worth an entry: quoted ones, and those that come back, as far as the termbase does not have them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workreport.comparison.lexicon import find_words
from workreport.locales import SOURCE
from workreport.model import Segment
from workreport.terminology.concept import Termbase
from workreport.terminology.matching import finder_of

_QUOTED = re.compile("“([^“”，。；！？]{2,16})”")
_SHORTEST, _LONGEST = 4, 10
"""Han characters of an expression that comes back: shorter ones are words that need no explanation."""
_MOST_WORDS = 4
_GRAMMAR = frozenset("的了和与及或在是为把被将对从向等也都更又就并以所其之着过不有个")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An expression that may deserve an entry."""

    text: str
    count: int
    reason: str
    """`quoted` or `frequent`."""
    places: tuple[str, ...]
    """Ids of the segments that have it."""


def find_candidates(segments: Sequence[Segment], termbase: Termbase, *, least: int) -> Iterator[Candidate]:
    """Yield quoted expressions, then frequent ones, each by falling count; `least` is how often those must come."""
    finder = finder_of(termbase, SOURCE)
    quoted: dict[str, list[str]] = defaultdict(list)
    frequent: dict[str, list[str]] = defaultdict(list)
    for segment in segments:
        known = [(match.start, match.end) for match in finder.find(segment.text)]
        for match in _QUOTED.finditer(segment.text):
            if not any(start < match.end() and match.start() < end for start, end in known):
                quoted[match[1]].append(segment.id)
        for phrase in _phrases(segment.text, known):
            frequent[phrase].append(segment.id)
    yield from _ranked(quoted, "quoted", 1)
    yield from _ranked(_longest(frequent, quoted.keys()), "frequent", least)


def _ranked(found: dict[str, list[str]], reason: str, least: int) -> Iterator[Candidate]:
    for text, places in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(places) >= least:
            yield Candidate(text=text, count=len(places), reason=reason, places=tuple(dict.fromkeys(places)))


def _phrases(text: str, known: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the runs of words between two borders of a clause that no known term touches."""
    words = [
        word
        for word in find_words(text)
        if not any(a < word.start + len(word.text) and word.start < b for a, b in known)
    ]
    for first, start in enumerate(words):
        phrase, end = "", start.start
        for word in words[first : first + _MOST_WORDS]:
            if word.start != end or word.text in _GRAMMAR:
                break
            phrase, end = phrase + word.text, word.start + len(word.text)
            if _SHORTEST <= len(phrase) <= _LONGEST:
                yield phrase


def _longest(found: dict[str, list[str]], quoted: object) -> dict[str, list[str]]:
    """Return the phrases without those that only ever come inside a longer one, and without the quoted."""
    counts = Counter({text: len(places) for text, places in found.items()})
    inner = {
        part
        for text, count in counts.items()
        for start in range(len(text))
        for end in range(start + _SHORTEST, len(text) + 1)
        if (part := text[start:end]) != text and counts.get(part) == count
    }
    return {text: places for text, places in found.items() if text not in inner and text not in quoted}  # type: ignore[operator]
