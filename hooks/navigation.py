"""Writes the navigation from the tree of pages, so that a new report needs no edit of mkdocs.yml."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation

from workreport.locales import PUBLISHED, SOURCE
from workreport.navigation import build_navigation
from workreport.tree import page_files


# After static-i18n (-100), which sets the language being built and the theme's language with it.
@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set nav and the theme's language: BCP 47 in `<html lang>` where the i18n plugin knows only folders."""
    locale = PUBLISHED[config.plugins["i18n"].current_language]  # type: ignore[attr-defined]
    folders = {Path(config.docs_dir) / name for name in (SOURCE.folder, locale.folder)}
    config.nav = build_navigation(address for folder in folders for address in page_files(folder))
    config.theme["language"] = locale.tag
    return config


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Let previous and next stop at the borders of a report."""
    # Where a page is taken away while the live preview reads, the next build is about to know.
    for missing in _missing(nav.items):
        raise PluginError(f"docs/: 页面不见了 · a page went away meanwhile: {missing.url}")
    for page in nav.pages:
        for neighbour in ("previous_page", "next_page"):
            other = getattr(page, neighbour)
            if other and list(other.ancestors)[-1:] != list(page.ancestors)[-1:]:
                setattr(page, neighbour, None)
    return nav


def _missing(items: Iterable[StructureItem]) -> Iterator[Link]:
    for item in items:
        if isinstance(item, Link):
            yield item
        yield from _missing(getattr(item, "children", None) or ())
