# What paragraphs carry besides their text. Comes in: an HTML tree. Goes out: the tree with figures marked.
"""A step of the Markdown extension: figures carry their equivalent without any change of the text.

The equivalent stands in attributes: the style shows it on hover and focus, a screen reader says it as a description,
and whoever copies the paragraph copies what was printed.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from workreport.equivalents import equivalent_of, is_told_already
from workreport.locales import EN, Locale
from workreport.quantities import Quantity, find_chinese, find_english

_NEIGHBOURS = 1
"""How many figures before and after are looked at to see whether the text gives the equivalent itself."""


class Equivalents(Treeprocessor):
    """Wraps every figure of a paragraph whose unit readers may not know."""

    def __init__(self, md: Markdown, locale: Locale) -> None:
        super().__init__(md)
        self.locale = locale

    def run(self, root: Element) -> None:
        """Mark the figures of all paragraphs."""
        for paragraph in root.iter("p"):
            _mark(paragraph, self.locale)


def _mark(parent: Element, locale: Locale) -> None:
    parent.text, marked = _split(parent.text or "", locale)
    for child in parent:
        child.tail, spans = _split(child.tail or "", locale)
        marked += [child, *spans]
        if child.tag != "a":
            _mark(child, locale)
    parent[:] = marked


def _split(text: str, locale: Locale) -> tuple[str, list[Element]]:
    """Return the text before the first figure with an equivalent, and an element with its tail for each of them."""
    found = [] if not text.strip() else (find_english if locale is EN else find_chinese)(text)
    spans: list[Element] = []
    at, before = 0, ""
    for quantity, words in _with_equivalents(found, locale):
        gap = text[at : quantity.numeral_start]
        if spans:
            spans[-1].tail = gap
        else:
            before = gap
        end = quantity.numeral_start + len(text[quantity.numeral_start : quantity.end].rstrip())
        span = Element(
            "span",
            {"class": "wr-equivalent", "tabindex": "0", "data-equivalent": words, "aria-description": words},
        )
        span.text = text[quantity.numeral_start : end]
        spans.append(span)
        at = end
    if not spans:
        return text, []
    spans[-1].tail = text[at:]
    return before, spans


def _with_equivalents(found: list[Quantity], locale: Locale) -> Iterator[tuple[Quantity, str]]:
    for at, quantity in enumerate(found):
        words = equivalent_of(quantity, locale)
        around = found[max(0, at - _NEIGHBOURS) : at] + found[at + 1 : at + 1 + _NEIGHBOURS]
        if words and not is_told_already(quantity, around):
            yield quantity, words
