# Page marks on a page. Comes in: an HTML tree, Printed by id. Goes out: the tree with marks.
"""A step of the Markdown extension: every printed page gets a mark, `#p.6`, where it begins.

In Chinese that is before the very character, in a heading, link or number too; in a translation it is at the beginning
of the paragraph in whose Chinese the page turns. A mark has no text: its number is an attribute, which the style shows,
so that whoever copies the paragraph copies what was printed. Its role is DPUB-ARIA 1.1's `doc-pagebreak`.
"""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from workreport.alignment import is_source_language
from workreport.locales import SOURCE, Locale
from workreport.printed.turns import Printed
from workreport.treetext import characters, text_of

_BEGINS = {"zh": "印刷第{page}页", "en": "Printed page {page}"}
_BEGINS_WITHIN = {"zh": "印刷第{page}页由本段开始", "en": "Printed page {page} begins in this paragraph"}


class PageMarks(Treeprocessor):
    """Marks the printed pages. `printed` is by id of the block; `in_script` writes Chinese as the page does."""

    def __init__(
        self, md: Markdown, locale: Locale, printed: Mapping[str, Printed], in_script: Callable[[str], str]
    ) -> None:
        super().__init__(md)
        self._locale = locale
        self._printed = printed
        self._in_script = in_script

    def run(self, root: Element) -> None:
        """Put every mark, and the printed pages of each block as `data-printed`."""
        blocks = {element.get("id", ""): element for element in root}
        for anchor, printed in self._printed.items():
            # A translation that lacks the paragraph has its heading, or at least begins somewhere.
            block = blocks.get(anchor, blocks.get(anchor.partition(".")[0], next(iter(root), None)))
            if block is None:
                continue
            if anchor in blocks:
                block.set("data-printed", str(printed))
            text = text_of(block)
            for turn in reversed(printed.turns):
                if anchor in blocks and is_source_language(text):
                    _insert(block, self._mark(turn.page, _BEGINS, in_source=True), min(turn.offset, len(text)))
                else:
                    label = _BEGINS_WITHIN if turn.offset else _BEGINS
                    _insert(block, self._mark(turn.page, label, in_source=False), 0)

    def _mark(self, page: int, label: Mapping[str, str], *, in_source: bool) -> Element:
        words = self._in_script(label[self._locale.folder].format(page=page))
        mark = Element("span", {"class": "wr-page", "id": f"p.{page}", "role": "doc-pagebreak", "title": words})
        mark.set("data-page", str(page))
        if in_source and self._locale is not SOURCE:
            mark.set("lang", self._locale.tag)
        return mark


def _insert(parent: Element, mark: Element, offset: int) -> None:
    """Insert `mark` before the character at `offset` of the element's text, outside a child that begins there."""
    before, after = _cut(parent.text or "", offset)
    if after is not None:
        parent.text, mark.tail = before, after
        parent.insert(0, mark)
        return
    offset -= len(characters(before))
    for position, child in enumerate(parent):
        inside = len(text_of(child))
        if offset < inside:
            _insert(child, mark, offset)
            return
        before, after = _cut(child.tail or "", offset - inside)
        if after is not None:
            child.tail, mark.tail = before, after
            parent.insert(position + 1, mark)
            return
        offset -= inside + len(characters(before))


def _cut(text: str, offset: int) -> tuple[str, str | None]:
    """Return the text before and after `offset` characters; it all and None if it is shorter."""
    one_by_one = characters(text)
    if offset > len(one_by_one):
        return text, None
    return "".join(one_by_one[:offset]), "".join(one_by_one[offset:])
