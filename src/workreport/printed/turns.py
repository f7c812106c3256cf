# Where the printed pages turn. Comes in: Paragraphs, Segments. Goes out: Printed by segment id.
"""From the printed line of every delivered character to the printed page of every character on the site.

The pages are held against the delivered text as the verbatim check does it, so a page turns exactly where it did on
paper, in mid-sentence, heading or number. Where a draft differs from the delivered text, it turns as near as the
differing sentences allow.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workreport.collation import Stretch, Witness, collate, read_delivered_witness, read_page_witness
from workreport.model import Paragraph, Segment


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A printed page begins before the character at `offset` of a segment's text."""

    offset: int
    page: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed pages of one segment."""

    first: int
    """The page of its first character."""
    turns: tuple[PageTurn, ...] = ()
    """The pages that begin in it, the first one too if it begins at offset 0."""

    @property
    def last(self) -> int:
        """The page of its last character."""
        return self.turns[-1].page if self.turns else self.first

    def page_at(self, offset: int) -> int:
        """Return the page of the character at `offset`."""
        return next((turn.page for turn in reversed(self.turns) if turn.offset <= offset), self.first)

    def __str__(self) -> str:
        return f"{self.first}–{self.last}" if self.last > self.first else str(self.first)


def find_printed_pages(paragraphs: Sequence[Paragraph], segments: Sequence[Segment]) -> Mapping[str, Printed]:
    """Return by segment id on which printed pages each delivered segment stands.

    `segments` are a report's in reading order, without editorial ones. Nothing for a text without printed pages.
    """
    segments = [segment for segment in segments if segment.text]
    delivered, pages = read_delivered_witness(paragraphs), read_page_witness(segments)
    starts = list(_page_starts(paragraphs, delivered))
    if len(starts) < 2 or not segments:
        return {}
    stretches = collate(delivered, pages)
    turns: dict[int, list[PageTurn]] = defaultdict(list)
    for at, page in starts:
        block, offset = pages.place(min(_place(at, stretches), len(pages.text) - 1))
        turns[block].append(PageTurn(offset, page))
    printed: dict[str, Printed] = {}
    page = starts[0][1]
    for block, segment in enumerate(segments):
        own = tuple(turns[block])
        first = own[0].page if own and not own[0].offset else page
        printed[segment.id] = Printed(first, own)
        page = printed[segment.id].last
    return printed


def _page_starts(paragraphs: Sequence[Paragraph], witness: Witness) -> Iterator[tuple[int, int]]:
    """Yield (offset in the delivered text, printed page) for the first character of every printed page."""
    lines = [
        (start + offset, line.page)
        for start, paragraph in zip(witness.starts, paragraphs, strict=True)
        for offset, line in paragraph.origins
    ]
    yield from lines[:1]
    yield from ((at, page) for (_, before), (at, page) in pairwise(lines) if page != before)


def _place(at: int, stretches: Sequence[Stretch]) -> int:
    """Return the offset on the pages of a delivered character; a full stop that a heading dropped counts as its end."""
    page_end = 0
    for stretch in stretches:
        if stretch.delivered and at < stretch.delivered[-1].end:
            index = bisect_right([sentence.start for sentence in stretch.delivered], at) - 1
            partner = min(index, len(stretch.pages) - 1)
            if partner < 0:
                return page_end
            inside = at - stretch.delivered[index].start
            return min(stretch.pages[partner].start + inside, stretch.pages[partner].end)
        page_end = stretch.pages[-1].end if stretch.pages else page_end
    return page_end
