# HTML held against a closed list. Comes in: HTML. Goes out: what is not on the list.
"""The second look, after rendering: nh3 (https://nh3.readthedocs.io) cleans the HTML, and nothing may have gone.

Two lists: what an editor's Markdown may become, and what this package adds to it. nh3 reads HTML as browsers do, so
that what only a browser would take for a tag is found as well.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from itertools import zip_longest
from typing import NamedTuple

import nh3

_TEXT = "h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code em strong hr br a table thead tbody tr th td"
_ADDED = "div span section aside nav dl dt dd figure figcaption label input output button svg title desc text rect"
MARKDOWN: Mapping[str, set[str]] = {
    **{tag: set() for tag in _TEXT.split()},
    **{f"h{level}": {"id", "class"} for level in range(1, 7)},
    "a": {"href"},
    "th": {"align"},
    "td": {"align"},
}
"""Attributes by tag, as Markdown makes them of what `lines` lets pass."""
PUBLISHED: Mapping[str, set[str]] = {
    "*": {"id", "class", "lang", "role", "tabindex", "hidden", "title"}
    | {f"aria-{name}" for name in ("current", "label", "labelledby", "describedby", "description", "live", "hidden")}
    | {f"data-{name}" for name in ("number", "meaning", "rendering", "rendering-lang", "report", "base", "printed")}
    | {f"data-{name}" for name in ("page", "equivalent", "sort")},
    **{tag: set() for tag in f"{_TEXT} {_ADDED}".split()},
    "a": {"href", "hreflang", "rel"},
    "th": {"scope", "align"},
    "td": {"align"},
    "input": {"type", "autocomplete"},
    "label": {"for"},
    "button": {"type"},
    "svg": {"viewBox"},
    "text": {"x", "y"},
    "rect": {"x", "y", "width", "height"},
}
"""Attributes by tag of the content of a published page."""
_SCHEMES = {"http", "https", "mailto"}


def find_not_allowed(html: str, allowed: Mapping[str, set[str]] = PUBLISHED) -> str:
    """Return the first tag or text of a fragment that a browser would read otherwise or the list does not have."""
    return _find(html, tuple((tag, tuple(sorted(names))) for tag, names in allowed.items()))


class Link(NamedTuple):
    """A link as a reader meets it."""

    address: str
    words: str


def find_links(html: str) -> Sequence[Link]:
    """Return the links of a fragment, in order."""
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.found


# A live preview asks again for every page whenever one of them is saved.
@lru_cache(maxsize=512)
def _find(html: str, allowed: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    attributes = {tag: set(names) for tag, names in allowed}
    cleaned = nh3.clean(
        html,
        tags=set(attributes) - {"*"},
        clean_content_tags=set(),
        attributes=attributes,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    read, left = _read(html), _read(cleaned)
    at = next((at for at, (one, other) in enumerate(zip_longest(read, left)) if one != other), None)
    # Where a tag goes, the text before it runs on into the text behind.
    return "" if at is None else next((one for one in read[at:] if one.startswith("<") and one not in left), "<")


def _read(html: str) -> list[str]:
    """Return every start tag with its attributes in order, every comment and instruction, and the text between."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        plain = sorted((name, value or "") for name, value in attrs)
        self.found.append(f"<{tag}{''.join(f' {name}={value!r}' for name, value in plain)}>")

    def handle_data(self, data: str) -> None:
        # Text may come in pieces.
        if self.found and not self.found[-1].startswith("<"):
            self.found[-1] += data
        else:
            self.found.append(f" {data}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")


class _LinkReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self.address: str | None = None
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.address, self.words = dict(attrs).get("href") or "", ""

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address is not None:
            self.found.append(Link(self.address, self.words))
            self.address = None
