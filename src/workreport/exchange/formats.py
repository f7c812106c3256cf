# The pairs of a report for other programs. Comes in: ExchangeUnits. Goes out: text, line by line.
"""TMX 1.4b, XLIFF 2.1 and JSON Lines. What is written depends on the units alone: the same units, the same bytes.

A translation memory is trusted by whoever uses it, so TMX has accepted pairs only. XLIFF is for translators and has
every unit, in the states of XLIFF 2.1 (4.3.1.26); what that has no word for is its sub-state.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from workreport.alignment import State
from workreport.exchange.units import ExchangeUnit
from workreport.locales import EN, SOURCE

_TMX_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="workreport" creationtoolversion="1" segtype="paragraph" o-tmf="workreport" adminlang="en"\
 srclang="{SOURCE.tag}" datatype="plaintext"/>
  <body>
"""
_TMX_TAIL = """\
  </body>
</tmx>
"""
_XLIFF_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="{SOURCE.tag}" trgLang="{EN.tag}">
"""
_XLIFF_TAIL = "</xliff>\n"
_XLIFF_STATE = {State.TRANSLATED: "translated", State.REVIEWED: "reviewed"}
"""All others are `initial`: they wait for a translator."""


def to_tmx(units: Iterable[ExchangeUnit]) -> Iterator[str]:
    """Yield a translation memory of the accepted pairs, with state, printed pages and review date of each."""
    yield _TMX_HEAD
    for unit in units:
        if unit.is_fresh:
            yield f"    <tu tuid={quoteattr(unit.id)}>\n"
            for name, value in (("state", unit.state.value), ("printed", unit.printed), ("reviewed", unit.reviewed)):
                if value:
                    yield f'      <prop type="x-{name}">{escape(value)}</prop>\n'
            for locale, text in ((SOURCE, unit.source), (EN, unit.target)):
                yield f'      <tuv xml:lang="{locale.tag}"><seg>{escape(text)}</seg></tuv>\n'
            yield "    </tu>\n"
    yield _TMX_TAIL


def to_xliff(units: Iterable[ExchangeUnit]) -> Iterator[str]:
    """Yield a translation file of all units, a `file` a page."""
    yield _XLIFF_HEAD
    for page, group in groupby(units, key=lambda unit: unit.page):
        original = quoteattr(f"docs/{SOURCE.folder}/{page}.md")
        yield f"  <file id={quoteattr(page.replace('/', '.'))} original={original}>\n"
        for unit in group:
            yield from _xliff_unit(unit)
        yield "  </file>\n"
    yield _XLIFF_TAIL


def xliff_id(page: str, anchor: str) -> str:
    """Return the id of a unit: a name token (XML Schema), so that no slash and no hash may be in it."""
    return f"{page.replace('/', '.')}:{anchor}"


def _xliff_unit(unit: ExchangeUnit) -> Iterator[str]:
    yield f"    <unit id={quoteattr(xliff_id(unit.page, unit.anchor))}>\n"
    notes = [(name, value) for name, value in (("printed", unit.printed), ("reviewed", unit.reviewed)) if value]
    if notes:
        yield "      <notes>\n"
        yield from (f'        <note category="{name}">{escape(value)}</note>\n' for name, value in notes)
        yield "      </notes>\n"
    state = f' state="{_XLIFF_STATE.get(unit.state, "initial")}"'
    if unit.target and unit.state not in _XLIFF_STATE:
        state += f' subState="workreport:{unit.state.value}"'
    yield f"      <segment{state}>\n"
    yield f"        <source>{escape(unit.source)}</source>\n"
    if unit.target:
        yield f"        <target>{escape(unit.target)}</target>\n"
    yield "      </segment>\n    </unit>\n"


def to_json_lines(units: Iterable[ExchangeUnit]) -> Iterator[str]:
    """Yield a JSON object a unit: identity, place, both texts, their digests (as in the alignment lock), the state."""
    for unit in units:
        fields = {
            "id": unit.id,
            "page": unit.page,
            "anchor": unit.anchor,
            "kind": unit.kind.value,
            "printed": unit.printed,
            "state": unit.state.value,
            "reviewed": unit.reviewed,
            SOURCE.tag: unit.source,
            EN.tag: unit.target,
            "digest": {SOURCE.tag: unit.source_digest, EN.tag: unit.target_digest},
        }
        yield f"{json.dumps(fields, ensure_ascii=False)}\n"
