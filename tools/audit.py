"""The slow checks over the built site: axe on every page, the weight and speed of a first visit, Lighthouse.

Goals: no violation of any impact; at most 72 kB in at most 7 requests; a largest contentful paint under 1.5 s and no
layout shift on a slow phone; 100 in every category of Lighthouse. Exits with 1 where one is missed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from find_browser import BROWSER_ARGUMENTS, find_browser
from serving import Server, serve

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = "lighthouse@13"
VISITS = ("", "2024/1-review/6-urban-rural/", "2024/glossary/", "en/", "en/2024/2-plan/2-productive-forces/")
LIGHTEST = 72_000
FEWEST = 7
FASTEST = 1500
# A slow phone, as Lighthouse's mobile preset has it: 1.6 Mbit/s, 150 ms, a fourth of the processor.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
PAINTS = """() => new Promise(resolve => {
  let paint = 0, shift = 0
  new PerformanceObserver(list => list.getEntries().forEach(one => { paint = one.startTime }))
    .observe({ type: "largest-contentful-paint", buffered: true })
  new PerformanceObserver(list => list.getEntries().forEach(one => { shift += one.value }))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => resolve([paint, shift]), 500)
})"""


def main() -> int:
    """Run the checks; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="example: make audit")
    parser.parse_args()
    path = find_browser()
    if path is None or shutil.which("npx") is None:
        print("This needs Chromium (make test sets one up) and Node.js with npx (Debian: apt install nodejs npm).")
        return 2
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "site", "/gov/report") as server:
        print("Building the site …", file=sys.stderr)
        build(Path(folder) / "site", server.address)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
            faults = [*visit(browser, server), *examine(browser, server, Path(folder) / "site")]
            browser.close()
        faults += rate(server, path, Path(folder))
    for fault in faults:
        print(fault)
    print("Nothing to complain about." if not faults else f"{len(faults)} complaints.")
    return bool(faults)


def build(folder: Path, address: str) -> None:
    """Build the site strictly for the address it is served at."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}, check=True)


def visit(browser: Browser, server: Server) -> Iterator[str]:
    """Print what a first visit needs on a slow phone; yield the goals missed."""
    print(f"{'first visit':44}{'kB':>8}{'requests':>10}{'LCP ms':>9}{'CLS':>7}")
    for path in VISITS:
        context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        server.sent = server.requests = 0
        page.goto(server.address + path)
        page.wait_for_load_state("networkidle")
        paint, shift = page.evaluate(PAINTS)
        print(f"/{path:43}{server.sent / 1000:8.1f}{server.requests:10}{paint:9.0f}{shift:7.3f}")
        # The glossary is a book of its own: five hundred entries are no first visit.
        is_heavy = server.sent > LIGHTEST and "glossary" not in path
        if is_heavy or server.requests > FEWEST or paint > FASTEST or shift > 0:
            yield f"/{path}: heavier or slower than the goals"
        context.close()


def examine(browser: Browser, server: Server, site: Path) -> Iterator[str]:
    """Yield axe's violations on every page: light on a desktop, dark on a phone."""
    files = (file for file in site.rglob("*.html") if b'<meta http-equiv="refresh"' not in file.read_bytes())
    pages = sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in files)
    for number, path in enumerate(pages, 1):
        print(f"\raxe: {number} of {len(pages)} pages", end="", file=sys.stderr, flush=True)
        yield from _violations(browser, server.address + path, 1280, is_dark=False)
        yield from _violations(browser, server.address + path, 390, is_dark=True)
    print(file=sys.stderr)
    print(f"axe: {len(pages)} pages, light on a desktop and dark on a phone")


def _violations(browser: Browser, address: str, width: int, *, is_dark: bool) -> Iterator[str]:
    scheme = "dark" if is_dark else "light"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if is_dark else "light")
    page = context.new_page()
    page.goto(address)
    for found in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]:
        yield f"{urlsplit(address).path} ({scheme}): {found['id']}: {found['nodes'][0]['html'][:120]}"
    context.close()


def rate(server: Server, browser: str, folder: Path) -> Sequence[str]:
    """Print Lighthouse's scores, mobile preset; return the pages below 100."""
    faults = []
    for path in VISITS:
        report = folder / "lighthouse.json"
        flags = f"--chrome-flags=--headless=new {' '.join(BROWSER_ARGUMENTS)}"
        command = ["npx", "--yes", LIGHTHOUSE, server.address + path, "--quiet", "--output=json", flags]
        subprocess.run(
            [*command, f"--output-path={report}"],
            env=os.environ | {"CHROME_PATH": browser},
            stderr=subprocess.DEVNULL,
            check=True,
        )
        result = json.loads(report.read_text(encoding="utf-8"))
        scores = {one["title"]: round(100 * one["score"]) for one in result["categories"].values()}
        print(f"Lighthouse /{path:40}" + ", ".join(f"{name} {score}" for name, score in scores.items()))
        failed = [one["id"] for one in result["audits"].values() if one["score"] == 0]
        if min(scores.values()) < 100:
            faults.append(f"/{path}: Lighthouse: {scores}, {', '.join(failed)}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
