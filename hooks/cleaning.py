"""Clears the site's folder; the live preview writes over what is there, and removes afterwards what it did not write.

A thousand files that are removed and made anew are a third of a build where a disk is slow; few of them differ.
"""

import os
from pathlib import Path

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_clear = utils.clean_directory
_OLD = 0.0
"""Seconds since 1970 that a file of the last build is dated with: nothing that is written has that date."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Say how to clear, before the first language: static-i18n forgets how where one of the others has a mistake."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        utils.clean_directory = _date_back if config.extra["is_preview"] else _clear


def _date_back(directory: str) -> None:
    for file in _files(Path(directory)):
        os.utime(file, (_OLD, _OLD))


# After everything that writes files, and before they are listed (`provenance`, -300).
@event_priority(-250)
def on_post_build(config: MkDocsConfig) -> None:
    """Remove what the last build wrote and this one did not, once all languages are built."""
    if not config.plugins["i18n"].building and config.extra["is_preview"]:  # type: ignore[attr-defined]
        for file in _files(Path(config.site_dir)):
            if file.stat().st_mtime == _OLD:
                file.unlink()


def _files(folder: Path) -> list[Path]:
    return [Path(parent, name) for parent, _, names in os.walk(folder) for name in names]
