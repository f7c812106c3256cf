# Every quantity of a report as data. Comes in: ExchangeUnits. Goes out: FigureRows, CSV, JSON.
"""The figures that the figure check counts, one a row: what is said, how much of it, of which year, and where.

A subject is no interpretation: it is the clause that the figure stands in, with “…” in its place.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from workreport.comparison.compared import Compared, compare
from workreport.exchange.units import ExchangeUnit
from workreport.model import Kind as SegmentKind
from workreport.quantities import Kind, Quantity
from workreport.registry import ReportEntry
from workreport.spreadsheet import BYTE_ORDER_MARK, to_line

_CLAUSE = re.compile("[，。；：！？、（）]")
_ENGLISH_CLAUSE = re.compile(r"[;:()]|,(?!\d)|\.(?!\d)")
_YEAR = range(1900, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One quantity of the report."""

    id: str
    """Of the unit it stands in, and its place among the unit's figures: `2024/1-review/index#review/2:1`."""
    subject_zh_hans: str
    subject_zh_hant: str
    subject_en: str
    """Empty where the translation does not tell the figure."""
    chinese: str
    """As written, with bound and unit."""
    english: str
    value: str
    """In digits, multiplied out."""
    unit: str
    bound: str
    direction: str
    year: str
    """That the sentence or else the chapter speaks of; empty where neither names one."""
    printed: str
    page: str
    anchor: str


def find_figures(
    units: Iterable[ExchangeUnit], entry: ReportEntry, in_traditional: Callable[[str], str]
) -> tuple[FigureRow, ...]:
    """Return the quantities of a report in reading order: those that a translation has to tell."""
    rows: list[FigureRow] = []
    chapter = year = ""
    for unit in units:
        if unit.kind is SegmentKind.HEADING and unit.page.endswith("/index"):
            chapter, year = unit.page.removesuffix("index"), _year_of(unit.source, entry)
        rows += _rows(unit, year if unit.page.startswith(chapter or " ") else "", in_traditional)
    return tuple(rows)


def to_figures_csv(rows: Iterable[FigureRow]) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180), with a byte order mark, as spreadsheets want it."""
    yield BYTE_ORDER_MARK + to_line([field.name for field in fields(FigureRow)])
    for row in rows:
        yield to_line(list(asdict(row).values()))


def to_figures_json(rows: Iterable[FigureRow]) -> Iterator[str]:
    """Yield a JSON list, an object a line."""
    yield "["
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + json.dumps(asdict(row), ensure_ascii=False)
    yield "\n]\n"


def from_figures_json(content: bytes) -> tuple[FigureRow, ...]:
    """Return the rows that `to_figures_json` has written."""
    return tuple(FigureRow(**fields) for fields in json.loads(content))


def _rows(unit: ExchangeUnit, year: str, in_traditional: Callable[[str], str]) -> Iterator[FigureRow]:
    compared = compare(unit.source, unit.target)
    partners = {match.source: compared.target[match.target] for match in compared.matching.matches}
    number = 0
    for at, quantity in enumerate(compared.source):
        if quantity.kind is not Kind.QUANTITY or not quantity.is_firm:
            continue
        number += 1
        english = partners.get(at)
        subject = _subject(unit.source, quantity, _CLAUSE)
        yield FigureRow(
            id=f"{unit.id}:{number}",
            subject_zh_hans=subject,
            subject_zh_hant=in_traditional(subject),
            subject_en=_subject(unit.target, english, _ENGLISH_CLAUSE) if english else "",
            chinese=unit.source[quantity.start : quantity.end].strip(),
            english=unit.target[english.start : english.end].strip() if english else "",
            value=f"{quantity.value.normalize():f}",
            unit=quantity.unit.id,
            bound=quantity.bound.value,
            direction=quantity.direction.value,
            year=_named_year(compared, at) or year,
            printed=str(unit.pages.page_at(quantity.numeral_start)) if unit.pages else "",
            page=unit.page,
            anchor=unit.anchor,
        )


def _subject(text: str, quantity: Quantity, border: re.Pattern[str]) -> str:
    """Return the clause of a figure with “…” in its place; with the clauses before, until there are words in it."""
    borders = [0, *(match.end() for match in border.finditer(text, 0, quantity.start))]
    after = border.search(text, quantity.end)
    right = text[quantity.end : after.start() if after else len(text)]
    for start in reversed(borders):
        clause = f"{text[start : quantity.start]}…{right}".strip()
        is_whole = clause.count("”") <= clause.count("“")  # or a border inside a quotation was met
        if is_whole and sum(character.isalpha() for character in clause) > 1:
            return clause
    return f"{text[: quantity.start]}…{right}".strip()


def _named_year(compared: Compared, at: int) -> str:
    """Return the last year that the figure's sentence names before it."""
    quantity = compared.source[at]
    begin = compared.source_text.rfind("。", 0, quantity.start) + 1
    years = [one for one in _dates(compared.source) if begin <= one.start < quantity.start]
    return str(int(years[-1].value)) if years else ""


def _dates(quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    return (one for one in quantities if one.kind is Kind.DATE and one.value in _YEAR)


def _year_of(heading: str, entry: ReportEntry) -> str:
    """Return the year a chapter is about, if its heading names that of the review or of the plan."""
    return next((str(year) for year in (entry.reviews, entry.plans) if year and str(year) in heading), "")
