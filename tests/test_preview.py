"""The live preview while an editor writes: it shows what was saved, hears of data too, and outlives mistakes."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sites import copy_project

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
            with urllib.request.urlopen(f"{self.address}/{PAGE}/", timeout=60) as response:
                return words in response.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def change(self, name: str, old: str, new: str) -> None:
        file = self.project / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.2)
    raise AssertionError("it did not come")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    project = copy_project(folder / "project")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
    one = Preview(project, f"http://127.0.0.1:{port}", folder / "log")
    try:
        wait_for(lambda: one.shows(OLD))
        yield one
    finally:
        server.terminate()
        server.wait(10)


def test_a_saved_paragraph_is_shown(preview: Preview) -> None:
    preview.change(f"docs/zh/{PAGE}.md", OLD, NEW)
    wait_for(lambda: preview.shows(NEW))
    assert not preview.shows(OLD)
    preview.change(f"docs/zh/{PAGE}.md", NEW, OLD)
    wait_for(lambda: preview.shows(OLD))


def test_reading_is_no_change(preview: Preview) -> None:
    before = preview.said("Detected file changes")
    for file in (preview.project / "docs").rglob("*.md"):
        file.read_bytes()
    time.sleep(3)
    assert preview.said("Detected file changes") == before


@pytest.mark.parametrize("name", ["data/sources/2024.errata.toml", "data/indicators.toml", "overrides/main.html"])
def test_whatever_the_site_is_made_of_is_watched(preview: Preview, name: str) -> None:
    before = preview.said("Detected file changes")
    file = preview.project / name
    file.write_bytes(file.read_bytes() + b"\n")
    wait_for(lambda: preview.said("Detected file changes") > before)
    wait_for(lambda: preview.shows(OLD))


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
    assert preview.said("Traceback") == 0


def is_gone(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=60).close()
    except urllib.error.HTTPError as error:
        return error.code == 404
    return False
