# Numerals that are not plain numbers. Comes in: a match of the numeral pattern. Goes out: quantities.
"""Fractions, doublings, plans, decades, Roman figures and the like, each read by its own rule."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import chain

from workreport.quantities.chinese_context import find_bound
from workreport.quantities.chinese_kinds import RANKED
from workreport.quantities.chinese_numerals import HAN_DIGITS, parse_chinese
from workreport.quantities.chinese_patterns import PIECES, SINGLE
from workreport.quantities.model import Bound, Kind, Quantity
from workreport.quantities.numerals import HALF, LONGEST, ONE, ROMAN, Numeral, quantity_at, whole
from workreport.quantities.units import BY_CHINESE, FRACTION, TIMES_AS_MUCH, YEAR

_THIS_CENTURY = Numeral(Decimal(20))
"""The century of a decade that names none: 60年代."""


def read_form(text: str, match: re.Match[str]) -> list[Quantity]:
    """Return the quantities of a numeral that is no plain number."""
    name = next(name for name in _FORMS if match[name] is not None)
    return _FORMS[name](text, match)


def read_pieces(text: str, start: int, end: int) -> list[Quantity]:
    """Return what the characters of no single number may stand for: 三五, 一二三产业, 三七百, 十百千.

    A translation may put them as it likes, so none is firm.
    """
    if end - start > LONGEST:
        return [quantity_at(whole(0), (start, end), kind=Kind.NAME, is_firm=False)]
    kind = Kind.ORDINAL if RANKED.match(text, end) else Kind.QUANTITY
    pieces = chain(PIECES.finditer(text[start:end]), SINGLE.finditer(text[start:end]))
    return [
        quantity_at(numeral, (start + piece.start(1), start + piece.end(1)), kind=kind, is_firm=False)
        for piece in pieces
        if (numeral := parse_chinese(piece[1]))
    ] or [quantity_at(whole(1), (start, end), is_firm=False)]


def _fraction(text: str, match: re.Match[str]) -> list[Quantity]:
    parts = parse_chinese(match["parts"] or match["whole"])
    share = parse_chinese((match["share"] or match["part"]).rstrip("."))
    if not parts or not share or not parts.value:
        return read_pieces(text, *match.span())
    numeral = Numeral(share.value / parts.value, share.step / parts.value)
    bound, start, end = find_bound(text, *match.span())
    return [quantity_at(numeral, match.span(), unit=FRACTION, bound=bound, around=(start, end))]


def _doubled(_text: str, match: re.Match[str]) -> list[Quantity]:
    times = HAN_DIGITS.get(match["times"] or "一", 1)
    bound = {"近": Bound.NEARLY, "约": Bound.ABOUT}.get(match["near"] or "", Bound.EXACT)
    return [quantity_at(whole(Decimal(2) ** times), match.span(), unit=TIMES_AS_MUCH, bound=bound)]


def _tenths(_text: str, match: re.Match[str]) -> list[Quantity]:
    """Return a share in tenths and hundredths: 七成三, 三成半."""
    hundredths = 5 if match["hundredths"] == "半" else HAN_DIGITS[match["hundredths"]]
    share = Decimal(10 * HAN_DIGITS[match["tenths"]] + hundredths) / 100
    return [quantity_at(Numeral(share, Decimal("0.01")), match.span(), unit=FRACTION)]


def _multiply(_text: str, match: re.Match[str]) -> list[Quantity]:
    return [quantity_at(whole(2), match.span(), unit=TIMES_AS_MUCH, is_firm=False)]


def _half(text: str, match: re.Match[str]) -> list[Quantity]:
    bound = Bound.MORE_THAN if match["half"] == "过半" else find_bound(text, *match.span())[0]
    return [quantity_at(HALF, match.span(), unit=FRACTION, bound=bound)]


def _weak_half(text: str, match: re.Match[str]) -> list[Quantity]:
    unit = BY_CHINESE["年"] if text.startswith("年", match.end()) else FRACTION
    return [quantity_at(HALF, match.span(), unit=unit, is_firm=False)]


def _half_year(_text: str, match: re.Match[str]) -> list[Quantity]:
    which = "上下".index(match["half_year"]) + 1
    return [quantity_at(whole(which), match.span(), kind=Kind.DATE, is_firm=False)]


def _decade(_text: str, match: re.Match[str]) -> list[Quantity]:
    century = parse_chinese(match["century"] or "") or _THIS_CENTURY
    decade = parse_chinese(match["decade"]) or whole(0)
    year = whole((century.value - 1) * 100 + decade.value)
    return [quantity_at(year, match.span(), unit=YEAR, kind=Kind.DATE, is_firm=match["century"] is not None)]


def _sum(_text: str, match: re.Match[str]) -> list[Quantity]:
    """Return the terms of a name such as 3+1 or 1+3+N."""
    offset = match.start()
    return [
        quantity_at(whole(digits[0]), (offset + digits.start(), offset + digits.end()), kind=Kind.NAME)
        for digits in re.finditer(r"\d+", match["sum"])
        if len(digits[0]) < len(str(10**9))
    ] or [quantity_at(whole(0), match.span(), kind=Kind.NAME, is_firm=False)]


def _plan(_text: str, match: re.Match[str]) -> list[Quantity]:
    """Return the number of a five-year plan, and its five: 十四五 is the 14th Five-Year Plan."""
    start, end = match.span()
    number = parse_chinese(match["plan"][:-1]) or whole(1)
    return [
        quantity_at(number, (start, end - 1), kind=Kind.ORDINAL),
        quantity_at(whole(5), (end - 1, end), is_firm=False),
    ]


def _worst(_text: str, match: re.Match[str]) -> list[Quantity]:
    """Return the class that 脱劣 leaves behind: below the fifth, the last of GB 3838-2002."""
    return [quantity_at(whole(5), match.span(), kind=Kind.ORDINAL, is_firm=False)]


def _roman(_text: str, match: re.Match[str]) -> list[Quantity]:
    number = ord(match["roman"]) - ord("Ⅰ") + 1 if match["roman"] else ROMAN.get(match["latin"], 0)
    return [quantity_at(whole(number), match.span(), kind=Kind.ORDINAL, is_firm=number > 0)]


def _label(_text: str, match: re.Match[str]) -> list[Quantity]:
    number = match["note"] or ord(match["circled"]) - ord("①") + 1
    return [quantity_at(whole(number), match.span(), kind=Kind.ORDINAL, is_firm=False)]


def _vague(_text: str, match: re.Match[str]) -> list[Quantity]:
    return [quantity_at(parse_chinese(match["vague"]) or Numeral(ONE), match.span(), is_firm=False)]


def _first(_text: str, match: re.Match[str]) -> list[Quantity]:
    return [quantity_at(whole(1), match.span(), is_firm=False)]


def _pair(_text: str, match: re.Match[str]) -> list[Quantity]:
    return [quantity_at(whole(2), match.span(), is_firm=False)]


_FORMS: dict[str, Callable[[str, re.Match[str]], list[Quantity]]] = {
    "parts": _fraction,
    "part": _fraction,
    "tenths": _tenths,
    "times": _doubled,
    "doubled": _doubled,
    "multiply": _multiply,
    "half": _half,
    "weak_half": _weak_half,
    "half_year": _half_year,
    "decade": _decade,
    "sum": _sum,
    "plan": _plan,
    "worst": _worst,
    "roman": _roman,
    "latin": _roman,
    "note": _label,
    "circled": _label,
    "vague": _vague,
    "first": _first,
    "pair": _pair,
}
