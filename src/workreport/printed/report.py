# The printed pages of a whole report. Comes in: a project, a registry entry. Goes out: Printed by page and id.
"""What the site shows of a report's printed pages."""

from collections import defaultdict
from collections.abc import Mapping

from workreport.locales import SOURCE
from workreport.printed.turns import Printed, find_printed_pages
from workreport.project import Project, read_pages
from workreport.registry import ReportEntry


def read_printed(project: Project, entry: ReportEntry) -> Mapping[str, Mapping[str, Printed]]:
    """Return, by address of the page and HTML id on it, the printed pages of every delivered segment."""
    segments = tuple(read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report.delivered())
    found = find_printed_pages(project.read_delivered(entry).paragraphs, segments)
    pages: dict[str, dict[str, Printed]] = defaultdict(dict)
    for segment in segments:
        if printed := found.get(segment.id):
            pages[segment.page][segment.anchor] = printed
    return pages
