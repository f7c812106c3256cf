"""The built site: its pages, their text, their languages, where they point to."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from builders import ROOT
from ground_truth import printed_characters
from sites import BuiltPage, build_site, copy_project, html_files, read_built_page
from workreport.tree import page_files

HAN = re.compile("[一-鿿]")
ADDRESS = "https://example.org/gov/report/"


ADDRESSES = {"zh": "", "zh-Hant": "zh-Hant", "en": "en"}
"""Where the pages of each language are."""
TAGS = {"zh-Hant": "zh-Hant", "en": "en", "404.html": "zh-Hans"}
"""Language of a page by the beginning of its address; else Simplified Chinese."""


def html_pages(site: Path) -> dict[str, BuiltPage]:
    return {file.relative_to(site).as_posix(): read_built_page(file) for file in html_files(site)}


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    return html_pages(site)


def output_of(markdown: Path, locale: str) -> str:
    path = markdown.with_suffix("")
    folder = path.parent if path.name == "index" else path
    return (Path(ADDRESSES[locale]) / folder / "index.html").as_posix()


def test_every_page_is_there_in_every_language(pages: dict[str, BuiltPage]) -> None:
    source = ROOT / "docs/zh"
    wanted = {
        output_of(path.relative_to(source), locale) for path in page_files(source).values() for locale in ADDRESSES
    }
    assert pages.keys() == wanted | {"404.html"}


def test_the_built_pages_say_what_the_source_says(pages: dict[str, BuiltPage]) -> None:
    """Every character of the delivered text is in the built pages, in order, and no other in their text."""
    source = ROOT / "docs/zh"
    printed = iter(printed_characters())
    pending = next(printed)
    for address in page_files(source):
        name = output_of(Path(f"{address}.md"), "zh")
        if address in ("index", "2024/index", "2024/errata", "2024/glossary", "2024/indicators", "2024/figures"):
            continue
        for tag, identity, text in pages[name].blocks:
            for character in text:
                assert character == pending.character, (name, identity, text)
                pending = next(printed, None)  # type: ignore[assignment]
            if tag in ("h1", "h2") and pending and pending.character == "。":
                pending = next(printed, None)  # type: ignore[assignment]
    assert pending is None


def test_paragraph_ids_are_those_of_the_design(pages: dict[str, BuiltPage]) -> None:
    page = pages["2024/1-review/3-ecology/index.html"]
    assert [identity for _, identity, _ in page.blocks] == [
        "ecology",
        "ecology.1",
        "reputation",
        "reputation.1",
        "green-cover",
        "green-cover.1",
        "ecological-value",
        "ecological-value.1",
    ]


def test_ids_are_unique_and_the_same_in_every_language(pages: dict[str, BuiltPage]) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        if f"en/{name}" in pages and name.count("/") > 2:
            assert [i for _, i, _ in page.blocks if i] == [i for _, i, _ in pages[f"en/{name}"].blocks if i]


def test_nothing_is_asked_of_anybody_else(site: Path, pages: dict[str, BuiltPage]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.links:
            target = attributes.get("src") or attributes.get("href", "")
            fetched = tag != "a" and attributes.get("rel") not in ("canonical", "alternate", "prev", "next")
            assert not (fetched and urlsplit(target).netloc), (name, tag, target)
    for file in site.rglob("*.css"):
        assert not re.search(r"""url\(["']?(?:https?:)?//|@import""", file.read_text(encoding="utf-8")), file.name


def test_every_link_leads_somewhere(site: Path, pages: dict[str, BuiltPage]) -> None:
    ids = {name: set(page.ids) for name, page in pages.items()}
    for name, page in pages.items():
        if name == "404.html":
            continue
        for _, attributes in page.links:
            target = urlsplit(urljoin(ADDRESS + name, attributes.get("href") or attributes["src"]))
            if target.scheme not in ("http", "https"):
                continue
            assert target.geturl().startswith(ADDRESS), (name, target.geturl())
            file = site / unquote(target.path.removeprefix(urlsplit(ADDRESS).path))
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), (name, target.geturl())
            if target.fragment and not target.fragment.startswith("__"):
                assert target.fragment in ids[file.relative_to(site).as_posix()], (name, target.geturl())


def foreign_texts(name: str, page: BuiltPage) -> list[str]:
    """Return the texts of an English page that are Chinese and declared English."""
    return [text for text, lang in page.texts if lang == "en" and HAN.search(text) and "·" not in text]


def test_the_language_of_every_text_is_declared(pages: dict[str, BuiltPage], draft_site: Path) -> None:
    for name, page in [*pages.items(), *html_pages(draft_site).items()]:
        assert page.lang == TAGS.get(name.partition("/")[0], "zh-Hans"), name
        if name.startswith("en/"):
            assert foreign_texts(name, page) == [], name


BEHIND = "2024/1-review/5-reform/index.html"


@pytest.mark.parametrize("address", ["2024/1-review/3-ecology/", "2024/2-plan/5-ecology/"], ids=["missing", "copied"])
def test_an_untranslated_page_says_so_and_is_not_announced(draft_site: Path, address: str) -> None:
    text = (draft_site / "en" / address / "index.html").read_text(encoding="utf-8")
    assert "This page has not been translated yet." in text
    assert f'<link rel="canonical" href="{ADDRESS}{address}">' in text
    assert 'hreflang="en"' not in text.partition("</head>")[0]
    chinese = (draft_site / address / "index.html").read_text(encoding="utf-8")
    assert 'hreflang="en"' not in chinese.partition("</head>")[0]
    assert "English (not translated yet)" in chinese
    page = read_built_page(draft_site / "en" / address / "index.html")
    assert {lang for text, lang in page.texts if "生态文明建设" in text} == {"zh-Hans"}
    sitemap = (draft_site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}{address}</loc>" in sitemap
    assert f"{ADDRESS}en/{address}" not in sitemap


