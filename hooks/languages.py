"""Tells the theme which language a page is published under, which its text is in, and which to announce."""

from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from workreport.locales import LOCALES, SOURCE


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give every template, the 404 page's and the sitemap too, the languages and what to announce of a file."""

    def announced(file: File) -> dict[str, str]:
        """Return address by hreflang of the texts that are really there; nothing without a public address."""
        alternates: dict[str, File] = file.alternates if config.site_url else {}  # type: ignore[attr-defined]
        real = {key: other for key, other in alternates.items() if other.locale == key}  # type: ignore[attr-defined]
        addresses = {LOCALES[key].tag: urljoin(config.site_url or "", real[key].url) for key in LOCALES if key in real}
        return addresses | ({"x-default": addresses[SOURCE.tag]} if SOURCE.tag in addresses else {})

    env.globals["announced"] = announced
    env.globals["locales"] = LOCALES
    env.globals["locale"] = LOCALES[config.plugins["i18n"].current_language]  # type: ignore[attr-defined]
    return env


# Before the search plugin (0), which must index neither Chinese pages again under /en/ nor lists of headings.
@event_priority(60)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Set `text_locale`, the language of the page's text, which is the source's until it is translated."""
    context["text_locale"] = LOCALES[page.file.locale]  # type: ignore[attr-defined]
    is_foreign = page.file.locale != page.file.locale_alternate_of  # type: ignore[attr-defined]
    if is_foreign or page.meta.get("editorial"):
        page.meta["search"] = {"exclude": True}
    return context
