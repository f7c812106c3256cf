# When two figures agree. Comes in: two quantities. Goes out: whether value, bound and direction agree.
"""The rules by which an English figure says what the Chinese one says.

Values are compared exactly, in base units. A figure may be rounded where the English marks it (`about`, `over`), and
in another unit as precisely as it is stated.
"""

from decimal import Decimal
from fractions import Fraction

from workreport.quantities.model import Bound, Dimension, Direction, Kind, Quantity
from workreport.quantities.units import MULTIPLE, TIMES_AS_MUCH, YEAR

_PRECISE = 3
"""Significant figures from which a converted figure may be rounded without a mark."""
_ROUNDABLE = 3
"""Significant figures from which a figure may be rounded at all: 6.5 is not `about 7`."""
_FAR = Fraction(1, 20)
"""How far rounding may take a value, as a part of it."""
_BARE = {Dimension.COUNT, Dimension.MULTIPLE, Dimension.MONTH_OF_YEAR}
_TIMES = {Dimension.MONTHS, Dimension.SECONDS}
"""连续5年 is “the fifth consecutive year”, 249天 “249 clear days”: in English the number may stand without the unit."""
_MEASURES = {Dimension.YUAN, Dimension.AREA, Dimension.MASS, Dimension.POWER, Dimension.LENGTH, Dimension.VOLUME}
"""What a numeral may measure before a word that is not known here, or in a slogan: 7×24小时, 千百亿."""
_RATIOS = {Dimension.RATIO, Dimension.MULTIPLE}
_UP = {Direction.GROWTH, Direction.RISE_TO}
_DOWN = {Direction.DECLINE, Direction.FALL_TO}
_BY = {Direction.GROWTH, Direction.DECLINE}
_YEARS_OF_A_PLAN = 5
_PASSING = {Bound.LESS_THAN, Bound.MORE_THAN, Bound.NEARLY}
"""Bounds that say `to` by themselves: fell below 10 percent."""
FOREIGN = {Dimension.US_DOLLAR, Dimension.EURO, Dimension.HK_DOLLAR, Dimension.POUND, Dimension.YEN}
_CHANGED_TO = {Direction.RISE_TO, Direction.FALL_TO}
_BOUNDS = {
    Bound.EXACT: {Bound.EXACT},
    Bound.AT_LEAST: {Bound.AT_LEAST, Bound.MORE_THAN},
    Bound.MORE_THAN: {Bound.MORE_THAN},
    Bound.AT_MOST: {Bound.AT_MOST, Bound.LESS_THAN},
    Bound.LESS_THAN: {Bound.LESS_THAN, Bound.NEARLY},
    Bound.ABOUT: {Bound.ABOUT},
    Bound.NEARLY: {Bound.NEARLY},
}
"""What English may say for each Chinese bound. Official English writes `over` for 以上 as often as `at least`."""


def same_kind(source: Quantity, target: Quantity) -> bool:
    """Tell whether two figures can be compared: one dimension, or one of them without a unit of its own."""
    left, right = source.unit.dimension, target.unit.dimension
    if target.kind is Kind.ORDINAL and target.is_firm and not _may_be_ordinal(source):
        return False
    if target.unit is TIMES_AS_MUCH and target.is_firm:
        return left in _RATIOS
    if left == right:
        return True
    if Dimension.LEVEL in (left, right):
        return not {left, right} & FOREIGN
    if left in _RATIOS and right in _RATIOS:
        return True
    if (left is Dimension.COUNT and target.is_shared) or (right is Dimension.COUNT and source.is_shared):
        return True
    if left is Dimension.COUNT and not source.is_firm:
        return right in _BARE or (target.unit is YEAR and source.value == _YEARS_OF_A_PLAN) or right in _MEASURES
    if left is Dimension.COUNT and source.end == source.numeral_end and right in _MEASURES | _TIMES:
        return True
    if left in _TIMES and right is Dimension.COUNT:
        return True
    if target.kind is Kind.DATE or source.kind is Kind.DATE or target.kind is Kind.NAME:
        return {left, right} <= _BARE | {Dimension.MONTHS}
    return {left, right} <= _BARE


