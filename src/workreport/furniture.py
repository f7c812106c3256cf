# Page furniture out, printed pages and lines in. Comes in: the delivered text. Goes out: SourceLines, findings.
"""Folding a delivered text into printed pages: folios (printed page numbers) go, every other line stays.

Guarantees of `split_pages`: every non-space character of the text is either on a folio line or in exactly one
SourceLine, in order; pages ascend; lines of a page count from 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workreport.findings import Finding, Severity
from workreport.model import Location, SourceLine

_DASH = "[—－–―─\\-·•]"
# A folio set between dashes or written out is one wherever it stands …
_FOLIO = re.compile(
    rf"{_DASH}{{1,2}}\s*(\d{{1,4}})\s*{_DASH}{{1,2}}"
    r"|第\s*(\d{1,4})\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?"
    r"|[Pp]age\s*(\d{1,4})(?:\s*of\s*\d{1,4})?"
)
# … one that lost a dash, or bare digits, only where it carries the next page's number.
_HALF_FOLIO = re.compile(rf"{_DASH}{{1,2}}\s*(\d{{1,4}})|(\d{{1,4}})\s*{_DASH}{{1,2}}")
_BARE_FOLIO = re.compile(r"(\d{1,4})(?:\s*/\s*\d{1,4})?")
# Bare digits are folios if they count a document's pages: at least so many, with at least so many lines between.
_FEWEST_BARE = 3
_SHORTEST_PAGE = 8

_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\xa0]+")
# Full-width punctuation carries its own space; where a paragraph is cut beside it, none must be left over.
# White space in front of it is looked at from its beginning only, or a long run of it would take for ever.
_BESIDE_PUNCTUATION = re.compile(
    r"(?:(?<=[，、。；：！？])|(?<=[。！？；][”’）)]))[ \u3000]+|(?<![ \u3000])[ \u3000]++(?=[，、。；：！？])"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file: number, raw text, whether a form feed stands in front of it."""

    number: int
    raw: str
    after_form_feed: bool

    @property
    def text(self) -> str:
        return _BESIDE_PUNCTUATION.sub("", _BLANKS.sub(" ", self.raw.strip()))


def split_pages(text: str, path: str) -> tuple[tuple[SourceLine, ...], tuple[Finding, ...]]:
    """Return the text lines with their printed page and line, and what is odd about the page numbers.

    `path` names the source file in findings. A text without folios or form feeds is one page.
    """
    rows = list(_rows(text))
    folios = _find_folios(rows)
    findings: list[Finding] = []
    numbers = list(_page_numbers(rows, folios, path, findings))
    lines: list[SourceLine] = []
    gap, count, page, opens_page = 0, 0, 0, False
    for index, row in enumerate(rows):
        if index in folios:
            opens_page, gap = True, 0
            continue
        if not row.text:
            gap += 1
            continue
        if numbers[index] != page:
            page, count, opens_page = numbers[index], 0, True
        count += 1
        lines.append(
            SourceLine(
                page=page,
                line=count,
                text=row.text,
                number=row.number,
                indent=_indent(row.raw),
                gap=gap,
                opens_page=opens_page,
            )
        )
        gap, opens_page = 0, False
    return tuple(_flush_left(lines)), tuple(findings)


def _rows(text: str) -> Iterator[_Row]:
    for number, raw in enumerate(_LINE_END.split(text), 1):
        # A form feed ends a page, not a line of the file, so what follows it keeps the number.
        for index, part in enumerate(raw.split("\f")):
            yield _Row(number, part, index > 0)


def _find_folios(rows: list[_Row]) -> dict[int, int]:
    """Return row index -> printed number of every folio."""
    folios: dict[int, int] = {}
    halves: dict[int, int] = {}
    bare: dict[int, int] = {}
    for index, row in enumerate(rows):
        for pattern, found in ((_FOLIO, folios), (_HALF_FOLIO, halves), (_BARE_FOLIO, bare)):
            if len(row.text) <= 24 and (match := pattern.fullmatch(row.text)):
                found[index] = int(next(group for group in match.groups() if group))
                break
    folios |= _counting(bare, max((index for index, row in enumerate(rows) if row.text), default=0))
    previous = 0
    for index in sorted(folios | halves):
        number = folios.get(index, halves.get(index, 0))
        if index not in folios and number == previous + 1:
            folios[index] = number
        previous = number if index in folios else previous
    return folios


def _counting(bare: dict[int, int], end: int) -> dict[int, int]:
    """Return the lines of bare digits that count pages: each one more than the last, a page's length apart.

    The last page may be short: on the last line with text (`end`) the next number counts whatever the distance.
    """
    run: dict[int, int] = {}
    last_index, last_number = -_SHORTEST_PAGE, 0
    for index, number in bare.items():
        is_page_long = index - last_index >= _SHORTEST_PAGE or index == end
        if number == last_number + 1 and is_page_long:
            run[index] = number
            last_index, last_number = index, number
    return run if len(run) >= _FEWEST_BARE else {}


def _page_numbers(rows: list[_Row], folios: dict[int, int], path: str, findings: list[Finding]) -> Iterator[int]:
    """Yield each row's printed page. Folios stand at the foot of a page unless one is the first text of all."""
    if not folios:
        page = 1
        for row in rows:
            page += row.after_form_feed
            yield page
        return
    marks = sorted(folios)
    at_top = not any(row.text for row in rows[: marks[0]])
    numbers = [folios[mark] for mark in marks]
    offset, previous = 0, numbers[0] - 1
    for position, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
        counted = number + offset
        if counted != previous + 1:
            findings.append(_odd_number(path, rows[mark].number, number, previous + 1 - offset))
        if counted < previous:  # an annex that counts from 1 again: printed pages go on counting
            offset = previous + 1 - number
            counted = previous + 1
        numbers[position] = previous = counted
    current = -1
    for index in range(len(rows)):
        if current + 1 < len(marks) and index >= marks[current + 1]:
            current += 1
        on = current if at_top else current + (index not in folios)
        yield numbers[on] if on < len(numbers) else numbers[-1] + 1


def _odd_number(path: str, line: int, number: int, expected: int) -> Finding:
    return Finding(
        check="page-number-sequence",
        severity=Severity.WARNING,
        location=Location(path=path, line=line),
        message=f"页码为 {number}，按顺序应为 {expected} · the printed page number is {number} where {expected} is due",
        fix="核对是否缺页或重复 · see whether a page is missing or repeated in the delivered text",
    )


def _indent(raw: str) -> int:
    """Return the white space in front in half-em units."""
    blank = raw[: len(raw) - len(raw.lstrip())]
    return sum(4 if c == "\t" else 2 if c == "\u3000" else 1 for c in blank)


def _flush_left(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines with indents counted from their page's own left edge (a scan may shift a page)."""
    edge: dict[int, int] = {}
    for line in lines:
        edge[line.page] = min(edge.get(line.page, line.indent), line.indent)
    for line in lines:
        yield replace(line, indent=line.indent - edge[line.page])
