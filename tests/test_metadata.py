"""What pages say to search engines, archives and the inspection of government sites: the truth, and nothing unknown."""

import hashlib
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from builders import ROOT
from sites import build_site, copy_project, html_files
from workreport.project import Project
from workreport.registry import load_registry

ADDRESS = "https://example.org/gov/report/"
FOLDERS = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "en": "en/"}


def pages_of(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    for file in html_files(site):
        if file.name == "404.html":
            continue
        yield (
            file.relative_to(site).as_posix().removesuffix("index.html"),
            html.document_fromstring(file.read_bytes().decode("utf-8")),
        )


def named(page: HtmlElement) -> dict[str, str]:
    """Return what the meta tags of a page say; no tag is empty, none is there twice."""
    tags = [(tag.get("name") or tag.get("property") or "", tag.get("content") or "") for tag in page.iter("meta")]
    known = [(name, content) for name, content in tags if name]
    assert len(known) == len(dict(known))
    assert all(content.strip() for _, content in known)
    return dict(known)


def linked_data(page: HtmlElement) -> list[dict[str, object]]:
    return [json.loads(script.text or "") for script in page.iterfind(".//script[@type='application/ld+json']")]


def test_open_graph_agrees_with_the_page(site: Path) -> None:
    for path, page in pages_of(site):
        said = named(page)
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert said["og:url"] == canonical == ADDRESS + path
        assert said["og:description"] == said["description"]
        (heading,) = page.xpath("//h1")
        assert said["og:title"] == heading.text_content().strip()
        locale = {"zh-Hans": "zh_CN", "zh-Hant": "zh_HK", "en": "en_US"}[page.get("lang") or ""]
        assert said["og:locale"] == locale
        image = site / said["og:image"].removeprefix(ADDRESS)
        assert image.name == f"card-{page.get('lang')}.png"
        signature, width, height = struct.unpack(">8s8xII", image.read_bytes()[:24])
        assert (signature, width, height) == (b"\x89PNG\r\n\x1a\n", 1200, 630)


def test_linked_data_names_language_original_and_translation(site: Path) -> None:
    seen = 0
    for path, page in pages_of(site):
        for work in linked_data(page):
            seen += 1
            assert (work["@context"], work["@type"]) == ("https://schema.org", "Report")
            assert work["@id"] == work["url"] == ADDRESS + path
            assert work["inLanguage"] == page.get("lang")
            chinese = ADDRESS + path.removeprefix("en/")
            if page.get("lang") == "en":
                assert work["translationOfWork"] == {"@type": "Report", "@id": chinese}
            elif page.get("lang") == "zh-Hans":
                assert work["workTranslation"] == {"@type": "Report", "@id": f"{ADDRESS}en/{path}"}
    assert seen == 3 * len([*(ROOT / "docs/zh/2024").rglob("*.md")])


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_the_dataset_lists_what_can_be_downloaded(site: Path, folder: str) -> None:
    page = html.document_fromstring((site / folder / "2024/index.html").read_bytes().decode("utf-8"))
    (work,) = linked_data(page)
    dataset = work["subjectOf"]
    assert isinstance(dataset, dict)
    assert len(dataset["distribution"]) >= 7
    for file in dataset["distribution"]:
        content = (site / file["contentUrl"].removeprefix(ADDRESS)).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["contentSize"] == f"{len(content)} B"


def test_page_tags_of_government_sites(site: Path) -> None:
    """SiteName … Url, in the order of the guideline's annex; what nobody knows (SiteIDCode, PubDate) is left out."""
    (entry,) = load_registry(ROOT)
    said = named(html.document_fromstring((site / "2024/1-review/3-ecology/index.html").read_bytes().decode("utf-8")))
    expected = {
        "SiteName": "承德市政府工作报告",
        "SiteDomain": "example.org",
        "ColumnName": entry.title["zh"],
        "ArticleTitle": "（三）放大生态优势，生态文明建设亮点纷呈",
        "ContentSource": "承德市人民政府",
        "Description": said["description"],
        "Url": f"{ADDRESS}2024/1-review/3-ecology/",
    }
    own = {name: content for name, content in said.items() if name[0].isupper()}
    assert own == expected


def test_without_an_address_no_address_is_made_up(anonymous_site: Path) -> None:
    for _, page in pages_of(anonymous_site):
        said = named(page)
        assert not {"og:url", "og:image", "Url", "SiteDomain"} & said.keys()
        assert linked_data(page) == []


def test_the_identification_code_comes_from_mkdocs_yml(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert 'site_id_code: ""' in config
    (project / "mkdocs.yml").write_text(
        config.replace('site_id_code: ""', 'site_id_code: "1308000000"'), encoding="utf-8"
    )
    for _, page in pages_of(build_site(tmp_path / "site", address=ADDRESS, project=project)):
        assert named(page)["SiteIDCode"] == "1308000000"


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_page_of_the_report_is_there_as_markdown(site: Path, folder: str) -> None:
    for file in sorted((ROOT / "docs/zh/2024").rglob("*.md")):
        address = file.relative_to(ROOT / "docs/zh").with_suffix("").as_posix().removesuffix("index").rstrip("/")
        published = site / folder / address / "index.md"
        text = file.read_text(encoding="utf-8")
        assert published.exists() is ("editorial: true" not in text), address
        if published.exists():
            page = html.document_fromstring(published.with_suffix(".html").read_bytes().decode("utf-8"))
            (link,) = page.xpath("//link[@type='text/markdown']/@href")
            assert link == "index.md"
            if folder == "zh-Hant/":
                assert published.read_text(encoding="utf-8") == Project(ROOT).converter().convert(text)
            else:
                written = ROOT / "docs" / (folder or "zh") / file.relative_to(ROOT / "docs/zh")
                assert published.read_text(encoding="utf-8") == written.read_text(encoding="utf-8")


def test_llms_txt_leads_to_the_markdown_of_every_page(site: Path, anonymous_site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"^- \[(.+)\]\((.+)\)$", text, re.MULTILINE)
    assert {link.removeprefix(ADDRESS) for _, link in links} == {
        file.relative_to(site).as_posix() for file in site.rglob("index.md")
    }
    assert all(link.startswith(ADDRESS) for _, link in links)
    assert text.startswith("# ")
    assert text.count("\n## ") == 3
    assert f"]({ADDRESS}" not in (anonymous_site / "llms.txt").read_text(encoding="utf-8")


def test_every_page_links_to_where_its_files_are_edited(tmp_path: Path, site: Path) -> None:
    project = copy_project(tmp_path / "project")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    pattern = "https://example.org/owner/name/edit/main/{path}"
    unset = '\n  edit: !ENV [EDIT_URL, ""]'
    assert unset in config
    (project / "mkdocs.yml").write_text(config.replace(unset, f'\n  edit: "{pattern}"'), encoding="utf-8")
    (project / "docs/en/2024/1-review/3-ecology.md").unlink()
    built = build_site(tmp_path / "site", address=ADDRESS, project=project)
    for path, page in pages_of(built):
        links = [link for link in page.xpath("//footer//a/@href") if "/edit/" in link]
        assert all((project / link.removeprefix(pattern.removesuffix("{path}"))).is_file() for link in links)
        assert len(links) == (1 if "3-ecology" in path else 2), path
    for _, page in pages_of(site):
        assert not [link for link in page.xpath("//footer//a/@href") if "/edit/" in link]
