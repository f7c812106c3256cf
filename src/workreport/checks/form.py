# The form of the pages. Comes in: a report. Goes out: findings.
"""Whether pages are written as DESIGN.md, section 3, says, and as `workreport format` would write them."""

from collections.abc import Iterator
from itertools import zip_longest

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
    pairs = zip_longest(text.split("\n"), wanted.split("\n"))
    line, is_, must = next((number, is_, must) for number, (is_, must) in enumerate(pairs, 1) if is_ != must)
    what, fix = _difference(is_, must)
    yield Finding(
        check="unformatted-page",
        severity=Severity.ERROR,
        location=Location(path=page.path, line=min(line, text.count("\n") + 1)),
        message=what,
        fix=f"{fix}；或运行 · or run: workreport format {page.path}",
    )


def _difference(is_: str | None, must: str | None) -> tuple[str, str]:
    """Return what is not in the canonical form about a line and what to do; None is a line that is not there."""
    if is_ is None:
        return "文末没有换行 · no line end at the end", "光标移到末尾，按一次回车 · press Enter at the end of the text"
    if must is None or (must and not is_.strip()):
        return "多了空行 · too many empty lines", "删去这个空行 · delete this line"
    if is_.startswith("\ufeff"):
        return "文件开头有看不见的字符（BOM） · a byte order mark", "存为不带 BOM 的 UTF-8 · save as UTF-8 without it"
    if is_.endswith("\r"):
        return "换行是 Windows 的（CRLF） · line ends of Windows", "换行存为 LF · save with line ends LF"
    if not must:
        return "这里应为一个空行 · an empty line belongs here", "按一次回车 · press Enter"
    if is_.strip() == must:
        return "行首或行末有多余的空格 · blanks before or behind the line", "删去 · delete them"
    if "".join(is_.split()) == "".join(must.split()):
        return "有多余或特殊的空格 · blanks too many, or strange ones", f"写成 · write: {must}"
    return "写法不合规范 · not in the canonical form", f"这一行写成 · write this line as: {must}"


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
