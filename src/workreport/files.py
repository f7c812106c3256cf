# Files of text. Comes in: a path. Goes out: what is in it.
"""Reading the files that people keep: UTF-8, and where they are not, the line at which that shows."""

import re
from pathlib import Path

from workreport.errors import ProjectError, WorkReportError
from workreport.model import Location

CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= |$)|^={7}$", re.MULTILINE)
"""What git writes between the two sides of a conflict."""


def read_text(file: Path, path: str, error: type[WorkReportError]) -> str:
    """Return the text of `file`, which messages call `path`. Raises `error` if it cannot be read, or is not UTF-8."""
    refuse_link(file, path, error)
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise error(
            f"第 {fault.start + 1} 个字节不是 UTF-8 · byte {fault.start + 1} is not UTF-8",
            location=Location(path=path, line=fault.object[: fault.start].count(b"\n") + 1),
            fix="把文件另存为 UTF-8 · save the file as UTF-8",
        ) from None
    except OSError as fault:
        message = f"文件读不出来 · the file cannot be read: {fault.strerror}"
        raise error(message, location=Location(path=path)) from None


def refuse_link(file: Path, path: str, error: type[WorkReportError]) -> None:
    """Raise `error` if `path`, which `file` ends with, is below data/ and a part of it is a symbolic link.

    A proposal may change what is there, and what a link leads to is not for everybody to see.
    """
    depth = path.count("/") + 1 if path.startswith("data/") else 0
    if any(part.is_symlink() for part in (file, *file.parents)[:depth]):
        message, fix = "符号链接 · symbolic link", "换成文件本身 · put the file itself there"
        raise error(f"unsafe-markup: {message}", location=Location(path=path), fix=fix)


def read_data(file: Path, path: str) -> str:
    """Return the text of a data file, or nothing if there is no such file.

    Raises ProjectError as `read_text` does, and where a merge has left its marks.
    """
    text = read_text(file, path, ProjectError) if file.exists() else ""
    if match := CONFLICT.search(text):
        raise ProjectError(
            f"合并冲突还没有解决 · a merge conflict is not resolved: {match[0]}",
            location=Location(path=path, line=text.count("\n", 0, match.start()) + 1),
            fix="两边各留该留的，删去 <<<<<<<、=======、>>>>>>> 三行 · keep what is right, delete these lines",
        )
    return text
