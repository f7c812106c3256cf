"""Stops the build where docs/ has a file that must not be published, which MkDocs would copy into the site as it is."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from workreport.checks.markup import check_docs
from workreport.project import Project


def on_pre_build(config: MkDocsConfig) -> None:
    """Refuse what the check of the texts refuses, whether or not that was run."""
    for finding in check_docs(Project(Path(config.config_file_path).parent)):
        raise PluginError(f"{finding.location}: {finding.check}: {finding.message}\n    {finding.fix}")
