# The addresses that were ever published. Comes in: reports, the record of addresses, moves. Goes out: findings.
"""Whether every address that was ever published is there or leads on, and every entry in `data/moved.toml` is sound."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

from workreport.addresses import ADDRESSES, anchor_of, find_addresses, page_of
from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location, Page
from workreport.moves import Move, Moves, render_move, wrong_move
from workreport.page_ids import PageIds, find_data_ids, find_printed_ids, join_ids
from workreport.printed.report import find_printed_by_page
from workreport.project import LoadedReport
from workreport.successors import Successors
from workreport.terminology.concept import Concept
from workreport.terminology.matching import TermFinder

_SHOWN = 20
"""Lines that a message quotes."""


class LostAddresses:
    """Finds the addresses that are gone, or not on record; it is shown one report after the other.

    `pages` are all of the source's, `recorded` the addresses ever published with their lines in the record. Of the
    `reports` that it is not shown nothing is said.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        recorded: Mapping[str, int],
        moves: Moves,
        reports: Set[str],
        concepts: Sequence[Concept],
    ) -> None:
        self._pages = pages
        self._unseen = set(reports)
        self._recorded = recorded
        self._moves = moves
        self._finder = TermFinder(concepts, SOURCE)
        self._ids: list[PageIds] = []

    def see(self, loaded: LoadedReport) -> None:
        """Take note of the ids of a report that its Markdown does not have."""
        self._unseen.discard(loaded.entry.id)
        source = loaded.reports[SOURCE.folder]
        printed = find_printed_by_page(loaded.delivered.paragraphs, tuple(source.delivered()))
        self._ids.append(find_printed_ids(printed))
        # The delivered text's terms: a slip on a page is no change of the glossary.
        texts = (paragraph.text for paragraph in loaded.delivered.paragraphs)
        self._ids.append(find_data_ids(source, texts, loaded.termbase, loaded.indicators, self._finder))

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for every address that is gone, every entry that leads nowhere, every page with new ones."""
        present = find_addresses(self._pages, join_ids(*self._ids))
        successors = Successors(present, self._recorded)
        for address, line in self._recorded.items():
            # What is wrong with an entry is said of the entry.
            if not self._is_seen(address) or address in self._moves.entries:
                continue
            is_lost = self._moves.way(address, present)[-1] not in present
            if is_lost and not self._goes_with_its_page(address, present, successors):
                yield _lost(address, line, present.get(page_of(address)), successors.find(address))
        yield from self._moves.findings
        for move in self._moves.entries.values():
            if self._is_seen(move.origin) and self._is_seen(move.target):
                yield from self._check(move, present, successors)
        if self._recorded:
            new = [(address.partition("/")[0], page) for address, page in present.items() if self._is_new(address)]
            first = dict(reversed(new))
            counts = Counter(report for report, _ in new)
            yield from (_unrecorded(first[report].path, count) for report, count in counts.items())

    def _is_seen(self, address: str) -> bool:
        return address.partition("/")[0] not in self._unseen

    def _is_new(self, address: str) -> bool:
        return address not in self._recorded and self._is_seen(address)

    def _goes_with_its_page(self, address: str, present: Mapping[str, Page], successors: Successors) -> bool:
        """Tell whether the entry that is proposed for a lost page will answer for this place on it."""
        page = page_of(address)
        is_gone = page != address and page not in present and page not in self._moves.entries
        return is_gone and f"{successors.find(page)}#{anchor_of(address)}" in present

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


def _unrecorded(path: str, count: int) -> Finding:
    return Finding(
        check="address-unrecorded",
        severity=Severity.WARNING,
        location=Location(path=path),
        message=f"还没有登记的新地址：{count} 个 · new addresses not on record yet: {count}",
        fix="合并时由维护者运行 make accept · a maintainer runs make accept at the merge",
    )


def check_record(recorded: Container[str], earlier: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding if addresses are on record no more that are in one of its `earlier` texts."""
    lines = (line.strip() for text in earlier for line in text.splitlines())
    gone = [line for line in dict.fromkeys(lines) if line and not line.startswith("# ") and line not in recorded]
    if gone:
        shown = "\n".join(gone[:_SHOWN])
        yield Finding(
            check="address-lost",
            severity=Severity.ERROR,
            location=Location(path=ADDRESSES),
            message=f"地址登记只增不减，少了 {len(gone)} 行 · lines were taken out of the record: {len(gone)}",
            fix=f"恢复；页面换了地址写 data/moved.toml · put back, and say in data/moved.toml what moved:\n{shown}",
        )
