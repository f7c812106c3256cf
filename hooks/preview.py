"""Lets the live preview hear at once of whatever a site is made of: MkDocs asks twice a second, for docs/ alone.

Other hooks do some things otherwise in the preview: they ask for `config.extra["is_preview"]`.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

_EVERY = 0.1
"""Seconds. The system's own notices would tell of reading, too, which every build does."""
_preview = {"is_on": False}


def on_startup(command: str, **_: Any) -> None:
    """Tell the live preview from a build."""
    _preview["is_on"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the other hooks."""
    config.extra["is_preview"] = _preview["is_on"]
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Exchange what watches the files; what else is to be watched, MkDocs adds afterwards."""
    root = Path(config.config_file_path).parent
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_EVERY)
    server.build_delay = _EVERY / 2
    for path in (*watched, str(root / "data"), str(root / "overrides")):
        server.watch(path)
    return server
