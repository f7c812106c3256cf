"""What the site offers, read by programs and vocabularies that are not ours."""

import csv
import inspect
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import msgspec_schemaorg.models as vocabulary
import pytest
from lxml import html

from builders import ROOT
from sites import build_site, copy_project
from workreport.exchange.units import ExchangeUnit, read_units
from workreport.project import Project
from workreport.registry import load_registry

ADDRESS = "https://example.org/gov/report/"
FOLDERS = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "en": "en/"}
READ = """
import json, sys
from translate.storage import {module}
store = {module}.{name}.parsefile(sys.argv[1])
rows = [(unit.getid(), str(unit.source), str(unit.target or "")) for unit in store.units if unit.istranslatable()]
print(json.dumps(rows))
"""
"""A program of its own, because translate-toolkit is GPL."""


def read_with_translate_toolkit(file: Path, module: str, name: str) -> list[list[str]]:
    program = READ.format(module=module, name=name)
    run = subprocess.run([sys.executable, "-c", program, str(file)], check=True, capture_output=True, encoding="utf-8")
    rows: list[list[str]] = json.loads(run.stdout)
    return rows


@pytest.fixture(scope="module")
def units() -> tuple[ExchangeUnit, ...]:
    project = Project(ROOT)
    return read_units(project, project.entries()[0])


def test_translate_toolkit_reads_the_memory(site: Path, units: tuple[ExchangeUnit, ...]) -> None:
    rows = read_with_translate_toolkit(site / "2024/2024.tmx", "tmx", "tmxfile")
    assert [(source, target) for _, source, target in rows] == [(one.source, one.target) for one in units]


def test_translate_toolkit_reads_the_translation_file(site: Path, units: tuple[ExchangeUnit, ...]) -> None:
    rows = read_with_translate_toolkit(site / "2024/2024.xlf", "xliff2", "Xliff2File")
    assert [(source, target) for _, source, target in rows] == [(one.source, one.target) for one in units]


@pytest.mark.parametrize("name", ["terms.csv", "2024/figures.csv", "2024/indicators.csv"])
def test_tables_are_rectangular_with_a_byte_order_mark(site: Path, name: str) -> None:
    content = (site / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 10
    assert len({len(row) for row in rows}) == 1
    assert all(rows[0])


@pytest.mark.parametrize("tag", FOLDERS)
def test_the_feed_is_well_formed_and_dated_by_the_registry(site: Path, tag: str) -> None:
    folder = FOLDERS[tag]
    (entry,) = load_registry(ROOT)
    feed = feedparser.parse((site / folder / "feed.xml").read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title_detail.language == tag
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": f"{ADDRESS}{folder}feed.xml",
        "alternate": f"{ADDRESS}{folder}",
    }
    (news,) = feed.entries
    page = html.document_fromstring((site / folder / "2024/index.html").read_bytes().decode("utf-8"))
    assert news.title == page.findtext(".//h1", "").strip()
    assert news.link == news.id == f"{ADDRESS}{folder}2024/"
    assert entry.added is not None
    assert news.published == f"{entry.added.isoformat()}T00:00:00Z"
    headings = {one.text_content().strip() for one in page.xpath("//main//a")}
    assert set(re.split("；|; ", news.summary)) <= headings
    (announced,) = page.xpath("//link[@type='application/atom+xml']/@href")
    assert (site / folder / "2024" / announced).resolve() == (site / folder / "feed.xml").resolve()


def test_a_dated_correction_renews_the_feed_and_what_has_no_date_is_not_in_it(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    registry, errata = project / "data/reports.toml", project / "data/sources/2024.errata.toml"
    before = registry.read_text(encoding="utf-8")
    corrections = errata.read_text(encoding="utf-8") if errata.exists() else ""
    decided = '[[erratum]]\npage = 1\nline = 1\nfound = "各位代表"\ncorrected = "诸位代表"\ndecided = 2030-01-31\n'
    errata.write_text(f'{corrections}\n{decided}reason = {{ zh = "试", en = "trial" }}\n', encoding="utf-8")
    feed = feedparser.parse((build_site(tmp_path / "one", address=ADDRESS, project=project) / "feed.xml").read_bytes())
    assert date(*feed.entries[0].updated_parsed[:3]) == date(*feed.feed.updated_parsed[:3]) == date(2030, 1, 31)
    assert date(*feed.entries[0].published_parsed[:3]) < date(2030, 1, 31)
    registry.write_text(re.sub(r"(?m)^added = .*\n", "", before), encoding="utf-8")
    site = build_site(tmp_path / "two", address=ADDRESS, project=project)
    assert not list(site.rglob("feed.xml"))
    assert "atom+xml" not in (site / "index.html").read_text(encoding="utf-8")


def test_without_an_address_there_is_no_feed(anonymous_site: Path) -> None:
    assert not list(anonymous_site.rglob("feed.xml"))


def nodes_of(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes_of(child)


def types_of(kind: type, name: str) -> set[str]:
    """Return the types that a property of a type may have, by name; fails if the type has no such property."""
    (found,) = [one[name] for base in kind.__mro__ if name in (one := inspect.get_annotations(base))][:1]
    return set(re.findall(r"[A-Z]\w+", str(found)))


def test_linked_data_uses_the_vocabulary_of_schema_org(site: Path) -> None:
    """Every type is one of schema.org's, every property one that its type has, every nested type one it may have."""
    seen = set()
    for file in site.rglob("index.html"):
        page = html.document_fromstring(file.read_bytes().decode("utf-8"))
        for script in page.iterfind(".//script[@type='application/ld+json']"):
            for node in nodes_of(json.loads(script.text or "")):
                kind = getattr(vocabulary, node["@type"])
                seen.add(kind.__name__)
                for name, value in node.items():
                    if not name.startswith("@"):
                        allowed = types_of(kind, name)
                        if isinstance(value, dict):
                            bases = {base.__name__ for base in getattr(vocabulary, value["@type"]).__mro__}
                            assert bases & allowed, (kind, name, value)
    assert seen == {"Report", "GovernmentOrganization", "Dataset", "DataDownload"}


def test_what_an_editor_says_of_a_page_is_told_to_archives(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    page = "2024/1-review/3-ecology"
    for locale, words in (("zh", "[生态, 水源]"), ("en", "[ecology, water]")):
        file = project / f"docs/{locale}/{page}.md"
        front = f"---\npublished: 2024-01-31\nkeywords: {words}\n---\n\n"
        file.write_text(front + file.read_text(encoding="utf-8"), encoding="utf-8")
    site = build_site(tmp_path / "site", address=ADDRESS, project=project)
    for folder, keywords in (("", "生态；水源"), ("zh-Hant/", "生態；水源"), ("en/", "ecology; water")):
        built = html.document_fromstring((site / folder / page / "index.html").read_bytes().decode("utf-8"))
        assert built.xpath("//meta[@name='PubDate']/@content") == ["2024-01-31"]
        assert built.xpath("//meta[@name='Keywords']/@content") == [keywords]
        (work,) = (json.loads(script) for script in built.xpath("//script[@type='application/ld+json']/text()"))
        assert work["datePublished"] == "2024-01-31"
        assert work["keywords"] == re.split("；|; ", keywords)
