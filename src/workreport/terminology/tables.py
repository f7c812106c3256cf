# The termbase for people. Comes in: a Termbase. Goes out: CSV.
"""One row a term (RFC 4180), with a byte order mark, without which Excel reads UTF-8 wrongly."""

from collections.abc import Iterator

from workreport.locales import LOCALES
from workreport.spreadsheet import BYTE_ORDER_MARK, to_line
from workreport.terminology.concept import Concept, Term, Termbase

_COLUMNS = (
    "concept", "domain", "language", "term", "status", "protected", "first_use",
    "definition", "definition_source", "rendering_source", "rendering_date", "note",
)  # fmt: skip


def to_csv(termbase: Termbase) -> Iterator[str]:
    """Yield the lines of a CSV file: every term with its concept, in the file's order."""
    yield BYTE_ORDER_MARK + to_line(_COLUMNS)
    for concept in termbase.concepts:
        for term in concept.terms:
            yield to_line(_row(concept, term))


def _row(concept: Concept, term: Term) -> tuple[str, ...]:
    return (
        concept.id,
        concept.domain,
        LOCALES[term.locale].tag,
        term.text,
        term.status.value,
        "yes" if concept.is_protected else "",
        concept.first_use,
        concept.definition.get(term.locale, ""),
        concept.definition_source,
        concept.source,
        concept.approved.isoformat() if concept.approved else "",
        concept.note.get(term.locale, ""),
    )
