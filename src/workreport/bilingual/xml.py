# Big XML files, an element at a time. Comes in: a file. Goes out: elements.
"""Streaming XML with what untrusted files need: no entities are resolved, nothing is fetched, nothing piles up."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from workreport.errors import SourceError
from workreport.model import Location

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def iterate_elements(
    file: IO[bytes], path: Path, *names: str, starts: tuple[str, ...] = ()
) -> Iterator[tuple[bool, "etree._Element"]]:
    """Yield (begins, element) for elements of some local names: `starts` when they begin, `names` when complete.

    A complete element is emptied once the caller has looked at it. Raises SourceError with the line for malformed XML.
    """
    tags = [f"{{*}}{name}" for name in (*names, *starts)]
    try:
        for event, element in etree.iterparse(
            _Nameless(file),
            events=("start", "end"),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        ):
            name = local_name(element)
            if event == "start" and name in starts:
                yield True, element
            elif event == "end" and name in names:
                yield False, element
                _release(element)
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        raise SourceError(
            f"不是完好的 XML · this is no well-formed XML: {error.msg}",
            location=Location(path=str(path), line=line),
            fix="用生成它的软件重新导出 · export it again with the program it comes from",
        ) from None


class _Nameless:
    """A file for the parser, which would look at its name and fail if that is no Unicode."""

    def __init__(self, file: IO[bytes]) -> None:
        self.read = file.read


def local_name(element: "etree._Element") -> str:
    """Return an element's name without its namespace; none for an entity that was not resolved."""
    # Not `etree.QName`, which refuses namespaces that the parser lets through.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: "etree._Element", skipped: frozenset[str]) -> str:
    """Return the text of an element and of those inside it, but for those of `skipped` local names."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and local_name(child) not in skipped:
            parts.append(text_of(child, skipped))
        parts.append(child.tail or "")
    return "".join(parts)


def _release(element: "etree._Element") -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
