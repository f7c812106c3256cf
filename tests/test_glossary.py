"""Glossary hooks and glossary pages as readers meet them: a real Chromium, by mouse, keyboard and touch."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from builders import ROOT
from sites import PHONE, BuiltPage, read_built_page
from workreport.locales import EN, SOURCE, Locale
from workreport.terminology.loading import TERMBASE, load_termbase
from workreport.tree import page_files

SECTION = "/2024/1-review/3-ecology/"
TERM = "林长制"
"""A term of that section."""


@pytest.fixture
def card(tab: Page) -> Locator:
    return tab.locator(".wr-card")


def term(tab: Page, words: str = TERM) -> Locator:
    return tab.locator(".wr-term", has_text=words).first


def test_a_term_opens_on_hover_stays_under_the_pointer_and_closes_behind_it(
    tab: Page, server: str, card: Locator
) -> None:
    tab.goto(server + SECTION)
    term(tab).hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("forest chief")
    card.locator("p").hover()
    tab.wait_for_timeout(600)
    assert card.is_visible(), "the card can be moved into (WCAG 2.2, 1.4.13)"
    tab.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_escape_puts_a_card_away_without_moving_the_pointer(tab: Page, server: str, card: Locator) -> None:
    tab.goto(server + SECTION)
    term(tab).hover()
    expect(card).to_be_visible()
    tab.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_by_keyboard_a_card_is_opened_entered_and_left(tab: Page, server: str, card: Locator) -> None:
    tab.goto(server + SECTION)
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.classList.contains('wr-term')"):
            break
    words = tab.evaluate("document.activeElement.textContent")
    expect(card).to_be_visible()
    tab.keyboard.press("Tab")
    assert card.get_by_role("link").evaluate("link => link === document.activeElement"), "Tab leads into the card"
    assert card.is_visible()
    tab.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert tab.evaluate("document.activeElement.textContent") == words, "the focus is back at the term"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/2024/glossary/#*")


def test_by_touch_the_first_tap_opens_and_the_card_leads_to_the_entry(phone: Page, server: str) -> None:
    phone.goto(f"{server}/en{SECTION}")
    address = phone.url
    first = phone.locator(".wr-term").first
    entry = first.get_attribute("href") or ""
    first.tap()
    card = phone.locator(".wr-card")
    expect(card).to_be_visible()
    assert phone.url == address
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    phone.locator("article h1").tap()
    expect(card).to_be_hidden()
    first.tap()
    card.get_by_role("link").tap()
    phone.wait_for_url(f"**/en/2024/glossary/#{entry.partition('#')[2]}")


def test_without_scripts_a_term_is_a_link_to_its_entry(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + SECTION)
    link = page.get_by_role("link", name=TERM).first
    assert "forest chief" in (link.get_attribute("aria-description") or "")
    link.click()
    page.wait_for_url("**/2024/glossary/#*")
    heading = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert heading.inner_text().startswith(TERM)
    assert not page.locator(".wr-filter").is_visible(), "a filter that cannot filter is not shown"
    context.close()


def test_what_a_reader_copies_is_what_was_printed(tab: Page, server: str, card: Locator) -> None:
    tab.goto(server + SECTION)
    printed = (ROOT / f"docs/zh{SECTION.rstrip('/')}.md").read_text(encoding="utf-8")
    wanted = next(line for line in printed.splitlines() if TERM in line and not line.startswith("#"))
    term(tab).hover()
    expect(card).to_be_visible()
    copied = tab.evaluate(
        """words => {
        const term = [...document.querySelectorAll(".wr-term")].find(link => link.textContent.includes(words))
        getSelection().selectAllChildren(term.closest("p"))
        document.execCommand("copy")
        return getSelection().toString()
    }""",
        TERM,
    )
    assert copied.strip() == wanted


def test_in_print_a_term_looks_like_the_text_around_it(tab: Page, server: str, card: Locator) -> None:
    tab.goto(server + SECTION)
    term(tab).hover()
    expect(card).to_be_visible()
    tab.emulate_media(media="print")
    expect(card).to_be_hidden()
    around = term(tab).evaluate("link => getComputedStyle(link.parentElement).color")
    expect(term(tab)).to_have_css("color", around)
    expect(term(tab)).to_have_css("text-decoration-line", "none")


@pytest.mark.parametrize(("prefix", "words", "wanted"), [("", "塞罕坝 精神", 1), ("/en", "PM2.5", 1), ("", "qqq", 0)])
def test_the_glossary_is_filtered_while_one_types(tab: Page, server: str, prefix: str, words: str, wanted: int) -> None:
    tab.goto(f"{server}{prefix}/2024/glossary/", wait_until="commit")
    tab.locator("footer").wait_for(state="attached")
    everything = tab.locator("article h3").count()
    # Before the script has come, or after.
    tab.locator(".wr-filter input").fill(words)
    expect(tab.locator(".wr-filter output")).not_to_be_empty()
    shown = tab.locator("article h3:visible").count()
    assert wanted <= shown < everything // 4
    assert tab.locator(".wr-filter output").inner_text() == str(shown)
    assert tab.locator("article h2:visible").count() <= shown
    tab.locator(".wr-filter input").fill("")
    assert tab.locator("article h3:visible").count() == everything


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [SECTION, f"/en{SECTION}"])
def test_axe_finds_no_violation_with_a_card_open(tab: Page, server: str, card: Locator, path: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(server + path)
    tab.locator(".wr-term").first.hover()
    expect(card).to_be_visible()
    violations = Axe().run(tab).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


@pytest.mark.parametrize("locale", [SOURCE, EN])
def test_every_page_of_the_report_has_hooks_once_a_topic(site: Path, locale: Locale) -> None:
    folder = site / ("en" if locale is EN else "") / "2024"
    for path in page_files(ROOT / "docs/zh").values():
        address = path.relative_to(ROOT / "docs/zh").with_suffix("")
        if "editorial: true" in path.read_text(encoding="utf-8"):
            continue
        relative = address.relative_to("2024")
        file = folder / (relative.parent if relative.name == "index" else relative) / "index.html"
        html = file.read_text(encoding="utf-8")
        topics = re.split(r"<h[12] ", html.partition("<article")[2].partition("</article>")[0])[1:]
        hooks = [re.findall(r'<a [^>]*class="wr-term"[^>]*href="([^"]+)"', topic) for topic in topics]
        assert any(hooks), address
        for links in hooks:
            assert len(links) == len(set(links)), (address, links)


@pytest.mark.parametrize("locale", [SOURCE, EN])
def test_the_glossary_has_every_concept_of_the_report_with_its_places(site: Path, locale: Locale) -> None:
    glossary: BuiltPage = read_built_page(site / ("en" if locale is EN else "") / "2024/glossary/index.html")
    places = [attributes["href"] for tag, attributes in glossary.links if tag == "a" and "." in attributes["href"]]
    assert len(places) > len(glossary.ids) / 2
    for concept in load_termbase(ROOT / TERMBASE, TERMBASE).concepts:
        assert concept.id in glossary.ids, f"{concept.id} occurs in no report"
