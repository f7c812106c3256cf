# What the English leaves out, or leaves in Chinese. Comes in: compared texts. Goes out: disagreements.
"""Notice that a clause is gone, and that words are still Chinese.

A clause counts as gone if next to none of its words is found again, each English word standing for one Chinese word
only, and if the English is short for its Chinese besides. Either alone is what free translation looks like.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workreport.comparison.compared import Compared, Disagreement
from workreport.comparison.lexicon import Word, find_stems_in_order, find_words
from workreport.comparison.matching import Match

_CLAUSE = re.compile("[^，。；！？：:;\n]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_REACH = 0.3
"""How far from its place in the source, as a part of the text, a word may be found."""
_SHORT = 0.78
"""What part of the usual number of words a translation must have, not to count as short."""
_LONG_ENOUGH = 20
"""Characters from which a pair says something about the pace, and may have lost a clause."""
_LOST = 6
"""Words lost, less twice the words found, from which clauses count as gone."""
_LONGEST_RUN = 8
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两")
_MOST_WORDS = 2_000
"""Words of a text beyond which no clause is looked for: a text so long is no paragraph."""
_UNTRANSLATED = re.compile("[\u4e00-\u9fff]+")
_QUOTING = re.compile(r"[(（\[][^()（）\[\]]*$")


class _Clause(NamedTuple):
    text: str
    words: int
    found: int
    has_figure: bool
    """A figure of it is in the translation: whatever its words, it is there."""


@dataclass(slots=True)
class Pace:
    """How many English words come to a Chinese character in the pairs seen so far: a translator's own measure.

    It begins at what official translations have (0.73 to 1.27 for nine of ten paragraphs), as if 20 had been seen.
    """

    words: float = 18.0
    characters: float = 20.0

    def see(self, source_text: str, target_text: str) -> float:
        """Return the rate of a pair, as a part of the pace before it, and take it into account."""
        characters = len(_HAN.findall(source_text))
        words = len(target_text.split())
        relative = words / characters / (self.words / self.characters) if characters else 1.0
        if characters >= _LONG_ENOUGH:
            self.words += words / characters
            self.characters += 1
        return relative


def find_omitted(compared: Compared, relative_length: float) -> Iterator[Disagreement]:
    """Yield the clauses of the source that the translation leaves out: the worst run of them, if there is one.

    `relative_length` is the translation's length as a part of what would be usual (`Pace.see`).
    """
    if relative_length > _SHORT or len(_HAN.findall(compared.source_text)) < _LONG_ENOUGH:
        return
    clauses = _clauses(compared)
    runs = (clauses[start:end] for start in range(len(clauses)) for end in range(start + 1, start + _LONGEST_RUN))
    worst = max(runs, key=_lost, default=())
    if _lost(worst) >= _LOST:
        yield Disagreement(check="omission", text="，".join(clause.text for clause in worst))


def find_untranslated(compared: Compared) -> Iterator[Disagreement]:
    """Yield the Chinese that stands in the English, unless it is quoted in brackets beside its translation."""
    for match in _UNTRANSLATED.finditer(compared.target_text):
        before = compared.target_text[max(0, match.start() - 80) : match.start()]
        if not _QUOTING.search(before):
            yield Disagreement(check="untranslated", text=match[0])


def _lost(clauses: Sequence[_Clause]) -> int:
    if any(clause.has_figure for clause in clauses):
        return 0
    words, found = sum(clause.words for clause in clauses), sum(clause.found for clause in clauses)
    return words - 3 * found


def _clauses(compared: Compared) -> list[_Clause]:
    words = [
        word
        for word in find_words(compared.source_text)
        if word.stems and len(word.text) > 1 and not _NUMERALS & set(word.text)
    ]
    stems = list(find_stems_in_order(compared.target_text))
    if max(len(words), len(stems)) > _MOST_WORDS:
        return []
    found = _find_again(words, stems, compared)
    starts = [word.start for word in words]
    figures = sorted(
        compared.source[match.source].start for match in compared.matching.matches if _is_firm(compared, match)
    )
    clauses = []
    for clause in _CLAUSE.finditer(compared.source_text):
        low, high = bisect_left(starts, clause.start()), bisect_left(starts, clause.end())
        has_figure = bisect_left(figures, clause.start()) < bisect_left(figures, clause.end())
        clauses.append(_Clause(clause[0], high - low, sum(found[low:high]), has_figure))
    return clauses


def _is_firm(compared: Compared, match: Match) -> bool:
    return compared.source[match.source].is_firm


def _find_again(words: Sequence[Word], stems: Sequence[tuple[str, int]], compared: Compared) -> list[bool]:
    """Return for each word whether it is found in the translation: the ones with fewest chances choose first."""
    length, target_length = len(compared.source_text), max(len(compared.target_text), 1)
    places: dict[str, list[float]] = defaultdict(list)
    for stem, start in stems:
        places[stem].append(start / target_length)
    chances = []
    for at, word in enumerate(words):
        place = word.start / length
        near = [
            (abs(found - place), found, stem)
            for stem in word.stems
            for found in places.get(stem, ())
            if abs(found - place) <= _REACH
        ]
        chances.append((len(near), at, sorted(near)))
    taken: set[float] = set()
    result = [False] * len(words)
    for _, at, near in sorted(chances):
        free = next((found for _, found, _ in near if found not in taken), None)
        if free is not None:
            taken.add(free)
            result[at] = True
    return result
