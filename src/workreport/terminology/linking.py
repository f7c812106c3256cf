# Terms on a page lead to the glossary. Comes in: an HTML tree. Goes out: the tree with glossary hooks.
"""A step of the Markdown extension: in each topic the first occurrence of a term becomes a link to its entry.

The definition stands in attributes, so that the text is as printed: without a script it is a plain link, a screen
reader says the definition as the link's description, and the site's script shows it as a card.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from workreport.locales import EN, SOURCE, Locale
from workreport.terminology.concept import Concept
from workreport.terminology.glossary import meaning_of
from workreport.terminology.matching import TermFinder

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CLOSED = {"a", "code", "pre", "abbr", "kbd", "samp"} | _HEADINGS
"""Elements whose text is no running text of the report."""


class GlossaryHooks(Treeprocessor):
    """Makes links of terms. `glossary` is the address of the glossary page as a Markdown link gives it."""

    def __init__(self, md: Markdown, locale: Locale, finder: TermFinder, glossary: str) -> None:
        super().__init__(md)
        self._locale = locale
        self._finder = finder
        self._glossary = glossary
        self._met: set[str] = set()

    def run(self, root: Element) -> None:
        """Link the first occurrence of each term under each heading."""
        self._met = set()
        for element in root:
            if element.tag in _HEADINGS:
                self._met = set()
            else:
                self._enter(element)

    def _enter(self, parent: Element) -> None:
        if parent.tag in _CLOSED:
            return
        text, links = self._split(parent.text)
        parent.text = text
        children: list[Element] = [*links]
        for child in list(parent):
            self._enter(child)
            child.tail, links = self._split(child.tail)
            children += [child, *links]
        parent[:] = children

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the text before the first term to be linked, and a link with its tail for each of them."""
        if not text or isinstance(text, AtomicString):
            return text, []
        links: list[Element] = []
        before, at = text, 0
        for concept, start, end in self._first_ones(text):
            if links:
                links[-1].tail = text[at:start]
            else:
                before = text[:start]
            links.append(self._link(concept, text[start:end]))
            at = end
        if links:
            links[-1].tail = text[at:]
        return before, links

    def _first_ones(self, text: str) -> Iterator[tuple[Concept, int, int]]:
        for match in self._finder.find(text):
            if match.concept.id not in self._met:
                self._met.add(match.concept.id)
                yield match.concept, match.start, match.end

    def _link(self, concept: Concept, words: str) -> Element:
        other = SOURCE if self._locale is EN else EN
        rendering, meaning = concept.preferred(other), meaning_of(concept, self._locale)
        link = Element(
            "a",
            {
                "class": "wr-term",
                "href": f"{self._glossary}#{concept.id}",
                "aria-description": f"{rendering}: {meaning}",
                "data-rendering": rendering,
                "data-rendering-lang": other.tag,
                "data-meaning": meaning,
            },
        )
        link.text = AtomicString(words)
        return link
