"""Key figures: tied to the text, shown as table and chart, downloaded as CSV."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from builders import ROOT
from workreport.addresses import ADDRESSES
from workreport.checks.indicators import check_indicators
from workreport.cli import main
from workreport.indicators.loading import INDICATORS, load_indicators
from workreport.project import Project

FOLDERS = {"": "2023年完成", "zh-Hant/": "2023年完成", "en/": "2023, result"}
BOTH = 14
"""Indicators with a result and a target."""


def test_every_value_is_traced_to_its_sentence(project_copy: Path) -> None:
    values = [value for indicator in load_indicators(project_copy) for value in indicator.values]
    assert len(values) == 2 * BOTH + 1
    for value in values:
        text = (project_copy / f"docs/zh/{value.page}.md").read_text(encoding="utf-8")
        assert text.count(value.quote) == 1
        digits = "".join(re.findall(r"[\d.]", value.quote))
        scale = 10_000 if "万" in value.quote else 1
        assert Decimal(digits) * scale == value.value, "as a reader would compute it"
    assert mismatches(project_copy) == []


def mismatches(project: Path) -> list[str]:
    """Return the values of key figures that the check does not find in the text."""
    opened = Project(project)
    findings = (finding for entry in opened.entries() for finding in check_indicators(opened.load(entry)))
    return [finding.message for finding in findings]


@pytest.mark.parametrize("number", range(2 * BOTH + 1))
def test_a_wrong_digit_in_the_file_fails(project_copy: Path, number: int) -> None:
    file = project_copy / INDICATORS
    text = file.read_text(encoding="utf-8")
    value = list(re.finditer(r'value = "(\d)', text))[number]
    wrong = str((int(value[1]) + 1) % 10 or 1)
    file.write_text(text[: value.start(1)] + wrong + text[value.end(1) :], encoding="utf-8")
    assert len(mismatches(project_copy)) == 1


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("1-review/index", "增长5.6%", "增长5.7%"),
        ("2-plan/index", "生产总值增长6%左右", "生产总值增长6%以上"),
        ("1-review/3-ecology", "营造林154.6万亩", "营造林164.6万亩"),
        ("2-plan/9-livelihood", "新增就业4.3万人", "新增就业4.3万"),
    ],
)
def test_a_change_of_the_text_fails(project_copy: Path, page: str, old: str, new: str) -> None:
    file = project_copy / f"docs/zh/2024/{page}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert mismatches(project_copy)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('bound = "about"', 'bound = "exact"', "the indicator says 6 percent, the text 6 percent, about"),
        ('"5.6", unit = "percent"', '"5.6", unit = "mu"', "the indicator says 5.6 mu, the text 5.6 percent"),
        ("#review/2", "#review/9", "there is no such place"),
    ],
)  # fmt: skip
def test_unit_bound_and_place_are_compared(
    project_copy: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    file = project_copy / INDICATORS
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert main(["check"]) == 1
    assert re.search(rf"data/indicators\.toml:14: indicator-mismatch: gdp-growth: .*{message}", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "afforestation"', 'id = "gdp-growth"', "the id is taken, at line 14"),
        ('value = "5.6"', 'value = "five"', "not a number: five"),
        ('unit = "percent"', 'unit = "parsec"', "unknown unit parsec"),
        ('bound = "about"', 'bound = "roughly"', "unknown bound roughly"),
        ('en = "GDP growth"', 'de = "BIP"', "name needs both languages"),
        ("is_headline = true", "headline = true", "unknown key headline"),
        ('quote = "地区生产总值增长5.6%"', 'quote = ""', "quote is missing"),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(
    project_copy: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    file = project_copy / INDICATORS
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert main(["check"]) == 2
    assert re.search(rf"data/indicators\.toml:\d+: indicator “[a-z-]+”: .*{message}", capsys.readouterr().err)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_table_links_each_value_to_its_words(tab: Page, server: str, folder: str) -> None:
    tab.goto(f"{server}/{folder}2024/indicators/")
    table = tab.locator("article table")
    assert table.locator("thead th").nth(1).inner_text() == FOLDERS[folder]
    assert table.locator("tbody tr").count() == BOTH + 1
    links = table.locator("td a").evaluate_all("all => all.map(one => [one.href, one.textContent])")
    assert len(links) == 2 * BOTH + 1
    for address, words in links[:3]:
        tab.goto(address)
        block = tab.locator(f"[id='{address.partition('#')[2]}']")
        expect(block).to_be_in_viewport()
        if folder != "en/":
            assert words in block.inner_text()
        else:
            assert re.sub(r"^about ", "", words) in block.inner_text()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_chart_has_real_text_a_title_a_description_and_two_patterns(site: Path, folder: str) -> None:
    page = html.document_fromstring((site / folder / "2024/indicators/index.html").read_bytes().decode("utf-8"))
    charts = page.findall(".//figure[@class='wr-chart']")
    assert len(charts) == BOTH
    for chart in charts:
        (drawing,) = chart.findall("svg")
        title, description = drawing.find("title"), drawing.find("desc")
        assert title is not None
        assert description is not None
        assert drawing.get("aria-labelledby") == title.get("id")
        assert drawing.get("aria-describedby") == description.get("id")
        labels = [text.text or "" for text in drawing.findall("text")]
        assert title.text == chart.findtext("figcaption")
        assert re.split("；|; ", description.text or "") == labels
        assert len(labels) == 2
        bars = drawing.findall("rect")
        assert [bar.get("class") for bar in bars] == ["wr-bar-result", "wr-bar-target"]
        assert max(float(bar.get("width") or 0) for bar in bars) == 318
    first = charts[0].findall("svg/rect")
    assert float(first[0].get("width") or 0) / float(first[1].get("width") or 1) == pytest.approx(5.6 / 6, abs=0.01)


def test_patterns_differ_without_colour_in_both_schemes_and_on_paper(tab: Page, server: str) -> None:
    style = "one => [getComputedStyle(one).fill, getComputedStyle(one).strokeDasharray]"
    for scheme, media in (("light", "screen"), ("dark", "screen"), ("light", "print")):
        tab.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light", media="print" if media == "print" else "screen"
        )
        tab.goto(f"{server}/2024/indicators/")
        result, target = (tab.locator(f".wr-bar-{kind}").first.evaluate(style) for kind in ("result", "target"))
        assert result[0] != "none"
        assert target[0] == "none"
        assert target[1] != "none"


def test_home_and_report_page_show_the_headlines(tab: Page, server: str) -> None:
    for path in ("", "2024/", "en/", "en/2024/", "zh-Hant/"):
        tab.goto(f"{server}/{path}")
        assert tab.locator(".wr-indicators tbody tr").count() == 8, path


def test_the_csv_has_every_value_in_three_scripts(site: Path) -> None:
    with (site / "2024/indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    values = [value for indicator in load_indicators(ROOT) for value in indicator.values]
    assert [(Decimal(row["value"]), row["quote"]) for row in rows] == [(one.value, one.quote) for one in values]
    assert rows[0]["name_zh_hant"] == "地區生產總值增長"
    assert {(row["kind"], row["year"]) for row in rows} == {("result", "2023"), ("target", "2024")}


def test_a_project_without_key_figures_shows_none(project_copy: Path) -> None:
    (project_copy / INDICATORS).unlink()
    (project_copy / ADDRESSES).unlink()  # none of theirs was ever published
    assert load_indicators(project_copy) == ()
    assert main(["check"]) == 0
