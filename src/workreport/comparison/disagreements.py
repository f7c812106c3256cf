# Where a translation's figures say something else. Comes in: two texts. Goes out: disagreements.
"""Compare the figures of a Chinese text with those of its English."""

import re
from collections.abc import Iterator
from itertools import pairwise

from workreport.comparison.agreement import FOREIGN, bounds_agree, directions_agree, rounds_to
from workreport.comparison.compared import Compared, Disagreement
from workreport.quantities import Bound, Dimension, Direction, Kind, Quantity
from workreport.quantities.units import COUNT, YEAR

_RELATIVE_YEAR = re.compile("去年|今年|上年|明年|本年|当年|全年|年初|年底|年末|年内|一年来|同期|同比|往年|五年来")
_ENGLISH_YEAR = re.compile(
    r"\b(?:last|this|next|previous|same|whole|past|full|the) year|\byear-on-year|\bannual", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:all|every|each|full(?:y)?|entire(?:ly)?|whole|complete(?:ly)?|universal)\b", re.IGNORECASE)
_REPEATED = re.compile(r"\b(?:both|each|same|such|likewise|equally)\b", re.IGNORECASE)
_LIST_GAP = re.compile("[^，。；：！？]{0,14}")
_AFTER_PARENTHESIS = re.compile(r"\),? ?(?:and |or )?")
_TARGET_LIST_GAP = re.compile(r",? ?(?:and |or |to )?(?:an? )?| and [A-Za-z -]{0,40}")
_LONGEST_LIST = 20
_NO_EQUIVALENT = {Dimension.COUNT, Dimension.MONTHS, Dimension.SECONDS, Dimension.RATIO, Dimension.MULTIPLE}
_PARENTHESIS = 120
_SPANS = {Dimension.MONTHS, Dimension.SECONDS}
_OVER = re.compile("over ")
_ELLIPSIS = 400
_CROSSED = re.compile("跨越|跃上|跨上|迈上|站上|登上")
"""跨上3万亿元台阶 is told as `the level of 3 trillion yuan` or as `over` it."""
_ANY_DECLINE = re.compile("[裁撤降减跌缩压落滑退窄少低短负损亏免省节控耗淘去]")
_ANY_GROWTH = re.compile("[增升涨扩翻攀倍多减降]|提高|提升|加大|加快|高于|高出|上浮|壮大|拉动|带动")
_BY = re.compile(r"\bby $")
_EQUIVALENT_GAP = re.compile(
    r"[”\"']?\s?\((?:or |about |approximately |some |roughly |around |nearly |over |equal to |equivalent to )*"
)
_RESPECTIVELY = re.compile("[^.;]{0,160}respectively")


def find_disagreements(compared: Compared) -> Iterator[Disagreement]:
    """Yield where the figures disagree: first those that are matched, in the source's order, then those left over."""
    for match in compared.matching.matches:
        yield from _check_match(compared, match.source, match.target)
    yield from _leftovers(compared)
    yield from _wrong_equivalents(compared)


def _is_in_brackets(before: str) -> bool:
    return before.rfind("(") > before.rfind(")")


def _is_explained(compared: Compared, quantity: Quantity) -> bool:
    """Tell whether a numeral of a name comes twice because brackets explain it: `four-above` (of four categories)."""
    text = compared.target_text
    return any(one.value == quantity.value and not one.is_firm for one in compared.source) and any(
        one.value == quantity.value and _is_in_brackets(text[max(0, one.start - _PARENTHESIS) : one.start])
        for one in compared.target
    )


def _is_equivalent(compared: Compared, quantity: Quantity) -> bool:
    """Tell whether a figure in brackets is the one before it in another unit: 100 jin (50 kilograms)."""
    at = next(at for at, one in enumerate(compared.target) if one is quantity)
    before = compared.target[at - 1] if at else None
    return (
        before is not None
        and before.unit.dimension is quantity.unit.dimension
        and bool(_EQUIVALENT_GAP.fullmatch(compared.target_text, before.end, max(before.end, quantity.numeral_start)))
    )


