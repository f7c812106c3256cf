"""What is known of each report: its printed pages for the extension, its entry for the theme, its downloads."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from workreport.exchange.downloads import all_downloads
from workreport.printed.report import read_all_printed
from workreport.project import Project


# After static-i18n (-100), which sets the language being built.
@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keep the entries by report, and the printed pages by address of the page and id on it."""
    project = Project(Path(config.config_file_path).parent)
    config.extra["reports"] = {entry.id: entry for entry in project.entries()}
    if "printed" not in config.extra:  # the same for every language
        config.extra["printed"] = read_all_printed(project)
    return config


# After static-i18n (-100), which moves what lies in a language's folder.
@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the delivered texts and what other programs read; made once, for the first language."""
    if "downloads" not in config.extra:
        config.extra["downloads"] = all_downloads(Project(Path(config.config_file_path).parent))
    for download in (one for some in config.extra["downloads"].values() for one in some):
        files.append(File.generated(config, download.path, content=download.content))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell MkDocs, which looks for ids before page marks are set, that they are there to be linked to."""
    address = page.file.src_uri.partition("/")[2].removesuffix(".md")
    turns = (turn for printed in config.extra["printed"].get(address, {}).values() for turn in printed.turns)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | {f"p.{turn.page}" for turn in turns}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Set `report`, the entry of the report that the page belongs to, if it does."""
    context["report"] = config.extra["reports"].get(page.file.src_uri.split("/")[1])
    return context
