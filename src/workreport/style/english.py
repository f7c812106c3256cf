# The rules of written English. Comes in: texts. Goes out: rules.
"""Spaces, punctuation and repeated words, as the pages here have them; what is a matter of taste follows the majority.

Of the pages here all quotation marks are curly (“…”, ‘…’ inside), all apostrophes straight ('), all rates in words
(“percent”); a report whose pages mostly do otherwise is held to what it does.
"""

import re
from collections.abc import Sequence

from workreport.style.quotes import DOUBLE, SINGLE, nested, unpaired
from workreport.style.rules import Rule, matching

_HAN = "㐀-䶿一-鿿"
_FULL = "，。、；：？！（）【】《》「」『』％～＋－．／＝＆　"
_HALF = dict(zip(_FULL, ",.,;:?!()[]“”“”‘’%~+-./=& ", strict=True))
_UNITS = (
    "km|kg|cm|mm|ha|kW|MW|GW|kWh|kV|mu|yuan|percent|million|billion|trillion|tons|tonnes|hectares|kilomet(?:er|re)s"
    "|met(?:er|re)s|kilowatts|megawatts|gigawatts|people|households|projects|years|days"
)
_MANY = 10
"""Slips of one kind that an editor may want to see one by one."""
_TWICE = "had|that"
"""Words that may follow themselves."""
_SELDOM = "is|in|on|up|do|so|very|long|many"
"""Words that follow themselves in a rare sentence (“phased in in 2024”), or for emphasis."""
_ALONE = r"(?<![\w'’-]){} +(?i:(\1))(?![\w'’-])"
"""A word that comes once more; no part of a compound."""


