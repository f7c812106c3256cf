"""What can be read as a delivered text, and what is refused."""

import os
from pathlib import Path

import pytest

from workreport.errors import SourceError
from workreport.model import Location
from workreport.source import decode_source, read_source

TEXT = "各位代表：现在，我代表市人民政府向大会报告工作，增长5.6%。\r\n"
HERE = Location(path="s.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert decode_source(TEXT.encode(encoding), HERE) == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(1, 9)) * 20, "binary"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16"),
        (b"\xff\xff\xa0\xff" * 9, "neither UTF-8 nor GB18030"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decode_source(data, HERE)


def test_damaged_utf_8_is_not_taken_for_gb18030() -> None:
    data = (TEXT * 3).encode()
    with pytest.raises(SourceError, match="not UTF-8") as caught:
        decode_source(data[:100] + data[101:], HERE)
    assert caught.value.location == Location(path="s.txt", line=2)


def test_a_directory_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="directory"):
        read_source(tmp_path)
    with pytest.raises(SourceError, match="no such file"):
        read_source(tmp_path / "none.txt")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0)
    if os.geteuid() == 0:  # permissions do not bind root: let the system call fail as it does for anybody else

        def refuse(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="Permission denied"):
        read_source(file)
