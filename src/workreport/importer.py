# A delivered file into a project. Comes in: a path, a report id. Goes out: an ImportPlan, then files.
"""Importing a report: everything is worked out first and written last, so that a refusal touches no file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workreport.errata import Errata, apply_errata
from workreport.errors import PageError, SourceError, WorkReportError
from workreport.findings import Finding, Severity
from workreport.frame import render_frame
from workreport.furniture import split_pages
from workreport.locales import SOURCE
from workreport.model import Location, Page, SourceLine
from workreport.outline import Outline, Role, parse_outline
from workreport.pagination import paginate
from workreport.project import Project, read_pages, sha256_of
from workreport.registry import REPORTS, ReportEntry, add_entry, check_report_id, replace_digest
from workreport.revision import revise
from workreport.source import read_source
from workreport.tree import page_files
from workreport.unwrap import unwrap
from workreport.webpage import find_site_furniture, without_site_furniture
from workreport.writer import render_page

_TITLE = re.compile(r"[^。，；：:]{0,30}政府工作报告[^。，；：:]{0,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivered file, read: its structure and what is odd about it."""

    outline: Outline
    lines: tuple[SourceLine, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import will write and take away, and what the user should know."""

    files: Mapping[Path, bytes]
    """Content by file, of the files that are new or change."""
    removed: tuple[Path, ...]
    folder: Path
    delivery: Delivery
    findings: tuple[Finding, ...]


def read_delivery(source: Path, name: str, errata: Errata, *, omit_site_furniture: bool) -> Delivery:
    """Return the structure of the delivered file `source`, which findings call `name`.

    Raises SourceError if it cannot be read as text or holds nothing but page numbers.
    """
    lines, findings = split_pages(read_source(source, name), name)
    furniture = [lines[index] for index in sorted(find_site_furniture(lines))]
    if omit_site_furniture:
        lines = without_site_furniture(lines)
    if not lines:
        raise SourceError("除页码外没有正文 · there is no text besides page numbers", location=Location(path=name))
    paragraphs, misplaced = apply_errata(unwrap(lines), errata)
    outline, odd = parse_outline(paragraphs, name)
    seen = tuple(_site_furniture(line, name, omitted=omit_site_furniture) for line in furniture)
    return Delivery(outline=outline, lines=lines, findings=(*findings, *seen, *misplaced, *odd))


def plan_import(
    project: Project,
    source: Path,
    report_id: str,
    *,
    out: Path | None,
    force: bool,
    omit_site_furniture: bool,
) -> ImportPlan:
    """Return what importing `source` as `report_id` means: for the project, or with `out` for that folder alone.

    Raises WorkReportError (or a child of it) wherever the import is refused.
    """
    check_report_id(report_id)
    entry = project.entry(report_id)
    omit = omit_site_furniture or bool(entry and entry.omits_site_furniture)
    name = project.relative(source)
    delivery = read_delivery(source, name, project.read_errata(report_id), omit_site_furniture=omit)
    folder = out or project.pages_folder(SOURCE, report_id)
    if page_files(folder) and not force:
        raise PageError(
            f"报告 {report_id} 已有页面 · report {report_id} has pages already",
            location=Location(path=project.relative(folder)),
            fix="加 --force 重新导入；文件名、id、小标题保留 · import again with --force: names, ids, heads stay",
        )
    new = _new_entry(report_id, source, delivery.outline, omit=omit)
    files = {} if out else _registration(project, source, entry, new, force=force)
    files |= render_frame(folder, (entry or new).title["zh"])
    pages, removed, findings = _plan_pages(project, folder, report_id, delivery.outline)
    files |= {folder / f"{page.address.removeprefix(f'{report_id}/')}.md": render_page(page) for page in pages}
    return ImportPlan(
        files={path: text.encode() if isinstance(text, str) else text for path, text in files.items()},
        removed=removed,
        folder=folder,
        delivery=delivery,
        findings=(*delivery.findings, *findings),
    )


def write_import(plan: ImportPlan) -> None:
    """Write and take away what the plan says. Raises WorkReportError where the disk refuses."""
    try:
        for path, content in plan.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for path in plan.removed:
            path.unlink()
    except OSError as error:
        message = f"写不进去 · cannot be written: {error.strerror}"
        raise WorkReportError(message, location=Location(path=str(error.filename))) from None


def _plan_pages(
    project: Project, folder: Path, report_id: str, outline: Outline
) -> tuple[list[Page], tuple[Path, ...], tuple[Finding, ...]]:
    """Return the pages to write, the files to remove and what the editor has to look at."""
    existing = read_pages(project, folder, report_id).report
    if not any(True for _ in existing.delivered()):
        return list(paginate(outline, report_id, project.relative(folder))), (), ()
    pages, findings = revise(existing, outline.paragraphs)
    old = {page.address: page for page in existing.pages}
    kept = {page.address for page in pages}
    gone = [page for page in existing.pages if page.address not in kept and not page.editorial]
    changed = [page for page in pages if page != old.get(page.address)]
    return changed, tuple(project.root / page.path for page in gone), findings


def _registration(
    project: Project, source: Path, entry: ReportEntry | None, new: ReportEntry, *, force: bool
) -> dict[Path, str | bytes]:
    """Return the copy of the source and the entry in data/reports.toml, as far as they are not there."""
    files: dict[Path, str | bytes] = {}
    kept = project.root / (entry or new).source
    if not kept.exists() or sha256_of(kept) != new.sha256:
        if kept.exists() and not force:
            raise SourceError(
                "这份报告已存有另一份送达文本 · another delivered text is kept for this report",
                location=Location(path=project.relative(kept)),
                fix="核对后加 --force 替换 · compare them, then replace it with --force",
            )
        files[kept] = source.read_bytes()
    registry = project.root / REPORTS
    text = registry.read_text(encoding="utf-8") if registry.exists() else ""
    if entry is None:
        files[registry] = add_entry(text, new)
    elif entry.sha256 != new.sha256:
        files[registry] = replace_digest(text, entry.sha256, new.sha256)
    return files


def _new_entry(report_id: str, source: Path, outline: Outline, *, omit: bool) -> ReportEntry:
    """Return the entry of a report nobody has described yet: its printed title, or one that invents nothing."""
    printed = next(
        (
            text
            for leaf in outline.leaves[:1]
            if leaf.role is Role.OPENING
            for piece in leaf.pieces
            if _TITLE.fullmatch(text := re.sub(r"\s", "", outline.text(piece)))
        ),
        None,
    )
    return ReportEntry(
        id=report_id,
        title={
            "zh": printed or f"政府工作报告（{report_id}）",
            "en": f"Report on the Work of the Government ({report_id})",
        },
        title_is_editorial=printed is None,
        source=f"data/sources/{report_id}.txt",
        sha256=sha256_of(source),
        status="draft",
        added=date.today(),
        omits_site_furniture=omit,
    )


def _site_furniture(line: SourceLine, path: str, *, omitted: bool) -> Finding:
    what = "已略去 · left out" if omitted else "照样导入 · imported all the same"
    fix = "" if omitted else "确认后加 --omit-site-furniture 略去 · leave it out with --omit-site-furniture"
    return Finding(
        check="site-furniture",
        severity=Severity.NOTICE,
        location=Location(path=path, line=line.number),
        message=f"像是网页自带的文字，{what}: “{line.text[:40]}” · looks like the web page's own",
        fix=fix,
    )
