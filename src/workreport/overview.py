# What a report is and what is in it. Comes in: a project. Goes out: HTML trees for its page and the home page.
"""The home page and the page of a report: facts, contents with a line for each section, printed pages.

Every sentence of these lists is the report's own; what neither the text nor `data/reports.toml` says is said to be
unknown. Links are as in Markdown: MkDocs resolves and checks them.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from workreport.alignment import is_foreign
from workreport.indicators.page import build_key_figures
from workreport.locales import PUBLISHED, SOURCE, TARGETS, Locale
from workreport.model import Kind, Page, Segment
from workreport.printed.report import PrintedPages
from workreport.printed.turns import Printed
from workreport.project import Project, read_pages
from workreport.registry import ReportEntry

_SENTENCE = re.compile(r"[^。]+。|.*?[a-z\d)”][.!?](?=[ ”]|$)")

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "issuer": "报告机关",
        "content": "内容",
        "years": "回顾{reviews}年工作，安排{plans}年工作",
        "when": "会议、日期、报告人",
        "unknown": "送达文本没有写明",
        "extent": "篇幅",
        "printed-pages": "印刷第{first}至{last}页",
        "languages": "语言",
        "zh": "简体中文（原文）",
        "zh-Hant": "繁體中文（由原文轉換）",
        "en": "English (translation)",
        "page": "第{pages}页",
        "pages": "第{pages}页",
        "unnumbered": "送达文本没有印刷页码。",
        "read": "从头阅读",
    },
    "en": {
        "issuer": "Delivered by",
        "content": "Content",
        "years": "Work in {reviews} reviewed, work in {plans} planned",
        "when": "Session, date, speaker",
        "unknown": "Not stated in the delivered text",
        "extent": "Extent",
        "printed-pages": "Printed pages {first} to {last}",
        "languages": "Languages",
        "zh": "简体中文（原文）",
        "zh-Hant": "繁體中文（由原文轉換）",
        "en": "English (translation)",
        "page": "p. {pages}",
        "pages": "pp. {pages}",
        "unnumbered": "The delivered text has no page numbers.",
        "read": "Read from the beginning",
    },
}


def build_reports(project: Project, locale: Locale, printed: PrintedPages) -> list[Element]:
    """Return the newest report, what is in it, and links to the others."""
    newest, *older = sorted(project.entries(), key=lambda entry: entry.id, reverse=True)
    below = f"{newest.id}/"
    title = Element("h2", {"id": f"report-{newest.id}"})
    SubElement(title, "a", {"href": f"{below}index.md"}).text = newest.title[locale.folder]
    out = [title, *build_facts(project, locale, newest, printed, below)]
    out += build_key_figures(project, locale, newest, headlines_only=True, below=below)
    out += build_contents(project, locale, newest, printed, below)
    if older:
        listed = Element("ul")
        for entry in older:
            link = SubElement(SubElement(listed, "li"), "a", {"href": f"{entry.id}/index.md"})
            link.text = entry.title[locale.folder]
        out.append(listed)
    return out


def build_facts(
    project: Project, locale: Locale, entry: ReportEntry, printed: PrintedPages, below: str = ""
) -> list[Element]:
    """Return what is known of a report, and a link to its beginning. `below` is the way to its folder."""
    words = _WORDS[locale.folder]
    table = Element("dl", {"class": "wr-facts"})

    def tell(name: str, value: str) -> Element:
        SubElement(table, "dt").text = words[name]
        told = SubElement(table, "dd")
        told.text = value
        return told

    if entry.issuer:
        tell("issuer", entry.issuer[locale.folder])
    if entry.reviews and entry.plans:
        tell("content", words["years"].format(reviews=entry.reviews, plans=entry.plans))
    tell("when", words["unknown"])
    if numbers := [number for number, _ in _printed_pages(entry, printed)]:
        tell("extent", words["printed-pages"].format(first=numbers[0], last=numbers[-1]))
    languages = tell("languages", "")
    for published in PUBLISHED.values():
        if published in TARGETS and not project.pages_folder(published, entry.id).exists():
            continue
        name = SubElement(languages, "div", {"lang": published.tag})
        name.text = words[published.folder]
    start = Element("p")
    link = SubElement(start, "a", {"class": "md-button wr-read"})
    link.text = words["read"]
    link.set("href", next((_link(page, entry, below) for page in _parts(project, locale, entry)), f"{below}index.md"))
    return [table, start]


def build_contents(
    project: Project, locale: Locale, entry: ReportEntry, printed: PrintedPages, below: str = ""
) -> list[Element]:
    """Return a report's chapters and sections; on its own page, where `below` is empty, with a line of each."""
    root = Element("ul", {"class": "wr-contents"})
    for page in _parts(project, locale, entry):
        is_section = "/" in page.address.removeprefix(f"{entry.id}/").removesuffix("/index")
        parent = root
        if is_section and len(root):
            inner = root[-1].find("ul")
            parent = SubElement(root[-1], "ul") if inner is None else inner
        item = SubElement(parent, "li")
        name = SubElement(item, "div")
        if page.heading:
            _link_to(name, page.heading, page, entry, locale, below)
        spans = printed.get(page.address, {}).values()
        if spans:
            name[-1].tail = " "
            own = Printed(min(one.first for one in spans), tuple(turn for one in spans for turn in one.turns))
            place = SubElement(name, "span", {"class": "wr-pages"})
            place.text = _WORDS[locale.folder]["page" if own.first == own.last else "pages"].format(pages=own)
        if not below:
            item.append(_line(page, entry, locale))
    return [root]


