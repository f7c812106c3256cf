# What a Chinese numeral is there for. Comes in: a text and a numeral's place. Goes out: unit, kind, firmness.
"""Tell quantities, ordinals, dates and names apart by what stands beside the numeral, and find its unit."""

import re
from typing import NamedTuple

from workreport.quantities.model import Kind, Unit
from workreport.quantities.numerals import Numeral
from workreport.quantities.units import BY_CHINESE, COUNT, DAY, LEVEL, MONTH_OF_YEAR, PERCENT, YEAR

_UNIT = re.compile("|".join(re.escape(surface) for surface in sorted(BY_CHINESE, key=len, reverse=True)))
_NOT_TENTH = re.compile("成[立为功员长熟效果本都套品型分因交就份人]")
_ONLY_BEHIND_SCALE = ("度", "方", "平方", "立方")
"""Surfaces that are units only behind 万 or 亿: 三方 are three parties."""
_MEASURE = re.compile(
    "人次|架次|艘次|场次|车次|批次|标准箱|标箱|方面|领域|环节|个(?![体性别]|人税)|位(?!数)|大(?![力量型业地众学道方局])"
    "|[项家户名座处台套辆条件场批所间栋幢份支类种门宗起趟部组队片块只头株棵艘架次届人级线层期号张册枚本匹羽篇道盏孔箱多]"
)
_FIRM_MEASURE = re.compile(
    "(?:人次|架次|艘次|场次|方面|领域|环节|个(?![体性别人税])|家(?!人)|位(?!一体|数)|条(?!例)|大(?![力量型业地众学道方局家部])"
    "|[项户名座处台套辆件批所间栋幢支类宗趟])(?![山沟河岭湾寺庙村镇])"
)
"""Behind these a numeral in Han characters counts and has to be told; before 山, 村 … it is part of a place's name."""
_RATIO, _RATIO_BEFORE = re.compile(r"[:：∶]\d"), re.compile(r"\d[:：∶]$")
"""2:1 and 8:30 are told digit by digit."""
RANKED = re.compile("[线级期次类手产档等梯步轮代季经普星流院环板连冠中届附医甲乙桥]")
"""What follows a numeral that may come back as an ordinal: 二线城市, 三级网络, 五经普."""
_ROAD = re.compile("[国省县乡]道|线(?!下|上)")
_RARELY_HAN = ("天", "周", "米", "克", "斤", "升", "元", "秒")
"""Units that behind a single Han digit are mostly part of a name or a phrase: 九天, 四周, 二元."""
_FORMULA = re.compile("两个毫不动摇|两个健康|五个一工程")
"""National formulas whose official English has no numeral (unswervingly both; Best Works Award)."""
_SHORT = 20
"""Up to here a numeral in Han characters may be part of a word; beyond, it counts: 二百零七万人."""
_CLAUSE, _LISTING = re.compile("[，。；：]"), re.compile("[、和及]")
_LONGEST_LIST = 80
_CALENDAR = range(1900, 2101)
_ORDINAL = re.compile(
    "届|运会|中全会|次(?:全会|全体会议|会议|党代会|代表大会)|号(?!召)|期(?![间限待货权末])|个?季度"
    "|类(?=[及以标水，。、])|等奖|级甲等"
)
_CONGRESS = re.compile("大(?=[，。、；：精以会召报后前及和开闭的到至”]|$)")
_HOTLINE = re.compile("[\u4e00-\u9fff“”]{0,6}?(?:热线|平台|专线|电话)")
_LATIN_UNIT = re.compile("[kKM]W|GW|[kK]V|[GTP]B|[MG]bps|mg|kg|km")
_REFERENCE = re.compile(
    "元(?:地区生产总值|国内生产总值|GDP|工业增加值|产值|生产总值)|[元吨人公里]{1,3}[\u4e00-\u9fff]{0,6}(?:死亡率|发病率|发生率|[能电水油]耗)|倍"
)
"""What a scale stands before that is no amount: 百万吨死亡率 is a rate, 信心百倍 a figure of speech."""
_CLAUSE_START = frozenset("。；：！？\n，")
_ENUMERATED = re.compile("是|要(?!素|求|点|件|闻)|来")


class Role(NamedTuple):
    """What a numeral is there for: its kind, its unit, whether a translation must tell it, and where the unit ends."""

    kind: Kind
    unit: Unit
    is_firm: bool
    end: int


