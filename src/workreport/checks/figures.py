# The figures of both languages. Comes in: a loaded report. Goes out: findings.
"""Whether every figure of the English is the Chinese one: value, unit, bound, direction and subject."""

from collections.abc import Iterator

from workreport.comparison.descriptions import describe, pair_of
from workreport.comparison.omissions import Pace
from workreport.comparison.pairs import compare_pair
from workreport.findings import Finding
from workreport.project import LoadedReport


def check_figures(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield where a translation's figures say something else, pair by pair in the source's order."""
    for alignment in loaded.alignments.values():
        pace = Pace()
        for unit in (unit for page in alignment.pages for unit in page.units):
            if not unit.is_pair:
                continue
            pair = pair_of(unit)
            for disagreement in compare_pair(pair.source_text, pair.target_text, pace):
                yield describe(disagreement, pair)
