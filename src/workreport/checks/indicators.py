# The key figures held against the text. Comes in: a loaded report. Goes out: findings.
"""Whether every value of `data/indicators.toml` is what the place it names says: words, value, unit and bound."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from workreport.findings import Finding, Severity
from workreport.indicators.loading import INDICATORS, Indicator, Stated
from workreport.indicators.reading import agrees, quoted_quantities
from workreport.locales import SOURCE
from workreport.model import Location, Segment
from workreport.project import LoadedReport
from workreport.quantities import Bound

_LONGEST = 60


def check_indicators(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every value of a key figure that the text does not have."""
    segments = loaded.reports[SOURCE.folder].segments()
    for indicator in loaded.indicators:
        for stated in indicator.values:
            yield from _check(indicator, stated, segments)


def _check(indicator: Indicator, stated: Stated, segments: Mapping[str, Segment]) -> Iterator[Finding]:
    segment = segments.get(stated.place)
    quantities = quoted_quantities(stated, segments)
    if segment is None:
        yield _finding(indicator, stated, None, f"没有这个地方 · there is no such place: {stated.place}")
    elif quantities is None:
        message = f"原文没有（或不止一处）“{stated.quote}” · the text does not have these words exactly once"
        yield _finding(indicator, stated, segment, message)
    elif len(quantities) != 1:
        message = f"“{stated.quote}”要有且只有一个数 · the quote must have one figure, it has {len(quantities)}"
        yield _finding(indicator, stated, segment, message)
    elif not agrees(stated, quantities[0]):
        told = _words(stated.value, stated.unit, stated.bound)
        has = _words(quantities[0].value, quantities[0].unit.id, quantities[0].bound)
        message = f"关键指标为 {told}，原文为 {has} · the indicator says {told}, the text {has}"
        yield _finding(indicator, stated, segment, message)


def _words(value: Decimal, unit: str, bound: Bound) -> str:
    return f"{value.normalize():f} {unit}" + ("" if bound is Bound.EXACT else f", {bound.value}")


def _finding(indicator: Indicator, stated: Stated, segment: Segment | None, message: str) -> Finding:
    return Finding(
        check="indicator-mismatch",
        severity=Severity.ERROR,
        location=Location(path=INDICATORS, line=indicator.line),
        message=f"{indicator.id}: {message}",
        fix="使两边一致 · make them agree: place, quote, value, unit, bound",
        related=segment.location if segment else None,
        related_text=segment.text[:_LONGEST] if segment else "",
        unit=stated.place,
        source=stated.quote,
    )
