# How reports number their parts. Comes in: the beginning of a line. Goes out: a Mark.
"""The numberings of official documents (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）) and of reports besides."""

import re
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """A numbering, outermost first."""

    PART = 0
    """第一部分, 第一章, 第一节"""
    HAN = 1
    """一、"""
    HAN_BRACKETS = 2
    """（一）"""
    DIGIT = 3
    """1. or 1、"""
    DIGIT_BRACKETS = 4
    """（1） or 1)"""
    CIRCLED = 5
    """①"""
    DASH = 6
    """——, which has no number"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number in front of a line: its style, its value (0 for a dash) and its length in characters."""

    style: Style
    value: int
    length: int


_HAN = "[一二三四五六七八九十百〇零]+"
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.PART, re.compile(rf"第({_HAN}|\d{{1,2}})(?:部分|章|篇|编|节)[\s　、:：.]*")),
    # 一、二、三产业 is an enumeration inside a sentence, not a number in front of a heading.
    (Style.HAN, re.compile(rf"({_HAN})[、.．](?!{_HAN}[、是])")),
    (Style.HAN_BRACKETS, re.compile(rf"[（(]({_HAN})[)）]、?")),
    (Style.DIGIT, re.compile(r"(\d{1,2})(?:、|[.．](?!\d))")),
    (Style.DIGIT_BRACKETS, re.compile(r"[（(]?(\d{1,2})[)）]")),
    (Style.CIRCLED, re.compile(r"([①-⑳])")),
    (Style.DASH, re.compile(r"(——|――|──)(?=\S)")),
)

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0}

# 一是 … 二是 …, 一要 … 二要 …: an enumeration inside a paragraph.
_ITEM = re.compile(r"(?<=[。！？；])[”’）)]?([一二三四五六七八九十]{1,3})([是要])")
_ITEM_AT_START = re.compile(r"([一二三四五六七八九十]{1,3})([是要])")

_SALUTATION = re.compile(r"(?:各位(?:代表|委员|同志)|同志们|代表们)[\s，,、：:！!。]")


def parse_mark(text: str) -> Mark | None:
    """Return the number in front of `text`, or none."""
    for style, pattern in _PATTERNS:
        if match := pattern.match(text):
            return Mark(style=style, value=_value(match[1], style), length=match.end())
    return None


def is_salutation(text: str) -> bool:
    """Tell whether `text` begins by addressing the audience (各位代表！)."""
    return _SALUTATION.match(text + " ") is not None


def find_items(text: str) -> tuple[int, ...]:
    """Return the offsets where the items of 一是 … 二是 … (or 要) begin, if they count from one without a gap.

    An item begins a paragraph or follows 。！？； as DESIGN.md, section 3, asks. A lone 一是 is no enumeration.
    """
    starts: dict[str, list[int]] = {"是": [], "要": []}
    first = _ITEM_AT_START.match(text)
    matches = [first] if first else []
    matches += list(_ITEM.finditer(text))
    for match in matches:
        offsets = starts[match[2]]
        if han_number(match[1]) == len(offsets) + 1:
            offsets.append(match.start(1))
    return tuple(sorted(offset for offsets in starts.values() if len(offsets) > 1 for offset in offsets))


def han_number(text: str) -> int:
    """Return the value of a Chinese numeral below 1,000, such as 二十一."""
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _value(number: str, style: Style) -> int:
    if style is Style.DASH:
        return 0
    if style is Style.CIRCLED:
        return ord(number) - ord("①") + 1
    return int(number) if number.isdigit() else han_number(number)
