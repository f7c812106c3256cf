# Two texts side by side with their figures. Comes in: a pair of texts. Goes out: figures and which belongs to which.
"""What all comparisons of a pair share, so that each text is read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workreport.comparison.matching import Matching, match_quantities
from workreport.quantities import Quantity, find_chinese, find_english


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Something that the translation does not tell as the source does."""

    check: str
    """The id of the check that this is a finding of."""
    source: Quantity | None = None
    target: Quantity | None = None
    other: Quantity | None = None
    """For two figures exchanged: the source's other one."""
    is_within_target: bool = False
    """True if both figures are the translation's: one in brackets that should be the other in another unit."""
    noun: str = ""
    """What the translation counts, if the source counts something else."""
    text: str = ""
    """What is left out, or left untranslated."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of texts with their figures and which belongs to which."""

    source_text: str
    target_text: str
    source: Sequence[Quantity]
    target: Sequence[Quantity]
    matching: Matching


# A live preview compares all pairs again whenever one of them is saved.
@lru_cache(maxsize=2_000)
def compare(source_text: str, target_text: str) -> Compared:
    """Return the figures of both texts, matched."""
    source, target = find_chinese(source_text), find_english(target_text)
    return Compared(source_text, target_text, source, target, match_quantities(source, target))
