# The checks and their order. Comes in: a loaded report. Goes out: findings.
"""Checks: each a generator of findings over one report, registered in `CHECKS`."""

from collections.abc import Callable, Iterator

from workreport.checks.allowing import without_allowed
from workreport.checks.figures import check_figures
from workreport.checks.form import check_form
from workreport.checks.indicators import check_indicators
from workreport.checks.markup import check_markup
from workreport.checks.style import check_style
from workreport.checks.terms import check_terms
from workreport.checks.traditional import check_traditional
from workreport.checks.translation import check_translation
from workreport.checks.verbatim import check_verbatim
from workreport.findings import Finding
from workreport.project import LoadedReport

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
