# The figure that an indicator quotes. Comes in: a report's segments, a Stated. Goes out: the Quantity in the text.
"""Finding what the text says where an indicator says it says so."""

from collections.abc import Mapping
from functools import lru_cache

from workreport.indicators.loading import Stated
from workreport.model import Segment
from workreport.quantities import Quantity, find_chinese


def quoted_quantities(stated: Stated, segments: Mapping[str, Segment]) -> tuple[Quantity, ...] | None:
    """Return the quantities inside the quoted words, as the whole paragraph makes them.

    `segments` are the source's by id. None if the place is not there, or does not have those words exactly once.
    """
    segment = segments.get(stated.place)
    if segment is None or segment.text.count(stated.quote) != 1:
        return None
    start = segment.text.index(stated.quote)
    end = start + len(stated.quote)
    return tuple(one for one in _firm(segment.text) if start <= one.numeral_start and one.end <= end)


# Many indicators quote one paragraph, and many pages show them.
@lru_cache(maxsize=256)
def _firm(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text that have to be told; 一 of 一般公共预算 is a numeral too, but none of those."""
    return tuple(one for one in find_chinese(text) if one.is_firm)


def agrees(stated: Stated, quantity: Quantity) -> bool:
    """Tell whether an indicator states a quantity as the text does: value, unit and bound."""
    return (stated.value, stated.unit, stated.bound) == (quantity.value, quantity.unit.id, quantity.bound)
