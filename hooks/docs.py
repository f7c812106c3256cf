"""Stops the build where docs/ has a file that must not be published, which MkDocs would copy into the site as it is."""

from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from workreport.checks.markup import check_docs, check_lines
from workreport.docs import read_docs
from workreport.findings import show_hidden
from workreport.markup.front import FRONT_MATTER
from workreport.project import Project


def on_pre_build(config: MkDocsConfig) -> None:
    """Refuse what the check of the texts refuses, whether or not that was run; once, before the first language."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    project = Project(Path(config.config_file_path).parent)
    entries, reports = read_docs(project.root), {entry.id for entry in project.entries()}
    for finding in chain(check_docs(entries, reports), check_lines(entries, reports)):
        raise PluginError(show_hidden(f"{finding.location}: {finding.check}: {finding.message}\n    {finding.fix}"))


# Before anything looks at what a page says of itself.
@event_priority(200)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Refuse a key that MkDocs reads and nobody knows: `template` would choose what is run."""
    if unknown := page.meta.keys() - FRONT_MATTER.keys():
        raise PluginError(f"{page.file.src_uri}: unsafe-markup: 不认识的键 · unknown key: {min(unknown)!a}")
    return markdown
