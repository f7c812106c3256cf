# Numerals in Chinese. Comes in: nothing. Goes out: NUMERALS.
"""GB/T 15835-2011: half-width figures, one kind of numeral in one value, 〇 in a year."""

import re
import unicodedata

from workreport.style.characters import FIGURES, MANY, VALUES
from workreport.style.rules import Rule, matching

NUMERALS: tuple[Rule, ...] = (
    Rule(
        zh="数字、字母用半角",
        en="half-width figures and letters",
        find=matching("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?", lambda match: unicodedata.normalize("NFKC", match[0])),
        standard=VALUES,
        right=re.compile("[0-9]+"),
        many=MANY,
    ),
    Rule(
        zh="小数点用半角",
        en="a half-width decimal point",
        find=matching("(?<=[0-9])．(?=[0-9])", "."),
        standard=VALUES,
        right=re.compile(r"(?<=[0-9])\.(?=[0-9])"),
        many=MANY,
    ),
    Rule(
        zh="百分号用 %",
        en="the percent sign is %",
        find=matching("％", "%"),
        is_certain=False,
        right=re.compile("%"),
        many=MANY,
    ),
    Rule(
        zh="汉字数字的零写作〇",
        en="the zero among Chinese numerals is 〇",
        find=matching(
            rf"(?<=[{FIGURES}])[0OoＯ０○◯]+(?=[{FIGURES}年])"
            rf"|(?<![{FIGURES}零])[一二][{FIGURES}]{{0,2}}零[{FIGURES}零]{{0,2}}(?<=[{FIGURES}零]{{4}})(?=年)",
            lambda match: match[0].replace("零", "〇") if "零" in match[0] else "〇" * len(match[0]),
        ),
        standard=VALUES,
        right=re.compile("〇"),
        many=MANY,
    ),
    Rule(
        zh="同一数值混用两种数字",
        en="two kinds of numerals in one value",
        find=matching(
            rf"\d[百千]\d+[十百]?|\d[百千][{FIGURES}]+[十百]|[{FIGURES}][百千]\d+[十百]?"
            rf"|(?<![\d.])(?:19|20)[{FIGURES}]{{2}}(?=年)|(?<![\d{FIGURES}])[一二][九〇○零]\d\d(?=年)",
            lambda match: None,
        ),
        standard=VALUES,
    ),
    Rule(
        zh="同一数值像是混用两种数字",
        en="there seem to be two kinds of numerals in one value",
        find=matching(
            rf"(?<!\d)\d{{1,8}}(?:万\d+千|亿\d+千万)|百分之\d+|[{FIGURES}]十\d+|(?<!\d)\d十(?=[{FIGURES}]|[个家项名人亩户亿万公])",
            lambda match: None,
        ),
        standard=VALUES,
        is_certain=False,
    ),
)
