"""Makes the Traditional edition: hands what converts to the extension and the theme, and converts what neither sees."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from workreport.locales import HANT
from workreport.project import Project


# After static-i18n (-100), which sets the language being built and the site's name with it.
@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load what converts while that edition is built."""
    project = Project(Path(config.config_file_path).parent)
    is_derived = config.plugins["i18n"].current_language == HANT.folder  # type: ignore[attr-defined]
    converter = project.converter() if is_derived else None
    config.extra["converter"] = converter or ""
    if converter:
        config.site_name = converter.convert(config.site_name)
        config.site_description = converter.convert(config.site_description or "")
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates a filter that writes Chinese words in the script of the page."""
    converter = config.extra["converter"]
    env.filters["in_script"] = converter.convert if converter else str
    return env


# Before anything asks for a title.
@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Convert what an editor wrote about a page: its title and description."""
    if converter := config.extra["converter"]:
        for name in ("title", "description"):
            if name in page.meta:
                page.meta[name] = converter.convert(page.meta[name])
    return markdown
