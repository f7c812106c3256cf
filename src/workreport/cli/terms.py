# The command on the termbase. Comes in: options. Goes out: lines on the terminal, an exit code.
"""`workreport terms`."""

import argparse

from workreport.cli.terminal import open_project
from workreport.locales import SOURCE
from workreport.project import read_pages
from workreport.terminology.candidates import find_candidates


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
