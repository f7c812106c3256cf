# The command. Comes in: arguments. Goes out: files, lines on the terminal, an exit code.
"""`workreport`: the only module that prints or exits.

Exit codes: 0 clean, 1 findings of severity error, 2 wrong usage or input that cannot be used.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from tqdm import tqdm

from workreport.checks import run_checks
from workreport.errors import WorkReportError
from workreport.findings import Finding, Format, has_errors, render_findings, summarise
from workreport.importer import plan_import, read_delivery, write_import
from workreport.listing import describe_import, render_listing
from workreport.locales import LOCALES
from workreport.project import Project, find_project, read_pages
from workreport.writer import render_page

_EPILOGS = {
    "import": """例 · examples:
  workreport import ~/2025.txt --report 2025 --outline
  workreport import ~/2025.txt --report 2025""",
    "check": """例 · examples:
  workreport check
  workreport check docs/zh/2024/1-review
  workreport check --format github""",
    "format": """例 · example:
  workreport format docs/zh/2024""",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except WorkReportError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workreport", description="政府工作报告的导入与检查 · imports and checks work reports"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    importing = _command(commands, "import", "把送达文本变成网页文稿 · turn a delivered text into pages", _import)
    importing.add_argument("source", type=Path, metavar="SOURCE", help="送达的文本文件 · the delivered text file")
    importing.add_argument(
        "--report", required=True, metavar="ID", help="报告编号，如 2024 · the report's id, such as 2024"
    )
    importing.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="写到这个文件夹，不动项目 · write there and leave the project alone",
    )
    importing.add_argument(
        "--outline", action="store_true", help="只显示结构，不写文件 · print the structure, write nothing"
    )
    importing.add_argument(
        "--force", action="store_true", help="重新导入，保留编辑成果 · import again, keep the editor's work"
    )
    importing.add_argument(
        "--omit-site-furniture",
        action="store_true",
        help="略去网页自带的文字 · leave out a web page's own lines",
    )

    checking = _command(commands, "check", "检查网页文稿 · check the pages", _check)
    checking.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="只看这些文件或文件夹 · only these files or folders",
    )
    checking.add_argument(
        "--format",
        type=Format,
        choices=list(Format),
        default=Format.TEXT,
        help="输出格式 · how to write findings",
    )

    formatting = _command(commands, "format", "把文稿写成规范格式 · write pages in canonical form", _format)
    formatting.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="文件或文件夹 · files or folders")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=_EPILOGS[name],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def _import(options: argparse.Namespace) -> int:
    standalone = options.out is not None or options.outline
    project = _project(standalone=standalone)
    if options.outline:
        errata = project.read_errata(options.report)
        name = project.relative(options.source)
        delivery = read_delivery(options.source, name, errata, omit_site_furniture=options.omit_site_furniture)
        _print_findings(delivery.findings, Format.TEXT)
        print(render_listing(delivery))
        return 0
    with _notice_of_delay("正在读取和分段 · reading and finding paragraphs …"):
        plan = plan_import(
            project,
            options.source,
            options.report,
            out=options.out,
            force=options.force,
            omit_site_furniture=options.omit_site_furniture,
        )
    with _notice_of_delay("正在写文件 · writing files …"):
        write_import(plan)
    _print_findings(plan.findings, Format.TEXT)
    print(describe_import(plan))
    return 0


def _check(options: argparse.Namespace) -> int:
    project = _project()
    wanted = [project.relative(path) for path in options.paths]
    findings: list[Finding] = []
    for entry in tqdm(project.entries(), desc="check", unit="report", delay=1, disable=None, leave=False):
        findings += run_checks(project.load(entry))
    chosen = [finding for finding in findings if not wanted or _is_under(finding.location.path, wanted)]
    if text := render_findings(chosen, options.format):
        print(text)
    if chosen:
        print(summarise(chosen), file=sys.stderr)
    return 1 if has_errors(chosen) else 0


def _format(options: argparse.Namespace) -> int:
    project = _project()
    wanted = [project.relative(path) for path in options.paths]
    for path, text in _unformatted(project):
        if not wanted or _is_under(path, wanted):
            (project.root / path).write_text(text, encoding="utf-8")
            print(path)
    return 0


def _unformatted(project: Project) -> Iterator[tuple[str, str]]:
    """Yield path and canonical text of every page of a report that is not in canonical form."""
    for entry in project.entries():
        for locale in LOCALES.values():
            read = read_pages(project, project.pages_folder(locale, entry.id), entry.id)
            for page in read.report.pages:
                text = render_page(page)
                if not page.editorial and text != read.texts[page.path]:
                    yield page.path, text


def _project(*, standalone: bool = False) -> Project:
    """Return the project around the working folder; a `standalone` command does without one."""
    try:
        return find_project(Path.cwd())
    except WorkReportError:
        if standalone:
            return Project(Path.cwd())
        raise


@contextmanager
def _notice_of_delay(text: str) -> Iterator[None]:
    """Say what takes so long if it takes longer than a second and somebody is watching."""
    timer = Timer(1, lambda: print(text, file=sys.stderr))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _is_under(path: str, wanted: Sequence[str]) -> bool:
    return any(path == name or path.startswith(f"{name.rstrip('/')}/") for name in wanted)


def _print_findings(findings: Sequence[Finding], style: Format) -> None:
    if findings:
        print(render_findings(findings, style), file=sys.stderr)
