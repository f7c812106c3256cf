# What is exchanged. Comes in: a project. Goes out: ExchangeUnits.
"""A translation unit with everything that leaves the project with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workreport.alignment import PairedPage, State, TranslationUnit
from workreport.locales import EN
from workreport.lock import digest
from workreport.model import Kind, Segment
from workreport.printed.report import read_printed
from workreport.printed.turns import Printed
from workreport.project import Project
from workreport.registry import ReportEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeUnit:
    """One heading or paragraph of a report, in both languages."""

    id: str
    """`2024/1-review/3-ecology#reputation/1`."""
    page: str
    """Address of its page: `2024/1-review/3-ecology`."""
    anchor: str
    """HTML id on that page."""
    kind: Kind
    source: str
    source_digest: str
    target: str
    """Empty where there is no translation."""
    target_digest: str
    state: State
    pages: Printed | None
    """Its printed pages; None where the text has none."""
    reviewed: str
    """The date (ISO 8601) on which the translation was signed off; empty before."""

    @property
    def printed(self) -> str:
        """Printed pages: `4`, `4–5`; empty where the text has none."""
        return str(self.pages or "")

    @property
    def is_fresh(self) -> bool:
        """Tell whether the target is, as accepted, the translation of this source."""
        return self.state in (State.TRANSLATED, State.REVIEWED)


def read_units(project: Project, entry: ReportEntry) -> tuple[ExchangeUnit, ...]:
    """Return the segments of a report's pages in reading order. Raises as reading pages and lock does."""
    alignment = project.align_report(EN, entry.id)
    reviews = project.read_lock(EN, entry.id).reviews
    printed = read_printed(project, entry)
    return tuple(
        _unit(segment, pair, reviews, printed.get(segment.page, {}))
        for page in alignment.pages
        if not page.source.editorial
        for segment, pair in _pairs(page)
    )


def _pairs(page: PairedPage) -> Iterator[tuple[Segment, TranslationUnit | None]]:
    by_id = {unit.id: unit for unit in page.units}
    return ((segment, by_id.get(segment.id)) for segment in page.source.segments)


def _unit(
    segment: Segment,
    pair: TranslationUnit | None,
    reviews: Mapping[tuple[str, str], str | None],
    printed: Mapping[str, Printed],
) -> ExchangeUnit:
    state = pair.state if pair else State.MISSING
    target = pair.target.text if pair and state is not State.MISSING else ""
    digests = digest(segment.text), digest(target) if target else ""
    return ExchangeUnit(
        id=segment.id,
        page=segment.page,
        anchor=segment.anchor,
        kind=segment.kind,
        source=segment.text,
        source_digest=digests[0],
        target=target,
        target_digest=digests[1],
        state=state,
        pages=printed.get(segment.anchor),
        reviewed=reviews.get(digests) or "",
    )
