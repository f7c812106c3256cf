# A second import over curated pages. Comes in: the pages, the text as now delivered. Goes out: the pages revised.
"""Carrying an editor's work over to a text delivered anew.

The pages are collated with the new text. Sentences that match stay where the editor put them, with file names, ids,
topic heads, emphasis and allows; sentences that changed replace those they stand for; new ones go where the
sentence before them went. A text that did not change gives back the very same pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from workreport.collation import Stretch, WitnessSentence, collate, read_delivered_witness, read_page_witness
from workreport.findings import Finding, Severity
from workreport.model import Kind, Page, Paragraph, Report, Segment
from workreport.numbering import parse_mark
from workreport.outline import Role
from workreport.pagination import EDITORIAL_TITLES, heading_segment
from workreport.plaintext import to_markdown
from workreport.sentences import STOP

_ALIKE = 0.5
"""Share of characters in common from which a changed heading is still the same heading."""


_Homes = dict[str, list[WitnessSentence]]
"""Delivered sentences by the id of the segment they go to; by `_under(id)` for new text under a bare heading."""


def revise(report: Report, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Return the pages of `report` with the text of `paragraphs`, and what the editor has to look at."""
    segments = [segment for segment in report.delivered() if segment.text]
    stretches = collate(read_delivered_witness(paragraphs), read_page_witness(segments))
    homes: _Homes = {segment.id: [] for segment in segments}
    findings: list[Finding] = []
    first: list[WitnessSentence] = []
    last: Segment | None = None
    block = -1
    for stretch in stretches:
        for sentence, assigned in _assign(stretch, segments, last):
            home = assigned
            elsewhere = home and home.kind is Kind.PARAGRAPH and (not last or home.page != last.page)
            if elsewhere and sentence.block == block:
                # What goes on in the delivered paragraph stays on the page where that began.
                home = last and _body_of(last, segments)
            block = sentence.block
            if home is None:
                first.append(sentence)
                continue
            if not stretch.same and parse_mark(sentence.text) and home.kind is Kind.PARAGRAPH:
                findings.append(_new_heading(sentence, home))
            own = stretch.same and home is assigned
            bare = home.kind is Kind.HEADING and homes[home.id] and not own
            homes.setdefault(_under(home) if bare else home.id, []).append(sentence)
            last = home
    if segments[0].kind is Kind.PARAGRAPH:  # there is an opening page: what is in front of its text goes there
        homes[segments[0].id][:0] = first
        first = []
    findings += [_lost(segment) for segment in segments if not homes[segment.id]]
    pages = [page for page in (_revise_page(page, homes) for page in report.pages) if page.segments]
    return (*_opening(report, first), *pages), tuple(findings)


def _assign(
    stretch: Stretch, segments: Sequence[Segment], last: Segment | None
) -> Iterator[tuple[WitnessSentence, Segment | None]]:
    """Yield each delivered sentence with the segment it goes to; `last` is the segment before the stretch.

    None stands for text in front of all there was.
    """
    if stretch.same:
        for left, right in zip(stretch.delivered, stretch.pages, strict=True):
            yield left, segments[right.block]
        return
    pages = list(stretch.pages)
    for position, sentence in enumerate(stretch.delivered):
        ahead = len(stretch.delivered) - position
        # A heading takes the one sentence that is like it; headings that nothing is like are passed over.
        while pages and pages[0].in_heading and not _alike(sentence, pages[0]) and len(pages) >= ahead:
            pages.pop(0)
        if pages and (not pages[0].in_heading or _alike(sentence, pages[0])):
            last = segments[pages.pop(0).block]
        elif last:
            last = _body_of(last, segments)
        yield sentence, last


def _alike(sentence: WitnessSentence, heading: WitnessSentence) -> bool:
    return SequenceMatcher(None, sentence.text, heading.text, autojunk=False).ratio() >= _ALIKE


def _body_of(heading: Segment, segments: Sequence[Segment]) -> Segment:
    """Return the first paragraph under a heading, or the heading itself if it has none; a paragraph as it is."""
    if heading.kind is Kind.PARAGRAPH:
        return heading
    under = (s for s in segments if s.page == heading.page and s.section_id == heading.section_id and s.ordinal)
    return next(under, heading)


def _under(heading: Segment) -> str:
    return f"{heading.id}/0"


