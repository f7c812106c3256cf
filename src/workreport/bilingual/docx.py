# Word tables. Comes in: a .docx file. Goes out: units.
"""Word documents whose tables have Chinese in one column and English in another (ECMA-376, part 1, section 17.4)."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from workreport.bilingual.unit import BilingualUnit, count_han, is_mostly_chinese, one_line, readable
from workreport.bilingual.xml import iterate_elements, local_name
from workreport.errors import SourceError
from workreport.model import Location

_DOCUMENT = "word/document.xml"
_TWO = 2
_NO_DOCUMENT = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    KeyError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What `zipfile` raises for archives that are damaged, encrypted, of another compression, or hold no document."""


def read_docx(path: Path) -> Iterator[BilingualUnit]:
    """Yield the rows of a document's tables that have a Chinese cell and another. Deleted text is left out.

    Raises SourceError if the file is no Word document or has no such row.
    """
    found = False
    try:
        with readable(path), zipfile.ZipFile(path) as archive, archive.open(_DOCUMENT) as file:
            for number, (_, row) in enumerate(iterate_elements(file, path, "tr"), 1):
                cells = [_text(cell) for cell in row if isinstance(cell.tag, str) and local_name(cell) == "tc"]
                for unit in _unit(number, cells):
                    found = True
                    yield unit
    except _NO_DOCUMENT:
        raise SourceError(
            "不是 Word 文档 · this is no Word document",
            location=Location(path=str(path)),
            fix="另存为 .docx · save it as .docx",
        ) from None
    if not found:
        raise SourceError(
            "没有两列的中英文表格 · there is no table with Chinese and English columns",
            location=Location(path=str(path)),
            fix="把中文和英文放进一个两列的表格 · put Chinese and English into a table of two columns",
        )


def _unit(number: int, cells: Sequence[str]) -> Iterator[BilingualUnit]:
    """Yield the unit of a row: its most Chinese cell with the longest other; a first cell before both is an id."""
    chinese = max(range(len(cells)), key=lambda at: count_han(cells[at]), default=0)
    if len(cells) < _TWO or not is_mostly_chinese(cells[chinese]):
        return
    has_id = len(cells) > _TWO and chinese > 0
    others = [at for at in range(len(cells)) if at != chinese and not (has_id and at == 0)]
    english = max(others, key=lambda at: len(cells[at]))
    identity = cells[0] if has_id else ""
    yield BilingualUnit(id=identity or f"row {number}", line=number, source=cells[chinese], target=cells[english])


def _text(cell: "etree._Element") -> str:
    """Return a cell's text: runs joined, tabs and breaks as blanks, paragraphs one after the other."""
    parts: list[str] = []
    for element in cell.iter("{*}t", "{*}tab", "{*}br", "{*}p"):
        parts.append((element.text or "") if local_name(element) == "t" else " ")
    return one_line("".join(parts))
