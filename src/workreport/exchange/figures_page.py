# The quantities of a report on a page. Comes in: FigureRows. Goes out: an HTML tree.
"""A plain table without scripts; the site's script lets readers sort and filter it."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from workreport.exchange.figures import FigureRow
from workreport.locales import EN, Locale

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "subject": "所说之事",
        "figure": "数字",
        "year": "年份",
        "page": "印刷页",
        "filter": "查找",
        "of": "共{count}个",
    },
    "en": {
        "subject": "What is said",
        "figure": "Figure",
        "year": "Year",
        "page": "Printed page",
        "filter": "Find",
        "of": "{count} figures",
    },
}


def build_figures(rows: Sequence[FigureRow], locale: Locale, report_id: str) -> list[Element]:
    """Return the table of a report's quantities, each figure a link to its paragraph."""
    words = _WORDS[locale.folder]
    finder = Element("div", {"class": "wr-filter"})
    label = SubElement(finder, "label")
    label.text = words["filter"]
    SubElement(label, "input", {"type": "search", "autocomplete": "off"})
    box = Element("div", {"class": "md-typeset__scrollwrap", "tabindex": "0"})
    table = SubElement(box, "table", {"class": "wr-figures"})
    head = SubElement(SubElement(table, "thead"), "tr")
    for column in ("subject", "figure", "year", "page"):
        SubElement(head, "th", {"scope": "col"}).text = words[column]
    body = SubElement(table, "tbody")
    for row in rows:
        _add(body, row, locale, report_id)
    SubElement(finder, "output", {"aria-live": "polite"}).text = words["of"].format(count=len(rows))
    return [finder, box]


def _add(body: Element, row: FigureRow, locale: Locale, report_id: str) -> None:
    line = SubElement(body, "tr")
    is_english = locale is EN and row.english
    SubElement(line, "td").text = row.subject_en if is_english else row.subject_zh_hans
    # In order of the unit, then of the value.
    cell = SubElement(line, "td", {"data-sort": f"{row.unit} {float(row.value):020.4f}"})
    page = row.page.removeprefix(f"{report_id}/")
    SubElement(cell, "a", {"href": f"{page}.md#{row.anchor}"}).text = row.english if is_english else row.chinese
    SubElement(line, "td").text = row.year
    SubElement(line, "td").text = row.printed
    if locale is EN and not is_english:
        line.set("lang", "zh-Hans")
