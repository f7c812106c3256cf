# English numerals that are not plain numbers. Comes in: a match of the numeral pattern. Goes out: quantities.
"""Fractions, doublings, ordinals, months, Roman figures and words with a number inside, each read by its own rule."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from workreport.quantities.english_context import find_bound, find_direction
from workreport.quantities.english_kinds import Role, find_role
from workreport.quantities.english_numerals import parse_english, parse_ordinal
from workreport.quantities.english_patterns import ABBREVIATED, MONTHS, MULTIPLES, PARTS, SECTORS, SPANS
from workreport.quantities.model import Bound, Dimension, Direction, Kind, Quantity
from workreport.quantities.numerals import HALF, ONE, ROMAN, Numeral, Span, quantity_at, whole
from workreport.quantities.units import BY_ENGLISH, FRACTION, MONTH_OF_YEAR, TIMES_AS_MUCH

_TWO = 2
_THE_TWO = re.compile(r"\b(?:the|these|those) $", re.IGNORECASE)
"""The two of something already named, which no numeral of the source need stand for."""
_AMBIGUOUS_MONTHS = ("May", "March")
_ARTICLE = re.compile(r" an?(?= )")
_HALVES_OF_SOMETHING = ("first ", "second ", "latter ", "other ")
_QUARTERS_OF_A_YEAR = ("first ", "last ", "past ")


def read_form(text: str, match: re.Match[str], floor: int) -> Quantity | None:
    """Return the quantity of a numeral that is not in digits, if it is one; nothing before `floor` belongs to it."""
    name = next(name for name in _FORMS if match[name] is not None)
    return _FORMS[name](text, match, floor)


def in_context(text: str, numeral: Numeral, span: Span, role: Role, floor: int, *, is_firm: bool = True) -> Quantity:
    """Return the quantity at `span` with its bound and direction; nothing before `floor` belongs to it."""
    if role.kind in (Kind.DATE, Kind.NAME):
        bound, direction, start, end = Bound.EXACT, Direction.NONE, span[0], role.end
    else:
        bound, start, end = find_bound(text, span[0], role.end)
        direction = find_direction(text, start, end, floor)
    return quantity_at(
        numeral,
        span,
        unit=role.unit,
        kind=role.kind,
        bound=bound,
        direction=direction,
        is_firm=is_firm,
        around=(max(start, floor), end),
    )


def _words(text: str, match: re.Match[str], floor: int) -> Quantity | None:
    value = parse_english(match["words"])
    if value is None:
        return None
    step = ONE.scaleb(max(int(value.normalize().as_tuple().exponent), 0)) if value else ONE
    role = find_role(text, *match.span(), None)
    is_pronoun = value == _TWO and bool(_THE_TWO.search(text, max(0, match.start() - 8), match.start()))
    is_firm = value not in (0, 1) and not is_pronoun and not text.startswith("-dimensional", match.end())
    return in_context(text, Numeral(value, step), match.span(), role, floor, is_firm=is_firm)


def _ordinal(_text: str, match: re.Match[str], _floor: int) -> Quantity | None:
    value = parse_ordinal(match["ordinal"])
    return quantity_at(whole(value), match.span(), kind=Kind.ORDINAL, is_firm=value != 1) if value else None


def _lone(text: str, match: re.Match[str], floor: int) -> Quantity:
    """Return `trillion` in trillion-yuan, and hundred-billion."""
    words = match["lone"].lower().split("-")
    value = Decimal(ABBREVIATED[words[0]]) * (ABBREVIATED[words[1]] if len(words) > 1 else 1)
    return in_context(text, Numeral(value, value), match.span(), find_role(text, *match.span(), None), floor)


def _half_scale(text: str, match: re.Match[str], floor: int) -> Quantity:
    """Return half a million."""
    value = Decimal(ABBREVIATED[match["half_scale"].lower()]) / 2
    return in_context(text, Numeral(value, value), match.span(), find_role(text, *match.span(), None), floor)


def read_ratio(
    text: str, match: re.Match[str], share: Decimal, parts: Decimal, floor: int, *, is_firm: bool = True
) -> Quantity:
    """Return the fraction of `share` by `parts`."""
    numeral = Numeral(share / (parts or ONE), ONE / (parts or ONE))
    role = Role(Kind.QUANTITY, FRACTION, match.end())
    return in_context(text, numeral, match.span(), role, floor, is_firm=is_firm)


def _half(text: str, match: re.Match[str], floor: int) -> Quantity:
    before = text[max(0, match.start() - 8) : match.start()].lower()
    article = _ARTICLE.match(text, match.end())
    measured = find_role(text, match.start(), article.end(), None) if article else None
    if measured and measured.unit.dimension in (Dimension.MONTHS, Dimension.SECONDS):  # half a working day
        return in_context(text, HALF, match.span(), measured, floor, is_firm=False)
    role = Role(Kind.QUANTITY, FRACTION, match.end())
    is_date = before.endswith(_HALVES_OF_SOMETHING)
    return in_context(text, HALF, match.span(), role, floor, is_firm=not is_date)


def _share(text: str, match: re.Match[str], floor: int) -> Quantity:
    """Return a fraction in words. The first three quarters are a date, four quarters a year."""
    before = text[max(0, match.start() - 8) : match.start()].lower()
    shares, parts = parse_english(match["share"]) or ONE, Decimal(PARTS[match["part"][:3].lower()])
    if shares >= parts or (match["part"].lower() == "quarters" and before.endswith(_QUARTERS_OF_A_YEAR)):
        return quantity_at(whole(shares), match.span(), kind=Kind.DATE)
    return read_ratio(text, match, shares, parts, floor, is_firm=match["share"].lower() not in ("a", "an"))


def _halved(text: str, match: re.Match[str], floor: int) -> Quantity:
    return read_ratio(text, match, ONE, Decimal(2), floor, is_firm=False)


def _multiple(text: str, match: re.Match[str], floor: int) -> Quantity:
    times = MULTIPLES[match["multiple"][:5].lower()]
    is_firm = match["multiple"].lower() not in ("double", "twice")
    role = Role(Kind.QUANTITY, TIMES_AS_MUCH, match.end())
    read = in_context(text, whole(times), match.span(), role, floor, is_firm=is_firm)
    return replace(read, direction=Direction.NONE)


def _roman(_text: str, match: re.Match[str], _floor: int) -> Quantity | None:
    number = ROMAN.get(match["roman"])
    return quantity_at(whole(number), match.span("roman"), kind=Kind.ORDINAL) if number else None


def _month(_text: str, match: re.Match[str], _floor: int) -> Quantity:
    number = MONTHS.index(match["month"]) + 1
    is_firm = match["month"] not in _AMBIGUOUS_MONTHS
    return quantity_at(whole(number), match.span(), unit=MONTH_OF_YEAR, kind=Kind.DATE, is_firm=is_firm)


def _quarter(_text: str, match: re.Match[str], _floor: int) -> Quantity:
    number = match["quarter"] or match["half_year"]
    return quantity_at(whole(number), match.span(), kind=Kind.DATE, is_firm=match["quarter"] is not None)


def _pair(_text: str, match: re.Match[str], _floor: int) -> Quantity:
    """Return the two of both, which no numeral need be, after any of dual or twin."""
    kind = Kind.NAME if match["pair"].lower() == "both" else Kind.QUANTITY
    return quantity_at(whole(2), match.span(), kind=kind, is_firm=False)


def _sector(_text: str, match: re.Match[str], _floor: int) -> Quantity:
    """Return the number of the primary, secondary or tertiary industry."""
    number = SECTORS.index(match["sector"].lower()) + 1
    return quantity_at(whole(number), match.span(), kind=Kind.ORDINAL, is_firm=False)


def _span(text: str, match: re.Match[str], floor: int) -> Quantity:
    """Return the number inside a word. Only another number needs it, so it is never missing or too much."""
    word = match["span"].lower().replace("around", "round").replace(" ", "-")
    value, unit = SPANS[word]
    role = Role(Kind.QUANTITY, BY_ENGLISH[unit], match.end())
    return in_context(text, whole(value), match.span(), role, floor, is_firm=False)


_FORMS: dict[str, Callable[[str, re.Match[str], int], Quantity | None]] = {
    "words": _words,
    "ordinal": _ordinal,
    "lone": _lone,
    "half_scale": _half_scale,
    "half": _half,
    "share": _share,
    "halved": _halved,
    "multiple": _multiple,
    "roman": _roman,
    "month": _month,
    "quarter": _quarter,
    "half_year": _quarter,
    "pair": _pair,
    "sector": _sector,
    "span": _span,
}