def _wrong_equivalents(compared: Compared) -> Iterator[Disagreement]:
    """Yield where the translation's own equivalent is wrong: 1.4 million mu (about 272 hectares)."""
    for one, other in pairwise(compared.target):
        if (
            one.unit.dimension is other.unit.dimension
            and one.unit is not other.unit
            and one.unit.dimension not in _NO_EQUIVALENT
            and _EQUIVALENT_GAP.fullmatch(compared.target_text, one.end, max(one.end, other.numeral_start))
            and not (one.measure == other.measure or rounds_to(one, other, least=1))
        ):
            yield Disagreement(check="figure-mismatch", source=one, target=other, is_within_target=True)


def _check_match(compared: Compared, at: int, other: int) -> Iterator[Disagreement]:
    source, target = compared.source[at], compared.target[other]
    if not source.is_firm or source.kind is not Kind.QUANTITY or target.kind is not Kind.QUANTITY:
        return
    if not _bounds_agree(compared, at, other):
        yield Disagreement(check="bound-mismatch", source=source, target=target)
    if not (directions_agree(source, target) and _has_ground(compared, source, target)):
        yield Disagreement(check="direction-mismatch", source=source, target=target)


def _has_ground(compared: Compared, source: Quantity, target: Quantity) -> bool:
    """Tell whether the source's sentence knows of a change at all where the translation says there is one."""
    sentence = _piece(compared.source_text, source, "。；！？")
    if target.direction in (Direction.DECLINE, Direction.FALL_TO):
        return bool(_ANY_DECLINE.search(sentence))
    if target.direction is not Direction.GROWTH:
        return True
    if not _BY.search(compared.target_text, max(0, target.start - 4), target.start):
        return True
    clause = _piece(compared.source_text, source, "，。；：！？")
    return source.direction is not Direction.REACHING and bool(_ANY_GROWTH.search(clause))


