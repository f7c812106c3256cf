# The parts of editorial pages that are made from data. Comes in: a project. Goes out: Markdown.
"""What stands where a page says `<!-- insert: NAME -->`: the reports, what is in one, its errata, its glossary."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from workreport.alignment import is_foreign
from workreport.comments import INSERT
from workreport.errata import Erratum
from workreport.exchange.downloads import Download, build_downloads
from workreport.exchange.figures import from_figures_json
from workreport.exchange.figures_page import build_figures
from workreport.indicators.page import build_key_figures
from workreport.locales import EN, LOCALES, SOURCE, Locale
from workreport.model import Kind, Segment
from workreport.overview import (
    build_contents,
    build_facts,
    build_printed_pages,
    build_reports,
    localised_pages,
)
from workreport.plaintext import to_markdown
from workreport.printed.report import PrintedPages
from workreport.project import Project, read_pages
from workreport.questions import load_questions, locate
from workreport.registry import ReportEntry
from workreport.terminology.glossary import build_glossary

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "corrections": "更正",
        "kept": "照原文保留之处",
        "headings": "网页另加的标题",
        "title": "标题",
        "title-note": "送达文本没有总标题，网页标题为编者所加：",
        "none": "无。",
        "place": "印刷页、行",
        "everywhere": "全文",
        "delivered": "送达文本",
        "page": "网页",
        "reason": "理由",
        "quote": "原文",
        "translation": "目前译法",
        "question": "问题",
    },
    "en": {
        "corrections": "Corrections",
        "kept": "Left as printed",
        "headings": "Headings added on this site",
        "title": "Title",
        "title-note": "The delivered text has no title; this one is editorial: ",
        "none": "None.",
        "place": "Printed page, line",
        "everywhere": "Throughout",
        "delivered": "Delivered text",
        "page": "This site",
        "reason": "Reason",
        "quote": "Chinese",
        "translation": "Rendered as",
        "question": "Question",
    },
}


def render_inserts(project: Project, locale: Locale, address: str, markdown: str) -> dict[str, str]:
    """Return, by name, the Markdown of every insert that the page at `address` asks for and may have."""
    entry = project.entry(address.partition("/")[0])
    if entry is None:
        return {}
    inserts: Mapping[str, Callable[[], Iterator[str]]] = {
        "errata": lambda: _errata(project, locale, entry),
        "questions": lambda: _questions(project, locale, entry),
    }
    wanted = (match["name"] for match in INSERT.finditer(markdown))
    return {name: "\n".join(inserts[name]()) for name in wanted if name in inserts}


def build_inserts(
    project: Project,
    locale: Locale,
    address: str,
    markdown: str,
    printed: PrintedPages,
    downloads: Iterable[Download],
) -> dict[str, list[Element]]:
    """Return, by name, the HTML of every insert that is made as such and that the page at `address` asks for.

    `downloads` are what the site offers of the page's report.
    """
    entry = project.entry(address.partition("/")[0])
    inserts: Mapping[str, Callable[[], list[Element]]] = (
        {
            "facts": lambda: build_facts(project, locale, entry, printed),
            "contents": lambda: build_contents(project, locale, entry, printed),
            "headlines": lambda: build_key_figures(project, locale, entry, headlines_only=True),
            "indicators": lambda: build_key_figures(project, locale, entry, headlines_only=False),
            "figures": lambda: _figures(locale, entry, downloads),
            "printed-pages": lambda: build_printed_pages(locale, entry, printed),
            "downloads": lambda: build_downloads(locale, downloads),
            "glossary": lambda: _glossary(project, locale, entry),
        }
        if entry
        else {"reports": lambda: build_reports(project, locale, printed) if project.entries() else []}
    )
    wanted = (match["name"] for match in INSERT.finditer(markdown))
    return {name: inserts[name]() for name in wanted if name in inserts}


def _language(heading: Segment, locale: Locale) -> str:
    """Return the attribute that says a heading is still in the source's language, if it is."""
    return f'{{ lang="{SOURCE.tag}" }}' if is_foreign(heading.text, locale) else ""


def _errata(project: Project, locale: Locale, entry: ReportEntry) -> Iterator[str]:
    words = _WORDS[locale.folder]
    errata = project.read_errata(entry.id)
    yield f"## {words['corrections']} {{ #corrections }}\n"
    yield from _table(errata.corrections, locale, words)
    yield f"\n## {words['kept']} {{ #kept }}\n"
    yield from _table(errata.kept, locale, words)
    yield f"\n## {words['headings']} {{ #headings }}\n"
    if entry.title_is_editorial:
        yield f"- {words['title-note']}{_quoted(entry.title[locale.folder])}"
    for page in localised_pages(project, locale, entry):
        for segment in page.segments:
            if segment.kind is Kind.HEADING and segment.editorial and not page.editorial:
                target = f"{page.address.removeprefix(f'{entry.id}/')}.md#{segment.anchor}"
                yield f"- [{segment.markdown}]({target}){_language(segment, locale)}"


def _questions(project: Project, locale: Locale, entry: ReportEntry) -> Iterator[str]:
    """Yield what only the drafting office can answer, each with a link to its place."""
    words = _WORDS[locale.folder]
    questions = [question for question in load_questions(project.root) if question.report == entry.id]
    if not questions:
        yield words["none"]
        return
    yield f"| {words['quote']} | {words['translation']} | {words['question']} |"
    yield "| --- | --- | --- |"
    source = read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report
    for question in questions:
        segment = locate(question, source)
        place = segment.id if segment else question.place
        page, _, identity = place.removeprefix(f"{entry.id}/").partition("#")
        quote = f'[{_cell(question.quote)}]({page}.md#{identity.replace("/", ".")}){{ lang="{SOURCE.tag}" }}'
        rendering = f'*{_cell(question.translation)}*{{ lang="{EN.tag}" .reading }}'
        yield f"| {quote} | {rendering} | {_cell(question.question[locale.folder])} |"


def _glossary(project: Project, locale: Locale, entry: ReportEntry) -> list[Element]:
    source, localised = (
        read_pages(project, project.pages_folder(one, entry.id), entry.id).report for one in (SOURCE, locale)
    )
    return build_glossary(project.read_termbase(), locale, source, localised)


def _figures(locale: Locale, entry: ReportEntry, downloads: Iterable[Download]) -> list[Element]:
    """Return the table of the very rows that are offered for download."""
    rows = next((from_figures_json(one.content) for one in downloads if one.kind == "figures-json"), ())
    return build_figures(rows, locale, entry.id)


def _table(errata: tuple[Erratum, ...], locale: Locale, words: Mapping[str, str]) -> Iterator[str]:
    if not errata:
        yield words["none"]
        return
    corrects = any(erratum.found != erratum.corrected for erratum in errata)
    columns = [words["place"], words["delivered"], *([words["page"]] if corrects else []), words["reason"]]
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for erratum in sorted(errata, key=lambda erratum: (erratum.page, erratum.line)):
        readings = [erratum.found, *([erratum.corrected] if corrects else [])]
        place = words["everywhere"] if erratum.is_everywhere else f"{erratum.page}:{erratum.line}"
        cells = [place, *(_quoted(reading) for reading in readings)]
        yield f"| {' | '.join((*cells, _cell(erratum.reason[locale.folder])))} |"


def _quoted(text: str) -> str:
    """Return delivered characters as a span of their own language."""
    return f'*{_cell(text)}*{{ lang="{LOCALES[SOURCE.folder].tag}" .reading }}' if text else "—"


def _cell(text: str) -> str:
    """Return words as Markdown for a cell of a table."""
    return to_markdown(text).replace("|", "&#124;")
