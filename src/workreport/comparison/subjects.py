# Whether a figure stands with its own subject. Comes in: compared texts. Goes out: figures exchanged.
"""Find two right figures on each other's subject: 新增50家、65家 with the English the other way round.

Values alone cannot tell: both are there. What tells is order and words. English that puts two figures of one kind in
another order than the Chinese has moved their words with them; if it has not, they are exchanged.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from workreport.comparison.compared import Compared, Disagreement
from workreport.comparison.enumerations import are_in_one_row, find_source_subject, find_target_subject
from workreport.comparison.lexicon import find_stems, find_words
from workreport.comparison.matching import Match
from workreport.comparison.quotations import opens_quotation
from workreport.quantities import Kind, Quantity

_NEAR = 40
"""Characters between two figures that may have been exchanged, where one is only part of a name."""
_SCALE = 100
"""From here on a numeral that need not be told is a scale of reference: 每千人, 万家企业."""
_NEXT = 8
"""How many figures further on one is looked for that may have been exchanged."""
_FAR = 0.4
"""Weight of the words behind the neighbouring figure."""
_CLEARLY, _SURELY = 0.05, 1.0
"""By how much the words must fit better the other way round; surely, where one figure is only part of a name."""
_FAR_REACH, _FAR_REACH_ENGLISH = 30, 90
_STOP = re.compile("[。；！？]")
_CLAUSE = re.compile("[，。；、：！？（）]")
_ENGLISH_STOP = re.compile(r";|\.\s")
_ENGLISH_CLAUSE = re.compile(r"[;,]|\.(?:\s|$)")
_TURNED = re.compile(
    r"(?! and)[^.;,\d]{0,70}\b(?:of|in|under|on|at|among|from|within|for|across|with|along|around)\b"
    r"(?: (?:the|all|its|these|those|top))* ?"
    r"|[^.;\d]{0,40}\b(?:from|against|compared with|compared to)\b[^.;\d]{0,12}"
)
"""What is between two figures that English turns round by its grammar: 4,000 athletes from 116 countries."""

Weights = Mapping[str, float]


def find_swapped(compared: Compared) -> Iterator[Disagreement]:
    """Yield pairs of figures that stand on each other's subject, in the source's order."""
    matches = [match for match in compared.matching.matches if _counts(compared, match)]
    often = {value for side in (compared.source, compared.target) for value in _repeated(side)}
    near = [(one, other) for at, one in enumerate(matches) for other in matches[at + 1 : at + 1 + _NEXT]]
    done: set[int] = set()
    for one, other in near:
        is_sure = not {compared.source[one.source].value, compared.source[other.source].value} & often
        if is_sure and _is_quoted_instead(compared, one, other) and not {one.source, other.source} & done:
            done |= {one.source, other.source}
            yield _swapped(compared, one, other)
    turned = [(one, other) for one, other in near if _could_be_swapped(compared, one, other)]
    if not turned:
        return
    words = {match.source: _source_words(compared, match.source) for match in matches}
    stems = {match.target: _target_stems(compared, match.target) for match in matches}
    spread = Counter(stem for weights in stems.values() for stem, weight in weights.items() if weight == 1)
    for one, other in turned:
        own = _fit(words[one.source], stems[one.target], spread) + _fit(
            words[other.source], stems[other.target], spread
        )
        cross = _fit(words[one.source], stems[other.target], spread) + _fit(
            words[other.source], stems[one.target], spread
        )
        doubt = _doubt(compared, one, other)
        if cross > own + doubt and not {one.source, other.source} & done:
            done |= {one.source, other.source}
            yield _swapped(compared, one, other)


def _repeated(quantities: Sequence[Quantity]) -> Iterator[Decimal]:
    """Yield the values that come more than once, so that which is which is not sure."""
    return (value for value, times in Counter(one.value for one in quantities).items() if times > 1)


def _swapped(compared: Compared, one: Match, other: Match) -> Disagreement:
    return Disagreement(
        check="figure-swapped",
        source=compared.source[one.source],
        target=compared.target[one.target],
        other=compared.source[other.source],
    )


def _doubt(compared: Compared, one: Match, other: Match) -> float:
    """Return by how much the words must fit better the other way round. In a row the order itself tells."""
    if are_in_one_row(compared.source, compared.source_text, one.source, other.source, is_english=False) and (
        are_in_one_row(compared.target, compared.target_text, one.target, other.target, is_english=True)
    ):
        return -_CLEARLY
    return _CLEARLY if compared.source[one.source].is_firm and compared.source[other.source].is_firm else _SURELY


def _is_quoted_instead(compared: Compared, one: Match, other: Match) -> bool:
    """Tell whether one figure opens a quotation in the source, and the other one in the translation."""
    left, right = (opens_quotation(compared.source_text, compared.source[at]) for at in (one.source, other.source))
    first, second = (opens_quotation(compared.target_text, compared.target[at]) for at in (one.target, other.target))
    return left is second and right is first and left is not right


def _counts(compared: Compared, match: Match) -> bool:
    source, target = compared.source[match.source], compared.target[match.target]
    is_scale = not source.is_firm and source.value >= _SCALE
    return target.is_firm and not is_scale and source.kind is target.kind is Kind.QUANTITY


def _could_be_swapped(compared: Compared, one: Match, other: Match) -> bool:
    """Tell whether two figures of one kind come in another order in English than its grammar explains."""
    left, right = compared.source[one.source], compared.source[other.source]
    return (
        one.target > other.target
        and left.unit.dimension is right.unit.dimension
        and left.value != right.value
        and ((left.is_firm and right.is_firm) or right.start - left.end < _NEAR)
        and not _is_of_a_list(compared.source_text, left)
        and not _is_of_a_list(compared.source_text, right)
        and not _TURNED.fullmatch(
            compared.target_text, compared.target[other.target].end, compared.target[one.target].start
        )
    )


def _is_of_a_list(text: str, quantity: Quantity) -> bool:
    """Tell whether a figure names a list, as 500强 does."""
    return text.startswith("强", quantity.end)


def _source_words(compared: Compared, at: int) -> Sequence[tuple[frozenset[str], float]]:
    """Return the words around the source's figure as stems that may render them, with their weight."""
    text, quantity = compared.source_text, compared.source[at]
    subject = find_source_subject(compared, at)
    if subject is not None:
        return [(word.stems, 1.0) for word in find_words(subject)]
    low = compared.source[at - 1].end if at else 0
    high = compared.source[at + 1].start if at + 1 < len(compared.source) else len(text)
    near = f"{_STOP.split(text[low : quantity.start])[-1]}|{_CLAUSE.split(text[quantity.end : high])[0]}"
    far = _STOP.split(text[max(0, low - _FAR_REACH) : low])[-1]
    return [(word.stems, 1.0) for word in find_words(near)] + [(word.stems, _FAR) for word in find_words(far)]


def _target_stems(compared: Compared, at: int) -> Weights:
    """Return the stems of the words around the translation's figure, with their weight."""
    text, quantity = compared.target_text, compared.target[at]
    subject = find_target_subject(compared, at)
    if subject is not None:
        return dict.fromkeys(find_stems(subject), 1.0)
    low = compared.target[at - 1].end if at else 0
    high = compared.target[at + 1].start if at + 1 < len(compared.target) else len(text)
    before = _ENGLISH_STOP.split(text[low : quantity.start])[-1]
    after = _ENGLISH_CLAUSE.split(text[quantity.end : max(high, quantity.end)])[0]
    far = _ENGLISH_STOP.split(text[max(0, low - _FAR_REACH_ENGLISH) : low])[-1]
    return dict.fromkeys(find_stems(far), _FAR) | dict.fromkeys(find_stems(f"{before} {after}"), 1.0)


def _fit(words: Sequence[tuple[frozenset[str], float]], stems: Weights, spread: Mapping[str, int]) -> float:
    """Return how much of the source's words is found again; a stem that stands with many figures tells little."""
    return sum(
        weight * max((stems[stem] / max(spread[stem], 1) for stem in renderings if stem in stems), default=0.0)
        for renderings, weight in words
    )
