"""One-line test data."""

import re
from collections.abc import Iterator
from pathlib import Path

from workreport.furniture import split_pages
from workreport.model import Kind, Location, Page, Paragraph, Report, Segment, SourceLine
from workreport.outline import Outline, parse_outline
from workreport.plaintext import to_markdown
from workreport.unwrap import unwrap

ROOT = Path(__file__).parent.parent
SOURCE_FILE = ROOT / "data/sources/2024.txt"


def source_line(text: str, *, page: int = 1, line: int = 1) -> SourceLine:
    return SourceLine(page=page, line=line, text=text, number=line)


def source_lines(text: str) -> tuple[SourceLine, ...]:
    return split_pages(text, "source.txt")[0]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text with one on each line."""
    return tuple(
        Paragraph(text=line, origins=((0, source_line(line, line=number)),))
        for number, line in enumerate(text.split("\n"), 1)
    )


def outline(text: str) -> Outline:
    """Return the outline of a delivered text."""
    return parse_outline(unwrap(source_lines(text)), "source.txt")[0]


def heading(text: str, section_id: str, *, level: int = 1, page: str = "2024/p", editorial: bool = False) -> Segment:
    return Segment(
        page=page,
        section_id=section_id,
        ordinal=0,
        kind=Kind.HEADING,
        markdown=to_markdown(text),
        location=Location(path=f"docs/zh/{page}.md"),
        level=level,
        editorial=editorial,
    )


def paragraph(text: str, section_id: str, ordinal: int = 1, *, page: str = "2024/p") -> Segment:
    return Segment(
        page=page,
        section_id=section_id,
        ordinal=ordinal,
        kind=Kind.PARAGRAPH,
        markdown=to_markdown(text),
        location=Location(path=f"docs/zh/{page}.md"),
    )


def page(*segments: Segment, address: str = "2024/p", editorial: bool = False) -> Page:
    return Page(address=address, path=f"docs/zh/{address}.md", segments=segments, editorial=editorial)


def report(*pages: Page) -> Report:
    return Report(id="2024", pages=pages)


def read_cases(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield title, input and expected output of a case file: title, dot, input, dot, output, dot."""
    text = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8")
    for match in re.finditer(
        r"^(?P<title>[^\n.].*)\n\.\n(?P<input>(?:.*\n)*?)\.\n(?P<output>(?:.*\n)*?)\.\n", text, re.M
    ):
        yield match["title"], match["input"].removesuffix("\n"), match["output"].removesuffix("\n")


def letters(text: str) -> str:
    """Return the characters of `text` that are not white space."""
    return "".join(text.split())
