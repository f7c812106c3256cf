# The form of the pages. Comes in: a report. Goes out: findings.
"""Whether pages are written as DESIGN.md, section 3, says, and as `workreport format` would write them."""

from collections.abc import Iterator

from workreport.comments import has_stray_comment
from workreport.findings import Finding, Severity
from workreport.model import Location, Page
from workreport.plaintext import has_plain_markup, to_markdown, to_plain
from workreport.project import LoadedReport
from workreport.writer import render_page

_AROUND = 15
"""Characters on either side of one that must be escaped."""


def check_form(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield what is wrong with the form of a report's pages in any locale."""
    yield from loaded.findings
    spoilt = {finding.location.path for finding in loaded.findings}
    for report in loaded.reports.values():
        for page in report.pages:
            # A check of some pages only has the texts of these.
            if page.path in loaded.texts.keys() - spoilt and not page.editorial:
                if not has_stray_comment(loaded.texts[page.path]):
                    yield from _check_canonical(page, loaded.texts[page.path])
                yield from _check_markup(page)


def _check_canonical(page: Page, text: str) -> Iterator[Finding]:
    wanted = render_page(page)
    if text == wanted:
        return
    pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
    differing = ((number, must) for number, (is_, must) in enumerate(pairs, 1) if is_ != must)
    line, must = next(differing, (text.count("\n") + 1, ""))
    here = f"这一行写成 · write this line as: {must}" if must else "这里应为一个空行 · an empty line belongs here"
    yield Finding(
        check="unformatted-page",
        severity=Severity.ERROR,
        location=Location(path=page.path, line=line),
        message="空行、空格或文件开头不合规范 · blank lines, spaces or the beginning are not in the canonical form",
        fix=f"{here}；或运行 · or run: workreport format {page.path}",
    )


def _check_markup(page: Page) -> Iterator[Finding]:
    """Yield a finding where something is written that a reader would not see as it stands."""
    for segment in page.segments:
        if not has_plain_markup(segment.markdown):
            yield Finding(
                check="unescaped-markup",
                severity=Severity.ERROR,
                location=segment.location,
                message="有字符会被当作标记 · a character here would be read as markup",
                fix="只可用 **强调** 和 [文字](地址)；其余写成 · use only **emphasis** and [text](address), or write: "
                + _escaped_place(segment.markdown),
            )


def _escaped_place(markdown: str) -> str:
    """Return how the words around the first character that must be escaped are written."""
    wanted = to_markdown(to_plain(markdown))
    at = next((at for at, (is_, must) in enumerate(zip(markdown, wanted, strict=False)) if is_ != must), 0)
    begin, end = max(0, at - _AROUND), at + _AROUND
    return f"{'…' if begin else ''}{wanted[begin:end]}{'…' if end < len(wanted) else ''}"
