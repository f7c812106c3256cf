"""Writes the Markdown of every page of a report beside it, and llms.txt, which leads there."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from workreport.llms import render_llms
from workreport.project import Project


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write a page's Markdown, in the script of the edition."""
    if not page.meta.get("editorial") and page.file.src_uri.count("/") > 1:
        text = Path(str(page.file.abs_src_path)).read_text(encoding="utf-8")
        converter = config.extra["converter"]
        file = Path(page.file.abs_dest_path).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(converter.convert(text) if converter else text, encoding="utf-8")
    return output


# After static-i18n (-100), which builds the other languages in the same event of the first.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write llms.txt, in the words of the last language built."""
    i18n = config.plugins["i18n"]
    if not i18n.building:  # type: ignore[attr-defined]
        text = render_llms(
            Project(Path(config.config_file_path).parent),
            config.site_name,
            config.site_description or "",
            config.site_url or "",
        )
        (Path(config.site_dir) / "llms.txt").write_text(text, encoding="utf-8")
