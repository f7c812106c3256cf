# The commands on the termbase. Comes in: options. Goes out: lines on the terminal, an exported file, an exit code.
"""`workreport terms` and `export`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum

from workreport.cli.terminal import open_project
from workreport.errors import ProjectError
from workreport.locales import SOURCE
from workreport.model import Location
from workreport.project import read_pages
from workreport.terminology.candidates import find_candidates
from workreport.terminology.concept import Termbase
from workreport.terminology.tables import to_csv
from workreport.terminology.tbx import to_tbx


class ExportFormat(StrEnum):
    """What the termbase can be written as."""

    TBX = "tbx"
    CSV = "csv"


_WRITERS: dict[ExportFormat, Callable[[Termbase], Iterator[str]]] = {ExportFormat.TBX: to_tbx, ExportFormat.CSV: to_csv}


def run_terms(options: argparse.Namespace) -> int:
    """Print expressions that may be missing in the termbase: count, expression, why, places; tab-separated."""
    project = open_project()
    segments = [
        segment
        for entry in project.entries()
        for segment in read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report.delivered()
    ]
    for candidate in find_candidates(segments, project.read_termbase(), least=options.least):
        places = " ".join(candidate.places)
        print(f"{candidate.count}\t{candidate.text}\t{candidate.reason}\t{places}")
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write the termbase to a file, or to standard output."""
    termbase = open_project().read_termbase()
    text = "".join(_WRITERS[options.to](termbase))
    if options.out is None:
        sys.stdout.write(text)
        return 0
    if options.out.exists() and not options.force:
        fix = "换个名字，或加 --force · choose another name, or add --force"
        raise ProjectError("文件已存在 · the file exists", location=Location(path=str(options.out)), fix=fix)
    options.out.write_text(text, encoding="utf-8")
    return 0
