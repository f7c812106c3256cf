# Translation memories. Comes in: a .tmx file. Goes out: units.
"""TMX 1.1 to 1.4b: `tu` with a `tuv` for each language (LISA OSCAR, TMX 1.4b)."""

from collections.abc import Iterator
from pathlib import Path

from workreport.bilingual.unit import BilingualUnit, is_chinese_tag, is_english_tag, one_line, readable
from workreport.bilingual.xml import XML_LANG, iterate_elements, local_name, text_of

_NATIVE_CODE = frozenset({"bpt", "ept", "it", "ph", "ut", "sub"})
"""Inline elements whose content is markup of the original format, not text."""


def read_tmx(path: Path) -> Iterator[BilingualUnit]:
    """Yield the units of a translation memory that have Chinese; of several in one language the first counts."""
    with readable(path), path.open("rb") as file:
        for number, (_, element) in enumerate(iterate_elements(file, path, "tu"), 1):
            chinese = english = None
            for variant in element:
                if not isinstance(variant.tag, str) or local_name(variant) != "tuv":
                    continue
                tag = variant.get(XML_LANG) or variant.get("lang") or ""
                segment = next((child for child in variant if local_name(child) == "seg"), None)
                text = one_line(text_of(segment, _NATIVE_CODE)) if segment is not None else ""
                if is_chinese_tag(tag) and chinese is None:
                    chinese = text
                elif is_english_tag(tag) and english is None:
                    english = text
            if chinese:
                identity = element.get("tuid") or f"tu {number}"
                yield BilingualUnit(id=identity, line=element.sourceline or 0, source=chinese, target=english or "")
