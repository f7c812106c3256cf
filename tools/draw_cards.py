"""Draws the image that a shared link shows, one for each language, from the site's names in mkdocs.yml.

Run it again when a name changes: .venv/bin/python tools/draw_cards.py
"""

import sys
from pathlib import Path

from mkdocs.config import load_config
from playwright.sync_api import sync_playwright

from find_browser import BROWSER_ARGUMENTS, find_browser
from workreport.locales import EN, HANT, PUBLISHED
from workreport.project import Project

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = 1200, 630
"""In pixels, as Open Graph's readers expect it."""
PAGE = """<!doctype html><html lang="{tag}"><style>
  body {{ margin: 0; height: 630px; display: grid; place-content: center; gap: 36px; background: #8c1d18; color: #fff;
    font-family: "Noto Sans CJK SC", sans-serif; text-align: center }}
  h1 {{ margin: 0 80px; font-size: 76px; line-height: 1.3 }}
  p {{ margin: 0 80px; font-size: 34px; line-height: 1.6 }}
</style><h1>{name}</h1><p>{description}</p></html>"""


def main() -> int:
    """Draw the images into overrides/assets/images."""
    browser_path = find_browser()
    if browser_path is None:
        print("This needs Chromium: make test sets one up.")
        return 2
    config = load_config(str(ROOT / "mkdocs.yml"))
    names = {language.locale: language for language in config.plugins["i18n"].config.languages}
    convert = Project(ROOT).converter().convert
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(BROWSER_ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for folder, locale in PUBLISHED.items():
            texts = [config.site_name, config.site_description or ""]
            if locale is EN:
                texts = [names[folder].site_name, names[folder].site_description]
            name, description = map(convert, texts) if locale is HANT else texts
            page.set_content(PAGE.format(tag=locale.tag, name=name, description=description))
            page.screenshot(path=ROOT / f"overrides/assets/images/card-{locale.tag}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