def test_a_page_that_is_behind_says_where(draft_site: Path) -> None:
    text = (draft_site / "en" / BEHIND).read_text(encoding="utf-8")
    assert "Of 8 headings and paragraphs, 1 not translated yet, 1 older than the Chinese." in text
    link = '<a href="../../../../2024/1-review/5-reform/#{}" hreflang="zh-Hans">Chinese text</a>'
    marks = re.findall(r'id="([a-z.0-9-]+)"[^>]*>[^\n]*</p>\s*<aside class="wr-mark wr-mark--(\w+)".*?</aside>', text)
    assert marks == [("innovation.1", "missing"), ("key-reforms.1", "stale")]
    assert all(link.format(identity) in text for identity, _ in marks)
    assert '<p data-printed="5" id="innovation.1" lang="zh-Hans">' in text
    assert "wr-mark" not in (draft_site / BEHIND).read_text(encoding="utf-8")


def test_every_english_page_says_which_text_prevails(pages: dict[str, BuiltPage]) -> None:
    for name, page in pages.items():
        if name.startswith("en/"):
            assert any(text.startswith("The Chinese text prevails.") for text, _ in page.texts), name


def test_a_translated_page_is_announced_with_absolute_addresses(site: Path) -> None:
    for name in ("index.html", "en/index.html"):
        head = (site / name).read_text(encoding="utf-8").partition("</head>")[0]
        assert f'<link rel="alternate" hreflang="zh-Hans" href="{ADDRESS}">' in head
        assert f'<link rel="alternate" hreflang="en" href="{ADDRESS}en/">' in head
        assert f'<link rel="alternate" hreflang="x-default" href="{ADDRESS}">' in head
        assert "not been translated" not in (site / name).read_text(encoding="utf-8")


def test_every_page_describes_itself_in_its_language(site: Path) -> None:
    wanted = {"": "（三）放大生态优势，生态文明建设亮点纷呈", "en/": "(3) We amplified our ecological strengths"}
    for prefix, beginning in wanted.items():
        text = (site / f"{prefix}2024/1-review/3-ecology/index.html").read_text(encoding="utf-8")
        assert f'<meta name="description" content="{beginning}' in text


def test_the_sitemap_lists_every_page_with_its_languages(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<loc>(.*?)</loc>", sitemap))
    assert f"{ADDRESS}2024/1-review/3-ecology/" in listed
    assert f'hreflang="x-default" href="{ADDRESS}2024/1-review/3-ecology/"' in sitemap
    assert len(listed) == sum(1 for _ in ADDRESSES for _ in page_files(ROOT / "docs/zh"))


def test_without_an_address_nothing_that_needs_one_is_written(anonymous_site: Path) -> None:
    assert not (anonymous_site / "sitemap.xml").exists()
    for file in anonymous_site.rglob("*.html"):
        head = file.read_text(encoding="utf-8").partition("</head>")[0]
        assert "canonical" not in head
        assert "hreflang" not in head
    assert "SITE_URL is not set" in (anonymous_site / "build.log").read_text(encoding="utf-8")


def test_the_errata_page_lists_every_entry(pages: dict[str, BuiltPage]) -> None:
    for name, reason in (
        ("2024/errata/index.html", "中文句内用全角逗号"),
        ("en/2024/errata/index.html", "full-width comma"),
    ):
        texts = [text for text, _ in pages[name].texts]
        for cell in ("9:3", "11:1", "13:15", "业态,深化", "业态，深化", "4:6", "Ⅰ类"):
            assert cell in texts, (name, cell)
        assert any(reason in text for text in texts)
        assert ("开场" if name.startswith("2024") else "Opening") in texts


def test_navigation_stays_inside_the_report(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copy_project(project)
    shutil.copytree(project / "docs/zh/2024", project / "docs/zh/2025")
    entry = (project / "data/reports.toml").read_text(encoding="utf-8")
    second = entry[entry.index("[[report]]") :].replace('id = "2024"', 'id = "2025"')
    (project / "data/reports.toml").write_text(f"{entry}\n{second}", encoding="utf-8")
    built = html_pages(build_site(tmp_path / "site", address="", project=project))
    for name, page in built.items():
        if re.match(r"(en/)?2024/", name):
            targets = {urljoin(f"/{name}", a["href"]) for tag, a in page.links if tag in ("a", "link") and "href" in a}
            assert not [target for target in targets if "/2025/" in target], name
    assert any("2025" in attributes.get("href", "") for _, attributes in built["index.html"].links)


def test_data_that_cannot_be_used_ends_the_build_at_its_line(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    termbase = project / "data/termbase.toml"
    text = termbase.read_text(encoding="utf-8")
    termbase.write_text(f"{text}[[concept\n", encoding="utf-8")
    with pytest.raises(AssertionError) as failed:
        build_site(tmp_path / "site", address="", project=project)
    said = str(failed.value)
    assert f"data/termbase.toml:{text.count(chr(10)) + 1}:" in said
    assert "Traceback" not in said
