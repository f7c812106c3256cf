# The command. Comes in: arguments. Goes out: an exit code.
"""`workreport`: this package is the only one that prints or exits.

Exit codes: 0 clean, 1 findings of severity error, 2 wrong usage or input that cannot be used.
"""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from workreport.cli.checking import run_check, run_figures
from workreport.cli.exchange import ExportFormat, ReturnFormat, Subject, run_export
from workreport.cli.terms import run_terms
from workreport.cli.texts import run_format, run_import
from workreport.cli.translation import run_accept, run_status
from workreport.errors import WorkReportError
from workreport.figures import TableFormat
from workreport.findings import Format
from workreport.model import Location

_EPILOGS = {
    "import": """例 · examples:
  workreport import ~/2025.txt --report 2025 --outline
  workreport import ~/2025.txt --report 2025
  workreport import --from xliff translated.xlf""",
    "check": """例 · examples:
  workreport check
  workreport check docs/zh/2024/1-review
  workreport check --since origin/main
  workreport check --format github
  workreport check memory.tmx
  workreport check --termbase data/termbase.toml memory.tmx
  workreport check --format json translation.xlf table.tsv table.docx""",
    "figures": """例 · examples:
  workreport figures > figures.tsv
  workreport figures --format json docs/zh/2024/1-review""",
    "terms": """例 · examples:
  workreport terms
  workreport terms --least 5""",
    "export": """例 · examples:
  workreport export --to tbx --out terms.tbx
  workreport export --to csv > terms.csv
  workreport export --to xliff --report 2024 --out 2024.xlf
  workreport export --to tmx > memory.tmx
  workreport export --to jsonl > paragraphs.jsonl
  workreport export figures --to csv > figures.csv""",
    "status": """例 · examples:
  workreport status
  workreport status --format json""",
    "accept": """例 · examples:
  workreport accept docs/en/2024/1-review/3-ecology.md
  workreport accept --reviewed docs/en/2024""",
    "format": """例 · example:
  workreport format docs/zh/2024""",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    _accept_any_character()
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
    except OSError as error:
        place = Location(path=str(error.filename)) if error.filename else None
        print(
            WorkReportError(f"读写失败 · cannot be read or written: {error.strerror}", location=place), file=sys.stderr
        )
        return 2
    return code


def _accept_any_character() -> None:
    """Let no terminal or file name end a command: what cannot be written is escaped. Files and pipes get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workreport", description="政府工作报告的导入与检查 · imports and checks work reports"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    importing = _command(commands, "import", "把送达文本变成网页文稿 · turn a delivered text into pages", run_import)
    importing.add_argument("source", type=Path, metavar="SOURCE", help="送达的文本文件 · the delivered text file")
    importing.add_argument("--report", metavar="ID", help="报告编号，如 2024 · the report's id, such as 2024")
    importing.add_argument(
        "--from",
        dest="origin",
        type=ReturnFormat,
        choices=list(ReturnFormat),
        help="SOURCE 是译文，放回英文页 · SOURCE is a translation; its paragraphs go into the English pages",
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

    checking = _command(
        commands,
        "check",
        "检查网页文稿，或双语文件的数字 · check the pages, or the figures of a bilingual file",
        run_check,
    )
    checking.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="只看这些文件或文件夹；或任何双语文件（.tmx .xlf .tsv .docx） · only these; or any bilingual file",
    )
    checking.add_argument(
        "--format",
        type=Format,
        choices=list(Format),
        default=Format.TEXT,
        help="输出格式 · how to write findings",
    )
    checking.add_argument(
        "--since",
        metavar="REF",
        help="只查自这个提交或分支以来的改动能影响的 · only what the changes since this commit or branch can affect",
    )
    checking.add_argument(
        "--termbase",
        type=Path,
        metavar="FILE",
        help="双语文件也按这个术语库检查 · check the terms of bilingual files by this termbase, too",
    )

    listing = _command(commands, "figures", "列出所有数字 · list every figure and what it is", run_figures)
    listing.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="只看这些中文页 · only these Chinese pages"
    )
    listing.add_argument(
        "--format",
        type=TableFormat,
        choices=list(TableFormat),
        default=TableFormat.TSV,
        help="输出格式 · how to write it",
    )

    finding_terms = _command(
        commands, "terms", "列出术语库可能缺的词语 · list expressions that the termbase may lack", run_terms
    )
    finding_terms.add_argument(
        "--least", type=int, default=3, metavar="N", help="至少出现几次，默认 3 · how often at least, 3 unless told"
    )

    exporting = _command(
        commands,
        "export",
        "导出术语、中英文对照或数字 · export the terms, the pairs of both languages, or the figures",
        run_export,
    )
    exporting.add_argument(
        "subject",
        nargs="?",
        type=Subject,
        choices=list(Subject),
        help="导出什么；不写则按格式 · what to export; unless named, what the format is for",
    )
    exporting.add_argument(
        "--to",
        required=True,
        type=ExportFormat,
        choices=list(ExportFormat),
        help="术语 · terms: tbx, csv；对照 · pairs: tmx, xliff, jsonl；数字 · figures: csv, json",
    )
    exporting.add_argument("--report", metavar="ID", help="只要这份报告的对照 · the pairs of this report only")
    exporting.add_argument("--out", type=Path, metavar="FILE", help="写到这个文件 · write to this file")
    exporting.add_argument("--force", action="store_true", help="文件已有也写 · overwrite the file if it is there")

    formatting = _command(commands, "format", "把文稿写成规范格式 · write pages in canonical form", run_format)
    formatting.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="文件或文件夹 · files or folders")

    showing = _command(commands, "status", "译文进展 · how far the translation has come", run_status)
    showing.add_argument("--format", choices=["text", "json"], default="text", help="输出格式 · how to write it")

    accepting = _command(
        commands, "accept", "确认中英文对应，登记新地址 · record pairs that agree, and new addresses", run_accept
    )
    accepting.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="文件或文件夹 · files or folders")
    accepting.add_argument("--reviewed", action="store_true", help="并记为今天审定 · and that they were reviewed today")
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
