# A pair of texts from a file. Comes in: nothing. Goes out: BilingualUnit and which text is which.
"""One unit of a bilingual file, whatever its format."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workreport.errors import SourceError
from workreport.model import Location

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class BilingualUnit:
    """A Chinese text and its English."""

    id: str
    """The unit's id in its file; `row 3` where it has none."""
    line: int
    """The line that it begins on, from 1; in a Word file, its row."""
    source: str
    """Chinese."""
    target: str
    """English; empty where there is none."""
    problem: str = ""
    """Why the unit cannot be read, if it cannot; it has no texts then."""


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Raise SourceError where the file at `path` cannot be read."""
    try:
        yield
    except OSError as error:
        raise SourceError(
            f"文件读不出来 · the file cannot be read: {error.strerror or error}",
            location=Location(path=str(path)),
            fix="检查文件权限 · check the file's permissions",
        ) from None


def is_chinese_tag(tag: str) -> bool:
    """Tell whether a BCP 47 tag names Chinese."""
    return tag.lower().replace("_", "-").split("-")[0] in ("zh", "cmn", "yue", "chi", "zho")


def is_english_tag(tag: str) -> bool:
    """Tell whether a BCP 47 tag names English."""
    return tag.lower().replace("_", "-").split("-")[0] in ("en", "eng")


def count_han(text: str) -> int:
    """Return how many Han characters a text has."""
    return len(_HAN.findall(text))


def is_mostly_chinese(text: str) -> bool:
    """Tell whether a text is rather Chinese than English: a Han character weighs as much as three letters."""
    return 3 * count_han(text) > len(_LATIN.findall(text))


def one_line(text: str) -> str:
    """Return a text without line breaks and double blanks."""
    return " ".join(text.split())
