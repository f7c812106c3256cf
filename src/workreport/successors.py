# What a lost address probably became. Comes in: addresses there are and were. Goes out: one that is there.
"""The likeliest new place of an address that is gone. A proposal for an editor to judge, not a fact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from workreport.addresses import HOME, anchor_of, page_of


class Successors:
    """Proposes places. `present` are all addresses in reading order, `recorded` those ever published."""

    def __init__(self, present: Iterable[str], recorded: Iterable[str]) -> None:
        self._ids = _by_page(present)
        self._recorded = _by_page(recorded)
        # Asked again for every place of a page.
        self._page = cache(self._find_page)

    def find(self, lost: str) -> str:
        """Return where an address leads best: the same id, what it stood under, its new name, or at least its page."""
        page, anchor = page_of(lost), anchor_of(lost)
        home = page if page in self._ids else self._page(page)
        if not anchor:
            return home
        section, _, ordinal = anchor.partition(".")
        here = self._ids.get(home, {})
        for one in (anchor, section):
            if one in here:
                return f"{home}#{one}"
        known = self._recorded.get(home, {}) | self._recorded.get(page, {})
        elsewhere = self._elsewhere(page, anchor) or self._elsewhere(page, section)
        if elsewhere and anchor_of(elsewhere) not in self._recorded.get(page_of(elsewhere), {}):
            return elsewhere
        # What has a dot is a paragraph or the mark of a printed page, else it is a heading.
        new = [one for one in here if "." not in one and one not in known]
        if len(new) == 1 and section != "p":
            renamed = f"{new[0]}.{ordinal}"
            return f"{home}#{renamed if renamed in here else new[0]}"
        return elsewhere or home

    def _elsewhere(self, page: str, anchor: str) -> str:
        """Return the same id on another page of the report, rather on one that did not have it before."""
        found = [other for other in self._scope(page) if anchor in self._ids[other]]
        found.sort(key=lambda other: anchor in self._recorded.get(other, {}))
        return f"{found[0]}#{anchor}" if found else ""

    def _find_page(self, page: str) -> str:
        """Return the page that has most of a lost page's ids, rather those that it had not before; else one above."""
        lost = self._recorded.get(page, {}).keys()

        def shared(other: str) -> tuple[int, int]:
            same = lost & self._ids[other].keys()
            return len(same - self._recorded.get(other, {}).keys()), len(same)

        best = max(self._scope(page), key=shared, default="")
        if best and any(shared(best)):
            return best
        parts = page.rstrip("/").split("/")
        above = (f"{'/'.join(parts[:end])}/" for end in range(len(parts) - 1, 0, -1))
        return next((one for one in above if one in self._ids), HOME)

    def _scope(self, page: str) -> list[str]:
        """Return the pages of the same report, where ids mean the same; those of all if it has none any more."""
        report = page.partition("/")[0]
        return [other for other in self._ids if other.partition("/")[0] == report] or list(self._ids)


def _by_page(addresses: Iterable[str]) -> Mapping[str, dict[str, None]]:
    """Return the ids of each page, in their order."""
    pages: dict[str, dict[str, None]] = defaultdict(dict)
    for address in addresses:
        ids = pages[page_of(address)]
        if anchor := anchor_of(address):
            ids[anchor] = None
    return dict(pages)
