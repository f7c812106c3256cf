# The figures of a Chinese text. Comes in: a text. Goes out: quantities, in order.
"""Find every numeral of a Chinese text and say what it is: quantity, ordinal, date or name."""

import re
from dataclasses import replace

from workreport.quantities.chinese_context import find_bound, find_direction
from workreport.quantities.chinese_forms import read_form, read_pieces
from workreport.quantities.chinese_kinds import Role, find_role
from workreport.quantities.chinese_numerals import parse_chinese
from workreport.quantities.chinese_patterns import AND, CONNECTOR, ENUMERATION, FOLD, NUMERAL, ODD, QUOTATION
from workreport.quantities.model import Bound, Dimension, Direction, Kind, Quantity
from workreport.quantities.numerals import ONE, Numeral, Span, quantity_at
from workreport.quantities.units import COUNT

_MEASURED = set(Dimension) - {Dimension.COUNT, Dimension.MONTHS, Dimension.LEVEL, Dimension.MONTH_OF_YEAR}
_LONGEST_RANGE = 8
"""Numerals that hyphens may join to one range, as in 1-2-3; what is longer is a number of a telephone or a file."""
_NAME_OF_NUMBERS = 2
"""Characters from which a quoted Han numeral may also be read character by character: “五千九百”."""


def find_chinese(text: str) -> list[Quantity]:
    """Return the quantities of a Chinese text, in order; every numeral is in one of them."""
    folded = text.translate(FOLD)
    quoted = [match.span() for match in QUOTATION.finditer(folded)]
    found: list[Quantity] = []
    at = quotation = 0
    while match := NUMERAL.search(folded, at):
        while quotation < len(quoted) and quoted[quotation][1] <= match.start():
            quotation += 1
        is_quoted = quotation < len(quoted) and quoted[quotation][0] <= match.start()
        read = _number(folded, match, at, is_quoted) if _is_number(match) else read_form(folded, match)
        found += read
        at = max([match.end(), *(quantity.end for quantity in read)])
    return _share_units(folded, found)


def _is_number(match: re.Match[str]) -> bool:
    return bool(match["arabic"] or match["han"])


def _number(text: str, match: re.Match[str], floor: int, is_quoted: bool, length: int = 1) -> list[Quantity]:
    """Return the quantities of a plain number: mostly one, two for a range, several for a name made of numerals.

    It is the one at position `length` of a range.
    """
    start, end = match.span()
    odd = match["odd"] or match["odd_han"]
    surface = re.sub("[ \u00a0]", "", match[0].replace(odd, "", 1) if odd else match[0])
    numeral = parse_chinese(surface)
    if numeral is None or (match["han"] and ENUMERATION.fullmatch(surface)):
        return read_pieces(text, start, end)
    if not odd and length < _LONGEST_RANGE and (upper := _upper_end(text, match, is_quoted, length + 1)):
        return [_lower_end(numeral, (start, end), upper[0]), *upper]
    bound, behind = Bound.MORE_THAN if odd in ("多", "余") else Bound.EXACT, end
    if not odd and (extra := ODD.match(text, end)):
        bound, behind = Bound.MORE_THAN, extra.end()
    role = find_role(text, start, behind, numeral, is_quoted=is_quoted)
    if text[role.end - 2 : role.end - 1] == "多":  # 一个多月
        bound = Bound.MORE_THAN
    read = [_in_context(text, numeral, (start, end), role, bound, floor)]
    if is_quoted and match["han"] and behind - start > _NAME_OF_NUMBERS:
        read += read_pieces(text, start, end)
    return read


def _in_context(text: str, numeral: Numeral, span: Span, role: Role, bound: Bound, floor: int) -> Quantity:
    """Return the quantity with what stands around it; nothing before `floor` belongs to it."""
    if role.kind is Kind.NAME:
        around, direction = (span[0], role.end), Direction.NONE
    else:
        outer, *ends = find_bound(text, span[0], role.end)
        around = (ends[0], ends[1])
        bound = outer if outer is not Bound.EXACT else bound
        direction = find_direction(text, *around, floor)
    return quantity_at(
        numeral,
        span,
        unit=role.unit,
        kind=role.kind,
        bound=bound,
        direction=direction,
        is_firm=role.is_firm,
        around=around,
    )


def _upper_end(text: str, match: re.Match[str], is_quoted: bool, length: int) -> list[Quantity]:
    """Return the quantity that a range ends with, if a range begins with `match`: 1-2个, 50－60万人."""
    connector = CONNECTOR.match(text, match.end()) if " " not in match[0] else None
    following = NUMERAL.match(text, connector.end()) if connector else None
    if following and _is_number(following) and parse_chinese(following[0]):
        return _number(text, following, match.end(), is_quoted, length)
    return []


def _lower_end(low: Numeral, span: Span, high: Quantity) -> Quantity:
    """Return what a range begins with. It has the unit of the upper end, and its 万 or 亿 if it has none."""
    scale = high.step if high.step > 1 and low.step <= 1 and low.value * high.step <= high.value else ONE
    start, end = span
    return replace(
        high,
        value=low.value * scale,
        step=low.step * scale,
        start=start,
        end=end,
        numeral_start=start,
        numeral_end=end,
    )


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give each figure of 分别提高15、22个百分点 the unit that follows the last."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        is_bare = one.unit is COUNT and one.kind is Kind.QUANTITY and one.end == one.numeral_end
        if is_bare and AND.fullmatch(text, one.end, following.start) and following.unit.dimension in _MEASURED:
            shared[at] = replace(one, unit=following.unit, is_shared=True)
    return shared
