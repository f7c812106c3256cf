"""Leaves out what Material's own script needs: this site has a script of its own, a tenth of the size."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_UNUSED = (
    "assets/javascripts/bundle",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/images/favicon.png",
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove the theme's files that no page loads."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files
