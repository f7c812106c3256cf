# The rules of written Chinese. Comes in: nothing. Goes out: CHINESE.
"""Punctuation by GB/T 15834-2011, numerals by GB/T 15835-2011, spaces, repeated words.

The delivered text has no space beside a Han character, and neither standard asks for one. Hyphens and tildes between
numbers are left alone: GB/T 15834-2011, 4.13, has three signs for what is joined, and texts choose among them. What
stands alone in quotation marks is spoken of, not used.
"""

import re
import unicodedata

from workreport.style.quotes import find_nested, find_unpaired
from workreport.style.rules import Rule, matching

_HAN = "㐀-䶿一-鿿〇々"
_OPENING, _CLOSING = "“‘（《【", "”’）》】"
_FIGURES = "一二三四五六七八九〇"
_MANY = 10
"""Slips of one kind that an editor may want to see one by one."""
_PUNCTUATION = "GB/T 15834—2011"
_NUMERALS = "GB/T 15835—2011"

_CORNERS = str.maketrans("「」『』", "“”‘’")
_BRACKETS = str.maketrans("()", "（）")

# What nobody doubles on purpose, unless a word that ends or begins with it is met there by chance: 目的的, 为了了解,
# 互利和和平, 实事求是是, 参与与会者. 在在 is left out: 存在在, 在在建项目, 实实在在.
_DOUBLED = (
    r"(?<![目标有打端])的的(?![确士])|(?<![甚未为除])了了(?![解结然却断望事])|和和(?![美睦气谐平顺解缓])"
    r"|(?<![求非国])是是(?!非)|(?<![参给赋授])与与(?![会其])|们们"
)
# 一步一步, 一茬一茬 and rows of numerals (一三一三七) are meant so.
_REPEATED = rf"(?!一)(?![{_FIGURES}十百千万亿两]{{2}})([{_HAN}]{{2,8}})\1"


def _curly(match: re.Match[str]) -> str:
    """Return the curly mark for a straight one: every second one closes."""
    opening, closing = "“”" if match[0] == '"' else "‘’"
    return closing if match.string.count(match[0], 0, match.start()) % 2 else opening


