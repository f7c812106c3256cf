"""Bilingual files of any translator: real files in the real formats, good ones and bad ones."""

import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from workreport.bilingual import read_units
from workreport.bilingual.checking import check_units
from workreport.cli import main

Capture = pytest.CaptureFixture[str]
PAIRS = [
    ("a", "贷款余额达到1928亿元。", "Loans reached 1,928 billion yuan."),
    ("b", "新建幼儿园60所以上。", "We will build at least 60 kindergartens."),
    ("c", "进出口总值增长18.8%。", "Foreign trade fell by 18.8 percent."),
    ("d", "培育龙头企业20家。", ""),
]
EXPECTED = [("a", "figure-mismatch"), ("c", "direction-mismatch"), ("d", "missing-translation")]


def write_tmx(path: Path) -> None:
    units = []
    for identity, chinese, english in PAIRS:
        marked = chinese.replace("达到", '<bpt i="1">&lt;b 9&gt;</bpt>达到')
        units.append(
            f'<tu tuid="{identity}"><tuv xml:lang="zh-CN"><seg>{marked}</seg></tuv>\n'
            f'<tuv xml:lang="en-US"><seg>{english}</seg></tuv></tu>'
        )
    header = '<header creationtool="x" creationtoolversion="1" segtype="block" o-tmf="x" adminlang="en" '
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        f'{header}srclang="zh-CN" datatype="plaintext"/><body>{"".join(units)}</body></tmx>',
        encoding="utf-8",
    )


def write_xliff_1(path: Path) -> None:
    """XLIFF 1.2 in the other direction: a Chinese translation of English."""
    units = "\n".join(
        f'<trans-unit id="{identity}"><source>{english}</source><target state="final">{chinese}</target></trans-unit>'
        for identity, chinese, english in PAIRS
    )
    languages = 'source-language="en" target-language="zh-Hans" datatype="plaintext"'
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="f" {languages}><body>{units}</body></file></xliff>',
        encoding="utf-8",
    )


def write_xliff_2(path: Path) -> None:
    units = []
    for identity, chinese, english in PAIRS:
        marked = english.replace("reached", '<pc id="1">reached</pc>')
        units.append(
            f'<unit id="{identity}"><segment><source>{chinese}</source>\n<target>{marked}</target></segment></unit>'
        )
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hans" trgLang="en">'
        f'<file id="f">{"".join(units)}</file></xliff>',
        encoding="utf-8",
    )


def write_tsv(path: Path) -> None:
    path.write_text("id\tzh\ten\n" + "".join(f"{i}\t{zh}\t{en}\n" for i, zh, en in PAIRS), encoding="utf-8-sig")


def write_docx(path: Path) -> None:
    document = Document()
    document.add_paragraph("对照表 Table")
    table = document.add_table(rows=0, cols=3)
    for texts in PAIRS:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


WRITERS: dict[str, Callable[[Path], None]] = {
    "memory.tmx": write_tmx,
    "one.xlf": write_xliff_1,
    "two.xliff": write_xliff_2,
    "table.tsv": write_tsv,
    "table.docx": write_docx,
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_gives_the_same_findings(name: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    assert main(["check", str(path), "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert [(one["unit"], one["check"]) for one in findings] == EXPECTED
    assert {"check", "severity", "path", "line", "unit", "message", "source", "target"} <= findings[0].keys()
    assert findings[0]["path"] == str(path)
    assert findings[0]["line"] >= 1
    assert "1928亿元" in findings[0]["source"]
    assert "1,928 billion yuan" in findings[0]["target"]


def test_a_sound_file_is_silent_and_needs_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound.tsv").write_text(
        "新建幼儿园60所以上。\tWe will build at least 60 kindergartens.\n", encoding="utf-8"
    )
    assert main(["check", "sound.tsv"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["check", "sound.tsv", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("columns", [(0, 1), (1, 0)])
def test_a_table_in_any_order_and_encoding(tmp_path: Path, encoding: str, columns: tuple[int, int]) -> None:
    rows = [[zh, en] for _, zh, en in PAIRS]
    text = "".join("\t".join(row[at] for at in columns) + "\r\n" for row in rows)
    (tmp_path / "t.tsv").write_bytes(text.encode(encoding))
    assert [(unit.line, unit.source) for unit in read_units(tmp_path / "t.tsv")] == [
        (line, zh) for line, (_, zh, _) in enumerate(PAIRS, 1)
    ]


def test_a_row_that_is_too_short_is_told_and_the_rest_is_checked(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("新建60所。\tWe built 60.\n新建70所。\n新建80所。\tWe built 90.\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:2: malformed-row (warning): row 2" in out
    assert f"{path}:3: figure-mismatch" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tmx", b"<tmx><body><tu>", "a.tmx:1:"),
        ("a.tmx", b"", "a.tmx"),
        ("a.xlf", b"\x00\x01\x02", "a.xlf:1:"),
        ("a.tsv", b"only one column\n", "a.tsv:1:"),
        ("a.tsv", b"\xff\xff\xff\tx\n\x80\x81\xff\t\n", "a.tsv"),
        ("a.docx", b"no zip", "a.docx"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_message(
    tmp_path: Path, capsys: Capture, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["check", str(tmp_path / name)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert " · " in error


def test_a_word_document_without_a_table(tmp_path: Path, capsys: Capture) -> None:
    document = Document()
    document.add_paragraph("没有表格")
    document.save(str(tmp_path / "a.docx"))
    assert main(["check", str(tmp_path / "a.docx")]) == 2
    assert "no table" in capsys.readouterr().err


def write_entities(path: Path, declarations: str, text: str) -> None:
    path.write_text(
        f'<!DOCTYPE tmx [{declarations}]><tmx><body><tu tuid="1"><tuv xml:lang="zh"><seg>{text}</seg></tuv>'
        '<tuv xml:lang="en"><seg>In all 60.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )


def test_entities_are_not_resolved_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("999", encoding="utf-8")
    write_entities(tmp_path / "a.tmx", f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "共&x;60所。")
    (unit,) = read_units(tmp_path / "a.tmx")
    assert unit.source == "共60所。"


def test_an_xml_bomb_is_refused(tmp_path: Path, capsys: Capture) -> None:
    bomb = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 60))
    write_entities(tmp_path / "a.tmx", f'<!ENTITY e0 "9">{bomb}', "共&e59;所。")
    assert main(["check", str(tmp_path / "a.tmx")]) in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_a_zip_bomb_is_read_piece_by_piece(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("新建60所。", "We built 60."))
    row = f"<w:tr>{cells}</w:tr>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:tbl>{row * 5_000}</w:tbl></w:document>")
    tracemalloc.start()
    assert sum(1 for _ in read_units(tmp_path / "a.docx")) == 5_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_500_000


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Three times the file, the same peak: units and findings pass by one at a time."""
    peaks = []
    for size in (3_000, 9_000):
        path = tmp_path / f"{size}.tsv"
        path.write_text("".join(f"新建{n}所。\tWe built {n + 1}.\n" for n in range(2, size)), encoding="utf-8")
        sum(1 for _ in check_units(read_units(path), "t"))  # the lexicon is loaded once
        tracemalloc.start()
        assert sum(1 for _ in check_units(read_units(path), "t")) >= size - 2
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
