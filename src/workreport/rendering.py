# Pages that need not be rendered again. Comes in: what a page is rendered from. Goes out: what it was rendered to.
"""The memory of a live preview: saving a paragraph renders its page, not all the others again.

A page is taken from memory only while all that it was rendered from is equal: its Markdown, the options of every
extension, which hold what our own takes from texts and data, and the tree of files, which links lead into.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

Name = tuple[str, str]
"""Language of the site and path of the file."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a page was rendered to."""

    values: Mapping[str, object]
    """By attribute of the page."""
    links: Mapping[str, dict[str, str]]
    """Ids that it links to, by path of the file that has them: the generator makes its files anew for every build."""


class Renderings:
    """What was rendered, the last of each page."""

    def __init__(self) -> None:
        self._known: dict[Name, tuple[object, Rendered]] = {}

    def recall(self, name: Name, source: object) -> Rendered | None:
        """Return what a page was rendered to, if that was from an equal source."""
        known = self._known.get(name)
        return known[1] if known and known[0] == source else None

    def keep(self, name: Name, source: object, rendered: Rendered) -> None:
        """Remember what a page was rendered to."""
        self._known[name] = source, rendered

    def forget(self) -> None:
        """Forget everything: what is wrong with a page is said while it is rendered, and must be said again."""
        self._known.clear()


def comparable(value: object) -> object:
    """Return the options of extensions in a form in which equal trees of HTML are equal."""
    if isinstance(value, dict):
        return {key: comparable(one) for key, one in value.items()}
    if isinstance(value, list) and any(isinstance(one, Element) for one in value):
        whole = Element("whole")
        whole.extend(value)
        return tostring(whole, encoding="unicode")
    return value
