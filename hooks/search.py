"""Writes the search index beside the pages, once all languages are built."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from workreport.project import Project
from workreport.search.site import write_index


# After static-i18n (-100), which builds the other languages in the same event of the first.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index into the site's folder; browsers forbid to read one in a site that opens from a folder."""
    if config.use_directory_urls and not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        write_index(Project(Path(config.config_file_path).parent), Path(config.site_dir) / "search")
