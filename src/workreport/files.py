# Files of text. Comes in: a path. Goes out: what is in it.
"""Reading the files that people keep: UTF-8, and where they are not, the line at which that shows."""

from pathlib import Path

from workreport.errors import WorkReportError
from workreport.model import Location


def read_text(file: Path, path: str, error: type[WorkReportError]) -> str:
    """Return the text of `file`, which messages call `path`. Raises `error` if it cannot be read, or is not UTF-8."""
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


def read_text_if_any(file: Path, path: str, error: type[WorkReportError]) -> str:
    """Return what `read_text` does, or nothing if there is no such file."""
    return read_text(file, path, error) if file.exists() else ""
