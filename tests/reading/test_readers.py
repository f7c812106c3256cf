"""Home, report and missing pages; where a reader goes on; what a first visit weighs; whether everybody can use them."""

import gzip
import hashlib
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from builders import ROOT
from sites import DESKTOP, PHONE, wait_until
from workreport.locales import EN, SOURCE
from workreport.project import Project, read_pages

SECTION = "2024/1-review/6-urban-rural/"
FOLDERS = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "en": "en/"}
EDITORIAL = ["2024/errata/", "2024/glossary/", "2024/indicators/", "2024/figures/"]
TEMPLATES = ["", "2024/", "2024/0-opening/", "2024/1-review/", SECTION, *EDITORIAL]
"""A page of every kind."""


def test_the_report_page_lists_every_part_with_a_line_of_it(tab: Page, server: str) -> None:
    project = Project(ROOT)
    for locale, folder in ((SOURCE, ""), (EN, "en/")):
        tab.goto(f"{server}/{folder}2024/")
        pages = read_pages(project, project.pages_folder(locale, "2024"), "2024").report.pages
        parts = [page for page in pages if not page.editorial and page.heading]
        assert tab.locator(".wr-contents li > div > a").all_inner_texts() == [
            p.heading.text for p in parts if p.heading
        ]
        lines = tab.locator(".wr-contents .wr-line").all_inner_texts()
        assert len(lines) == len(parts)
        for page, line in zip(parts, lines, strict=True):
            text = "\n".join(segment.text for segment in page.segments)
            assert line
            assert all(part in text for part in line.split(" · ")), "a line is the report's own words"
        assert tab.locator(".wr-contents .wr-pages").count() == len(parts)


def test_the_report_page_says_what_is_known_and_what_is_not(tab: Page, server: str) -> None:
    tab.goto(f"{server}/2024/")
    facts = dict(zip(tab.locator("dl dt").all_inner_texts(), tab.locator("dl dd").all_inner_texts(), strict=True))
    assert facts["报告机关"] == "承德市人民政府"
    assert facts["会议、日期、报告人"] == "送达文本没有写明"
    assert facts["篇幅"] == "印刷第1至23页"
    tab.get_by_role("link", name="从头阅读").click()
    tab.wait_for_url("**/2024/0-opening/")


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_download_is_there_once_with_its_digest_and_size(tab: Page, site: Path, server: str, folder: str) -> None:
    tab.goto(f"{server}/{folder}2024/")
    names = []
    for item in tab.locator(".wr-downloads > li").all():
        link = str(item.get_by_role("link").evaluate("link => link.href")).removeprefix(f"{server}/")
        published = (site / link).read_bytes()
        assert item.locator("code").inner_text() == hashlib.sha256(published).hexdigest()
        assert f"{len(published):,}" in item.inner_text()
        names.append(link)
    pairs = ["2024/2024.tmx", "2024/2024.xlf", "2024/2024.jsonl"]
    data = ["2024/indicators.csv", "2024/figures.csv", "2024/figures.json"]
    assert names == ["2024/2024.txt", *data, *pairs, "terms.tbx", "terms.csv"], "one copy for all languages"
    assert (site / "2024/2024.txt").read_bytes() == (ROOT / "data/sources/2024.txt").read_bytes()


def test_home_leads_back_to_where_a_reader_stopped(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": DESKTOP[0], "height": 400})
    tab.goto(f"{server}/")
    assert not tab.locator(".wr-continue").is_visible()
    tab.goto(f"{server}/{SECTION}")
    tab.locator("[id='poverty-relief']").evaluate("one => one.scrollIntoView({ behavior: 'instant' })")
    for page in ("", "2024/"):
        tab.goto(f"{server}/{page}")
        link = tab.locator(".wr-continue a")
        expect(link).to_have_text("继续阅读：（六）促进城乡融合发展，城镇建设和乡村振兴取得扎实成效")
    link.click()
    tab.wait_for_url(re.compile(f"/{SECTION}#[a-z.0-9-]+$"))
    place = tab.locator(f"[id='{tab.url.partition('#')[2]}']")
    expect(place).to_be_in_viewport()
    tab.goto(f"{server}/en/")
    assert not tab.locator(".wr-continue").is_visible(), "another language has been read nowhere yet"


def test_a_missing_page_speaks_all_languages(browser_tab: Page, site: Path, server: str) -> None:
    markup = (site / "404.html").read_text(encoding="utf-8").replace("https://example.org/gov/report", server)
    browser_tab.route("**/nowhere/", lambda route: route.fulfill(body=markup, content_type="text/html", status=404))
    browser_tab.goto(f"{server}/en/2024/nowhere/")
    for tag, words in (("zh-Hans", "没有这个页面"), ("zh-Hant", "沒有這個頁面"), ("en", "There is no such page")):
        section = browser_tab.locator(f"section[lang={tag}]")
        expect(section).to_contain_text(words)
        address = section.get_by_role("link").get_attribute("href") or ""
        assert urlsplit(urljoin(server, address)).path == f"/gov/report/{FOLDERS[tag]}"
    assert Axe().run(browser_tab).response["violations"] == []


@pytest.mark.parametrize("path", TEMPLATES)
@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_axe_finds_no_violation(browser: Browser, server: str, path: str, tag: str, scripts: bool) -> None:
    """Without scripts means without the site's own: axe itself is one."""
    for scheme, size in (("light", DESKTOP), ("dark", PHONE)):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
        )
        tab = context.new_page()
        if not scripts:
            tab.route("**/*.html", _without_scripts)
            tab.route("**/", _without_scripts)
        tab.goto(f"{server}/{FOLDERS[tag]}{path}")
        assert tab.locator("html").get_attribute("class") == ("js" if scripts else "no-js")
        violations = Axe().run(tab).response["violations"]
        assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == [], scheme
        context.close()


