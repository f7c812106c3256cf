"""Keeps compiled templates, which MkDocs would compile anew for every language, and writes the page 404 once."""

from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what editors and data files say wherever a template puts it, and let Jinja keep its bytecode."""
    env.autoescape = True
    # By a name of its own: what was compiled without escaping must not be taken for this.
    env.bytecode_cache = FileSystemBytecodeCache(pattern="__workreport_%s.cache")
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Say that the content is HTML already: it has been rendered and checked."""
    page.content = Markup(page.content)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Write the page for missing addresses once, among the source's pages: it speaks all languages itself."""
    i18n = config.plugins["i18n"]
    is_first = i18n.current_language == i18n.default_language  # type: ignore[attr-defined]
    # No browser asks for it in a folder.
    is_wanted = is_first and config.use_directory_urls
    return output if is_wanted or template_name != "404.html" else ""
