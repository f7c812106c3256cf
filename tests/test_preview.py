"""The live preview while an editor writes: it shows what was saved, hears of data too, and outlives mistakes."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Condition, Timer
from typing import Any

import pytest

from sites import copy_project
from workreport.locales import PUBLISHED
from workreport.preview import WHOLE, Door, StartResponse, part_of

PAGE = "2024/1-review/3-ecology"
OLD, NEW = "保持华北领先", "稳居华北领先"


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview of a project, and what it has said so far."""

    project: Path
    address: str
    log: Path

    def said(self, words: str) -> int:
        """Return how often the preview has said these words."""
        return self.log.read_text(encoding="utf-8").count(words)

    def shows(self, words: str) -> bool:
        try:
            return words in read(f"{self.address}/{PAGE}/")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def change(self, name: str, old: str, new: str) -> None:
        file = self.project / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as response:
        text: str = response.read().decode("utf-8")
        return text


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.2)
    raise AssertionError("it did not come")


@contextmanager
def open_preview(project: Path) -> Iterator[Preview]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    file = project.parent / f"{port}.log"
    with file.open("w") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
    one = Preview(project, f"http://127.0.0.1:{port}", file)
    try:
        wait_for(lambda: one.shows(""))
        yield one
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with open_preview(copy_project(tmp_path_factory.mktemp("preview") / "project")) as one:
        yield one


def test_a_saved_paragraph_is_shown(preview: Preview) -> None:
    preview.change(f"docs/zh/{PAGE}.md", OLD, NEW)
    wait_for(lambda: preview.shows(NEW))
    assert not preview.shows(OLD)
    preview.change(f"docs/zh/{PAGE}.md", NEW, OLD)
    wait_for(lambda: preview.shows(OLD))


def test_no_language_is_older_than_another(preview: Preview) -> None:
    """Chinese is shown first; whoever then asks for what is made from it waits, and does not get the old page."""
    page = f"docs/zh/{PAGE}.md"
    before = re.findall("[0-9a-f]{64}", read(f"{preview.address}/en/2024/"))
    for number in range(6):
        old, new = (OLD, f"{OLD}{number}") if number == 0 else (f"{OLD}{number - 1}", f"{OLD}{number}")
        preview.change(page, old, new)
        wait_for(partial(preview.shows, new))
        assert f"領先{number}" in read(f"{preview.address}/zh-Hant/{PAGE}/")
        # The English page of the report has the digests of what can be downloaded.
        digests = re.findall("[0-9a-f]{64}", read(f"{preview.address}/en/2024/"))
        assert digests not in (before, [])
        assert f"{OLD}{number}" in read(f"{preview.address}/2024/2024.jsonl")
        before = digests
    preview.change(page, new, OLD)
    wait_for(lambda: preview.shows(OLD) and not preview.shows(new))


def test_a_page_that_was_read_while_a_build_began_is_read_again() -> None:
    turn, build, seen = Condition(), [1], []
    door = Door(["zh", "en"], turn, lambda: build[0])

    def application(environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        seen.append(build[0])
        if len(seen) == 1:
            build[0] = 2
            Timer(0.2, door.open, ["en"]).start()
        start_response("200 OK", [])
        return [f"build {seen[-1]}".encode()]

    heads: list[str] = []
    answer = door.guard(application, "/")({"PATH_INFO": "/en/2024/"}, lambda head, _: heads.append(head))
    assert (answer, heads, seen) == ([b"build 2"], ["200 OK"], [1, 2])


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("", "zh"), ("index.html", "zh"), ("2024/", "zh"), ("2024/2024.tmx", "zh"), ("assets/a.css", "zh"),
        ("en/", "en"), ("en/2024/", "en"), ("zh-Hant/2024/", "zh-Hant"), ("search/index.json", WHOLE),
        ("llms.txt", WHOLE), ("manifest.json", WHOLE), ("ende/", "zh"),
    ],
)  # fmt: skip
def test_parts_of_a_site(path: str, part: str) -> None:
    assert part_of(path, PUBLISHED) == part


