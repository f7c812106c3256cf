# A number and its unit stay on one line. Comes in: an HTML tree. Goes out: the tree with figures held together.
"""A step of the Markdown extension: a figure in digits does not part from its unit at a line end (clreq, 3.1).

The text gets no characters for that: a `<span class="wr-figure">` stands around figure and unit, and the style says
what that means. A unit that is itself a link is taken into the span.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
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


def _hold(parent: Element, figures: Sequence[tuple[int, int]]) -> None:
    """Wrap the figures of an element, given in order as offsets in its text; ones inside a child are the child's."""
    starts = [start for start, _ in figures]
    parts = deque(_cut(_parts(parent), sorted({edge for figure in figures for edge in figure})))
    out: list[_Part] = []
    at = 0
    while parts:
        part = parts[0]
        length = _length(part)
        inside = figures[bisect_left(starts, at) : bisect_left(starts, at + length)]
        if isinstance(part, Element):
            _hold(part, [(start - at, end - at) for start, end in inside if end <= at + length])
            inside = [(at, end) for _, end in inside if end > at + length]
        if inside:
            part = Element("span", {"class": "wr-figure"})
            _fill(part, _take(parts, inside[0][1] - at))
            length = _length(part)
        else:
            parts.popleft()
        out.append(part)
        at += length
    _fill(parent, out)


def _parts(element: Element) -> Iterator[_Part]:
    """Yield an element's text and children in order."""
    yield element.text or ""
    for child in element:
        tail, child.tail = child.tail or "", None
        yield child
        yield tail


def _cut(parts: Iterable[_Part], edges: Sequence[int]) -> Iterator[_Part]:
    """Yield the parts with their texts cut wherever a figure begins or ends; all at once, as a text may have many."""
    at = 0
    for part in parts:
        length = _length(part)
        if isinstance(part, str):
            inner = edges[bisect_right(edges, at) : bisect_left(edges, at + length)]
            yield from (part[low - at : high - at] for low, high in pairwise([at, *inner, at + length]))
        else:
            yield part
        at += length


def _take(parts: deque[_Part], length: int) -> list[_Part]:
    """Take away and return the parts that make up at least `length` characters; an element is never cut."""
    held: list[_Part] = []
    while length > 0:
        held.append(parts.popleft())
        length -= _length(held[-1])
    return held


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
