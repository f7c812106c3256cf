# The figures of a Chinese text. Comes in: a text. Goes out: quantities, in order.
"""Find every numeral of a Chinese text and say what it is: quantity, ordinal, date or name."""

import re
from dataclasses import replace
from itertools import chain
from decimal import Decimal

from workreport.quantities.chinese_context import find_bound, find_direction
from workreport.quantities.chinese_kinds import RANKED, Role, find_role
from workreport.quantities.chinese_numerals import HAN_DIGITS, Numeral, parse_chinese
from workreport.quantities.model import Bound, Dimension, Direction, Kind, Quantity, Unit
from workreport.quantities.units import COUNT, FRACTION, TIMES_AS_MUCH, YEAR

_FOLD = str.maketrans(
    "０１２３４５６７８９．％＋萬億兩餘個畝農戶幾點倆雙達過約佔長減擴縮漲內項處輛條場間種類屆號級歲噸頃圓週時鐘歐幣鎊張標戰線層開倖"
    "從於來",
    "0123456789.%+万亿两余个亩农户几点俩双达过约占长减扩缩涨内项处辆条场间种类届号级岁吨顷圆周时钟欧币镑张标战线层开幸从于来",
)
"""Full-width forms, and the Traditional ones of characters that the grammar knows; one for one, so offsets stay."""

_DIGIT = "[零〇一二三四五六七八九两]"
_SCALE = "(?:千(?![瓦伏米克兆卡])|[十百万亿])"
_HAN = rf"(?:{_DIGIT}|{_SCALE}(?!分[点之]))"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.])\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.]\d)|\d+)(?:\.\d+|\.[ ]\d+(?=[ ]?[万亿%个]))?"
_NUMERAL = re.compile(
    rf"""
    (?P<parts>[零〇一二三四五六七八九十百千万两\d]+)分之(?P<share>[零〇一二三四五六七八九十百两点\d.]+)
    | (?P<part>\d{{1,3}})/(?P<whole>\d{{1,3}})(?![\d/-])
    | [\[［](?P<note>\d{{1,3}})[\]］]
    | 翻(?P<times>{_DIGIT}?)番 | (?P<doubled>翻倍) | (?P<multiply>倍增|成倍)
    | (?P<half>一半|半数|过半) | (?P<half_year>[上下])半年 | (?P<weak_half>半)
    | (?:(?P<century>\d\d|二十|十九)世纪)?(?P<decade>\d0|[一二三四五六七八九]十)年代
    | [几数上](?P<vague>{_SCALE}+)
    | (?P<sum>\d+(?:\+[\dNnX]+)+)
    | (?P<plan>十[一二三四五六]五(?=[”」’]|规划|时期|期间|以来|末|首|开局|收官|目标|圆满)|[一二三四五六七八九十]五(?=”?(?:计划|规划|普法)))
    | (?P<worst>脱劣|消劣)
    | (?P<arabic>{_ARABIC}(?:[ ]?(?P<odd>[多余几])(?={_SCALE}))?(?:[ ]?{_SCALE}+)?(?:\d+[千万亿]+)*)
    | (?P<han>{_HAN}+(?:点{_DIGIT}+[万亿]*)?(?:(?P<odd_han>[多余])(?=[万亿])[万亿]+)?)
    | (?P<roman>[Ⅰ-Ⅻ]) | (?<![A-Za-z])(?P<latin>[IVX]+)(?=[ ]?[类级期型])
    | (?P<circled>[①-⑳])
    | (?P<weak>[双俩首])
    """,
    re.VERBOSE,
)
_PARTS = re.compile(rf"(?=({_DIGIT}?[十百千]?(?:万亿|[万亿])|{_DIGIT}?{_SCALE}|{_DIGIT}))")
_ALONE = re.compile(f"({_SCALE})")
_ODD = re.compile("[多余](?![额下热粮款力])")
_ENUMERATION = re.compile("[十百千万亿]{3,}|一二三+|二三|三四")
"""Scales in a row, or digits: names of programmes and of sectors, not numbers."""
_CONNECTOR = re.compile("[-－–—~～至到]{1,2}")
_AND = re.compile("、|和|与|及|以及|或")
_MEASURED = set(Dimension) - {Dimension.COUNT, Dimension.MONTHS, Dimension.LEVEL, Dimension.MONTH_OF_YEAR}
_QUOTATION = re.compile("“[^”]{0,200}”|「[^」]{0,200}」")
_ONE = Decimal(1)


