"""Tells the theme which language a page is published under and which its text is in."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from workreport.locales import LOCALES


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let every template, the 404 page's too, know the language being built and all of them."""
    env.globals["locales"] = LOCALES
    env.globals["locale"] = LOCALES[config.plugins["i18n"].current_language]  # type: ignore[attr-defined]
    return env


# Before the search plugin (0), which must index neither a Chinese page again under /en/ nor lists of headings.
@event_priority(60)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Set `text_locale`, the language of the page's text, which is the source's until it is translated."""
    context["text_locale"] = LOCALES[page.file.locale]  # type: ignore[attr-defined]
    is_foreign = page.file.locale != page.file.locale_alternate_of  # type: ignore[attr-defined]
    if is_foreign or page.meta.get("editorial"):
        page.meta["search"] = {"exclude": True}
    return context