def _piece(text: str, quantity: Quantity, stops: str) -> str:
    """Return what stands around a figure up to the next of `stops` on either side."""
    start = max(text.rfind(stop, 0, quantity.start) for stop in stops)
    ends = [at for stop in stops if (at := text.find(stop, quantity.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _bounds_agree(compared: Compared, at: int, other: int) -> bool:
    """Tell whether the bounds agree, those shared within a list included: 2050万吨、19万吨以上."""
    source, target = compared.source[at], compared.target[other]
    if (
        target.bound is Bound.MORE_THAN
        and source.unit.dimension in _SPANS
        and _OVER.match(compared.target_text, target.start)
    ):
        return True  # “grew by 64 percent over five years”
    lefts = {source.bound, *_bound_after(compared, at)}
    if _CROSSED.search(compared.source_text, source.start, source.numeral_start):
        lefts.add(Bound.EXACT)
    rights = {target.bound, *_bound_before(compared, other)}
    return any(bounds_agree(source, target, left, right) for left in lefts for right in rights)


def _bound_after(compared: Compared, at: int) -> Iterator[Bound]:
    """Yield the bound behind the last figure of the list in which the source's figure stands without one."""
    following = compared.source[at + 1 : at + _LONGEST_LIST]
    end = compared.source[at].end
    for quantity in following if compared.source[at].bound is Bound.EXACT else ():
        if not _LIST_GAP.fullmatch(compared.source_text, end, max(end, quantity.start)):
            return
        if quantity.bound is not Bound.EXACT:
            yield quantity.bound
            return
        end = quantity.end


def _bound_before(compared: Compared, other: int) -> Iterator[Bound]:
    """Yield the bound before the first figure of the list in which the translation's figure stands without one."""
    if compared.target[other].bound is not Bound.EXACT:
        return
    text = compared.target_text
    start = compared.target[other].start
    if other and _EQUIVALENT_GAP.fullmatch(
        text, compared.target[other - 1].end, max(start, compared.target[other - 1].end)
    ):
        yield compared.target[other - 1].bound
    for quantity in reversed(compared.target[max(0, other - _LONGEST_LIST) : other]):
        gap = text[quantity.end : start]
        if _AFTER_PARENTHESIS.fullmatch(gap) and (opening := text.rfind("(", 0, quantity.start)) >= 0:
            start = opening
            continue
        if not _TARGET_LIST_GAP.fullmatch(gap) and not ("." not in gap and _RESPECTIVELY.match(text, quantity.end)):
            return
        if quantity.bound is not Bound.EXACT:
            yield quantity.bound
            return
        start = quantity.start


def _leftovers(compared: Compared) -> Iterator[Disagreement]:
    """Yield what is left over on either side: first what can be paired, then what is missing or added."""
    missing = [compared.source[at] for at in compared.matching.missing]
    added = [compared.target[at] for at in compared.matching.added]
    for check, fits in _PAIRINGS:
        for source in list(missing[:_LONGEST_LIST]):
            target = next((target for target in added[:_LONGEST_LIST] if fits(source, target)), None)
            if target:
                missing.remove(source)
                added.remove(target)
                if check == "unit-mismatch" and _is_elliptic(compared, source, target):
                    continue
                is_points = Dimension.POINTS in (source.unit.dimension, target.unit.dimension)
                yield Disagreement(
                    check="percentage-points" if is_points and check == "unit-mismatch" else check,
                    source=source,
                    target=target,
                )
    yield from (Disagreement(check="figure-missing", source=one) for one in missing if not _may_go(compared, one))
    yield from (Disagreement(check="figure-added", target=one) for one in added if not _may_come(compared, one))


def _is_elliptic(compared: Compared, source: Quantity, target: Quantity) -> bool:
    """Tell whether English has left a unit out because it stands nearby: from 76 micrograms to 64."""
    return target.unit is COUNT and any(
        other.unit.dimension is source.unit.dimension and abs(other.start - target.start) < _ELLIPSIS
        for other in compared.target
    )


def _same_numeral(source: Quantity, target: Quantity) -> bool:
    return source.value == target.value and source.unit.dimension is not target.unit.dimension


def _same_unit(source: Quantity, target: Quantity) -> bool:
    return source.unit.dimension is target.unit.dimension and (source.kind is Kind.DATE) is (target.kind is Kind.DATE)


_PAIRINGS = (("unit-mismatch", _same_numeral), ("figure-mismatch", _same_unit))


def _may_go(compared: Compared, quantity: Quantity) -> bool:
    """Tell whether English need not repeat a figure: `all` for 100%, `this year`, `both` for two that are equal."""
    text = compared.target_text
    if quantity.kind is Kind.DATE:
        return bool(_ENGLISH_YEAR.search(text))
    if quantity.measure == 1 and quantity.unit.dimension is Dimension.RATIO:
        return bool(_ALL.search(text))
    said = (compared.source[match.source] for match in compared.matching.matches)
    in_words = not compared.source_text[quantity.numeral_start].isdecimal()
    is_repetition = in_words or quantity.unit.dimension.value.endswith("time") or bool(_REPEATED.search(text))
    return is_repetition and any(
        (other.value, other.unit, other.kind) == (quantity.value, quantity.unit, quantity.kind) for other in said
    )


def _may_come(compared: Compared, quantity: Quantity) -> bool:
    """Tell whether English may add a figure: the year for 去年, an amount in foreign currency beside the yuan."""
    if quantity.kind is Kind.DATE:
        has_year = any(one.unit is YEAR and one.kind is Kind.DATE for one in compared.source)
        return not has_year or bool(_RELATIVE_YEAR.search(compared.source_text))
    before = compared.target_text[max(0, quantity.start - _PARENTHESIS) : quantity.start]
    if _is_equivalent(compared, quantity) or _is_explained(compared, quantity):
        return True
    is_yuan = any(one.unit.dimension is Dimension.YUAN for one in compared.source)
    return quantity.unit.dimension in FOREIGN and is_yuan and _is_in_brackets(before)
