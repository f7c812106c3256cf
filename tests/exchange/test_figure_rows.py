"""Every quantity of the report as data and as a page."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builders import ROOT
from workreport.cli import main
from workreport.exchange.figures import FigureRow, find_figures
from workreport.exchange.units import read_units
from workreport.figures import list_figures
from workreport.project import Project


@pytest.fixture(scope="module")
def rows() -> tuple[FigureRow, ...]:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry
    return find_figures(read_units(project, entry), entry, project.converter().convert)


def test_the_figures_are_those_that_the_check_counts(rows: tuple[FigureRow, ...]) -> None:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry
    counted = [one for one in list_figures(project.load(entry)) if one.kind == "quantity" and one.must_be_told]
    assert [(row.value, row.unit, row.bound, row.direction) for row in rows] == [
        (one.value, one.unit, one.bound, one.direction) for one in counted
    ]
    assert [row.english for row in rows] == [one.english for one in counted]
    assert sum(Decimal(row.value) for row in rows) == sum(Decimal(one.value) for one in counted)


def test_each_is_traced_to_its_sentence_in_both_languages(rows: tuple[FigureRow, ...]) -> None:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry
    units = {unit.id: unit for unit in read_units(project, entry)}
    for row in rows:
        unit = units[row.id.rpartition(":")[0]]
        assert (unit.page, unit.anchor) == (row.page, row.anchor)
        assert unit.pages
        assert unit.pages.first <= int(row.printed) <= unit.pages.last
        assert row.subject_zh_hans.replace("…", row.chinese) in unit.source
        assert row.subject_en.replace("…", row.english) in unit.target
        assert sum(character.isalpha() for character in row.subject_zh_hans) > 1
        assert len(row.subject_zh_hant) == len(row.subject_zh_hans)
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("chinese", "subject", "english", "year", "printed"),
    [
        ("5.6%", "全市地区生产总值增长…", "5.6 percent", "2023", "2"),
        ("154.6万亩", "完成营造林…", "1.546 million mu", "2023", "4"),
        ("3.9亿元", "共计…", "390 million yuan", "2023", "6"),
        ("427万亩以上", "粮食播种面积稳定在…", "4.27 million mu", "2024", "18"),
    ],
)
def test_what_is_said_of(
    rows: tuple[FigureRow, ...], chinese: str, subject: str, english: str, year: str, printed: str
) -> None:
    (row,) = (one for one in rows if one.chinese == chinese)
    assert (row.english, row.year, row.printed) == (english, year, printed)
    assert row.subject_zh_hans.endswith(subject)


def test_csv_and_json_say_the_same(project_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for style in ("csv", "json"):
        assert main(["export", "figures", "--to", style, "--out", f"figures.{style}"]) == 0
    with Path("figures.csv").open(encoding="utf-8-sig", newline="") as file:
        from_csv = list(csv.DictReader(file))
    assert from_csv == json.loads(Path("figures.json").read_text(encoding="utf-8"))
    assert main(["export", "figures", "--to", "tbx"]) == 2
    assert "figures cannot be written as tbx" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["", "zh-Hant/", "en/"])
def test_the_page_lists_them_sorts_and_filters(
    tab: Page, server: str, rows: tuple[FigureRow, ...], folder: str
) -> None:
    tab.goto(f"{server}/{folder}2024/figures/")
    table = tab.locator(".wr-figures")
    assert table.locator("tbody tr").count() == len(rows)
    first = table.locator("tbody tr").first
    figure = table.locator("thead button").nth(1)
    figure.click()
    expect(table.locator("thead th").nth(1)).to_have_attribute("aria-sort", "ascending")
    percents = [
        one for one in table.locator("tbody td:nth-child(2)").all_inner_texts() if one.endswith(("%", "percent"))
    ]
    values = [float(one.removesuffix("%").removesuffix(" percent").split()[-1]) for one in percents]
    assert values == sorted(values)
    figure.click()
    expect(table.locator("thead th").nth(1)).to_have_attribute("aria-sort", "descending")
    tab.locator(".wr-filter input").fill("154.6" if folder != "en/" else "1.546")
    assert table.locator("tbody tr:visible").count() == 1
    expect(tab.locator(".wr-filter output")).to_have_text("1")
    first = table.locator("tbody tr:visible").first
    first.get_by_role("link").click()
    tab.wait_for_url("**/1-review/3-ecology/#green-cover.1")


def test_without_scripts_it_is_a_plain_table(site: Path) -> None:
    text = (site / "2024/figures/index.html").read_text(encoding="utf-8")
    assert text.count("<tr>") == 287
    assert (
        '<td data-sort="mu 000000001546000.0000"><a href="../1-review/3-ecology/#green-cover.1">154.6万亩</a></td>'
        in text
    )
