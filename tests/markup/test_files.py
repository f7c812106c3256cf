"""What lies beside pages, and what data files say: no file, link, word or cell gets past them."""

import re
from pathlib import Path

import pytest

from sites import build_site, copy_project
from workreport.cli import main
from workreport.spreadsheet import to_line


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("docs/zh/2024/evil.html", "<script>alert(1)</script>"),
        ("docs/zh/assets/javascripts/workreport.js", "alert(1)"),
        ("docs/en/2024/chart.svg", "<svg onload='alert(1)'/>"),
        ("docs/zh/2024/README.md", "# 题 { #t }"),
        ("docs/index.md", "# 题 { #t }"),
        ("docs/zh-Hant/index.md", "# 題 { #t }"),
        ("docs/zh/2024/со.md", "# 题 { #t }"),
        ("docs/zh/en.md", "# 题 { #t .editorial }"),
        ("docs/zh/404.md", "# 题 { #t .editorial }"),
        ("docs/zh/2024.md", "# 题 { #t .editorial }"),
        ("docs/zh/2024/0-opening/index.md", "# 题 { #t .editorial }"),
        ("docs/zh/2024/1-review/sub/x.md", "# 题 { #t .editorial }"),
        ("docs/zh/notes.md", "# 题 { #t .editorial }\n\n<b>粗</b>\n"),
        ("docs/zh/notes.md", "template: evil.html\n\n# 题 { #t .editorial }\n"),
    ],
)
def test_files_that_must_not_be_published_are_refused(
    project_copy: Path, capsys: pytest.CaptureFixture[str], name: str, content: str
) -> None:
    file = project_copy / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    assert main(["check"]) == 1
    assert re.search(rf"(?m)^{re.escape(name.rpartition('/')[0])}.*: unsafe-markup: ", capsys.readouterr().out)


def test_a_symbolic_link_is_refused(project_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project_copy / "docs/zh/2024/passwd.md").symlink_to("/etc/passwd")
    assert main(["check", "docs/zh/2024/passwd.md"]) == 1
    assert "docs/zh/2024/passwd.md:1: unsafe-markup: 符号链接" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        "data/reports.toml", "data/termbase.toml", "data/sources", "data/sources/2024.txt", "data/addresses.txt",
        "data/alignment/en/2024/0-opening.tsv", "data/moved.toml",
    ],
)  # fmt: skip
def test_a_symbolic_link_among_the_data_is_not_followed(
    project_copy: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    linked = project_copy / name
    outside = linked.rename(project_copy / "outside") if linked.exists() else project_copy / "mkdocs.yml"
    linked.parent.mkdir(parents=True, exist_ok=True)
    linked.symlink_to(outside)
    assert main(["check"]) == 2
    said = capsys.readouterr()
    assert "unsafe-markup: 符号链接" in said.out + said.err
    assert name in said.out + said.err


def test_the_build_stops_at_a_file_that_is_no_page(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "docs/zh/2024/evil.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    with pytest.raises(
        AssertionError, match=r"docs/zh/2024/evil\.html:1: unsafe-markup: .*not a file or name to publish"
    ):
        build_site(tmp_path / "site", address="", project=project)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("open-questions", 'place = "2024', 'place = "2024/index.md) <a href=x>y</a> [q](index#report'),
        ("open-questions", 'question = { zh = "', 'question = { zh = "\\u202e'),
        ("open-questions", 'question = { zh = "', 'question = { zh = "\\n\\n# 假标题\\n\\n'),
        ("termbase", 'definition = { zh = "', 'definition = { zh = "\\u0001'),
        ("indicators", 'name = { zh = "', 'name = { zh = "\\u200b'),
        ("termbase", 'en = ["', 'en = ["\\u202e'),
        ("traditional", 'hant = ["', 'hant = ["\\u202e'),
        ("traditional", 'hant = ["', 'hant = ["減'),
        ("traditional", 'hant = "', 'hant = "減'),
        ("open-questions", 'place = "2024', 'place = "2024///evil.example/x'),
        ("open-questions", 'quote = "', 'quote = "\\u200b'),
        ("reports", 'source = "data/sources/2024.txt', 'source = "../../outside.txt'),
        ("reports", 'source = "data/sources/2024.txt', 'source = "mkdocs.yml'),
        ("indicators", 'id = "gdp-growth"', 'id = "@SUM(1+1)"'),
        ("reports", 'title = { zh = "', 'title = { zh = "\\u202e'),
    ],
)
def test_words_of_data_files_that_reach_pages_are_plain(
    project_copy: Path, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str
) -> None:
    file = project_copy / f"data/{name}.toml"
    # The last place: the head of a file explains its keys by example.
    before, found, behind = file.read_text(encoding="utf-8").rpartition(old)
    assert found
    file.write_text(before + new + behind, encoding="utf-8")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith(f"data/{name}.toml")


def test_no_cell_is_taken_for_a_formula() -> None:
    line = to_line(["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "a=1", "5.6"])
    assert line == "'=1+1,'+1,'-1,'@SUM(1),'\t=1,' =1,a=1,5.6\r\n"
