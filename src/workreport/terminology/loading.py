# The termbase's file. Comes in: TOML. Goes out: a Termbase.
"""Reading `data/termbase.toml`, or any file of its form; errors name file, line, entry and cure."""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.locales import EN, LOCALES, SOURCE
from workreport.model import Location
from workreport.tables import Table, has_both_languages, head_lines, parse_tables
from workreport.terminology.concept import Concept, Status, Term, Termbase
from workreport.terminology.normalizing import normalize_english

TERMBASE = "data/termbase.toml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXTS = '["…"]'
_BOTH = '{ zh = "…", en = "…" }'
_EXAMPLES = {
    "id": '"new-quality-productive-forces"',
    "domain": '"economy"',
    "zh": _TEXTS,
    "en": _TEXTS,
    "deprecated": '{ en = ["…"] }',
    "definition": '{ zh = "…", en = "…", source = "…" }',
    "source": '"…"',
    "approved": "2024-03-05",
    "aliases": '["GDP"]',
    "not_in": _TEXTS,
    "protected": "true",
    "expand_at_first_use": '"…"',
    "note": _BOTH,
    "unknown": "true",
}
_KINDS: Mapping[str, type] = {
    **dict.fromkeys(("id", "domain", "source", "expand_at_first_use"), str),
    **dict.fromkeys(("zh", "en", "aliases", "not_in"), list),
    **dict.fromkeys(("deprecated", "definition", "note"), dict),
    **dict.fromkeys(("protected", "unknown"), bool),
    "approved": datetime.date,
}
_REQUIRED = ("id", "domain", "zh", "en")


def load_termbase(file: Path, path: str) -> Termbase:
    """Return the termbase of `file`, which messages call `path`; an empty one if there is no such file.

    Raises ProjectError naming line, entry and cure for what is malformed, for an id given twice, and for one surface
    under two concepts.
    """
    return _parse(read_data(file, path), path)


@lru_cache(maxsize=4)
def _parse(text: str, path: str) -> Termbase:
    """Return the termbase of a file's text: once, because a build asks for it with every glossary."""
    tables = parse_tables(text, path, "domain", "concept")
    domains = {str(table.get("id")): _domain(table, path) for table in tables["domain"]}
    lines = head_lines(text, "concept", tables["concept"])
    concepts = tuple(
        _Entry(table, Location(path=path, line=line or None), domains).read()
        for table, line in zip(tables["concept"], lines, strict=True)
    )
    _refuse_doubles(concepts, path)
    return Termbase(path=path, domains=domains, concepts=concepts)


def _domain(table: Table, path: str) -> Mapping[str, str]:
    names = {key: table.get(key) for key in LOCALES}
    if not _ID.fullmatch(str(table.get("id"))) or not all(isinstance(name, str) and name for name in names.values()):
        fix = '[[domain]]\nid = "economy"\nzh = "经济"\nen = "Economy"'
        raise ProjectError(f"领域写错 · domain is wrong: {table.get('id')}", location=Location(path=path), fix=fix)
    return {key: str(name) for key, name in names.items()}


