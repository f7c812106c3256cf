"""Says, once a build, that a site without a public address lacks what depends on one."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

log = logging.getLogger("mkdocs.hooks.address")


# After static-i18n (-100), which sets the language being built.
@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell whoever builds what an unset SITE_URL means."""
    i18n = config.plugins["i18n"]
    if not config.site_url and i18n.current_language == i18n.default_language:  # type: ignore[attr-defined]
        log.info("SITE_URL is not set: the site gets no canonical addresses, hreflang, sitemap or feed.")
    return config
