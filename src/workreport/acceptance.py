# Renewing the lock. Comes in: an Alignment, a Lock. Goes out: the lock's files.
"""What accepting means: every pair of a page goes into its file, what the pages no longer have goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workreport.alignment import Alignment, State, TranslationUnit
from workreport.lock import Lock, LockEntry, digest, render_lock


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedPage:
    """The renewed lock of one page."""

    address: str
    text: str
    """Content of its file; empty if the page has no pair to accept."""
    accepted: int
    """Pairs that were not in the lock before."""


def accept(alignment: Alignment, lock: Lock, *, reviewed: str | None) -> Iterator[AcceptedPage]:
    """Yield the lock of every page. `reviewed` is the date to put on every pair; None leaves dates as they are."""
    known = lock.reviews
    for page in alignment.pages:
        units = [unit for unit in page.units if unit.state is not State.MISSING]
        entries = [_entry(unit, known, reviewed) for unit in units]
        accepted = sum((entry.source, entry.target) not in known or bool(reviewed) for entry in entries)
        yield AcceptedPage(address=page.source.address, text=render_lock(entries), accepted=accepted)


def _entry(unit: TranslationUnit, known: Mapping[tuple[str, str], str | None], reviewed: str | None) -> LockEntry:
    source, target = digest(unit.source.text), digest(unit.target.text)
    date = reviewed or known.get((source, target))
    return LockEntry(heading_id=unit.source.section_id, source=source, target=target, reviewed=date)
