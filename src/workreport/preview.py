# Who may see what of a site that is being built. Comes in: requests, news of the build. Goes out: answers, in time.
"""The door of the live preview: each language's pages are shown as soon as they are built, and nothing older ever is.

A site is built language by language. Whoever edits a Chinese page need not wait for the others to be done.
"""

from collections.abc import Callable, Collection, Iterable
from threading import Condition
from typing import Any

from workreport.locales import SOURCE

WHOLE = "whole"
"""What is made of all languages, and written last of all."""
StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
"""As WSGI has it (PEP 3333)."""


def part_of(path: str, languages: Collection[str]) -> str:
    """Return the part of a site that a path below its root belongs to: a language's folder, or the whole."""
    first, slash, _ = path.partition("/")
    if first in languages and first != SOURCE.folder:
        return first
    is_of_all = first == "search" or ("." in first and not slash)
    return WHOLE if is_of_all and first != "index.html" else SOURCE.folder


class Door:
    """Holds back requests for parts of the site that the build under way has not come to yet."""

    def __init__(self, languages: Collection[str], turn: Condition, wanted: Callable[[], int]) -> None:
        """Whoever holds `turn` may look at `wanted`, the number of the build that is under way, or was the last."""
        self._languages, self._turn, self._wanted = languages, turn, wanted
        self._built = dict.fromkeys((*languages, WHOLE), wanted())

    def open(self, part: str) -> None:
        """Let requests for a part pass: the build under way has written all of it."""
        with self._turn:
            self._built[part] = self._wanted()
            self._turn.notify_all()

    def guard(self, application: Application, root: str) -> Application:
        """Return an application that answers for the files below `root`, a path with a slash at both ends."""

        def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            path = str(environ["PATH_INFO"])
            if not path.startswith(root) or path.startswith("/livereload/"):
                return application(environ, start_response)
            part = part_of(path.removeprefix(root), self._languages)
            while True:
                build = self._wait_for(part)
                head: list[tuple[Any, ...]] = []
                body = b"".join(application(environ, lambda *words, head=head: head.append(words)))
                # Where a build has begun meanwhile, it may have been an old page that was read.
                if self._is_still(part, build):
                    start_response(*head[-1])
                    return [body]

        return answer

    def _wait_for(self, part: str) -> int:
        with self._turn:
            self._turn.wait_for(lambda: self._built[part] == self._wanted())
            return self._built[part]

    def _is_still(self, part: str, build: int) -> bool:
        with self._turn:
            return self._built[part] == build == self._wanted()
