# Deliberate corrections of the delivered text. Comes in: Errata, Paragraphs. Goes out: corrected Paragraphs.
"""Errata: each place where the published Chinese differs from the delivered text, and why.

`data/sources/<report>.errata.toml` also records, under `[[kept]]`, what looks like a slip and was kept on purpose.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workreport.findings import Finding, Severity
from workreport.model import Edit, Location, Paragraph, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """One correction, or with `corrected` equal to `found` one decision to leave things as printed."""

    page: int = 0
    """0, with `line`, for a decision about a whole report."""
    line: int = 0
    found: str
    """Characters that begin on that printed line, once only; they may run on to the next."""
    corrected: str
    reason: Mapping[str, str]
    """By locale folder."""
    decided: date | None = None
    """When it was decided."""
    entry: int | None = field(default=None, compare=False)
    """Line of its entry in the file, if it is from one and that is known."""

    @property
    def is_everywhere(self) -> bool:
        """Tell whether it is about every place of the report that has these characters."""
        return not (self.page or self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errata:
    """The corrections and the decisions of one report, in the order of the file."""

    path: str
    corrections: tuple[Erratum, ...] = ()
    kept: tuple[Erratum, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """An erratum and where its words begin in the printed paragraph."""

    start: int
    erratum: Erratum

    @property
    def end(self) -> int:
        return self.start + len(self.erratum.found)

    @property
    def core(self) -> tuple[int, int, str]:
        """What changes, without the words that were quoted to make the place clear: begin, end, what to write."""
        found, corrected = self.erratum.found, self.erratum.corrected
        shorter = min(len(found), len(corrected))
        same = next((at for at in range(shorter) if found[at] != corrected[at]), shorter)
        rest = shorter - same
        tail = next((at for at in range(rest) if found[-1 - at] != corrected[-1 - at]), rest)
        return self.start + same, self.end - tail, corrected[same : len(corrected) - tail]


def apply_errata(paragraphs: Sequence[Paragraph], errata: Errata) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """Return the paragraphs as corrected, and findings: errata whose place is not there, or that change the same."""
    by_line = {
        (line.page, line.line): index for index, paragraph in enumerate(paragraphs) for _, line in paragraph.origins
    }
    placed: dict[int, list[_Placed]] = defaultdict(list)
    findings: list[Finding] = []
    for erratum in (*errata.corrections, *errata.kept):
        places = _places(paragraphs, erratum, by_line)
        if not places:
            findings.append(_misplaced(erratum, errata.path))
        for home, start in places:
            placed[home].append(_Placed(start, erratum))
    corrected = list(paragraphs)
    for index, ones in placed.items():
        corrected[index], overlaps = _revise(paragraphs[index], ones, errata.path)
        findings.extend(overlaps)
    return tuple(paragraph for paragraph in corrected if paragraph.text), tuple(findings)


def _places(
    paragraphs: Sequence[Paragraph], erratum: Erratum, by_line: Mapping[tuple[int, int], int]
) -> list[tuple[int, int]]:
    """Return the paragraph and the offset of every place that an erratum is about."""
    if erratum.is_everywhere:
        return [(home, at) for home, one in enumerate(paragraphs) for at in _occurrences(one.text, erratum.found)]
    home = by_line.get((erratum.page, erratum.line))
    start = None if home is None else find_place(paragraphs[home], erratum)
    return [] if home is None or start is None else [(home, start)]


def _occurrences(text: str, found: str) -> Iterator[int]:
    at = text.find(found) if found else -1
    while at >= 0:
        yield at
        at = text.find(found, at + len(found))


def line_span(paragraph: Paragraph, page: int, line: int) -> tuple[int, int]:
    """Return where a printed line begins and ends in a paragraph's text."""
    ends = [*(start for start, _ in paragraph.origins[1:]), len(paragraph.text)]
    for (start, source), end in zip(paragraph.origins, ends, strict=True):
        if (source.page, source.line) == (page, line):
            return start, end
    return 0, 0


