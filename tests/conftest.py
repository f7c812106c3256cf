"""Fixtures that more than one test file needs."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from execnet.xspec import XSpec
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

# CI tries the same examples every time; at a desk each run tries new ones. Machines are noisy: no example is timed.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tools")]

from find_browser import BROWSER_ARGUMENTS, find_browser  # noqa: E402 (tools is on the path from here on)
from sites import DESKTOP, PHONE, build_site, copy_project, serve, set_back  # noqa: E402
from translations import found  # noqa: E402
from workreport.cli import main  # noqa: E402


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config, specs: list[XSpec]) -> None:
    """Start the workers of `make test` as strict as it is itself; xdist does not hand these options on."""
    for spec in specs:
        spec.python = shlex.join([sys.executable, "-bb", "-X", "dev"])


@pytest.fixture
def empty_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project, which the test runs in."""
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def project_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of this project's texts and data, which the test runs in."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def accepted(project_copy: Path) -> Path:
    """Return a copy of the project in which every pair is accepted and nothing is found."""
    shutil.rmtree(project_copy / "data/alignment", ignore_errors=True)
    assert main(["accept"]) == 0
    assert found(project_copy) == []
    return project_copy


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built strictly for a public address under a sub-path."""
    return build_site(tmp_path_factory.mktemp("site"), address="https://example.org/gov/report/")


@pytest.fixture(scope="session")
def anonymous_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built without a public address."""
    return build_site(tmp_path_factory.mktemp("anonymous"), address="")


@pytest.fixture(scope="session")
def draft_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose translation is behind: a page missing, a paragraph missing, one stale."""
    project = copy_project(tmp_path_factory.mktemp("draft") / "project")
    set_back(project)
    return build_site(project / "site", address="https://example.org/gov/report/", project=project)


@pytest.fixture(scope="session")
def draft_server(draft_site: Path) -> Iterator[str]:
    """Yield the address of a web server that has the site whose translation is behind."""
    with serve(draft_site, "/gov/report") as address:
        yield address


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Yield the address of a web server that has the site under the sub-path it was built for."""
    with serve(site, "/gov/report") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a real Chromium; the tests fail where there is none."""
    path = find_browser()
    assert path, "no Chromium: run make test, which sets one up"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Yield an empty tab that fails the test on errors in the page or requests to anybody but this machine."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda r: troubles.append(r.url) if not r.url.startswith("http://127.0.0.1") else None)
    page.on("response", lambda response: troubles.append(response.url) if response.status >= 400 else None)
    yield page
    context.close()
    assert troubles == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Yield a tab that is touched, not pointed at."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def browser_tab(browser: Browser) -> Iterator[Page]:
    """Yield an empty tab for what goes wrong on purpose: no error in it fails the test."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    yield context.new_page()
    context.close()
