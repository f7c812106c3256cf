# Where things are, and what data/reports.toml says. Comes in: a folder. Goes out: entries, pages, texts.
"""The project on disk: DESIGN.md, section 2. The only module, besides `cli`, that knows the tree's folders."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workreport.errata import Errata, apply_errata, load_errata
from workreport.errors import ProjectError
from workreport.findings import Finding, Severity
from workreport.furniture import is_site_furniture, split_pages
from workreport.locales import LOCALES, Locale
from workreport.model import Location, Page, Paragraph, Report
from workreport.reader import parse_page, read_text
from workreport.source import read_source
from workreport.tree import address_of, page_paths
from workreport.unwrap import unwrap

REPORTS = "data/reports.toml"
STATUSES = ("draft", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """What is known of a report. What neither the text nor a named source says is None, never a guess."""

    id: str
    title: Mapping[str, str]
    """By locale folder."""
    title_is_editorial: bool
    """True if the delivered text has no title and ours was put there."""
    source: str
    """Path of the delivered file."""
    sha256: str
    status: str
    place: Mapping[str, str] | None = None
    reviews: int | None = None
    plans: int | None = None
    omits_site_furniture: bool = False
    """True if lines of the web page that carried the text were left out at import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A report's delivered text, errata applied, with what was found wrong on the way."""

    paragraphs: tuple[Paragraph, ...]
    corrected: frozenset[tuple[int, int]]
    """Printed page and line of every correction."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """A report's pages in one locale, their texts by path, and findings about their form."""

    report: Report
    texts: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedReport:
    """A report with everything that checks look at; they touch no disk."""

    entry: ReportEntry
    delivered: Delivered
    reports: Mapping[str, Report]
    """By locale folder."""
    texts: Mapping[str, str]
    """Page files by path."""
    findings: tuple[Finding, ...]
    """What reading the pages found."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project by its root folder."""

    root: Path

    def entries(self) -> tuple[ReportEntry, ...]:
        """Return the reports of data/reports.toml. Raises ProjectError if that is malformed."""
        path = self.root / REPORTS
        if not path.exists():
            return ()
        tables = load_toml(path, REPORTS).get("report", [])
        if not isinstance(tables, list):
            raise ProjectError("report 应写成 [[report]] · must be [[report]]", location=Location(path=REPORTS))
        return tuple(_parse_entry(table, number) for number, table in enumerate(tables, 1))

    def entry(self, report_id: str) -> ReportEntry | None:
        """Return the entry of one report, if there is one."""
        return next((entry for entry in self.entries() if entry.id == report_id), None)

    def pages_folder(self, locale: Locale, report_id: str) -> Path:
        """Return the folder of a report's pages."""
        return self.root / "docs" / locale.folder / report_id

    def relative(self, path: Path) -> str:
        """Return `path` as findings name it: relative to the project where it is inside."""
        absolute = path.resolve()
        root = self.root.resolve()
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(path)

    def load(self, entry: ReportEntry) -> LoadedReport:
        """Return all that checks want to know of a report."""
        folders = {locale.folder: self.pages_folder(locale, entry.id) for locale in LOCALES.values()}
        read = {name: read_pages(self, folder, entry.id) for name, folder in folders.items()}
        return LoadedReport(
            entry=entry,
            delivered=self.read_delivered(entry),
            reports={name: pages.report for name, pages in read.items()},
            texts={path: text for pages in read.values() for path, text in pages.texts.items()},
            findings=tuple(finding for pages in read.values() for finding in pages.findings),
        )

    def read_errata(self, report_id: str) -> Errata:
        """Return a report's errata; none if it has no file of them."""
        return load_errata(self.root / errata_path(report_id), errata_path(report_id))

    def read_delivered(self, entry: ReportEntry) -> Delivered:
        """Return the natural paragraphs of a report's source as the pages must carry them."""
        text = read_source(self.root / entry.source, entry.source)
        findings = list(self._changed_source(entry))
        lines, _ = split_pages(text, entry.source)  # what is odd about its pages was said at import
        if entry.omits_site_furniture:
            lines = tuple(line for line in lines if not is_site_furniture(line))
        errata = self.read_errata(entry.id)
        paragraphs, misplaced = apply_errata(unwrap(lines), errata)
        return Delivered(
            paragraphs=paragraphs,
            corrected=frozenset((erratum.page, erratum.line) for erratum in errata.corrections),
            findings=(*findings, *misplaced),
        )

    def _changed_source(self, entry: ReportEntry) -> tuple[Finding, ...]:
        digest = sha256_of(self.root / entry.source)
        if digest == entry.sha256:
            return ()
        return (
            Finding(
                check="source-changed",
                severity=Severity.ERROR,
                location=Location(path=entry.source),
                message=f"送达文本变了：应为 {entry.sha256[:16]}，实为 {digest[:16]} · not the text on record",
                fix="恢复原文件；若确有新文本，重新导入 · restore it, or import the new text: "
                f"workreport import {entry.source} --report {entry.id} --force",
            ),
        )


def read_pages(project: Project, folder: Path, report_id: str) -> ReadPages:
    """Return the pages below `folder` in reading order. Raises PageError for a file that is no text."""
    pages: list[Page] = []
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for file in page_paths(folder):
        path = project.relative(file)
        address = address_of(PurePosixPath(file.relative_to(folder).as_posix()))
        texts[path] = read_text(file, path)
        page, wrong = parse_page(texts[path], path, f"{report_id}/{address}")
        pages.append(page)
        findings += wrong
    return ReadPages(report=Report(id=report_id, pages=tuple(pages)), texts=texts, findings=tuple(findings))


def errata_path(report_id: str) -> str:
    """Return where a report's errata are."""
    return f"data/sources/{report_id}.errata.toml"


def find_project(start: Path) -> Project:
    """Return the project that `start` is in: the nearest folder upwards with mkdocs.yml.

    Raises ProjectError if there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file():
            return Project(folder)
    raise ProjectError(
        f"{start} 不在项目里 · is not inside a project (no mkdocs.yml here or above)",
        fix="到项目文件夹里再运行 · change to the project's folder",
    )


def load_toml(path: Path, name: str) -> dict[str, object]:
    """Return the tables of a TOML file that messages call `name`. Raises ProjectError with the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"不是合格的 TOML · not valid TOML: {error}", location=Location(path=name)) from None


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _parse_entry(table: object, number: int) -> ReportEntry:
    location = Location(path=REPORTS)
    if not isinstance(table, dict):
        raise ProjectError(f"第 {number} 个 report 不是表 · report number {number} is no table", location=location)
    name = f"report {table.get('id', number)}"
    unknown = table.keys() - ReportEntry.__dataclass_fields__.keys()
    if unknown:
        known = ", ".join(ReportEntry.__dataclass_fields__)
        raise ProjectError(
            f"{name}: 不认识的键 · unknown key {min(unknown)}",
            location=location,
            fix=f"可用 · known: {known}",
        )
    for key in ("id", "title", "source", "sha256", "status"):
        if not table.get(key):
            raise ProjectError(f"{name}: 缺少 {key} · {key} is missing", location=location)
    title = table["title"]
    if not isinstance(title, dict) or title.keys() != LOCALES.keys():
        fix = 'title = { zh = "…", en = "…" }'
        raise ProjectError(f"{name}: title 要有中英文 · title needs both languages", location=location, fix=fix)
    if table["status"] not in STATUSES:
        raise ProjectError(f"{name}: status 只能是 · status must be one of {', '.join(STATUSES)}", location=location)
    return ReportEntry(**{"title_is_editorial": False, **table})