def find_place(paragraph: Paragraph, erratum: Erratum) -> int | None:
    """Return the offset of what an erratum is about: it must begin on its line exactly once."""
    text, found = paragraph.text, erratum.found
    start, end = line_span(paragraph, erratum.page, erratum.line)
    stop = end + len(found) - 1
    place = text.find(found, start, stop)
    return None if not found or place < 0 or place != text.rfind(found, start, stop) else place


def _revise(paragraph: Paragraph, placed: Sequence[_Placed], path: str) -> tuple[Paragraph, list[Finding]]:
    """Return a paragraph with its errata applied, and those that cannot be, because another changes the same words."""
    applied: list[_Placed] = []
    findings: list[Finding] = []
    changes = [one for one in placed if one.erratum.found != one.erratum.corrected]
    for one in sorted(changes, key=lambda one: one.core):
        if not applied or not _meets(one, applied[-1]):
            applied.append(one)
        elif one.core != applied[-1].core:
            findings.append(_overlapping(one.erratum, applied[-1].erratum, path))
    kept = [one for one in placed if one.erratum.found == one.erratum.corrected and not one.erratum.is_everywhere]
    for one in kept:
        changed = next((other for other in applied if one.start < other.core[1] and other.core[0] < one.end), None)
        if changed is not None:
            findings.append(_overlapping(one.erratum, changed.erratum, path))
    edits = _edits([one.core for one in applied])
    decided = sorted((_moved(one.start, edits), _moved(one.end, edits, is_end=True)) for one in placed)
    return replace(
        paragraph,
        text=_edited(paragraph.text, [one.core for one in applied]),
        origins=tuple((_moved(offset, edits), line) for offset, line in paragraph.origins),
        revision=Revision(printed=paragraph, edits=edits, decided=tuple(decided)),
    ), findings


def _meets(one: _Placed, before: _Placed) -> bool:
    """Tell whether two changes, given in their order, are about the same characters or the same gap between two."""
    return one.core[0] < before.core[1] or one.core[:2] == before.core[:2]


def _edits(cores: Sequence[tuple[int, int, str]]) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    shift = 0
    for start, end, text in cores:
        edits.append(Edit(start + shift, start + shift + len(text), start, end))
        shift += len(text) - (end - start)
    return tuple(edits)


def _edited(text: str, cores: Sequence[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end, new in cores:
        parts += [text[position:start], new]
        position = end
    return "".join((*parts, text[position:]))


def _moved(offset: int, edits: Sequence[Edit], *, is_end: bool = False) -> int:
    """Return where a border of the printed text stands in the corrected one; behind what was put in, if it is an end.

    Of a border that was inside what was replaced, that is all that can be said.
    """
    moved = offset
    for edit in edits:
        if edit.printed_end < offset or (edit.printed_end == offset and (is_end or edit.printed_start < offset)):
            moved = offset + edit.end - edit.printed_end
        elif edit.printed_start < offset:
            return edit.end if is_end else min(edit.end, moved)
    return moved


def _misplaced(erratum: Erratum, path: str) -> Finding:
    place = (f"印刷第 {erratum.page} 页第 {erratum.line} 行", f"printed p. {erratum.page}, line {erratum.line}")
    zh, en = ("全文", "the report") if erratum.is_everywhere else place
    return Finding(
        check="errata-not-found",
        severity=Severity.ERROR,
        location=Location(path=path, line=erratum.entry),
        message=f"{zh}没有“{erratum.found}” · {en} does not have “{erratum.found}”"
        if erratum.is_everywhere
        else f"{zh}没有（或不止一处）“{erratum.found}” · {en} does not have “{erratum.found}” exactly once",
        fix="改正页、行或 found，多写几个字使之唯一 · correct page, line or found; quote more to make it unique",
    )


def _overlapping(erratum: Erratum, other: Erratum, path: str) -> Finding:
    return Finding(
        check="errata-overlap",
        severity=Severity.ERROR,
        location=Location(path=path, line=erratum.entry),
        message=f"印刷第 {erratum.page} 页第 {erratum.line} 行，“{erratum.found}”与“{other.found}”两条改的是同一处 · "
        f"printed p. {erratum.page}, line {erratum.line}: the entries of “{erratum.found}” and “{other.found}” "
        "are about the same characters",
        fix="合并为一条，或删去一条 · join them into one entry, or remove one",
    )
