"""Both languages side by side, in a real Chromium."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from sites import DESKTOP, PHONE, wait_until

SECTION = "/2024/1-review/6-urban-rural/"
FOLDERS = {"zh-Hans": "", "zh-Hant": "/zh-Hant", "en": "/en"}
BUTTONS = {"zh-Hans": "对照", "zh-Hant": "對照", "en": "Side by side"}
OTHER = {"zh-Hans": "en", "zh-Hant": "en", "en": "zh-Hans"}


def switch(tab: Page) -> Locator:
    return tab.locator(".wr-views button")


def show(tab: Page) -> None:
    switch(tab).click()
    expect(tab.locator(".wr-row").first).to_be_visible()


def boxes(tab: Page, selector: str) -> list[dict[str, float]]:
    return tab.locator(selector).evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")  # type: ignore[no-any-return]


@pytest.mark.parametrize("tag", FOLDERS)
def test_each_paragraph_stands_beside_its_translation_and_begins_at_its_height(
    tab: Page, server: str, tag: str
) -> None:
    tab.goto(server + FOLDERS[tag] + SECTION)
    wanted = tab.locator("article :is(h1, h2, p)[id]").all_inner_texts()
    expect(switch(tab)).to_have_text(BUTTONS[tag])
    show(tab)
    rows = tab.locator(".wr-row")
    assert rows.count() == len(wanted) == tab.locator(".wr-row > [lang] > :is(h1, h2, p)").count()
    assert set(rows.locator("> [lang]").evaluate_all("all => all.map(one => one.lang)")) == {OTHER[tag]}
    for own, other in zip(
        boxes(tab, ".wr-row > :first-child > :is(h1, h2, p)"),
        boxes(tab, ".wr-row > [lang] > :is(h1, h2, p)"),
        strict=True,
    ):
        assert abs(own["top"] - other["top"]) < 12, "aligned at the top, line heights apart"
        assert own["right"] <= other["left"]
    assert tab.locator("article :is(h1, h2, p)[id]").all_inner_texts() == wanted, "the page's own text is as it was"


def test_every_pair_of_the_report_is_the_pair_of_the_pages(tab: Page, server: str) -> None:
    for address in ("2024/1-review/", "2024/2-plan/2-productive-forces/", "2024/3-closing/", "2024/errata/", "2024/"):
        tab.goto(f"{server}/en/{address}")
        english = dict(
            tab.locator("article [id]:is(h1, h2, h3, p)").evaluate_all(
                "all => all.map(one => [one.id, one.textContent])"
            )
        )
        tab.goto(f"{server}/{address}")
        if switch(tab).get_attribute("aria-pressed") != "true":
            switch(tab).click()
        expect(tab.locator(".wr-row").first).to_be_visible()
        pairs = tab.locator(".wr-row").evaluate_all(
            "all => all.map(row => [row.querySelector('[id]').id, row.lastElementChild.firstElementChild.textContent])"
        )
        assert dict(pairs) == {identity: english[identity] for identity, _ in pairs}, address


def test_on_a_phone_the_translation_stands_under_its_paragraph(phone: Page, server: str) -> None:
    phone.goto(server + SECTION)
    show(phone)
    for own, other in zip(boxes(phone, ".wr-row > :first-child"), boxes(phone, ".wr-row > [lang]"), strict=True):
        assert own["bottom"] <= other["top"] + 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_choice_is_remembered_until_another_is_made(tab: Page, server: str) -> None:
    tab.goto(server + SECTION)
    show(tab)
    tab.locator("footer [rel=next]").click()
    expect(tab.locator(".wr-row").first).to_be_visible()
    expect(switch(tab)).to_have_attribute("aria-pressed", "true")
    tab.get_by_role("navigation", name="阅读方式").get_by_role("link", name="English").click()
    tab.wait_for_url("**/en/2024/1-review/7-wellbeing/*")
    expect(switch(tab)).to_have_attribute("aria-pressed", "false")
    assert tab.locator(".wr-row").count() == 0


def test_switching_back_leaves_the_page_as_it_was(tab: Page, server: str) -> None:
    tab.goto(server + SECTION)
    before = tab.locator("article").inner_html()
    show(tab)
    switch(tab).click()
    expect(tab.locator(".wr-row")).to_have_count(0)
    assert tab.locator("article").inner_html() == before


def test_the_reader_stays_at_the_paragraph(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": DESKTOP[0], "height": 500})
    tab.goto(server + SECTION)
    paragraph = tab.locator("article h2[id] + p").nth(1)
    paragraph.evaluate("one => scrollTo({top: one.getBoundingClientRect().top + scrollY - 60, behavior: 'instant'})")
    before = paragraph.evaluate("one => one.getBoundingClientRect().top")
    assert before < 100
    paragraph.evaluate("one => { one.dataset.watched = true; document.querySelector('.wr-views button').click() }")
    expect(tab.locator(".wr-row").first).to_be_visible()
    assert abs(tab.locator("[data-watched]").evaluate("one => one.getBoundingClientRect().top") - before) < 30


def test_terms_figures_and_links_work_in_both_columns(tab: Page, server: str) -> None:
    tab.goto(server + SECTION)
    show(tab)
    for column, address, words in (
        (":first-child", "/2024/glossary/#", "new urbanization"),
        ("[lang]", "/en/2024/glossary/#", "新型城镇化"),
    ):
        term = tab.locator(f".wr-row > {column} .wr-term[href$='#new-urbanization']")
        term.hover()
        expect(tab.locator(".wr-card")).to_contain_text(words)
        assert address in term.evaluate("link => link.href")
    ids = tab.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("tag", FOLDERS)
def test_where_the_other_language_cannot_be_loaded_the_page_says_so(browser_tab: Page, server: str, tag: str) -> None:
    sentence = {"zh-Hans": "对照文本没有载入", "zh-Hant": "對照文本沒有載入", "en": "could not be loaded"}[tag]
    browser_tab.goto(server + FOLDERS[tag] + SECTION)
    browser_tab.route(re.compile(r"/1-review/6-urban-rural/$"), lambda route: route.abort())
    switch(browser_tab).click()
    expect(browser_tab.locator(".wr-views-status")).to_contain_text(sentence)
    expect(switch(browser_tab)).to_have_attribute("aria-pressed", "false")
    assert browser_tab.locator(".wr-row").count() == 0
    browser_tab.unroute_all()
    show(browser_tab)
    expect(browser_tab.locator(".wr-views-status")).to_be_empty()


def test_where_the_script_itself_cannot_be_loaded_the_page_says_so_and_tries_again(
    browser_tab: Page, server: str
) -> None:
    browser_tab.goto(server + SECTION)
    browser_tab.route(re.compile(r"/(parallel|citation)\.js"), lambda route: route.abort())
    switch(browser_tab).click()
    expect(browser_tab.locator(".wr-views-status")).to_contain_text("对照文本没有载入")
    mark = browser_tab.locator("[id='countryside.1'] .wr-anchor")
    mark.focus()
    browser_tab.keyboard.press("Enter")
    browser_tab.wait_for_url("**#countryside.1")
    browser_tab.unroute_all()
    show(browser_tab)
    expect(browser_tab.locator(".wr-views-status")).to_be_empty()


def test_equivalents_open_in_the_other_column(tab: Page, server: str) -> None:
    tab.goto(f"{server}/2024/1-review/2-industries/")
    show(tab)
    figure = tab.locator(".wr-row > [lang] .wr-equivalent").first
    figure.hover()
    shown = figure.evaluate("one => getComputedStyle(one, '::after').content")
    assert shown == f'"{figure.get_attribute("data-equivalent")}"'


def test_by_keyboard_the_view_is_switched(tab: Page, server: str) -> None:
    tab.goto(server + SECTION)
    tab.get_by_role("link", name="原文").focus()
    tab.keyboard.press("Tab")
    expect(switch(tab)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator(".wr-row").first).to_be_visible()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("navigation", name="阅读方式").get_by_role("link", name="English")).to_be_focused()


def test_printing_prints_both(tab: Page, server: str) -> None:
    tab.goto(server + SECTION)
    show(tab)
    tab.emulate_media(media="print")
    assert tab.locator(".wr-row > [lang] > p").first.is_visible()
    assert not tab.locator(".wr-views").is_visible()
    own, other = (boxes(tab, f".wr-row > {one}")[3] for one in (":first-child", "[lang]"))
    assert own["right"] <= other["left"]


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(tab: Page, server: str, tag: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(server + FOLDERS[tag] + SECTION)
    show(tab)
    violations = Axe().run(tab).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


def test_an_untranslated_page_offers_no_comparison(tab: Page, draft_server: str) -> None:
    for folder in ("", "/en"):
        tab.goto(f"{draft_server}{folder}/2024/1-review/3-ecology/")
        assert switch(tab).count() == 0


REMEMBERED = "localStorage.setItem('workreport.parallel', 'true')"
TOP = "one => one.getBoundingClientRect().top"


@pytest.mark.parametrize("anchor", ["vanadium-titanium", "putonghua.1", "p.4"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_address_leads_to_its_place_with_the_view_remembered(
    tab: Page, server: str, anchor: str, size: tuple[int, int]
) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.add_init_script(REMEMBERED)
    tab.goto(f"{server}/2024/1-review/2-industries/#{anchor}")
    expect(tab.locator(".wr-row").first).to_be_visible()
    tab.wait_for_timeout(100)
    place = tab.locator(f"[id='{anchor}']")
    expect(place).to_be_in_viewport()
    at_the_end = "innerHeight + scrollY >= document.documentElement.scrollHeight - 2"
    assert 40 < place.evaluate(TOP) < 200 or tab.evaluate(at_the_end)


def test_reloading_and_going_back_keep_the_place(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": DESKTOP[0], "height": 500})
    tab.add_init_script(REMEMBERED)
    tab.goto(server + SECTION)
    expect(tab.locator(".wr-row").first).to_be_visible()
    tab.evaluate("scrollTo({ top: 1150, behavior: 'instant' })")
    tab.wait_for_timeout(400)
    before = tab.locator("[id='countryside.1']").evaluate(TOP)
    tab.reload()
    for _ in range(2):
        expect(tab.locator(".wr-row").first).to_be_visible()
        tab.wait_for_timeout(200)
        assert abs(tab.locator("[id='countryside.1']").evaluate(TOP) - before) < 5
        tab.goto(f"{server}/2024/1-review/7-wellbeing/")
        tab.go_back()


def test_the_original_is_a_click_away_without_loading(tab: Page, server: str) -> None:
    tab.goto(server + SECTION)
    show(tab)
    tab.evaluate("window.kept = true")
    tab.get_by_role("link", name="原文").click()
    expect(tab.locator(".wr-row")).to_have_count(0)
    assert tab.evaluate("window.kept")
    tab.reload()
    assert tab.locator(".wr-row").count() == 0


def test_filter_and_view_of_the_glossary_go_together(tab: Page, server: str) -> None:
    tab.goto(f"{server}/2024/glossary/")
    tab.locator(".wr-filter input").fill("塞罕坝")
    expect(tab.locator(".wr-filter output")).not_to_be_empty()
    found = tab.locator("article h3:visible").all_inner_texts()
    assert 0 < len(found) < 20
    show(tab)
    assert tab.locator(".wr-row > :first-child > h3:visible").all_inner_texts() == found
    assert tab.locator(".wr-row > [lang] > h3:visible").count() == len(found)
    tab.locator(".wr-filter input").fill("抽水蓄能")
    others = tab.locator(".wr-row > :first-child > h3:visible").all_inner_texts()
    assert others
    assert others != found
    switch(tab).click()
    expect(tab.locator(".wr-row")).to_have_count(0)
    assert tab.locator("article h3:visible").all_inner_texts() == others


def test_marks_of_a_search_survive_the_switch(tab: Page, server: str) -> None:
    marks = "[...(CSS.highlights.get('wr-found') ?? [])].filter(range => !range.collapsed).length"
    tab.goto(f"{server}{SECTION}?h=乡村#countryside.1")
    wait_until(tab, f"{marks} > 0")
    count = tab.evaluate(marks)
    show(tab)
    wait_until(tab, f"{marks} === {count}")


def test_tables_stay_in_their_column(tab: Page, server: str) -> None:
    tab.goto(f"{server}/2024/errata/")
    show(tab)
    for media in ("screen", "print"):
        tab.emulate_media(media="print" if media == "print" else "screen")
        for column in (":first-child", "[lang]"):
            for box in tab.locator(f".wr-row > {column} .md-typeset__scrollwrap").all():
                outside = box.evaluate(
                    "one => { const own = one.getBoundingClientRect(),"
                    " row = one.closest('.wr-row > *').getBoundingClientRect();"
                    " return Math.max(row.left - own.left, own.right - row.right) }"
                )
                assert outside <= 1
    for table in tab.locator(".wr-row table").all():
        assert table.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth + 1"), "on paper nothing scrolls"
