# A translator's work back into the pages. Comes in: BilingualUnits, the pages. Goes out: pages with other lines.
"""Placing the units of a translation file or memory, one paragraph at a time.

A unit belongs where its id says if its source still stands there, else wherever its source stands, word for word. What
has no such place is reported and changes nothing; of a page only the lines that were translated anew change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workreport.alignment import Alignment, PairedPage
from workreport.bilingual.unit import BilingualUnit, is_mostly_chinese
from workreport.exchange.formats import xliff_id
from workreport.findings import Finding, Severity
from workreport.locales import EN, SOURCE
from workreport.model import Location, Segment
from workreport.plaintext import to_markdown
from workreport.writer import render_segment


@dataclass(frozen=True, slots=True)
class _Place:
    """A source segment and what stands for it in the translation, if the page is there."""

    source: Segment
    target: Segment | None


@dataclass(slots=True)
class Returned:
    """What came of a file."""

    pages: dict[str, str] = field(default_factory=dict)
    """New text of the pages that change, by path."""
    placed: int = 0
    unchanged: int = 0
    findings: list[Finding] = field(default_factory=list)
    """What could not be placed, and why."""


def place_units(
    units: Iterable[BilingualUnit], name: str, alignments: Sequence[Alignment], texts: Mapping[str, str]
) -> Returned:
    """Return what the units of the file `name` change. `texts` are the pages by path, of both languages."""
    by_id: dict[str, _Place] = {}
    by_source: dict[str, list[_Place]] = defaultdict(list)
    for alignment in alignments:
        for page in alignment.pages:
            for place in _places(page):
                by_id[place.source.id] = by_id[xliff_id(place.source.page, place.source.anchor)] = place
                by_source[place.source.text].append(place)
    returned = Returned()
    lines: dict[str, list[str]] = {}
    for unit in units:
        known = by_id.get(unit.id)
        places = [known] if known and known.source.text == unit.source else by_source.get(unit.source, [])
        fault = _fault(unit, known, places)
        if fault:
            returned.findings.append(_not_placed(unit, name, *fault))
        for place in [] if fault else places:
            if _write(unit.target, place, lines, texts):
                returned.placed += 1
            else:
                returned.unchanged += 1
    returned.pages = {path: "\n".join(changed) for path, changed in lines.items()}
    return returned


def _places(page: PairedPage) -> Iterable[_Place]:
    """Yield the segments of a page that a translation can be placed at."""
    if page.source.editorial:
        return
    if page.target is None:
        yield from (_Place(segment, None) for segment in page.source.segments)
    yield from (_Place(unit.source, unit.target) for unit in page.units)


def _fault(unit: BilingualUnit, known: _Place | None, places: Sequence[_Place]) -> tuple[str, str] | None:
    """Return why a unit has no place, and what to do."""
    if unit.problem:
        return unit.problem, "改正这一行 · correct the row"
    if not unit.target or is_mostly_chinese(unit.target):
        return "没有英文译文 · there is no English in it", "翻译后再导入 · translate it and import again"
    if not places:
        was = known.source.text[:40] if known else ""
        reason = (
            f"中文已改为“{was}…” · the Chinese is another one by now" if known else "没有这段中文 · no such Chinese"
        )
        return reason, "重新导出后再译 · export again and translate that"
    return None


def _not_placed(unit: BilingualUnit, name: str, reason: str, fix: str) -> Finding:
    return Finding(
        check="not-placed",
        severity=Severity.WARNING,
        location=Location(path=name, line=unit.line or None),
        message=f"{unit.id}: {reason}",
        fix=fix,
        unit=unit.id,
        source=unit.source[:40],
        target=unit.target[:40],
    )


def _write(translation: str, place: _Place, lines: dict[str, list[str]], texts: Mapping[str, str]) -> bool:
    """Put a translation into the lines of its page; return whether that changes them."""
    standing = place.target or place.source
    if standing.text == translation:
        return False
    # A page that is not there yet begins as the Chinese one, as an editor would begin it (DESIGN.md, section 3).
    path = standing.location.path.replace(f"docs/{SOURCE.folder}/", f"docs/{EN.folder}/", 1)
    page = lines.setdefault(path, texts[standing.location.path].split("\n"))
    at = (standing.location.line or 1) - 1
    renewed = replace(standing, markdown=to_markdown(translation), allows=())
    page[at] = render_segment(renewed)
    return True
