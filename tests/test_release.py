"""What is released: the same bytes every time, sound checksums, a site that opens from a folder."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builders import ROOT

ADDRESS = "https://example.org/gov/report/"


def clone(folder: Path) -> Path:
    """Return a clone of this repository, with what is not committed yet on top, as a commit of its own."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    changed = subprocess.run(["git", "diff", "--binary", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    if changed:
        subprocess.run(["git", "apply", "-"], cwd=folder, input=changed, check=True)
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        date = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
        command = ["git", *identity, "commit", "--quiet", "--all", "--message", "t"]
        subprocess.run(command, cwd=folder, env=os.environ | date, check=True)
    return folder


def bundle(project: Path, **environment: str) -> Path:
    out = project / "build/bundle"
    own = {"PYTHONPATH": str(project / "src"), "SITE_URL": ADDRESS}
    for command in (["-m", "mkdocs", "build", "--quiet", "--strict"], ["tools/bundle.py"]):
        subprocess.run(
            [sys.executable, *command], cwd=project, env=os.environ | own | environment, check=True, capture_output=True
        )
    return out


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(clone(tmp_path_factory.mktemp("released") / "one"))


def test_two_builds_of_a_commit_are_the_same_bytes(released: Path, tmp_path: Path) -> None:
    """In another place, years later for what asks MkDocs, in another time zone, with another order of sets."""
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "HOME": str(tmp_path)}
    strange["SOURCE_DATE_EPOCH"] = "1893456000"
    again = bundle(clone(tmp_path / "a place far from the first"), **strange)
    for name in ("site.zip", "offline.zip", "sbom.cdx.json", "SHA256SUMS"):
        assert (again / name).read_bytes() == (released / name).read_bytes(), name


def test_the_checksums_are_right_for_another_program(released: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=released, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["site.zip: OK", "offline.zip: OK", "sbom.cdx.json: OK"]


def test_the_manifest_tells_commit_source_and_every_file(released: Path) -> None:
    with zipfile.ZipFile(released / "site.zip") as zipped:
        assert zipped.testzip() is None
        manifest = json.loads(zipped.read("manifest.json"))
        names = set(zipped.namelist())
        for name, digest in manifest["files"].items():
            assert hashlib.sha256(zipped.read(name)).hexdigest() == digest, name
    assert names == manifest["files"].keys() | {"manifest.json"}
    project = released.parent.parent
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=project, check=True, capture_output=True, text=True)
    assert (manifest["commit"], manifest["is_modified"]) == (head.stdout.strip(), False)
    for source, digest in manifest["sources"].items():
        assert hashlib.sha256((ROOT / source).read_bytes()).hexdigest() == digest


def test_the_list_of_packages_is_the_lock(released: Path) -> None:
    sbom = json.loads((released / "sbom.cdx.json").read_text(encoding="utf-8"))
    locked = set(re.findall(r"(?m)^([a-z0-9][\w.-]*)==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8")))
    assert {(one["name"], one["version"]) for one in sbom["components"]} == locked
    assert sbom["bomFormat"] == "CycloneDX"


def test_the_offline_site_opens_from_a_folder(released: Path, tmp_path: Path, browser: Browser) -> None:
    folder = tmp_path / "stick"
    with zipfile.ZipFile(released / "offline.zip") as zipped:
        zipped.extractall(folder)
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    tab.goto((folder / "index.html").as_uri())
    tab.locator("article").get_by_role("link", name="承德市政府工作报告（2024年）").first.click()
    tab.locator("article a[href$='1-review/3-ecology.html']").first.click()
    expect(tab.locator("h1")).to_contain_text("放大生态优势")
    assert tab.url.startswith("file://")
    # What a browser forbids here says so.
    tab.locator(".wr-views button").click()
    expect(tab.locator(".wr-views-status")).to_contain_text("直接打开另一语言的页面")
    tab.keyboard.press("/")
    expect(tab.locator(".md-search-result__meta")).to_contain_text("从文件夹打开的网页，浏览器不允许搜索")
    tab.keyboard.press("Escape")
    # Styles and the rest of the script are there.
    assert (
        tab.locator("header.md-header").evaluate("header => getComputedStyle(header).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    tab.locator(".wr-scheme").click()
    assert tab.locator("body").get_attribute("data-md-color-scheme") == "slate"
    tab.locator(".wr-views a[hreflang=en]").click()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.locator("h1")).to_contain_text("ecological")
    context.close()
    assert all(url.startswith("file://") for url in asked)


def test_every_link_of_the_offline_site_leads_to_a_file(released: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(released / "offline.zip") as zipped:
        zipped.extractall(tmp_path)
    seen = 0
    for page in tmp_path.rglob("*.html"):
        if page.name == "404.html":
            continue
        for address in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
            path, _, anchor = address.partition("#")
            if re.match(r"[a-z]+:", path) or (not path and not anchor):
                continue
            target = (page.parent / path.partition("?")[0]).resolve() if path else page
            assert target.is_file(), (page, address)
            seen += 1
    assert seen > 5000