def _without_scripts(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=re.sub(r"<script.*?</script>", "", response.text(), flags=re.DOTALL))


@pytest.mark.parametrize("path", TEMPLATES)
@pytest.mark.parametrize("size", [(320, 640), (640, 450)], ids=["320 px", "200 %"])
def test_nothing_scrolls_sideways(tab: Page, server: str, path: str, size: tuple[int, int]) -> None:
    """A window of 1280 by 900 at 200 % has the room of one of 640 by 450 (WCAG 2.2, 1.4.10)."""
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    for folder in FOLDERS.values():
        tab.goto(f"{server}/{folder}{path}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_by_keyboard_a_page_is_walked_from_skip_link_to_foot(tab: Page, server: str) -> None:
    tab.goto(f"{server}/{SECTION}")
    seen: list[str] = []
    while True:
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement === document.body"):
            break
        name = tab.evaluate("(one => one.ariaLabel || one.textContent.trim())(document.activeElement)")
        assert tab.evaluate("document.activeElement.checkVisibility({ visibilityProperty: true })"), name
        seen.append(name)
    wanted = ["跳转至", "浅色或深色", "选择当前语言", "搜索", "原文", "对照", "第1段：链接与引用", "下一页"]
    places = [next((at for at, name in enumerate(seen) if name.startswith(one)), -1) for one in wanted]
    assert -1 not in places, [one for one, at in zip(wanted, places, strict=True) if at < 0]
    assert places == sorted(places)
    assert "目录" not in seen, "the phone's menu is not there"


def test_on_a_phone_the_menu_is_reached_and_left_by_keyboard(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{server}/{SECTION}")
    menu = tab.get_by_role("banner").get_by_role("button", name="目录")
    menu.focus()
    tab.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert tab.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    tab.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(tab.locator(".md-sidebar--primary")).to_be_hidden()


def test_colours_follow_the_system_until_a_reader_chooses(tab: Page, server: str) -> None:
    scheme = "document.body.dataset.mdColorScheme"
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{server}/")
    assert tab.evaluate(scheme) == "slate"
    tab.emulate_media(color_scheme="light")
    wait_until(tab, f"{scheme} === 'default'")
    tab.get_by_role("button", name="浅色或深色").click()
    tab.goto(f"{server}/{SECTION}")
    assert tab.evaluate(scheme) == "slate"


@pytest.mark.parametrize("path", ["", "2024/", SECTION, "en/2024/2-plan/2-productive-forces/"])
def test_a_first_visit_is_light(tab: Page, site: Path, server: str, path: str) -> None:
    """At most 72 kB in at most 7 requests, compressed; stock Material needs 113 kB in 11 on this report."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{server}/{path}")
    tab.wait_for_load_state("networkidle")
    files = [site / url.removeprefix(server).partition("?")[0].strip("/") for url in asked]
    bodies = [(file / "index.html" if file.is_dir() else file).read_bytes() for file in files]
    assert len(bodies) <= 7
    assert sum(len(gzip.compress(body)) for body in bodies) <= 72_000


def test_leaving_the_search_by_keyboard_closes_it(tab: Page, server: str) -> None:
    for width in (PHONE[0], DESKTOP[0]):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(f"{server}/{SECTION}")
        tab.locator("[data-opens=__search]").evaluate("button => button.click()")
        search = tab.locator(".md-search__input")
        expect(search).to_be_focused()
        for _ in range(4):
            tab.keyboard.press("Tab")
        assert not tab.locator("#__search").is_checked()
        if width == PHONE[0]:
            expect(search).to_be_hidden()


def test_escape_in_the_search_of_a_phone_leads_back_to_its_button(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{server}/{SECTION}")
    button = tab.get_by_role("banner").get_by_role("button", name="查找")
    button.click()
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.wait_for_timeout(200)
    tab.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_topic_in_the_menu_of_a_phone_closes_it(phone: Page, server: str) -> None:
    phone.goto(f"{server}/2024/2-plan/9-livelihood/")
    phone.get_by_role("banner").get_by_role("button", name="目录").tap()
    current = phone.locator(".md-nav--primary [aria-current=page]")
    expect(current).to_be_in_viewport()
    phone.locator(".wr-nav__topics a").last.tap()
    expect(phone.locator(".md-sidebar--primary")).to_be_hidden()


def test_the_navigation_shows_where_the_reader_is(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": DESKTOP[0], "height": 600})
    tab.goto(f"{server}/2024/2-plan/9-livelihood/")
    expect(tab.locator(".md-nav--primary [aria-current=page]")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390])
def test_the_card_of_a_unit_fits_a_phone(tab: Page, server: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{server}/en/2024/2-plan/6-countryside/")
    tab.locator(".wr-figure .wr-term").first.hover()
    expect(tab.locator(".wr-card")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_home_page_leads_back(tab: Page, server: str, folder: str) -> None:
    tab.goto(f"{server}/{folder}{SECTION}")
    tab.goto(f"{server}/{folder}")
    expect(tab.locator(".wr-continue a")).to_be_visible()


def test_paper_is_white_whatever_the_screen(tab: Page, server: str) -> None:
    tab.emulate_media(color_scheme="dark", media="print")
    tab.goto(f"{server}/2024/")
    luminance = (
        "one => getComputedStyle(one).color.match(/\\d+/g).slice(0, 3).map(Number)"
        ".reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0)"
    )
    for selector in (".wr-contents a", "article h1", ".wr-line", ".wr-page-index a"):
        assert tab.locator(selector).first.evaluate(luminance) < 128