def find_chinese(text: str) -> list[Quantity]:
    """Return the quantities of a Chinese text, in order; every numeral is in one of them."""
    folded = text.translate(_FOLD)
    quoted = [match.span() for match in _QUOTATION.finditer(folded)]
    found: list[Quantity] = []
    at = quotation = 0
    while match := _NUMERAL.search(folded, at):
        while quotation < len(quoted) and quoted[quotation][1] <= match.start():
            quotation += 1
        is_quoted = quotation < len(quoted) and quoted[quotation][0] <= match.start()
        floor = at
        read = _read(folded, match, floor, is_quoted)
        found += read
        at = max([match.end(), *(quantity.end for quantity in read)])
    return _share_units(folded, found)


def _read(text: str, match: re.Match[str], floor: int, is_quoted: bool) -> list[Quantity]:
    """Return the quantities that one match of the numeral pattern is: mostly one, two for a range."""
    if match["arabic"] or match["han"]:
        return _number(text, match, floor, is_quoted)
    span = match.span()
    if match["parts"] or match["part"]:
        return _fraction(text, match, floor)
    if match["doubled"] or match["times"] is not None:
        times = HAN_DIGITS.get(match["times"] or "一", 1)
        return [_quantity(Numeral(Decimal(2) ** times, _ONE), span, unit=TIMES_AS_MUCH)]
    if match["multiply"]:
        return [_quantity(Numeral(Decimal(2), _ONE), span, unit=TIMES_AS_MUCH, is_firm=False)]
    if match["half"]:
        bound = Bound.MORE_THAN if match["half"] == "过半" else find_bound(text, *span)[0]
        return [_quantity(Numeral(Decimal("0.5"), Decimal("0.1")), span, unit=FRACTION, bound=bound)]
    if match["weak_half"]:
        return [_quantity(Numeral(Decimal("0.5"), Decimal("0.1")), span, unit=FRACTION, is_firm=False)]
    if match["half_year"]:
        which = Numeral(Decimal("上下".index(match["half_year"]) + 1), _ONE)
        return [_quantity(which, span, kind=Kind.DATE, is_firm=False)]
    if match["decade"]:
        return [_quantity(_decade(match), span, unit=YEAR, kind=Kind.DATE, is_firm=match["century"] is not None)]
    if match["sum"]:
        return [
            _quantity(Numeral(Decimal(digits[0]), _ONE), _shift(digits.span(), span[0]), kind=Kind.NAME)
            for digits in re.finditer(r"\d+", match["sum"])
        ]
    if match["plan"]:
        number = parse_chinese(match["plan"][:-1]) or Numeral(_ONE, _ONE)
        five = Numeral(Decimal(5), _ONE)
        return [
            _quantity(number, (span[0], span[1] - 1), kind=Kind.ORDINAL),
            _quantity(five, (span[1] - 1, span[1]), is_firm=False),
        ]
    if match["worst"]:  # out of the class below the fifth, the last of GB 3838-2002
        return [_quantity(Numeral(Decimal(5), _ONE), span, kind=Kind.ORDINAL, is_firm=False)]
    if match["roman"] or match["latin"]:
        return [_quantity(_roman(match), span, kind=Kind.ORDINAL)]
    if match["circled"] or match["note"]:
        number = Decimal(match["note"] or ord(match["circled"]) - ord("①") + 1)
        return [_quantity(Numeral(number, _ONE), span, kind=Kind.ORDINAL, is_firm=False)]
    value = parse_chinese(match["vague"]) if match["vague"] else Numeral(Decimal(1 if match["weak"] == "首" else 2), _ONE)
    return [_quantity(value or Numeral(_ONE, _ONE), span, is_firm=False)]


def _number(text: str, match: re.Match[str], floor: int, is_quoted: bool) -> list[Quantity]:
    start, end = match.span()
    odd = match["odd"] or match["odd_han"]
    surface = (match[0].replace(odd, "", 1) if odd else match[0]).replace(" ", "").replace("\u00a0", "")
    numeral = parse_chinese(surface)
    if numeral is None or (match["han"] and _ENUMERATION.fullmatch(surface)):
        return _digits_apart(text, start, end)
    connector = None if odd else _CONNECTOR.match(text, end)
    following = _NUMERAL.match(text, connector.end()) if connector and " " not in match[0] else None
    if following and (following["arabic"] or following["han"]) and parse_chinese(following[0]):
        return _range(numeral, (start, end), _number(text, following, end, is_quoted))
    bound = Bound.MORE_THAN if odd in ("多", "余") else Bound.EXACT
    numeral_end = end
    if not odd and (extra := _ODD.match(text, end)):
        bound, end = Bound.MORE_THAN, extra.end()
    role = find_role(text, start, end, numeral, is_quoted=is_quoted)
    if text[role.end - 2 : role.end - 1] == "多":
        bound = Bound.MORE_THAN
    whole = _in_context(text, numeral, (start, numeral_end), role, bound, floor)
    return [whole, *_digits_apart(text, start, numeral_end)] if is_quoted and match["han"] and end - start > 2 else [whole]


