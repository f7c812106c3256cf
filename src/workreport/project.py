# Where things are, and what data/reports.toml says. Comes in: a folder. Goes out: entries, pages, texts.
"""The project on disk: DESIGN.md, section 2. The only module, besides `cli`, that knows the tree's folders."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workreport.alignment import Alignment, align, is_source_language
from workreport.errata import Errata, apply_errata
from workreport.errata_file import load_errata
from workreport.errors import PageError, ProjectError, SourceError
from workreport.files import read_data, read_text
from workreport.findings import Finding, Severity
from workreport.furniture import split_pages
from workreport.indicators.loading import Indicator, load_indicators
from workreport.locales import LOCALES, SOURCE, TARGETS, Locale
from workreport.lock import Lock, LockEntry, parse_lock
from workreport.model import Location, Page, Paragraph, Report
from workreport.reader import parse_page
from workreport.registry import ReportEntry, load_registry
from workreport.source import read_source
from workreport.terminology.concept import Termbase
from workreport.terminology.loading import TERMBASE, load_termbase
from workreport.traditional.converting import Converter, make_converter
from workreport.traditional.decisions import TRADITIONAL, Decisions, load_decisions
from workreport.tree import page_files
from workreport.unwrap import unwrap
from workreport.webpage import without_site_furniture


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
    alignments: Mapping[str, Alignment]
    """By target locale's folder."""
    texts: Mapping[str, str]
    """Page files by path."""
    termbase: Termbase
    decisions: Decisions
    """About its conversion to Traditional characters."""
    indicators: tuple[Indicator, ...]
    """Its key figures."""
    findings: tuple[Finding, ...]
    """What reading the pages found."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project by its root folder."""

    root: Path

    def entries(self) -> tuple[ReportEntry, ...]:
        """Return the reports of data/reports.toml. Raises ProjectError if that is malformed."""
        return load_registry(self.root)

    def entry(self, report_id: str) -> ReportEntry | None:
        """Return the entry of one report, if there is one."""
        return next((entry for entry in self.entries() if entry.id == report_id), None)

    def pages_folder(self, locale: Locale, report_id: str) -> Path:
        """Return the folder of a report's pages."""
        return self.root / "docs" / locale.folder / report_id

    def relative(self, path: Path) -> str:
        """Return `path` as findings name it: relative to the project where it is inside."""
        # Not `Path.resolve`, which does not survive links that lead in a circle.
        absolute, root = Path(os.path.realpath(path)), Path(os.path.realpath(self.root))
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(path)

    def load(self, entry: ReportEntry) -> LoadedReport:
        """Return all that checks want to know of a report."""
        folders = {locale.folder: self.pages_folder(locale, entry.id) for locale in LOCALES.values()}
        read = {name: read_pages(self, folder, entry.id) for name, folder in folders.items()}
        reports = {name: pages.report for name, pages in read.items()}
        alignments = {
            locale.folder: align(reports[SOURCE.folder], reports[locale.folder], self.read_lock(locale, entry.id))
            for locale in TARGETS
        }
        return LoadedReport(
            entry=entry,
            delivered=self.read_delivered(entry),
            reports=reports,
            alignments=alignments,
            texts={path: text for pages in read.values() for path, text in pages.texts.items()},
            termbase=self.read_termbase(),
            decisions=self.read_decisions(),
            indicators=tuple(one for one in load_indicators(self.root) if one.report == entry.id),
            findings=tuple(finding for pages in read.values() for finding in pages.findings),
        )

    def align_report(self, locale: Locale, report_id: str) -> Alignment:
        """Return a report's pairing with its translation, without looking at anything else."""
        source, target = (
            read_pages(self, self.pages_folder(one, report_id), report_id).report for one in (SOURCE, locale)
        )
        return align(source, target, self.read_lock(locale, report_id))

    def untranslated(self, locale: Locale) -> frozenset[str]:
        """Return the addresses of the pages in a locale's folder whose text is still the source's."""
        folder = self.root / "docs" / locale.folder
        return frozenset(
            address
            for address, file in page_files(folder).items()
            if is_source_language(read_text(file, self.relative(file), PageError))
        )

    def lock_file(self, locale: Locale, address: str) -> Path:
        """Return where the accepted pairs of a page are."""
        return self.root / "data/alignment" / locale.folder / f"{address}.tsv"

    def read_lock(self, locale: Locale, report_id: str) -> Lock:
        """Return the accepted pairs of a report. Raises ProjectError naming file and line."""
        return Lock(frozenset[LockEntry]().union(*self.read_lock_files(locale, report_id).values()))

    def read_lock_files(self, locale: Locale, report_id: str) -> dict[str, tuple[LockEntry, ...]]:
        """Return the accepted pairs of a report by page address. Raises as `read_lock` does."""
        folder = self.root / "data/alignment" / locale.folder
        found = {}
        for file in sorted((folder / report_id).rglob("*.tsv")):
            path = file.relative_to(self.root).as_posix()
            found[file.relative_to(folder).with_suffix("").as_posix()] = parse_lock(read_data(file, path), path)
        return found

    def read_errata(self, report_id: str) -> Errata:
        """Return a report's errata; none if it has no file of them."""
        return load_errata(self.root / errata_path(report_id), errata_path(report_id))

    def read_termbase(self) -> Termbase:
        """Return the concepts of both languages; none if there is no file of them. Raises ProjectError."""
        return load_termbase(self.root / TERMBASE, TERMBASE)

    def read_decisions(self) -> Decisions:
        """Return what was decided about conversion; nothing if there is no file of it. Raises ProjectError."""
        return load_decisions(self.root / TRADITIONAL, TRADITIONAL)

    def converter(self) -> Converter:
        """Return what makes the Traditional edition, with the decisions and the terms of this project."""
        terms = (text for concept in self.read_termbase().concepts for text in concept.accepted(SOURCE))
        return make_converter(self.read_decisions(), tuple(terms))

    def read_delivered(self, entry: ReportEntry) -> Delivered:
        """Return the natural paragraphs of a report's source as the pages must carry them."""
        text = read_source(self.root / entry.source, entry.source)
        findings = list(self._changed_source(entry))
        lines, _ = split_pages(text, entry.source)  # what is odd about its pages was said at import
        if entry.omits_site_furniture:
            lines = without_site_furniture(lines)
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
    """Return the pages below `folder` in reading order; those of a whole locale, and beside its reports, for no report.

    Raises PageError for a file that is no text.
    """
    pages: list[Page] = []
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    folder_path = project.relative(folder)
    # What a link leads to is no page of ours, and not for everybody to see (`unsafe-markup` finds it).
    if folder.is_relative_to(project.root) and folder_path != folder.relative_to(project.root).as_posix():
        return ReadPages(report=Report(id=report_id, pages=()), texts={}, findings=())
    for below, file in page_files(folder).items():
        path = f"{folder_path}/{below}.md"
        address = f"{report_id}/{below}" if report_id else below
        texts[path] = read_text(file, path, PageError)
        page, wrong = parse_page(texts[path], path, address)
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


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes in hexadecimal. Raises SourceError if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        message = f"文件读不出来 · the file cannot be read: {error.strerror}"
        raise SourceError(message, location=Location(path=str(path))) from None
