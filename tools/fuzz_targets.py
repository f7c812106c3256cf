"""Everything that reads what somebody else wrote, as functions of bytes: for `fuzz.py` and `tests/test_fuzzing.py`.

Each target may refuse its input with a WorkReportError and do nothing else that would end a command.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from markdown import Markdown

from workreport.addresses import ADDRESSES, read_addresses, render_addresses
from workreport.alignment import Alignment
from workreport.bilingual import read_units
from workreport.bilingual.checking import check_units
from workreport.bilingual.unit import BilingualUnit
from workreport.checks.indicators import check_indicators
from workreport.checks.settling import settle
from workreport.collation import collate, read_delivered_witness, read_page_witness
from workreport.errata import Errata, apply_errata
from workreport.errata_entries import render_erratum
from workreport.errata_file import load_errata
from workreport.errors import PageError, ProjectError, WorkReportError
from workreport.exchange.returning import place_units
from workreport.files import read_text
from workreport.findings import Format, render_findings
from workreport.importer import read_delivery
from workreport.indicators.loading import INDICATORS, load_indicators
from workreport.listing import render_listing
from workreport.locales import EN, LOCALES, SOURCE
from workreport.lock import parse_lock, render_lock
from workreport.markup.page import check_page
from workreport.model import Paragraph, Report, SourceLine
from workreport.moves import MOVED, load_moves
from workreport.pagination import paginate
from workreport.plaintext import has_plain_markup
from workreport.project import LoadedReport, Project, read_pages
from workreport.questions import QUESTIONS, load_questions, locate
from workreport.reader import parse_page
from workreport.registry import REPORTS, load_registry
from workreport.revision import revise
from workreport.style import CHINESE, english_rules, find_slips
from workreport.terminology.comparing import TermComparison
from workreport.terminology.concept import Concept
from workreport.terminology.loading import TERMBASE, load_termbase
from workreport.terminology.matching import TermFinder
from workreport.traditional.converting import Converter
from workreport.traditional.decisions import load_decisions
from workreport.writer import render_page

ROOT = Path(__file__).parent.parent
_SENTENCE = "全市承建项目8个，完成投资1928亿元，增长5.6%，抽水蓄能装机超过三分之一，翻了一番。"
_SECTION = "# 推进发展 { #growth }\n\n## 抽水蓄能 { #storage }\n\n"


@contextmanager
def _file(data: bytes, name: str) -> Iterator[Path]:
    """Give a file with these bytes, in a folder that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        yield file


@cache
def project() -> Project:
    """Return this project, as far as targets need something real to compare with."""
    return Project(ROOT)


@cache
def _loaded() -> LoadedReport:
    return project().load(project().entries()[0])


@cache
def _concepts() -> tuple[Concept, ...]:
    return project().read_termbase().concepts


@cache
def _converter() -> Converter:
    return Converter(project().read_decisions())


@cache
def _alignments() -> tuple[Alignment, ...]:
    return tuple(project().align_report(EN, entry.id) for entry in project().entries())


@cache
def _texts() -> dict[str, str]:
    folders = (project().pages_folder(locale, "2024") for locale in LOCALES.values())
    return {path: text for folder in folders for path, text in read_pages(project(), folder, "2024").texts.items()}


def import_text(data: bytes) -> None:
    """Import a delivered text, then again over the pages that this gave."""
    with _file(data, "2025.txt") as file:
        for omit in (False, True):
            delivery = read_delivery(file, "2025.txt", Errata(path="errata"), omit_site_furniture=omit)
            render_listing(delivery)
        pages = paginate(delivery.outline, "2025", "docs/zh/2025")
        read = tuple(parse_page(render_page(page), page.path, page.address)[0] for page in pages)
        revise(Report(id="2025", pages=read), delivery.outline.paragraphs[::2] or delivery.outline.paragraphs)


def read_page(data: bytes) -> None:
    """Read a page, write it and read it again."""
    with _file(data, "page.md") as file:
        text = read_text(file, "page.md", PageError)
    page, findings = parse_page(text, "page.md", "2025/page")
    list(render_findings(findings, Format.GITHUB))
    again = render_page(page)
    again.encode()  # as it would be written
    parse_page(again, "page.md", "2025/page")
    for segment in page.segments:
        has_plain_markup(segment.markdown)
    collate(read_delivered_witness(_loaded().delivered.paragraphs[:20]), read_page_witness(page.segments))


def render_html(data: bytes) -> None:
    """Make HTML of a page in every language."""
    text = _SECTION + _text(data)
    for locale, converter in ((SOURCE, None), (SOURCE, _converter()), (EN, None)):
        options = {
            "inserts": {"facts": "*a*"}, "numbered": True, "locale": locale.folder,
            "terms": _finder(locale.folder), "glossary": "glossary.md", "converter": converter or "",
        }  # fmt: skip
        extensions = ["attr_list", "md_in_html", "tables", "workreport.html"]
        Markdown(extensions=extensions, extension_configs={"workreport.html": options}).convert(text)


@cache
def _finder(folder: str) -> TermFinder:
    return TermFinder(_concepts(), LOCALES[folder])


