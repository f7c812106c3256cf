# The form of sentences. Comes in: a loaded report. Goes out: findings.
"""Whether punctuation, numerals and words are written as the house writes them, in both languages.

The delivered text keeps its own slips: a place of it is a warning with the two entries that settle it, and nothing once
either is in the errata. Where pages and delivered text differ, `not-verbatim` speaks. In an editor's own words and in
the translation a slip is an error where the rule is certain.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from workreport.alignment import is_foreign
from workreport.checks.settling import settle, settle_everywhere, write
from workreport.checks.typed import Typed, read_front, read_typed
from workreport.collation import WitnessSentence, collate, read_delivered_witness, read_page_witness
from workreport.findings import Finding, Severity
from workreport.locales import LOCALES, SOURCE, Locale
from workreport.model import Location, Paragraph, Report
from workreport.project import LoadedReport, errata_path
from workreport.style import CHINESE, HOUSE_STYLE, Slip, english_rules, find_habits, find_slips
from workreport.style.quotes import is_unclosed

_CONTEXT = 12
"""Characters of the text that a message shows on either side."""
_NEAR = 2
"""Paragraphs between the halves of a pair of quotation marks, where a text came cut within a sentence."""
_SENTENCE_ENDS = "。！？；：…”’）"
"""What a paragraph ends with that nobody cut in two."""
_LONGEST = 60
"""Characters of a printed line that a finding shows; a text that is not wrapped has paragraphs for lines."""


def check_style(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every place of a report's pages that a rule of style finds fault with."""
    yield from _of_delivered(loaded)
    for name, report in loaded.reports.items():
        locale = LOCALES[name]
        typed = [one for one in _own_words(report, locale, loaded) if one.text and not is_foreign(one.text, locale)]
        texts = [one.text for one in typed]
        rules = CHINESE if locale is SOURCE else english_rules(texts)
        slips = [
            (one, slip)
            for one, behind in pairwise((*typed, None))
            if one
            for slip in find_slips(one.text, rules)
            if not (is_unclosed(slip, one.text) and behind and behind.text.startswith("“"))
        ]
        for index, habit in _told([slip for _, slip in slips], texts):
            yield _of_words(*slips[index], habit)


def _own_words(report: Report, locale: Locale, loaded: LoadedReport) -> Iterator[Typed]:
    """Yield the texts of a report's pages that are not delivered: a translation, or an editor's own words."""
    for page in report.pages:
        lines = loaded.texts[page.path].split("\n") if page.path in loaded.texts else []
        if page.editorial:
            yield from read_front(page, lines)
        for segment in page.segments:
            if locale is not SOURCE or page.editorial or segment.editorial:
                yield from read_typed(page, segment, lines)


def _told(slips: Sequence[Slip], texts: Sequence[str]) -> Iterator[tuple[int, list[Slip]]]:
    """Yield which slips to tell; of those that the texts have throughout the first only, with all that are like it."""
    by_rule: dict[int, list[Slip]] = {id(rule): [] for rule in find_habits(texts, slips)}
    for slip in slips:
        by_rule.get(id(slip.rule), []).append(slip)
    for index, slip in enumerate(slips):
        habit = by_rule.get(id(slip.rule), [])
        if not habit or habit[0] is slip:
            yield index, habit


def _of_words(typed: Typed, slip: Slip, habit: Sequence[Slip]) -> Finding:
    allow = f"<!-- allow: {HOUSE_STYLE} REASON -->"
    return Finding(
        check=HOUSE_STYLE,
        severity=Severity.ERROR if slip.rule.is_certain else Severity.WARNING,
        location=typed.locate(slip.start),
        message=_message(slip, typed.text, habit),
        fix=f"{write(slip)}；若有意如此，在段落上一行写 · if it is meant so, put above the paragraph: {allow}",
        unit=typed.unit,
        target=slip.found,
    )


def _message(slip: Slip, text: str, habit: Sequence[Slip], printed: str = "") -> str:
    begin, end = max(0, slip.start - _CONTEXT), slip.end + _CONTEXT
    around = f"{'…' if begin else ''}{text[begin : slip.start]}【{slip.found}】{text[slip.end : end]}"
    count = len(habit)
    note = f"；共 {count} 处，不逐一列出 · {count} places in all, not listed one by one" if habit else ""
    return f"{around}{'…' if end < len(text) else ''}：{slip.rule.zh} · {slip.rule.en}{printed}{note}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A slip of the delivered text."""

    home: int
    """Number of the paragraph."""
    slip: Slip


