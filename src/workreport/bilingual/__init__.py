# Bilingual files of any translator. Comes in: a path. Goes out: units, one at a time.
"""Reading TMX, XLIFF, tab-separated tables and Word tables as pairs of texts."""

from collections.abc import Callable, Iterator
from pathlib import Path

from workreport.bilingual.docx import read_docx
from workreport.bilingual.tmx import read_tmx
from workreport.bilingual.tsv import read_tsv
from workreport.bilingual.unit import BilingualUnit
from workreport.bilingual.xliff import read_xliff

READERS: dict[str, Callable[[Path], Iterator[BilingualUnit]]] = {
    ".tmx": read_tmx,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".tsv": read_tsv,
    ".docx": read_docx,
}
"""How to read a file, by its suffix in lower case."""


def is_bilingual_file(path: Path) -> bool:
    """Tell whether a path names a file of one of the formats that are read here."""
    return path.suffix.lower() in READERS


def read_units(path: Path) -> Iterator[BilingualUnit]:
    """Yield the units of a bilingual file, holding one at a time. Raises SourceError for what cannot be read."""
    yield from READERS[path.suffix.lower()](path)
