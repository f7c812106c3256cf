# What stands around a Chinese numeral. Comes in: a text and the numeral's place. Goes out: bound, direction.
"""Bounds and directions in Chinese.

以上, 以下, 以内 include the number itself (Civil Code of the PRC, article 1259); 超, 余, 多, 不足 exclude it.
"""

import re

from workreport.quantities.model import Bound, Direction

_BEFORE = (
    (Bound.AT_LEAST, "不低于|不少于|不小于|不下于|不下|至少|最少|起码|达到或超过|达到或者超过|保底"),
    (Bound.AT_MOST, "不超过|不超|不高于|不多于|不大于|不突破|最多|至多|最高|上限"),
    (
        Bound.MORE_THAN,
        "超过|超出|(?<!新)突破|高于|多于|大于|高出|(?<![赶反])超|逾|(?<!突)破|跨越|跃上|跨上|迈上"
        "|(?<![通经度跨迈越])过",
    ),
    (Bound.LESS_THAN, "低于|少于|小于|不足|不到|未满|未达|不满"),
    (Bound.NEARLY, "接近于?|将近|逼近|直逼|(?<![最附邻临])近"),
    (Bound.ABOUT, "大约|大概|约为|约占|约合|(?<![签节预合违条公契相])约"),
)
_AFTER = (
    (Bound.AT_LEAST, "及以上|或以上|以上|起步|起"),
    (Bound.AT_MOST, "及以下|或以下|以下|以内|之内|内(?![容在部外需])"),
    (Bound.ABOUT, "左右|上下|前后"),
    (Bound.MORE_THAN, "\\+(?!\\d|[A-Za-z])|之多|有余|开外|余(?![额下热粮款力])|多(?![元样功能种方式边层维])"),
)
_PREFIX = "|".join(f"(?P<b{at}>{words})" for at, (_, words) in enumerate(_BEFORE))
_BEFORE_NUMERAL = re.compile(f"(?:{_PREFIX})[了到在为达于]?(?:每[\u4e00-\u9fff]{{1,4}})?$")
_COMPARED = re.compile(
    "(?:(?P<b0>不低于|不少于)|(?P<b1>不超过|不高于|不得超过)|(?P<b2>高于|超过)|(?P<b3>低于))[^，。；、：\\d]{1,20}的$"
    "|(?:(?P<half>超过)|(?P<below>不到|不足)|(?P<close>近))全[国省市县区球]$|(?:(?P<least>至少|最少)|(?P<most>最多|至多))[\u4e00-\u9fff]{1,8}$"
    "|(?P<about>约)(?:高于|低于|超过|占|为)[^，。；、：即\\d]{0,14}$"
)
_AFTER_UNIT = re.compile(
    "(?:/[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,3}(?<![级省市县国科士专区模额厅型])(?=以上|以下|左右|以内))?(?:"
    + "|".join(f"(?P<a{at}>{words})" for at, (_, words) in enumerate(_AFTER))
    + ")"
)
_LARGE = re.compile("[百千万亿%半]")
_APART = {
    "b0": Bound.AT_LEAST, "b1": Bound.AT_MOST, "b2": Bound.MORE_THAN, "b3": Bound.LESS_THAN,
    "half": Bound.MORE_THAN, "below": Bound.LESS_THAN, "close": Bound.NEARLY,
    "least": Bound.AT_LEAST, "most": Bound.AT_MOST, "about": Bound.ABOUT,
}  # fmt: skip
"""The bounds that stand apart from their numeral: 不低于当地标准的1.6倍, 至少举办2次."""
_WINDOW = 26

_GROWTH = (
    "高于|高出|增长(?!极|点)|增加(?!值)|提高|提升|上升|上涨|增幅|涨幅|增速|增收|扩大(?!会)|扩增|回升|攀升|上浮"
    "|增至|升至|增到|升到|提至|多增|升(?!级)|涨"
)
_DECLINE = (
    "低于|少于|下降|减少|降低|降幅|回落|下跌|压减|压缩|缩减|削减|缩短|下滑|收窄|负增长|降至|降到|减至|压降"
    "|降(?!碳)|减(?!排|灾|碳)|跌"
)
_REACHING = re.compile("(?:[到至达为]|实现|完成|保持在|稳定在|控制在|维持在|处于)$")
_CHANGED_TO = re.compile("(?<!达)[到至](?:每[\u4e00-\u9fff]{1,3}|人均)?$")
_SHARE = re.compile("占[^，。；、]{0,16}$|比重[^，。；]{0,6}$|占比[^，。；]{0,6}$")
_TREND = re.compile(f"(?P<growth>{_GROWTH})|(?P<decline>{_DECLINE})")
_TREND_AFTER = re.compile("的(?:(?P<growth>增长|增速|增幅|涨幅|提升|增量)|(?P<decline>降幅|降速|下降|跌幅))")
_RATES = ("增幅", "涨幅", "增速", "降幅")
"""Nouns whose value is itself a change: 涨幅控制在3%以内 is no change to 3%."""
_CLAUSE = re.compile("[，。；：？！\n（）]")
_LOOK_BACK = 24


def find_bound(text: str, start: int, end: int) -> tuple[Bound, int, int]:
    """Return the bound of the numeral with its unit at `start` to `end`, and where the whole begins and ends."""
    window = text[max(0, start - _WINDOW) : start]
    before = _BEFORE_NUMERAL.search(window)
    after = _AFTER_UNIT.match(text, end)
    bound = Bound.EXACT
    if before:
        bound = next(kind for at, (kind, _) in enumerate(_BEFORE) if before[f"b{at}"])
        if before[0] == "过" and not _LARGE.search(text, start, end):
            bound = Bound.EXACT  # 过3个 has passed three of them
        start -= len(window) - before.start()
    elif (apart := _COMPARED.search(window)) and (apart["about"] or "百分点" not in text[start:end]):
        bound = next(_APART[name] for name, words in apart.groupdict().items() if words)
    if after:
        end = after.end()
        if bound in (Bound.EXACT, Bound.NEARLY, Bound.ABOUT):
            bound = next(kind for at, (kind, _) in enumerate(_AFTER) if after[f"a{at}"])
    return bound, start, end


def find_direction(text: str, start: int, end: int, floor: int) -> Direction:
    """Return what is said to happen with the quantity at `start` to `end`; nothing before `floor` belongs to it."""
    begin = max(floor, start - _LOOK_BACK)
    window = _CLAUSE.split(text[begin:start])[-1].rstrip()
    trends = list(_TREND.finditer(window))
    last = trends[-1] if trends else None
    if last is None:
        after = _TREND_AFTER.match(text, end)
        if after:
            return Direction.GROWTH if after["growth"] else Direction.DECLINE
        if _SHARE.search(window):
            return Direction.SHARE
        return Direction.REACHING if _REACHING.search(window) else Direction.NONE
    reaches = bool(_CHANGED_TO.search(window)) and last[0] not in _RATES
    if last["growth"]:
        return Direction.RISE_TO if reaches or last[0][-1] in "至到" else Direction.GROWTH
    return Direction.FALL_TO if reaches or last[0][-1] in "至到" else Direction.DECLINE