def _opening(report: Report, sentences: Sequence[WitnessSentence]) -> Iterator[Page]:
    """Yield the page for text that is now in front of all the pages there were."""
    if sentences:
        address = f"{report.id}/0-opening"
        folder = report.pages[0].path.rpartition(report.pages[0].address.partition("/")[2])[0]
        path = f"{folder}0-opening.md"
        heading = heading_segment(address, path, "opening", EDITORIAL_TITLES[Role.OPENING])
        body = replace(heading, kind=Kind.PARAGRAPH, level=0, editorial=False)
        parts = [_Part(heading, ()), *_group(body, sentences)]
        yield Page(address=address, path=path, segments=tuple(_number(parts)))


def _revise_page(page: Page, homes: _Homes) -> Page:
    if page.editorial:
        return page
    parts: list[_Part] = []
    for segment in page.segments:
        for part in _parts(segment, homes):
            if parts and _goes_on(parts[-1], part):
                part = _join(parts.pop(), part)
            parts.append(part)
    has_text = any(part.sentences for part in parts)
    return replace(page, segments=tuple(_number(parts)) if has_text else ())


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment of the revised page and the delivered sentences in it; none for what is not delivered text."""

    segment: Segment
    sentences: tuple[WitnessSentence, ...]


def _parts(segment: Segment, homes: _Homes) -> Iterator[_Part]:
    """Yield a segment with its new text, in as many paragraphs as the delivered text has there."""
    if segment.editorial or not segment.text:
        yield _Part(segment, ())
    elif segment.kind is Kind.HEADING:
        sentences = tuple(homes[segment.id])
        if text := "".join(sentence.text for sentence in sentences).removesuffix(STOP):
            yield _Part(_with_text(segment, text), sentences)
        body = replace(segment, kind=Kind.PARAGRAPH, level=0, allows=())
        yield from _group(body, homes.get(_under(segment), ()))
    else:
        yield from _group(segment, homes[segment.id])


def _group(segment: Segment, sentences: Sequence[WitnessSentence]) -> Iterator[_Part]:
    """Yield paragraphs like `segment` with these sentences, cut where the delivered text has a border."""
    groups: list[list[WitnessSentence]] = []
    for sentence in sentences:
        if not groups or groups[-1][-1].ends_block or sentence.begins_item:
            groups.append([])
        groups[-1].append(sentence)
    for group in groups:
        yield _Part(_with_text(segment, "".join(sentence.text for sentence in group)), tuple(group))


def _with_text(segment: Segment, text: str) -> Segment:
    """Return the segment with this text; as the editor marked it up if that is the text it has."""
    return segment if text == segment.text else replace(segment, markdown=to_markdown(text))


def _goes_on(part: _Part, following: _Part) -> bool:
    """Tell whether two paragraphs are one, as when the heading between them was withdrawn."""
    if not part.sentences or not following.sentences or part.segment.kind is Kind.HEADING:
        return False
    border = part.sentences[-1].ends_block or following.sentences[0].begins_item
    return following.segment.kind is Kind.PARAGRAPH and not border


def _join(part: _Part, following: _Part) -> _Part:
    markdown = part.segment.markdown + following.segment.markdown
    return _Part(replace(part.segment, markdown=markdown), part.sentences + following.sentences)


def _number(parts: Sequence[_Part]) -> Iterator[Segment]:
    """Yield the segments with the section they now stand under and their position there."""
    section_id, ordinal = "", 0
    for part in parts:
        if part.segment.kind is Kind.HEADING:
            section_id, ordinal = part.segment.section_id, 0
        else:
            ordinal += 1
        yield replace(part.segment, section_id=section_id, ordinal=ordinal)


def _new_heading(sentence: WitnessSentence, home: Segment) -> Finding:
    return Finding(
        check="new-heading",
        severity=Severity.WARNING,
        location=home.location,
        message=f"新的编号，作为段落放在这里 · a new number, put here as a paragraph: “{sentence.text[:30]}”",
        fix="如果是标题，请手工设为标题或分页 · if it is a heading, make it one, or a page, by hand",
    )


def _lost(segment: Segment) -> Finding:
    return Finding(
        check="text-withdrawn",
        severity=Severity.WARNING,
        location=segment.location,
        message=f"新的送达文本没有这一段，已移除 · no longer in the delivered text, removed: “{segment.text[:30]}”",
        fix="核对英文页面 · see to the English page",
    )
