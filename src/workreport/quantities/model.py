# What a figure in a text means. Imports nothing of ours.
"""The types of quantities: value, unit, bound, direction, place (DESIGN.md, section 8)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a numeral does in its sentence."""

    QUANTITY = "quantity"
    """It measures or counts: 1928亿元, 44个."""
    ORDINAL = "ordinal"
    """It says which one: 第四次, 二十届, Ⅰ类."""
    DATE = "date"
    """It says when: 2023年, 一季度."""
    NAME = "name"
    """It is part of a name: PM2.5, 12345热线, “1355”."""


class Bound(StrEnum):
    """How exactly a value is meant."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    NEARLY = "nearly"


class Direction(StrEnum):
    """What the sentence says of the value: that something changed by it, came to it, or has it as a share."""

    NONE = ""
    GROWTH = "growth"
    DECLINE = "decline"
    REACHING = "reaching"
    RISE_TO = "growth reaching"
    FALL_TO = "decline reaching"
    SHARE = "share"


class Dimension(StrEnum):
    """What can be converted into each other: units of one dimension."""

    COUNT = "count"
    RATIO = "ratio"
    POINTS = "percentage points"
    MULTIPLE = "multiple"
    LEVEL = "level"
    """A size without its unit: 千亿级 may be yuan or anything."""
    YUAN = "yuan"
    US_DOLLAR = "US dollar"
    HK_DOLLAR = "Hong Kong dollar"
    EURO = "euro"
    YEN = "yen"
    POUND = "pound sterling"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    POWER = "power"
    ENERGY = "energy"
    VOLTAGE = "voltage"
    APPARENT_POWER = "apparent power"
    TEMPERATURE = "temperature"
    DATA = "data"
    DATA_RATE = "data rate"
    MONTHS = "calendar time"
    SECONDS = "clock time"
    MONTH_OF_YEAR = "month of the year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement, or the counting of things."""

    id: str
    dimension: Dimension
    factor: Fraction
    """How many of the dimension's base unit (SI where there is one) it is, exactly."""
    chinese: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    """Singular forms; the first is the one we write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One figure of a text, in digits or in words, with what it means and where it stands."""

    value: Decimal
    """The numeral's value, 万, 亿, million … multiplied in; the unit is not."""
    unit: Unit
    kind: Kind
    bound: Bound
    direction: Direction
    start: int
    """Offset of the first character that belongs to it: a bound or the numeral."""
    end: int
    """Offset behind its last character: of the unit or a bound."""
    numeral_start: int
    numeral_end: int
    """The numeral alone, without bound and unit."""
    is_firm: bool
    """True if a translation has to tell it. 一 of 一批 and “one” need not come back as numerals."""
    is_shared: bool = False
    """True if the unit is another one's, further on in a list: `135 million and 4.5 million tons`."""
    step: Decimal
    """What one unit in the last place written is worth: 100000000 for 1928亿, 0.1 for 5.6."""

    @property
    def measure(self) -> Fraction:
        """The value in the base unit of its dimension."""
        return Fraction(self.value) * self.unit.factor
