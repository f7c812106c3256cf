"""What an editor sees on GitHub: annotations, worst first, and the list as a table, read by GitHub's own reader."""

import re
from html import unescape
from pathlib import Path

import pytest
from cmarkgfm import cmark, github_flavored_markdown_to_html

from workreport.cli import main
from workreport.findings import Finding, Severity
from workreport.model import Location
from workreport.summary import render_summary


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


def read_table(markdown: str) -> list[list[str]]:
    """Return the text of every cell below the head, row by row, as GitHub shows it."""
    html = github_flavored_markdown_to_html(markdown, options=cmark.Options.CMARK_OPT_UNSAFE)
    assert html.count("<table>") == 1
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition("<tbody>")[2], re.DOTALL)
    return [[text_of(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)] for row in rows]


def text_of(html: str) -> str:
    text = html.replace("<br>", "\n").replace("<br />", "\n")
    assert "<" not in text, "nothing but text and line breaks"
    return unescape(text)


def test_ten_errors_stand_at_their_lines_and_all_in_the_table(
    project_copy: Path, capsys: pytest.CaptureFixture[str], summary: Path
) -> None:
    changed = 0
    for page in sorted((project_copy / "docs/en/2024/1-review").glob("*.md")):
        text, count = re.subn(r"(\d)(?= percent)", r"\g<1>7", page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")
        changed += count
    editorial = project_copy / "docs/en/2024/figures.md"
    editorial.write_text(f"{editorial.read_text(encoding='utf-8')}\n<script>x</script>\n", encoding="utf-8")
    assert main(["check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert changed > 10
    assert len(errors) == 10
    assert ",title=unsafe-markup::" in errors[0]
    assert all(re.match(r"::error file=docs/en/[^,:]+,line=\d+,title=[a-z-]+::\S", line) for line in errors)
    rows = read_table(summary.read_text(encoding="utf-8"))
    assert len(rows) > changed
    assert all(len(row) == 5 for row in rows)
    assert "<script>" in rows[0][1]
    # Old and new reading, in both languages.
    figure = next(row for row in rows if "figure-mismatch" in row[1])
    assert re.search(r"\d%", figure[2])
    assert re.search(r"\d7 percent", figure[3])
    assert "写成 · write" in figure[4]


def test_input_that_cannot_be_used_is_shown_at_its_line(
    project_copy: Path, capsys: pytest.CaptureFixture[str], summary: Path
) -> None:
    termbase = project_copy / "data/termbase.toml"
    termbase.write_text(termbase.read_text(encoding="utf-8") + '\n[[concept]]\nidd = "x"\n', encoding="utf-8")
    assert main(["check", "--format", "github"]) == 2
    said = capsys.readouterr()
    assert re.match(r"::error file=data/termbase\.toml,line=\d+,title=unusable-input::", said.out)
    assert "data/termbase.toml" in said.err
    assert [row[1].split(":")[0] for row in read_table(summary.read_text(encoding="utf-8"))] == ["🔴 unusable-input"]


def test_a_report_in_order_says_so(accepted: Path, summary: Path) -> None:
    assert main(["check", "--format", "github"]) == 0
    assert "文稿检查通过" in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", ["a | b", "<b>粗</b>", "line\nline", "`code` *em* _em_ ~x~", "[x](y) #1 @who", "&lt; \\", "::error::x%0Ay"]
)
def test_whatever_was_found_is_shown_as_it_is(words: str) -> None:
    finding = Finding(
        check="house-style",
        severity=Severity.ERROR,
        location=Location(path="docs/zh/a.md", line=3),
        message=words,
        fix=words,
        source=words,
        target=words,
    )
    (row,) = read_table(render_summary([finding], "1 error in 1 file"))
    assert row == ["docs/zh/a.md:3", f"🔴 house-style: {words}", words, words, words]
