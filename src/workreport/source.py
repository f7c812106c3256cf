# The delivered file as text. Comes in: a path or bytes. Goes out: text, or a SourceError that says why not.
"""Reading a delivered file: UTF-8 (with or without a byte order mark) or GB18030, any line ends."""

import re
from pathlib import Path

from workreport.errors import SourceError
from workreport.files import refuse_link
from workreport.model import Location

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# Control characters occur in text by accident; more than one in 200 is no text.
_MOST_CONTROLS = 1 / 200
# Damaged UTF-8 still has nearly all of its multi-byte characters whole; GB18030 read as UTF-8 has next to none.
_MOST_DAMAGE = 1 / 10
_SAVE_AS = "把文件另存为 UTF-8 纯文本后再导入 · save the file as plain text in UTF-8 and import that"


def read_source(path: Path, name: str | None = None) -> str:
    """Return the text of the delivered file at `path`, line ends as they are; `name` is what messages call it.

    Raises SourceError for a directory, a file without permission, an empty or binary file, bytes that are no text.
    """
    location = Location(path=name or str(path))
    refuse_link(path, location.path, SourceError)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("没有这个文件 · there is no such file", location=location) from None
    except IsADirectoryError:
        raise SourceError(
            "这是文件夹，不是文件 · this is a directory, not a file",
            location=location,
            fix="给出文本文件的路径 · give the path of the text file",
        ) from None
    except OSError as error:
        raise SourceError(
            f"文件读不出来 · the file cannot be read: {error.strerror}",
            location=location,
            fix="检查文件权限 · check the file's permissions",
        ) from None
    return decode_source(data, location)


def decode_source(data: bytes, location: Location) -> str:
    """Return `data` as text, without a byte order mark. Raises SourceError as `read_source` does."""
    if not data.strip():
        raise SourceError("文件是空的 · the file is empty", location=location)
    if data.startswith(_UTF16_MARKS):
        raise SourceError("文件是 UTF-16 编码 · the file is in UTF-16", location=location, fix=_SAVE_AS)
    if b"\x00" in data or data.startswith(b"%PDF-"):
        raise _binary(location)
    text = _decode(data, location)
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise _binary(location)
    return text


def _binary(location: Location) -> SourceError:
    message = "这是二进制文件，不是文本 · this is a binary file, not text"
    return SourceError(message, location=location, fix=_SAVE_AS)


def _decode(data: bytes, location: Location) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        damaged = data.decode("utf-8", errors="replace")
        beyond_ascii = sum(character > "\x7f" for character in damaged)
        if damaged.count("\ufffd") > beyond_ascii * _MOST_DAMAGE:
            return _decode_gb18030(data, location)
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"第 {error.start + 1} 个字节不是 UTF-8 · byte {error.start + 1} is not UTF-8 in a file that otherwise is",
            location=Location(path=location.path, line=line),
            fix="在该行补上丢失的字，存为 UTF-8 · restore the character on that line and save as UTF-8",
        ) from None


def _decode_gb18030(data: bytes, location: Location) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        raise SourceError(
            "既不是 UTF-8 也不是 GB18030 文本 · neither UTF-8 nor GB18030 text",
            location=location,
            fix=_SAVE_AS,
        ) from None
