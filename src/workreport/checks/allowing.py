# What editors allow on purpose. Comes in: findings and a loaded report. Goes out: the findings that remain.
"""`<!-- allow: CHECK-ID reason -->` above a paragraph takes back that paragraph's findings of one check.

What comparing two texts finds can be allowed, because it may be free translation, and what is found in the style of a
translation or an editor's words. What the delivered text says, and the form of the pages, cannot.
"""

from collections.abc import Iterable, Iterator

from workreport.comparison.descriptions import CHECK_IDS
from workreport.findings import Finding, Severity
from workreport.model import Allow
from workreport.project import LoadedReport
from workreport.style import HOUSE_STYLE
from workreport.terminology.comparing import TERM_CHECKS

_ALLOWABLE = CHECK_IDS | TERM_CHECKS | {HOUSE_STYLE}


def without_allowed(findings: Iterable[Finding], loaded: LoadedReport) -> Iterator[Finding]:
    """Yield the findings that no comment allows, and then a finding for every comment that allows nothing."""
    allows: dict[tuple[str, int | str | None, str], Allow] = {}
    for segment in (one for report in loaded.reports.values() for page in report.pages for one in page.segments):
        for allow in segment.allows:
            path = segment.location.path
            allows[path, segment.location.line, allow.check] = allows[path, segment.id, allow.check] = allow
    used: set[int] = set()
    for finding in findings:
        path, line = finding.location.path, finding.location.line
        # A paragraph of an editorial page may go on for several lines.
        found = allows.get((path, line, finding.check)) or allows.get((path, finding.unit, finding.check))
        if found is not None and finding.check in _ALLOWABLE:
            used.add(id(found))
        else:
            yield finding
    yield from (_unused(allow) for allow in dict.fromkeys(allows.values()) if id(allow) not in used)


def _unused(allow: Allow) -> Finding:
    message = (
        "这一段没有这样的问题 · the paragraph has no such finding"
        if allow.check in _ALLOWABLE
        else "这项检查不能用注释放行 · this check cannot be allowed by a comment"
    )
    return Finding(
        check="unused-allow",
        severity=Severity.ERROR,
        location=allow.location,
        message=f"{allow.check}: {message}",
        fix="删去这一行 · delete the line",
    )
