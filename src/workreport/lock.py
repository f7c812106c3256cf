# Which translation was accepted for which source. Comes in: TSV files. Goes out: a Lock, and TSV again.
"""The alignment lock (DESIGN.md, section 5): `data/alignment/<locale>/<report>/<page>.tsv`.

One line a pair: heading id, source digest, target digest, and the date of review if somebody signed it off. A lock is a
set of pairs: merging two branches line by line gives the lock of both, and `accept` prunes what no page has any more.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from workreport.errors import ProjectError
from workreport.model import Location

_LINE = re.compile(
    r"(?P<id>[a-z][a-z0-9-]*)\t(?P<source>[0-9a-f]{8})\t(?P<target>[0-9a-f]{8})(?:\t(?P<date>\d{4}-\d\d-\d\d))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockEntry:
    """One accepted pair."""

    heading_id: str
    source: str
    """Digest of the source segment."""
    target: str
    reviewed: str | None = None
    """Date of review (ISO 8601), if it was signed off."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The accepted pairs of one report in one locale."""

    entries: frozenset[LockEntry]

    @property
    def reviews(self) -> dict[tuple[str, str], str | None]:
        """Date of review, the latest if there are several, by pair of digests."""
        latest: dict[tuple[str, str], str | None] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.reviewed or ""):
            latest[entry.source, entry.target] = entry.reviewed
        return latest


def digest(text: str) -> str:
    """Return eight hexadecimal digits for a segment's text: NFC, without outer white space."""
    normal = unicodedata.normalize("NFC", text.strip())
    return hashlib.sha256(normal.encode()).hexdigest()[:8]


def parse_lock(text: str, path: str) -> tuple[LockEntry, ...]:
    """Return the pairs of one file, which messages call `path`, in their order. Raises ProjectError naming the line."""
    entries: list[LockEntry] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if not match:
            raise ProjectError(
                f"不是一行对照记录 · not a line of the lock: {line[:40]}",
                location=Location(path=path, line=number),
                fix="删去这一行，再运行 make accept · delete the line, then run make accept",
            )
        entries.append(
            LockEntry(heading_id=match["id"], source=match["source"], target=match["target"], reviewed=match["date"])
        )
    return tuple(entries)


def render_lock(entries: Iterable[LockEntry]) -> str:
    """Return the file of these pairs, in their order, each once."""
    lines = (
        "\t".join(part for part in (entry.heading_id, entry.source, entry.target, entry.reviewed) if part)
        for entry in entries
    )
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))