def _half(match: re.Match[str]) -> str:
    """Return what English has for full-width characters, with the space that they brought along."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if re.search(f"[{_HAN}]", before + after):
        return match[0]
    half = "".join(_HALF.get(mark) or chr(ord(mark) - 0xFEE0) for mark in match[0])
    is_grouping = half == "," and before.isdigit() and after.isdigit()
    front = " " if half[0] in "([“‘" and before.isalnum() else ""
    return front + half + (" " if half[-1] in ",.;:?!)]”’" and after.isalnum() and not is_grouping else "")


def _once(match: re.Match[str]) -> str:
    """Return one of two equal words; two names (Cao Cao) are left."""
    first, second = match[1], match[2]
    return match[0] if first[0].isupper() and second[0].isupper() else first


def _dash(match: re.Match[str]) -> str:
    """Return a dash for a hyphen, but between two names, one of which may have it (Desert - Towers of Sand)."""
    before = re.search(r"\w+\W*$", match.string[: match.start()])
    is_name = before is not None and before[0][0].isupper() and match.string[match.end()].isupper()
    return match[0] if is_name else "—"


_STRAIGHT = Rule(
    zh="引号用弯的",
    en="curly quotation marks, as elsewhere",
    find=matching('"', lambda match: "”" if match.string.count('"', 0, match.start()) % 2 else "“"),
    is_certain=False,
    many=_MANY,
)
_CURLY = Rule(
    zh="引号用直的",
    en="straight quotation marks, as elsewhere",
    find=matching("[“”]", '"'),
    is_certain=False,
    many=_MANY,
)
_APOSTROPHE = Rule(
    zh="撇号用直的",
    en="a straight apostrophe, as elsewhere",
    find=matching("(?<=[A-Za-z])’(?=[A-Za-z])", "'"),
    is_certain=False,
    many=_MANY,
)
_TURNED_APOSTROPHE = Rule(
    zh="撇号用弯的",
    en="a curly apostrophe, as elsewhere",
    find=matching("(?<=[A-Za-z])'(?=[A-Za-z])", "’"),
    is_certain=False,
    many=_MANY,
)
_SIGN = Rule(
    zh="百分数写 percent",
    en="“percent” in words, as elsewhere",
    find=matching(r"(?<=\d)%", " percent"),
    is_certain=False,
    many=_MANY,
)
_WORD = Rule(
    zh="百分数用 %",
    en="the sign %, as elsewhere",
    find=matching(r"(?<=\d) per ?cent\b(?!age)", "%"),
    is_certain=False,
    many=_MANY,
)
_CHOICES = ((_STRAIGHT, _CURLY), (_APOSTROPHE, _TURNED_APOSTROPHE), (_SIGN, _WORD))
"""Two ways that are both right. Where a text is undecided it is held to the first."""

_COMMON: tuple[Rule, ...] = (
    Rule(zh="引号不成对", en="quotation marks do not pair", find=unpaired(DOUBLE), is_certain=False),
    Rule(
        zh="英文里有全角字符",
        en="full-width characters in English",
        find=matching(f"[{_FULL}０-９Ａ-Ｚａ-ｚ]+", _half),
    ),
    Rule(
        zh="省略号是一个字符 …",
        en="an ellipsis is one character",
        find=matching(r"(?<!\.)\.{3,}|…{2,}", "…"),
        is_certain=False,
    ),
    Rule(zh="多了空格", en="a space too many", find=matching(" {2,}", " ")),
    Rule(
        zh="标点前不空格",
        en="no space before punctuation",
        find=matching(r"(?<=[\w)”’%]) +(?=[,;:?!)%]|\.(?![\w.])|”(?!\w))|(?<=\() +|(?<=[\s(]“) +", ""),
    ),
    Rule(
        zh="标点后要空格",
        en="a space behind punctuation",
        find=matching(
            r"(?:(?<=[A-Za-z)”])[,;]|(?<=[a-z]{2})[:?!])(?=[A-Za-z“])|(?<=[a-z]{3})\.(?=[A-Z“][a-z])",
            lambda match: f"{match[0]} ",
        ),
    ),
    Rule(
        zh="括号、引号外要空格",
        en="a space outside brackets and quotation marks",
        find=matching(
            r"(?<=[a-z]{2})[(“](?!(?:e?s|ies)\))(?=\w)|(?<=\w)\)(?=[A-Za-z]{2})|”(?=[A-Za-z]{2})",
            lambda match: f" {match[0]}" if match[0] in "(“" else f"{match[0]} ",
        ),
    ),
    Rule(
        zh="单词重复",
        en="a word is repeated",
        find=matching(_ALONE.format(rf"((?!(?i:{_TWICE}|{_SELDOM})\b)[A-Za-z]+)"), _once),
    ),
    Rule(
        zh="单词像是重复",
        en="a word seems to be repeated",
        find=matching(_ALONE.format(f"({_SELDOM})"), _once),
        is_certain=False,
    ),
    Rule(
        zh="双引号里用单引号",
        en="single quotation marks inside double ones",
        find=nested(DOUBLE, SINGLE),
        is_certain=False,
    ),
    Rule(
        zh="破折号写作 —",
        en="a dash is one character, —",
        find=matching(r"(?<=[A-Za-z,)”]) +-{1,2} +(?=[A-Za-z“(])|(?<=[A-Za-z])--(?=[A-Za-z])|——+(?=.)", _dash),
        is_certain=False,
        many=_MANY,
    ),
    Rule(
        zh="数与单位之间要空格",
        en="a space between figure and unit",
        find=matching(rf"(?<=\d)(?:{_UNITS})\b", lambda match: f" {match[0]}"),
        is_certain=False,
    ),
)
ENGLISH = (*_COMMON, *(first for first, _ in _CHOICES))
"""The rules of English, as the pages here have it. An earlier one has precedence where two meet."""


def english_rules(texts: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules for a report: where two ways are right, the one that its texts mostly go."""
    return (*_COMMON, *(_less(texts, first, second) for first, second in _CHOICES))


def _less(texts: Sequence[str], first: Rule, second: Rule) -> Rule:
    """Return the rule that finds less, so that what is found is the exception."""
    found = [sum(1 for text in texts for _ in rule.find(text)) for rule in (first, second)]
    return first if found[0] <= found[1] else second
