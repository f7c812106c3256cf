"""A web server on this machine that compresses, as the site's hosts do, and counts what it sends."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path


@dataclass(slots=True)
class Server:
    """A server at work."""

    address: str
    """Where the site is, with a slash at the end."""
    sent: int = 0
    """Bytes of the answers so far, compressed, without headers."""
    requests: int = 0


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, prefix: str, server: Server, directory: str) -> None:
        self.prefix = prefix
        self.counted = server
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.removeprefix(self.prefix)))
        file = path / "index.html" if path.is_dir() else path
        is_there = self.path.startswith(f"{self.prefix}/") and file.is_file()
        body = _compressed(file) if is_there else b""
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip" if is_there else "identity")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        self.counted.sent += len(body)
        self.counted.requests += 1

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


@contextmanager
def serve(folder: Path, prefix: str = "") -> Iterator[Server]:
    """Serve `folder` on loopback below `prefix`, such as `/gov/report`, as long as the context lasts."""
    counted = Server("")
    handler = partial(_Handler, prefix=prefix, server=counted, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        counted.address = f"http://127.0.0.1:{server.server_port}{prefix}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield counted
        server.shutdown()