def _may_be_ordinal(source: Quantity) -> bool:
    """Tell whether English may make an ordinal of a figure: of 第三, 二线, a date, the years something lasted."""
    return source.kind in (Kind.ORDINAL, Kind.DATE, Kind.NAME) or source.unit.dimension in _TIMES or source.is_firm


def same_value(source: Quantity, target: Quantity) -> bool:
    """Tell whether two comparable figures are exactly equal."""
    if {source.unit.dimension, target.unit.dimension} <= _RATIOS and (
        Dimension.MULTIPLE in (source.unit.dimension, target.unit.dimension)
    ):
        is_literal = source.unit is target.unit and source.value == target.value
        return is_literal or bool(_results(source) & _results(target))
    if source.unit.dimension is target.unit.dimension:
        return source.value == target.value if source.unit is target.unit else source.measure == target.measure
    if Dimension.LEVEL in (source.unit.dimension, target.unit.dimension):
        return source.value == target.value or source.measure == target.measure
    return source.value == target.value


def _results(quantity: Quantity) -> set[Fraction]:
    """Return what something may have become by a growth: 增长2倍 and `up 200 percent` are three times as much."""
    value = quantity.measure
    if quantity.unit.dimension is Dimension.RATIO:
        return {value, value + 1}
    if quantity.unit is MULTIPLE and quantity.direction is Direction.GROWTH:
        return {value + 1}
    return {value}


def rounds_to(source: Quantity, target: Quantity, *, least: int = _ROUNDABLE) -> bool:
    """Tell whether the target's figure is the source's, rounded as far as the target says.

    `least` is how many significant figures the source's must have.
    """
    if source.unit.dimension is not target.unit.dimension:
        return False
    exact, stated = source.measure, target.measure
    step = Fraction(visible_step(target.value)) * target.unit.factor
    difference = exact - stated
    if (
        exact == 0
        or abs(difference) > abs(exact) * _FAR
        or (source.unit is target.unit and significant_figures(source.value) < least)
    ):
        return False
    if target.bound is Bound.EXACT or target.bound is source.bound:
        precise = significant_figures(target.value) >= _PRECISE
        if source.unit is not target.unit and precise and abs(difference) <= step / 2:
            return True
    if target.bound in (Bound.ABOUT, Bound.NEARLY):
        return abs(difference) < step
    if target.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return 0 <= difference < step
    return target.bound in (Bound.LESS_THAN, Bound.AT_MOST) and 0 <= -difference < step


def visible_step(value: Decimal) -> Decimal:
    """Return what the last figure that is not zero is worth: 100 for 103,100."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def significant_figures(value: Decimal) -> int:
    """Return the number of figures without zeros at either end."""
    return len(value.normalize().as_tuple().digits)


def bounds_agree(source: Quantity, target: Quantity, left: Bound, right: Bound) -> bool:
    """Tell whether the bound `right` of the target may stand for `left` of the source.

    A rounded or converted figure may be marked as such; a class (百亿级) is what it says or more.
    """
    if right in _BOUNDS[left]:
        return True
    if source.unit.dimension in _TIMES and left is Bound.NEARLY and right is Bound.EXACT:
        return True  # 近三年 are the past three years as well as nearly three
    if source.unit.dimension is Dimension.LEVEL and right in (Bound.AT_LEAST, Bound.MORE_THAN):
        return True
    is_other_figure = source.unit is not target.unit or source.value != target.value
    return is_other_figure and source.unit.dimension is target.unit.dimension and left is Bound.EXACT


def directions_agree(source: Quantity, target: Quantity) -> bool:
    """Tell whether the directions can both be true: growth is no decline, a change by is no change to."""
    left, right = source.direction, target.direction
    if (left in _UP and right in _DOWN) or (left in _DOWN and right in _UP):
        return False
    if left in _CHANGED_TO and right in _BY:
        return target.bound in _PASSING
    return not (left in _BY and right in _CHANGED_TO)
