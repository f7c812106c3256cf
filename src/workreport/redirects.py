# How readers are led on from addresses that have moved. Comes in: a project, moves. Goes out: HTML pages and elements.
"""A page at every address that a page has moved from, and an element with every id that is gone from a page.

Both work on any server, under any path, and without scripts: a page by `http-equiv=refresh`, an id because a browser
scrolls to the element that has it, which is a link. With scripts `moved.js` follows that link at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

from workreport.addresses import HOME, anchor_of, find_addresses, link_to, page_of, read_addresses
from workreport.alignment import is_foreign
from workreport.locales import SOURCE, Locale, written_as
from workreport.model import Kind, Page
from workreport.moves import load_moves
from workreport.page_ids import read_page_ids
from workreport.printed.report import PrintedPages
from workreport.project import Project, read_pages

_SCRIPT, _ICON = "assets/javascripts/moved.js", "assets/images/favicon.svg"
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "page": "本页已移至：{place}",
        "heading": "本节已移至：{place}",
        "paragraph": "本段已移至：{place}",
        "printed": "印刷第{number}页的标记已移至：{place}",
    },
    "en": {
        "page": "This page has moved to {place}.",
        "heading": "This section has moved to {place}.",
        "paragraph": "This paragraph has moved to {place}.",
        "printed": "The mark of printed page {number} has moved to {place}.",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirects:
    """What leads readers on in one language."""

    pages: Mapping[str, str]
    """HTML by the file's path on the site."""
    notices: Mapping[str, list[Element]]
    """Elements for the end of a page that is there, by its address as the reader of Markdown has it."""


class _Edition:
    """The pages of one published language, as links name them."""

    def __init__(
        self, locale: Locale, present: Mapping[str, Page], written: Mapping[str, Page], in_script: Callable[[str], str]
    ) -> None:
        self._locale = locale
        self.folder = "" if locale is SOURCE else f"{locale.folder}/"
        self._present = present
        self._written = written
        self._in_script = in_script

    def sentence(self, origin: str, target: str) -> Element:
        """Return a paragraph that says where `origin` leads, with a link from the page it was on."""
        written = written_as(self._locale)
        kind, number = _kind_of(anchor_of(origin))
        before, _, after = _WORDS[written.folder][kind].format(number=number, place="\n").partition("\n")
        title = self._title(target)
        sentence = Element("p")
        sentence.text = self._in_script(before)
        link = SubElement(sentence, "a", {"href": link_to(target, page_of(origin))})
        link.text, link.tail = self._in_script(title), after
        if is_foreign(title, written):
            link.set("lang", SOURCE.tag)
        return sentence

    def notice(self, origin: str, target: str) -> Element:
        """Return what has the id that `origin` names, and says where it leads."""
        notice = Element("aside", {"class": "wr-moved", "id": anchor_of(origin), "role": "note"})
        notice.append(self.sentence(origin, target))
        return notice

    def page(self, origin: str, target: str, notices: Iterable[Element], site: str) -> str:
        """Return the HTML page at an address that a page has moved from. `site` is the public address, or nothing."""
        # What all pages share is in the site's root, above the folders of the other languages.
        root = escape(f"{'../' if self.folder else ''}{link_to(HOME, origin)}")
        there = urljoin(site, f"{self.folder}{page_of(target)}")
        sentence = self.sentence(origin, target)
        lines = [
            "<!doctype html>",
            f'<html lang="{self._locale.tag}">',
            '<meta charset="utf-8">',
            f"<title>{escape(''.join(sentence.itertext()))}</title>",
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="robots" content="noindex">',
            f'<link rel="icon" type="image/svg+xml" href="{root}{_ICON}">',
            f'<meta http-equiv="refresh" content="0; url={escape(link_to(target, origin))}">',
            *([f'<link rel="canonical" href="{escape(there)}">'] if site else []),
            *(tostring(element, encoding="unicode", method="html") for element in (sentence, *notices)),
            f'<script src="{root}{_SCRIPT}"></script>',
        ]
        return "\n".join(lines) + "\n"

    def _title(self, address: str) -> str:
        """Return the heading that an address is under, in this language as far as it is translated."""
        source = self._present[address]
        page = self._written.get(source.address, source)
        headings = {one.section_id: one for one in page.segments if one.kind is Kind.HEADING}
        heading = headings.get(anchor_of(address).partition(".")[0], page.heading)
        return heading.text if heading else page.title or source.address


def build_redirects(
    project: Project, locale: Locale, printed: PrintedPages, *, in_script: Callable[[str], str], site: str
) -> Redirects:
    """Return what leads readers of a published language on; nothing for entries that `workreport check` refuses.

    `in_script` writes Chinese as the edition does, `site` is its public address, or nothing. Raises ProjectError for
    data that cannot be read.
    """
    moves = load_moves(project.root)
    pages: dict[str, str] = {}
    notices: dict[str, list[Element]] = {}
    if not moves.entries:
        return Redirects(pages=pages, notices=notices)
    source = read_pages(project, project.pages_folder(SOURCE, ""), "").report
    present = find_addresses(source.pages, read_page_ids(project, printed))
    written = read_pages(project, project.pages_folder(written_as(locale), ""), "").report.pages
    edition = _Edition(locale, present, {page.address: page for page in written}, in_script)
    ways = {
        address: way[-1]
        for address in sorted({*read_addresses(project.root), *moves.entries})
        if address not in present and (way := moves.way(address, present))[-1] in present
    }
    for origin, places in _by_page(ways):
        elements = [edition.notice(place, ways[place]) for place in places]
        if origin in present:
            notices[present[origin].address] = elements
        elif origin in ways:
            file = f"{edition.folder}{unquote(origin).removeprefix(HOME)}index.html"
            pages[file] = edition.page(origin, ways[origin], elements, site)
    return Redirects(pages=pages, notices=notices)


def _by_page(addresses: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each page with the places on it."""
    pages: dict[str, list[str]] = {}
    for address in addresses:
        places = pages.setdefault(page_of(address), [])
        if anchor_of(address):
            places.append(address)
    yield from pages.items()


def _kind_of(anchor: str) -> tuple[str, str]:
    """Return what has an id, and the number in it."""
    section, _, number = anchor.partition(".")
    if not anchor:
        return "page", ""
    return ("printed" if section == "p" else "paragraph") if number else "heading", number
