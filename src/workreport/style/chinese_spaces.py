# Spaces in Chinese. Comes in: nothing. Goes out: SPACES.
"""Running prose has no spaces; titles, slogans, names that are set out, and what is no sentence may have them."""

import re
from collections.abc import Callable, Iterator

from workreport.style.characters import BLANK, HAN, MANY, PUNCTUATION
from workreport.style.rules import Found, Rule, matching

_PART = re.compile("[^。！？；]*[。！？；]?")
_PROSE = re.compile("[，。！？；]")
_NAME = re.compile(f"(?<![{HAN}])[{HAN}]$")
_GIVEN = re.compile(f"[{HAN}](?![{HAN}])")


def _in_prose(pattern: str) -> Callable[[str], Iterator[Found]]:
    """Return what finds spaces in sentences, but not in a title or slogan inside marks, and not in a name."""
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Found]:
        for part in _PART.finditer(text):
            if _PROSE.search(part[0]):
                quoted = 0
                position = part.start()
                for match in compiled.finditer(text, part.start(), part.end()):
                    quoted += _opened(text, position, match.start())
                    position = match.end()
                    if not quoted > 0 and not _is_name(match):
                        yield match.start(), match.end(), ""

    return find


def _opened(text: str, start: int, end: int) -> int:
    return sum(text.count(mark, start, end) for mark in "“《") - sum(text.count(mark, start, end) for mark in "”》")


def _is_name(match: re.Match[str]) -> bool:
    text = match.string
    return bool(_NAME.search(text, max(0, match.start() - 2), match.start()) and _GIVEN.match(text, match.end()))


SPACES: tuple[Rule, ...] = (
    Rule(
        zh="标点前后不空格",
        en="no space beside punctuation",
        find=matching(
            rf"(?<=[{HAN}”’）》0-9%])[{BLANK}]+(?=[，。、；：！？])|(?<=[，。、；：！？])[{BLANK}]+(?=[{HAN}0-9“‘（《])"
            rf"|(?<=[“‘（《【])[{BLANK}]+|(?<=[{HAN}0-9A-Za-z%”])[{BLANK}]+(?=[”’）》】])",
            "",
        ),
        standard=PUNCTUATION,
        many=MANY,
    ),
    Rule(
        zh="引号、括号外不空格",
        en="no space outside quotation marks and brackets",
        find=_in_prose(rf"(?<=[{HAN}])[{BLANK}]+(?=[“‘（《])|(?<=[”’）》])[{BLANK}]+(?=[{HAN}])"),
        standard=PUNCTUATION,
        many=MANY,
    ),
    Rule(
        zh="汉字之间不空格",
        en="no space between Han characters",
        find=_in_prose(rf"(?<=[{HAN}])[{BLANK}]+(?=[{HAN}])"),
        many=MANY,
    ),
    Rule(
        zh="汉字与数字、字母之间不空格",
        en="no space between Han and figures or letters",
        find=_in_prose(rf"(?<=[{HAN}])[{BLANK}]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[{BLANK}]+(?=[{HAN}])"),
        is_certain=False,
        right=re.compile(f"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{HAN}])"),
        many=MANY,
    ),
    Rule(
        zh="数字之内不空格",
        en="no space inside a figure",
        find=matching(rf"(?<=[0-9])[{BLANK}]+(?=%)|(?<=[0-9]\.)[{BLANK}]+(?=[0-9]+[%{HAN}])", ""),
        is_certain=False,
        many=MANY,
    ),
)
