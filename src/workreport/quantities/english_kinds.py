# What an English numeral in digits or words is there for. Comes in: a text and its place. Goes out: unit, kind.
"""Tell quantities, dates and names apart by what stands beside the numeral, and find its unit."""

import re
from typing import NamedTuple

from workreport.quantities.model import Kind, Unit
from workreport.quantities.units import BY_ENGLISH, COUNT, YEAR

MONEY = {
    "US$": "US dollar", "$": "US dollar", "USD": "US dollar", "HK$": "HK dollar", "HKD": "HK dollar",
    "RMB": "yuan", "CNY": "yuan", "¥": "yuan", "￥": "yuan", "€": "euro", "EUR": "euro", "£": "GBP",
}  # fmt: skip
_SURFACES = sorted(BY_ENGLISH, key=len, reverse=True)
_UNIT = re.compile(
    r"[ \u00a0-]{0,2}(?:(?:more|additional|extra|new|further|rural|odd) )?(?P<unit>"
    + "|".join(re.escape(surface).replace(r"\ ", "[ \u00a0-]").replace(r"\-", "[ -]") for surface in _SURFACES)
    + r")(?![A-Za-z\d])",
    re.IGNORECASE,
)
_CLASS = re.compile("-(?:class|level|scale|grade|type)")
"""What follows a unit that belongs to a class, not to the number: four gigawatt-class projects."""
_COMPARES = re.compile(r" (?:as|that|those|the|more|higher|larger|greater|what|its|their|of|over|above|and|to)\b")
"""What follows `times` where it multiplies; held 15 times elsewhere."""
_CASED = 3
"""Surfaces of up to so many characters count only as they are written: MW is no mw, m no M."""
_NAME_BEFORE = re.compile(r"(?:\b[A-Z]{2,}|\bCovid)-$")
_RATIO, _RATIO_BEFORE = re.compile(r":\d"), re.compile(r"\d:$")
_CALENDAR = range(1900, 2101)


class Role(NamedTuple):
    """What a numeral is there for: its kind, its unit, and where the unit ends."""

    kind: Kind
    unit: Unit
    end: int


def find_role(text: str, start: int, end: int, money: str | None, *, is_whole: bool = False) -> Role:
    """Return the role of the numeral at `start` to `end`; `is_whole` if it is digits that could be a year."""
    if money:
        unit = _unit_at(text, end)
        return Role(
            Kind.QUANTITY, BY_ENGLISH[MONEY[money.upper()]], unit[1] if unit and unit[0].id in ("yuan",) else end
        )
    if _RATIO.match(text, end) or _RATIO_BEFORE.search(text, max(0, start - 2), start):
        return Role(Kind.NAME, COUNT, end)
    if _touches_letters(text, start, end):
        return Role(Kind.NAME, COUNT, end)
    if unit := _unit_at(text, end):
        return Role(Kind.QUANTITY, *unit)
    if is_whole and end - start == 4 and int(text[start:end]) in _CALENDAR:
        return Role(Kind.DATE, YEAR, end)
    return Role(Kind.QUANTITY, COUNT, end)


def _unit_at(text: str, end: int) -> tuple[Unit, int] | None:
    match = _UNIT.match(text, end)
    if not match or (match[0][0] == " " and _CLASS.match(text, match.end())):
        return None
    surface = re.sub("[\u00a0-]", " ", match["unit"])
    if match["unit"].lower() == "times" and not _COMPARES.match(text, match.end()):
        return COUNT, match.end()
    for form in (match["unit"], surface, surface.lower(), surface.lower().replace(" ", "-"), surface.replace(" ", "-")):
        if form in BY_ENGLISH and (len(form) > _CASED or form == match["unit"]):
            return BY_ENGLISH[form], match.end()
    return None


def _touches_letters(text: str, start: int, end: int) -> bool:
    """Tell whether digits are part of a name: PM2.5, 5G, G60, COVID-19. 1990s, 5km and mid-2023 are not."""
    if not text[start].isdecimal():
        return False
    before, after = text[max(0, start - 3) : start], text[end : end + 1]
    if before[-1:].isalpha() and before[-1:].isascii():
        return True
    if before[-1:] == "-" and _NAME_BEFORE.search(text, max(0, start - 20), start):
        return True
    return after.isalpha() and after.isascii() and after != "s" and not _unit_at(text, end)
