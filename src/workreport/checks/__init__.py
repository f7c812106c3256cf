# The checks and their order. Comes in: a loaded report. Goes out: findings.
"""Checks: each a generator of findings over one report, registered in `CHECKS`, or about all reports together."""

from collections.abc import Callable, Iterator
from typing import Protocol

from workreport.addresses import ADDRESSES, read_addresses
from workreport.checks.addresses import LostAddresses, check_record
from workreport.checks.allowing import without_allowed
from workreport.checks.editorial import check_editorial
from workreport.checks.figures import check_figures
from workreport.checks.form import check_form
from workreport.checks.indicators import check_indicators
from workreport.checks.links import check_links
from workreport.checks.markup import check_docs, check_markup
from workreport.checks.references import check_references
from workreport.checks.style import check_style
from workreport.checks.terms import UnusedTerms, check_terms
from workreport.checks.traditional import check_traditional
from workreport.checks.translation import check_translation
from workreport.checks.verbatim import check_verbatim
from workreport.docs import read_docs
from workreport.findings import Finding
from workreport.indicators.loading import load_indicators
from workreport.locales import SOURCE
from workreport.moves import load_moves
from workreport.project import LoadedReport, Project, read_pages
from workreport.questions import load_questions
from workreport.since import read_earlier

CHECKS: tuple[Callable[[LoadedReport], Iterator[Finding]], ...] = (
    check_form,
    check_markup,
    check_verbatim,
    check_translation,
    check_figures,
    check_terms,
    check_traditional,
    check_indicators,
    check_style,
)


def run_checks(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield the findings of every check about one report, but for those that a comment allows."""
    yield from without_allowed((finding for check in CHECKS for finding in check(loaded)), loaded)


def run_file_checks(project: Project) -> Iterator[Finding]:
    """Yield the findings about the files in docs/ whatever report they belong to, or to none.

    So are those of data files that are about a report. Raises ProjectError as reading these files does.
    """
    reports = [entry.id for entry in project.entries()]
    sources = {one: read_pages(project, project.pages_folder(SOURCE, one), one).report for one in reports}
    yield from check_references(load_questions(project.root), load_indicators(project.root), sources)
    yield from check_record(read_addresses(project.root), read_earlier(project.root, ADDRESSES))
    entries = read_docs(project.root)
    yield from check_docs(entries, set(reports))
    yield from check_links(entries)
    yield from check_editorial(entries)


class ProjectCheck(Protocol):
    """A check about all reports together: it is shown one after the other, and asked at the end."""

    def see(self, loaded: LoadedReport) -> None:
        """Take note of what it needs of a report."""

    def findings(self) -> Iterator[Finding]:
        """Yield what the reports seen do not agree with."""


def project_checks(project: Project) -> tuple[ProjectCheck, ...]:
    """Return the checks about all reports of a project, which have seen none yet. Raises ProjectError."""
    pages = read_pages(project, project.pages_folder(SOURCE, ""), "").report.pages
    reports = {entry.id for entry in project.entries()}
    termbase = project.read_termbase()
    return (
        UnusedTerms(termbase),
        LostAddresses(pages, read_addresses(project.root), load_moves(project.root), reports, termbase.concepts),
    )
