# What a numeral comes to, before anything around it is known. Comes in: values and places. Goes out: quantities.
"""The value of a numeral with the worth of its last place, and the quantity that it is by itself."""

from decimal import Decimal
from typing import NamedTuple

from workreport.quantities.model import Bound, Direction, Kind, Quantity, Unit
from workreport.quantities.units import COUNT

LONGEST = 30
"""Digits of the longest numeral that is a number; what is longer is a name, such as an account's."""
ROMAN = {
    name: value
    for value, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}

Span = tuple[int, int]
"""Offsets of a first character and behind a last one."""


class Numeral(NamedTuple):
    """A numeral's value, and what one unit in the last place written is worth."""

    value: Decimal
    step: Decimal = Decimal(1)


ONE = Decimal(1)
HALF = Numeral(Decimal("0.5"), Decimal("0.1"))


def whole(number: int | str | Decimal) -> Numeral:
    """Return a number that counts by ones."""
    return Numeral(Decimal(number))


def quantity_at(
    numeral: Numeral,
    span: Span,
    *,
    unit: Unit = COUNT,
    kind: Kind = Kind.QUANTITY,
    bound: Bound = Bound.EXACT,
    direction: Direction = Direction.NONE,
    is_firm: bool = True,
    around: Span | None = None,
) -> Quantity:
    """Return the quantity that the numeral at `span` is; with its bound and unit it stands `around` that."""
    start, end = around or span
    return Quantity(
        value=numeral.value,
        unit=unit,
        kind=kind,
        bound=bound,
        direction=direction,
        start=start,
        end=end,
        numeral_start=span[0],
        numeral_end=span[1],
        is_firm=is_firm,
        step=numeral.step,
    )
