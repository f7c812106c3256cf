"""Prints the path of a Chromium that the tests can drive; exits with 1 if there is none."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A browser that asks for nothing but the pages under test, in a container too."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_browser() -> str | None:
    """Return the path of a browser: CHROMIUM's, one on the PATH, or the one Playwright has downloaded."""
    found = os.environ.get("CHROMIUM") or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found or Path(_MAC).exists():
        return found or _MAC
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


if __name__ == "__main__":
    browser = find_browser()
    if browser is None:
        sys.exit(1)
    print(browser)