def count_when_quiet(preview: Preview) -> int:
    """Return how many changes were told so far, once no build is under way that another change could be taken into."""
    wait_for(lambda: preview.said("Detected file changes") == preview.said("Reloading browsers"))
    time.sleep(0.5)
    wait_for(lambda: preview.said("Detected file changes") == preview.said("Reloading browsers"))
    return preview.said("Detected file changes")


def test_reading_is_no_change(preview: Preview) -> None:
    before = count_when_quiet(preview)
    for file in (preview.project / "docs").rglob("*.md"):
        file.read_bytes()
    time.sleep(3)
    assert preview.said("Detected file changes") == before


@pytest.mark.parametrize("name", ["data/sources/2024.errata.toml", "data/indicators.toml", "overrides/main.html"])
def test_whatever_the_site_is_made_of_is_watched(preview: Preview, name: str) -> None:
    before = count_when_quiet(preview)
    file = preview.project / name
    file.write_bytes(file.read_bytes() + b"\n")
    wait_for(lambda: preview.said("Detected file changes") > before)
    wait_for(lambda: preview.shows(OLD))


SAVES = [
    ("mkdocs.yml", "toc_depth: 2", "toc_depth: 1"),
    ("mkdocs.yml", "site_name: Chengde", "site_name: Chengde City"),
    ("data/reports.toml", "(2024)", "of 2024"),
    ("data/traditional.toml", 'zh = "标杆"\nhant = "標杆"', 'zh = "标杆"\nhant = "標桿"'),
    ("data/termbase.toml", "2014年提出的统筹", "国家2014年提出的统筹"),
    ("data/indicators.toml", "Growth of general", "Increase of general"),
    ("data/sources/2024.errata.toml", "中文句末用全角冒号", "中文句末应用全角冒号"),
    ("docs/en/2024/2-plan/1-demand.md", "Fully implement", "Implement"),
    (f"docs/zh/{PAGE}.md", OLD, NEW),
    ("docs/en/2024/1-review/1-economy.md", "We met", "Together we met"),
]
"""What an editor saves, what concerns every page first: nothing later would hide what stayed old."""


def test_nothing_old_is_shown_whatever_was_saved(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    with open_preview(project) as long_running:
        for name, old, new in SAVES:
            before = all_pages(long_running)
            long_running.change(name, old, new)
            wait_for(partial(is_different, long_running, before))
        with open_preview(project) as fresh:
            shown, wanted = all_pages(long_running), all_pages(fresh)
    assert shown.keys() == wanted.keys()
    assert [page for page in wanted if shown[page] != wanted[page]] == []


def is_different(preview: Preview, before: dict[str, str]) -> bool:
    return all_pages(preview) != before


def all_pages(preview: Preview) -> dict[str, str]:
    """Return every page by its address, but for what tells one preview from another: its port, and when it built."""
    port = preview.address.rpartition(":")[2]
    pages = {}
    for locale, folder in (("zh", ""), ("zh", "zh-Hant/"), ("en", "en/")):
        for file in sorted((preview.project / "docs" / locale).rglob("*.md")):
            path = file.relative_to(preview.project / "docs" / locale).with_suffix("").as_posix()
            page = f"{folder}{path}".removesuffix("index").rstrip("/") + "/"
            text = read(f"{preview.address}/{page}".rstrip("/") + "/").replace(port, "")
            pages[page] = re.sub(r"livereload\([0-9]+, [0-9]+", "", text)
    return pages


def test_a_mistake_is_told_and_once_mended_forgotten(preview: Preview) -> None:
    page = f"docs/en/{PAGE}.md"
    preview.change(page, "We completed", "<script>We completed")
    wait_for(lambda: preview.said("unsafe-markup") > 0)
    preview.change(page, "<script>We completed", "We completed")
    wait_for(lambda: preview.shows(OLD))
    # What was taken away is gone, after a mistake too.
    for locale in ("zh", "en"):
        (preview.project / f"docs/{locale}/2024/1-review/8-closing.md").unlink()
    wait_for(lambda: is_gone(f"{preview.address}/2024/1-review/8-closing/"))
    assert preview.said("Traceback") == 0, preview.log.read_text(encoding="utf-8")


def is_gone(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=60).close()
    except urllib.error.HTTPError as error:
        return error.code == 404
    return False