def find_role(text: str, start: int, end: int, numeral: Numeral, *, is_quoted: bool) -> Role:
    """Return the role of the numeral at `start` to `end`; `end` of the role is behind unit or measure word."""
    end += text[end : end + 1] == " "
    is_arabic = text[start].isdecimal()
    more_than_one = numeral.value != 1
    before, after = text[start - 1 : start], text[end : end + 1]
    if _RATIO.match(text, end) or _RATIO_BEFORE.search(text, max(0, start - 2), start):
        return Role(Kind.NAME, COUNT, True, end)
    if is_arabic and (_ROAD.match(text, end) or (is_quoted and _is_han(before) and after in ("”", "」"))):
        return Role(Kind.NAME, COUNT, True, end)
    if _touches_latin(text, start, end):
        return Role(Kind.NAME, COUNT, False, end)
    if is_arabic and ((before == "“" and after == "”") or (end - start > 2 and _HOTLINE.match(text, end))):
        return Role(Kind.NAME, COUNT, True, end)
    if before == "第":
        measure = _MEASURE.match(text, end)
        return Role(Kind.ORDINAL, COUNT, more_than_one, measure.end() if measure else end)
    if date := _date(text, start, end, numeral):
        return date
    if (ordinal := _ORDINAL.match(text, end)) or (10 < numeral.value < 30 and _CONGRESS.match(text, end)):
        return Role(Kind.ORDINAL, COUNT, more_than_one and not is_quoted, ordinal.end() if ordinal else end + 1)
    if not is_arabic and (not before or before in _CLAUSE_START) and _ENUMERATED.match(text, end):
        return Role(Kind.ORDINAL, COUNT, False, end)
    return _measured(text, start, end, numeral, is_quoted=is_quoted)


def _measured(text: str, start: int, end: int, numeral: Numeral, *, is_quoted: bool) -> Role:
    """Return the role of a numeral that measures or counts."""
    is_arabic = text[start].isdecimal()
    is_scale_alone = not is_arabic and all(character in "十百千万亿" for character in text[start:end])
    if text[end : end + 1] == "级" and numeral.value >= 1000:
        return Role(Kind.QUANTITY, LEVEL, True, end + 1)
    is_large = is_scale_alone and numeral.value >= 10**8
    if is_large and text[start - 1 : start] in ("超", "过", "破") and not _UNIT.match(text, end):
        return Role(Kind.QUANTITY, LEVEL, True, end)
    unit = _UNIT.match(text, end)
    if unit and unit[0] in _ONLY_BEHIND_SCALE and (text[end - 1] not in "万亿" or is_scale_alone):
        unit = None
    if unit and unit[0] == "成" and (is_scale_alone or numeral.value > 10 or _NOT_TENTH.match(text, end)):
        unit = None
    if unit:
        found = BY_CHINESE[unit[0]]
        is_time = found.dimension.value.endswith("time")
        vague = not is_arabic and unit[0] in _RARELY_HAN and numeral.value < 10
        whole = numeral.value != 1 or found is PERCENT or found.dimension.value == "percentage points"
        vague = vague or (is_quoted and is_scale_alone) or numeral.value == 0
        firm = whole and not vague and not (is_scale_alone and (is_time or _REFERENCE.match(text, end)))
        return Role(Kind.QUANTITY, found, firm, unit.end())
    measure = _MEASURE.match(text, end)
    is_formula = _FORMULA.match(text, start)
    is_long = numeral.value > _SHORT and not is_scale_alone and bool(measure)
    firm = is_arabic or is_long or bool(not is_scale_alone and not is_formula and _FIRM_MEASURE.match(text, end))
    kind = Kind.ORDINAL if not firm and RANKED.match(text, end) else Kind.QUANTITY
    firm = firm and numeral.value not in (0, 1) and not (not is_arabic and _sums_up(text, start, numeral))
    return Role(kind, COUNT, firm, measure.end() if measure else end)


def _date(text: str, start: int, end: int, numeral: Numeral) -> Role | None:
    """Return the role of a year, month or day of the calendar, or None."""
    after = text[end : end + 1]
    if numeral.value in _CALENDAR and end - start == 4 and after == "年":
        return Role(Kind.DATE, YEAR, True, end + 1)
    if after == "月" and 1 <= numeral.value <= 12:
        return Role(Kind.DATE, MONTH_OF_YEAR, True, end + 1)
    if after == "日":
        of_month = text[start - 1 : start] in ("月", "-", "至", "—")
        return Role(Kind.DATE, COUNT, True, end + 1) if of_month else Role(Kind.QUANTITY, DAY, False, end + 1)
    return None


def _sums_up(text: str, start: int, numeral: Numeral) -> bool:
    """Tell whether a numeral only counts what has just been listed: 旅游、运输、化工三个行业."""
    listed = _CLAUSE.split(text[max(0, start - _LONGEST_LIST) : start])[-1]
    return len(_LISTING.findall(listed)) == numeral.value - 1 > 0


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _touches_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a numeral is part of a Latin name: PM2.5, 5G, G60, T-20. Latin units do not count."""
    before = text[max(0, start - 2) : start].removesuffix("-")
    after = text[end : end + 1]
    if before and before[-1].isascii() and before[-1].isalpha():
        return True
    return bool(after) and after.isascii() and after.isalpha() and not _LATIN_UNIT.match(text, end)
