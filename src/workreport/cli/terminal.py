# What commands share. Comes in: paths, findings. Goes out: a project, lines on the terminal.
"""The project a command runs in, the paths it is limited to, and what it says on the way."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from workreport.errors import ProjectError, WorkReportError
from workreport.findings import Finding, Format, render_findings
from workreport.model import Location
from workreport.project import Project, find_project


def open_project(*, standalone: bool = False) -> Project:
    """Return the project around the working folder; a `standalone` command does without one."""
    try:
        return find_project(Path.cwd())
    except WorkReportError:
        if standalone:
            return Project(Path.cwd())
        raise


@contextmanager
def notice_of_delay(text: str) -> Iterator[None]:
    """Say what takes so long if it takes longer than a second and somebody is watching."""
    timer = Timer(1, lambda: print(text, file=sys.stderr))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def known_paths(project: Project, paths: Sequence[Path]) -> list[str]:
    """Return paths as findings name them. Raises ProjectError for one that is not there."""
    for path in paths:
        if not path.exists():
            raise ProjectError(
                "没有这个文件或文件夹 · there is no such file or folder", location=Location(path=str(path))
            )
    return [project.relative(path) for path in paths]


def is_under(path: str, wanted: Sequence[str]) -> bool:
    """Tell whether a path is one of those given or in one of those folders."""
    return any(name == "." or path == name or path.startswith(f"{name.rstrip('/')}/") for name in wanted)


def print_findings(findings: Sequence[Finding], style: Format) -> None:
    """Print findings that accompany a result: on the side, so that the result can be piped."""
    for text in render_findings(findings, style):
        print(text, file=sys.stderr)
