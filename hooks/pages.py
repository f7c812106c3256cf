"""Hands the Markdown extension what it needs to know of the page at hand."""

from os.path import relpath
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from workreport.inserts import build_inserts, render_inserts
from workreport.locales import PUBLISHED, SOURCE, written_as
from workreport.project import Project


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Configure the extension: MkDocs makes a new converter for every page."""
    locale = written_as(PUBLISHED[config.plugins["i18n"].current_language])  # type: ignore[attr-defined]
    # A page that is not translated is the source's in every word.
    text_locale = SOURCE if page.file.locale == SOURCE.folder else locale  # type: ignore[attr-defined]
    address = page.file.src_uri.partition("/")[2].removesuffix(".md")
    editorial = bool(page.meta.get("editorial"))
    source = page.file.alternates.get(SOURCE.folder)  # type: ignore[attr-defined]
    project = Project(Path(config.config_file_path).parent)
    report = address.partition("/")[0]
    downloads = config.extra["downloads"].get(report, ()) + config.extra["downloads"][""]
    glossary = project.pages_folder(locale, report) / "glossary.md"
    config.mdx_configs["workreport.html"] = {
        "inserts": render_inserts(project, text_locale, address, markdown) if editorial else {},
        "built": build_inserts(project, text_locale, address, markdown, config.extra["printed"], downloads)
        if editorial
        else {},
        "numbered": not editorial,
        "locale": locale.folder,
        "terms": config.extra["terms"] if glossary.exists() else "",
        "glossary": relpath(f"{report}/glossary.md", PurePosixPath(address).parent),
        "converter": config.extra["converter"],
        "printed": config.extra["printed"].get(address, {}),
        "marks": config.extra["marks"].get(address, {}),
        "moved": config.extra["moved"].get(address, []),
        "source": get_relative_url(source.url, page.url) if source else "",
    }
    return markdown
