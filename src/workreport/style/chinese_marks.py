# Marks of the clause, dots and dashes in Chinese. Comes in: nothing. Goes out: MARKS.
"""Which marks are written, GB/T 15834-2011: full-width ones, one at a time."""

import re
from collections.abc import Callable

from workreport.style.characters import CLOSING, FIGURES, HAN, MANY, OPENING, PUNCTUATION
from workreport.style.rules import Rule, matching

_FULL = dict(zip(",;:?!.｡､﹐﹑﹒﹔﹕﹖﹗", "，；：？！。。、，、。；：？！", strict=True))
_BY_WEIGHT = "、，：；。？！"
_HAN = re.compile(f"[{HAN}]")
_ITEM = re.compile(f"(?:^|[，。；：\\s])(?:第?[{FIGURES}十]+|（[{FIGURES}十]+）)$")


def _single(match: re.Match[str]) -> str | None:
    """Return the one mark for several, the weightiest; the marks themselves where they are no marks of Chinese."""
    marks, text = match[0], match.string
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if marks.isascii() and not _HAN.search(before + after):
        return marks
    if before.isascii() and before.isalpha() and marks[0] in ".?!":  # Ltd.，
        return marks
    return max((_FULL.get(mark, mark) for mark in marks), key=_BY_WEIGHT.index)


def _in_chinese(full: str) -> Callable[[re.Match[str]], str]:
    """Return what writes the full-width mark, at the end of a text only if that has anything Chinese."""
    return lambda match: full if match.end() < len(match.string) or _HAN.search(match.string) else match[0]


def _stop(match: re.Match[str]) -> str | None:
    """Return the full stop for a dot that ends something; behind the number of an item it ends nothing."""
    if match.end() == len(match.string) and not _HAN.search(match.string):
        return match[0]
    return None if _ITEM.search(match.string[max(0, match.start() - 6) : match.start()]) else "。"


def _half_width(mark: str) -> Rule:
    """Return the rule that a mark of the clause beside Chinese is the full-width one."""
    one = re.escape(mark)
    pattern = rf"(?<=[{HAN}{CLOSING}]){one}|{one}(?=[{HAN}{OPENING}])|(?<=[0-9%]){one}(?=$)"
    return Rule(
        zh="中文里用全角标点",
        en="a full-width mark in Chinese",
        find=matching(pattern, _in_chinese(_FULL[mark])),
        standard=PUNCTUATION,
        right=re.compile(_FULL[mark]),
        many=MANY,
    )


MARKS: tuple[Rule, ...] = (
    Rule(
        zh="省略号是六连点",
        en="an ellipsis is six dots",
        find=matching(rf"(?<=[{HAN}{CLOSING}])\.{{3,}}|\.{{3,}}(?=[{HAN}])|。{{3,}}|(?<![…“])…(?![…”])|·{{3,}}", "……"),
        standard=PUNCTUATION,
    ),
    Rule(
        zh="标点重复",
        en="doubled punctuation",
        find=matching("[，、；：。,;:.]{2,}|[，、；：。,;:][?!]|[?!][，、；：。,;:]", _single),
        standard=PUNCTUATION,
    ),
    Rule(
        zh="标点重复",
        en="doubled punctuation",
        find=matching(
            rf"！[！!]+|？[？?]+|(?<=[{HAN}{CLOSING}])(?:!{{2,}}|\?{{2,}})",
            lambda match: _FULL.get(match[0][-1], match[0][0]),
        ),
        is_certain=False,
    ),
    *(_half_width(mark) for mark in ",;:?!"),
    Rule(
        zh="中文里用全角标点",
        en="a full-width mark in Chinese",
        find=matching(
            rf"(?<=[{HAN}{CLOSING}])\.(?=$|[{CLOSING}])|(?<=[0-9%{CLOSING}])\.(?=$)|(?<=%)\.(?=[{HAN}])",
            _stop,
        ),
        standard=PUNCTUATION,
        right=re.compile("。"),
        many=MANY,
    ),
    Rule(
        zh="汉字后的点像是误用",
        en="a dot behind Han characters looks wrong",
        find=matching(rf"(?<=[{HAN}{CLOSING}])\.(?![.A-Za-z0-9])", lambda match: None),
        standard=PUNCTUATION,
        is_certain=False,
        right=re.compile("[。·]"),
        many=MANY,
    ),
    Rule(
        zh="标点用全角",
        en="marks of normal size",
        find=matching("[｡､﹐﹑﹒﹔﹕﹖﹗]", lambda match: _FULL[match[0]]),
        standard=PUNCTUATION,
        right=re.compile("[。、]"),
        many=MANY,
    ),
    Rule(
        zh="破折号占两个字",
        en="a dash is two characters long",
        find=matching(
            rf"--+(?=[{HAN}{OPENING}])|(?<=[{HAN}{CLOSING}])--+|－－+|――+|──+|─—|—─|-—|—-|———+|^—(?!—)", "——"
        ),
        standard=PUNCTUATION,
    ),
    Rule(
        zh="起止之间用一字线",
        en="a dash between two figures is one character long",
        find=matching(r"(?<=\d)--+(?=\d)", "—"),
        standard=PUNCTUATION,
        is_certain=False,
    ),
)
