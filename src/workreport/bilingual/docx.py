# Word tables. Comes in: a .docx file. Goes out: units.
"""Word documents whose tables have Chinese in one column and English in another (ECMA-376, part 1, section 17.4)."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from workreport.bilingual.unit import BilingualUnit, is_mostly_chinese, one_line
from workreport.bilingual.xml import iterate_elements, local_name
from workreport.errors import SourceError
from workreport.model import Location

_DOCUMENT = "word/document.xml"


def read_docx(path: Path) -> Iterator[BilingualUnit]:
    """Yield the rows of a document's tables that have a Chinese cell and another. Deleted text is left out.

    Raises SourceError if the file is no Word document or has no such row.
    """
    found = False
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_DOCUMENT) as file:
            for number, (_, row) in enumerate(iterate_elements(file, path, "tr"), 1):
                cells = [_text(cell) for cell in row if isinstance(cell.tag, str) and local_name(cell) == "tc"]
                for unit in _unit(number, cells):
                    found = True
                    yield unit
    except (zipfile.BadZipFile, KeyError):
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


def _unit(number: int, cells: list[str]) -> Iterator[BilingualUnit]:
    chinese = next((at for at, cell in enumerate(cells) if is_mostly_chinese(cell)), None)
    others = [(at, cell) for at, cell in enumerate(cells) if at != chinese and cell]
    if chinese is None or len(cells) < 2 or not cells[chinese]:
        return
    english = max(others, key=lambda other: (other[0] > 0 or len(cells) == 2, len(other[1])), default=(0, ""))
    is_id = len(cells) > 2 and english[0] == 0 and chinese > 0
    yield BilingualUnit(
        id=cells[0] if len(cells) > 2 and chinese > 0 and english[0] > 0 else f"row {number}",
        line=number,
        source=cells[chinese],
        target="" if is_id else english[1],
    )


def _text(cell: "etree._Element") -> str:
    """Return a cell's text: runs joined, tabs and breaks as blanks, paragraphs one after the other."""
    parts: list[str] = []
    for element in cell.iter("{*}t", "{*}tab", "{*}br", "{*}p"):
        parts.append((element.text or "") if local_name(element) == "t" else " ")
    return one_line("".join(parts))
