# What editors write for readers themselves. Comes in: what is below docs/. Goes out: findings.
"""`table-form`, `insert-missing`, `page-missing`: on editorial pages, what readers of one language would not see."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from workreport.comments import INSERT, has_stray_comment
from workreport.docs import DOCS, DocsEntry
from workreport.findings import Finding, Severity
from workreport.locales import LOCALES
from workreport.markup.front import front_matter_end
from workreport.model import Location

_SEPARATOR = re.compile(r"[\s|:-]*-[\s|:-]*")
"""The row under a table's head, which makes it a table (GitHub Flavored Markdown, 4.10)."""
_EDITORIAL = re.compile(r"---\n(?:(?!---\n).*\n)*?editorial: true *\n")
_BAR = re.compile(r"(?<!\\)\|")


def check_editorial(entries: Iterable[DocsEntry]) -> Iterator[Finding]:
    """Yield the tables that lose words, and what a page lacks that its twin in the other language has, or the twin."""
    texts = {entry.path: entry.text for entry in entries if entry.text is not None}
    for path, text in texts.items():
        if "|" in text:
            yield from _check_tables(path, text.split("\n"))
        if not has_stray_comment(text):
            yield from _check_inserts(path, text, texts)
        if _EDITORIAL.match(text):
            yield from _check_twins(path, texts)


def _check_tables(path: str, lines: Sequence[str]) -> Iterator[Finding]:
    begin = front_matter_end(lines)
    body = [(number, line) for number, line in enumerate(lines, 1) if number > begin]
    for is_blank, block in groupby(body, key=lambda item: not item[1].strip()):
        (_, head), *rows = block
        if is_blank or not rows or not _BAR.search(head) or not _SEPARATOR.fullmatch(rows[0][1]):
            continue
        columns = len(_cells(head))
        if (below := len(_cells(rows[0][1]))) != columns:
            message = f"不成表格：表头 {columns} 格，其下 {below} 格 · no table: head of {columns} cells, {below} below"
            yield _finding(path, rows[0][0], "table-form", message, "两行一样多格 · as many cells in both rows")
            continue
        for number, row in rows:
            if (extra := len(_cells(row)) - columns) > 0:
                message = f"比表头多 {extra} 格，不会显示 · {extra} cells more than the head has would not be seen"
                fix = "删去，或表头也加一格；字符“|”写成 · delete it, or add to the head; the character itself is: \\|"
                yield _finding(path, number, "table-form", message, fix)


def _cells(row: str) -> Sequence[str]:
    return _BAR.split(re.sub(r"^\||(?<!\\)\|$", "", row.strip()))


def _check_inserts(path: str, text: str, texts: Mapping[str, str]) -> Iterator[Finding]:
    own = {match["name"] for match in INSERT.finditer(text)}
    for other in LOCALES.values():
        twin = texts.get("/".join((DOCS, other.folder, *path.split("/")[2:])), "")
        for name in sorted({match["name"] for match in INSERT.finditer(twin)} - own):
            message = f"缺由数据生成的内容，{other.folder} 的这一页有 · lacks what is made from data on the other page"
            fix = f"单独一行写 · on a line of its own: <!-- insert: {name} -->"
            yield _finding(path, 1, "insert-missing", message, fix)


def _check_twins(path: str, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a warning for a page that only one of the languages has; readers of the other get that, or nothing."""
    for other in LOCALES.values():
        twin = "/".join((DOCS, other.folder, *path.split("/")[2:]))
        if twin not in texts:
            message = f"{other.folder} 没有这一页 · the page is not there in {other.folder}"
            finding = _finding(path, 1, "page-missing", message, f"新建 · create: {twin}")
            yield replace(finding, severity=Severity.WARNING)


def _finding(path: str, line: int, check: str, message: str, fix: str) -> Finding:
    location = Location(path=path, line=line)
    return Finding(check=check, severity=Severity.ERROR, location=location, message=message, fix=fix)
