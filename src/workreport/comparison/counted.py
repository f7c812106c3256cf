# Whether the right things are counted. Comes in: compared texts. Goes out: figures of other things.
"""Find a figure that English gives to other things: 9.5万户居民 as 95,000 villages.

Only nouns that reports count all the time, and whose Chinese is known: where none of it stands near the figure, the
English counts something else.
"""

import re
from collections.abc import Iterator

from workreport.comparison.compared import Compared, Disagreement
from workreport.quantities import Dimension, Kind, Quantity

_NOUNS = {
    "households": "户家庭口居民众人",
    "families": "户家庭口人",
    "people": "对象人民员名众口者户生工师童婴老妇农位才医客兵",
    "persons": "人民员名众口者户生工师童老才",
    "residents": "人民居户众口",
    "villages": "村庄屯寨",
    "townships": "乡苏木镇鄉鎮",
    "towns": "镇乡鎮鄉城",
    "counties": "县縣旗强",
    "districts": "区區旗",
    "cities": "市城地州盟强",
    "provinces": "省",
    "countries": "国國",
    "schools": "校学所",
    "hospitals": "院医",
    "students": "生学學",
    "teachers": "师教",
    "beds": "床",
    "kindergartens": "园",
    "universities": "校学院",
    "enterprises": "企业公司家户商厂户主体",
    "companies": "企业公司家商厂主体",
    "hotels": "店宿馆酒",
    "bridges": "桥",
    "vehicles": "车辆",
}
_BY_MEASURE = (
    (("户", "戶"), {"households", "families", "enterprises", "companies"}),
    (("人", "名"), {"people", "persons", "residents", "students", "teachers"}),
)
"""What the measure word alone says of the things counted."""
_FOLLOWING = re.compile(r"(?: [A-Za-z'-]+){1,4}")
_ENDS_PHRASE = re.compile(
    "(?:of|in|for|with|to|from|at|by|on|and|or|were|was|are|is|that|which|who|per|under|over)", re.IGNORECASE
)
_REACH_BEFORE, _REACH_AFTER = 22, 16


def find_miscounted(compared: Compared) -> Iterator[Disagreement]:
    """Yield the figures whose English counts what the Chinese around them does not know, in the source's order."""
    for match in compared.matching.matches:
        source, target = compared.source[match.source], compared.target[match.target]
        if source.is_firm and source.kind is Kind.QUANTITY and target.unit.dimension is Dimension.COUNT:
            noun = _counted(compared.target_text, target)
            if noun and _counts_other(compared.source_text, source, noun):
                yield Disagreement(check="unit-mismatch", source=source, target=target, noun=noun)


def _counted(text: str, quantity: Quantity) -> str | None:
    """Return the noun that a figure counts in English, if it is one of those known here."""
    following = _FOLLOWING.match(text, quantity.end)
    for word in following[0].split() if following else ():
        if _ENDS_PHRASE.fullmatch(word):
            return None
        if word.lower() in _NOUNS:
            return word.lower()
    return None


def _counts_other(text: str, quantity: Quantity, noun: str) -> bool:
    """Tell whether a Chinese figure cannot count what `noun` means: by its measure word, or by all that is near."""
    if text.startswith("前", quantity.start - 1):
        return False  # 前50名 are the top 50 of whatever is ranked
    measure = text[quantity.numeral_end : quantity.end].lstrip("多余")
    for measures, nouns in _BY_MEASURE:
        if measure.startswith(measures):
            return noun not in nouns
    near = text[max(0, quantity.start - _REACH_BEFORE) : quantity.end + _REACH_AFTER].replace("乡村", "村")
    return not set(_NOUNS[noun]) & set(near)