def _in_context(
    text: str, numeral: Numeral, span: tuple[int, int], role: Role, bound: Bound, floor: int
) -> Quantity:
    """Return the quantity with what stands around it."""
    start, end = span[0], role.end
    direction = Direction.NONE
    if role.kind is not Kind.NAME:
        around, start, end = find_bound(text, start, end)
        bound = around if around is not Bound.EXACT else bound
        direction = find_direction(text, start, end, floor)
    return Quantity(
        value=numeral.value,
        unit=role.unit,
        kind=role.kind,
        bound=bound,
        direction=direction,
        start=start,
        end=end,
        numeral_start=span[0],
        numeral_end=span[1],
        is_firm=role.is_firm,
        step=numeral.step,
    )


def _range(low: Numeral, span: tuple[int, int], read: list[Quantity]) -> list[Quantity]:
    """Return both ends of a range. The lower has the unit of the upper, and its 万 or 亿 if it has none: 50-60万."""
    if not read:
        return []
    high = read[0]
    scale = high.step if high.step > 1 and low.step <= 1 and low.value * high.step <= high.value else _ONE
    lower = replace(
        high,
        value=low.value * scale,
        step=low.step * scale,
        start=span[0],
        end=span[1],
        numeral_start=span[0],
        numeral_end=span[1],
    )
    return [lower, *read]


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give each figure of 分别提高15、22个百分点 the unit that follows the last."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        is_bare = one.unit is COUNT and one.kind is Kind.QUANTITY and one.end == one.numeral_end
        if is_bare and _AND.fullmatch(text, one.end, following.start) and following.unit.dimension in _MEASURED:
            shared[at] = replace(one, unit=following.unit, is_shared=True)
    return shared


def _digits_apart(text: str, start: int, end: int) -> list[Quantity]:
    """Return the parts of what is no single number: 三五 (three to five), 一二三产业, 三七百, 十百千.

    A translation may put them as it likes.
    """
    kind = Kind.ORDINAL if RANKED.match(text, end) else Kind.QUANTITY
    return [
        _quantity(part, (start + found.start(1), start + found.end(1)), kind=kind, is_firm=False)
        for found in chain(_PARTS.finditer(text[start:end]), _ALONE.finditer(text[start:end]))
        if (part := parse_chinese(found[1]))
    ] or [_quantity(Numeral(_ONE, _ONE), (start, end), is_firm=False)]


def _fraction(text: str, match: re.Match[str], floor: int) -> list[Quantity]:
    parts = parse_chinese(match["parts"] or match["whole"])
    share = parse_chinese((match["share"] or match["part"]).rstrip("."))
    if not parts or not share or not parts.value:
        return _digits_apart(text, *match.span())
    numeral = Numeral(share.value / parts.value, share.step / parts.value)
    role = Role(Kind.QUANTITY, FRACTION, True, match.end())
    return [_in_context(text, numeral, match.span(), role, Bound.EXACT, floor)]


def _roman(match: re.Match[str]) -> Numeral:
    names = "I II III IV V VI VII VIII IX X XI XII".split()
    if match["roman"]:
        return Numeral(Decimal(ord(match["roman"]) - ord("Ⅰ") + 1), _ONE)
    return Numeral(Decimal(names.index(match["latin"]) + 1 if match["latin"] in names else 0), _ONE)


def _decade(match: re.Match[str]) -> Numeral:
    century, decade = parse_chinese(match["century"] or "20"), parse_chinese(match["decade"])
    assert century is not None and decade is not None  # what the pattern matches is a number
    return Numeral((century.value - 1) * 100 + decade.value, _ONE)


def _shift(span: tuple[int, int], offset: int) -> tuple[int, int]:
    return span[0] + offset, span[1] + offset


def _quantity(
    numeral: Numeral,
    span: tuple[int, int],
    *,
    unit: Unit = COUNT,
    kind: Kind = Kind.QUANTITY,
    bound: Bound = Bound.EXACT,
    direction: Direction = Direction.NONE,
    is_firm: bool = True,
) -> Quantity:
    return Quantity(
        value=numeral.value,
        unit=unit,
        kind=kind,
        bound=bound,
        direction=direction,
        start=span[0],
        end=span[1],
        numeral_start=span[0],
        numeral_end=span[1],
        is_firm=is_firm,
        step=numeral.step,
    )
