"""Lets the live preview remember what pages were rendered to; a build renders each once."""

from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from workreport.rendering import Rendered, Renderings, comparable

_renderings = Renderings()


def on_build_error(**_: Any) -> None:
    """Forget what was rendered, so that a mistake is told again until it is mended."""
    _renderings.forget()


# After everything that adds files.
@event_priority(-300)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep what links depend on, beside the settings."""
    config.extra["tree"] = {(file.src_uri, file.url, file.inclusion) for file in files}
    return files


# After everything that changes a page's Markdown or the options of an extension.
@event_priority(-300)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let a page ask before it renders itself."""
    if config.extra["is_preview"]:
        settings = config.markdown_extensions, config.validation, config.use_directory_urls
        source = markdown, comparable(config.mdx_configs), settings, config.extra["tree"]
        page.render = partial(_render, page, source)  # type: ignore[method-assign]
    return markdown


def _render(page: Page, source: object, config: MkDocsConfig, files: Files) -> None:
    name = config.plugins["i18n"].current_language, page.file.src_uri  # type: ignore[attr-defined]
    if rendered := _renderings.recall(name, source):
        vars(page).update(rendered.values)
        page.links_to_anchors = {files.src_uris[path]: links for path, links in rendered.links.items()}
    else:
        Page.render(page, config, files)
        # What rendering gives a page, and nobody changes in place.
        values = {key: getattr(page, key) for key in ("content", "toc", "_title_from_render", "present_anchor_ids")}
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        _renderings.keep(name, source, Rendered(values, links))
