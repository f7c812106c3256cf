# Terms of a pair compared. Comes in: concepts, pairs in reading order. Goes out: disagreements.
"""Whether the English says each term of the Chinese as the termbase wants it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workreport.locales import EN, SOURCE
from workreport.terminology.concept import Concept, Status
from workreport.terminology.matching import TermFinder
from workreport.terminology.normalizing import normalize_english

TERM_CHECKS = frozenset({"term-deprecated", "term-missing", "term-not-preferred", "term-first-use", "protected-name"})
_TYPOGRAPHY = str.maketrans("’‘“”‑\u00a0", "''\"\"- ")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDisagreement:
    """A term that the English says otherwise than the termbase wants."""

    check: str
    concept: Concept
    surface: str
    """The Chinese, as the source has it."""
    found: str = ""
    """The rendering that is there instead, if one of the termbase's is."""


class TermComparison:
    """Compares the pairs of one text in reading order: what has been introduced in full may be short afterwards."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        concepts = tuple(concepts)
        self._finder = TermFinder(concepts, SOURCE)
        self._names = TermFinder((concept for concept in concepts if concept.is_protected), SOURCE)
        self._seen: set[str] = set()
        self._introduced: set[str] = set()

    def compare(self, source: str, target: str) -> Iterator[TermDisagreement]:
        """Yield what is wrong with the terms of one pair, each concept once, in the source's order."""
        matches = self._finder.find(source)
        surfaces: dict[str, str] = {}
        concepts = {match.concept.id: match.concept for match in matches}
        for match in matches:
            surfaces.setdefault(match.concept.id, source[match.start : match.end])
        if not concepts:
            return
        english = _English(target)
        for key, concept in concepts.items():
            for check, found in self._faults(concept, english):
                yield TermDisagreement(check=check, concept=concept, surface=surfaces[key], found=found)
            self._seen.add(key)

    def skip(self, source: str) -> None:
        """Take the terms of a text as introduced: it has no English, or not its own, that could have done so."""
        self._introduced |= {match.concept.id for match in self._finder.find(source)}
        self._seen |= self._introduced

    def _faults(self, concept: Concept, english: "_English") -> Iterator[tuple[str, str]]:
        """Yield check and rendering found, for each thing wrong with a concept in the English of a pair."""
        preferred, *admitted = concept.accepted(EN)
        is_preferred = english.has(preferred, concept)
        found = next((text for text in admitted if english.has(text, concept)), "")
        if is_preferred:
            self._introduced.add(concept.id)
        elif found and concept.id not in self._introduced:
            yield "term-not-preferred", found
        deprecated = english.deprecated(concept)
        if deprecated:
            yield "term-deprecated", deprecated
        elif not is_preferred and not found:
            yield ("protected-name" if self._is_name_wrong(concept, english) else "term-missing"), ""
        if concept.first_use and concept.id not in self._seen and not english.says(concept.first_use):
            yield "term-first-use", ""

    def _is_name_wrong(self, concept: Concept, english: "_English") -> bool:
        """Tell whether a term that is not there is a protected name, or has one in it that is not there either."""
        full = _English(concept.preferred(EN))
        names = (match.concept for match in self._names.find(concept.preferred(SOURCE)))
        return concept.is_protected or any(full.has_any(name) and not english.has_any(name) for name in names)


class _English:
    """An English text, ready to be asked for many terms."""

    def __init__(self, text: str) -> None:
        self._exact = text.translate(_TYPOGRAPHY)
        self._row = normalize_english(text)

    def has(self, term: str, concept: Concept) -> bool:
        """Tell whether the text has a term: letter by letter if the name is protected."""
        return self._has_name(term) if concept.is_protected else self.says(term)

    def has_any(self, concept: Concept) -> bool:
        """Tell whether the text has an accepted rendering of a concept."""
        return any(self.has(text, concept) for text in concept.accepted(EN))

    def says(self, words: str) -> bool:
        """Tell whether the text has these words, in any case and inflection."""
        return normalize_english(words) in self._row

    def deprecated(self, concept: Concept) -> str:
        """Return the first forbidden rendering that is there and no part of an accepted one; empty for none."""
        row = self._row
        for text in sorted(concept.accepted(EN), key=len, reverse=True):
            row = row.replace(normalize_english(text), "¦")
        return next((text for text in concept.by_status(EN, Status.DEPRECATED) if normalize_english(text) in row), "")

    def _has_name(self, name: str) -> bool:
        pattern = rf"(?<![A-Za-z]){re.escape(name.translate(_TYPOGRAPHY))}(?![A-Za-z])"
        return bool(re.search(pattern, self._exact))
