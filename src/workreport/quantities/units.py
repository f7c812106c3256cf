# The units of measurement that reports use. Comes in: nothing. Goes out: UNITS and the ways to look them up.
"""Units with their exact factors: SI, and for 亩, 斤 and 里 the metric definitions of 1959 and the decree of 1984.

1 亩 is 1/15 hectare, 1 斤 half a kilogram (State Council, 关于统一我国计量制度的命令, 1959-06-25).
"""

from fractions import Fraction

from workreport.quantities.model import Dimension, Unit

_F = Fraction


def _unit(id_: str, dimension: Dimension, factor: Fraction | int, chinese: str = "", english: str = "") -> Unit:
    """Return a unit; its surfaces are given in one string, separated by `|`."""
    return Unit(
        id=id_,
        dimension=dimension,
        factor=Fraction(factor),
        chinese=tuple(filter(None, chinese.split("|"))),
        english=tuple(filter(None, english.split("|"))),
    )


COUNT = _unit("count", Dimension.COUNT, 1)
LEVEL = _unit("level", Dimension.LEVEL, 1)
MULTIPLE = _unit("multiple", Dimension.MULTIPLE, 1, "倍", "time|fold")
TIMES_AS_MUCH = _unit("times as much", Dimension.MULTIPLE, 1)
"""What something has become: doubled, 翻番."""
FRACTION = _unit("fraction", Dimension.RATIO, 1)
PERCENT = _unit("percent", Dimension.RATIO, _F(1, 100), "%|％", "percent|per cent|%|pct")
MONTH_OF_YEAR = _unit("month of the year", Dimension.MONTH_OF_YEAR, 1)
DAY = _unit("day", Dimension.SECONDS, 86_400, "个工作日|工作日|天", "working day|day|workday")
YEAR = _unit("year", Dimension.MONTHS, 12, "年|周年|周岁|岁|载", "year")

