# The addresses that were ever published. Comes in: reports, the record of addresses, moves. Goes out: findings.
"""Whether every address that was ever published is there or leads on, and every entry in `data/moved.toml` is sound."""

from collections.abc import Iterable, Iterator, Mapping, Set

from workreport.addresses import ADDRESSES, find_addresses, page_of
from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location, Page
from workreport.moves import Move, Moves, render_move, wrong_move
from workreport.printed.report import PrintedPages, find_printed_by_page
from workreport.project import LoadedReport
from workreport.successors import Successors


class LostAddresses:
    """Finds the addresses that are gone; it is shown one report after the other.

    `pages` are all of the source's, `recorded` the addresses ever published with their lines in the record. Of the
    `reports` that it is not shown nothing is said.
    """

    def __init__(self, pages: Iterable[Page], recorded: Mapping[str, int], moves: Moves, reports: Set[str]) -> None:
        self._pages = pages
        self._unseen = set(reports)
        self._recorded = recorded
        self._moves = moves
        self._printed: PrintedPages = {}

    def see(self, loaded: LoadedReport) -> None:
        """Take note of the printed pages of a report, which have addresses too."""
        self._unseen.discard(loaded.entry.id)
        segments = tuple(loaded.reports[SOURCE.folder].delivered())
        self._printed = {**self._printed, **find_printed_by_page(loaded.delivered.paragraphs, segments)}

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for every address that is gone, and for every entry that leads nowhere."""
        present = find_addresses(self._pages, self._printed)
        successors = Successors(present, self._recorded)
        for address, line in self._recorded.items():
            if address.partition("/")[0] in self._unseen:
                continue
            # What is wrong with an entry is said of the entry.
            if address not in self._moves.entries and self._moves.way(address, present)[-1] not in present:
                yield _lost(address, line, present.get(page_of(address)), successors.find(address))
        yield from self._moves.findings
        for move in self._moves.entries.values():
            if not {move.origin.partition("/")[0], move.target.partition("/")[0]} & self._unseen:
                yield from self._check(move, present, successors)

    def _check(self, move: Move, present: Mapping[str, Page], successors: Successors) -> Iterator[Finding]:
        if move.origin in present:
            message = f"from 还在，用不着转到别处 · `from` is still there and leads nowhere else: {move.origin}"
            yield wrong_move(move.line, message, "删去这一条 · delete the entry")
            return
        page = page_of(move.origin)
        if page not in present and page not in self._moves.entries:
            message = f"它所在的页面没有了，也没有去处 · the page it was on is gone and leads nowhere: {page}"
            yield wrong_move(move.line, message, render_move(page, successors.find(page)))
        way = self._moves.way(move.target, present)
        if way[-1] in present:
            return
        if move.origin in way:
            circle = " → ".join((move.origin, *way[: way.index(move.origin) + 1]))
            message = f"转了一圈又回来 · leads back to itself: {circle}"
        elif any(one in self._moves.entries for one in way):
            return  # That entry is found itself.
        else:
            message = f"to 不存在 · there is no such `to`: {way[-1]}"
        yield wrong_move(move.line, message, render_move(move.origin, successors.find(move.origin)))


def _lost(address: str, line: int, page: Page | None, successor: str) -> Finding:
    return Finding(
        check="address-lost",
        severity=Severity.ERROR,
        location=Location(path=ADDRESSES, line=line),
        message=f"发布过的地址没有了，data/moved.toml 也没有说去处 · was published and is gone, and data/moved.toml "
        f"does not say where to: {address}",
        fix=render_move(address, successor),
        related=Location(path=page.path) if page else None,
    )
