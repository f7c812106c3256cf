# What a change can affect. Comes in: paths that changed. Goes out: which reports and pages to look at.
"""Checking a pull request: only what the files changed since a commit can affect.

A page affects its pair; a report's source, errata and entry the report; the termbase, other data and this package all.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workreport.errors import ProjectError
from workreport.findings import Finding, Severity
from workreport.model import Page, Report
from workreport.project import LoadedReport
from workreport.terminology.comparing import TERM_CHECKS

_PAGE = re.compile(r"(?:docs/[^/]+|data/alignment/[^/]+)/(?P<address>(?P<report>[^/]+)/.+)\.(?:md|tsv)")
_OF_REPORT = re.compile(r"data/sources/(?P<report>[^/.]+)\.")
_FAR_REACHING = TERM_CHECKS | {"omission"}
"""Checks that may find something on one page because of another."""
_OF_ALL = re.compile(r"data/|src/|pyproject\.toml|requirements\.lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a change can affect."""

    is_all: bool
    reports: frozenset[str]
    """Ids of the reports that are affected as a whole."""
    pages: frozenset[str]
    """Addresses of the pages that are affected."""

    def has_report(self, report_id: str) -> bool:
        """Tell whether anything of a report is affected."""
        return self.is_all or report_id in self.reports or any(one.startswith(f"{report_id}/") for one in self.pages)

    def narrow(self, loaded: LoadedReport) -> LoadedReport:
        """Return the report with the texts of the affected pages alone; what is compared is whole.

        A term's first use, and how much a translation usually leaves out, are matters of all pages.
        """
        if self.is_all or loaded.entry.id in self.reports:
            return loaded
        paths = {page.path for page in self._pages(loaded.reports.values())}
        return replace(loaded, texts={path: text for path, text in loaded.texts.items() if path in paths})

    def concerns(self, finding: Finding, loaded: LoadedReport) -> bool:
        """Tell whether a finding can come from the change: any about affected pages, elsewhere what reaches there."""
        if self.is_all or loaded.entry.id in self.reports:
            return True
        is_here = bool({page.path for page in self._pages(loaded.reports.values())} & set(finding.paths))
        return is_here or finding.severity is Severity.ERROR or finding.check in _FAR_REACHING

    def left_out(self, loaded: LoadedReport) -> int:
        """Return how many pages of a report, in all languages, the change cannot affect."""
        everything = sum(len(report.pages) for report in loaded.reports.values())
        if self.is_all or loaded.entry.id in self.reports:
            return 0
        return everything - sum(1 for _ in self._pages(loaded.reports.values()))

    def _pages(self, reports: Iterable[Report]) -> Iterator[Page]:
        return (page for report in reports for page in report.pages if page.address in self.pages)


EVERYTHING = Scope(is_all=True, reports=frozenset(), pages=frozenset())


def scope_of(paths: Iterable[str]) -> Scope:
    """Return what changes of these files, relative to the project, can affect."""
    reports, pages, is_all = set(), set(), False
    for path in paths:
        if match := _PAGE.fullmatch(path):
            pages.add(match["address"])
        elif match := _OF_REPORT.match(path):
            reports.add(match["report"])
        elif _OF_ALL.match(path):
            is_all = True
    return Scope(is_all=is_all, reports=frozenset(reports), pages=frozenset(pages))


def read_changed_paths(root: Path, commit: str) -> tuple[str, ...]:
    """Return the files of the project that differ from where the branch left `commit`, sorted; new ones too.

    Raises ProjectError where there is no git repository or no such commit.
    """
    base = _git(root, "merge-base", "--end-of-options", commit, "HEAD").strip()
    changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return tuple(sorted({path for path in f"{changed}{new}".split("\0") if path}))


def read_earlier(root: Path, path: str) -> Iterator[str]:
    """Yield the text of a file of the project at the last commit and at the one it was made from, where there are any.

    The merge that a pull request is tried as was made from the branch that it is to go into.
    """
    for commit in ("HEAD", "HEAD^1"):
        try:
            yield _git(root, "show", f"{commit}:./{path}", "--")
        except ProjectError:
            return


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True)
    except FileNotFoundError:
        raise ProjectError("没有 git · git is not installed", fix="安装 git · install git") from None
    except subprocess.CalledProcessError as error:
        said = (error.stderr.decode("utf-8", "replace").strip().splitlines() or ["?"])[-1]
        fix = "给出一个提交或分支，并先取回它 · give a commit or branch that is there: git fetch origin main"
        raise ProjectError(f"git 不认识 · git does not know: {arguments[-2]} ({said})", fix=fix) from None
    return done.stdout.decode("utf-8", "surrogateescape")
