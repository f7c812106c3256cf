# Numbered headings. Comes in: Paragraphs. Goes out: chapters and sections with their places, findings.
"""Which numbers open a chapter and which a section, by the order in which a report nests its numberings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workreport.findings import Finding, Severity
from workreport.model import Location, Paragraph
from workreport.numbering import Mark, Style, parse_mark
from workreport.sentences import head_length, split_sentences

_LONGEST = 60
"""Characters of a heading; a longer first sentence is a statement with a number in front."""
# A line of its own that could be a heading: short, no punctuation that a statement needs, not the report's title.
_NO_STATEMENT = re.compile(r"(?!.*政[　 ]*府[　 ]*工[　 ]*作[　 ]*报)[^，。！？；：:—（）【】〔〕、]{4,30}")
# What the chapters of a work report are about.
_SUBJECT = re.compile("(?:回顾|总结|安排|部署|打算|建议|重点工作|主要工作|目标任务|主要任务|总体要求|自身建设)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedHeading:
    """A chapter's or section's heading: the first `end` characters of a paragraph."""

    paragraph: int
    end: int
    number: int
    """As printed; 0 for a heading without a number."""
    on_own_line: bool
    """Nothing runs on behind it in its paragraph."""


def heading_end(text: str, mark: Mark) -> int:
    """Return where a heading that opens `text` ends, its full stop not included; 0 if the opening is no heading."""
    first = next(iter(split_sentences(text[mark.length :])), None)
    end = mark.length + (head_length(first.text) if first else 0)
    head = text[:end]
    too_long = end - mark.length > _LONGEST or end == mark.length
    return 0 if too_long or re.search("[；;]", head) or head.endswith(("：", ":", "，")) else end


def find_chapters(paragraphs: Sequence[Paragraph], path: str, findings: list[Finding]) -> tuple[MarkedHeading, ...]:
    """Return the chapters: the outermost numbering, or unnumbered headings if that starts again under each."""
    style = _outermost(paragraphs, range(len(paragraphs)), above=-1)
    if style is None:
        findings.append(
            Finding(
                check="no-numbering",
                severity=Severity.WARNING,
                location=Location(path=path),
                message="没有找到章节编号，全文放在一页 · no numbered headings were found: all text goes on one page",
                fix="在页面中手工拆分章节 · divide the page by hand",
            )
        )
        return ()
    numbered = tuple(_headings(paragraphs, range(len(paragraphs)), style))
    return tuple(_unnumbered(paragraphs, numbered, path, findings)) or numbered


def find_sections(
    paragraphs: Sequence[Paragraph], chapter: MarkedHeading, end: int, path: str, findings: list[Finding]
) -> tuple[MarkedHeading, ...]:
    """Return the sections of a chapter that ends before paragraph `end`."""
    inside = range(chapter.paragraph + 1, end)
    own = parse_mark(paragraphs[chapter.paragraph].text)
    style = _outermost(paragraphs, inside, above=own.style if own else -1)
    if style is None or style > Style.DIGIT:
        return ()
    for index in inside:
        mark = parse_mark(paragraphs[index].text)
        if mark and mark.style is style and not heading_end(paragraphs[index].text, mark):
            findings.append(_unclear(paragraphs[index], path))
    return tuple(_headings(paragraphs, inside, style))


def sequence_findings(
    headings: Sequence[MarkedHeading], paragraphs: Sequence[Paragraph], path: str
) -> Iterator[Finding]:
    """Yield a finding for every number that is skipped or repeated."""
    previous = 0
    for heading in headings:
        number = heading.number
        if number and number != previous + 1:
            line = paragraphs[heading.paragraph].origins[0][1]
            repeated = number <= previous
            yield Finding(
                check="numbering-repeats" if repeated else "numbering-skips",
                severity=Severity.WARNING,
                location=Location(path=path, line=line.number),
                message=f"编号为 {number}，前一个是 {previous} · number {number} comes after {previous}"
                f"（印刷第 {line.page} 页第 {line.line} 行 · printed p. {line.page}, line {line.line}）",
                fix="照原文导入；核对原件 · imported as delivered: compare with the original",
            )
        previous = number or previous


def _outermost(paragraphs: Sequence[Paragraph], indices: range, *, above: int) -> Style | None:
    """Return the outermost numbering inside style `above` that opens headings here."""
    styles: dict[Style, list[int]] = {}
    for index in indices:
        mark = parse_mark(paragraphs[index].text)
        if mark and above < mark.style <= Style.DIGIT and heading_end(paragraphs[index].text, mark):
            styles.setdefault(mark.style, []).append(mark.value)
    counting = [style for style, values in styles.items() if len(values) > 1 or values == [1]]
    return min(counting, default=None)


def _headings(paragraphs: Sequence[Paragraph], indices: range, style: Style) -> Iterator[MarkedHeading]:
    for index in indices:
        text = paragraphs[index].text
        mark = parse_mark(text)
        if mark and mark.style is style and (end := heading_end(text, mark)):
            own_line = len(text) <= end + 1
            yield MarkedHeading(paragraph=index, end=end, number=mark.value, on_own_line=own_line)


def _unnumbered(
    paragraphs: Sequence[Paragraph], numbered: Sequence[MarkedHeading], path: str, findings: list[Finding]
) -> Iterator[MarkedHeading]:
    """Yield the headings without a number that stand above the outermost numbering, as in some reports.

    They are known by their subject, or by a numbering that starts again at one under each.
    """
    alone = [index for index, paragraph in enumerate(paragraphs) if _NO_STATEMENT.fullmatch(paragraph.text)]
    above = [index for index in alone if _SUBJECT.search(paragraphs[index].text)]
    # One numbered heading of such a subject, as 自身建设, may be a section; two are chapters themselves.
    if sum(_SUBJECT.search(paragraphs[h.paragraph].text[: h.end]) is not None for h in numbered) > 1:
        above = []
    if len(above) < 2:
        restarts = [position for position, heading in enumerate(numbered) if heading.number == 1]
        bounds = [(numbered[r - 1].paragraph if r else -1, numbered[r].paragraph) for r in restarts]
        names = [[index for index in alone if low < index < high] for low, high in bounds]
        above = [group[-1] for group in names if group] if len(names) > 1 and all(names) else []
    for index in above:
        line = paragraphs[index].origins[0][1]
        findings.append(
            Finding(
                check="unnumbered-heading",
                severity=Severity.NOTICE,
                location=Location(path=path, line=line.number),
                message=f"“{paragraphs[index].text}”没有编号，当作一章 · without a number, taken for a chapter",
            )
        )
        yield MarkedHeading(paragraph=index, end=len(paragraphs[index].text), number=0, on_own_line=True)


def _unclear(paragraph: Paragraph, path: str) -> Finding:
    line = paragraph.origins[0][1]
    return Finding(
        check="unclear-heading",
        severity=Severity.WARNING,
        location=Location(path=path, line=line.number),
        message=f"有编号但不像标题，作为段落导入 · numbered, but no heading: “{paragraph.text[:20]}…”",
        fix="如果是标题，请在页面中改为标题 · if it is a heading, make it one in the page",
    )
