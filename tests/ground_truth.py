"""An independent reading of 2024.txt: each character with its printed page, by nothing but this file's own folios."""

import re
from dataclasses import dataclass

from builders import SOURCE_FILE
from workreport.model import Kind, Segment

# The three corrections of 2024.errata.toml, each as long as what it corrects.
CORRECTED = (("挑战:", "挑战："), ("工作:", "工作："), ("业态,深化", "业态，深化"))


@dataclass(frozen=True)
class Printed:
    character: str
    page: int


def printed_characters() -> list[Printed]:
    """Return the report's characters, white space aside, in order."""
    pages: list[list[str]] = [[]]
    for line in SOURCE_FILE.read_text(encoding="utf-8").split("\n"):
        if re.fullmatch(r"— \d+( —)?", line):
            pages.append([])
        else:
            pages[-1].append(line)
    printed: list[Printed] = []
    for number, lines in enumerate(pages, 1):
        text = "".join("".join(lines).split())
        for found, corrected in CORRECTED:
            text = text.replace(found, corrected)
        printed += [Printed(character, number) for character in text]
    return printed


def pages_of(segments: list[Segment]) -> list[list[int]]:
    """Return for each segment the printed page of each of its characters; fails if the texts do not agree."""
    printed = printed_characters()
    at = 0
    result: list[list[int]] = []
    for segment in segments:
        pages: list[int] = []
        for character in segment.text:
            assert printed[at].character == character, (segment.id, character, printed[at])
            pages.append(printed[at].page)
            at += 1
        if segment.kind is Kind.HEADING and at < len(printed) and printed[at].character == "。":
            at += 1
        result.append(pages)
    assert at == len(printed)
    return result
