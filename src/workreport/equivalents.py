# A figure in the units its readers know. Comes in: a quantity, a locale. Goes out: words.
"""Equivalents for readers: mu in hectares, jin in tonnes, kilowatts in GW; on Chinese pages the other way round."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from workreport.locales import EN, Locale
from workreport.quantities import Kind, Quantity, Unit
from workreport.quantities.chinese_numerals import format_chinese
from workreport.quantities.english_numerals import format_english
from workreport.quantities.units import BY_CHINESE, BY_ENGLISH

_SIGNIFICANT = 4
"""Figures that an equivalent is rounded to: more would pretend to a precision that the original has not."""
_IN_ENGLISH: dict[str, tuple[str, ...]] = {
    "mu": ("hectare",),
    "jin": ("tonne", "kilogram"),
    "kilowatt": ("gigawatt", "megawatt"),
}
"""English readers' units by the unit on the page, the largest first; the first in which the value is 1 or more."""
_IN_CHINESE: dict[str, tuple[str, ...]] = {
    "hectare": ("亩",),
    "ton": ("斤",),
    "gigawatt": ("千瓦",),
    "megawatt": ("千瓦",),
}
_LARGE_ENOUGH = {"ton": 10_000, "kilowatt": 1000}
"""From so many on, readers are helped: 5吨 needs no 1万斤."""


def equivalent_of(quantity: Quantity, locale: Locale) -> str | None:
    """Return a quantity in the units that readers of `locale` know, or None if it needs none.

    It says whether it is rounded: `about 103,100 hectares`, 约合103.1万亩.
    """
    known = (_IN_ENGLISH if locale is EN else _IN_CHINESE).get(quantity.unit.id, ())
    if not known or quantity.kind is not Kind.QUANTITY or quantity.value < _LARGE_ENOUGH.get(quantity.unit.id, 1):
        return None
    units = [(BY_ENGLISH if locale is EN else BY_CHINESE)[name] for name in known]
    converted = [(unit, quantity.measure / unit.factor) for unit in units]
    unit, exact = next(((unit, value) for unit, value in converted if value >= 1), converted[-1])
    value = _rounded(exact)
    is_exact = Fraction(value) == exact
    return _in_english(value, unit, is_exact) if locale is EN else _in_chinese(value, unit, is_exact)


def is_told_already(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Tell whether a figure nearby is the same measure in another unit: 1.4 million mu (about 93,300 hectares)."""
    return any(
        other.unit is not quantity.unit
        and other.unit.dimension is quantity.unit.dimension
        and abs(other.measure - quantity.measure) <= quantity.measure / 100
        for other in others
    )


def _rounded(value: Fraction) -> Decimal:
    number = Decimal(value.numerator) / Decimal(value.denominator)
    places = _SIGNIFICANT - 1 - number.adjusted()
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP).normalize() if number else Decimal(0)


def _in_english(value: Decimal, unit: Unit, is_exact: bool) -> str:
    name = unit.english[0] if unit.english[0] != "metric ton" else "tonne"
    return f"{'' if is_exact else 'about '}{format_english(value)} {name}{'' if value == 1 else 's'}"


def _in_chinese(value: Decimal, unit: Unit, is_exact: bool) -> str:
    return f"{'合' if is_exact else '约合'}{format_chinese(value)}{unit.chinese[0]}"
