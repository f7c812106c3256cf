# A report's key figures on its pages. Comes in: a project. Goes out: HTML trees.
"""The key figures as the home page, the report's page and their own page show them."""

from xml.etree.ElementTree import Element

from workreport.indicators.loading import load_indicators
from workreport.indicators.showing import build_charts, build_table
from workreport.locales import SOURCE, Locale
from workreport.project import Project, read_pages
from workreport.registry import ReportEntry


def build_key_figures(
    project: Project, locale: Locale, entry: ReportEntry, *, headlines_only: bool, below: str = ""
) -> list[Element]:
    """Return the table of a report's key figures, of the headlines only or of all with their charts; or nothing."""
    own = [one for one in load_indicators(project.root) if one.report == entry.id]
    chosen = [one for one in own if one.is_headline or not headlines_only]
    if not chosen:
        return []
    source = read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report
    segments = source.segments()
    table = build_table(chosen, locale, entry, segments, below)
    return table if headlines_only else [*table, *build_charts(chosen, locale, entry, segments)]
