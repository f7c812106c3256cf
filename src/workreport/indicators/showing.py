# The key figures for readers. Comes in: Indicators, the source's segments. Goes out: HTML trees, CSV.
"""Key figures as a table, as charts and as CSV: what the text says, never a number of our own.

A value is shown in Chinese as the text has it, in English as official English writes the same quantity.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from workreport.comparison.wording import to_english
from workreport.indicators.loading import Indicator, Stated
from workreport.indicators.reading import quoted_quantities
from workreport.locales import EN, SOURCE, Locale
from workreport.model import Segment
from workreport.registry import ReportEntry
from workreport.spreadsheet import BYTE_ORDER_MARK, to_line

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "indicator": "指标",
        "result": "{year}年完成",
        "target": "{year}年目标",
        "none": "—",
        "colon": " ",
        "and": "；",
    },
    "en": {
        "indicator": "Indicator",
        "result": "{year}, result",
        "target": "{year}, target",
        "none": "—",
        "colon": ": ",
        "and": "; ",
    },
}
_COLUMNS = (
    "id", "name_zh_hans", "name_zh_hant", "name_en", "kind", "year", "value", "unit", "bound", "place", "quote",
)  # fmt: skip
_WIDTH, _BAR, _GAP, _LABEL = 320, 18, 8, 14
"""Of a chart, in units of its own."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A value as readers see it."""

    kind: str
    year: str
    stated: Stated
    text: str


def build_table(
    indicators: Iterable[Indicator],
    locale: Locale,
    entry: ReportEntry,
    segments: Mapping[str, Segment],
    below: str = "",
) -> list[Element]:
    """Return the table of key figures, each value a link to the words that state it; `below` leads to the report."""
    words = _WORDS[locale.folder]
    box = Element("div", {"class": "md-typeset__scrollwrap wr-indicators", "tabindex": "0"})
    table = SubElement(box, "table")
    row = SubElement(SubElement(table, "thead"), "tr")
    SubElement(row, "th", {"scope": "col"}).text = words["indicator"]
    for kind in ("result", "target"):
        SubElement(row, "th", {"scope": "col"}).text = words[kind].format(year=_year(entry, kind)).strip()
    body = SubElement(table, "tbody")
    for indicator in indicators:
        shown = {one.kind: one for one in _shown(indicator, locale, entry, segments)}
        row = SubElement(body, "tr", {"id": indicator.id} if not below else {})
        SubElement(row, "th", {"scope": "row"}).text = indicator.name[locale.folder]
        for kind in ("result", "target"):
            cell = SubElement(row, "td")
            if kind in shown:
                one = shown[kind]
                page = one.stated.page.removeprefix(f"{entry.id}/")
                link = SubElement(cell, "a", {"href": f"{below}{page}.md#{one.stated.anchor}"})
                link.text = one.text
            else:
                cell.text = words["none"]
    return [box]


def build_charts(
    indicators: Iterable[Indicator], locale: Locale, entry: ReportEntry, segments: Mapping[str, Segment]
) -> list[Element]:
    """Return a chart of each indicator that has both values: two bars, told apart by pattern and by words."""
    charts = Element("div", {"class": "wr-charts"})
    for indicator in indicators:
        shown = _shown(indicator, locale, entry, segments)
        if len(shown) == 2:
            figure = SubElement(charts, "figure", {"class": "wr-chart"})
            SubElement(figure, "figcaption").text = indicator.name[locale.folder]
            figure.append(_chart(indicator, shown, locale))
    return [charts]


def describe(indicator: Indicator, locale: Locale, entry: ReportEntry, segments: Mapping[str, Segment]) -> str:
    """Return the values of an indicator in words, such as `2024年目标 6%左右`."""
    words = _WORDS[locale.folder]
    return words["and"].join(_label(one, words) for one in _shown(indicator, locale, entry, segments))


def to_csv(indicators: Iterable[Indicator], entry: ReportEntry, in_traditional: Callable[[str], str]) -> str:
    """Return the key figures of a report as CSV (RFC 4180), with a byte order mark, as spreadsheets want it."""
    lines = [to_line(_COLUMNS)]
    for indicator in indicators:
        names = indicator.name[SOURCE.folder], in_traditional(indicator.name[SOURCE.folder]), indicator.name[EN.folder]
        for kind, stated in (("result", indicator.result), ("target", indicator.target)):
            if stated:
                value = f"{stated.value:f}", stated.unit, stated.bound.value, stated.place, stated.quote
                lines.append(to_line((indicator.id, *names, kind, _year(entry, kind), *value)))
    return BYTE_ORDER_MARK + "".join(lines)


def _year(entry: ReportEntry, kind: str) -> str:
    year = entry.reviews if kind == "result" else entry.plans
    return str(year) if year else ""


def _shown(
    indicator: Indicator, locale: Locale, entry: ReportEntry, segments: Mapping[str, Segment]
) -> Sequence[_Shown]:
    """Return the values of an indicator that the text has; the check tells of the others."""
    shown = []
    for kind, stated in (("result", indicator.result), ("target", indicator.target)):
        quantities = quoted_quantities(stated, segments) if stated else None
        if stated and quantities:
            quantity, text = quantities[0], segments[stated.place].text
            words = to_english(quantity) if locale is EN else text[quantity.start : quantity.end]
            shown.append(_Shown(kind, _year(entry, kind), stated, words))
    return shown


def _label(shown: _Shown, words: Mapping[str, str]) -> str:
    return f"{words[shown.kind].format(year=shown.year)}{words['colon']}{shown.text}"


def _chart(indicator: Indicator, shown: Sequence[_Shown], locale: Locale) -> Element:
    words = _WORDS[locale.folder]
    height = len(shown) * (_LABEL + _BAR + _GAP)
    labels = [_label(one, words) for one in shown]
    svg = Element("svg", {"viewBox": f"0 0 {_WIDTH} {height}", "class": "wr-bars", "role": "img"})
    for tag, attribute, words_of_it in (
        ("title", "aria-labelledby", indicator.name[locale.folder]),
        ("desc", "aria-describedby", words["and"].join(labels)),
    ):
        SubElement(svg, tag, {"id": f"{tag}-{indicator.id}"}).text = words_of_it
        svg.set(attribute, f"{tag}-{indicator.id}")
    largest = max(one.stated.value for one in shown)
    for place, (one, label) in enumerate(zip(shown, labels, strict=True)):
        top = place * (_LABEL + _BAR + _GAP)
        text = SubElement(svg, "text", {"x": "0", "y": str(top + _LABEL - 3)})
        text.text = label
        length = round(float(one.stated.value / largest) * (_WIDTH - 2)) if largest else 0
        bar = {
            "x": "1",
            "y": str(top + _LABEL),
            "width": str(length),
            "height": str(_BAR),
            "class": f"wr-bar-{one.kind}",
        }
        SubElement(svg, "rect", bar)
    return svg
