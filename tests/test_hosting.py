"""The built site behind a real nginx with the example configuration, under a sub-path."""

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builders import ROOT

PREFIX = "/gov/report/"
FRAME = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  include {types};
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/report.conf;
}}
"""
TYPES = ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types")


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert nginx, "no nginx: install it (Debian: sudo apt install nginx-light; macOS: brew install nginx)"
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    example = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    for word, value in (("PORT", str(port)), ("FOLDER", str(site)), ("PREFIX", PREFIX)):
        example = re.sub(rf"(?m)^((?! *#).*)\b{word}", rf"\g<1>{value}", example)
    (folder / "report.conf").write_text(example, encoding="utf-8")
    types = next(path for path in TYPES if Path(path).exists())
    # Its workers could not look into a folder of root's otherwise.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, types=types, user=user), encoding="utf-8")
    server = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert server.poll() is None, server.communicate()[1]
        time.sleep(0.05)
    yield port
    server.terminate()
    server.wait(10)
    assert server.stderr
    server.stderr.close()


def ask(port: int, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    wanted = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", PREFIX + path, headers=wanted)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_a_page_has_its_headers_and_the_policy_of_its_meta_tag(port: int, site: Path) -> None:
    response, body = ask(port, "2024/1-review/3-ecology/")
    assert response.status == 200
    assert body == (site / "2024/1-review/3-ecology/index.html").read_bytes()
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    meta = re.search(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', body.decode())
    assert meta
    assert response.headers["Content-Security-Policy"] == f"{meta[1]}; frame-ancestors 'self'"
    assert f"Content-Security-Policy: {meta[1]}; frame-ancestors 'self'" in (site / "_headers").read_text("utf-8")
    assert re.fullmatch(r"nginx", response.headers["Server"]), "no version is told"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("llms.txt", "text/plain; charset=utf-8"),
        ("2024/1-review/3-ecology/index.md", "text/markdown; charset=utf-8"),
        ("2024/figures.csv", "text/csv; charset=utf-8"),
        ("2024/figures.json", "application/json; charset=utf-8"),
        ("2024/2024.jsonl", "application/jsonl"),
        ("2024/2024.tmx", "application/xml; charset=utf-8"),
        ("2024/2024.xlf", "application/xliff+xml"),
        ("terms.tbx", "application/xml; charset=utf-8"),
        ("feed.xml", "text/xml; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("assets/javascripts/workreport.js", "application/javascript; charset=utf-8"),
        ("assets/stylesheets/site.css", "text/css; charset=utf-8"),
    ],
)
def test_every_kind_of_file_is_named_and_compressed(port: int, site: Path, path: str, kind: str) -> None:
    response, body = ask(port, path, Accept_Encoding="gzip")
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    content = (site / path).read_bytes()
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == content
    assert len(body) < len(content) * 0.7
    assert "Accept-Encoding" in response.headers["Vary"]


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    response, _ = ask(port, "2024/")
    assert response.headers["Cache-Control"] == "no-cache"
    again, body = ask(port, "2024/", If_None_Match=response.headers["ETag"])
    assert (again.status, body) == (304, b"")
    assert again.headers["Content-Security-Policy"] == response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["nothing/", "2024/1-review/9-nothing/", "en/2024/nothing.html"])
def test_a_missing_address_is_404_with_the_page_that_says_so(port: int, site: Path, path: str) -> None:
    response, body = ask(port, path)
    assert response.status == 404
    assert body == (site / "404.html").read_bytes()
    assert "script-src" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("2024/1-review", "2024/1-review/"),
        ("en/2024", "en/2024/"),
        ("2024/index.html", "2024/"),
        ("index.html", ""),
        ("en/2024/2-plan/index.html?q=x", "en/2024/2-plan/?q=x"),
    ],
)
def test_a_page_has_one_address(port: int, path: str, target: str) -> None:
    response, _ = ask(port, path)
    assert (response.status, response.headers["Location"]) == (301, PREFIX + target)


@pytest.mark.parametrize(
    "path",
    ["//evil.example/index.html", f"//evil.example/..%2f{PREFIX[1:]}index.html", f"{PREFIX}//evil.example/index.html"],
)
def test_nobody_is_led_off_the_site(port: int, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    assert not (response.headers["Location"] or "").startswith("//")
    connection.close()


@pytest.mark.parametrize("path", ["../../etc/passwd", "..%2f..%2fetc/passwd", ".%2e/.%2e/mkdocs.yml"])
def test_nothing_outside_the_folder_is_served(port: int, path: str) -> None:
    response, body = ask(port, path)
    assert response.status in (400, 404)
    assert b"root:" not in body


def test_reading_comparing_and_searching_work_under_the_policy(tab: Page, port: int) -> None:
    tab.goto(f"http://127.0.0.1:{port}{PREFIX}2024/1-review/3-ecology/")
    tab.locator(".wr-views button").click()
    expect(tab.locator("[lang=en]").filter(has_text="ecological").first).to_be_visible()
    tab.keyboard.press("/")
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.keyboard.insert_text("抽水蓄能")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    tab.goto(f"http://127.0.0.1:{port}{PREFIX}en/2024/figures/")
    expect(tab.locator("table").first).to_be_visible()
