"""Lets the live preview hear of a change at once: MkDocs asks twice a second whether there is one."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Exchange what watches the files; what else is to be watched, MkDocs adds afterwards."""
    paths = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in paths:
        server.unwatch(path)
    server.observer = Observer()  # type: ignore[assignment]
    for path in paths:
        server.watch(path)
    return server
