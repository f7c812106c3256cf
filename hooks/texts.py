"""Writes what programs read beside the pages: the Markdown of each, llms.txt, which leads there, and the feeds."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from workreport.feed import build_feed
from workreport.llms import render_llms
from workreport.locales import PUBLISHED, SOURCE, written_as
from workreport.project import Project


# After static-i18n (-100), which moves what lies in a language's folder.
@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the feed of the language being built, if the site has an address and anything has a date."""
    locale = PUBLISHED[config.plugins["i18n"].current_language]  # type: ignore[attr-defined]
    config.extra["feed"] = ""
    if config.site_url:
        publisher = config.extra["publisher"][written_as(locale).folder]
        project = Project(Path(config.config_file_path).parent)
        feed = build_feed(project, locale, name=config.site_name, publisher=publisher, address=config.site_url)
        if feed:
            config.extra["feed"] = "feed.xml" if locale is SOURCE else f"{locale.folder}/feed.xml"
            files.append(File.generated(config, config.extra["feed"], content=feed))
    return files


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
    """Write llms.txt, in the words of the last language built; a site that opens from a folder has no use for it."""
    if config.use_directory_urls and not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        project = Project(Path(config.config_file_path).parent)
        text = render_llms(project, config.site_name, config.site_description or "", config.site_url or "")
        (Path(config.site_dir) / "llms.txt").write_text(text, encoding="utf-8")
