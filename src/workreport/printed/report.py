# The printed pages of a whole report. Comes in: a project, a registry entry. Goes out: Printed by page and id.
"""What the site shows of a report's printed pages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workreport.locales import SOURCE
from workreport.model import Paragraph, Segment
from workreport.printed.turns import Printed, find_printed_pages
from workreport.project import Project, read_pages
from workreport.registry import ReportEntry

PrintedPages = Mapping[str, Mapping[str, Printed]]
"""By address of the page and HTML id on it."""


def read_printed(project: Project, entry: ReportEntry) -> PrintedPages:
    """Return the printed pages of every delivered segment of a report."""
    segments = tuple(read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report.delivered())
    return find_printed_by_page(project.read_delivered(entry).paragraphs, segments)


def read_all_printed(project: Project) -> PrintedPages:
    """Return the printed pages of every delivered segment of every report."""
    return {page: printed for entry in project.entries() for page, printed in read_printed(project, entry).items()}


def find_printed_by_page(paragraphs: Sequence[Paragraph], segments: Sequence[Segment]) -> PrintedPages:
    """Return the printed pages of a report's delivered segments, which are given in reading order."""
    found = find_printed_pages(paragraphs, segments)
    pages: dict[str, dict[str, Printed]] = defaultdict(dict)
    for segment in segments:
        if printed := found.get(segment.id):
            pages[segment.page][segment.anchor] = printed
    return pages
