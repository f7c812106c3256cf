"""Building sites, serving them, and reading the pages built."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Page

from workreport.acceptance import accept
from workreport.locales import EN
from workreport.project import Project

ROOT = Path(__file__).parent.parent
DESKTOP, PHONE = (1280, 900), (390, 844)
"""Sizes of a window, in CSS pixels."""
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "source"}


def build_site(folder: Path, *, address: str, project: Path = ROOT) -> Path:
    """Build a project's site strictly into `folder`, as `make site` does; fails with MkDocs' own words."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "build.log").write_text(done.stderr, encoding="utf-8")
    return folder


def html_files(site: Path) -> list[Path]:
    """Return the files of the pages that readers stay on, which those at addresses that have moved are not."""
    files = sorted(site.rglob("*.html"))
    return [file for file in files if '<meta http-equiv="refresh"' not in file.read_text(encoding="utf-8")]


def copy_project(folder: Path) -> Path:
    """Copy what a site is built from."""
    for name in ("docs", "data", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def set_back(project: Path) -> None:
    """Accept every pair, then let the translation fall behind in each way that readers are told of."""
    opened = Project(project)
    alignment = opened.align_report(EN, "2024")
    addresses = {page.source.address for page in alignment.pages}
    for accepted in accept(alignment, opened.read_lock_files(EN, "2024"), addresses, reviewed=None):
        file = opened.lock_file(EN, accepted.address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(accepted.text, encoding="utf-8")
    (project / "docs/en/2024/1-review/3-ecology.md").unlink()
    # A page that is there, and is nothing but Chinese.
    shutil.copy(project / "docs/zh/2024/2-plan/5-ecology.md", project / "docs/en/2024/2-plan/5-ecology.md")
    source, target = (project / f"docs/{locale}/2024/1-review/5-reform.md" for locale in ("zh", "en"))
    blocks = source.read_text(encoding="utf-8").split("\n\n")
    english = target.read_text(encoding="utf-8").split("\n\n")
    english[3] = blocks[3]
    target.write_text("\n\n".join(english), encoding="utf-8")
    blocks[5] = blocks[5].replace("90项", "91项")
    source.write_text("\n\n".join(blocks), encoding="utf-8")


def wait_until(tab: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true; Playwright's own waiting is against the policy of the pages."""
    for _ in range(100):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(condition)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a prefix and keeps quiet."""

    prefix = ""

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{self.prefix}/"):
            return os.devnull + "/none"
        return super().translate_path(path.removeprefix(self.prefix))

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path, prefix: str) -> Iterator[str]:
    """Serve `folder` on loopback under `prefix`; yield the address without a slash at the end."""
    handler = type("Handler", (_Handler,), {"prefix": prefix})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


def choose_language(tab: Page, name: str) -> None:
    """Open the menu of languages, wait until it is open, and follow a link in it."""
    tab.locator(".md-header .md-select").hover()
    tab.locator(".md-header .md-select__inner").evaluate(
        "menu => Promise.all(menu.getAnimations().map(animation => animation.finished))"
    )
    tab.locator(".md-header").get_by_role("link", name=name).click()


@dataclass
class BuiltPage:
    """What tests look at in a built page."""

    lang: str = ""
    links: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Every element that refers somewhere: tag and attributes."""
    ids: list[str] = field(default_factory=list)
    blocks: list[tuple[str, str, str]] = field(default_factory=list)
    """Headings and paragraphs of the article: tag, id, text; editorial headings and notices left out."""
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Every text of the body with the language it is in."""


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = BuiltPage()
        self.stack: list[tuple[str, str, bool]] = []  # tag, language, whether inside the article's delivered text
        self.block: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        lang = attributes.get("lang", self.stack[-1][1] if self.stack else "")
        inside = bool(self.stack and self.stack[-1][2]) or "md-content__inner" in attributes.get("class", "")
        hidden = "editorial" in attributes.get("class", "").split() or tag == "aside"
        if tag == "html":
            self.page.lang = lang
        if "id" in attributes:
            self.page.ids.append(attributes["id"])
        if {"href", "src"} & attributes.keys():
            self.page.links.append((tag, attributes))
        if tag in ("h1", "h2", "p") and inside and not hidden:
            self.page.blocks.append((tag, attributes.get("id", ""), ""))
            self.block = []
        if tag not in VOID:
            self.stack.append((tag, lang, inside and not hidden))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while self.stack and self.stack.pop()[0] != tag:
            pass
        if tag in ("h1", "h2", "p") and self.block is not None:
            name, identity, _ = self.page.blocks[-1]
            self.page.blocks[-1] = (name, identity, "".join(self.block))
            self.block = None

    def handle_data(self, data: str) -> None:
        if self.block is not None:
            self.block.append(data)
        tags = [tag for tag, *_ in self.stack]
        if data.strip() and "body" in tags and tags[-1] not in ("script", "style"):
            self.page.texts.append((data.strip(), self.stack[-1][1]))


def read_built_page(file: Path) -> BuiltPage:
    parser = _PageParser()
    parser.feed(file.read_text(encoding="utf-8"))
    return parser.page
