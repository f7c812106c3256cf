# How numerals look in Chinese. Comes in: nothing. Goes out: patterns.
"""The pattern of every form a numeral has in Chinese; each form is a named group."""

import re

from workreport.quantities.numerals import LONGEST

_FULL_WIDTH = "０１２３４５６７８９．％＋"
_TRADITIONAL = "萬億兩餘個畝農戶幾點倆雙達過約佔長減擴縮漲內項處輛條場間種類屆號級歲噸頃圓週時鐘歐幣鎊張標線層開從於來"
_SIMPLIFIED = "万亿两余个亩农户几点俩双达过约占长减扩缩涨内项处辆条场间种类届号级岁吨顷圆周时钟欧币镑张标线层开从于来"
FOLD = str.maketrans(_FULL_WIDTH + _TRADITIONAL, "0123456789.%+" + _SIMPLIFIED)
"""Full-width forms, and the Traditional ones of characters that the grammar knows; one for one, so offsets stay."""

DIGIT = "[零〇○一二三四五六七八九两]"
SCALE = "(?:千(?![瓦伏米克兆卡])|[十百万亿])"
_HAN = rf"(?:{DIGIT}|{SCALE}(?!分[点之]))"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.])\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.]\d)"
_PLACES = r"\.(?!\d{4}年|\d+\+)\d+|\.[ ]\d+(?=[ ]?[万亿%个])"
_ARABIC = rf"(?:{_GROUPED}|\d+)(?:{_PLACES})?"
_ODD = rf"[ ]?(?P<odd>[多余几])(?={SCALE})"
_PLAN_OF_THE_TENS = "十[一二三四五六]五(?=[”」’]|规划|时期|期间|以来|末|首|开局|收官|目标|圆满)"
_PLAN = "[一二三四五六七八九十]五(?=”?(?:计划|规划|普法))"
NUMERAL = re.compile(
    rf"""
    (?P<parts>[零〇○一二三四五六七八九十百千万两\d]{{1,{LONGEST}}})分之(?P<share>[零〇○一二三四五六七八九十百两点\d.]+)
    | (?P<part>\d{{1,3}})/(?P<whole>\d{{1,3}})(?![\d/-])
    | [\[［](?P<note>\d{{1,3}})[\]］]
    | (?P<tenths>[一二三四五六七八九])成(?P<hundredths>[一二三四五六七八九半])
    | 翻了?(?P<near>近|约)?(?P<times>{DIGIT}?)番 | (?P<doubled>翻倍) | (?P<multiply>倍增|成倍)
    | (?P<half>一半|半数|过半) | (?P<half_year>[上下])半年 | (?P<weak_half>半)
    | (?:(?P<century>\d\d|二十|十九)世纪)?(?P<decade>\d0|[一二三四五六七八九]十)年代
    | [几数上](?P<vague>{SCALE}+)
    | (?P<sum>\d+(?:\+[\dNnX]+)+)
    | (?P<plan>{_PLAN_OF_THE_TENS}|{_PLAN})
    | (?P<worst>脱劣|消劣)
    | (?P<arabic>{_ARABIC}(?:{_ODD})?(?:[ ]?{SCALE}+)?(?:\d+[千万亿]+)*)
    | (?P<han>{_HAN}+(?:点{DIGIT}+[万亿]*)?(?:(?P<odd_han>[多余])(?=[万亿])[万亿]+)?)
    | (?P<roman>[Ⅰ-Ⅻ]) | (?<![A-Za-z])(?P<latin>[IVX]+)(?=[ ]?[类级期型])
    | (?P<circled>[①-⑳])
    | (?P<first>首) | (?P<pair>[双俩])
    """,
    re.VERBOSE,
)
ODD = re.compile("[多余](?![额下热粮款力])|个多(?=小时|百分点|工作日|季度|世纪)")
ENUMERATION = re.compile("(?![十百千]?(?:万亿|[万亿])?$)[十百千万亿]{2,}|一二三+|二三|三四")
"""Scales in a row, or digits: names of programmes and of sectors, not numbers."""
PIECES = re.compile(rf"(?=({DIGIT}?[十百千]?(?:万亿|[万亿])|{DIGIT}?{SCALE}|{DIGIT}))")
"""What the characters of an enumeration may stand for, overlapping: 十百千万 are 10, 100, 1000 and 10 million."""
SINGLE = re.compile(f"({SCALE})")
CONNECTOR = re.compile("[-－–—~～至到]{1,2}")
AND = re.compile("、|和|与|及|以及|或")
QUOTATION = re.compile("“[^”]{0,200}”|「[^」]{0,200}」")
