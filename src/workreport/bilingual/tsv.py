# Tables as text. Comes in: a .tsv file. Goes out: units.
"""Tab-separated tables: two columns of texts, in either order, with an id before them or without."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from workreport.bilingual.unit import (
    BilingualUnit,
    is_chinese_tag,
    is_english_tag,
    is_mostly_chinese,
    one_line,
    readable,
)
from workreport.errors import SourceError
from workreport.model import Location

_SAMPLE = 50
"""Rows looked at to find out which columns the texts are in."""
_HEADER_CHINESE = ("source", "中文", "原文", "chinese", "zh")
_HEADER_ENGLISH = ("target", "英文", "译文", "english", "en")
_PROBE = 64 * 1024

Row = tuple[int, Sequence[str]]


def read_tsv(path: Path) -> Iterator[BilingualUnit]:
    """Yield the units of a table; a header is recognised. Raises SourceError if there are no two columns of text."""
    encoding = _encoding_of(path)
    with readable(path), path.open(encoding=encoding, newline="", errors="strict") as file:
        rows = _rows(file, path)
        sample = list(islice(rows, _SAMPLE))
        if not sample:
            return
        columns, has_header = _columns(sample, path)
        for number, fields in chain(sample[1:] if has_header else sample, rows):
            yield from _unit(number, fields, columns)


def _rows(file: TextIO, path: Path) -> Iterator[Row]:
    try:
        for number, line in enumerate(file, 1):
            text = line.rstrip("\r\n")
            if text.strip():
                yield number, text.split("\t")
    except UnicodeDecodeError:
        raise SourceError(
            "不是 UTF-8、UTF-16 或 GB18030 文本 · the text is neither UTF-8, UTF-16 nor GB18030",
            location=Location(path=str(path)),
            fix="另存为 UTF-8 · save it as UTF-8",
        ) from None


def _unit(number: int, fields: Sequence[str], columns: tuple[int, int]) -> Iterator[BilingualUnit]:
    chinese, english = columns
    if len(fields) <= max(columns):
        problem = f"这一行只有 {len(fields)} 列 · this row has only {len(fields)} of {max(columns) + 1} columns"
        yield BilingualUnit(id=f"row {number}", line=number, source="", target="", problem=problem)
        return
    source, target = one_line(fields[chinese]), one_line(fields[english])
    if source:
        identity = fields[0].strip() if min(columns) > 0 else ""
        yield BilingualUnit(id=identity or f"row {number}", line=number, source=source, target=target)


def _columns(sample: Sequence[Row], path: Path) -> tuple[tuple[int, int], bool]:
    """Return the columns of Chinese and English, and whether the first row only names them."""
    header = [field.strip().lower() for field in sample[0][1]]
    named = _position(header, _HEADER_CHINESE, chinese=True), _position(header, _HEADER_ENGLISH, chinese=False)
    if named[0] is not None and named[1] is not None and named[0] != named[1]:
        return (named[0], named[1]), True
    width = Counter(len(fields) for _, fields in sample).most_common(1)[0][0]
    lengths, han = [0] * width, [0] * width
    for _, fields in sample:
        for at, field in enumerate(fields[:width]):
            lengths[at] += len(field)
            han[at] += is_mostly_chinese(field) and bool(field.strip())
    texts = sorted(range(width), key=lambda at: -lengths[at])[:2]
    if len(texts) < 2:
        raise SourceError(
            "没有两列文字 · there are no two columns of text",
            location=Location(path=str(path), line=sample[0][0]),
            fix="用制表符隔开中文和英文 · put a tab between Chinese and English",
        )
    chinese, english = sorted(texts, key=lambda at: -han[at])
    return (chinese, english), False


def _position(header: Sequence[str], names: Sequence[str], *, chinese: bool) -> int | None:
    is_tag = is_chinese_tag if chinese else is_english_tag
    return next((at for at, field in enumerate(header) if field in names or is_tag(field)), None)


def _encoding_of(path: Path) -> str:
    """Return the encoding of a text file by its first bytes: UTF-8 with or without mark, UTF-16 with one, GB18030."""
    with readable(path), path.open("rb") as file:
        probe = file.read(_PROBE)
    if probe.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        probe[: probe.rfind(b"\n") + 1 or len(probe)].decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"