def load_terms(data: bytes) -> None:
    """Load a termbase and compare a pair by it."""
    with _file(data, "termbase.toml") as file:
        concepts = load_termbase(file, TERMBASE).concepts
    list(TermComparison(concepts).compare(_SENTENCE, "Pumped storage grew by one third."))
    for locale in LOCALES.values():
        TermFinder(concepts, locale).find(_SENTENCE)


def load_key_figures(data: bytes) -> None:
    """Load the key figures and hold them against the report."""
    with _file(data, INDICATORS) as file:
        indicators = load_indicators(file.parent.parent)
    list(check_indicators(_with_indicators(indicators)))
    for indicator in indicators:
        "".join(indicator.name.values())


def _with_indicators(indicators: object) -> LoadedReport:
    loaded = _loaded()
    fields = {name: getattr(loaded, name) for name in LoadedReport.__dataclass_fields__}
    return LoadedReport(**fields | {"indicators": indicators})


def load_reports(data: bytes) -> None:
    """Load the list of reports."""
    with _file(data, REPORTS) as file:
        for entry in load_registry(file.parent.parent):
            "".join((*entry.title.values(), *(entry.place or {}).values(), *(entry.issuer or {}).values()))
            Project(ROOT).read_errata(entry.id)


def load_corrections(data: bytes) -> None:
    """Load errata and apply them to the report."""
    with _file(data, "errata.toml") as file:
        errata = load_errata(file, "errata.toml")
    apply_errata(_loaded().delivered.paragraphs, errata)
    for erratum in errata.corrections:
        "".join((render_erratum(erratum), *erratum.reason.values(), (erratum.decided or "") and str(erratum.decided)))


def load_open_questions(data: bytes) -> None:
    """Load the open questions and find their places."""
    with _file(data, QUESTIONS) as file:
        for question in load_questions(file.parent.parent):
            locate(question, _loaded().reports[SOURCE.folder])
            "".join(question.question.values())


def load_conversions(data: bytes) -> None:
    """Load the decisions about Traditional characters and convert by them."""
    with _file(data, "traditional.toml") as file:
        decisions = load_decisions(file, "traditional.toml")
    Converter(decisions).convert(_SENTENCE)


def read_lock(data: bytes) -> None:
    """Read the lock of a page."""
    with _file(data, "page.tsv") as file:
        render_lock(parse_lock(read_text(file, "page.tsv", ProjectError), "page.tsv"))


def load_addresses(data: bytes) -> None:
    """Read the record of addresses."""
    with _file(data, ADDRESSES) as file:
        render_addresses(read_addresses(file.parent.parent))


def load_moved(data: bytes) -> None:
    """Load what has moved, and follow it."""
    with _file(data, MOVED) as file:
        moves = load_moves(file.parent.parent)
    list(render_findings(moves.findings, Format.GITHUB))
    for origin in moves.entries:
        moves.way(origin, {"2024/"})


def check_markup(data: bytes) -> None:
    """Look for what is refused on a page, as if it were of either language."""
    for path in ("docs/zh/2024/page.md", "docs/en/2024/page.md"):
        for line in render_findings(check_page(path, _text(data), {"一": "", "二": "x"}.get), Format.GITHUB):
            line.encode()


def check_file(suffix: str) -> Callable[[bytes], None]:
    """Return the target that reads, checks and places the units of a bilingual file with this suffix."""

    def run(data: bytes) -> None:
        with _file(data, f"pairs{suffix}") as file:
            units = list(read_units(file))
        _check(units)
        list(render_findings(place_units(units, "pairs", _alignments(), _texts()).findings, Format.JSON))

    return run


def check_pair(data: bytes) -> None:
    """Check a pair: the Chinese on the first line, the English on the others; and either with a usual other side."""
    source, _, target = _text(data).partition("\n")
    _check([_unit(source, target), _unit(_SENTENCE, target), _unit(source, "It built 8 roads, up 5.6 percent.")])


def find_style(data: bytes) -> None:
    """Look for slips of either language in a text, and print the entries that settle those of Chinese."""
    text = _text(data)
    line = SourceLine(page=1, line=1, text=text, number=1)
    list(settle(Paragraph(text=text, origins=((0, line),)), find_slips(text, CHINESE), "errata.toml"))
    find_slips(text, english_rules([text]))


def _unit(source: str, target: str) -> BilingualUnit:
    return BilingualUnit(id="1", line=1, source=source, target=target)


def _check(units: list[BilingualUnit]) -> None:
    for text in render_findings(check_units(units, "pairs", _concepts()), Format.JSON):
        text.encode()


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "import": import_text, "page": read_page, "html": render_html, "pair": check_pair, "style": find_style,
    "lock": read_lock, "termbase": load_terms, "indicators": load_key_figures, "reports": load_reports,
    "errata": load_corrections, "questions": load_open_questions, "traditional": load_conversions,
    "addresses": load_addresses, "moved": load_moved, "markup": check_markup,
    **{suffix: check_file(f".{suffix}") for suffix in ("tmx", "xlf", "tsv", "docx")},
}  # fmt: skip


def try_out(name: str, data: bytes) -> None:
    """Give a target these bytes. Raises what it raises, but for a refusal that says why."""
    try:
        TARGETS[name](data)
    except WorkReportError as error:
        if not error.message.strip():
            raise AssertionError("a refusal without a reason") from error
