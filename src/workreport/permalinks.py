# A permanent link beside every paragraph. Comes in: an HTML tree. Goes out: the tree with links.
"""A step of the Markdown extension: every heading and paragraph of the report ends with a link to itself.

The link has no text: its number is an attribute, which the style shows on hover and focus, so that copied text stays as
printed. Without a script it is a plain link; with it, it opens what the site offers for a paragraph: citing, reporting.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from workreport.alignment import is_foreign
from workreport.locales import Locale
from workreport.treetext import text_of

_PARAGRAPH = {"zh": "第{number}段：链接与引用", "en": "Paragraph {number}: link and citation"}
_HEADING = {"zh": "此处：链接与引用", "en": "This part: link and citation"}


class Permalinks(Treeprocessor):
    """Adds the links. `in_script` writes Chinese as the page does."""

    def __init__(self, md: Markdown, locale: Locale, in_script: Callable[[str], str]) -> None:
        super().__init__(md)
        self._locale = locale
        self._in_script = in_script

    def run(self, root: Element) -> None:
        """Add a link to everything that has an address of its own."""
        for element in root:
            if element.tag in ("h1", "h2", "p") and (anchor := element.get("id")):
                number = anchor.rpartition(".")[2] if element.tag == "p" else ""
                label = (_PARAGRAPH if number else _HEADING)[self._locale.folder]
                link = SubElement(element, "a", {"class": "wr-anchor", "href": f"#{anchor}"})
                link.set("aria-label", self._in_script(label.format(number=number)))
                link.set("data-number", number)
                if is_foreign(text_of(element), self._locale):
                    link.set("lang", self._locale.tag)
