# Two languages paired. Comes in: two Reports, a Lock. Goes out: an Alignment.
"""Pairing a report's source and target by heading id and position (DESIGN.md, sections 3 and 5).

A page pairs with the page at its address, a topic with the topic of its heading id, a paragraph with the paragraph at
its position. Where that cannot be, the alignment says what is in the way instead of pairing by guess.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from workreport.lock import Lock, digest
from workreport.model import Kind, Page, Report, Segment

_HAN = re.compile("[一-鿿]")


class State(StrEnum):
    """What is known of a translation. The words of XLIFF 2, and those it lacks."""

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

    @property
    def id(self) -> str:
        """The source segment's id."""
        return self.source.id


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A report in both languages."""

    pages: tuple[PairedPage, ...]
    """In the reading order of the source."""
    unmatched_pages: tuple[Page, ...]
    """Pages that only the target has."""


def align(source: Report, target: Report, lock: Lock) -> Alignment:
    """Return the pairing of two reports. Editorial pages are not paired: they are written for their own readers."""
    judge = _Judge(lock)
    targets = {page.address: page for page in target.pages if not page.editorial}
    pages = tuple(
        _pair_page(page, targets.pop(page.address, None), judge) for page in source.pages if not page.editorial
    )
    return Alignment(pages=pages, unmatched_pages=tuple(targets.values()))


def topics_of(page: Page) -> tuple[Topic, ...]:
    """Return a page's topics in order; text in front of the first heading belongs to none."""
    heads = [index for index, segment in enumerate(page.segments) if segment.kind is Kind.HEADING]
    return tuple(
        Topic(heading=page.segments[begin], paragraphs=page.segments[begin + 1 : end])
        for begin, end in pairwise([*heads, len(page.segments)])
    )


class _Judge:
    """Tells the state of a pair by the lock."""

    def __init__(self, lock: Lock) -> None:
        self.sources, self.targets, self.reviews = lock.sources, lock.targets, lock.reviews

    def state(self, source: Segment, target: Segment) -> State:
        if source.text == target.text and _HAN.search(source.text):
            return State.MISSING
        pair = digest(source.text), digest(target.text)
        if pair in self.reviews:
            return State.REVIEWED if self.reviews[pair] else State.TRANSLATED
        known_source, known_target = pair[0] in self.sources, pair[1] in self.targets
        if known_source:
            return State.MISALIGNED if known_target else State.TRANSLATED
        return State.STALE if known_target else State.UNACCEPTED


def _pair_page(source: Page, target: Page | None, judge: _Judge) -> PairedPage:
    if target is None:
        return PairedPage(source=source, target=None)
    left, right = topics_of(source), topics_of(target)
    matches = _match_topics(left, right)
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


def _match_topics(left: Sequence[Topic], right: Sequence[Topic]) -> Mapping[int, int]:
    """Return target index by source index: by heading id, then one by one where as many are left over on both sides."""
    by_id = {topic.heading.section_id: index for index, topic in enumerate(right)}
    matches = {
        index: by_id[topic.heading.section_id] for index, topic in enumerate(left) if topic.heading.section_id in by_id
    }
    rest_left = [index for index in range(len(left)) if index not in matches]
    rest_right = [index for index in range(len(right)) if index not in set(matches.values())]
    if len(rest_left) == len(rest_right):
        matches |= dict(zip(rest_left, rest_right, strict=True))
    return dict(sorted(matches.items()))


def _units(source: Topic, target: Topic, judge: _Judge) -> Iterator[TranslationUnit]:
    if len(source.paragraphs) != len(target.paragraphs):
        return
    for left, right in zip(source.segments, target.segments, strict=True):
        yield TranslationUnit(source=left, target=right, state=judge.state(left, right))
