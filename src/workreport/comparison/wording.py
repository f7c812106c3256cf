# What to say about a figure. Comes in: quantities. Goes out: words in Chinese and English.
"""Figures as English would write them, and how far a value is off, for people who do not program."""

from decimal import Decimal

from workreport.quantities import Bound, Dimension, Direction, Kind, Quantity
from workreport.quantities.english_numerals import format_english
from workreport.quantities.units import COUNT, FRACTION, PERCENT, TIMES_AS_MUCH

_BOUNDS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "at most ",
    Bound.LESS_THAN: "less than ",
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
}
_BOUNDS_CHINESE = {
    Bound.EXACT: "没有界限",
    Bound.AT_LEAST: "以上（含）",
    Bound.MORE_THAN: "超过",
    Bound.AT_MOST: "以内（含）",
    Bound.LESS_THAN: "不足",
    Bound.ABOUT: "大约",
    Bound.NEARLY: "接近",
}
_DIRECTIONS = {
    Direction.NONE: ("没有变化", "no change"),
    Direction.GROWTH: ("增加了", "an increase by that much"),
    Direction.DECLINE: ("减少了", "a decrease by that much"),
    Direction.RISE_TO: ("增加到", "an increase to that"),
    Direction.FALL_TO: ("减少到", "a decrease to that"),
    Direction.REACHING: ("达到", "reaching that"),
    Direction.SHARE: ("占", "a share of that"),
}
_MOST_PLACES = 3
_MOST_DIGITS = 20
"""Digits before the point beyond which nothing is rounded: a decimal has no places left then."""


def to_english(quantity: Quantity) -> str:
    """Return a figure as official English would write it: at least 4.27 million mu, 192.8 billion yuan, 14th."""
    if quantity.kind is Kind.DATE:
        return f"{quantity.value:f}"
    if quantity.kind is Kind.ORDINAL:
        return _ordinal(int(quantity.value))
    if quantity.unit is FRACTION:
        percent = quantity.value * 100
        if percent.adjusted() < _MOST_DIGITS:
            percent = percent.quantize(Decimal(10) ** -_MOST_PLACES).normalize()
        return f"{_BOUNDS[quantity.bound]}{percent:f} percent"
    number = f"{_BOUNDS[quantity.bound]}{format_english(quantity.value)}"
    if quantity.unit in (COUNT, TIMES_AS_MUCH) or quantity.unit.dimension is Dimension.LEVEL:
        return number + (" times as much" if quantity.unit is TIMES_AS_MUCH else "")
    if not quantity.unit.english:
        return f"{number} (×{quantity.unit.factor})"
    return f"{number} {_plural(quantity.unit.english[0], quantity.value)}"


def describe_bound(bound: Bound) -> tuple[str, str]:
    """Return what a bound means, in Chinese and in English."""
    return _BOUNDS_CHINESE[bound], _BOUNDS[bound].strip() or "no bound"


def describe_direction(direction: Direction) -> tuple[str, str]:
    """Return what a direction means, in Chinese and in English."""
    return _DIRECTIONS[direction]


def describe_factor(source: Quantity, target: Quantity) -> tuple[str, str] | None:
    """Return how far a value is off, in both languages, if it is off by a power of ten: as misread 万 and 亿 are."""
    exact, stated = source.measure, target.measure
    if source.unit.dimension is not target.unit.dimension or not exact or not stated:
        return None
    for power, (han, word) in _POWERS.items():
        if stated == exact * 10**power:
            return f"大了，是原数的{han}倍", f"{word} times too much"
        if exact == stated * 10**power:
            return f"小了，是原数的{han}分之一", f"{word} times too little"
    return None


_POWERS = {
    1: ("十", "ten"),
    2: ("百", "a hundred"),
    3: ("千", "a thousand"),
    4: ("万", "ten thousand"),
    5: ("十万", "a hundred thousand"),
    6: ("百万", "a million"),
    8: ("亿", "a hundred million"),
}


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _plural(unit: str, value: Decimal) -> str:
    if value == 1 or unit in (*PERCENT.english, "yuan", "mu", "jin", "li", "yen", "seconds"):
        return unit
    head, *rest = unit.split(" of ", 1)
    return " of ".join([f"{head}s", *rest])
