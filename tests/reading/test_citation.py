"""A paragraph's mark: its permanent link, its citation, the way to report a mistake."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ground_truth import printed_characters
from sites import PHONE, build_site, copy_project, read_built_page, serve

SECTION = "2024/1-review/6-urban-rural/"
PLACE = "poverty-relief.1"
ADDRESS = f"https://example.org/gov/report/{SECTION}#{PLACE}"
TODAY = date.today()


@pytest.fixture
def reader(browser: Browser) -> Page:
    """Return a tab that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    return context.new_page()


def open_panel(tab: Page, address: str, place: str = PLACE) -> None:
    tab.goto(address)
    block = tab.locator(f"[id='{place}']")
    block.hover()
    block.locator(".wr-anchor").click()
    expect(tab.locator(".wr-cite-status")).not_to_be_empty()


def clipboard(tab: Page) -> str:
    return str(tab.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    ("folder", "citation"),
    [
        (
            "",
            "承德市人民政府：《承德市政府工作报告（2024年）》，一、2023年工作回顾，（六）促进城乡融合发展，"
            "城镇建设和乡村振兴取得扎实成效，脱贫成果更加巩固，第1段，印刷第6–7页，"
            f"{ADDRESS}，{TODAY.year}年{TODAY.month}月{TODAY.day}日访问。",
        ),
        (
            "zh-Hant/",
            "承德市人民政府：《承德市政府工作報告（2024年）》，一、2023年工作回顧，（六）促進城鄉融合發展，"
            "城鎮建設和鄉村振興取得扎實成效，脫貧成果更加鞏固，第1段，印刷第6–7頁，"
            f"{ADDRESS.replace('2024/', 'zh-Hant/2024/', 1)}，{TODAY.year}年{TODAY.month}月{TODAY.day}日訪問。",
        ),
        (
            "en/",
            "Chengde Municipal People's Government, Report on the Work of the Chengde Municipal Government (2024) "
            "(English translation), “I. Review of our work in 2023”, “(6) We promoted integrated urban-rural "
            "development, and urban construction and rural revitalization achieved solid results”, “The gains of "
            "poverty alleviation were further consolidated”, para. 1, printed pp. 6–7, "
            f"{ADDRESS.replace('2024/', 'en/2024/', 1)} (accessed {TODAY:%B} {TODAY.day}, {TODAY.year}).",
        ),
    ],
)
def test_one_click_copies_the_citation_in_the_readers_language(
    reader: Page, server: str, folder: str, citation: str
) -> None:
    open_panel(reader, f"{server}/{folder}{SECTION}")
    assert clipboard(reader) == citation
    assert reader.url.endswith(f"#{PLACE}")


def test_the_panel_offers_link_and_formats(reader: Page, server: str) -> None:
    open_panel(reader, f"{server}/{SECTION}")
    copied = {}
    for name in ("链接", "GB/T 7714", "BibTeX", "RIS"):
        reader.get_by_role("button", name=name).click()
        expect(reader.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        reader.wait_for_timeout(50)
        copied[name] = clipboard(reader)
        assert reader.locator(".wr-cite-text").input_value() == copied[name].replace("\r\n", "\n")
    assert copied["链接"] == ADDRESS
    title = "承德市政府工作报告（2024年）"
    assert copied["GB/T 7714"] == f"承德市人民政府. {title}[R/OL]. [2024]:6-7[{TODAY.isoformat()}]. {ADDRESS}."
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", copied["BibTeX"], re.MULTILINE))
    assert copied["BibTeX"].startswith("@misc{workreport-2024-poverty-relief-1,")
    assert fields["url"] == ADDRESS
    assert fields["title"] == f"{{{title}}}"
    assert fields["pages"] == "6--7"
    lines = [line.split("  - ", 1) for line in copied["RIS"].replace("\r\n", "\n").rstrip("\n").split("\n")]
    assert lines[0] == ["TY", "RPRT"]
    assert lines[-1][0] == "ER"
    assert dict(lines[:-1])["UR"] == ADDRESS
    assert (dict(lines[:-1])["SP"], dict(lines[:-1])["EP"]) == ("6", "7")


def test_by_keyboard_a_citation_is_opened_used_and_closed(reader: Page, server: str) -> None:
    reader.goto(f"{server}/{SECTION}")
    mark = reader.locator(f"[id='{PLACE}'] .wr-anchor")
    mark.focus()
    assert mark.evaluate("one => getComputedStyle(one, '::before').content.replaceAll('\"', '')").startswith("¶")
    expect(mark).to_have_css("opacity", "1")
    expect(mark).to_have_accessible_name("第1段：链接与引用")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("button", name="引文")).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.wait_for_timeout(50)
    assert clipboard(reader) == ADDRESS
    reader.keyboard.press("Escape")
    expect(reader.locator(".wr-cite")).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_heading_is_cited_without_a_paragraph(reader: Page, server: str) -> None:
    open_panel(reader, f"{server}/{SECTION}", "poverty-relief")
    assert "脱贫成果更加巩固，印刷第6页，" in clipboard(reader)


def test_where_copying_is_not_allowed_the_text_is_selected(browser_tab: Page, server: str) -> None:
    browser_tab.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    open_panel(browser_tab, f"{server}/{SECTION}")
    expect(browser_tab.locator(".wr-cite-status")).to_have_text("请按 Ctrl+C 复制。")
    assert str(browser_tab.evaluate("getSelection().toString()")).startswith("承德市人民政府：")


