# A file of errata. Comes in: TOML. Goes out: Errata.
"""Reading `data/sources/<report>.errata.toml`; messages name the line of the entry, what is wrong and the cure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from workreport.errata import Errata, Erratum
from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.model import Location
from workreport.tables import Table, has_both_languages, head_lines, parse_tables

_PLACE: Mapping[str, type] = {"page": int, "line": int}
_WORDS: Mapping[str, Mapping[str, type]] = {
    "erratum": {"found": str, "corrected": str, "reason": dict},
    "kept": {"found": str, "reason": dict},
}


def load_errata(file: Path, path: str) -> Errata:
    """Return the errata in `file`, which messages call `path`; none if there is no such file.

    Raises ProjectError naming line and entry, what is wrong with it, and what to write.
    """
    text = read_data(file, path)
    tables = parse_tables(text, path, *_WORDS)
    corrections, kept = (tuple(_entries(text, name, tables[name], path)) for name in _WORDS)
    return Errata(path=path, corrections=corrections, kept=kept)


def _entries(text: str, name: str, tables: Sequence[Table], path: str) -> Iterator[Erratum]:
    lines = head_lines(text, name, tables)
    for number, (table, line) in enumerate(zip(tables, lines, strict=True), 1):
        yield _Entry(name, table, number, Location(path=path, line=line or None)).read()


class _Entry:
    """One entry on the way to an Erratum."""

    def __init__(self, name: str, table: Table, number: int, location: Location) -> None:
        self._name, self._table, self._number, self._location = name, table, number, location

    def error(self, message: str, fix: str) -> ProjectError:
        """Return what to raise about the entry."""
        zh, _, en = message.partition(" · ")
        message = f"第 {self._number} 个 [[{self._name}]] {zh} · number {self._number}: {en}"
        return ProjectError(message, location=self._location, fix=fix)

    def read(self) -> Erratum:
        """Return the erratum. Raises ProjectError."""
        table = self._table
        is_everywhere = self._name == "kept" and table.get("everywhere") is True
        fields = {**({"everywhere": bool} if is_everywhere else _PLACE), **_WORDS[self._name]}
        for key, kind in fields.items():
            if type(table.get(key)) is not kind:
                raise self.error(f"缺少或写错 {key} · {key} is missing or wrong", f"需要 · needed: {', '.join(fields)}")
        if unknown := table.keys() - fields.keys() - {"decided", "everywhere"}:
            known = f"可用 · known: {', '.join((*fields, 'decided'))}"
            raise self.error(f"不认识的键 {min(unknown)} · unknown key {min(unknown)}", known)
        reason, day = table["reason"], table.get("decided")
        # The dots that an entry is told with are no reason.
        if not has_both_languages(reason) or not "".join(reason.values()).strip("…"):
            fix = '把“……”换成真正的理由 · write the reasons: reason = { zh = "…", en = "…" }'
            raise self.error("要有中英文理由 · needs a reason in both languages", fix)
        if day is not None and type(day) is not date:  # an hour of a day is no day
            raise self.error(f"decided 写错 · decided is wrong: {day}", "decided = 2024-01-31")
        found = str(table["found"])
        corrected = str(table.get("corrected", found))
        if self._name == "erratum" and found == corrected:
            fix = "照原文保留用 [[kept]] · what is left as printed is [[kept]]"
            raise self.error("found 与 corrected 相同 · found and corrected are the same", fix)
        page, line = (0, 0) if is_everywhere else (table["page"], table["line"])
        return Erratum(
            page=page,
            line=line,
            found=found,
            corrected=corrected,
            reason=reason,
            decided=day,
            entry=self._location.line,
        )
