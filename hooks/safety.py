"""Holds what is published against a closed list, and says in every page and for servers which scripts may run."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from workreport.markup.rendered import find_not_allowed
from workreport.policy import read_policy, render_headers, with_policy


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the policy of the scripts that stand in our own templates."""
    config.extra["policy"] = read_policy(Path(str(config.theme.custom_dir)) / "partials/javascripts")
    return config


# After everything that changes a page's HTML.
@event_priority(-200)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Stop the build where a page has HTML that is on no list: what no check has seen is not published."""
    if refused := find_not_allowed(html):
        raise PluginError(
            f"{page.file.src_uri}: unsafe-markup: 不许发布 · not to be published: {refused.strip()[:200]}"
        )
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the policy into a page; the preview reloads pages by a script of its own, which has no fixed text."""
    return output if config.extra["is_preview"] else with_policy(output, config.extra["policy"])


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Write the policy into the page for missing addresses, and for servers."""
    if template_name != "404.html" or not output:
        return output
    (Path(config.site_dir) / "_headers").write_text(render_headers(config.extra["policy"]), encoding="utf-8")
    return with_policy(output, config.extra["policy"])
