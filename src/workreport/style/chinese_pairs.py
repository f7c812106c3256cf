# Quotation marks, brackets and titles in Chinese. Comes in: nothing. Goes out: PAIRS.
"""Marks that come in pairs, GB/T 15834-2011, 4.8, 4.9 and 4.15."""

import re
from collections.abc import Iterator

from workreport.style.characters import CLOSING, HAN, MANY, OPENING, PUNCTUATION
from workreport.style.quotes import DOUBLE, SINGLE, match_brackets, nested, turned, unpaired, unpaired_brackets
from workreport.style.rules import Found, Rule

_BRACKETS = str.maketrans("()", "（）")
_CHINESE = re.compile(f"[{HAN}{CLOSING}{OPENING}，。；：、]")
_SYMBOL = re.compile(r"[A-Za-z0-9 .,+/-]*")
_ONE_LETTER = re.compile("[a-z]")


def _half_brackets(text: str) -> Iterator[Found]:
    """Yield the half-width brackets that stand beside, or hold, anything Chinese."""
    halves = match_brackets(text, "()（）")
    for match in re.finditer("[()]", text):
        at = match.start()
        if _is_chinese(text, *sorted((at, halves.get(at, at)))):
            yield at, at + 1, match[0].translate(_BRACKETS)


def _is_chinese(text: str, start: int, end: int) -> bool:
    """Tell whether brackets are of the Chinese text, and not of a symbol in it, such as dB(A) or 苯并(a)芘."""
    before, inner, behind = text[max(0, start - 1) : start], text[start + 1 : end], text[end + 1 : end + 2]
    if start == end or text[start] + text[end] != "()":
        return start != end or bool(_CHINESE.search(before + behind))
    if _SYMBOL.fullmatch(inner) and before.isascii() and before.isalnum():
        return False
    if _ONE_LETTER.fullmatch(inner) and before and behind:
        return False
    return bool(_CHINESE.search(before + inner + behind))


PAIRS: tuple[Rule, ...] = (
    Rule(
        zh="中文里用全角括号",
        en="full-width brackets in Chinese",
        find=_half_brackets,
        standard=PUNCTUATION,
        right=re.compile("[（）]"),
        many=MANY,
    ),
    Rule(
        zh="中文里用弯引号",
        en="curly quotation marks in Chinese",
        find=turned("\"'"),
        standard=PUNCTUATION,
        right=re.compile("[“”]"),
        many=MANY,
    ),
    Rule(
        zh="简体中文不用直角引号",
        en="no corner quotation marks in Simplified Chinese",
        find=turned("「」『』"),
        standard=PUNCTUATION,
        right=re.compile("[“”]"),
        many=MANY,
    ),
    *(
        Rule(zh="引号不成对", en="quotation marks do not pair", find=unpaired(marks), standard=PUNCTUATION)
        for marks in (DOUBLE, SINGLE)
    ),
    Rule(
        zh="括号、书名号不成对",
        en="brackets do not pair",
        find=unpaired_brackets(("()（）", "《》")),
        standard=PUNCTUATION,
        is_certain=False,
    ),
    Rule(
        zh="双引号里用单引号",
        en="single quotation marks inside double ones",
        find=nested(DOUBLE, SINGLE),
        standard=PUNCTUATION,
        is_certain=False,
    ),
    Rule(
        zh="书名号里用单书名号",
        en="single title marks inside double ones",
        find=nested("《》", "〈〉"),
        standard=PUNCTUATION,
        is_certain=False,
    ),
)
