"""Measures the search beside Material's with jieba and beside Pagefind, and what a query costs as reports are added.

Answers: `tests/cases/queries.tsv`, asked in a real Chromium; right is an answer whose page is among the first three,
because neither of the others knows paragraphs. Traditional queries are asked of Material's Chinese pages, as it has no
others; Pagefind has our pages of all three languages.
Cost: generated reports, each the real one with its clauses shuffled and every seventh character or word another one.
Bytes are those of the compressed answers; a cold query is the first one, a further one comes after it.
"""

import argparse
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from bench import lay_out
from find_browser import BROWSER_ARGUMENTS, find_browser
from serving import serve
from workreport.locales import EN, PUBLISHED, SOURCE
from workreport.project import find_project, read_pages
from workreport.search.index import build_index
from workreport.search.records import Record, unit_records
from workreport.terminology.matching import TermFinder

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
PAGEFIND = "pagefind[extended]==1.5.2"
QUERIES = [line.split("\t") for line in (ROOT / "tests/cases/queries.tsv").read_text(encoding="utf-8").splitlines()[1:]]
OURS = """async ([base, locale, query]) => {
  window.engines ??= {}
  const { createEngine } = await import(new URL("assets/javascripts/search-engine.js", base))
  const engine = window.engines[locale] ??= createEngine(new URL("search/", base), locale)
  const begin = performance.now()
  const { results } = await engine.search(query)
  return [results.map(one => one.address), performance.now() - begin]
}"""
THEIRS = """async ([base, query]) => {
  const pagefind = window.pagefind ??= await import(new URL("pagefind/pagefind.js", base))
  const { results } = await pagefind.search(query)
  return Promise.all(results.slice(0, 3).map(one => one.data().then(data => data.url)))
}"""
FOLDERS = {"zh": "", "zh-Hant": "zh-Hant/", "en": "en/"}
Ask = Callable[[Page, str, str, str], Sequence[str]]


def ask_ours(page: Page, base: str, locale: str, query: str) -> Sequence[str]:
    """Return the addresses that this search answers with."""
    return [FOLDERS[locale] + address for address in page.evaluate(OURS, [base, locale, query])[0][:3]]


def ask_pagefind(page: Page, base: str, locale: str, query: str) -> Sequence[str]:
    """Return the addresses that Pagefind answers with."""
    return [urlsplit(url).path.lstrip("/") for url in page.evaluate(THEIRS, [base, query])]


def ask_stock(page: Page, base: str, locale: str, query: str) -> Sequence[str]:
    """Return the addresses that Material's search answers with, typed into its box."""
    box = page.locator(".md-search__input")
    box.fill("")
    box.fill(query)
    box.press("End")
    page.wait_for_timeout(250)
    links = page.locator(".md-search-result__item > .md-search-result__link")
    return [urlsplit(links.nth(at).get_attribute("href") or "").path.lstrip("/") for at in range(min(3, links.count()))]