def _brackets(match: re.Match[str]) -> str:
    """Return the brackets in full width if they stand beside, or hold, anything Chinese."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return match[0].translate(_BRACKETS) if re.search(rf"[{_HAN}{_CLOSING}{_OPENING}]", around) else match[0]


def _space(match: re.Match[str]) -> str:
    """Return nothing for a space in running prose, and the space for one that sets out a title, a name, a slogan."""
    text = match.string
    start = max((text.rfind(mark, 0, match.start()) for mark in "。！？；"), default=-1) + 1
    ends = [end for mark in "。！？；" if (end := text.find(mark, match.end())) >= 0]
    before, sentence = text[start : match.start()], text[start : min(ends, default=len(text))]
    is_quoted = before.count("“") > before.count("”") or before.count("《") > before.count("》")
    return "" if "，" in sentence and ends and not is_quoted else match[0]


def _half_width(mark: str, full: str) -> Rule:
    """Return the rule that a mark of the clause beside Chinese is the full-width one."""
    pattern = rf"(?<=[{_HAN}{_CLOSING}]){re.escape(mark)}|{re.escape(mark)}(?=[{_HAN}{_OPENING}])"
    if mark == ".":
        pattern = rf"(?<=[{_HAN}{_CLOSING}])\.(?![.A-Za-z0-9])"
    return Rule(
        zh="中文里用全角标点",
        en="a full-width mark in Chinese",
        find=matching(pattern, full),
        standard=_PUNCTUATION,
        right=re.compile(full),
        many=_MANY,
    )


CHINESE: tuple[Rule, ...] = (
    Rule(
        zh="省略号是六连点",
        en="an ellipsis is six dots",
        find=matching(
            rf"(?<=[{_HAN}{_CLOSING}])\.{{3,}}|\.{{3,}}(?=[{_HAN}])|。{{3,}}|(?<![…“])…(?![…”])|·{{3,}}", "……"
        ),
        standard=_PUNCTUATION,
    ),
    Rule(
        zh="标点重复",
        en="doubled punctuation",
        find=matching("[，、；：。]{2,}", lambda match: max(match[0], key="、，：；。".index)),
        standard=_PUNCTUATION,
    ),
    *(_half_width(mark, full) for mark, full in zip(",;:?!.", "，；：？！。", strict=True)),
    Rule(
        zh="中文里用全角括号",
        en="full-width brackets in Chinese",
        find=matching(
            rf"\([^()（）]{{0,40}}\)|(?<=[{_HAN}{_CLOSING}])[()]|[()](?=[{_HAN}{_OPENING}])",
            _brackets,
        ),
        standard=_PUNCTUATION,
        right=re.compile("（"),
        many=_MANY,
    ),
    Rule(
        zh="中文里用弯引号",
        en="curly quotation marks in Chinese",
        find=matching(rf"\"|(?<=[{_HAN}])'|'(?=[{_HAN}])", _curly),
        standard=_PUNCTUATION,
        right=re.compile("[“”]"),
        many=_MANY,
    ),
    Rule(
        zh="简体中文不用直角引号",
        en="no corner quotation marks in Simplified Chinese",
        find=matching("[「」『』]", lambda match: match[0].translate(_CORNERS)),
        standard=_PUNCTUATION,
        right=re.compile("[“”]"),
        many=_MANY,
    ),
    Rule(
        zh="引号不成对",
        en="quotation marks do not pair",
        find=find_unpaired,
        standard=_PUNCTUATION,
    ),
    Rule(
        zh="双引号里用单引号",
        en="single quotation marks inside double ones",
        find=find_nested,
        standard=_PUNCTUATION,
        is_certain=False,
    ),
    Rule(
        zh="破折号占两个字",
        en="a dash is two characters long",
        find=matching(rf"--+(?=[{_HAN}{_OPENING}])|(?<=[{_HAN}{_CLOSING}])--+|－－+|――+|──+|-—|—-|———+|^—(?!—)", "——"),
        standard=_PUNCTUATION,
    ),
    Rule(
        zh="汉字之间不空格",
        en="no space between Han characters",
        find=matching(rf"(?<=[{_HAN}])[ \u3000\xa0]+(?=[{_HAN}])", _space),
        many=_MANY,
    ),
    Rule(
        zh="标点前后不空格",
        en="no space beside punctuation",
        find=matching(rf"(?<=[{_HAN}])[ \u3000\xa0]+(?=[，。、；：！？])|(?<=[，、；])[ \u3000\xa0]+", ""),
        standard=_PUNCTUATION,
        many=_MANY,
    ),
    Rule(
        zh="汉字与数字、字母之间不空格",
        en="no space between Han and figures or letters",
        find=matching(
            rf"(?<=[{_HAN}])[ \u3000\xa0]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \u3000\xa0]+(?=[{_HAN}])", _space
        ),
        is_certain=False,
        many=_MANY,
    ),
    Rule(
        zh="数字、字母用半角",
        en="half-width figures and letters",
        find=matching("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?", lambda match: unicodedata.normalize("NFKC", match[0])),
        standard=_NUMERALS,
        right=re.compile("[0-9]+"),
        many=_MANY,
    ),
    Rule(
        zh="小数点用半角",
        en="a half-width decimal point",
        find=matching("(?<=[0-9])．(?=[0-9])", "."),
        standard=_NUMERALS,
        right=re.compile(r"(?<=[0-9])\.(?=[0-9])"),
        many=_MANY,
    ),
    Rule(
        zh="百分号用 %",
        en="the percent sign is %",
        find=matching("％", "%"),
        is_certain=False,
        right=re.compile("%"),
        many=_MANY,
    ),
    Rule(
        zh="汉字数字的零写作〇",
        en="the zero among Chinese numerals is 〇",
        find=matching(rf"(?<=[{_FIGURES}])[0OoＯ０○◯]+(?=[{_FIGURES}年])", lambda match: "〇" * len(match[0])),
        standard=_NUMERALS,
        right=re.compile("〇"),
        many=_MANY,
    ),
    Rule(
        zh="同一数值混用两种数字",
        en="two kinds of numerals in one value",
        find=matching(
            rf"\d[百千]\d+[十百]?|\d[百千][{_FIGURES}]+[十百]|[{_FIGURES}][百千]\d+[十百]?"
            rf"|(?<![\d.])(?:19|20)[{_FIGURES}]{{2}}(?=年)|(?<![\d{_FIGURES}])[一二][九〇○零]\d\d(?=年)",
            lambda match: None,
        ),
        standard=_NUMERALS,
    ),
    Rule(
        zh="字词重复",
        en="a word is repeated",
        find=matching(f"{_DOUBLED}|{_REPEATED}", lambda match: match[1] or match[0][0]),
        is_certain=False,
    ),
)
"""The rules of Chinese. An earlier one has precedence where two meet."""
