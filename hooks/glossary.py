"""Compiles the termbase, once a language, for the extension that links terms to the glossary."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from workreport.locales import PUBLISHED, written_as
from workreport.project import Project
from workreport.terminology.matching import finder_of


# After static-i18n (-100), which sets the language being built.
@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keep what finds the terms of the language being built."""
    locale = written_as(PUBLISHED[config.plugins["i18n"].current_language])  # type: ignore[attr-defined]
    project = Project(Path(config.config_file_path).parent)
    config.extra["terms"] = finder_of(project.read_termbase(), locale)
    return config
