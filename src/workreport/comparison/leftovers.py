# Figures of one side only. Comes in: compared texts. Goes out: what is missing, added, or said otherwise.
"""What is left of both sides once equal figures are matched, but for what good English leaves out or adds."""

import re
from collections.abc import Callable, Iterator

from workreport.comparison.agreement import FOREIGN
from workreport.comparison.brackets import is_equivalent, is_in_brackets
from workreport.comparison.compared import Compared, Disagreement
from workreport.comparison.quotations import opens_quotation
from workreport.quantities import Dimension, Kind, Quantity
from workreport.quantities.units import COUNT, YEAR

_RELATIVE_YEAR = re.compile("去年|今年|上年|明年|本年|当年|全年|年初|年底|年末|年内|一年来|同期|同比|往年|五年来")
_ENGLISH_YEAR = re.compile(
    r"\b(?:last|this|next|previous|same|whole|past|full|the) year|\byear-on-year|\bannual", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:all|every|each|full(?:y)?|entire(?:ly)?|whole|complete(?:ly)?|universal)\b", re.IGNORECASE)
_REPEATED = re.compile(
    r"\b(?:both|each|same|such|likewise|equally|whose|which|these|those|they|their)\b", re.IGNORECASE
)
_REPEATABLE = {Dimension.RATIO, Dimension.POINTS, Dimension.YUAN}
_FIRST = re.compile("首|(?<=第)[一1]|[一1](?=[期批级等代季产线])")
_ELLIPSIS = 400
"""Characters within which a unit is understood from another figure."""
_LOOKED_AT = 50
"""Leftovers that are weighed one by one; a text with more is no translation, and each further one is told as it is."""


def find_leftovers(compared: Compared) -> Iterator[Disagreement]:
    """Yield what is left over on either side: first what can be paired, then what is missing or added."""
    missing, added = list(compared.matching.missing), list(compared.matching.added)
    for check, fits in _PAIRINGS:
        for at in missing[:_LOOKED_AT]:
            source = compared.source[at]
            other = next((other for other in added[:_LOOKED_AT] if fits(source, compared.target[other])), None)
            if other is not None:
                missing.remove(at)
                added.remove(other)
                yield from _pair(compared, check, source, compared.target[other])
    repeated = _repeated(compared)
    for number, at in enumerate(missing):
        again = next((one for one in repeated if _same_unit(compared.source[at], one)), None)
        if again:
            repeated.remove(again)
            yield Disagreement(check="figure-mismatch", source=compared.source[at], target=again)
        elif number >= _LOOKED_AT or not _may_go(compared, compared.source[at]):
            yield Disagreement(check="figure-missing", source=compared.source[at])
    yield from _renumbered(compared)
    for number, other in enumerate(added):
        if number >= _LOOKED_AT or not _may_come(compared, other):
            yield Disagreement(check="figure-added", target=compared.target[other])


def _renumbered(compared: Compared) -> Iterator[Disagreement]:
    """Yield what need not be told with its numeral, but is told with another, said elsewhere: “四新”, “three new”.

    That is slogans in quotation marks, and whatever is the first, told as second.
    """
    told = {match.target for match in compared.matching.matches} | set(compared.matching.added)
    again = [at for at, one in enumerate(compared.target) if at not in told and one.is_firm][:_LOOKED_AT]
    done = {match.source for match in compared.matching.matches}
    untold = [one for at, one in enumerate(compared.source) if at not in done and not one.is_firm][:_LOOKED_AT]
    slogans = [one for one in untold if opens_quotation(compared.source_text, one)]
    firsts = [one for one in untold if _FIRST.match(compared.source_text, one.numeral_start)]
    for at in again:
        target = compared.target[at]
        fitting = slogans if opens_quotation(compared.target_text, target) else []
        fitting = fitting or (firsts if target.kind is Kind.ORDINAL else [])
        if fitting:
            yield Disagreement(check="figure-mismatch", source=fitting.pop(0), target=target)


def _repeated(compared: Compared) -> list[Quantity]:
    """Return the measures that the translation says once more than the source: each may stand for one missing."""
    told = {match.target for match in compared.matching.matches} | set(compared.matching.added)
    return [
        one
        for at, one in enumerate(compared.target)
        if at not in told and one.is_firm and one.unit.dimension in _REPEATABLE and not is_equivalent(compared, at)
    ][:_LOOKED_AT]


def _pair(compared: Compared, check: str, source: Quantity, target: Quantity) -> Iterator[Disagreement]:
    if check == "unit-mismatch" and _is_elliptic(compared, source, target):
        return
    if check == "unit-mismatch" and Dimension.POINTS in (source.unit.dimension, target.unit.dimension):
        check = "percentage-points"
    yield Disagreement(check=check, source=source, target=target)


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


_PAIRINGS: tuple[tuple[str, Callable[[Quantity, Quantity], bool]], ...] = (
    ("unit-mismatch", _same_numeral),
    ("figure-mismatch", _same_unit),
)
"""How a figure that is missing and one that is added may be one, said wrongly."""


def _may_go(compared: Compared, quantity: Quantity) -> bool:
    """Tell whether English need not repeat a figure: `all` for 100%, `this year`, `both` for two that are equal."""
    text = compared.target_text
    if quantity.kind is Kind.DATE:
        return bool(_ENGLISH_YEAR.search(text))
    if quantity.measure == 1 and quantity.unit.dimension is Dimension.RATIO:
        return bool(_ALL.search(text))
    in_words = not compared.source_text[quantity.numeral_start].isdecimal()
    is_time = quantity.unit.dimension in (Dimension.MONTHS, Dimension.SECONDS)
    said = (compared.source[match.source] for match in compared.matching.matches)
    return (in_words or is_time or bool(_REPEATED.search(text))) and any(
        (other.value, other.unit, other.kind) == (quantity.value, quantity.unit, quantity.kind) for other in said
    )


def _may_come(compared: Compared, at: int) -> bool:
    """Tell whether English may add a figure: the year for 去年, an amount in foreign currency beside the yuan."""
    quantity = compared.target[at]
    if quantity.kind is Kind.DATE:
        has_year = any(one.unit is YEAR and one.kind is Kind.DATE for one in compared.source)
        return not has_year or bool(_RELATIVE_YEAR.search(compared.source_text))
    if is_equivalent(compared, at) or _is_explained(compared, quantity):
        return True
    is_yuan = any(one.unit.dimension is Dimension.YUAN for one in compared.source)
    return quantity.unit.dimension in FOREIGN and is_yuan and is_in_brackets(compared.target_text, quantity)


def _is_explained(compared: Compared, quantity: Quantity) -> bool:
    """Tell whether a numeral of a name comes twice because brackets explain it: `four-above` (of four categories)."""
    return any(one.value == quantity.value and not one.is_firm for one in compared.source) and any(
        one.value == quantity.value and is_in_brackets(compared.target_text, one) for one in compared.target
    )
