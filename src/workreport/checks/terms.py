# The terms of both languages. Comes in: a loaded report. Goes out: findings.
"""Whether the English says every term as `data/termbase.toml` wants it."""

from collections.abc import Iterator

from workreport.comparison.descriptions import pair_of
from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location
from workreport.project import LoadedReport
from workreport.registry import ReportEntry
from workreport.terminology.comparing import TermComparison
from workreport.terminology.concept import Concept, Termbase
from workreport.terminology.descriptions import describe_term
from workreport.terminology.matching import finder_of


def check_terms(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield where a translation's terms are not the termbase's, pair by pair in the source's order.

    All pages are looked at: which name a term may have depends on what was said before.
    """
    for alignment in loaded.alignments.values():
        comparison = TermComparison(loaded.termbase.concepts)
        units = {unit.id: unit for page in alignment.pages for unit in page.units}
        for segment in loaded.reports[SOURCE.folder].delivered():
            unit = units.get(segment.id)
            if not unit or not unit.is_pair:
                comparison.skip(segment.text)
                continue
            pair = pair_of(unit)
            for disagreement in comparison.compare(pair.source_text, pair.target_text):
                is_recent = _is_later(disagreement.concept, loaded.entry)
                yield describe_term(disagreement, pair, is_recent=is_recent)


def _is_later(concept: Concept, entry: ReportEntry) -> bool:
    """Tell whether a rendering is younger than a published report: by the year, because a report may have no date."""
    is_dated = concept.approved is not None and entry.plans is not None
    return entry.status == "published" and is_dated and concept.approved.year > entry.plans  # type: ignore[union-attr,operator]


class UnusedTerms:
    """Finds the concepts that no report has; it is shown one report after the other."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase
        self._finder = finder_of(termbase, SOURCE)
        self._used: set[str] = set()

    def see(self, loaded: LoadedReport) -> None:
        """Take note of the terms of a report; those of its delivered text, for a page may have a slip."""
        for paragraph in loaded.delivered.paragraphs:
            self._used |= {match.concept.id for match in self._finder.find(paragraph.text)}

    def findings(self) -> Iterator[Finding]:
        """Yield a notice for every concept that was not seen."""
        for concept in self._termbase.concepts:
            if concept.id not in self._used:
                yield Finding(
                    check="unused-term",
                    severity=Severity.NOTICE,
                    location=Location(path=self._termbase.path, line=concept.line),
                    message=f"没有报告用到 “{concept.preferred(SOURCE)}” · no report has this term",
                    fix="写法有误就改，不再需要就删 · correct the characters, or delete the entry",
                )
