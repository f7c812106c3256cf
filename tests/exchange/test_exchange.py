"""Pairs for other programs, and a translator's work back from them."""

import json
import random
import re
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from builders import ROOT
from workreport.alignment import State
from workreport.bilingual.tmx import read_tmx
from workreport.bilingual.xliff import read_xliff
from workreport.cli import main
from workreport.exchange.formats import to_json_lines, to_tmx, to_xliff
from workreport.exchange.units import ExchangeUnit, read_units
from workreport.lock import digest
from workreport.model import Kind
from workreport.project import Project

XLF = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


@pytest.fixture(scope="session")
def units() -> tuple[ExchangeUnit, ...]:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry
    return read_units(project, entry)


def test_every_segment_of_the_report_is_exchanged_with_its_place(units: tuple[ExchangeUnit, ...]) -> None:
    headings_and_paragraphs = [
        block
        for file in (ROOT / "docs/zh/2024").rglob("*.md")
        if "editorial: true" not in (text := file.read_text(encoding="utf-8"))
        for block in text.split("\n\n")
    ]
    assert len(units) == len(headings_and_paragraphs)
    assert {unit.state for unit in units} <= {State.TRANSLATED, State.REVIEWED}
    by_id = {unit.id: unit for unit in units}
    assert by_id["2024/1-review/6-urban-rural#poverty-relief/1"].printed == "6–7"


def test_tmx_has_the_accepted_pairs(units: tuple[ExchangeUnit, ...], tmp_path: Path) -> None:
    file = tmp_path / "memory.tmx"
    file.write_text("".join(to_tmx(units)), encoding="utf-8")
    read = {unit.id: (unit.source, unit.target) for unit in read_tmx(file)}
    assert read == {unit.id: (unit.source, unit.target) for unit in units if unit.is_fresh}
    root = etree.parse(file).getroot()
    assert root.get("version") == "1.4"
    # What the DTD of TMX 1.4 requires of a header, and of the order in a unit.
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required == set(root[0].keys())
    for unit in root.iter("tu"):
        assert re.fullmatch(r"(prop )*tuv tuv", " ".join(str(child.tag) for child in unit))
    pages = {one.text for one in root.iter("prop") if one.get("type") == "x-printed"}
    assert "6–7" in pages


def test_what_is_not_accepted_is_in_no_memory_and_marked_in_the_translation_file() -> None:
    states = {State.STALE: "stale", State.UNACCEPTED: "unaccepted", State.MISALIGNED: "misaligned", State.MISSING: ""}
    for state, sub_state in states.items():
        unit = ExchangeUnit(
            id="2024/a#b/1",
            page="2024/a",
            anchor="b.1",
            kind=Kind.PARAGRAPH,
            source="甲<乙&丙",
            source_digest="",
            target="" if state is State.MISSING else "A < B & C",
            target_digest="",
            state=state,
            pages=None,
            reviewed="",
        )
        assert "<tu " not in "".join(to_tmx([unit]))
        root = etree.fromstring("".join(to_xliff([unit])).encode())
        (segment,) = root.iterfind(".//x:segment", XLF)
        assert segment.get("state") == "initial"
        assert (segment.get("subState") or "") == (f"workreport:{sub_state}" if sub_state else "")
        assert segment.findtext("x:source", namespaces=XLF) == "甲<乙&丙"
        assert segment.findtext("x:target", namespaces=XLF) == (unit.target or None)


def test_xliff_is_read_back_whole(units: tuple[ExchangeUnit, ...], tmp_path: Path) -> None:
    file = tmp_path / "2024.xlf"
    file.write_text("".join(to_xliff(units)), encoding="utf-8")
    assert [(unit.source, unit.target) for unit in read_xliff(file)] == [(unit.source, unit.target) for unit in units]
    root = etree.parse(file).getroot()
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "zh-Hans", "en")
    ids = [unit.get("id") or "" for unit in root.iterfind(".//x:unit", XLF)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w.:-]+", one) for one in ids), "xs:NMTOKEN"


