# Where the terms of a report occur. Comes in: a report, a finder. Goes out: segments by concept.
"""The places of every concept in one report's source text."""

from collections.abc import Mapping

from workreport.model import Report, Segment
from workreport.terminology.matching import TermFinder


def find_occurrences(report: Report, finder: TermFinder) -> Mapping[str, tuple[Segment, ...]]:
    """Return, by concept id, the delivered segments that have one of its terms, in reading order."""
    found: dict[str, dict[str, Segment]] = {}
    for segment in report.delivered():
        for match in finder.find(segment.text):
            found.setdefault(match.concept.id, {})[segment.id] = segment
    return {key: tuple(segments.values()) for key, segments in found.items()}
