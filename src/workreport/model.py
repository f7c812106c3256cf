# The values that travel from the delivered text to the site. Imports nothing of ours but `plaintext`.
"""The types of the domain. Names follow XLIFF 2 (segment) and DESIGN.md, section 8."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workreport.plaintext import to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file: path relative to the project, line and column from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        # A name with a line end in it would begin a line of its own in a log.
        path = self.path.replace("\n", "⟨U+000A⟩").replace("\r", "⟨U+000D⟩")
        return ":".join(str(part) for part in (path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One printed line of the delivered text, page furniture excluded."""

    page: int
    """Printed page, from 1."""
    line: int
    """Line on that page, from 1, counting text lines only."""
    text: str
    """The line without outer white space; inner runs of blanks and tabs are one space."""
    number: int
    """Line in the source file, from 1."""
    indent: int = 0
    """White space in front, in half-em units (a full-width space is 2)."""
    gap: int = 0
    """Empty lines between this line and the text line above it."""
    opens_page: bool = False
    """True for the first text line after page furniture: there `gap` says nothing about paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A natural paragraph of the delivered text: joined lines that know where they came from."""

    text: str
    origins: tuple[tuple[int, SourceLine], ...]
    """(offset in `text` where a line's characters begin, that line), in ascending order."""
    revision: "Revision | None" = None
    """What errata say about it; None if they say nothing."""

    def line_at(self, offset: int) -> SourceLine:
        """Return the printed line that the character at `offset` stands on."""
        found = self.origins[0][1]
        for start, line in self.origins:
            if start > offset:
                break
            found = line
        return found


@dataclass(frozen=True, slots=True)
class Edit:
    """A place where a corrected paragraph differs from the printed one."""

    start: int
    end: int
    """Where it stands in the corrected text."""
    printed_start: int
    printed_end: int
    """Where what it replaces stood in the printed text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How a paragraph came from the printed one."""

    printed: Paragraph
    edits: tuple[Edit, ...]
    """In the order of the text."""
    decided: tuple[tuple[int, int], ...]
    """Where the corrected text has what somebody has decided on, context that was quoted included; ascending."""

    def printed_place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a place of the corrected text stands in the printed one; None if it was not printed so."""
        shift = 0
        for edit in self.edits:
            if edit.end <= start:
                shift += (edit.printed_end - edit.printed_start) - (edit.end - edit.start)
            elif edit.start < end:
                return None
        return start + shift, end + shift


class Kind(StrEnum):
    """What a segment is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allow:
    """An `<!-- allow: check-id reason -->` on the line above a paragraph."""

    check: str
    reason: str
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One heading or paragraph of a page: the unit of translation."""

    page: str
    """The page's address without locale and suffix: `2024/1-review/3-ecology`."""
    section_id: str
    """Id of the heading it stands under; a heading's own id."""
    ordinal: int
    """Position under that heading: 0 for the heading, then 1, 2, …"""
    kind: Kind
    markdown: str
    """The text as written in the file, inline Markdown included, heading marks and ids not."""
    location: Location = field(compare=False)
    level: int = 0
    """1 or 2 for a heading, 0 for a paragraph."""
    editorial: bool = False
    """True for a heading that the delivered text does not have."""
    allows: tuple[Allow, ...] = ()

    @property
    def text(self) -> str:
        """The text as a reader sees it: no escapes, no emphasis marks, link texts only."""
        return to_plain(self.markdown)

    @property
    def id(self) -> str:
        """Derived identity, such as `2024/1-review/3-ecology#reputation/2`."""
        return f"{self.page}#{self.section_id}" + (f"/{self.ordinal}" if self.ordinal else "")

    @property
    def anchor(self) -> str:
        """Its HTML id on the page: `reputation` for the heading, `reputation.2` for the second paragraph under it."""
        return f"{self.section_id}.{self.ordinal}" if self.ordinal else self.section_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One Markdown page in one locale."""

    address: str
    """`2024/1-review/3-ecology`; the same in every locale."""
    path: str = field(compare=False)
    """The file, relative to the project."""
    segments: tuple[Segment, ...]
    title: str | None = None
    description: str | None = None
    published: date | None = None
    """When this site published it."""
    keywords: tuple[str, ...] = ()
    editorial: bool = False
    """True for a page that is no part of the delivered text."""

    @property
    def heading(self) -> Segment | None:
        """The page's first-level heading, if it has one."""
        return next((s for s in self.segments if s.kind is Kind.HEADING and s.level == 1), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The pages of one report in one locale, in reading order."""

    id: str
    pages: tuple[Page, ...]

    def segments(self) -> dict[str, Segment]:
        """Return all segments by id, in reading order."""
        return {segment.id: segment for page in self.pages for segment in page.segments}

    def delivered(self) -> Iterator[Segment]:
        """Yield, in reading order, the segments that are delivered text: no editorial page or heading."""
        for page in self.pages:
            if not page.editorial:
                yield from (segment for segment in page.segments if not segment.editorial)
