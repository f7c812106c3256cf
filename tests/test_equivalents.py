"""Figures in the units that readers know: what they say, and how readers meet them."""

import re
from pathlib import Path

import pytest
from markdown import markdown
from playwright.sync_api import Browser

from builders import ROOT
from workreport.equivalents import equivalent_of
from workreport.locales import EN, HANT, SOURCE
from workreport.quantities import find_chinese, find_english

PAGE = "/en/2024/1-review/2-industries/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.546 million mu", "about 103,100 hectares"),
        ("15 million mu", "1 million hectares"),
        ("4,075 mu", "about 271.7 hectares"),
        ("2.9 billion jin", "1.45 million tonnes"),
        ("100 jin", "50 kilograms"),
        ("3.67 million kilowatts", "3.67 gigawatts"),
        ("120,000 kilowatts", "120 megawatts"),
        ("616 square kilometers", None),
        ("5 kilowatts", None),
        ("18 percent", None),
    ],
)
def test_english_readers(text: str, expected: str | None) -> None:
    (quantity,) = find_english(text)
    assert equivalent_of(quantity, EN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2万公顷", "合30万亩"), ("18万吨", "合3.6亿斤"), ("3.67吉瓦", "合367万千瓦"), ("5吨", None), ("427万亩", None)],
)
def test_chinese_readers(text: str, expected: str | None) -> None:
    (quantity,) = find_chinese(text)
    assert equivalent_of(quantity, SOURCE) == expected


def render(text: str) -> str:
    options = {"workreport.html": {"numbered": True, "locale": "en"}}
    return markdown(f"# T {{ #t }}\n\n{text}", extensions=["attr_list", "workreport.html"], extension_configs=options)


def test_the_text_is_untouched() -> None:
    text = "We restored 184,000 mu of *grassland, 2.5 million mu of forest* and 3.67 million kilowatts."
    html = render(text)
    assert html.count("wr-equivalent") == 3
    assert re.sub("<[^>]+>", "", html.split("\n", 1)[1]) == text.replace("*", "")


def test_what_the_text_says_itself_is_not_said_again() -> None:
    assert "wr-equivalent" not in render("We restored 1.546 million mu (about 103,100 hectares) of grassland.")


def test_no_figure_of_a_page_is_changed(site: Path) -> None:
    """Whatever carries an equivalent is, letter for letter, in the page's Markdown."""
    found = 0
    for html in (file for file in site.rglob("index.html") if HANT.folder not in file.parts):
        for shown in re.findall(r'class="wr-equivalent"[^>]*>([^<]*)<', html.read_text(encoding="utf-8")):
            address = html.parent.relative_to(site).as_posix()
            markdown_file = ROOT / "docs" / (address if address.startswith("en/") else f"zh/{address}")
            assert shown in markdown_file.with_suffix(".md").read_text(encoding="utf-8")
            found += 1
    assert found >= 4


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_readers_see_it_and_put_it_away(browser: Browser, server: str, way: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(server + PAGE)
    figure = page.locator(".wr-equivalent").first
    shown = "getComputedStyle(document.querySelector('.wr-equivalent'), '::after').content"
    assert page.evaluate(shown) == "none"
    {"hover": figure.hover, "focus": figure.focus, "tap": figure.tap}[way]()
    assert page.evaluate(shown) == '"3.67 gigawatts"'
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert figure.get_attribute("aria-description") == "3.67 gigawatts"
    page.keyboard.press("Escape")
    assert page.evaluate(shown) == "none"
    context.close()


def test_the_keyboard_reaches_it_and_copying_takes_the_text_alone(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(server + PAGE)
    page.locator("article h1").click()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('wr-equivalent')"):
            break
    assert page.evaluate("document.activeElement.textContent") == "3.67 million kilowatts"
    page.evaluate("getSelection().selectAllChildren(document.activeElement.closest('p'))")
    copied = page.evaluate("getSelection().toString()")
    assert "3.67 million kilowatts of clean energy" in copied
    assert "gigawatt" not in copied
    page.close()
