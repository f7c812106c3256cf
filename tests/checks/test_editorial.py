"""What editors write for readers themselves, and what data files say of places: nothing of it is lost in silence."""

from pathlib import Path

import pytest

from workreport.cli import main

Capture = pytest.CaptureFixture[str]
INDEX = "docs/zh/2024/index.md"


def say(capsys: Capture) -> list[str]:
    """Return what the check says: place, check and message, without the cure."""
    capsys.readouterr()
    main(["check"])
    lines = capsys.readouterr().out.splitlines()
    return [line for line in lines if line.startswith(("docs/", "data/"))]


def append(project: Path, name: str, text: str) -> int:
    """Put a text at the end of a file; return the number of its first line."""
    file = project / name
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{text}\n", encoding="utf-8")
    return before.count("\n") + 2


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 | 三 |", 2, "比表头多 1 格"),
        ("甲 | 乙\n--- | ---\n一 | 二\n一 | 二 | 三 | 四", 3, "比表头多 2 格"),
        ("| 甲 | 乙 |\n| --- |\n| 一 | 二 |", 1, "不成表格：表头 2 格，其下 1 格"),
    ],
)
def test_a_table_that_loses_words_is_told_at_its_line(
    project_copy: Path, capsys: Capture, table: str, row: int, message: str
) -> None:
    line = append(project_copy, INDEX, table) + row
    assert [one for one in say(capsys) if one.startswith(f"{INDEX}:{line}: table-form: {message}")]


@pytest.mark.parametrize(
    "table",
    [
        "| 甲 | 乙 |\n| --- | :-: |\n| 一 | 二 |\n| 一 |",
        "甲 | 乙\n--- | ---\n一 | 二",
        "| 甲\\|乙 | 丙 |\n| --- | --- |\n| 一 | 二\\|三 |",
    ],
)
def test_a_sound_table_is_not_spoken_of(project_copy: Path, capsys: Capture, table: str) -> None:
    append(project_copy, INDEX, table)
    assert [one for one in say(capsys) if "table-form" in one] == []


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_what_is_made_from_data_is_missed_on_one_page(project_copy: Path, capsys: Capture, locale: str) -> None:
    page = project_copy / f"docs/{locale}/2024/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("<!-- insert: headlines -->\n", ""), encoding="utf-8")
    assert [one for one in say(capsys) if one.startswith(f"docs/{locale}/2024/index.md:1: insert-missing: ")]


@pytest.mark.parametrize(
    "link",
    ["[指标]（indicators.md）", "[指标]（indicators.md)", "【指标】（indicators.md）", "［指标］(indicators.md)",
     "[指标] (indicators.md#a)", "[官网]（https://example.org/a）", "[上文]（#review）"],
)  # fmt: skip
def test_a_link_typed_in_full_width_is_told(project_copy: Path, capsys: Capture, link: str) -> None:
    line = append(project_copy, INDEX, f"见{link}。")
    assert [one for one in say(capsys) if one.startswith(f"{INDEX}:{line}:") and "broken-link: 这样写不成链接" in one]


