# The commands that look and change nothing. Comes in: options. Goes out: findings and tables, an exit code.
"""`workreport check` and `figures`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tqdm import tqdm

from workreport.bilingual import is_bilingual_file, read_units
from workreport.bilingual.checking import check_units
from workreport.checks import project_checks, run_checks
from workreport.cli.terminal import is_under, known_paths, open_project
from workreport.errors import ProjectError, SourceError
from workreport.figures import list_figures, render_figures
from workreport.findings import Finding, Tally, render_findings
from workreport.model import Location
from workreport.project import Project
from workreport.terminology.concept import Concept
from workreport.terminology.loading import load_termbase


def run_check(options: argparse.Namespace) -> int:
    """Print the findings about the project's pages, or about some of them, or about bilingual files."""
    concepts = _load_concepts(options.termbase) if options.termbase else ()
    files = [path for path in options.paths if is_bilingual_file(path)]
    pages = [path for path in options.paths if path not in files]
    tally = Tally()
    about_pages = _check_project(open_project(), pages) if pages or not files else iter(())
    for text in render_findings(tally.count(chain(_check_files(files, concepts), about_pages)), options.format):
        print(text)
    if str(tally):
        print(tally, file=sys.stderr)
    return 1 if tally.has_errors else 0


def run_figures(options: argparse.Namespace) -> int:
    """Print every figure of the reports' Chinese, with what it is and how the English says it."""
    project = open_project()
    wanted = known_paths(project, options.paths)
    for entry in project.entries():
        figures = list_figures(project.load(entry))
        chosen = (figure for figure in figures if not wanted or is_under(figure.path, wanted))
        for text in render_figures(chosen, options.format):
            print(text)
    return 0


def _check_project(project: Project, paths: Sequence[Path]) -> Iterator[Finding]:
    wanted = known_paths(project, paths)
    for finding in _findings(project):
        if not wanted or any(is_under(path, wanted) for path in finding.paths):
            yield finding


def _findings(project: Project) -> Iterator[Finding]:
    about_all = project_checks(project)
    for entry in tqdm(project.entries(), desc="check", unit="report", delay=1, disable=None, leave=False):
        loaded = project.load(entry)
        for check in about_all:
            check.see(loaded)
        yield from run_checks(loaded)
    for check in about_all:
        yield from check.findings()


def _load_concepts(file: Path) -> Sequence[Concept]:
    if not file.is_file():
        raise ProjectError("没有这个术语库 · there is no such termbase", location=Location(path=str(file)))
    return load_termbase(file, str(file)).concepts


def _check_files(paths: Sequence[Path], concepts: Sequence[Concept]) -> Iterator[Finding]:
    for path in paths:
        if not path.is_file():
            raise SourceError("没有这个文件 · there is no such file", location=Location(path=str(path)))
        units = tqdm(read_units(path), desc=path.name, unit="pair", delay=1, disable=None, leave=False)
        yield from check_units(units, str(path), concepts)