def test_without_scripts_a_mark_is_a_link_to_its_paragraph(browser: Browser, server: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}/{SECTION}")
    page.locator(f"[id='{PLACE}'] .wr-anchor").click()
    assert page.url.endswith(f"#{PLACE}")


def test_every_permanent_link_is_there_in_every_language_and_leads_to_its_own_block(site: Path) -> None:
    total = 0
    for file in sorted((site / "2024").rglob("index.html")):
        places = []
        for folder in ("", "zh-Hant", "en"):
            page = read_built_page(site / folder / file.relative_to(site))
            links = [attributes["href"] for _, attributes in page.links if attributes.get("class") == "wr-anchor"]
            assert [f"#{identity}" for _, identity, _ in page.blocks if identity and links] == [
                link for link in links if link[1:] in {identity for _, identity, _ in page.blocks}
            ]
            assert {link[1:] for link in links} <= set(page.ids)
            places.append(links)
        assert places[0] == places[1] == places[2]
        total += len(places[0])
    assert total > 150


@pytest.mark.parametrize("page", range(2, 24))
def test_a_sentence_over_a_printed_page_is_copied_as_it_was_delivered(reader: Page, server: str, page: int) -> None:
    """The block in which a printed page begins, copied by the reader, is the source's text."""
    reader.goto(f"{server}/2024/")
    reader.locator(".wr-page-index").get_by_role("link", name=str(page), exact=True).click()
    mark = reader.locator(f"[id='p.{page}']")
    expect(mark).to_be_in_viewport()
    mark.evaluate("one => getSelection().selectAllChildren(one.closest('h1, h2, p'))")
    reader.keyboard.press("Control+c")
    copied = clipboard(reader).strip()
    printed = printed_characters()
    assert copied in "".join(one.character for one in printed)
    at = "".join(one.character for one in printed).index(copied)
    assert page in {one.page for one in printed[at : at + len(copied)]}


TRACKERS = {
    "mailto:bgs@example.org?subject={title}&body={body}": ("mailto", "subject", "body"),
    "https://example.org/owner/name/issues/new?title={title}&body={body}": ("https", "title", "body"),
}


@pytest.mark.parametrize("template", TRACKERS)
def test_a_mistake_is_reported_with_its_place_and_the_foot_says_who_publishes(
    reader: Page, tmp_path: Path, template: str
) -> None:
    project = copy_project(tmp_path / "project")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in (
        ('corrections: !ENV [CORRECTIONS_URL, ""]', f'corrections: "{template}"'),
        ('publisher: { zh: "", en: "" }', 'publisher: { zh: "某某办公厅", en: "General Office" }'),
        ('contact: { zh: "", en: "" }', 'contact: { zh: "0314-0000000", en: "0314-0000000" }'),
        ('icp: ""', 'icp: "冀ICP备00000000号"'),
    ):
        assert old in config
        config = config.replace(old, new)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    scheme, subject, body = TRACKERS[template]
    with serve(build_site(tmp_path / "site", address="", project=project), "") as address:
        open_panel(reader, f"{address}/{SECTION}")
        link = urlsplit(reader.locator(".wr-cite").get_by_role("link", name="纠错").get_attribute("href") or "")
        filled = parse_qs(link.query)
        assert link.scheme == scheme
        assert filled[subject] == [f"网页文字有误: {PLACE}"]
        assert f"/{SECTION}#{PLACE}\n印刷第6–7页" in filled[body][0]
        assert "> 创新实施“1355”防贫工作法" in filled[body][0]
        foot = reader.locator("footer")
        for words in ("主办单位：某某办公厅", "联系方式：0314-0000000", "冀ICP备00000000号"):
            expect(foot).to_contain_text(words)
        assert "1-review" in unquote(foot.get_by_role("link", name="网页纠错").get_attribute("href") or "")
        assert Axe().run(reader).response["violations"] == []
        reader.goto(f"{address}/zh-Hant/")
        expect(foot).to_contain_text("主辦單位：某某辦公廳")
        reader.goto(f"{address}/en/")
        expect(foot).to_contain_text("Published by: General Office")


def test_what_mkdocs_yml_leaves_empty_stays_away(tab: Page, server: str) -> None:
    tab.goto(f"{server}/{SECTION}")
    assert tab.locator(".wr-publisher").count() == 0
    tab.locator(f"[id='{PLACE}']").hover()
    tab.locator(f"[id='{PLACE}'] .wr-anchor").click()
    expect(tab.locator(".wr-cite")).to_be_visible()
    assert tab.locator(".wr-cite a").count() == 0


@pytest.mark.parametrize("folder", ["", "zh-Hant/", "en/"])
def test_axe_finds_no_violation_with_the_panel_open(reader: Page, server: str, folder: str) -> None:
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        open_panel(reader, f"{server}/{folder}{SECTION}")
        violations = Axe().run(reader).response["violations"]
        assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


def test_by_touch_the_marks_are_seen_and_the_panel_fits(phone: Page, server: str) -> None:
    phone.goto(f"{server}/{SECTION}")
    mark = phone.locator(f"[id='{PLACE}'] .wr-anchor")
    expect(mark).to_have_css("opacity", "1")
    mark.tap()
    expect(phone.locator(".wr-cite")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