@pytest.mark.parametrize("words", ["见附件（一）。", "【注】（见下文）", "[1]（略）", "[指标](indicators.md)（下文）"])
def test_brackets_that_are_no_link_are_left_alone(project_copy: Path, capsys: Capture, words: str) -> None:
    append(project_copy, INDEX, words)
    assert [one for one in say(capsys) if "broken-link" in one] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("open-questions.toml", 'quote = "', 'quote = "不在文中的话', "question-mismatch: 原文没有“不在文中的话"),
        ("open-questions.toml", 'place = "2024/', 'place = "2099/', "question-mismatch: 没有这份报告"),
        ("indicators.toml", 'report = "2024"', 'report = "2099"', "indicator-mismatch: 没有这份报告"),
    ],
)
def test_an_entry_about_what_is_not_there_is_told_at_its_line(
    project_copy: Path, capsys: Capture, name: str, old: str, new: str, message: str
) -> None:
    file = project_copy / "data" / name
    text = file.read_text(encoding="utf-8")
    line = text[: text.index("[[", text.index("[[") if text.startswith("[[") else 0)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [one for one in say(capsys) if one.startswith(f"data/{name}:{line}: {message}")]


MARKS = [
    "{#green-cover}", "{ green-cover }", "{ #green-cover", "{ ＃green-cover }", "｛ #green-cover ｝",
    "{ #Green-Cover }", "{ #green_cover }", "#green-cover }", "{#green-cover", "{　#green-cover　}",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_damaged_mark_is_told_once_with_the_line_to_write(
    project_copy: Path, capsys: Capture, mark: str, locale: str
) -> None:
    page = f"docs/{locale}/2024/1-review/3-ecology.md"
    text = (project_copy / page).read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if one.endswith("{ #green-cover }"))
    (project_copy / page).write_text(text.replace("{ #green-cover }", mark), encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [one for one in said if one.startswith(("docs/", "data/"))] == said[:1]
    assert said[0].startswith(f"{page}:9: malformed-heading: 标题末尾的地址标记写坏了")
    assert said[1].endswith(line)


def test_a_misspelt_insert_is_told_with_the_right_one(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/glossary.md"
    page.write_text(page.read_text(encoding="utf-8").replace("insert: glossary", "insert: glosary"), encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [one for one in said if one.startswith(("docs/", "data/"))] == said[:1]
    assert "没有这样的插入内容" in said[0]
    assert said[1].endswith("<!-- insert: glossary -->")


def test_a_page_of_the_sites_own_without_its_mark_is_told_once(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/glossary.md"
    page.write_text(page.read_text(encoding="utf-8").replace("editorial: true\n", ""), encoding="utf-8")
    assert [one.partition(": ")[2] for one in say(capsys)] == [
        "front-matter: 本站自己的页面没有写 editorial: true · a page of the site's own does not say so"
    ]


@pytest.mark.parametrize(("locale", "other"), [("zh", "en"), ("en", "zh")])
def test_a_page_of_one_language_alone_is_told(project_copy: Path, capsys: Capture, locale: str, other: str) -> None:
    page = project_copy / f"docs/{locale}/2024/about.md"
    page.write_text("---\neditorial: true\n---\n\n# About { #about .editorial }\n", encoding="utf-8")
    told = [one for one in say(capsys) if "page-missing" in one]
    assert told == [
        f"docs/{locale}/2024/about.md:1: page-missing (warning): {other} 没有这一页 · the page is not there in {other}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("\n\n## ", "\n\n\n## ", "多了空行"),
        ("\n\n## ", "\n## ", "这里应为一个空行"),
        ("。\n", "。  \n", "行首或行末有多余的空格"),
        ("## 生态", "##  生态", "有多余或特殊的空格"),
    ],
)
def test_what_is_not_in_the_canonical_form_is_said(
    project_copy: Path, capsys: Capture, old: str, new: str, what: str
) -> None:
    page = project_copy / "docs/zh/2024/1-review/3-ecology.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [one for one in say(capsys) if f": unformatted-page: {what}" in one]


def test_a_missing_line_end_is_said(project_copy: Path, capsys: Capture) -> None:
    page = project_copy / "docs/zh/2024/1-review/3-ecology.md"
    page.write_text(page.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert [one for one in say(capsys) if ": unformatted-page: 文末没有换行" in one]


@pytest.mark.parametrize(("key", "line"), [("keywords: 生态", 3), ('"keywords": 生态', 3), ("? keywords\n: 生态", 3)])
def test_a_wrong_value_is_told_at_its_line_however_it_is_written(
    project_copy: Path, capsys: Capture, key: str, line: int
) -> None:
    page = project_copy / "docs/zh/2024/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", f"---\n# x\n{key}\n", 1), encoding="utf-8")
    assert any(one.startswith(f"docs/zh/2024/index.md:{line}:") for one in say(capsys))
