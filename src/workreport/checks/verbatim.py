# The verbatim promise. Comes in: a report. Goes out: findings.
"""Whether the Chinese pages, in reading order, are the delivered text (DESIGN.md, section 1, first promise).

Allowed are: line ends and page furniture, the full stop that a heading drops, editorial headings and pages, emphasis
marks, and paragraph borders next to a heading or before an item of 一是 … 二是 …; all else is an erratum or an error.
"""

from collections.abc import Iterator, Sequence

from workreport.checks.differences import BorderFault, Difference, find_border_faults, find_differences
from workreport.collation import Witness, collate, read_delivered_witness, read_page_witness
from workreport.errata import suggest_erratum
from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location, Paragraph, Segment, SourceLine
from workreport.project import LoadedReport, ReportEntry, errata_path

_CONTEXT = 10
_LONGEST_QUOTE = 60
"""Characters of either reading that a message shows."""


def check_verbatim(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every place where the source pages of a report differ from its delivered text."""
    entry = loaded.entry
    yield from loaded.delivered.findings
    segments = tuple(segment for segment in loaded.reports[SOURCE.folder].delivered() if segment.text)
    if segments:
        yield from compare(loaded.delivered.paragraphs, segments, entry)
        return
    yield Finding(
        check="not-verbatim",
        severity=Severity.ERROR,
        location=Location(path=entry.source),
        message=f"报告 {entry.id} 没有中文页面 · report {entry.id} has no Chinese pages",
        fix=f"运行 · run: workreport import {entry.source} --report {entry.id}",
    )


def compare(paragraphs: Sequence[Paragraph], segments: Sequence[Segment], entry: ReportEntry) -> Iterator[Finding]:
    """Yield the differences between a report's delivered paragraphs and its page segments."""
    delivered, pages = read_delivered_witness(paragraphs), read_page_witness(segments)
    stretches = collate(delivered, pages)
    for difference in find_differences(stretches, delivered, pages):
        yield _difference_finding(difference, paragraphs, delivered, segments, pages, entry)
    for fault in find_border_faults(stretches):
        home, start = delivered.place(fault.at - 1)
        segment = segments[pages.place(fault.page_at - 1)[0]]
        yield _border_finding(fault, paragraphs[home].line_at(start), segment, pages, entry)


def _difference_finding(
    difference: Difference,
    paragraphs: Sequence[Paragraph],
    delivered: Witness,
    segments: Sequence[Segment],
    pages: Witness,
    entry: ReportEntry,
) -> Finding:
    """Return the finding for characters that differ: where, both readings, and the erratum that would allow it."""
    was, now = delivered.text[difference.start : difference.end], pages.text[difference.page_start : difference.page_end]
    block, offset = pages.place(min(difference.page_start, len(pages.text) - 1))
    home, start = _home(difference, delivered, begins_segment=offset == 0)
    paragraph, segment = paragraphs[home], segments[block]
    line = paragraph.line_at(start)
    before = pages.text[max(0, difference.page_start - _CONTEXT) : difference.page_start]
    erratum = None
    if start + len(was) <= len(paragraph.text):
        erratum = suggest_erratum(paragraph, start, start + len(was), now)
    fix = "恢复原文 · restore the text as delivered"
    if erratum:
        fix += f"；或在 · or add to {errata_path(entry.id)}:\n{erratum}"
    return Finding(
        check="not-verbatim",
        severity=Severity.ERROR,
        location=Location(path=segment.location.path, line=segment.location.line, column=offset + 1),
        message=f"“…{before}”之后为{_quote(now)}，送达文本（印刷第 {line.page} 页第 {line.line} 行）为{_quote(was)} · "
        f"the page has {_quote(now)} here, the delivered text (printed p. {line.page}, line {line.line}) has {_quote(was)}",
        fix=fix,
        related=Location(path=entry.source, line=line.number),
        related_text=line.text,
    )


def _home(difference: Difference, delivered: Witness, *, begins_segment: bool) -> tuple[int, int]:
    """Return paragraph and offset of a difference; what was added at a border belongs to the side it stands on."""
    at = difference.start
    home, start = delivered.place(min(at, len(delivered.text) - 1))
    if at == len(delivered.text):
        return home, start + 1
    if difference.end == at and start == 0 and at > 0 and not begins_segment:
        home, start = delivered.place(at - 1)
        return home, start + 1
    return home, start


def _border_finding(fault: BorderFault, line: SourceLine, segment: Segment, pages: Witness, entry: ReportEntry) -> Finding:
    before = pages.text[max(0, fault.page_at - _CONTEXT) : fault.page_at]
    place = f"（印刷第 {line.page} 页第 {line.line} 行 · printed p. {line.page}, line {line.line}）"
    if fault.is_lost:
        message = f"“…{before}”之后原文另起一段，页面没有 · a paragraph of the delivered text ends here, on the page it goes on{place}"
        fix = "在此分段 · begin a new paragraph here"
    else:
        message = f"“…{before}”之后页面另起一段，原文没有 · a paragraph ends here on the page, in the delivered text it goes on{place}"
        fix = "合并这两段 · join the two paragraphs"
    return Finding(
        check="not-verbatim",
        severity=Severity.ERROR,
        location=segment.location,
        message=message,
        fix=fix,
        related=Location(path=entry.source, line=line.number),
        related_text=line.text,
    )


def _quote(text: str) -> str:
    if not text:
        return "（无 · nothing）"
    if len(text) <= _LONGEST_QUOTE:
        return f"“{text}”"
    return f"“{text[:_LONGEST_QUOTE]}…”（{len(text)} 字 · characters）"