def build_printed_pages(locale: Locale, entry: ReportEntry, printed: PrintedPages) -> list[Element]:
    """Return a link to the place where each printed page begins, or that the text tells none."""
    numbered = _printed_pages(entry, printed)
    if not numbered:
        none = Element("p")
        none.text = _WORDS[locale.folder]["unnumbered"]
        return [none]
    listed = Element("ol", {"class": "wr-page-index"})
    for number, address in numbered:
        link = SubElement(SubElement(listed, "li"), "a")
        link.text = str(number)
        link.set("href", f"{address.removeprefix(f'{entry.id}/')}.md#p.{number}")
    return [listed]


def localised_pages(project: Project, locale: Locale, entry: ReportEntry) -> Iterator[Page]:
    """Yield the report's pages in reading order, each in `locale` or else in the source locale."""
    pages = {
        language.folder: {
            page.address: page
            for page in read_pages(project, project.pages_folder(language, entry.id), entry.id).report.pages
        }
        for language in (SOURCE, locale)
    }
    for address, source in pages[SOURCE.folder].items():
        yield pages[locale.folder].get(address, source)


def _parts(project: Project, locale: Locale, entry: ReportEntry) -> Iterator[Page]:
    return (page for page in localised_pages(project, locale, entry) if not page.editorial and page.heading)


def _link(page: Page, entry: ReportEntry, below: str) -> str:
    return f"{below}{page.address.removeprefix(f'{entry.id}/')}.md"


def _link_to(parent: Element, heading: Segment, page: Page, entry: ReportEntry, locale: Locale, below: str) -> None:
    anchor = f"#{heading.anchor}" if heading.level > 1 else ""
    link = SubElement(parent, "a", {"href": _link(page, entry, below) + anchor})
    link.text = heading.text
    if is_foreign(heading.text, locale):
        link.set("lang", SOURCE.tag)


def _line(page: Page, entry: ReportEntry, locale: Locale) -> Element:
    """Return one line about a page: its topics, or how it begins."""
    line = Element("p", {"class": "wr-line"})
    topics = [segment for segment in page.segments if segment.kind is Kind.HEADING and segment.level > 1]
    for topic in topics:
        _link_to(line, topic, page, entry, locale, "")
        line[-1].tail = " · " if topic is not topics[-1] else ""
    if not topics:
        texts = [segment.text for segment in page.segments if segment.kind is Kind.PARAGRAPH]
        # Not the salutation, where something follows it.
        line.text = next((first for text in texts if (first := _first_sentence(text))), texts[0] if texts else "")
        if is_foreign(line.text, locale):
            line.set("lang", SOURCE.tag)
    return line


def _first_sentence(text: str) -> str:
    """Return a paragraph's first sentence; nothing if it has none."""
    match = _SENTENCE.match(text)
    return match[0] if match else ""


def _printed_pages(entry: ReportEntry, printed: PrintedPages) -> list[tuple[int, str]]:
    """Return each printed page of a report with the address of the page on which it begins."""
    return sorted(
        (turn.page, address)
        for address, spans in printed.items()
        if address.partition("/")[0] == entry.id
        for span in spans.values()
        for turn in span.turns
    )
