"""Addresses last, for readers: what was published is there or leads on, in a browser with and without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builders import ROOT
from moving import ECOLOGY, REFORM, write_moves
from sites import build_site, copy_project, read_built_page, serve
from workreport.addresses import ADDRESSES, find_addresses
from workreport.locales import PUBLISHED, SOURCE
from workreport.page_ids import read_page_ids
from workreport.printed.report import read_all_printed
from workreport.project import Project, read_pages


def test_addresses_are_those_of_the_built_site(site: Path) -> None:
    project = Project(ROOT)
    pages = read_pages(project, project.pages_folder(SOURCE, ""), "").report.pages
    present = find_addresses(pages, read_page_ids(project, read_all_printed(project)))
    assert {page.address for page in pages} == {page.address for page in present.values()}
    for locale in PUBLISHED.values():
        for own in (address for address in present if "#" not in address):
            built = read_built_page(site / ("" if locale is SOURCE else locale.folder) / own / "index.html")
            ids = {address.partition("#")[2] for address in present if address.startswith(f"{own}#")}
            assert ids <= set(built.ids), (locale.folder, own)
            if not present[own].editorial:
                of_text = {identity for _, identity, _ in built.blocks if identity}
                assert of_text | {one for one in built.ids if re.fullmatch(r"p\.\d+", one)} == {
                    one for one in ids if one in of_text or one.startswith("p.")
                }


OLD = "2024/1-review/9-old"
MOVES = (
    (f"{OLD}/", "2024/older/"),
    ("2024/older/", f"{ECOLOGY}/"),
    (f"{OLD}/#gone.1", f"{REFORM}/#innovation.1"),
    (f"{ECOLOGY}/#fame", f"{ECOLOGY}/#reputation"),
    (f"{ECOLOGY}/#fame.1", f"{REFORM}/#innovation.1"),
    (f"{ECOLOGY}/#p.99", "2024/2-plan/#p.10"),
    ("2024/glossary/#words", "2024/"),
)
PLACES = (f"{OLD}/", f"{OLD}/#reputation", f"{OLD}/#reputation.1", f"{OLD}/#gone.1")
PREFIXES = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "en": "en/"}


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site of which pages and ids have moved, built without a public address."""
    project = copy_project(tmp_path_factory.mktemp("moved") / "project")
    write_moves(project, *MOVES)
    with (project / ADDRESSES).open("a", encoding="utf-8") as file:
        file.writelines(f"{place}\n" for place in PLACES)
    return build_site(project / "site", address="", project=project)


@pytest.fixture(scope="module")
def moved_server(moved_site: Path) -> Iterator[str]:
    """Yield the address of a web server that has that site under a sub-path."""
    with serve(moved_site, "/gov/report") as address:
        yield address


