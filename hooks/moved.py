"""Leads readers on from addresses that have moved: a page at each, and what other pages say of ids they had."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from workreport.locales import PUBLISHED
from workreport.policy import with_policy
from workreport.project import Project
from workreport.redirects import build_redirects


# After static-i18n (-100), which moves what lies in a language's folder.
@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the pages in the language being built, and keep what its other pages say, by their address."""
    config.extra["moved"] = {}
    # A site that opens from a folder was at no other address before.
    if not config.use_directory_urls:
        return files
    converter = config.extra["converter"]
    redirects = build_redirects(
        Project(Path(config.config_file_path).parent),
        PUBLISHED[config.plugins["i18n"].current_language],  # type: ignore[attr-defined]
        config.extra["printed"],
        in_script=converter.convert if converter else str,
        site=config.site_url or "",
    )
    config.extra["moved"] = redirects.notices
    for path, html in redirects.pages.items():
        files.append(File.generated(config, path, content=with_policy(html, config.extra["policy"])))
    return files
