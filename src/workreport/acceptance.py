# Renewing the lock. Comes in: an Alignment, the lock's files. Goes out: the files renewed.
"""What accepting means: every pair of a page goes into its file; what no page can need again goes out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workreport.alignment import Alignment, State, TranslationUnit, topics_of
from workreport.lock import LockEntry, digest, render_lock

Reviews = Mapping[tuple[str, str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedPage:
    """The renewed lock of one page."""

    address: str
    text: str
    """Content of its file; empty if nothing of it is left."""
    accepted: int
    """Pairs that are new in it or newly reviewed."""
    pruned: int
    """Pairs that went out of it."""


def accept(
    alignment: Alignment, files: Mapping[str, Sequence[LockEntry]], addresses: set[str], *, reviewed: str | None
) -> Iterator[AcceptedPage]:
    """Yield the lock of the pages at `addresses`. `reviewed` is the date to put on every pair; None leaves dates alone.

    An old pair goes out only if its source stands nowhere in the report any more, or is accepted anew here: what is
    missing, moved or not translated at the moment is still known when it comes back.
    """
    known: Reviews = {(e.source, e.target): e.reviewed for entries in files.values() for e in entries}
    pages = {page.source.address: page for page in alignment.pages}
    current = {digest(s.text) for page in pages.values() for t in topics_of(page.source) for s in t.segments}
    new = {
        address: [_entry(unit, known, reviewed) for unit in pages[address].units if unit.state is not State.MISSING]
        for address in sorted(addresses & pages.keys())
    }
    renewed = {entry.source for entries in new.values() for entry in entries}
    for address in sorted(addresses):
        old, entries = files.get(address, ()), new.get(address, [])
        kept = [entry for entry in old if entry.source in current and entry.source not in renewed]
        yield AcceptedPage(
            address=address,
            text=render_lock([*entries, *kept]),
            accepted=len(set(entries) - set(old)),
            pruned=len({(e.source, e.target) for e in old} - {(e.source, e.target) for e in (*entries, *kept)}),
        )


def _entry(unit: TranslationUnit, known: Reviews, reviewed: str | None) -> LockEntry:
    source, target = digest(unit.source.text), digest(unit.target.text)
    date = reviewed or known.get((source, target))
    return LockEntry(heading_id=unit.source.section_id, source=source, target=target, reviewed=date)
