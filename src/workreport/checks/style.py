# The form of sentences. Comes in: a loaded report. Goes out: findings.
"""Whether punctuation, numerals and words are written as the house writes them, in both languages.

The delivered text keeps its own slips: a place of it is a warning with the two entries that settle it, and nothing once
either is in the errata. Where pages and delivered text differ, `not-verbatim` speaks. In an editor's own words and in
the translation a slip is an error where the rule is certain.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workreport.alignment import is_foreign
from workreport.collation import WitnessSentence, collate, read_delivered_witness, read_page_witness
from workreport.errata import Erratum, decided_spans, render_erratum, suggest_erratum
from workreport.findings import Finding, Severity
from workreport.locales import LOCALES, SOURCE
from workreport.model import Kind, Location, Page, Paragraph, Report, Segment
from workreport.plaintext import to_plain
from workreport.project import Delivered, LoadedReport, errata_path
from workreport.style import CHINESE, HOUSE_STYLE, Slip, english_rules, find_habits, find_slips
from workreport.style.quotes import find_unpaired

_CONTEXT = 12
"""Characters of the text that a message shows on either side."""
_NEAR = 2
"""Paragraphs between the halves of a pair of quotation marks, where a text came cut within a sentence."""
_LONGEST = 60
"""Characters of a printed line that a finding shows; a text that is not wrapped has paragraphs for lines."""


def check_style(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every place of a report's pages that a rule of style finds fault with."""
    yield from _of_delivered(loaded)
    for name, report in loaded.reports.items():
        locale = LOCALES[name]
        segments = [
            (page, segment)
            for page in report.pages
            for segment in page.segments
            if locale is not SOURCE or page.editorial or segment.editorial
            if not is_foreign(segment.text, locale)
        ]
        rules = CHINESE if locale is SOURCE else english_rules([segment.text for _, segment in segments])
        texts = [_as_typed(page, segment, loaded) for page, segment in segments]
        slips = [
            (segment, slip, text)
            for (_, segment), text in zip(segments, texts, strict=True)
            for slip in find_slips(text, rules)
        ]
        for index, note in _notes([slip for _, slip, _ in slips], texts):
            yield _of_words(*slips[index], note)


