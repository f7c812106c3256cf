"""Whatever a file holds, a command ends with a result or with a reason, and in time."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broken import TEXTS, TMX, WRONG, XLIFF, mutations, with_wrong_value
from builders import ROOT
from fuzz_targets import TARGETS, try_out
from workreport.cli import main

CASES = ROOT / "tests/cases/fuzz"
FILES = {
    "import": "data/sources/2024.txt",
    "page": "docs/zh/2024/1-review/3-ecology.md",
    "html": "docs/en/2024/1-review/3-ecology.md",
    "pair": "docs/zh/2024/1-review/3-ecology.md",
    "style": "docs/en/2024/1-review/3-ecology.md",
    "lock": "data/alignment/en/2024/1-review/3-ecology.tsv",
    "termbase": "data/termbase.toml",
    "indicators": "data/indicators.toml",
    "reports": "data/reports.toml",
    "errata": "data/sources/2024.errata.toml",
    "questions": "data/open-questions.toml",
    "traditional": "data/traditional.toml",
    "addresses": "data/addresses.txt",
    "moved": "data/moved.toml",
    "markup": "docs/zh/2024/index.md",
}
MOVED = '[[moved]]\nfrom = "2024/1-review/9-old/#ecology.2"\nto = "2024/1-review/3-ecology/#ecology.2"\n'
"""An entry, for the file may have none."""
TSV = "id\tzh\ten\n1\t建成8所\tbuilt 8\n2\t增长5.6%\tup 5.6 percent\n"
ROW = "<w:tr><w:tc><w:p><w:t>建成8所学校</w:t></w:p></w:tc><w:tc><w:p><w:t>8 schools</w:t></w:p></w:tc></w:tr>"


def original(name: str) -> str:
    text = (ROOT / FILES[name]).read_text(encoding="utf-8")
    return text + MOVED if name == "moved" else text


def few(examples: int) -> settings:
    return settings(derandomize=True, deadline=None, max_examples=examples, database=None)


def fuzz(name: str, text: str, examples: int = 60) -> None:
    @few(examples)
    @given(mutations(text) | TEXTS.map(str.encode) | st.binary(max_size=100))
    def run(data: bytes) -> None:
        try_out(name, data)

    run()


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_read_or_refused(name: str) -> None:
    fuzz(name, original(name))


@pytest.mark.parametrize(("name", "text"), [("tmx", TMX), ("xlf", XLIFF), ("tsv", TSV), ("docx", TMX)])
def test_a_broken_bilingual_file_is_read_or_refused(name: str, text: str) -> None:
    fuzz(name, text, 100)


@few(100)
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=4), st.booleans(), st.sampled_from([0, 8])
)
def test_a_damaged_archive_is_read_or_refused(changes: list[tuple[int, int]], is_cut: bool, compression: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:tbl>{ROW * 9}</w:tbl></w:document>')
    data = bytearray(file.getvalue())
    for at, byte in changes:
        data[at % len(data)] = byte
    try_out("docx", bytes(data[: changes[0][0] % len(data)] if is_cut and changes else data))


KEYS = {
    ("termbase", "domain"): "id zh en new",
    (
        "termbase",
        "concept",
    ): "id domain zh en deprecated definition source approved aliases not_in protected note unknown",
    ("indicators", "indicator"): "id report name is_headline result target",
    ("reports", "report"): "id title source sha256 status place issuer reviews plans title_is_editorial added",
    ("errata", "erratum"): "page line found corrected reason decided",
    ("moved", "moved"): "from to",
    ("questions", "question"): "place quote translation question",
    ("traditional", "character"): "zh hant reason",
    ("traditional", "word"): "zh hant reason",
}


@pytest.mark.parametrize(("name", "kind"), KEYS)
def test_a_value_of_a_wrong_type_is_refused(name: str, kind: str) -> None:
    inner = st.sampled_from(["", "zh", "en", "source", "value", "unit", "bound", "place", "quote"])

    @few(80)
    @given(st.sampled_from(KEYS[name, kind].split()), inner, WRONG)
    def run(key: str, within: str, value: str) -> None:
        try_out(name, with_wrong_value(original(name), kind, key, within, value))

    run()


@few(120)
@given(TEXTS, TEXTS)
def test_any_pair_is_compared(source: str, target: str) -> None:
    try_out("pair", f"{source}\n{target}".encode())


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_what_crashed_once_does_not_again(case: Path) -> None:
    try_out(case.name.partition(".")[0], case.read_bytes())


def seconds(run: Callable[[], None]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


LONG = {
    "import": ["一、甲\n|甲\n", "|甲　", f"一、甲\n|推进甲乙丙丁。{'甲乙丙丁戊己庚辛' * 4}。", "|附件1\n\n"],
    "pair": ["|1一", "|1-", "\n|one-", "\n|twenty-", "抽水蓄能" * 4000 + "\n|pumped storage "],
    "html": ["|1亩，", "|*a* 1亩 ", "|*1亩* "],
    "termbase": ["|a.", "[[concept]]\nid|.a"],
    "style": ["|甲,", "|甲“", "|「", "|12", "|{", "|1，", "|a - "],
    "page": ["|[", "---\n|- ", "|*a*"],
}
"""What once took time as the square of its length; what stands behind the bar is repeated."""


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in LONG.items() for unit in units])
def test_time_grows_with_length_and_no_faster(name: str, unit: str) -> None:
    begin, _, part = unit.partition("|")

    def run(length: int) -> Callable[[], None]:
        return lambda: try_out(name, (begin + part * (length // len(part.encode())) + "x").encode())

    run(2_000)()  # what is loaded once is loaded now
    short, long = seconds(run(10_000)), seconds(run(60_000))
    assert long < 12 * short + 0.5


@pytest.mark.parametrize(
    "command", [["import", "--report", "2025", "--outline"], ["check"], ["import", "--from", "tmx"]]
)
@pytest.mark.parametrize("kind", ["nothing", "folder", "circle", "name", "empty", "forbidden"])
def test_a_path_that_is_no_file_is_refused(
    command: list[str], kind: str, empty_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = empty_project / "pairs.tmx"
    if kind == "folder":
        path.mkdir()
    elif kind == "circle":
        path.symlink_to(path)
    elif kind == "name":
        path = empty_project / os.fsdecode(b"\xff.tmx")
        path.write_bytes(b"<")
    elif kind == "empty":
        path.touch()
    elif kind == "forbidden":
        path.write_bytes(b"<")
        path.chmod(0)
        if os.access(path, os.R_OK):  # nothing is forbidden to root but what the kernel does not give out
            path.unlink()
            path.symlink_to("/proc/self/mem")
    is_text = kind == "name" and "--outline" in command
    assert main([*command, str(path)]) == (0 if is_text else 2)
    assert capsys.readouterr().err.strip()


def test_a_report_id_too_long_for_a_file_is_refused(empty_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty_project / "2025.txt").write_text("一、甲", encoding="utf-8")
    assert main(["import", "2025.txt", "--report", "2" * 300, "--outline"]) == 2
    assert "--report 2024" in capsys.readouterr().err


def test_every_target_is_tried() -> None:
    assert set(FILES) | {"tmx", "xlf", "tsv", "docx"} == set(TARGETS)