@pytest.fixture
def plain_tab(browser: Browser) -> Iterator[Page]:
    """Yield a tab of a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


SENTENCES = {
    "zh-Hans": "本页已移至：（三）放大生态优势，生态文明建设亮点纷呈",
    "zh-Hant": "本頁已移至：（三）放大生態優勢，生態文明建設亮點紛呈",
    "en": "This page has moved to (3) We amplified our ecological strengths",
}


@pytest.mark.parametrize("tag", PREFIXES)
def test_a_moved_page_is_a_small_page_that_leads_on(moved_site: Path, tag: str) -> None:
    text = (moved_site / f"{PREFIXES[tag]}{OLD}/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{tag}">' in text
    assert '<meta http-equiv="refresh" content="0; url=../3-ecology/">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert "canonical" not in text
    assert SENTENCES[tag] in re.sub("<[^>]+>", "", text)
    assert '<a href="../3-ecology/">' in text
    for place, link in (
        ("reputation", "../3-ecology/#reputation"),
        ("reputation.1", "../3-ecology/#reputation.1"),
        ("gone.1", "../5-reform/#innovation.1"),
    ):
        assert re.search(rf'<aside class="wr-moved" id="{place}" role="note"><p>[^<]*<a href="{link}">', text)
    assert not re.search(r"<script(?! src=)|style=|\son\w+=", text), "the policy allows none"
    assert "script-src 'self'" in text
    assert len(text.encode()) < 2_000


@pytest.mark.parametrize("tag", PREFIXES)
def test_a_page_ends_with_what_it_no_longer_has(moved_site: Path, tag: str) -> None:
    file = moved_site / PREFIXES[tag] / ECOLOGY / "index.html"
    text = file.read_text(encoding="utf-8")
    links = dict(re.findall(r'<aside class="wr-moved" id="([^"]+)" role="note">\s*<p>[^<]*<a href="([^"]+)"', text))
    assert links == {
        "fame": "#reputation",
        "fame.1": "../5-reform/#innovation.1",
        "p.99": "../../2-plan/#p.10",
    }
    words = {"zh-Hans": "本段已移至：", "zh-Hant": "本段已移至：", "en": "This paragraph has moved to "}
    assert words[tag] in text
    assert len(read_built_page(file).ids) == len(set(read_built_page(file).ids))
    glossary = (moved_site / PREFIXES[tag] / "2024/glossary/index.html").read_text(encoding="utf-8")
    assert '<aside class="wr-moved" id="words"' in glossary, "on editorial pages, too"


def test_redirects_are_in_no_list(moved_site: Path, tmp_path: Path) -> None:
    for file in moved_site.rglob("*"):
        # The manifest has every file of the site.
        if (
            file.is_file()
            and file.name != "manifest.json"
            and "9-old" not in file.as_posix()
            and "older" not in file.as_posix()
        ):
            assert b"9-old" not in file.read_bytes(), file
    addressed = copy_project(tmp_path / "project")
    write_moves(addressed, *MOVES)
    site = build_site(tmp_path / "site", address="https://example.org/gov/report/", project=addressed)
    for name in ("sitemap.xml", "llms.txt", "feed.xml"):
        assert "older" not in (site / name).read_text(encoding="utf-8")
    for prefix in PREFIXES.values():
        canonical = f'<link rel="canonical" href="https://example.org/gov/report/{prefix}{ECOLOGY}/">'
        assert canonical in (site / prefix / OLD / "index.html").read_text(encoding="utf-8")


CASES = (
    (f"{OLD}/", f"{ECOLOGY}/"),
    ("2024/older/", f"{ECOLOGY}/"),
    (f"{OLD}/#reputation.1", f"{ECOLOGY}/#reputation.1"),
    (f"{OLD}/#gone.1", f"{REFORM}/#innovation.1"),
    (f"{ECOLOGY}/#fame", f"{ECOLOGY}/#reputation"),
    (f"{ECOLOGY}/#fame.1", f"{REFORM}/#innovation.1"),
    (f"{ECOLOGY}/#p.99", "2024/2-plan/#p.10"),
)


@pytest.mark.parametrize("tag", PREFIXES)
def test_a_browser_goes_on(tab: Page, moved_server: str, tag: str) -> None:
    for old, new in CASES:
        tab.goto("about:blank")
        tab.goto(f"{moved_server}/{PREFIXES[tag]}{old}", wait_until="commit")
        tab.wait_for_url(f"{moved_server}/{PREFIXES[tag]}{new}")
        tab.wait_for_load_state()
        assert tab.locator("html").get_attribute("lang") == tag
        if anchor := new.partition("#")[2]:
            assert tab.locator(f"[id='{anchor}']").evaluate("element => element.matches(':target')")


def test_a_link_to_a_moved_id_on_the_page_at_hand_goes_on(tab: Page, moved_server: str) -> None:
    tab.goto(f"{moved_server}/{ECOLOGY}/")
    tab.wait_for_load_state("networkidle")
    tab.evaluate("location.hash = 'fame.1'")
    tab.wait_for_url(f"{moved_server}/{REFORM}/#innovation.1")


@pytest.mark.parametrize("tag", PREFIXES)
def test_a_browser_without_scripts_is_led_on(plain_tab: Page, moved_server: str, tag: str) -> None:
    base = f"{moved_server}/{PREFIXES[tag]}"
    plain_tab.goto(f"{base}{OLD}/", wait_until="commit")
    plain_tab.wait_for_url(f"{base}{ECOLOGY}/")
    plain_tab.goto(f"{base}{ECOLOGY}/#fame.1")
    notice = plain_tab.locator("[id='fame.1']")
    top = notice.bounding_box()
    assert top is not None
    assert 0 <= top["y"] < (plain_tab.viewport_size or {"height": 0})["height"], "a reader sees it"
    notice.get_by_role("link").click()
    plain_tab.wait_for_url(f"{base}{REFORM}/#innovation.1")


def test_a_browser_that_does_not_refresh_shows_the_link(plain_tab: Page, moved_site: Path) -> None:
    html = (moved_site / OLD / "index.html").read_text(encoding="utf-8")
    plain_tab.set_content(re.sub("<meta http-equiv[^>]+>", "", html))
    assert plain_tab.locator("[id='gone.1']").get_by_role("link").is_visible()
    assert plain_tab.locator("body > p").inner_text() == SENTENCES["zh-Hans"]
