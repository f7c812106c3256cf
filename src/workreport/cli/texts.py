# The commands on texts. Comes in: options. Goes out: files, lines on the terminal, an exit code.
"""`workreport import` and `format`."""

import argparse
from collections.abc import Iterator

from workreport.cli.exchange import run_return
from workreport.cli.terminal import is_under, known_paths, notice_of_delay, open_project, print_findings
from workreport.errors import ProjectError
from workreport.findings import Format
from workreport.importer import plan_import, read_delivery, write_import
from workreport.listing import describe_import, render_listing
from workreport.locales import LOCALES
from workreport.project import Project, read_pages
from workreport.registry import check_report_id
from workreport.writer import render_page


def run_import(options: argparse.Namespace) -> int:
    """Import a delivered text, or print its outline, or bring a translation back."""
    if options.origin:
        return run_return(options)
    if options.report is None:
        raise ProjectError("要写明报告编号 · the report's id is missing", fix="例如 · for instance: --report 2025")
    standalone = options.out is not None or options.outline
    project = open_project(standalone=standalone)
    if options.outline:
        check_report_id(options.report)
        errata = project.read_errata(options.report)
        name = project.relative(options.source)
        delivery = read_delivery(options.source, name, errata, omit_site_furniture=options.omit_site_furniture)
        print_findings(delivery.findings, Format.TEXT)
        print(render_listing(delivery))
        return 0
    with notice_of_delay("正在读取和分段 · reading and finding paragraphs …"):
        plan = plan_import(
            project,
            options.source,
            options.report,
            out=options.out,
            force=options.force,
            omit_site_furniture=options.omit_site_furniture,
        )
    with notice_of_delay("正在写文件 · writing files …"):
        write_import(plan)
    print_findings(plan.findings, Format.TEXT)
    print(describe_import(plan))
    return 0


# What is wrong there has no canonical form: writing the page would lose it.
_FRONT_MATTER = ("front-matter", "unsafe-markup")


def run_format(options: argparse.Namespace) -> int:
    """Write pages in canonical form and name those that changed."""
    project = open_project()
    wanted = known_paths(project, options.paths)
    for path, text in _unformatted(project):
        if not wanted or is_under(path, wanted):
            (project.root / path).write_text(text, encoding="utf-8")
            print(path)
    return 0


def _unformatted(project: Project) -> Iterator[tuple[str, str]]:
    """Yield path and canonical text of every page of a report that is not in canonical form."""
    for entry in project.entries():
        for locale in LOCALES.values():
            read = read_pages(project, project.pages_folder(locale, entry.id), entry.id)
            wrong = [one for one in read.findings if one.check in _FRONT_MATTER]
            print_findings(wrong, Format.TEXT)
            spoilt = {one.location.path for one in wrong}
            for page in read.report.pages:
                text = render_page(page)
                if not page.editorial and page.path not in spoilt and text != read.texts[page.path]:
                    yield page.path, text
