"""Clears the site's folder: in the live preview only of what a build has not written over, language by language."""

from pathlib import Path

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority

from workreport.leftovers import date_back, remove_leftovers
from workreport.preview import part_of

_clear = utils.clean_directory


def on_pre_build(config: MkDocsConfig) -> None:
    """Say how to clear, before the first language: static-i18n forgets how where one of the others has a mistake."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        utils.clean_directory = date_back if config.extra["is_preview"] else _clear  # type: ignore[assignment]


# After all pages of a language, and before they are shown (`preview`, 0).
@event_priority(50)
def _clear_language(config: MkDocsConfig) -> None:
    i18n = config.plugins["i18n"]
    if config.extra["is_preview"]:
        languages, current = i18n.build_languages, i18n.current_language  # type: ignore[attr-defined]
        remove_leftovers(Path(config.site_dir), lambda path: part_of(path, languages) == current)


# After everything that writes files, and before they are listed (`provenance`, -300).
@event_priority(-250)
def _clear_all(config: MkDocsConfig) -> None:
    if config.extra["is_preview"] and not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        remove_leftovers(Path(config.site_dir), lambda path: True)


on_post_build = CombinedEvent(_clear_language, _clear_all)
