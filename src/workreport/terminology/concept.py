# The termbase in memory. Comes in: nothing. Goes out: types.
"""Concepts and their terms, in the words of TBX (ISO 30042:2019): a concept has terms, each with its status."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workreport.locales import Locale


class Status(StrEnum):
    """Whether a term may be used: the administrative statuses of TBX-Basic that we need."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    """May stand in for the preferred term once that has been used: a short form, a variant."""
    DEPRECATED = "deprecated"
    """Wrong or outdated: never to be used for this concept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word for a concept in one language."""

    text: str
    locale: str
    """Folder of the locale."""
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """An idea with its names in both languages."""

    id: str
    """ASCII, kebab case; part of addresses, so it never changes."""
    domain: str
    terms: tuple[Term, ...]
    definition: Mapping[str, str]
    """By locale folder; empty where only the drafting office knows the meaning."""
    definition_source: str
    source: str
    """Where the English rendering comes from; empty for this site's own."""
    approved: datetime.date | None
    """The date of that source."""
    aliases: tuple[str, ...]
    """What readers call it besides, in either language: for the search alone."""
    contexts: tuple[str, ...]
    """Longer Chinese expressions in which the term's characters are something else."""
    is_protected: bool
    """A proper name: the English is compared letter by letter."""
    first_use: str
    """English that must stand where the term first appears in a report; empty if nothing must."""
    note: Mapping[str, str]
    """By locale folder; may be empty."""
    line: int
    """Where the entry begins in the file."""

    @property
    def is_unknown(self) -> bool:
        """True where only the drafting office knows what is meant."""
        return not self.definition

    def preferred(self, locale: Locale) -> str:
        """Return the preferred term of a language."""
        return self.by_status(locale, Status.PREFERRED)[0]

    def by_status(self, locale: Locale, *statuses: Status) -> tuple[str, ...]:
        """Return the terms of a language that have one of these statuses, in the file's order."""
        return tuple(term.text for term in self.terms if term.locale == locale.folder and term.status in statuses)

    def accepted(self, locale: Locale) -> tuple[str, ...]:
        """Return the terms that may be used, the preferred one first."""
        return self.by_status(locale, Status.PREFERRED, Status.ADMITTED)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Termbase:
    """All concepts, in the file's order."""

    path: str
    """The file, as findings name it."""
    domains: Mapping[str, Mapping[str, str]]
    """Name by locale folder, by domain id, in the order of the glossary."""
    concepts: tuple[Concept, ...]
