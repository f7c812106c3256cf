"""Hands the Markdown extension what it needs to know of the page at hand."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from workreport.inserts import render_inserts
from workreport.locales import LOCALES
from workreport.project import Project


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Configure the extension: MkDocs makes a new converter for every page."""
    locale = LOCALES[config.plugins["i18n"].current_language]  # type: ignore[attr-defined]
    address = page.file.src_uri.partition("/")[2].removesuffix(".md")
    editorial = bool(page.meta.get("editorial"))
    project = Project(Path(config.config_file_path).parent)
    config.mdx_configs["workreport.html"] = {
        "inserts": render_inserts(project, locale, address) if editorial else {},
        "numbered": not editorial,
    }
    return markdown
