# Figures in brackets. Comes in: compared texts. Goes out: whether they repeat the figure before, or say it wrongly.
"""English gives a figure again in another unit, in brackets: 1.4 million mu (about 93,300 hectares)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from workreport.comparison.agreement import rounds_to
from workreport.comparison.compared import Compared, Disagreement
from workreport.quantities import Dimension, Quantity

_GAP = re.compile(
    r"[”\"']?\s?\((?:or |about |approximately |some |roughly |around |nearly |over |equal to |equivalent to )*"
)
_REACH = 120
"""Characters within which brackets are looked for."""
_UNCONVERTED = {Dimension.COUNT, Dimension.MONTHS, Dimension.SECONDS, Dimension.RATIO, Dimension.MULTIPLE}


def is_in_brackets(text: str, quantity: Quantity) -> bool:
    """Tell whether a figure stands in brackets that opened a little before."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    return before.rfind("(") > before.rfind(")")


def is_equivalent(compared: Compared, at: int) -> bool:
    """Tell whether the translation's figure at position `at` is the one before it in another unit, in brackets."""
    return at > 0 and _is_beside(compared.target_text, compared.target[at - 1], compared.target[at])


def find_wrong_equivalents(compared: Compared) -> Iterator[Disagreement]:
    """Yield where the translation's own equivalent is wrong: 1.4 million mu (about 272 hectares)."""
    for one, other in pairwise(compared.target):
        if (
            _is_beside(compared.target_text, one, other)
            and one.unit is not other.unit
            and one.unit.dimension not in _UNCONVERTED
            and not (one.measure == other.measure or rounds_to(one, other, least=1))
        ):
            yield Disagreement(check="figure-mismatch", source=one, target=other, is_within_target=True)


def _is_beside(text: str, one: Quantity, other: Quantity) -> bool:
    gap = _GAP.fullmatch(text, one.end, max(one.end, other.numeral_start))
    return one.unit.dimension is other.unit.dimension and bool(gap)
