# The figures of an English text. Comes in: a text. Goes out: quantities, in order.
"""Find every numeral of an English text, in digits and in words, and say what it is."""

import re
from dataclasses import replace
from decimal import Decimal

from workreport.quantities.chinese_numerals import LONGEST, Numeral
from workreport.quantities.english_context import find_bound, find_direction
from workreport.quantities.english_kinds import MONEY, Role, find_role
from workreport.quantities.english_numerals import (
    CARDINAL_PATTERN,
    ORDINAL_PATTERN,
    SCALES,
    parse_english,
    parse_ordinal,
)
from workreport.quantities.model import Bound, Dimension, Direction, Kind, Quantity, Unit
from workreport.quantities.units import BY_ENGLISH, COUNT, FRACTION, MONTH_OF_YEAR, TIMES_AS_MUCH, YEAR

_MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|December").split("|")
_SCALES = SCALES | {"mn": 10**6, "bn": 10**9, "tn": 10**12}
_MULTIPLES = {"doubl": 2, "twice": 2, "twofo": 2, "tripl": 3, "trebl": 3, "three": 3, "quadr": 4}
_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "six": 6, "eig": 8, "ten": 10}
_ROMAN = {name: value for value, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_NUMERAL = re.compile(
    rf"""
    (?:(?P<money>{"|".join(map(re.escape, MONEY))})[ \u00a0]?)?
    (?:(?P<numerator>\d{{1,2}})/(?P<denominator>\d{{1,2}})(?![\d/])|(?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|(?<![\d.])\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?![\d-]|\.\d)|\d+)(?:\.\d+)?))
    (?:(?P<nth>st|nd|rd|th)(?![a-z])
      |[ \u00a0-]?(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn)(?![a-z]))?
    | (?<![a-z])(?:
        (?P<share>one|two|three|four|five|seven|nine|an?)[ -](?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)(?![a-z-])
      | half[ -](?:a[ ])?(?P<half_scale>million|billion|trillion)(?![a-z])
      | (?P<half>half)(?=[ ](?:of|the|an?|its)[ ]|[.,;])
      | (?P<multiple>doubl(?:e|es|ed|ing)|twice|twofold|tripl(?:e|es|ed|ing)|trebl(?:e|ed|ing)|threefold|quadrupl(?:e|ed|ing))(?![a-z])
      | (?P<ordinal>{ORDINAL_PATTERN})(?![a-z])
      | (?P<words>{CARDINAL_PATTERN})(?![a-z])
      | (?:grade|class|category|type|phase|level|tier|categories|classes|grades)[ ](?P<roman>(?-i:[IVX]+))(?![a-z])
      | (?P<month>(?-i:{"|".join(_MONTHS)}))(?![a-z])
      | (?-i:Q(?P<quarter>[1-4])|H(?P<half_year>[12]))(?![a-z\d])
      | (?P<lone>(?:hundred-)?(?:thousand|million|billion|trillion)|hundred)(?=-[a-z])
      | (?P<two>both|pair|dual|twin)(?![a-z])
      | (?P<alias>biennium|biennial|biannual|decade|century|millennium|centenary|centennial|primary|secondary|tertiary|halv(?:e|es|ed|ing)|(?:a)?round[- ]the[- ]clock|24/7)(?![a-z])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,? (?:and|or|to|&)|,|/|–|—| ?- ?)\s?(?:about |nearly |over |at least |around |(?:RMB|US\$|\$) ?)?", re.IGNORECASE
)
_SECTORS = ("primary", "secondary", "tertiary")
_ALIASES = {
    "decade": (10, "year"), "biennium": (2, "year"), "biennial": (2, "year"), "biannual": (2, "year"),
    "century": (100, "year"), "millennium": (1000, "year"), "centenary": (100, "year"), "centennial": (100, "year"),
    "round-the-clock": (24, "hour"), "24/7": (24, "hour"),
}  # fmt: skip
_ONE = Decimal(1)
_HALF = Numeral(Decimal("0.5"), Decimal("0.1"))


def find_english(text: str) -> list[Quantity]:
    """Return the quantities of an English text, in order; every numeral is in one of them."""
    found: list[Quantity] = []
    at = 0
    while match := _NUMERAL.search(text, at):
        quantity = _read(text, match, found[-1].end if found else 0)
        at = max(match.end(), quantity.end if quantity else 0)
        if quantity:
            found.append(quantity)
    return _share_units(text, found)


def _read(text: str, match: re.Match[str], floor: int) -> Quantity | None:
    """Return the quantity that one match of the numeral pattern is."""
    span = match.span()
    if match["digits"]:
        return _digits(text, match, floor)
    if match["numerator"]:
        return _ratio(text, match, Decimal(match["numerator"]), Decimal(match["denominator"]), floor)
    if match["ordinal"]:
        value = parse_ordinal(match["ordinal"])
        return _plain(value, span, Kind.ORDINAL, is_firm=value != 1)
    if match["words"]:
        value = parse_english(match["words"])
        if value is None:
            return None
        is_firm = value not in (0, 1)
        return _in_context(text, Numeral(value, _step_of_words(value)), span, find_role(text, *span, None), floor, is_firm)
    if match["lone"] or match["half_scale"]:
        value = _lone_scale(match)
        return _in_context(text, Numeral(value, value), span, find_role(text, *span, None), floor, True)
    if match["alias"]:
        return _alias(text, match, floor)
    if match["share"] or match["half"]:
        return _fraction(text, match, floor)
    if match["multiple"]:
        times = Decimal(_MULTIPLES[match["multiple"][:5].lower()])
        is_firm = match["multiple"].lower() not in ("double", "twice")
        return _plain(times, span, unit=TIMES_AS_MUCH, is_firm=is_firm)
    if match["roman"]:
        number = _ROMAN.get(match["roman"])
        return _plain(Decimal(number), match.span("roman"), Kind.ORDINAL) if number else None
    if match["month"]:
        number = _MONTHS.index(match["month"]) + 1
        return _plain(Decimal(number), span, Kind.DATE, unit=MONTH_OF_YEAR, is_firm=match["month"] not in ("May", "March"))
    if match["two"]:
        return _plain(Decimal(2), span, is_firm=False)
    return _plain(Decimal(match["quarter"] or match["half_year"]), span, Kind.DATE, is_firm=match["quarter"] is not None)


def _lone_scale(match: re.Match[str]) -> Decimal:
    """Return the value of `trillion` in trillion-yuan, of hundred-billion, and of half a million."""
    if match["half_scale"]:
        return Decimal(_SCALES[match["half_scale"].lower()]) / 2
    words = match["lone"].lower().split("-")
    return Decimal(_SCALES[words[0]]) * (_SCALES[words[1]] if len(words) == 2 else 1)


def _digits(text: str, match: re.Match[str], floor: int) -> Quantity:
    digits = re.sub("[, \u00a0]", "", match["digits"])
    start, end = match.span()
    if len(digits) > LONGEST:
        return _plain(Decimal(0), (start, end), Kind.NAME, is_firm=False)
    number = Decimal(digits)
    step = _ONE.scaleb(int(number.as_tuple().exponent))
    if match["nth"]:
        return _plain(number, (start, end), Kind.ORDINAL)
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    role = find_role(text, start, end, match["money"], is_whole=scale == 1 and "." not in digits and "," not in match["digits"])
    return _in_context(text, Numeral(number * scale, step * scale), (start, end), role, floor, number != 0 and (role.kind is not Kind.NAME or ":" in text[start - 1 : end + 1]))


def _in_context(
    text: str, numeral: Numeral, span: tuple[int, int], role: Role, floor: int, is_firm: bool
) -> Quantity:
    """Return the quantity with what stands around it."""
    bound, start, end = find_bound(text, span[0], role.end)
    direction = find_direction(text, start, end, floor)
    if role.kind is Kind.DATE or role.kind is Kind.NAME:
        bound, direction, start, end = Bound.EXACT, Direction.NONE, span[0], role.end
    return Quantity(
        value=numeral.value,
        unit=role.unit,
        kind=role.kind,
        bound=bound,
        direction=direction,
        start=max(start, floor),
        end=end,
        numeral_start=span[0],
        numeral_end=span[1],
        is_firm=is_firm,
        step=numeral.step,
    )


def _fraction(text: str, match: re.Match[str], floor: int) -> Quantity:
    """Return a fraction in words. The halves of a year, and the first three quarters, are dates."""
    before = text[max(0, match.start() - 8) : match.start()].lower()
    if match["half"]:
        is_date = before.endswith(("first ", "second ", "latter ", "other "))
        role = Role(Kind.QUANTITY, FRACTION, match.end())
        return _in_context(text, _HALF, match.span(), role, floor, not is_date)
    shares = parse_english(match["share"]) or _ONE
    part = _PARTS[match["part"][:3].lower()]
    if match["part"].lower() == "quarters" and before.endswith(("first ", "last ", "past ")):
        return _plain(shares, match.span(), Kind.DATE)
    if shares >= part:
        return _plain(shares, match.span(), Kind.DATE)
    return _ratio(text, match, shares, Decimal(part), floor, is_firm=match["share"].lower() not in ("a", "an"))


def _ratio(
    text: str, match: re.Match[str], share: Decimal, parts: Decimal, floor: int, *, is_firm: bool = True
) -> Quantity:
    role = Role(Kind.QUANTITY, FRACTION, match.end())
    numeral = Numeral(share / (parts or _ONE), _ONE / (parts or _ONE))
    return _in_context(text, numeral, match.span(), role, floor, is_firm)


def _alias(text: str, match: re.Match[str], floor: int) -> Quantity:
    """Return a number that is inside a word. Only another number needs it, so it is never missing or too much."""
    word = match["alias"].lower().replace("around", "round").replace(" ", "-")
    if word.startswith("halv"):
        return _ratio(text, match, _ONE, Decimal(2), floor, is_firm=False)
    if word in _SECTORS:
        return _plain(Decimal(_SECTORS.index(word) + 1), match.span(), Kind.ORDINAL, is_firm=False)
    value, unit = _ALIASES[word]
    role = Role(Kind.QUANTITY, BY_ENGLISH[unit], match.end())
    return _in_context(text, Numeral(Decimal(value), _ONE), match.span(), role, floor, is_firm=False)


def _step_of_words(value: Decimal) -> Decimal:
    """Return what the last place of a number in words is worth: one, or its scale if it is round."""
    return _ONE.scaleb(max(int(value.normalize().as_tuple().exponent), 0)) if value else _ONE


def _plain(
    value: Decimal | None,
    span: tuple[int, int],
    kind: Kind = Kind.QUANTITY,
    *,
    unit: Unit = COUNT,
    is_firm: bool = True,
) -> Quantity:
    return Quantity(
        value=value if value is not None else _ONE,
        unit=unit,
        kind=kind,
        bound=Bound.EXACT,
        direction=Direction.NONE,
        start=span[0],
        end=span[1],
        numeral_start=span[0],
        numeral_end=span[1],
        is_firm=is_firm,
        step=_ONE,
    )


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give each figure of `5, 6 and 7 percent` and `3 to 5 million yuan` the unit and the scale that follow the last."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        gap = text[one.end : following.numeral_start]
        if not _JOINED.fullmatch(gap) or one.bound is Bound.AT_LEAST and one.start == one.numeral_start:
            continue
        if one.kind is Kind.DATE and following.unit is COUNT and following.value < 100 and gap in "-–—/":
            shared[at + 1] = replace(following, value=one.value - one.value % 100 + following.value, unit=YEAR, kind=Kind.DATE)
        elif one.unit is COUNT and one.kind is Kind.QUANTITY and following.kind is Kind.QUANTITY:
            shared[at] = _with_unit_of(one, following)
    return shared


def _with_unit_of(one: Quantity, following: Quantity) -> Quantity:
    exponent = following.step.adjusted()
    scale = Decimal(10) ** (exponent - exponent % 3) if exponent >= 6 else _ONE
    if one.value >= 1000 or one.step * scale > following.value:
        scale = _ONE
    return replace(one, value=one.value * scale, step=one.step * scale, unit=following.unit, is_shared=scale == 1)
