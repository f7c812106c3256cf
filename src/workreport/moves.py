# data/moved.toml. Comes in: the file. Goes out: where each address leads that is no longer there.
"""What became of addresses that were published: an entry a page, or a place on one.

    [[moved]]
    from = "2024/1-review/9-old/"
    to = "2024/1-review/3-ecology/"

The entry of a page answers for the places on it that the new page has under the same id.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from workreport.addresses import anchor_of, is_address, page_of
from workreport.files import read_data
from workreport.findings import Finding, Severity
from workreport.model import Location
from workreport.tables import Table, head_lines, parse_tables

MOVED = "data/moved.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One entry."""

    origin: str
    """The address that was published."""
    target: str
    """Where it leads, which may have moved on."""
    line: int
    """Of its entry in the file, from 1; 0 if that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What is in the file."""

    entries: Mapping[str, Move]
    """By the address that was published."""
    findings: tuple[Finding, ...]
    """About entries that are not among these, because they say nothing that could be followed."""

    def way(self, address: str, present: Container[str]) -> tuple[str, ...]:
        """Return the addresses that one leads over, itself first. It arrives if the last is in `present`.

        It ends where no entry leads on, or would lead back.
        """
        way = {address: None}  # in order, and known at a glance: a chain may be long
        while address not in present:
            address = self._onwards(address, present)
            if not address or address in way:
                break
            way[address] = None
        return tuple(way)

    def _onwards(self, address: str, present: Container[str]) -> str:
        if address in self.entries:
            return self.entries[address].target
        page = page_of(address)
        is_place = page != address and page not in present
        return f"{page_of(self.entries[page].target)}#{anchor_of(address)}" if is_place and page in self.entries else ""


def load_moves(root: Path) -> Moves:
    """Return the entries of a project; none if there is no such file. Raises ProjectError if it is not TOML."""
    text = read_data(root / MOVED, MOVED)
    tables = parse_tables(text, MOVED, "moved")["moved"]
    entries: dict[str, Move] = {}
    findings: list[Finding] = []
    for table, line in zip(tables, head_lines(text, "moved", tables), strict=True):
        if fault := _fault(table):
            findings.append(wrong_move(line, fault, render_move("2024/1-review/9-old/", "2024/1-review/3-ecology/")))
            continue
        move = Move(origin=table["from"], target=table["to"], line=line)
        first = entries.setdefault(move.origin, move)
        if first is not move:
            message = f"第 {first.line} 行已有这个 from · line {first.line} has this `from` already: {move.origin}"
            findings.append(wrong_move(line, message, "删去其一 · delete one of the two"))
    return Moves(entries=entries, findings=tuple(findings))


def render_move(origin: str, target: str) -> str:
    """Return an entry."""
    return f'[[moved]]\nfrom = "{origin}"\nto = "{target}"'


def wrong_move(line: int, message: str, fix: str) -> Finding:
    """Return the finding about an entry that cannot be as it is."""
    return Finding(
        check="wrong-move",
        severity=Severity.ERROR,
        location=Location(path=MOVED, line=line or None),
        message=message,
        fix=fix,
    )


def _fault(table: Table) -> str:
    """Return what is malformed about an entry, if anything is."""
    for key in ("from", "to"):
        value = table.get(key)
        if value is None:
            return f"缺少 {key} · {key} is missing"
        if not isinstance(value, str) or not is_address(value):
            return f"{key} 不是不带语言的站内地址 · {key} is not an address of this site without language: {value}"
    unknown = table.keys() - {"from", "to"}
    return f"不认识的键 · unknown key {min(unknown)}" if unknown else ""
