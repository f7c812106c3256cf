# What was decided about conversion. Comes in: TOML. Goes out: Decisions.
"""Reading `data/traditional.toml`: our own decisions, each with its reason, over what OpenCC would do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.model import Location
from workreport.tables import Table, parse_tables
from workreport.traditional.candidates import is_form_of, is_variant_of

_Decision = TypeVar("_Decision")
TRADITIONAL = "data/traditional.toml"
_EXAMPLES = {
    "form": 'hant = "戶"\ninstead_of = ["户"]\nreason = "…"',
    "character": 'zh = "发"\nhant = ["發", "髮"]\nreason = "…"',
    "word": 'zh = "制氢"\nhant = "製氫"\nreason = "…"',
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decisions:
    """What is published where OpenCC would write something else, or could not know."""

    forms: Mapping[str, str]
    """The published form by each form of the same Traditional character that is not."""
    characters: Mapping[str, tuple[str, ...]]
    """By Simplified character, what it may become; the first unless OpenCC, in this word, says another of them."""
    words: Mapping[str, str]
    """Traditional by Simplified, of the same length: words and names, not any text with their characters in it."""


def load_decisions(file: Path, path: str) -> Decisions:
    """Return the decisions of `file`, which messages call `path`; none if there is no such file.

    Raises ProjectError naming the entry and its cure for what is malformed, and for what is decided twice.
    """
    return _parse(read_data(file, path), path)


# A build asks for the decisions several times in a row; what it gets is immutable.
@lru_cache(maxsize=4)
def _parse(text: str, path: str) -> Decisions:
    tables = parse_tables(text, path, *_EXAMPLES)
    forms: dict[str, str] = {}
    characters: dict[str, tuple[str, ...]] = {}
    words: dict[str, str] = {}
    for number, table in enumerate(tables["form"], 1):
        entry = _Entry(table, "form", number, path)
        for other in entry.texts("instead_of"):
            entry.must_be(is_variant_of, entry.text("hant"), other)
            entry.add(forms, other, entry.text("hant"))
    for number, table in enumerate(tables["character"], 1):
        entry = _Entry(table, "character", number, path)
        for form in entry.texts("hant"):
            entry.must_be(is_form_of, form, entry.text("zh"))
        entry.add(characters, entry.text("zh"), entry.texts("hant"))
    for number, table in enumerate(tables["word"], 1):
        entry = _Entry(table, "word", number, path)
        if len(entry.text("zh")) != len(entry.text("hant")):
            raise entry.refuse("两边字数不同 · both sides need the same number of characters")
        for form, character in zip(entry.text("hant"), entry.text("zh"), strict=True):
            entry.must_be(is_form_of, form, character)
        entry.add(words, entry.text("zh"), entry.text("hant"))
    return Decisions(forms=forms, characters=characters, words=words)


class _Entry:
    """One table of the file."""

    def __init__(self, table: Table, kind: str, number: int, path: str) -> None:
        self._table, self._kind, self._number, self._path = table, kind, number, path
        known = {line.partition(" = ")[0] for line in _EXAMPLES[kind].splitlines()}
        if wrong := table.keys() ^ known:
            key = min(wrong)
            raise self.refuse(f"{key} 缺少 · is missing" if key in known else f"不认识的键 {key} · unknown key")
        self.text("reason")

    def text(self, key: str) -> str:
        """Return a text that must not be empty, and is one character where only one makes sense."""
        value = self._table[key]
        is_character = self._kind == "form" or (self._kind, key) == ("character", "zh")
        if not isinstance(value, str) or not value.strip() or (key != "reason" and is_character and len(value) != 1):
            raise self.refuse(f"{key} 写错 · {key} is wrong: {value}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of single characters that must not be empty."""
        values = self._table[key]
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and len(v) == 1 for v in values):
            raise self.refuse(f"{key} 写错 · {key} is wrong: {values}")
        return tuple(values)

    def add(self, decided: dict[str, _Decision], key: str, value: _Decision) -> None:
        """Enter a decision. Raises ProjectError if there is one already."""
        if key in decided:
            raise self.refuse(f"“{key}” 已经决定过 · decided already")
        decided[key] = value

    def must_be(self, is_form: Callable[[str, str], bool], form: str, character: str) -> None:
        """Raise ProjectError unless one character is a form of the other: an edition changes no word."""
        if not is_form(form, character):
            raise self.refuse(f"“{form}” 不是“{character}”的繁体 · is no form of that character")

    def refuse(self, message: str) -> ProjectError:
        """Return the error that names this entry."""
        name = self._table.get("zh") or self._table.get("hant") or "?"
        where = f"第 {self._number} 个 [[{self._kind}]] “{name}” · number {self._number}"
        return ProjectError(f"{where}: {message}", location=Location(path=self._path), fix=_EXAMPLES[self._kind])
