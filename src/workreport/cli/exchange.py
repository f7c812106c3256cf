# The commands for other programs' files. Comes in: options. Goes out: files, lines on the terminal, an exit code.
"""`workreport export`, and `import --from`, which brings a translator's work back."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from workreport.bilingual.tmx import read_tmx
from workreport.bilingual.unit import BilingualUnit
from workreport.bilingual.xliff import read_xliff
from workreport.cli.terminal import open_project, print_findings
from workreport.errors import ProjectError, SourceError
from workreport.exchange.figures import find_figures, to_figures_csv, to_figures_json
from workreport.exchange.formats import to_json_lines, to_tmx, to_xliff
from workreport.exchange.returning import place_units
from workreport.exchange.units import ExchangeUnit, read_units
from workreport.findings import Format
from workreport.locales import EN, LOCALES
from workreport.model import Location
from workreport.project import Project, read_pages
from workreport.registry import ReportEntry
from workreport.terminology.tables import to_csv
from workreport.terminology.tbx import to_tbx


class Subject(StrEnum):
    """What can be exported."""

    TERMS = "terms"
    PAIRS = "pairs"
    FIGURES = "figures"


class ExportFormat(StrEnum):
    """How it can be written; each format has a subject of its own unless another is named."""

    TBX = "tbx"
    CSV = "csv"
    TMX = "tmx"
    XLIFF = "xliff"
    JSONL = "jsonl"
    JSON = "json"


class ReturnFormat(StrEnum):
    """What a translator's work can come back in."""

    TMX = "tmx"
    XLIFF = "xliff"


_OF_TERMS = {ExportFormat.TBX: to_tbx, ExportFormat.CSV: to_csv}
_OF_PAIRS: dict[ExportFormat, Callable[[Iterable[ExchangeUnit]], Iterator[str]]] = {
    ExportFormat.TMX: to_tmx,
    ExportFormat.XLIFF: to_xliff,
    ExportFormat.JSONL: to_json_lines,
}
_OF_FIGURES = {ExportFormat.CSV: to_figures_csv, ExportFormat.JSON: to_figures_json}
_READERS: dict[ReturnFormat, Callable[[Path], Iterator[BilingualUnit]]] = {
    ReturnFormat.TMX: read_tmx,
    ReturnFormat.XLIFF: read_xliff,
}


def run_export(options: argparse.Namespace) -> int:
    """Write terms, pairs or figures to a file, or to standard output."""
    project = open_project()
    lines = _lines(project, options.subject, options.to, _chosen(project, options.report))
    if options.out is None:
        sys.stdout.writelines(lines)
        return 0
    if options.out.exists() and not options.force:
        fix = "换个名字，或加 --force · choose another name, or add --force"
        raise ProjectError("文件已存在 · the file exists", location=Location(path=str(options.out)), fix=fix)
    with options.out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    return 0


def run_return(options: argparse.Namespace) -> int:
    """Place the units of a translation file or memory in the pages; say what had no place."""
    project = open_project()
    if not options.source.is_file():
        raise SourceError("没有这个文件 · there is no such file", location=Location(path=str(options.source)))
    entries = _chosen(project, options.report)
    texts = {
        path: text
        for entry in entries
        for locale in LOCALES.values()
        for path, text in read_pages(project, project.pages_folder(locale, entry.id), entry.id).texts.items()
    }
    alignments = [project.align_report(EN, entry.id) for entry in entries]
    units = _READERS[options.origin](options.source)
    returned = place_units(units, str(options.source), alignments, texts)
    for path, text in returned.pages.items():
        file = project.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(path)
    print_findings(returned.findings, Format.TEXT)
    print(
        f"{returned.placed} 段写入 · written, {returned.unchanged} 段未变 · unchanged, "
        f"{len(returned.findings)} 段没有着落 · not placed",
        file=sys.stderr,
    )
    return 1 if returned.findings else 0


def _lines(
    project: Project, subject: Subject | None, style: ExportFormat, entries: tuple[ReportEntry, ...]
) -> Iterator[str]:
    """Return what is exported, line by line. Raises ProjectError where it cannot be written in that format."""
    if style in _OF_PAIRS and subject in (None, Subject.PAIRS):
        return _OF_PAIRS[style](unit for entry in entries for unit in read_units(project, entry))
    if style in _OF_TERMS and subject in (None, Subject.TERMS):
        return _OF_TERMS[style](project.read_termbase())
    if style in _OF_FIGURES and subject in (None, Subject.FIGURES):
        in_traditional = project.converter().convert
        return _OF_FIGURES[style](
            row for entry in entries for row in find_figures(read_units(project, entry), entry, in_traditional)
        )
    fix = "terms: tbx, csv; pairs: tmx, xliff, jsonl; figures: csv, json"
    raise ProjectError(f"{subject} 不能写成 {style} · {subject} cannot be written as {style}", fix=fix)


def _chosen(project: Project, report_id: str | None) -> tuple[ReportEntry, ...]:
    """Return the reports asked for. Raises ProjectError for one that is not there."""
    entries = tuple(entry for entry in project.entries() if report_id in (None, entry.id))
    if not entries and report_id:
        known = ", ".join(entry.id for entry in project.entries())
        raise ProjectError(f"没有报告 {report_id} · there is no report {report_id}", fix=f"可用 · known: {known}")
    return entries
