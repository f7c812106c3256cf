# Translation files. Comes in: a .xlf or .xliff file. Goes out: units.
"""XLIFF 1.2 (`trans-unit`) and 2.x (`unit` with `segment`), in either direction between Chinese and English."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from workreport.bilingual.unit import (
    BilingualUnit,
    is_chinese_tag,
    is_english_tag,
    is_mostly_chinese,
    one_line,
    readable,
)
from workreport.bilingual.xml import iterate_elements, local_name, text_of

_NATIVE_CODE = frozenset({"bpt", "ept", "it", "ph", "sc", "ec", "cp", "sm", "em", "x", "bx", "ex"})
"""Inline elements whose content, if they have any, is markup of the original format."""


def read_xliff(path: Path) -> Iterator[BilingualUnit]:
    """Yield the units of a translation file; a unit of several segments yields each of them."""
    tags = ("", "")
    with readable(path), path.open("rb") as file:
        for begins, element in iterate_elements(file, path, "trans-unit", "unit", starts=("xliff", "file")):
            if begins:
                tags = _languages(element) or tags
            elif local_name(element) == "unit":
                segments = list(element.iter("{*}segment"))
                for number, segment in enumerate(segments, 1):
                    suffix = segment.get("id") or str(number)
                    identity = element.get("id", "") + (f"/{suffix}" if len(segments) > 1 else "")
                    yield from _unit(segment, identity, tags)
            else:
                yield from _unit(element, element.get("id", ""), tags)


def _languages(element: "etree._Element") -> tuple[str, str] | None:
    """Return the languages that an `xliff` (2.x) or a `file` (1.2) declares."""
    source = element.get("srcLang") or element.get("source-language")
    target = element.get("trgLang") or element.get("target-language")
    return (source, target or "") if source else None


def _unit(element: "etree._Element", identity: str, tags: tuple[str, str]) -> Iterator[BilingualUnit]:
    texts = {
        local_name(child): one_line(text_of(child, _NATIVE_CODE))
        for child in element
        if isinstance(child.tag, str) and local_name(child) in ("source", "target")
    }
    source, target = texts.get("source", ""), texts.get("target", "")
    if _is_from_english(tags, source):
        source, target = target, source
    if source:
        yield BilingualUnit(id=identity, line=element.sourceline or 0, source=source, target=target)


def _is_from_english(tags: tuple[str, str], source: str) -> bool:
    if is_english_tag(tags[0]) or is_chinese_tag(tags[0]):
        return is_english_tag(tags[0])
    return not is_mostly_chinese(source)