class _Entry:
    """One `[[concept]]` on the way to a Concept."""

    def __init__(self, table: Table, location: Location, domains: Mapping[str, object]) -> None:
        self._table = table
        self._location = location
        self._domains = domains

    def read(self) -> Concept:
        """Return the concept. Raises ProjectError."""
        table = self._table
        self._check_keys()
        definition = table.get("definition", {})
        source_texts = {key: str(definition[key]) for key in LOCALES if key in definition}
        return Concept(
            id=table["id"],
            domain=table["domain"],
            terms=tuple(self._terms()),
            definition=source_texts,
            definition_source=str(definition.get("source", "")),
            source=table.get("source", ""),
            approved=table.get("approved"),
            aliases=tuple(table.get("aliases", ())),
            contexts=tuple(table.get("not_in", ())),
            is_protected=table.get("protected", False),
            first_use=table.get("expand_at_first_use", ""),
            note=table.get("note", {}),
            line=self._location.line or 0,
        )

    def _refuse(self, message: str, key: str = "") -> ProjectError:
        fix = f"{key} = {_EXAMPLES[key]}" if key else ""
        name = self._table.get("id", "?")
        return ProjectError(f"concept “{name}”: {message}", location=self._location, fix=fix)

    def _check_keys(self) -> None:
        table = self._table
        unknown = table.keys() - _KINDS.keys()
        if unknown:
            raise ProjectError(
                f"concept “{table.get('id', '?')}”: 不认识的键 · unknown key {min(unknown)}",
                location=self._location,
                fix=f"可用 · known: {', '.join(_KINDS)}",
            )
        for key in _REQUIRED:
            if not table.get(key):
                raise self._refuse(f"缺少 {key} · {key} is missing", key)
        for key, value in table.items():
            if type(value) is not _KINDS[key] or (isinstance(value, list) and not _are_texts(value)):
                raise self._refuse(f"{key} 写错 · {key} is wrong: {value}", key)
        if not _ID.fullmatch(table["id"]):
            raise self._refuse("id 只用小写字母、数字和连字符 · id needs a-z, 0-9 and hyphens", "id")
        if table["domain"] not in self._domains:
            known = ", ".join(self._domains)
            raise self._refuse(f"没有这个领域 · no such domain: {table['domain']} ({known})", "domain")
        self._check_meaning()

    def _check_meaning(self) -> None:
        definition, note = self._table.get("definition"), self._table.get("note")
        if bool(definition) is bool(self._table.get("unknown")):
            raise self._refuse(
                "要么有 definition，要么写 unknown = true · needs a definition, or else unknown = true", "definition"
            )
        if definition and (definition.keys() != {*LOCALES, "source"} or not _are_texts(list(definition.values()))):
            raise self._refuse("definition 要有中文、英文和来源 · needs zh, en and source", "definition")
        if note is not None and not has_both_languages(note):
            raise self._refuse("note 要有中英文 · note needs both languages", "note")

    def _terms(self) -> Iterator[Term]:
        for locale in LOCALES.values():
            for number, text in enumerate(self._table[locale.folder]):
                if text != text.strip() or not any(map(str.isalnum, text)):
                    message = f"词语首尾有空格，或不是词语 · has blanks around it, or is no expression: {text!r}"
                    raise self._refuse(message, locale.folder)
                status = Status.ADMITTED if number else Status.PREFERRED
                yield Term(text=text, locale=locale.folder, status=status)
        for folder, texts in self._table.get("deprecated", {}).items():
            if folder not in LOCALES or not isinstance(texts, list) or not _are_texts(texts):
                raise self._refuse("deprecated 写错 · deprecated is wrong", "deprecated")
            for text in texts:
                if text in self._table[folder]:
                    raise self._refuse(f"“{text}”既可用又禁用 · is both to be used and not to be used", "deprecated")
                yield Term(text=text, locale=folder, status=Status.DEPRECATED)


def _are_texts(values: list[object]) -> bool:
    return bool(values) and all(isinstance(value, str) and value.strip() for value in values)


def _refuse_doubles(concepts: tuple[Concept, ...], path: str) -> None:
    ids: dict[str, Concept] = {}
    surfaces: dict[tuple[str, str], Concept] = {}
    for concept in concepts:
        location = Location(path=path, line=concept.line)
        if concept.id in ids:
            raise ProjectError(
                f"concept “{concept.id}”: id 重复 · the id is taken, at line {ids[concept.id].line}", location=location
            )
        ids[concept.id] = concept
        for key in dict.fromkeys(_surfaces(concept)):
            other = surfaces.setdefault(key, concept)
            if other is not concept:
                raise ProjectError(
                    f"“{key[1]}” 属于两个概念 · one surface under two concepts: {other.id} (line {other.line}), "
                    f"{concept.id}",
                    location=location,
                    fix="删去其一，或写更长的词 · take one out, or give a longer expression",
                )


def _surfaces(concept: Concept) -> Iterator[tuple[str, str]]:
    """Yield locale and form of every surface that may be used: English in the form in which it is looked for."""
    for text in concept.accepted(SOURCE):
        yield SOURCE.folder, text
    for text in concept.accepted(EN):
        yield EN.folder, text if concept.is_protected else normalize_english(text)
