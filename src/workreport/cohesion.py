# A number and its unit stay on one line. Comes in: an HTML tree. Goes out: the tree with figures held together.
"""A step of the Markdown extension: a figure in digits does not part from its unit at a line end (clreq, 3.1).

The text gets no characters for that: a `<span class="wr-figure">` stands around figure and unit, and the style says
what that means. A unit that is itself a link is taken into the span.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from workreport.locales import EN, Locale
from workreport.quantities import find_chinese, find_english

_LONGEST = 24
"""Characters beyond which a figure may be divided after all, or it would not fit a narrow window."""
_Part = str | Element


class Cohesion(Treeprocessor):
    """Holds the figures of every paragraph together."""

    def __init__(self, md: Markdown, locale: Locale) -> None:
        super().__init__(md)
        self._find = find_english if locale is EN else find_chinese

    def run(self, root: Element) -> None:
        """Wrap the figures."""
        for paragraph in root.iter("p"):
            text = "".join(paragraph.itertext())
            figures = [(one.numeral_start, one.end) for one in self._find(text) if text[one.numeral_start].isdigit()]
            _hold(paragraph, [(start, end) for start, end in figures if _may_part(text[start:end])])


def _may_part(figure: str) -> bool:
    """Tell whether a line may end inside a figure: not in digits alone."""
    return 1 < len(figure) <= _LONGEST and not figure.replace(".", "").replace(",", "").isdigit()


def _hold(parent: Element, figures: list[tuple[int, int]]) -> None:
    """Wrap the figures of an element, given as offsets in its text; ones inside a child are the child's."""
    parts = list(_parts(parent))
    out: list[_Part] = []
    at = 0
    while parts:
        part = parts.pop(0)
        length = _length(part)
        inside = [(start, end) for start, end in figures if at <= start < at + length]
        if isinstance(part, Element):
            _hold(part, [(start - at, end - at) for start, end in inside if end <= at + length])
            inside = [(at, end) for _, end in inside if end > at + length]
        if not inside:
            out.append(part)
            at += length
            continue
        start, end = inside[0]
        if isinstance(part, str):
            out.append(part[: start - at])
            part = part[start - at :]
        span = Element("span", {"class": "wr-figure"})
        held, parts = _take([part, *parts], end - start)
        _fill(span, held)
        out.append(span)
        at = start + _length(span)
    _fill(parent, out)


def _parts(element: Element) -> Iterator[_Part]:
    """Yield an element's text and children in order."""
    yield element.text or ""
    for child in element:
        tail, child.tail = child.tail or "", None
        yield child
        yield tail


def _take(parts: list[_Part], length: int) -> tuple[list[_Part], list[_Part]]:
    """Return the parts that make up at least `length` characters, and the rest; a text is cut, an element never."""
    held: list[_Part] = []
    while length > 0:
        part = parts.pop(0)
        if isinstance(part, str) and len(part) > length:
            parts.insert(0, part[length:])
            part = part[:length]
        held.append(part)
        length -= _length(part)
    return held, parts


def _length(part: _Part) -> int:
    return len(part if isinstance(part, str) else "".join(part.itertext()))


def _fill(element: Element, parts: list[_Part]) -> None:
    """Make texts and elements the content of an element."""
    element.text = ""
    element[:] = []
    for part in parts:
        if isinstance(part, Element):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part
