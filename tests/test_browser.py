"""The site as readers meet it: a real Chromium, desktop and phone."""

import pytest
from playwright.sync_api import Page

from sites import DESKTOP, PHONE, choose_language

CHINESE = ["/", "/2024/", "/2024/1-review/3-ecology/", "/2024/errata/", "/2024/glossary/"]
PAGES = [*CHINESE, "/zh-Hant/2024/1-review/3-ecology/", "/en/", "/en/2024/1-review/3-ecology/", "/en/2024/glossary/"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)], ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_window(tab: Page, server: str, path: str, size: tuple[int, int]) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.goto(server + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert tab.locator("article h1").is_visible()


def test_the_menu_on_a_phone_leads_through_the_report(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(server + "/2024/1-review/3-ecology/")
    tab.get_by_role("banner").get_by_role("button", name="目录").click()
    menu = tab.locator(".md-nav--primary")
    assert menu.locator("[aria-current=page]").inner_text() == "（三）放大生态优势，生态文明建设亮点纷呈"
    assert menu.get_by_text("绿色基底越来越厚重").is_visible()
    menu.get_by_text("（四）深化协同发展，开放招商成果显著").click()
    tab.wait_for_url("**/1-review/4-opening-up/")


def test_an_untranslated_page_speaks_english_about_itself(tab: Page, draft_server: str) -> None:
    tab.goto(draft_server + "/en/2024/1-review/3-ecology/")
    notice = tab.get_by_role("note")
    assert notice.inner_text() == "This page has not been translated yet. The Chinese text follows."
    text = tab.locator("[id='reputation.1']")
    assert text.evaluate("element => element.closest('[lang]').lang") == "zh-Hans"
    assert "PingFang SC" in text.evaluate("element => getComputedStyle(element).fontFamily").split(",")[0]


def test_a_stale_paragraph_leads_to_its_chinese(tab: Page, draft_server: str) -> None:
    tab.goto(draft_server + "/en/2024/1-review/5-reform/")
    mark = tab.locator("[id='key-reforms.1'] + aside")
    assert mark.inner_text() == "The Chinese of this paragraph has changed since it was translated. Chinese text"
    mark.get_by_role("link").click()
    tab.wait_for_url("**/gov/report/2024/1-review/5-reform/#key-reforms.1")
    assert "91项" in tab.locator("[id='key-reforms.1']").inner_text()


def test_a_change_of_language_keeps_the_paragraph(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": DESKTOP[0], "height": 400})
    tab.goto(server + "/2024/2-plan/4-reform/")
    tab.locator("[id='parks.1']").evaluate("element => element.scrollIntoView({block: 'start'})")
    tab.evaluate("scrollBy(0, -100)")
    for language, folder in (("English", "/en"), ("简体中文", "")):
        choose_language(tab, language)
        tab.wait_for_url(f"**{folder}/2024/2-plan/4-reform/#parks*")
        assert tab.locator("[id='parks.1']").is_visible()
    tab.goto(server + "/2024/2-plan/4-reform/")
    choose_language(tab, "English")
    tab.wait_for_url("**/en/2024/2-plan/4-reform/")


def test_reading_goes_on_from_page_to_page_and_stops_at_the_report(tab: Page, server: str) -> None:
    tab.goto(server + "/2024/1-review/8-closing/")
    tab.locator("footer [rel=next]").click()
    tab.wait_for_url("**/2024/2-plan/")
    tab.goto(server + "/2024/")
    assert tab.locator("footer [rel=prev]").count() == 0
    assert tab.locator("footer [rel=next]").count() == 1
