"""The Traditional edition as it is built and read."""

from collections.abc import Iterator
from pathlib import Path

from lxml import html
from opencc import OpenCC
from playwright.sync_api import Page, expect

from builders import ROOT
from sites import choose_language, html_files, read_built_page
from workreport.locales import HANT, SOURCE
from workreport.project import Project
from workreport.traditional.candidates import all_candidates

SECTION = "2024/1-review/3-ecology/"
READ = ("title", "alt", "placeholder", "content", "aria-label", "aria-description", "data-meaning", "data-equivalent")
UNREAD = {"script", "style"}


def simplified_characters() -> frozenset[str]:
    """Return the characters that only Simplified text has: they convert, and are no published form themselves."""
    convert, published = OpenCC("s2hk").convert, Project(ROOT).converter().convert
    return frozenset(
        one
        for one in map(chr, range(0x4E00, 0xA000))
        if convert(one) != one and published(one) != one and one not in all_candidates().get(one, "")
    )


def read_texts(file: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of a page that somebody reads or hears, with its language."""
    for element in html.parse(str(file), html.HTMLParser(encoding="utf-8")).iter("*"):
        language = next(filter(None, (one.get("lang") for one in (element, *element.iterancestors()))), "")
        texts = [element.get(name) for name in READ]
        texts += [element.text if element.tag not in UNREAD else "", *(child.tail for child in element)]
        yield from ((text, language) for text in texts if text and text.strip())


def test_no_simplified_character_is_left_but_where_it_is_meant(site: Path) -> None:
    """Meant are texts that say they are Simplified: the delivered text on the errata page, the menu of languages."""
    simplified = simplified_characters()
    assert {"发", "国", "们"} <= simplified
    assert not {"台", "群", "峰", "里"} & simplified
    pages = html_files(site / HANT.folder)
    assert len(pages) == len([*(ROOT / "docs/zh").rglob("*.md")])
    meant: dict[str, int] = {}
    for file in pages:
        for text, language in read_texts(file):
            if language == HANT.tag:
                assert not simplified & set(text), (file, text)
            elif simplified & set(text):
                assert language == SOURCE.tag, (file, text)
                name = file.parent.name
                meant[name] = meant.get(name, 0) + 1
    # Elsewhere only the menu's 简体中文, and the list of languages on the pages that tell what the site has.
    assert meant.pop("errata") > 1
    assert {name for name, count in meant.items() if count > 1} == {"2024", HANT.folder}
    assert max(meant.values()) == 2


def test_every_page_has_its_traditional_one_with_the_same_ids_and_links(site: Path) -> None:
    for file in sorted((site / "2024").rglob("index.html")):
        chinese = read_built_page(file)
        other = read_built_page(site / HANT.folder / file.relative_to(site))
        assert other.lang == HANT.tag
        assert other.ids == chinese.ids
        assert [len(text) for _, _, text in other.blocks] == [len(text) for _, _, text in chinese.blocks]
        fragments = [
            [attributes.get("href", "").partition("#")[2] for tag, attributes in page.links if tag == "a"]
            for page in (chinese, other)
        ]
        assert fragments[0] == fragments[1]


def test_titles_names_and_metadata_are_traditional(site: Path) -> None:
    text = (site / HANT.folder / SECTION / "index.html").read_text(encoding="utf-8")
    assert "<title>（三）放大生態優勢，生態文明建設亮點紛呈 - 承德市政府工作報告</title>" in text
    assert '<meta name="description" content="（三）放大生態優勢' in text
    assert "下一頁" in text
    address = "https://example.org/gov/report/"
    assert f'<link rel="canonical" href="{address}zh-Hant/{SECTION}">' in text
    for file in ("", "en/"):
        head = (site / file / SECTION / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
        assert f'<link rel="alternate" hreflang="zh-Hant" href="{address}zh-Hant/{SECTION}">' in head
    assert f"<loc>{address}zh-Hant/{SECTION}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_reader_changes_to_traditional_at_the_same_paragraph_and_reads_on(tab: Page, server: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 400})
    tab.goto(f"{server}/2024/2-plan/4-reform/")
    tab.locator("[id='parks.1']").evaluate("element => element.scrollIntoView({block: 'start'})")
    tab.evaluate("scrollBy(0, -100)")
    choose_language(tab, "繁體中文")
    tab.wait_for_url("**/zh-Hant/2024/2-plan/4-reform/#parks*")
    paragraph = tab.locator("[id='parks.1']")
    assert "PingFang HK" in paragraph.evaluate("element => getComputedStyle(element).fontFamily").split(",")[0]
    tab.locator("footer [rel=next]").click()
    tab.wait_for_url("**/zh-Hant/2024/2-plan/5-ecology/")
    assert tab.locator("article h1").inner_text().startswith("（五）搶抓“雙碳”戰略機遇")


def test_its_terms_open_and_its_glossary_is_filtered_in_traditional(tab: Page, server: str) -> None:
    tab.goto(f"{server}/zh-Hant/{SECTION}")
    tab.locator(".wr-term", has_text="林長制").first.hover()
    card = tab.locator(".wr-card")
    expect(card).to_contain_text("forest chief system")
    expect(card).to_contain_text("術語表")
    card.get_by_role("link").click()
    tab.wait_for_url("**/zh-Hant/2024/glossary/#*")
    assert tab.get_by_label("查找詞語、譯法或釋義").is_visible()
    tab.get_by_label("查找詞語、譯法或釋義").fill("塞罕壩 精神")
    assert tab.locator("article h3:visible").count() >= 1
