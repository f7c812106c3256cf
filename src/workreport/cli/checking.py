# The commands that look and change nothing. Comes in: options. Goes out: findings and tables, an exit code.
"""`workreport check` and `figures`."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from tqdm import tqdm

from workreport.bilingual import is_bilingual_file, read_units
from workreport.bilingual.checking import check_units
from workreport.checks import project_checks, run_checks, run_file_checks
from workreport.cli.terminal import is_under, known_paths, open_project
from workreport.errors import ProjectError, SourceError, WorkReportError
from workreport.figures import list_figures, render_figures
from workreport.findings import Finding, Format, Severity, Tally, render_findings
from workreport.model import Location
from workreport.project import Project
from workreport.since import EVERYTHING, Scope, read_changed_paths, scope_of
from workreport.summary import pick_annotations, render_summary, worst_first
from workreport.terminology.concept import Concept
from workreport.terminology.loading import load_termbase

_LEFT_OUT = "未查（这次改动影响不到） · left out, because the change cannot affect it"


def run_check(options: argparse.Namespace) -> int:
    """Print the findings about the project's pages, or about some of them, or about bilingual files."""
    concepts = _load_concepts(options.termbase) if options.termbase else ()
    files = [path for path in options.paths if is_bilingual_file(path)]
    pages = [path for path in options.paths if path not in files]
    tally = Tally()
    about_pages = _check_project(open_project(), pages, options.since) if pages or not files else iter(())
    found = tally.count(chain(_check_files(files, concepts), about_pages))
    if options.format is Format.GITHUB:
        return _tell_github(found, tally)
    for text in render_findings(found, options.format):
        print(text)
    return _close(tally)


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


def _close(tally: Tally) -> int:
    """Say how many findings there were, and return the exit code."""
    if str(tally):
        print(tally, file=sys.stderr)
    return 1 if tally.has_errors else 0


def _tell_github(found: Iterable[Finding], tally: Tally) -> int:
    """Print what GitHub shows at the lines, write all of it into the summary of the job, and return the exit code.

    Input that cannot be used is shown at its line, too: an editor does not read logs.
    """
    findings: list[Finding] = []
    stopped: WorkReportError | None = None
    try:
        for finding in found:
            findings.append(finding)
    except WorkReportError as error:
        stopped = error
        findings += tally.count([_about_input(error)])
    findings = worst_first(findings)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render_summary(findings, str(tally)))
    for text in render_findings(pick_annotations(findings), Format.GITHUB):
        print(text)
    code = _close(tally)
    if stopped:
        raise stopped
    return code


def _about_input(error: WorkReportError) -> Finding:
    return Finding(
        check="unusable-input",
        severity=Severity.ERROR,
        location=error.location or Location(path="."),
        message=error.message,
        fix=error.fix,
    )


def _check_project(project: Project, paths: Sequence[Path], since: str | None) -> Iterator[Finding]:
    wanted = known_paths(project, paths)
    scope = scope_of(read_changed_paths(project.root, since)) if since else EVERYTHING
    for finding in chain(_about_reports(project, scope), run_file_checks(project)):
        if not wanted or any(is_under(path, wanted) for path in finding.paths):
            yield finding


def _about_reports(project: Project, scope: Scope) -> Iterator[Finding]:
    """Yield the findings about the reports in scope, one by one and then together; say what was left out."""
    about_all = project_checks(project)
    reports = pages = 0
    for entry in tqdm(project.entries(), desc="check", unit="report", delay=1, disable=None, leave=False):
        if not scope.has_report(entry.id):
            reports += 1
            continue
        loaded = project.load(entry)
        pages += scope.left_out(loaded)
        for check in about_all:
            check.see(loaded)
        yield from (one for one in run_checks(scope.narrow(loaded)) if scope.concerns(one, loaded))
    for check in about_all:
        # Whether a term is used nowhere can only be said of all reports.
        yield from (one for one in check.findings() if not reports or one.check != "unused-term")
    counts = ((pages, "页", "pages"), (reports, "份报告", "reports"))
    if left_out := [f"{count} {zh} {en}" for count, zh, en in counts if count]:
        print(f"{_LEFT_OUT}: {', '.join(left_out)}", file=sys.stderr)


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
