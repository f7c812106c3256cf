# Findings for a pull request. Comes in: findings. Goes out: annotations, a table in Markdown.
"""GitHub shows at most ten annotations of a severity in a step (actions/toolkit), so the gravest come first.

The whole list stands in the summary of the job, a table in Chinese and English.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workreport.findings import Finding, Severity, show_hidden

MOST_ANNOTATIONS = 10
_MOST_CHARACTERS = 300_000
"""Of a summary: GitHub takes a megabyte, and a character may be three bytes."""
_GRAVEST = (
    "unusable-input",
    "unsafe-markup",
    "not-verbatim",
    "source-changed",
    "address-lost",
    "figure",
    "unit",
    "bound",
    "direction",
)
"""How checks begin whose findings come first."""
_WRITTEN = str.maketrans(
    {"&": "&amp;", "<": "&lt;", "|": "&#124;", "\n": "<br>"} | {one: f"\\{one}" for one in "\\`*_[]{}#@~"}
)
"""How a table in Markdown writes what would be markup."""
_HEAD = """\
| 位置 place | 问题 finding | 原文 source, 旧 old | 现文 text, 新 new | 怎样改 what to do |
|---|---|---|---|---|
"""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by gravity, those of the same gravity as they came."""
    return sorted(findings, key=_gravity)


def pick_annotations(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield as many findings of each severity as are shown, of a list whose worst come first."""
    shown: dict[Severity, int] = defaultdict(int)
    for finding in findings:
        shown[finding.severity] += 1
        if shown[finding.severity] <= MOST_ANNOTATIONS:
            yield finding


def render_summary(findings: Sequence[Finding], closing: str) -> str:
    """Return the whole list as Markdown; `closing` is the line with the counts, empty if nothing was found."""
    if not findings:
        return "## 文稿检查通过 · The texts are in order\n"
    text = f"## 文稿检查 · Check of the texts: {closing}\n\n{_HEAD}"
    for number, finding in enumerate(findings):
        row = _row(finding)
        if len(text) + len(row) > _MOST_CHARACTERS:
            left = len(findings) - number
            return f"{text}\n另有 {left} 条 · {left} more: workreport check\n"
        text += row
    return text


def _gravity(finding: Finding) -> tuple[int, int]:
    rank = next((rank for rank, begin in enumerate(_GRAVEST) if finding.check.startswith(begin)), len(_GRAVEST))
    return list(Severity).index(finding.severity), rank


def _row(finding: Finding) -> str:
    marks = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.NOTICE: "⚪"}
    what = f"{marks[finding.severity]} {finding.check}: {finding.message}"
    old = finding.related_text or finding.source
    place = str(finding.location) + (f" ({finding.related})" if finding.related else "")
    cells = (place, what, old, finding.target, finding.fix)
    return f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(text: str) -> str:
    """Return a text that GitHub shows as it is, in a cell of a table."""
    return show_hidden(text).translate(_WRITTEN)
