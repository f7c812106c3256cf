# What can be found. Comes in: a report's pairs, the termbase. Goes out: records.
"""A record for every unit, key figure and concept of a report: what is shown of it, and what finds it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workreport.alignment import Alignment
from workreport.indicators.loading import Indicator
from workreport.indicators.showing import describe
from workreport.locales import EN, SOURCE
from workreport.model import Kind, Report, Segment
from workreport.registry import ReportEntry
from workreport.search.tokens import STOP_WORDS
from workreport.terminology.concept import Concept
from workreport.terminology.matching import TermFinder

PINYIN = "~"
"""Stands before pinyin, so that it is not taken for an English word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something that can be found."""

    kind: str
    """`heading`, `text`, `figure` or `term`."""
    address: str
    """Page and anchor below the root of a language: `2024/1-review/3-ecology/#reputation.1`."""
    trail: Mapping[str, tuple[str, ...]]
    """Headings that lead there, by folder of the written locale, the outermost first."""
    texts: Mapping[str, str]
    """By folder of the written locale."""
    names: tuple[str, ...] = ()
    """Other names of what the text speaks of."""
    pinyin: tuple[str, ...] = ()


def unit_records(source: Report, alignment: Alignment, finder: TermFinder) -> Iterator[Record]:
    """Yield the records of a report's units, in reading order."""
    english = {unit.id: unit.target.text for page in alignment.pages for unit in page.units}
    trail: list[Segment] = []
    for segment in source.delivered():
        if segment.kind is Kind.HEADING:
            trail = [one for one in trail if one.page == segment.page and one.level < segment.level] + [segment]
        above = trail[:-1] if segment.kind is Kind.HEADING else trail
        found = {match.concept.id: match.concept for match in finder.find(segment.text)}
        yield Record(
            kind="heading" if segment.kind is Kind.HEADING else "text",
            address=_address(segment),
            trail={
                SOURCE.folder: tuple(one.text for one in above),
                EN.folder: tuple(english.get(one.id, one.text) for one in above),
            },
            texts={SOURCE.folder: segment.text, EN.folder: english.get(segment.id, segment.text)},
            names=tuple(name for one in found.values() for name in _names(one)),
            pinyin=tuple(pinyin(name) for one in found.values() for name in one.accepted(SOURCE)),
        )


def figure_record(indicator: Indicator, entry: ReportEntry, segments: Mapping[str, Segment]) -> Record:
    """Return the record of a key figure, which leads to its row on the page of them; `segments` are the source's."""
    name = indicator.name
    return Record(
        kind="figure",
        address=f"{entry.id}/indicators/#{indicator.id}",
        trail={locale.folder: (name[locale.folder],) for locale in (SOURCE, EN)},
        texts={locale.folder: describe(indicator, locale, entry, segments) for locale in (SOURCE, EN)},
        pinyin=(pinyin(name[SOURCE.folder]),),
    )


def term_record(concept: Concept, report_id: str) -> Record:
    """Return the record of a concept, which leads to the glossary of a report."""
    return Record(
        kind="term",
        address=f"{report_id}/glossary/#{concept.id}",
        trail={locale.folder: (concept.preferred(locale),) for locale in (SOURCE, EN)},
        texts={locale.folder: concept.definition.get(locale.folder, "") for locale in (SOURCE, EN)},
        names=_names(concept),
        pinyin=tuple(pinyin(name) for name in concept.accepted(SOURCE)),
    )


def _names(concept: Concept) -> tuple[str, ...]:
    """Return what readers may call a concept: its names, right and wrong ones, and the initials of English ones."""
    names = tuple(term.text for term in concept.terms)
    english = (name for name in concept.accepted(EN))
    return (*names, *concept.aliases, *(short for name in english if len(short := _initials(name)) > 2))


def _initials(name: str) -> str:
    words = (word for word in re.split(r"[\s-]+", name) if word and word.lower() not in STOP_WORDS)
    return "".join(word[0] for word in words if word[0].isalpha())


def _address(segment: Segment) -> str:
    page = segment.page.removesuffix("index").rstrip("/")
    return f"{page}/#{segment.anchor}"


@lru_cache(maxsize=10_000)
def pinyin(text: str) -> str:
    """Return the syllables of a Chinese text in one, without tones."""
    from pypinyin import lazy_pinyin  # here, because it loads its dictionaries for 0.15 s

    syllables = lazy_pinyin(text, errors="ignore", v_to_u=False)
    return PINYIN + "".join(syllables).lower()