def compare(browser: Browser, folder: Path) -> None:
    """Print what part of each class of queries each search answers."""
    lay_out(folder, 1)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    for config in ("mkdocs.yml", "stock.yml"):
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", str(folder / f"site-{config}")]
        subprocess.run(command, cwd=folder, env=environment, check=True, stderr=subprocess.DEVNULL)
    ours, stock = folder / "site-mkdocs.yml", folder / "site-stock.yml"
    subprocess.run([str(_pagefind()), "-m", "pagefind", "--site", str(ours)], check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    engines: dict[str, tuple[Path, Ask]] = {
        "this": (ours, ask_ours), "Pagefind": (ours, ask_pagefind), "Material": (stock, ask_stock),
    }  # fmt: skip
    for name, (site, ask) in engines.items():
        with serve(site) as server:
            base = server.address
            for locale, prefix in FOLDERS.items():
                page = browser.new_page()
                page.goto(base + ("" if name == "Material" and locale != "en" else prefix))
                for kind, _, query, units in (row for row in QUERIES if row[1] == locale):
                    pages = {unit.partition("#")[0].removesuffix("index").rstrip("/") for unit in units.split()}
                    answers = {_page_of(address) for address in ask(page, base, locale, query)}
                    found[name][kind] += bool(pages & answers)
                page.close()
    print(f"{'right page in the first three':32}" + "".join(f"{name:>10}" for name in engines))
    for kind, total in Counter(row[0] for row in QUERIES).items():
        print(f"{kind:24}{total:8}" + "".join(f"{found[name][kind] / total:10.1%}" for name in engines))
    print(f"{'all':24}{len(QUERIES):8}" + "".join(f"{found[one].total() / len(QUERIES):10.1%}" for one in engines))


def _page_of(address: str) -> str:
    path = unquote(address).partition("#")[0].strip("/")
    return re.sub(r"^(?:en|zh-Hant)/", "", path)


def _pagefind() -> Path:
    """Return the Python that has Pagefind, installed into an environment of its own the first time."""
    python = BUILD / "pagefind/bin/python"
    if not python.exists():
        print(f"Installing {PAGEFIND} into build/pagefind …", file=sys.stderr)
        venv.create(BUILD / "pagefind", with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", PAGEFIND], check=True)
    return python


def generate(units: Sequence[Record], report: str, rng: random.Random) -> Iterator[Record]:
    """Yield the records of another report of the same size with other text."""
    for unit in units:
        texts = {
            "zh": _vary(
                re.split("(?<=[，。；])", unit.texts["zh"]), [*"".join(one.texts["zh"] for one in units[:40])], rng
            ),
            "en": _vary(
                re.split("(?<= )", unit.texts["en"]), " ".join(one.texts["en"] for one in units[:40]).split(), rng
            ),
        }
        yield replace(unit, address=unit.address.replace("2024", report, 1), texts=texts)


def _vary(parts: list[str], others: Sequence[str], rng: random.Random) -> str:
    rng.shuffle(parts)
    if len(parts) and " " in "".join(parts):
        return "".join(f"{rng.choice(others)} " if rng.random() < 1 / 7 else part for part in parts)
    return "".join(rng.choice(others) if rng.random() < 1 / 7 else one for one in "".join(parts))


def grow(browser: Browser, folder: Path, sizes: Sequence[int]) -> None:
    """Print what a query costs at growing numbers of reports."""
    project = find_project(ROOT)
    source = read_pages(project, project.pages_folder(SOURCE, "2024"), "2024").report
    finder = TermFinder(project.read_termbase().concepts, SOURCE)
    units = list(unit_records(source, project.align_report(EN, "2024"), finder))
    queries = [row[2] for row in QUERIES if row[0] in ("simplified", "english", "figures")][:60]
    rng = random.Random(1)
    points: list[tuple[int, float, float]] = []
    print(
        f"\n{'reports':>8}{'records':>9}{'build s':>9}{'files':>7}{'MB':>7}"
        f"{'cold kB':>9}{'ms':>6}{'further kB':>12}{'ms':>6}{'again, p95 ms':>15}"
    )
    for size in sizes:
        records = [one for number in range(size) for one in generate(units, f"{1000 + number}", rng)]
        site = folder / f"{size}"
        (site / "search").mkdir(parents=True)
        (site / "assets/javascripts").mkdir(parents=True)
        engine = "assets/javascripts/search-engine.js"
        (site / engine).write_bytes((ROOT / "overrides" / engine).read_bytes())
        (site / "index.html").write_text("<!doctype html>", encoding="utf-8")
        begin = time.perf_counter()
        for name, content in build_index(records, [], dict.fromkeys(PUBLISHED, str)):
            (site / "search" / name).write_text(content, encoding="utf-8")
        seconds = time.perf_counter() - begin
        files = [file.stat().st_size for file in (site / "search").iterdir()]
        colds: list[float] = []
        furthers: list[float] = []
        first: list[float] = []
        times: list[float] = []
        again: list[float] = []
        with serve(site) as server:
            base = server.address
            for at in range(0, len(queries) - 3, 4):
                page = browser.new_context().new_page()
                page.goto(base)
                for place, query in enumerate(queries[at : at + 4]):
                    server.sent = 0
                    _, milliseconds = page.evaluate(OURS, [base, "zh", query])
                    (furthers if place else colds).append(server.sent / 1000)
                    (times if place else first).append(milliseconds)
                    again.append(page.evaluate(OURS, [base, "zh", query])[1])
                page.context.close()
        print(
            f"{size:8}{len(records):9}{seconds:9.1f}{len(files):7}{sum(files) / 1e6:7.1f}"
            f"{_middle(colds):9.1f}{_middle(first):6.0f}{_middle(furthers):12.1f}{_middle(times):6.0f}"
            f"{sorted(again)[int(len(again) * 0.95)]:15.1f}",
            flush=True,
        )  # fmt: skip
        points.append((size, _middle(colds), _middle(furthers)))
    BUILD.mkdir(exist_ok=True)
    (BUILD / "search-growth.svg").write_text(plot(points), encoding="utf-8")
    print("Drawn in build/search-growth.svg")


def plot(points: Sequence[tuple[int, float, float]]) -> str:
    """Return a drawing of kilobytes a query, first and further, by number of reports on a logarithmic scale."""
    top = max(cold for _, cold, _ in points)
    places = [(60 + 160 * math.log10(size), size, values) for size, *values in points]
    lines = []
    for which, (name, colour) in enumerate((("first query", "#8c1d18"), ("further query", "#1d5a8c"))):
        dots = [(x, 220 - 180 * values[which] / top, values[which]) for x, _, values in places]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in dots)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines += [f'<text x="{x:.0f}" y="{y - 6:.0f}" fill="{colour}">{value:.0f} kB</text>' for x, y, value in dots]
        lines.append(f'<text x="{dots[-1][0] + 50:.0f}" y="{dots[-1][1]:.0f}" fill="{colour}">{name}</text>')
    lines += [f'<text x="{x:.0f}" y="245">{size}</text>' for x, size, _ in places]
    title = "<title>Bytes a query needs, by number of reports</title>"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="260" font-family="sans-serif" font-size="12">'
        f"{title}{''.join(lines)}</svg>\n"
    )


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1, 10, 100], help="numbers of reports")
    options = parser.parse_args()
    path = find_browser()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        compare(browser, Path(folder) / "sites")
        grow(browser, Path(folder), options.reports)
        browser.close()


if __name__ == "__main__":
    main()
