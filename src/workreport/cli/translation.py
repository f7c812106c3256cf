# The commands on the translation. Comes in: options. Goes out: lock, record of addresses, lines on the terminal.
"""`workreport status` and `accept`."""

import argparse
import datetime
import sys
from pathlib import Path

from workreport.acceptance import AcceptedPage, accept
from workreport.addresses import ADDRESSES, find_addresses, read_addresses, render_addresses
from workreport.checks import run_checks
from workreport.cli.terminal import is_under, known_paths, open_project, print_findings
from workreport.findings import Format, Severity
from workreport.locales import SOURCE, TARGETS, Locale
from workreport.page_ids import read_page_ids
from workreport.printed.report import read_all_printed
from workreport.project import Project, read_pages
from workreport.registry import ReportEntry
from workreport.status import PageStatus, render_status, render_status_json, status_of, total


def run_status(options: argparse.Namespace) -> int:
    """Print, for every report and locale, the state of each page and of all."""
    project = open_project()
    reports: list[tuple[tuple[PageStatus, ...], PageStatus]] = []
    for entry in project.entries():
        for locale in TARGETS:
            pages = status_of(project.align_report(locale, entry.id))
            reports.append((pages, total(pages, f"{locale.folder}/{entry.id}")))
    if options.format == "json":
        print(render_status_json(reports))
    else:
        print("\n\n".join(render_status(pages, whole) for pages, whole in reports))
    return 0


def run_accept(options: argparse.Namespace) -> int:
    """Renew the lock of the pages given, or of all, and record their addresses; refuse pages that have open errors."""
    project = open_project()
    wanted = known_paths(project, options.paths)
    reviewed = datetime.date.today().isoformat() if options.reviewed else None
    refused: set[str] = set()
    for entry in project.entries():
        for locale in TARGETS:
            refused |= _accept_report(project, entry, locale, wanted, reviewed)
    _record_addresses(project, wanted, refused)
    return 1 if refused else 0


def _accept_report(
    project: Project, entry: ReportEntry, locale: Locale, wanted: list[str], reviewed: str | None
) -> set[str]:
    """Accept what is wanted of one report; return the pages that were refused."""
    loaded = project.load(entry)
    files = project.read_lock_files(locale, entry.id)
    errors = [finding for finding in run_checks(loaded) if finding.severity is Severity.ERROR]
    refused: set[str] = set()
    acceptable: set[str] = set()
    for address in {page.source.address for page in loaded.alignments[locale.folder].pages} | files.keys():
        paths = _paths(address, locale)
        if wanted and not any(is_under(path, wanted) for path in paths):
            continue
        open_errors = [finding for finding in errors if set(finding.paths) & set(paths)]
        if open_errors:
            refused.add(address)
            print(f"{paths[1]}: 有未解决的错误，没有确认 · has open errors, not accepted", file=sys.stderr)
            print_findings(open_errors, Format.TEXT)
        else:
            acceptable.add(address)
    for page in accept(loaded.alignments[locale.folder], files, acceptable, reviewed=reviewed):
        _write(project.lock_file(locale, page.address), page, _paths(page.address, locale)[1])
    return refused


def _paths(address: str, *targets: Locale) -> list[str]:
    """Return the files of a page: the source's, then the targets'."""
    return [f"docs/{locale.folder}/{address}.md" for locale in (SOURCE, *targets)]


def _record_addresses(project: Project, wanted: list[str], refused: set[str]) -> None:
    """Add to the record the addresses of the pages wanted that are new; those of a page refused may be mistaken."""
    source = read_pages(project, project.pages_folder(SOURCE, ""), "").report
    present = find_addresses(source.pages, read_page_ids(project, read_all_printed(project)))
    recorded = read_addresses(project.root)
    new = [
        address
        for address, page in present.items()
        if address not in recorded
        and page.address not in refused
        and (not wanted or any(is_under(path, wanted) for path in _paths(page.address, *TARGETS)))
    ]
    if new:
        file = project.root / ADDRESSES
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_addresses([*recorded, *new]), encoding="utf-8")
        print(f"{ADDRESSES}: 登记 {len(new)} 个新地址 · {len(new)} new addresses")


def _write(file: Path, page: AcceptedPage, path: str) -> None:
    """Write a page's lock if it changes, and say what was accepted."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if page.text == before:
        return
    if page.text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text, encoding="utf-8")
    else:
        file.unlink()
    pruned = f"，清除 {page.pruned} 对 · {page.pruned} pruned" if page.pruned else ""
    print(f"{path}: 确认 {page.accepted} 对 · {page.accepted} pairs accepted{pruned}")
