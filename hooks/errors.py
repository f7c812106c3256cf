"""Ends the build with a message, not a traceback, where a file cannot be used."""

import logging
from typing import Any

from mkdocs.exceptions import Abort

from workreport.errors import WorkReportError

log = logging.getLogger("mkdocs.hooks.errors")


def on_build_error(error: Exception, **_: Any) -> None:
    """Say which file and line it is, and what to do; a live preview goes on once it is mended."""
    if isinstance(error, RecursionError):
        error = WorkReportError("列表或引文嵌套太深 · lists or quotations are nested too deeply in a page of docs/")
    if isinstance(error, OSError):
        # A page may go away while the live preview reads; the next build is about to know.
        error = WorkReportError(f"文件读写不了 · a file cannot be read or written: {error.filename}: {error.strerror}")
    if isinstance(error, WorkReportError):
        log.error(str(error))
        raise Abort("网站没有生成 · the site was not built") from None
