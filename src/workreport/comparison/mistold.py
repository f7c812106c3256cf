# What is said of a figure besides its value. Comes in: compared texts. Goes out: bounds and directions that differ.
"""Whether a figure that is there in both texts is meant as exactly, and changes the same way, in both."""

import re
from collections.abc import Iterator

from workreport.comparison.agreement import bounds_agree, directions_agree
from workreport.comparison.brackets import is_equivalent
from workreport.comparison.compared import Compared, Disagreement
from workreport.quantities import Bound, Dimension, Direction, Kind, Quantity

_LIST_GAP = re.compile("[^，。；：！？]{0,14}")
_AFTER_PARENTHESIS = re.compile(r"\),? ?(?:and |or )?")
_TARGET_LIST_GAP = re.compile(r",? ?(?:and |or |to )?(?:an? )?| and [A-Za-z -]{0,40}")
_LONGEST_LIST = 20
_LONGEST_SENTENCE = 400
_SPANS = {Dimension.MONTHS, Dimension.SECONDS}
_OVER = re.compile("over ")
_NEGATED = re.compile(r"\b(?:no|not|nor|never|without)\b(?! only)[^,;.]{0,90}$", re.IGNORECASE)
_AN_ESTIMATED, _EXPECTED = re.compile("an estimated ", re.IGNORECASE), re.compile("预计|预估|估计|估算|测算|预期|有望")
_CROSSED = re.compile("跨越|跨过|跃上|跨上|迈上|迈过|迈入|越过|站上|登上")
"""跨上3万亿元台阶 is told as `the level of 3 trillion yuan` or as `over` it."""
# Where none of these stands in the sentence, or the clause, nothing has become less, or more.
_ANY_DECLINE = re.compile("[裁撤降减跌缩压落滑退窄少低短负损亏免省节控耗淘去]")
_ANY_GROWTH = re.compile("[增升涨扩翻攀倍多减降]|提高|提升|加大|加快|高于|高出|上浮|壮大|拉动|带动")
_BY = re.compile(r"\bby $")
_RESPECTIVELY = re.compile("[^.;]{0,160}respectively")


def find_mistold(compared: Compared) -> Iterator[Disagreement]:
    """Yield the figures that are told with another bound or direction, in the source's order."""
    for match in compared.matching.matches:
        yield from _check_match(compared, match.source, match.target)


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
    low, high = max(0, quantity.start - _LONGEST_SENTENCE), quantity.end + _LONGEST_SENTENCE
    start = max(text.rfind(stop, low, quantity.start) for stop in stops)
    ends = [at for stop in stops if (at := text.find(stop, quantity.end, high)) >= 0]
    return text[max(start + 1, low) : min(ends, default=high)]


def _bounds_agree(compared: Compared, at: int, other: int) -> bool:
    """Tell whether the bounds agree, those shared within a list included: 2050万吨、19万吨以上."""
    source, target = compared.source[at], compared.target[other]
    if (
        target.bound is Bound.MORE_THAN
        and source.unit.dimension in _SPANS
        and _OVER.match(compared.target_text, target.start)
    ):
        return True  # “grew by 64 percent over five years”
    if source.bound is Bound.AT_MOST and target.bound is Bound.MORE_THAN and _is_negated(compared, target):
        return True
    lefts = {source.bound, *_bound_after(compared, at)}
    is_estimated = _AN_ESTIMATED.match(compared.target_text, target.start)
    if is_estimated and _EXPECTED.search(_piece(compared.source_text, source, "。；！？")):
        lefts.add(Bound.ABOUT)
    if _CROSSED.search(compared.source_text, max(0, source.start - 3), source.numeral_start):
        lefts |= {Bound.EXACT, Bound.MORE_THAN}
    rights = {target.bound, *_bound_before(compared, other)}
    return any(bounds_agree(source, target, left, right) for left in lefts for right in rights)


def _is_negated(compared: Compared, target: Quantity) -> bool:
    """Tell whether `more than` stands behind a negation: no enterprise is inspected more than twice."""
    return bool(_NEGATED.search(compared.target_text, max(0, target.start - _LONGEST_SENTENCE), target.start))


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
    if is_equivalent(compared, other):
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
