"""Writes manifest.json: what the site was built from, and the sha256 of every file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from workreport.project import Project
from workreport.provenance import write_manifest


# After everything else that writes files.
@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the manifest, once all languages are built, and take away what tells the day of the build."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        site = Path(config.site_dir)
        # MkDocs writes the day into it; whoever reads sitemaps takes the plain one, and servers compress themselves.
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        write_manifest(Project(Path(config.config_file_path).parent), site)
