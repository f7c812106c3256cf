# The figures of an English text. Comes in: a text. Goes out: quantities, in order.
"""Find every numeral of an English text, in digits and in words, and say what it is."""

import re
from dataclasses import replace
from decimal import Decimal

from workreport.quantities.english_forms import in_context, read_form, read_ratio
from workreport.quantities.english_kinds import find_role
from workreport.quantities.english_patterns import ABBREVIATED, FOLD, JOINED, NUMERAL
from workreport.quantities.model import Bound, Kind, Quantity
from workreport.quantities.numerals import LONGEST, ONE, Numeral, quantity_at, whole
from workreport.quantities.units import COUNT, FRACTION, TIMES_AS_MUCH, YEAR

_IN_WORDS = (FRACTION, TIMES_AS_MUCH)
"""Units that come with words of their own, so that no figure before can share them: 15 times, halved."""
_TWO_FIGURES = 100
_FEW = 1000
"""Below this a figure without a scale of its own may have that of the list's last: 5, 6 and 7 million."""


def find_english(text: str) -> list[Quantity]:
    """Return the quantities of an English text, in order; every numeral is in one of them."""
    text = text.translate(FOLD)
    found: list[Quantity] = []
    at = 0
    while match := NUMERAL.search(text, at):
        quantity = _read(text, match, found[-1].end if found else 0)
        at = max(match.end(), quantity.end if quantity else 0)
        if quantity:
            found.append(quantity)
    return _share_units(text, found)


def _read(text: str, match: re.Match[str], floor: int) -> Quantity | None:
    if match["digits"]:
        return _digits(text, match, floor)
    if match["numerator"]:
        return read_ratio(text, match, Decimal(match["numerator"]), Decimal(match["denominator"]), floor)
    return read_form(text, match, floor)


def _digits(text: str, match: re.Match[str], floor: int) -> Quantity:
    digits = re.sub("[, \u00a0]", "", match["digits"])
    start, end = match.span()
    if len(digits) > LONGEST:
        return quantity_at(whole(0), (start, end), kind=Kind.NAME, is_firm=False)
    number = Decimal(digits)
    if match["nth"]:
        return quantity_at(whole(number), (start, end), kind=Kind.ORDINAL)
    scale = ABBREVIATED[match["scale"].lower()] if match["scale"] else 1
    is_whole = scale == 1 and match["digits"].isdecimal()
    role = find_role(text, start, end, match["money"], is_whole=is_whole)
    numeral = Numeral(number * scale, ONE.scaleb(int(number.as_tuple().exponent)) * scale)
    is_ratio = ":" in text[start - 1 : end + 1]
    return in_context(
        text, numeral, (start, end), role, floor, is_firm=number != 0 and (role.kind is not Kind.NAME or is_ratio)
    )


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give each figure of `5, 6 and 7 percent` and of `3 to 5 million yuan` what follows the last: unit and scale."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        gap = text[one.end : following.numeral_start]
        ends_in_bound = one.bound is Bound.AT_LEAST and one.start == one.numeral_start  # 65 and over
        if not JOINED.fullmatch(gap) or ends_in_bound:
            continue
        if one.kind is Kind.DATE and following.unit is COUNT and following.value < _TWO_FIGURES and gap in "-–—/":
            year = one.value - one.value % _TWO_FIGURES + following.value
            shared[at + 1] = replace(following, value=year, unit=YEAR, kind=Kind.DATE)
        elif one.unit is COUNT and one.kind is following.kind is Kind.QUANTITY and following.unit not in _IN_WORDS:
            shared[at] = _with_unit_of(one, following)
    return shared


def _with_unit_of(one: Quantity, following: Quantity) -> Quantity:
    exponent = following.step.adjusted()
    scale = Decimal(10) ** (exponent - exponent % 3) if exponent >= len("000000") else ONE
    if one.value >= _FEW or one.step * scale > following.value:
        scale = ONE
    return replace(one, value=one.value * scale, step=one.step * scale, unit=following.unit, is_shared=scale == 1)
