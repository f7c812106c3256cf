# The verbatim promise. Comes in: a report. Goes out: findings.
"""Whether the Chinese pages, in reading order, are the delivered text (DESIGN.md, section 1, first promise).

Allowed are: line ends and page furniture, the full stop that a heading drops, editorial headings and pages, emphasis
marks, and paragraph borders next to a heading or before an item of 一是 … 二是 …; all else is an erratum or an error.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workreport.checks.differences import BorderFault, Difference, find_border_faults, find_differences
from workreport.collation import collate, read_delivered_witness, read_page_witness
from workreport.errata_entries import render_erratum, suggest_erratum
from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location, Paragraph, Segment, SourceLine
from workreport.project import Delivered, LoadedReport, errata_path
from workreport.registry import ReportEntry

_CONTEXT = 10
_LONGEST_ERRATUM = 200
"""Characters that one correction may concern; beyond, a text was put in another's place."""
_LONGEST_QUOTE = 60
"""Characters of either reading that a message shows."""


def check_verbatim(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every place where the source pages of a report differ from its delivered text."""
    entry = loaded.entry
    yield from loaded.delivered.findings
    segments = tuple(segment for segment in loaded.reports[SOURCE.folder].delivered() if segment.text)
    if segments:
        yield from _Comparison(entry, loaded.delivered, segments).findings()
        return
    yield Finding(
        check="not-verbatim",
        severity=Severity.ERROR,
        location=Location(path=entry.source),
        message=f"报告 {entry.id} 没有中文页面 · report {entry.id} has no Chinese pages",
        fix=f"运行 · run: workreport import {entry.source} --report {entry.id}",
    )


class _Comparison:
    """A report's delivered text and its pages, held against each other."""

    def __init__(self, entry: ReportEntry, delivered: Delivered, segments: Sequence[Segment]) -> None:
        self.entry = entry
        self.paragraphs = delivered.paragraphs
        self.corrected = delivered.corrected
        self.segments = segments
        self.delivered = read_delivered_witness(delivered.paragraphs)
        self.pages = read_page_witness(segments)

    def findings(self) -> Iterator[Finding]:
        """Yield every difference in characters, then every paragraph border out of place."""
        stretches = collate(self.delivered, self.pages)
        for difference in find_differences(stretches, self.delivered, self.pages):
            yield self._of_difference(difference)
        for fault in find_border_faults(stretches):
            yield self._of_border(fault)

    def _of_difference(self, difference: Difference) -> Finding:
        was = self.delivered.text[difference.start : difference.end]
        now = self.pages.text[difference.page_start : difference.page_end]
        block, offset = self.pages.place(self._page_place(difference))
        line = self._line(difference)
        home, start = self._home(difference, begins_segment=offset == 0)
        before = self._before(difference.page_start)
        is_ours = _is_corrected(self.paragraphs[home], start, start + len(was))
        zh, en = ("勘误", "the erratum") if is_ours else ("送达文本", "the text")
        around = self.pages.text[max(0, difference.page_start - _CONTEXT) : difference.page_end + _CONTEXT]
        finding = self._finding(
            self.segments[block],
            offset + 1,
            line,
            message=f"{before}为{_quote(now)}，{zh}（印刷第 {line.page} 页第 {line.line} 行）为{_quote(was)}"
            f" · the page has {_quote(now)}, {en} (printed p. {line.page}, line {line.line}) {_quote(was)}",
            fix=f"改网页，或改（删）勘误 · change the page, or the entry in {errata_path(self.entry.id)}"
            if is_ours
            else self._cure(self.paragraphs[home], start, start + len(was), now, line),
        )
        return replace(finding, target=f"…{around}…")

    def _page_place(self, difference: Difference) -> int:
        """Return the place on the pages; what was lost inside a paragraph stands at what comes before it."""
        is_loss = difference.page_start == difference.page_end and difference.start < difference.end
        is_behind = is_loss and difference.page_start > 0 and difference.start not in self.delivered.starts
        return min(difference.page_start - is_behind, len(self.pages.text) - 1)

    def _cure(self, paragraph: Paragraph, start: int, end: int, now: str, line: SourceLine) -> str:
        """Return what to do about characters that differ, with the erratum that would allow them."""
        path = errata_path(self.entry.id)
        restore = "恢复原文 · restore the text as delivered"
        if not now.isprintable():
            return restore
        if max(end - start, len(now)) > _LONGEST_ERRATUM:
            return f"{restore}；整段不同，是不是放错了文件 · a whole passage differs: is this the right file?"
        erratum = suggest_erratum(paragraph, start, end, now) if end <= len(paragraph.text) else None
        if (line.page, line.line) in self.corrected and not (erratum and line.text.count(erratum.found) == 1):
            return f"{restore}；这一处已有勘误，见 · there is an erratum here already, see {path}"
        return f"{restore}；或在勘误中写明 · or add to {path}:\n{render_erratum(erratum)}" if erratum else restore

    def _line(self, difference: Difference) -> SourceLine:
        """Return the printed line of a difference; what was only added stands behind the character before it."""
        is_addition = difference.start == difference.end
        home, start = self.delivered.place(max(difference.start - is_addition, 0))
        return self.paragraphs[home].line_at(start)

    def _home(self, difference: Difference, *, begins_segment: bool) -> tuple[int, int]:
        """Return paragraph and offset of a difference; what was added at a border belongs to the side it stands on."""
        at, length = difference.start, len(self.delivered.text)
        added_behind = difference.end == at and not begins_segment
        if at and (at == length or (added_behind and at in self.delivered.starts)):
            home, start = self.delivered.place(at - 1)
            return home, start + 1
        return self.delivered.place(at)

    def _of_border(self, fault: BorderFault) -> Finding:
        home, start = self.delivered.place(fault.at - 1)
        line = self.paragraphs[home].line_at(start)
        block, offset = self.pages.place(fault.page_at - 1)
        place = f"（印刷第 {line.page} 页第 {line.line} 行 · printed p. {line.page}, line {line.line}）"
        before = self._before(fault.page_at)
        if fault.is_lost:
            message = f"{before}原文分段，页面没有 · the delivered text ends a paragraph here, the page does not{place}"
            fix = "在此分段 · begin a new paragraph here"
        else:
            message = f"{before}页面分段，原文没有 · the page ends a paragraph here, the delivered text does not{place}"
            fix = "合并这两段 · join the two paragraphs"
        return self._finding(self.segments[block], offset + 1, line, message=message, fix=fix)

    def _before(self, page_at: int) -> str:
        return f"“…{self.pages.text[max(0, page_at - _CONTEXT) : page_at]}”之后"

    def _finding(self, segment: Segment, column: int, line: SourceLine, *, message: str, fix: str) -> Finding:
        return Finding(
            check="not-verbatim",
            severity=Severity.ERROR,
            location=Location(path=segment.location.path, line=segment.location.line, column=column),
            message=message,
            fix=fix,
            related=Location(path=self.entry.source, line=line.number),
            related_text=line.text,
        )


def _is_corrected(paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether characters of a paragraph are what an erratum put there."""
    edits = paragraph.revision.edits if paragraph.revision else ()
    return any(edit.start < end and start < edit.end for edit in edits)


def _quote(text: str) -> str:
    if not text:
        return "（无 · nothing）"
    if len(text) <= _LONGEST_QUOTE:
        return f"“{text}”"
    return f"“{text[:_LONGEST_QUOTE]}…”（{len(text)} 字 · characters）"
