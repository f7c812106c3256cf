# Ids of pages that their Markdown does not have. Comes in: reports, data. Goes out: ids by page.
"""What can be linked to on a page besides its headings and paragraphs: printed pages, terms, key figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workreport.indicators.loading import Indicator, load_indicators
from workreport.locales import SOURCE
from workreport.model import Report
from workreport.printed.report import PrintedPages
from workreport.project import Project, read_pages
from workreport.terminology.concept import Termbase
from workreport.terminology.matching import TermFinder, finder_of

PageIds = Mapping[str, Sequence[str]]
"""By address of the page."""


def find_printed_ids(printed: PrintedPages) -> PageIds:
    """Return the ids of the marks of printed pages."""
    return {
        page: tuple(f"p.{turn.page}" for one in places.values() for turn in one.turns)
        for page, places in printed.items()
    }


def find_data_ids(
    report: Report, texts: Iterable[str], termbase: Termbase, indicators: Iterable[Indicator], finder: TermFinder
) -> PageIds:
    """Return the ids on a report's glossary and on its page of key figures. `finder` finds the terms of its `texts`."""
    pages = {page.address for page in report.pages}
    glossary, figures = f"{report.id}/glossary", f"{report.id}/indicators"
    ids: dict[str, Sequence[str]] = {}
    if glossary in pages:
        found = {match.concept.id for text in texts for match in finder.find(text)}
        used = [concept for concept in termbase.concepts if concept.id in found]
        ids[glossary] = (*sorted({f"domain-{concept.domain}" for concept in used}), *(one.id for one in used))
    if figures in pages:
        ids[figures] = tuple(one.id for one in indicators if one.report == report.id)
    return ids


def join_ids(*some: PageIds) -> PageIds:
    """Return the ids of all of these."""
    joined: dict[str, list[str]] = defaultdict(list)
    for ids in some:
        for page, own in ids.items():
            joined[page] += own
    return joined


def read_page_ids(project: Project, printed: PrintedPages) -> PageIds:
    """Return the ids of every report's pages, whose printed pages are known."""
    return join_ids(find_printed_ids(printed), *_read_data_ids(project))


def _read_data_ids(project: Project) -> Iterator[PageIds]:
    termbase, indicators = project.read_termbase(), load_indicators(project.root)
    finder = finder_of(termbase, SOURCE)
    for entry in project.entries():
        report = read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report
        texts = (segment.text for segment in report.delivered())
        yield find_data_ids(report, texts, termbase, indicators, finder)
