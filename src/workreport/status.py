# How far a translation has come. Comes in: an Alignment. Goes out: counts, as a table or JSON.
"""The state of a report's translation, page by page. What the site tells its readers comes from here, too."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workreport.alignment import Alignment, PairedPage, State, topics_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStatus:
    """Counts of units on one page, or on all. A reviewed unit is translated, too; a stale one is not."""

    address: str
    units: int
    translated: int
    reviewed: int
    stale: int
    unaccepted: int
    missing: int
    misaligned: int
    """Units that do not correspond: wrong in number, place or pairing."""
    is_sound: bool = True
    """Headings and topics are those of the source, in their order."""

    @property
    def is_complete(self) -> bool:
        """Tell whether every unit is translated, up to date and in its place."""
        return self.is_sound and self.units == self.translated


def status_of(alignment: Alignment) -> tuple[PageStatus, ...]:
    """Return the status of every page in reading order."""
    return tuple(page_status(page) for page in alignment.pages)


def page_status(page: PairedPage) -> PageStatus:
    """Return the status of one page."""
    units = sum(len(topic.segments) for topic in topics_of(page.source))
    count = {state: sum(unit.state is state for unit in page.units) for state in State}
    missing = count[State.MISSING] + sum(len(topic.segments) for topic in page.unmatched_source)
    if page.target is None:
        missing = units
    known = missing + sum(count.values()) - count[State.MISSING]
    return PageStatus(
        address=page.source.address,
        units=units,
        translated=count[State.TRANSLATED] + count[State.REVIEWED],
        reviewed=count[State.REVIEWED],
        stale=count[State.STALE],
        unaccepted=count[State.UNACCEPTED],
        missing=missing,
        misaligned=count[State.MISALIGNED] + units - known,
        is_sound=page.target is None or page.is_sound,
    )


def total(pages: Iterable[PageStatus], address: str) -> PageStatus:
    """Return the sums over pages under one name."""
    rows = list(pages)
    sums = {name: sum(getattr(row, name) for row in rows) for name in _COLUMNS}
    return PageStatus(address=address, is_sound=all(row.is_sound for row in rows), **sums)


_COLUMNS = ("units", "translated", "reviewed", "stale", "unaccepted", "missing", "misaligned")


def render_status(pages: Sequence[PageStatus], whole: PageStatus) -> str:
    """Return a table for people: a row a page and one for all."""
    width = max(len(row.address) for row in (*pages, whole))
    lines = [f"{'':{width}}  " + "  ".join(f"{name:>10}" for name in _COLUMNS)]
    lines += [
        f"{row.address:{width}}  " + "  ".join(f"{getattr(row, name):>10}" for name in _COLUMNS)
        for row in (*pages, whole)
    ]
    share = 100 * whole.translated / whole.units if whole.units else 0
    return "\n".join([*lines, f"{share:.1f} % translated and up to date"])


def render_status_json(reports: Iterable[tuple[Sequence[PageStatus], PageStatus]]) -> str:
    """Return the same for several reports as JSON: a list of `{"report": …, <counts>, "pages": [{"page": …}]}`."""
    rows = [
        {"report": whole.address, **_counts(whole), "pages": [{"page": row.address, **_counts(row)} for row in pages]}
        for pages, whole in reports
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _counts(row: PageStatus) -> dict[str, int]:
    return {name: getattr(row, name) for name in _COLUMNS}
