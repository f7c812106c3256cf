# The form of the pages. Comes in: a report. Goes out: findings.
"""Whether pages are written as DESIGN.md, section 3, says, and as `workreport format` would write them."""

from collections.abc import Iterator

from workreport.findings import Finding, Severity
from workreport.model import Location, Page
from workreport.plaintext import to_markdown, to_plain
from workreport.project import LoadedReport
from workreport.writer import render_page


def check_form(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield what is wrong with the form of a report's pages in any locale."""
    yield from loaded.findings
    spoilt = {finding.location.path for finding in loaded.findings}
    for report in loaded.reports.values():
        for page in report.pages:
            if page.path not in spoilt and not page.editorial:
                yield from _check_canonical(page, loaded.texts[page.path])
                yield from _check_markup(page)


def _check_canonical(page: Page, text: str) -> Iterator[Finding]:
    wanted = render_page(page)
    if text == wanted:
        return
    pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
    line = next((number for number, (is_, must) in enumerate(pairs, 1) if is_ != must), text.count("\n") + 1)
    yield Finding(
        check="unformatted-page",
        severity=Severity.ERROR,
        location=Location(path=page.path, line=line),
        message="空行或空格不合规范 · blank lines or spaces are not in the canonical form",
        fix=f"运行 · run: workreport format {page.path}",
    )


def _check_markup(page: Page) -> Iterator[Finding]:
    """Yield a finding where a character that must be escaped stands bare and would be lost or turned into markup."""
    for segment in page.segments:
        bare = to_plain(segment.markdown)
        if "*" not in segment.markdown and "](" not in segment.markdown and to_markdown(bare) != segment.markdown:
            yield Finding(
                check="unescaped-markup",
                severity=Severity.ERROR,
                location=segment.location,
                message="有字符会被当作标记 · a character here would be read as markup",
                fix=f"写成 · write: {to_markdown(bare)[:60]}",
            )
