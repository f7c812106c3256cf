"""Text cut for searching: the same in Python, which writes the index, and in the browser, which reads it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from builders import ROOT
from workreport.locales import EN, SOURCE
from workreport.project import Project, read_pages
from workreport.search.tokens import stem, tokenize

ENGINE = "/assets/javascripts/search-engine.js"
CUT = (
    "async ([address, texts]) => { const { tokenize } = await import(address); return texts.map(one => tokenize(one)) }"
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("抽水蓄能", ["抽水", "水蓄", "蓄能", "能"]),
        ("增长5.6％，", ["增长", "长", "5.6%", "5.6"]),
        ("1,928亿元", ["1928", "1928亿", "亿元", "元"]),
        ("Ⅰ类 PM2.5", ["i", "类", "pm", "2.5"]),
        ("the Cities’ wetlands", ["citi", "wetland"]),
    ],
)
def test_a_text_is_cut_into(text: str, tokens: list[str]) -> None:
    assert list(tokenize(text)) == tokens


@pytest.mark.parametrize(
    "forms",
    [
        "renovate renovated renovating renovation",
        "village villages",
        "city cities",
        "revitalize revitalise revitalization",
        "pump pumped pumping",
        "construct construction constructing",
        "policy policies",
    ],
)
def test_inflections_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_the_browser_cuts_the_report_as_python_does(tab: Page, server: str) -> None:
    project = Project(ROOT)
    texts = [
        segment.text
        for locale in (SOURCE, EN)
        for segment in read_pages(project, project.pages_folder(locale, "2024"), "2024").report.delivered()
    ]
    tab.goto(server + "/")
    assert tab.evaluate(CUT, [server + ENGINE, texts]) == [list(tokenize(text)) for text in texts]


def test_the_browser_cuts_any_text_as_python_does(tab: Page, server: str) -> None:
    tab.goto(server + "/")

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF, exclude_categories=["Cn"])), min_size=5))
    def cuts(texts: list[str]) -> None:
        assert tab.evaluate(CUT, [server + ENGINE, texts]) == [list(tokenize(text)) for text in texts]

    cuts()


@pytest.mark.parametrize(
    ("text", "words", "nearness"),
    [
        ("forest park of the city", ["forest", "park"], 10 / len("forest park")),
        ("a forest far from the park, a forest by a park", ["forest", "park"], 10 / len("park, a forest")),
        ("抽水蓄能电站", ["抽水", "水蓄", "蓄能"], 1),
        ("增长5.6%以上", ["5.6%", "增长"], 1),
        ("forest", ["forest", "park"], 0),
        ("", ["forest"], 0),
    ],
)
def test_words_that_stand_together_are_near(
    tab: Page, server: str, text: str, words: list[str], nearness: float
) -> None:
    tab.goto(server + "/")
    measure = "async ([address, ...asked]) => { const { nearness } = await import(address); return nearness(...asked) }"
    assert tab.evaluate(measure, [server + ENGINE, text, words]) == pytest.approx(nearness)


def test_the_index_is_written_the_same_twice(site: Path, anonymous_site: Path) -> None:
    first, second = (
        {file.name: file.read_bytes() for file in (folder / "search").iterdir()} for folder in (site, anonymous_site)
    )
    assert first == second
