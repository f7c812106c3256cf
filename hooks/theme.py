"""Hands the theme's files on as this site uses them: one stylesheet instead of three, and no script of Material's."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

_STYLES = ("assets/stylesheets/main.", "assets/stylesheets/palette.", "assets/stylesheets/workreport.")
"""In the order in which a browser must read them; each request costs a slow connection a round trip."""
# The site has a script of its own, a tenth of the size.
_UNUSED = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/images/favicon.png",
)


# After static-i18n (-100), which can only deal with files that lie somewhere.
@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Join the stylesheets, and remove them and what no page loads."""
    styles = sorted(
        (file for file in files if file.src_uri.startswith(_STYLES) and file.src_uri.endswith(".css")),
        key=lambda file: file.src_uri,
    )
    text = "\n".join(Path(str(file.abs_src_path)).read_text(encoding="utf-8") for file in styles)
    for file in list(files):
        if file in styles or file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    files.append(
        File.generated(config, "assets/stylesheets/site.css", content=re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    )
    return files
