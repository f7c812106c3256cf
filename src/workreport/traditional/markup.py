# A page in Traditional characters. Comes in: an HTML tree. Goes out: the tree with its text converted.
"""A step of the Markdown extension: everything a reader reads or hears is converted, nothing that only a machine reads.

The text of a block is converted in one piece, whatever markup divides it, and laid back by length; so no word is cut
by a link or a mark. Text whose language is declared is left: it is English, or Simplified on purpose.
"""

from collections.abc import Callable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from workreport.traditional.converting import BORDER, Converter

_INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup", "u"}
_CLOSED = {"code", "pre", "kbd", "samp", "script", "style"}
_READ = ("title", "alt", "aria-label", "aria-description", "data-meaning", "data-equivalent")
"""Attributes that are shown or said."""
_Piece = tuple[str, Callable[[str], None]]
"""A text, and what sets it."""
_BETWEEN: _Piece = (BORDER, lambda text: None)


class Traditional(Treeprocessor):
    """Converts a page."""

    def __init__(self, md: Markdown, converter: Converter) -> None:
        super().__init__(md)
        self._converter = converter

    def run(self, root: Element) -> None:
        """Convert the text and the attributes of all elements, in one go: the converter reads borders as such."""
        pieces = [*_pieces(root), *_attributes(root)]
        converted, at = self._converter.convert("".join(text for text, _ in pieces)), 0
        for text, assign in pieces:
            assign(converted[at : at + len(text)])
            at += len(text)


def _pieces(element: Element) -> Iterator[_Piece]:
    """Yield the texts of an element in reading order, and a border wherever a block begins or ends."""
    if _is_open(element):
        if element.text:
            yield element.text, _setter(element, "text")
        for child in element:
            is_block = child.tag not in _INLINE
            if is_block:
                yield _BETWEEN
            yield from _pieces(child)
            if is_block:
                yield _BETWEEN
            if child.tail:
                yield child.tail, _setter(child, "tail")


def _setter(element: Element, name: str) -> Callable[[str], None]:
    kind = AtomicString if isinstance(getattr(element, name), AtomicString) else str
    return lambda text: setattr(element, name, kind(text))


def _attributes(root: Element) -> Iterator[_Piece]:
    for element in _open_elements(root):
        for name in _READ:
            if value := element.get(name):
                yield _BETWEEN
                yield value, partial(element.set, name)


def _open_elements(element: Element) -> Iterator[Element]:
    if _is_open(element):
        yield element
        for child in element:
            yield from _open_elements(child)


def _is_open(element: Element) -> bool:
    return element.tag not in _CLOSED and element.get("lang") is None
