"""Tells the theme which language a page is published under, which its text is in, and which to announce."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from workreport.locales import PUBLISHED, SOURCE, TARGETS, Locale, written_as
from workreport.notices import UNTRANSLATED_LINK, UNTRANSLATED_PAGE
from workreport.project import Project


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give every template the languages, the language of a file's text, and what to announce of it."""
    project = Project(Path(config.config_file_path).parent)
    untranslated = {f"{one.folder}/{address}.md" for one in TARGETS for address in project.untranslated(one)}
    locale = PUBLISHED[config.plugins["i18n"].current_language]  # type: ignore[attr-defined]

    def language_of(file: File) -> Locale:
        published = PUBLISHED[file.locale_alternate_of]  # type: ignore[attr-defined]
        is_there = file.locale == written_as(published).folder  # type: ignore[attr-defined]
        return published if is_there and file.src_uri not in untranslated else SOURCE

    def announced(file: File) -> dict[str, str]:
        """Return address by hreflang of the texts that are really there; nothing without a public address."""
        alternates: dict[str, File] = file.alternates if config.site_url else {}  # type: ignore[attr-defined]
        texts = ((PUBLISHED[key], other) for key, other in sorted(alternates.items()))
        addresses = {one.tag: urljoin(config.site_url or "", f.url) for one, f in texts if language_of(f) is one}
        return addresses | ({"x-default": addresses[SOURCE.tag]} if SOURCE.tag in addresses else {})

    env.globals |= {"announced": announced, "language_of": language_of, "locales": PUBLISHED, "locale": locale}
    env.globals |= {"untranslated_page": UNTRANSLATED_PAGE, "untranslated_link": UNTRANSLATED_LINK}
    config.extra["language_of"] = language_of


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Set `text_locale`, the language of the page's text, which is the source's until it is translated."""
    context["text_locale"] = config.extra["language_of"](page.file)
    return context
