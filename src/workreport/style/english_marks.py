# Marks in English. Comes in: nothing. Goes out: MARKS.
"""Quotation marks, full-width characters, dots, dashes and what is doubled."""

import re
from collections.abc import Iterator

from workreport.style.characters import HAN, MANY
from workreport.style.quotes import DOUBLE, SINGLE, match_brackets, nested, unpaired, unpaired_brackets
from workreport.style.rules import Found, Rule, matching

_HAN = re.compile(f"[{HAN}]")
_FULL = "，。、；：？！（）【】《》「」『』％～＋－．／＝＆　"
_HALF = dict(zip(_FULL, ",.,;:?!()[]“”“”‘’%~+-./=& ", strict=True))
_FULL_RUN = re.compile(f"[{_FULL}０-９Ａ-Ｚａ-ｚ]+")
_PAIRS = "（）【】《》「」『』"
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}，\d{3}(?!\d)")
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]．[A-Z][．.]")
_CONTEXT = 40
"""Characters before a dash that may tell whether it stands behind a name."""


def _full_width(text: str) -> Iterator[Found]:
    """Yield full-width characters, with what English has for them and the space that they brought along.

    Those beside Chinese, and brackets of a Chinese title, are Chinese.
    """
    halves = match_brackets(text, _PAIRS)
    chinese = {at for start, end in halves.items() if start < end for at in (start, end) if _is_title(text, start, end)}
    prose = "".join("\ufffc" if at in chinese else one for at, one in enumerate(text)) if chinese else text
    for match in _FULL_RUN.finditer(prose):
        before, after = prose[max(0, match.start() - 1) : match.start()], prose[match.end() : match.end() + 1]
        if not _HAN.search(before + after):
            yield match.start(), match.end(), _spaced(match, before, after)


def _is_title(text: str, start: int, end: int) -> bool:
    return _HAN.search(text, max(0, start - 1), end + 2) is not None


def _spaced(match: re.Match[str], before: str, after: str) -> str:
    """Return the half-width characters for a run of full-width ones, with spaces where English has them."""
    text = match.string
    half = "".join(_HALF.get(mark) or chr(ord(mark) - 0xFEE0) for mark in match[0])
    if after.isdigit() and (before.isdigit() or half[0] == "%"):
        half = half.replace("~", "–")
    front = " " if half[0] in "([“‘" and (before.isalnum() or before in tuple("%)”.,;:?!")) else ""
    is_inside = before.isdigit() and after.isdigit() and half in (":", ".")
    is_inside = is_inside or _THOUSANDS.match(text, max(0, match.start() - 3)) is not None
    is_inside = is_inside or any(_THOUSANDS.match(text, match.start() - back) for back in (1, 2) if half == ",")
    is_inside = is_inside or (half == "." and _INITIALS.match(text, max(0, match.start() - 1)) is not None)
    needs_space = after.isalnum() or (after and after in "“‘(")
    is_end = half[-1] in ",.;:?!)]”’" or (half[-1] == "%" and after.isalpha())
    return front + half + (" " if is_end and needs_space and not is_inside else "")


def _dash(match: re.Match[str]) -> str:
    """Return a dash for a hyphen, but between two names, one of which may have it (Desert - Towers of Sand)."""
    text, start = match.string, match.start()
    if text[start - 1].isdigit():
        return "–"
    before = re.search(r"\w+\W*$", text[max(0, start - _CONTEXT) : start])
    is_name = before is not None and before[0][0].isupper() and text[match.end()].isupper()
    return match[0] if is_name else "—"


def _single_quoted(text: str) -> Iterator[Found]:
    """Yield what stands in straight single marks, with the marks to write by what is open there."""
    depth = position = 0
    for match in re.finditer(r"(?<![\w'’”.])'([A-Za-z][^'’“”\"]*[\w.,!?])'(?![\w'])", text):
        depth += text.count("“", position, match.start()) - text.count("”", position, match.start())
        position = match.start()
        marks = SINGLE if depth > 0 else DOUBLE
        yield match.start(), match.end(), f"{marks[0]}{match[1]}{marks[1]}"


MARKS: tuple[Rule, ...] = (
    Rule(zh="引号不成对", en="quotation marks do not pair", find=unpaired(DOUBLE), is_certain=False),
    Rule(zh="括号不成对", en="brackets do not pair", find=unpaired_brackets(("()", "[]")), is_certain=False),
    Rule(zh="英文里有全角字符", en="full-width characters in English", find=_full_width),
    Rule(
        zh="省略号是一个字符 …",
        en="an ellipsis is one character",
        find=matching(r"(?<!\.)\.{3,}|…{2,}", "…"),
        is_certain=False,
    ),
    Rule(
        zh="标点重复",
        en="doubled punctuation",
        find=matching(
            r",(?: ?,)+|;(?: ?;)+|:{2,}|(?<!\.)\.\.(?!\.)|,\.(?![\w.])|,;|;,|(?<=\d)%{2,}",
            lambda match: max(match[0].replace(" ", ""), key=",;.:%".index),
        ),
    ),
    Rule(
        zh="标点重复",
        en="doubled punctuation",
        find=matching(r"!{2,}|\?{2,}", lambda match: match[0][0]),
        is_certain=False,
    ),
    Rule(
        zh="双引号里用单引号",
        en="single quotation marks inside double ones",
        find=nested(DOUBLE, SINGLE),
        is_certain=False,
    ),
    Rule(zh="引号用弯的双引号", en="curly double quotation marks", find=_single_quoted, is_certain=False),
    Rule(
        zh="破折号写作 —",
        en="a dash is one character, —",
        find=matching(
            r"(?<=[A-Za-z,)”]) +-{1,2} +(?=[A-Za-z“(])|(?<=[A-Za-z])--(?=[A-Za-z])|(?<=\d)--(?=\d)|——+(?=.)", _dash
        ),
        is_certain=False,
        many=MANY,
    ),
)
