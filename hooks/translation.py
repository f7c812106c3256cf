"""Tells the pages how far they are translated, from the same pairing as `workreport status`."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from workreport.locales import PUBLISHED, TARGETS, written_as
from workreport.marks import marks_of
from workreport.notices import page_notice
from workreport.project import Project
from workreport.status import page_status, status_of, total


# After static-i18n (-100), which sets the language being built.
@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Pair every report once a language, and keep what pages say: marks by address, notices by address and report."""
    locale = written_as(PUBLISHED[config.plugins["i18n"].current_language])  # type: ignore[attr-defined]
    project = Project(Path(config.config_file_path).parent)
    alignments = {e.id: project.align_report(locale, e.id) for e in project.entries()} if locale in TARGETS else {}
    pages = {page.source.address: page for alignment in alignments.values() for page in alignment.pages}
    config.extra["marks"] = {address: marks for address, page in pages.items() if (marks := marks_of(page, locale))}
    config.extra["notices"] = {address: page_notice(page_status(page), locale) for address, page in pages.items()} | {
        report_id: page_notice(total(status_of(alignment), report_id), locale)
        for report_id, alignment in alignments.items()
    }
    config.extra["notice"] = page_notice(None, locale) if locale in TARGETS else ""
    return config


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Set `notice`, what a translated page says of itself: the page's own, else its report's, else the site's."""
    address = page.file.src_uri.partition("/")[2].removesuffix(".md")
    notices = config.extra["notices"]
    context["notice"] = notices.get(address) or notices.get(address.partition("/")[0]) or config.extra["notice"]
    return context