UNITS: tuple[Unit, ...] = (
    PERCENT,
    _unit("per mille", Dimension.RATIO, _F(1, 1000), "‰", "per mille|per thousand|‰"),
    _unit("tenth", Dimension.RATIO, _F(1, 10), "成"),
    _unit("percentage point", Dimension.POINTS, 1, "个百分点|百分点", "percentage point|percentage-point|pp"),
    _unit("basis point", Dimension.POINTS, _F(1, 100), "个基点|基点", "basis point"),
    MULTIPLE,
    _unit("yuan", Dimension.YUAN, 1, "元人民币|元|块钱", "yuan|renminbi|RMB|CNY|RMB yuan|yuan RMB"),
    _unit("US dollar", Dimension.US_DOLLAR, 1, "美元|美金", "US dollar|U.S. dollar|dollar|USD"),
    _unit("Hong Kong dollar", Dimension.HK_DOLLAR, 1, "港元|港币", "Hong Kong dollar|HK dollar|HKD"),
    _unit("euro", Dimension.EURO, 1, "欧元", "euro|EUR"),
    _unit("yen", Dimension.YEN, 1, "日元", "yen|Japanese yen|JPY"),
    _unit("pound sterling", Dimension.POUND, 1, "英镑", "pound sterling|GBP"),
    _unit("millimeter", Dimension.LENGTH, _F(1, 1000), "毫米", "millimeter|millimetre|mm"),
    _unit("centimeter", Dimension.LENGTH, _F(1, 100), "厘米|公分", "centimeter|centimetre|cm"),
    _unit("meter", Dimension.LENGTH, 1, "米|延米", "meter|metre|linear meter|linear metre|m"),
    _unit("kilometer", Dimension.LENGTH, 1000, "公里|千米|车道公里", "kilometer|kilometre|km"),
    _unit("li", Dimension.LENGTH, 500, "华里", "li"),
    _unit("nautical mile", Dimension.LENGTH, 1852, "海里", "nautical mile"),
    _unit("mile", Dimension.LENGTH, _F(1609344, 1000), "英里", "mile"),
    _unit("foot", Dimension.LENGTH, _F(3048, 10000), "英尺", "foot|feet"),
    _unit("square meter", Dimension.AREA, 1, "平方米|平米|平方", "square meter|square metre|sq m|m2|m²|sqm"),
    _unit(
        "square kilometer",
        Dimension.AREA,
        10**6,
        "平方公里|平方千米",
        "square kilometer|square kilometre|sq km|km2|km²",
    ),
    _unit("hectare", Dimension.AREA, 10**4, "公顷", "hectare|ha"),
    _unit("mu", Dimension.AREA, _F(2000, 3), "亩|亩次|亩地", "mu"),
    _unit("acre", Dimension.AREA, _F("4046.8564224"), "英亩", "acre"),
    _unit("milliliter", Dimension.VOLUME, _F(1, 10**6), "毫升", "milliliter|millilitre|ml"),
    _unit("liter", Dimension.VOLUME, _F(1, 1000), "公升|升", "liter|litre"),
    _unit("cubic meter", Dimension.VOLUME, 1, "立方米|立方|方", "cubic meter|cubic metre|m3|m³|cu m"),
    _unit("cubic kilometer", Dimension.VOLUME, 10**9, "立方公里", "cubic kilometer|cubic kilometre|km3|km³"),
    _unit("barrel", Dimension.VOLUME, _F("0.158987294928"), "桶", "barrel"),
    _unit("microgram", Dimension.MASS, _F(1, 10**6), "微克|μg", "microgram|microgramme|μg|µg|ug"),
    _unit("milligram", Dimension.MASS, _F(1, 1000), "毫克|mg", "milligram|mg"),
    _unit("gram", Dimension.MASS, 1, "克", "gram|gramme|g"),
    _unit("jin", Dimension.MASS, 500, "斤|市斤", "jin|catty|catties"),
    _unit("liang", Dimension.MASS, 50, "两重"),
    _unit("kilogram", Dimension.MASS, 1000, "公斤|千克", "kilogram|kilogramme|kg|kilo"),
    _unit("ton", Dimension.MASS, 10**6, "吨|公吨", "metric ton|metric tonne|tonne|ton|t"),
    _unit("ton of steam", Dimension.MASS, 10**6, "蒸吨", "ton of steam|tonne of steam|steam ton"),
    _unit(
        "ton of coal equivalent",
        Dimension.MASS,
        10**6,
        "吨标准煤|吨标煤",
        "ton of standard coal|ton of coal equivalent|tce",
    ),
    _unit("pound", Dimension.MASS, _F("453.59237"), "磅", "pound|lb"),
    _unit("watt", Dimension.POWER, 1, "瓦", "watt|W"),
    _unit("kilowatt", Dimension.POWER, 1000, "千瓦|kW|KW", "kilowatt|kW|KW"),
    _unit("megawatt", Dimension.POWER, 10**6, "兆瓦|MW", "megawatt|MW"),
    _unit("gigawatt", Dimension.POWER, 10**9, "吉瓦|GW", "gigawatt|GW"),
    _unit(
        "kilowatt-hour",
        Dimension.ENERGY,
        3_600_000,
        "千瓦时|千瓦·时|千瓦小时|度电|度",
        "kilowatt-hour|kilowatt hour|kWh",
    ),
    _unit("megawatt-hour", Dimension.ENERGY, 3_600_000_000, "兆瓦时", "megawatt-hour|megawatt hour|MWh"),
    _unit("gigawatt-hour", Dimension.ENERGY, 3_600_000_000_000, "吉瓦时", "gigawatt-hour|gigawatt hour|GWh"),
    _unit("terawatt-hour", Dimension.ENERGY, 3_600_000_000_000_000, "太瓦时", "terawatt-hour|terawatt hour|TWh"),
    _unit("volt", Dimension.VOLTAGE, 1, "伏", "volt"),
    _unit("kilovolt", Dimension.VOLTAGE, 1000, "千伏|kV|KV", "kilovolt|kV|KV"),
    _unit("kilovolt-ampere", Dimension.APPARENT_POWER, 1000, "千伏安", "kilovolt-ampere|kilovolt ampere|kVA|KVA"),
    _unit("megavolt-ampere", Dimension.APPARENT_POWER, 10**6, "兆伏安", "megavolt-ampere|megavolt ampere|MVA"),
    _unit(
        "degree Celsius", Dimension.TEMPERATURE, 1, "摄氏度|℃", "degree Celsius|degrees Celsius|°C|℃|degrees centigrade"
    ),
    _unit("gigabyte", Dimension.DATA, 10**9, "GB|G字节", "gigabyte|GB"),
    _unit("terabyte", Dimension.DATA, 10**12, "TB", "terabyte|TB"),
    _unit("petabyte", Dimension.DATA, 10**15, "PB", "petabyte|PB"),
    _unit("megabit per second", Dimension.DATA_RATE, 10**6, "Mbps|兆", "Mbps|megabit per second"),
    _unit("gigabit per second", Dimension.DATA_RATE, 10**9, "Gbps|千兆", "Gbps|gigabit per second|gigabit"),
    YEAR,
    _unit("decade", Dimension.MONTHS, 120, "", "decade"),
    _unit("century", Dimension.MONTHS, 1200, "个世纪", "century|centuries"),
    _unit("quarter", Dimension.MONTHS, 3, "个季度"),
    _unit("month", Dimension.MONTHS, 1, "个月|个多月", "month"),
    _unit("week", Dimension.SECONDS, 604_800, "个星期|个周|周", "week"),
    DAY,
    _unit("hour", Dimension.SECONDS, 3_600, "个小时|小时|个钟头", "hour|hr"),
    _unit("quarter of an hour", Dimension.SECONDS, 900, "刻钟"),
    _unit("minute", Dimension.SECONDS, 60, "分钟", "minute"),
    _unit("second", Dimension.SECONDS, 1, "秒", "seconds"),
)

BY_CHINESE = {surface: unit for unit in UNITS for surface in unit.chinese}


def _plurals(surface: str) -> tuple[str, ...]:
    """Return the forms of an English surface: `ton of coal`, `tons of coal`; abbreviations have one."""
    head, *rest = surface.split(" of ", 1)
    if len(head) < 3 and head != "mu":
        return (surface,)
    return (surface, " of ".join([f"{head}s", *rest]))


BY_ENGLISH = {form: unit for unit in UNITS for surface in unit.english for form in _plurals(surface)}
"""By the form as written; longer words are also looked up in lower case."""