def _of_delivered(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield the slips of the delivered text that nobody has decided on and that the pages have as they are."""
    paragraphs = loaded.delivered.paragraphs
    texts = [one.text for one in paragraphs]
    slips = [_Place(home, slip) for home, text in enumerate(texts) for slip in find_slips(text, CHINESE)]
    places = _without_decided(_without_halves(slips, texts), paragraphs)
    if not places:
        return
    pages = _Pages(loaded)
    on_pages = [(place, at) for place in places if (at := pages.find(place.home, place.slip.start))]
    told = [(*on_pages[index], habit) for index, habit in _told([place.slip for place, _ in on_pages], texts)]
    ways = _settle([place for place, _, habit in told if not habit], loaded)
    for place, at, habit in told:
        fix = settle_everywhere(habit, errata_path(loaded.entry.id)) if habit else next(ways)
        yield _of_place(paragraphs[place.home], place.slip, loaded, at, habit, fix)


def _settle(places: Sequence[_Place], loaded: LoadedReport) -> Iterator[str]:
    """Yield how to settle each of the places, which come in their order."""
    by_home: dict[int, list[Slip]] = defaultdict(list)
    for place in places:
        by_home[place.home].append(place.slip)
    for home, slips in by_home.items():
        yield from settle(loaded.delivered.paragraphs[home], slips, errata_path(loaded.entry.id))


def _without_halves(places: Sequence[_Place], texts: Sequence[str]) -> list[_Place]:
    """Return the places without quotation marks that do pair, but across the border of paragraphs cut in two."""
    single = [place for place in places if place.slip.instead is None and place.slip.found in ("“", "”")]
    halves = {
        id(half)
        for opening, closing in pairwise(single)
        if (opening.slip.found, closing.slip.found) == ("“", "”") and 0 < closing.home - opening.home <= _NEAR
        if not texts[opening.home].endswith(tuple(_SENTENCE_ENDS))
        for half in (opening, closing)
    }
    return [place for place in places if id(place) not in halves]


def _without_decided(places: Sequence[_Place], paragraphs: Sequence[Paragraph]) -> list[_Place]:
    """Return the places that are not within one that an erratum is about."""
    reaches: dict[int, tuple[list[int], list[int]]] = {}
    for home in {place.home for place in places}:
        revision = paragraphs[home].revision
        spans = revision.decided if revision else ()
        # How far the spans reach that begin at one or before it.
        reaches[home] = [start for start, _ in spans], list(accumulate((end for _, end in spans), max, initial=-1))
    return [
        place
        for place in places
        if reaches[place.home][1][bisect_right(reaches[place.home][0], place.slip.start)] < place.slip.end
    ]


def _of_place(
    paragraph: Paragraph, slip: Slip, loaded: LoadedReport, at: tuple[Typed, int], habit: Sequence[Slip], fix: str
) -> Finding:
    line = paragraph.line_at(slip.start)
    typed, offset = at
    printed = f"（印刷第 {line.page} 页第 {line.line} 行 · printed p. {line.page}, line {line.line}）"
    return Finding(
        check=HOUSE_STYLE,
        severity=Severity.WARNING,
        location=typed.locate(offset),
        message=_message(slip, paragraph.text, habit, printed),
        fix=fix,
        related=Location(path=loaded.entry.source, line=line.number),
        related_text=line.text if len(line.text) <= _LONGEST else "",
        unit=typed.unit,
        source=slip.found,
    )


class _Pages:
    """Where the sentences of the delivered text stand on the pages."""

    def __init__(self, loaded: LoadedReport) -> None:
        self._loaded = loaded
        self._segments = [segment for segment in loaded.reports[SOURCE.folder].delivered() if segment.text]
        self._witness = read_page_witness(self._segments)
        self._pages = {page.address: page for page in loaded.reports[SOURCE.folder].pages}
        self._read: dict[int, Typed] = {}
        whole = read_delivered_witness(loaded.delivered.paragraphs)
        self._starts = whole.starts
        self._pairs: list[tuple[WitnessSentence, WitnessSentence]] = [
            pair
            for stretch in collate(whole, self._witness)
            if stretch.same
            for pair in zip(stretch.delivered, stretch.pages, strict=True)
        ]

    def find(self, home: int, offset: int) -> tuple[Typed, int] | None:
        """Return the text of a page and the offset in it of a delivered character; None where pages have another."""
        at = self._starts[home] + offset
        index = bisect_right(self._pairs, at, key=lambda pair: pair[0].start) - 1
        if index < 0 or at >= self._pairs[index][0].end:
            return None
        delivered, page = self._pairs[index]
        block, column = self._witness.place(min(page.start + at - delivered.start, page.end - 1))
        return self._typed(block), column

    def _typed(self, block: int) -> Typed:
        if block not in self._read:
            segment = self._segments[block]
            lines = self._loaded.texts.get(segment.location.path, "").split("\n")
            (self._read[block],) = read_typed(self._pages[segment.page], segment, lines)
        return self._read[block]
