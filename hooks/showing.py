"""Lets the live preview show a language as soon as it is built: MkDocs shows nothing before everything is."""

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority

from workreport.preview import WHOLE, Door


@dataclass(slots=True)
class _Preview:
    server: LiveReloadServer | None = None
    door: Door | None = None


_preview = _Preview()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Put the door before the pages; by now they have been built once."""
    languages = [*config.plugins["i18n"].build_languages]  # type: ignore[attr-defined]
    _preview.server, _preview.door = server, Door(languages, server._epoch_cond, lambda: server._wanted_epoch)
    server.set_app(_preview.door.guard(server.serve_request, server.mount_path))
    return server


# Before static-i18n (-100), which builds the other languages in the same event of the first.
@event_priority(0)
def _show_language(config: MkDocsConfig) -> None:
    if _preview.server and _preview.door:
        # Browsers reload, and wait at the door where theirs is another language.
        with _preview.server._epoch_cond:
            _preview.server._visible_epoch = _preview.server._wanted_epoch
        _preview.door.open(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


# After everything else.
@event_priority(-400)
def _show_whole(config: MkDocsConfig) -> None:
    if _preview.door and not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        _preview.door.open(WHOLE)


on_post_build = CombinedEvent(_show_language, _show_whole)