def _notes(slips: Sequence[Slip], texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield which slips to tell; of those that the texts have throughout the first only, with a note that says so."""
    habits = {id(rule) for rule in find_habits(texts, slips)}
    counts = Counter(id(slip.rule) for slip in slips)
    told: set[int] = set()
    for index, slip in enumerate(slips):
        key = id(slip.rule)
        if key not in habits:
            yield index, ""
        elif key not in told:
            told.add(key)
            yield index, f"；共 {counts[key]} 处，不逐一列出 · {counts[key]} places in all, not listed one by one"


def _as_typed(page: Page, segment: Segment, loaded: LoadedReport) -> str:
    """Return the text with the runs of spaces that reading took away, on pages whose form nothing else looks at."""
    lines = loaded.texts.get(page.path, "").split("\n")
    number = segment.location.line or 0
    if not page.editorial or segment.kind is Kind.HEADING or not 0 < number <= len(lines):
        return segment.text
    typed = to_plain(lines[number - 1].strip())
    return typed if " ".join(typed.split()) == " ".join(segment.text.split()) else segment.text


def _of_words(segment: Segment, slip: Slip, text: str, note: str) -> Finding:
    allow = f"<!-- allow: {HOUSE_STYLE} REASON -->"
    return Finding(
        check=HOUSE_STYLE,
        severity=Severity.ERROR if slip.rule.is_certain else Severity.WARNING,
        location=replace(segment.location, column=slip.start + 1),
        message=_message(slip, text) + note,
        fix=f"{_write(slip)}；若有意如此，在段落上一行写 · if it is meant so, put above the paragraph: {allow}",
        unit=segment.id,
        target=slip.found,
    )


def _message(slip: Slip, text: str) -> str:
    begin, end = max(0, slip.start - _CONTEXT), slip.end + _CONTEXT
    around = f"{'…' if begin else ''}{text[begin : slip.start]}【{slip.found}】{text[slip.end : end]}"
    return f"{around}{'…' if end < len(text) else ''}：{slip.rule.zh} · {slip.rule.en}"


def _write(slip: Slip) -> str:
    found = "空格 · the space" if slip.found.isspace() else f"“{slip.found}”"
    if slip.instead is None:
        return f"改正 · correct it: {found}"
    return f"{found} 写成 · write “{slip.instead}”" if slip.instead else f"删去 · delete: {found}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A slip of the delivered text."""

    home: int
    """Number of the paragraph."""
    slip: Slip


def _of_delivered(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield the slips of the delivered text that nobody has decided on and that the pages have as they are."""
    paragraphs = loaded.delivered.paragraphs
    slips = (_Place(home, slip) for home, one in enumerate(paragraphs) for slip in find_slips(one.text, CHINESE))
    places = _without_halves(tuple(slips))
    if not places:
        return
    pages = _Pages(loaded.delivered, loaded.reports[SOURCE.folder])
    open_places = [
        (place, at)
        for place in places
        if (at := pages.find(place.home, place.slip.start))
        and not _is_decided(paragraphs[place.home], place.slip, loaded.delivered)
    ]
    texts = [one.text for one in paragraphs]
    for index, note in _notes([place.slip for place, _ in open_places], texts):
        place, at = open_places[index]
        yield _of_place(paragraphs[place.home], place.slip, loaded, at, note)


def _without_halves(places: Sequence[_Place]) -> list[_Place]:
    """Return the places without quotation marks that do pair, but across the border of paragraphs cut in two."""
    single = [place for place in places if place.slip.rule.find is find_unpaired and place.slip.instead is None]
    halves = {
        id(half)
        for opening, closing in pairwise(single)
        if (opening.slip.found, closing.slip.found) == ("“", "”") and 0 < closing.home - opening.home <= _NEAR
        for half in (opening, closing)
    }
    return [place for place in places if id(place) not in halves]


def _is_decided(paragraph: Paragraph, slip: Slip, delivered: Delivered) -> bool:
    spans = decided_spans(paragraph, delivered.decided)
    return any(start < slip.end and slip.start < end for start, end in spans)


def _of_place(paragraph: Paragraph, slip: Slip, loaded: LoadedReport, at: tuple[Segment, int], note: str) -> Finding:
    line = paragraph.line_at(slip.start)
    segment, column = at
    printed = f"（印刷第 {line.page} 页第 {line.line} 行 · printed p. {line.page}, line {line.line}）"
    return Finding(
        check=HOUSE_STYLE,
        severity=Severity.WARNING,
        location=replace(segment.location, column=column),
        message=_message(slip, paragraph.text) + printed + note,
        fix="" if note else _settle(paragraph, slip, loaded),
        related=Location(path=loaded.entry.source, line=line.number),
        related_text=line.text if len(line.text) <= _LONGEST else "",
        unit=segment.id,
        source=slip.found,
    )


def _settle(paragraph: Paragraph, slip: Slip, loaded: LoadedReport) -> str:
    """Return what to do about a slip of the delivered text: the erratum that corrects it, the entry that keeps it."""
    rule = slip.rule
    standard = (f"（{rule.standard}）", f" ({rule.standard.replace('，', ', ')})") if rule.standard else ("", "")
    path = errata_path(loaded.entry.id)
    parts = [f"照原文保留，在 {path} 写 · to keep it as printed, add to that file:"]
    kept = suggest_erratum(paragraph, slip.start, slip.end, slip.found)
    reason = {"zh": f"{rule.zh}{standard[0]}；此处照原文保留。", "en": f"{rule.en}{standard[1]}; kept as printed."}
    parts.append(_entry(kept, reason, loaded))
    if slip.instead is not None:
        corrected = suggest_erratum(paragraph, slip.start, slip.end, slip.instead)
        reason = {"zh": f"{rule.zh}{standard[0]}。", "en": f"{rule.en}{standard[1]}."}
        parts.append(f"要更正，页面上{_write(slip)}，并写 · to correct it, change the page and add:")
        parts.append(_entry(corrected, reason, loaded))
    return "\n".join(parts)


def _entry(erratum: Erratum | None, reason: dict[str, str], loaded: LoadedReport) -> str:
    """Return the TOML of an entry; where the line has a correction already, its words may not be the printed ones."""
    if erratum is None or (erratum.page, erratum.line) in loaded.delivered.corrected:
        return "（这一行已有勘误，改那一条 · the line has an erratum: change that one）"
    english = reason["en"]
    return render_erratum(replace(erratum, reason={**reason, "en": english[0].upper() + english[1:]}))


class _Pages:
    """Where the sentences of the delivered text stand on the pages."""

    def __init__(self, delivered: Delivered, report: Report) -> None:
        self._segments = [segment for segment in report.delivered() if segment.text]
        self._witness = read_page_witness(self._segments)
        whole = read_delivered_witness(delivered.paragraphs)
        self._starts = whole.starts
        self._pairs: list[tuple[WitnessSentence, WitnessSentence]] = [
            pair
            for stretch in collate(whole, self._witness)
            if stretch.same
            for pair in zip(stretch.delivered, stretch.pages, strict=True)
        ]

    def find(self, home: int, offset: int) -> tuple[Segment, int] | None:
        """Return segment and column of a character of the delivered text; None where the pages have something else."""
        at = self._starts[home] + offset
        index = bisect_right(self._pairs, at, key=lambda pair: pair[0].start) - 1
        if index < 0 or at >= self._pairs[index][0].end:
            return None
        delivered, page = self._pairs[index]
        block, column = self._witness.place(min(page.start + at - delivered.start, page.end - 1))
        return self._segments[block], column + 1
