# The news of the site. Comes in: a project. Goes out: an Atom feed.
"""An Atom feed (RFC 4287) per language: every report that says when this site took it on, the newest first.

A report changes when its newest dated correction was made. Nothing is dated that nobody has dated.
"""

from collections.abc import Callable
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from workreport.locales import SOURCE, Locale, written_as
from workreport.overview import localised_pages
from workreport.project import Project
from workreport.registry import ReportEntry

_NAMESPACE = "http://www.w3.org/2005/Atom"
_SEPARATORS = {SOURCE.folder: "；", "en": "; "}


def build_feed(project: Project, locale: Locale, *, name: str, publisher: str, address: str) -> str:
    """Return the feed of a language, or nothing if no report of it has a date.

    `name` is the site's and `publisher` who publishes it, or nothing; `address` the site's public one, with a slash.
    """
    home = address if locale is SOURCE else f"{address}{locale.folder}/"
    written = written_as(locale)
    in_script = project.converter().convert if written is not locale else str
    dated = [
        (_changed(project, entry), entry)
        for entry in project.entries()
        if entry.added and (project.pages_folder(written, entry.id) / "index.md").exists()
    ]
    if not dated:
        return ""
    dated.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": locale.tag})
    SubElement(feed, "id").text = f"{home}feed.xml"
    SubElement(feed, "title").text = name
    SubElement(feed, "updated").text = _instant(dated[0][0])
    SubElement(SubElement(feed, "author"), "name").text = publisher or name
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{home}feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": home})
    for changed, entry in dated:
        feed.append(_entry(project, written, entry, in_script, f"{home}{entry.id}/", changed))
    indent(feed)
    return tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entry(
    project: Project, written: Locale, entry: ReportEntry, in_script: Callable[[str], str], address: str, changed: date
) -> Element:
    """Return a report's entry, its chapters and sections as the summary."""
    assert entry.added
    parts = (page.heading for page in localised_pages(project, written, entry) if not page.editorial)
    headings = [in_script(heading.text) for heading in parts if heading and not heading.editorial]
    element = Element("entry")
    SubElement(element, "id").text = address
    SubElement(element, "title").text = in_script(entry.title[written.folder])
    SubElement(element, "published").text = _instant(entry.added)
    SubElement(element, "updated").text = _instant(changed)
    if entry.issuer:
        SubElement(SubElement(element, "author"), "name").text = in_script(entry.issuer[written.folder])
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": address})
    SubElement(element, "summary").text = _SEPARATORS[written.folder].join(headings)
    return element


def _changed(project: Project, entry: ReportEntry) -> date:
    assert entry.added
    return max([entry.added, *(one.decided for one in project.read_errata(entry.id).corrections if one.decided)])


def _instant(day: date) -> str:
    """Return a day as RFC 3339 wants it, at its beginning: which hour it was, nobody says."""
    return f"{day.isoformat()}T00:00:00Z"
