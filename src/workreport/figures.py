# Every figure of a report in a table. Comes in: a loaded report. Goes out: rows, and the table as text.
"""The numerals of the Chinese, each classified, with the English figure that says the same."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from workreport.comparison.compared import compare
from workreport.project import LoadedReport
from workreport.quantities import Quantity
from workreport.spreadsheet import to_line


class TableFormat(StrEnum):
    """How the table is written out."""

    TSV = "tsv"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One numeral of the Chinese."""

    path: str
    line: int
    unit_id: str
    """The translation unit it stands in."""
    chinese: str
    """The numeral with bound and unit, as written."""
    kind: str
    """quantity, ordinal, date or name."""
    value: str
    unit: str
    bound: str
    direction: str
    must_be_told: bool
    """False for a numeral that English need not repeat, such as 一 in 一批."""
    english: str
    """The English figure that says it, as written; empty where there is none."""
    context: str


_CONTEXT = 12


def list_figures(loaded: LoadedReport) -> Iterator[Figure]:
    """Yield the figures of a report's Chinese in reading order, with the first translation's English."""
    for alignment in list(loaded.alignments.values())[:1]:
        for unit in (unit for page in alignment.pages for unit in page.units):
            compared = compare(unit.source.text, unit.target.text)
            english = {match.source: compared.target[match.target] for match in compared.matching.matches}
            for at, quantity in enumerate(compared.source):
                yield Figure(
                    path=unit.source.location.path,
                    line=unit.source.location.line or 0,
                    unit_id=unit.id,
                    chinese=_surface(compared.source_text, quantity),
                    kind=quantity.kind.value,
                    value=f"{quantity.value.normalize():f}",
                    unit=quantity.unit.id,
                    bound=quantity.bound.value,
                    direction=quantity.direction.value,
                    must_be_told=quantity.is_firm,
                    english=_surface(compared.target_text, english[at]) if at in english else "",
                    context=compared.source_text[max(0, quantity.start - _CONTEXT) : quantity.end + _CONTEXT],
                )


def render_figures(figures: Iterable[Figure], style: TableFormat) -> Iterator[str]:
    """Yield the table's lines: tab-separated with a header, or a JSON object a line."""
    if style is TableFormat.JSON:
        yield from (json.dumps(asdict(figure), ensure_ascii=False) for figure in figures)
        return
    yield _row([field.name for field in fields(Figure)])
    for figure in figures:
        yield _row([str(value).lower() if isinstance(value, bool) else str(value) for value in asdict(figure).values()])


def _row(cells: list[str]) -> str:
    return to_line(cells, delimiter="\t").rstrip("\r\n")


def _surface(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end].strip()
