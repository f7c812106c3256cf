# The pages held against the delivered text. Comes in: Paragraphs, Segments. Goes out: matching stretches.
"""Collating two witnesses of one text: the delivered paragraphs and the segments of the pages.

Each witness is one string of blocks (paragraphs or segments) set end to end, cut into sentences, and the sentences
are matched in order. Both the verbatim check and a second import stand on this: the one reports what does not match,
the other carries the editor's work over what does.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from workreport.model import Kind, Paragraph, Segment
from workreport.numbering import find_items
from workreport.sentences import STOP, split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessSentence:
    """A sentence of a witness. `start` counts from the beginning of the witness."""

    start: int
    text: str
    block: int
    ends_block: bool
    begins_item: bool = False
    """Delivered text only: an item of an enumeration begins here, which pages set as a paragraph of its own."""
    in_heading: bool = False
    """Pages only."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)

    @property
    def ends_heading(self) -> bool:
        """True for the sentence whose full stop a heading drops."""
        return self.in_heading and self.ends_block


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A text as blocks set end to end."""

    text: str
    starts: tuple[int, ...]
    """Where each block begins."""
    sentences: tuple[WitnessSentence, ...]

    def place(self, at: int) -> tuple[int, int]:
        """Return the block that holds the character at `at`, and its offset there; the end belongs to the last."""
        block = max(bisect_right(self.starts, at) - 1, 0)
        return block, at - self.starts[block]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Sentences of both sides that stand for each other; `same` if they match one by one, full stops aside."""

    same: bool
    delivered: tuple[WitnessSentence, ...]
    pages: tuple[WitnessSentence, ...]


# difflib may call frequent sentences noise only where there are so many that it would take long otherwise.
_MANY = 5_000


def read_delivered_witness(paragraphs: Sequence[Paragraph]) -> Witness:
    """Return the delivered paragraphs as a witness."""
    texts = [paragraph.text for paragraph in paragraphs]
    items = [set(find_items(text)) for text in texts]
    return _witness(texts, items=items)


def read_page_witness(segments: Sequence[Segment]) -> Witness:
    """Return the pages' segments as a witness."""
    texts = [segment.text for segment in segments]
    return _witness(texts, headings=[segment.kind is Kind.HEADING for segment in segments])


def collate(delivered: Witness, pages: Witness) -> tuple[Stretch, ...]:
    """Return the stretches in order; joined together they are both witnesses."""
    left = [sentence.text.removesuffix(STOP) for sentence in delivered.sentences]
    right = [sentence.text.removesuffix(STOP) for sentence in pages.sentences]
    return tuple(
        Stretch(same=same, delivered=delivered.sentences[a:b], pages=pages.sentences[c:d])
        for same, a, b, c, d in _matches(left, right)
    )


def _witness(
    texts: Sequence[str], *, items: Sequence[set[int]] | None = None, headings: Sequence[bool] | None = None
) -> Witness:
    starts = tuple(accumulate((len(text) for text in texts), initial=0))[:-1]
    sentences = tuple(
        WitnessSentence(
            start=starts[block] + sentence.start,
            text=sentence.text,
            block=block,
            ends_block=sentence.end == len(text),
            begins_item=items is not None and sentence.start in items[block],
            in_heading=headings is not None and headings[block],
        )
        for block, text in enumerate(texts)
        for sentence in split_sentences(text)
    )
    return Witness(text="".join(texts), starts=starts, sentences=sentences)


def _matches(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield (same, from, to, from, to) over both lists; equal ends are taken off first, as most texts are equal."""
    shorter = min(len(left), len(right))
    head = next((index for index in range(shorter) if left[index] != right[index]), shorter)
    rest = shorter - head
    tail = next((index for index in range(rest) if left[-1 - index] != right[-1 - index]), rest)
    left_end, right_end = len(left) - tail, len(right) - tail
    if head:
        yield True, 0, head, 0, head
    middle = left[head:left_end], right[head:right_end]
    matcher = SequenceMatcher(None, *middle, autojunk=max(map(len, middle)) > _MANY)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield tag == "equal", a + head, b + head, c + head, d + head
    if tail:
        yield True, left_end, len(left), right_end, len(right)
