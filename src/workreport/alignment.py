# Two languages paired. Comes in: two Reports, a Lock. Goes out: an Alignment.
"""Pairing a report's source and target by heading id and position (DESIGN.md, sections 3 and 5).

A page pairs with the page at its address, a topic with the topic of its heading id, a paragraph with the paragraph at
its position. Where that cannot be, the alignment says what is in the way instead of pairing by guess.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from workreport.locales import SOURCE, Locale
from workreport.lock import Lock, digest
from workreport.model import Kind, Page, Report, Segment
from workreport.signals import find_exchanged_by_length, find_misplaced, word_rate

_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]")


class State(StrEnum):
    """What is known of a translation: `translated` and `reviewed` as in XLIFF 2, and what that has no word for."""

    MISSING = "missing"
    """The Chinese stands in its place."""
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    STALE = "stale"
    """The source has changed since the translation was accepted."""
    UNACCEPTED = "unaccepted"
    """Source and translation are both new: nobody has said yet that they belong together."""
    MISALIGNED = "misaligned"
    """The translation was accepted for another source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """A source segment and its target, as in XLIFF."""

    source: Segment
    target: Segment
    state: State
    belongs_to: Segment | None = None
    """The source that a misaligned target belongs to, if it is known."""

    @property
    def id(self) -> str:
        """The source segment's id."""
        return self.source.id

    @property
    def is_pair(self) -> bool:
        """Tell whether the target is, as far as is known, the translation of this source."""
        return self.state not in (State.MISSING, State.MISALIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A heading and the paragraphs under it, up to the next heading."""

    heading: Segment
    paragraphs: tuple[Segment, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Heading and paragraphs."""
        return (self.heading, *self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTopic:
    """A topic in both languages. `units` are empty where the paragraphs do not correspond in number."""

    source: Topic
    target: Topic
    units: tuple[TranslationUnit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedPage:
    """A page in both languages; `target` is None where there is none."""

    source: Page
    target: Page | None
    topics: tuple[PairedTopic, ...] = ()
    unmatched_source: tuple[Topic, ...] = ()
    unmatched_target: tuple[Topic, ...] = ()
    is_reordered: bool = False
    """The topics are all there, in another order."""

    @property
    def units(self) -> tuple[TranslationUnit, ...]:
        """The units of all topics."""
        return tuple(unit for topic in self.topics for unit in topic.units)

    @property
    def is_sound(self) -> bool:
        """Tell whether the page has the topics of its source and no others, in their order, under their headings."""
        headings = ((topic.source.heading, topic.target.heading) for topic in self.topics)
        same = all((a.section_id, a.level) == (b.section_id, b.level) for a, b in headings)
        return same and not (self.unmatched_source or self.unmatched_target or self.is_reordered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A report in both languages."""

    pages: tuple[PairedPage, ...]
    """In the reading order of the source."""
    unmatched_pages: tuple[Page, ...]
    """Pages that only the target has."""


def align(source: Report, target: Report, lock: Lock) -> Alignment:
    """Return the pairing of two reports. Editorial pages are not paired: they are written for their own readers."""
    judge = _Judge(lock, source, target)
    targets = {page.address: page for page in target.pages if not page.editorial}
    pages = tuple(
        _pair_page(page, targets.pop(page.address, None), judge) for page in source.pages if not page.editorial
    )
    return Alignment(pages=_second_look(pages), unmatched_pages=tuple(targets.values()))


def _second_look(pages: tuple[PairedPage, ...]) -> tuple[PairedPage, ...]:
    """Return the pages with those units called misaligned that fit another place clearly better."""
    units = [unit for page in pages for unit in page.units if unit.state is not State.MISSING]
    sources, targets = [unit.source.text for unit in units], [unit.target.text for unit in units]
    misplaced = find_misplaced(sources, targets)
    better = {units[position].id: units[other].source for position, other in misplaced.items()}
    rate = word_rate(sources, targets)
    for topic in (topic for page in pages for topic in page.topics):
        texts = ([u.source.text for u in topic.units], [u.target.text for u in topic.units])
        exchanged = find_exchanged_by_length(*texts, rate)
        better |= {topic.units[a].id: topic.units[b].source for a, b in exchanged.items()}
    if not better:
        return pages

    def look(unit: TranslationUnit) -> TranslationUnit:
        belongs = better.get(unit.id)
        return replace(unit, state=State.MISALIGNED, belongs_to=belongs) if belongs else unit

    return tuple(
        replace(page, topics=tuple(replace(t, units=tuple(look(unit) for unit in t.units)) for t in page.topics))
        for page in pages
    )


def topics_of(page: Page) -> tuple[Topic, ...]:
    """Return a page's topics in order; text in front of the first heading belongs to none."""
    heads = [index for index, segment in enumerate(page.segments) if segment.kind is Kind.HEADING]
    return tuple(
        Topic(heading=page.segments[begin], paragraphs=page.segments[begin + 1 : end])
        for begin, end in pairwise([*heads, len(page.segments)])
    )


class _Judge:
    """Tells the state of a pair by the lock, and which headings the reports have."""

    def __init__(self, lock: Lock, source: Report, target: Report) -> None:
        self.reviews = lock.reviews
        self.now = {digest(s.text): s for s in source.delivered()}, {digest(s.text) for s in target.delivered()}
        self.partners: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
        for entry in lock.entries:
            self.partners[0].setdefault(entry.source, set()).add(entry.target)
            self.partners[1].setdefault(entry.target, set()).add(entry.source)
        self.ids = tuple(
            Counter(s.section_id for page in report.pages for s in page.segments if s.kind is Kind.HEADING)
            for report in (source, target)
        )

    def unit(self, source: Segment, target: Segment) -> TranslationUnit:
        """Return the pair with its state."""
        state, belongs_to = self._state(source, target)
        return TranslationUnit(source=source, target=target, state=state, belongs_to=belongs_to)

    def _state(self, source: Segment, target: Segment) -> tuple[State, Segment | None]:
        if is_source_language(target.text) and is_source_language(source.text):
            return State.MISSING, None
        pair = digest(source.text), digest(target.text)
        if pair in self.reviews:
            return (State.REVIEWED if self.reviews[pair] else State.TRANSLATED), None
        targets, sources = self.partners[0].get(pair[0]), self.partners[1].get(pair[1])
        if not sources:
            return (State.TRANSLATED if targets else State.UNACCEPTED), None
        # An accepted translation beside another source: misaligned if what either was accepted with stands elsewhere.
        elsewhere = next((self.now[0][one] for one in sorted(sources) if one in self.now[0]), None)
        if elsewhere or (targets and targets & self.now[1]):
            return State.MISALIGNED, elsewhere
        return (State.UNACCEPTED if targets else State.STALE), None


def is_source_language(text: str) -> bool:
    """Tell whether a text is Chinese: most of its letters are Han."""
    han = len(_HAN.findall(text))
    return han > 0 and han > len(_LATIN.findall(text))


def is_foreign(text: str, locale: Locale) -> bool:
    """Tell whether a text is still in the source's language on a page of another."""
    return locale is not SOURCE and is_source_language(text)


def _pair_page(source: Page, target: Page | None, judge: _Judge) -> PairedPage:
    if target is None:
        return PairedPage(source=source, target=None)
    left, right = topics_of(source), topics_of(target)
    matches = _match_topics(left, right, judge)
    matched = set(matches.values())
    order = [matches[index] for index in range(len(left)) if index in matches]
    return PairedPage(
        source=source,
        target=target,
        topics=tuple(
            PairedTopic(source=left[a], target=right[b], units=tuple(_units(left[a], right[b], judge)))
            for a, b in matches.items()
        ),
        unmatched_source=tuple(topic for index, topic in enumerate(left) if index not in matches),
        unmatched_target=tuple(topic for index, topic in enumerate(right) if index not in matched),
        is_reordered=order != sorted(order),
    )


def _match_topics(left: Sequence[Topic], right: Sequence[Topic], judge: _Judge) -> Mapping[int, int]:
    """Return target index by source index: by heading id, then one by one where as many are left over on both sides.

    Only ids that the other report has nowhere can have been renamed; a topic that stands elsewhere has moved.
    """
    by_id = {topic.heading.section_id: index for index, topic in reversed(list(enumerate(right)))}
    matches = {
        index: by_id[topic.heading.section_id] for index, topic in enumerate(left) if topic.heading.section_id in by_id
    }
    source_ids, target_ids = judge.ids
    taken = set(matches.values())
    rest_left = [i for i, t in enumerate(left) if i not in matches and not target_ids[t.heading.section_id]]
    rest_right = [i for i, t in enumerate(right) if i not in taken and not source_ids[t.heading.section_id]]
    if len(rest_left) == len(rest_right):
        matches |= dict(zip(rest_left, rest_right, strict=True))
    return dict(sorted(matches.items()))


def _units(source: Topic, target: Topic, judge: _Judge) -> Iterator[TranslationUnit]:
    if len(source.paragraphs) != len(target.paragraphs):
        return
    for left, right in zip(source.segments, target.segments, strict=True):
        yield judge.unit(left, right)