def test_json_lines_carry_both_texts_with_the_digests_of_the_lock(units: tuple[ExchangeUnit, ...]) -> None:
    lines = [json.loads(line) for line in StringIO("".join(to_json_lines(units)))]
    assert [line["id"] for line in lines] == [unit.id for unit in units]
    for line in lines:
        for tag in ("zh-Hans", "en"):
            assert line["digest"][tag] == digest(line[tag])


@pytest.mark.parametrize("style", ["tmx", "xliff", "jsonl"])
def test_the_same_report_is_the_same_bytes(project_copy: Path, style: str) -> None:
    for name in ("one", "two"):
        assert main(["export", "--to", style, "--out", name]) == 0
    assert Path("one").read_bytes() == Path("two").read_bytes()


def english(project: Path) -> dict[str, list[str]]:
    files = sorted((project / "docs/en").rglob("*.md"))
    return {file.relative_to(project).as_posix(): file.read_text(encoding="utf-8").split("\n") for file in files}


@pytest.mark.parametrize("style", ["xliff", "tmx"])
def test_ten_paragraphs_changed_by_a_translator_come_back_and_nothing_else(
    project_copy: Path, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    assert main(["export", "--to", style, "--out", "work"]) == 0
    tree = etree.parse("work")
    texts = tree.findall(".//x:target", XLF) if style == "xliff" else tree.findall(".//tuv[2]/seg")
    # 各位代表： stands in several places, and a memory without ids could not tell them apart.
    chosen = random.Random(9).sample([one for one in texts if "Fellow" not in (one.text or "")], 10)
    for number, one in enumerate(chosen):
        one.text = f"{one.text} <New & {number}> *words*"
    tree.write("work", encoding="utf-8", xml_declaration=True)
    before = english(project_copy)
    assert main(["import", "--from", style, "work"]) == 0
    after = english(project_copy)
    changed = [
        (path, old, new)
        for path, lines in after.items()
        for old, new in zip(before[path], lines, strict=True)
        if old != new
    ]
    assert len(changed) == 10
    assert all("New &" in new and "\\*words\\*" in new for _, _, new in changed)
    captured = capsys.readouterr()
    assert sorted(captured.out.split()) == sorted({path for path, _, _ in changed})
    assert "10 段写入" in captured.err
    assert main(["import", "--from", style, "work"]) == 0
    assert english(project_copy) == after, "the second time nothing is left to do"


def pair(chinese: str, english: str, *, tuid: str = "x") -> str:
    texts = (f"<tuv xml:lang='{tag}'><seg>{text}</seg></tuv>" for tag, text in (("zh", chinese), ("en", english)))
    return f"<tu tuid='{tuid}'>{''.join(texts)}</tu>\n"


def test_what_has_no_place_is_told_and_changes_nothing(project_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("work.tmx").write_text(
        "<tmx version='1.4'><header/><body>\n"
        + pair("各位来宾：", "Guests,", tuid="2024/0-opening#opening/1")
        + pair("没有这一段。", "No such.")
        + pair("各位代表：", "各位代表：")
        + "</body></tmx>",
        encoding="utf-8",
    )
    before = english(project_copy)
    assert main(["import", "--from", "tmx", "work.tmx"]) == 1
    assert english(project_copy) == before
    told = capsys.readouterr().err
    for line, words in ((2, "the Chinese is another one by now"), (3, "no such Chinese"), (4, "there is no English")):
        assert re.search(rf"work\.tmx:{line}: not-placed \(warning\): .*{words}", told)
    assert "3 段没有着落" in told


def test_a_page_that_is_not_there_begins_as_the_chinese_one(project_copy: Path) -> None:
    page = project_copy / "docs/en/2024/0-opening.md"
    assert main(["export", "--to", "xliff", "--out", "work.xlf"]) == 0
    page.unlink()
    assert main(["import", "--from", "xliff", "work.xlf"]) == 0
    assert page.read_text(encoding="utf-8").startswith("# Opening { #opening .editorial }\n\nFellow Deputies,\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "--to", "tmx", "--report", "1999"], "there is no report 1999"),
        (["import", "--from", "tmx", "none.tmx"], "there is no such file"),
        (["import", "some.txt"], "the report's id is missing"),
        (["import", "--from", "xliff", "mkdocs.yml"], "no well-formed XML"),
    ],
)
def test_wrong_use_is_explained(
    project_copy: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err
