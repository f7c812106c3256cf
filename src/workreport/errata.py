# Deliberate corrections of the delivered text. Comes in: TOML, Paragraphs. Goes out: corrected Paragraphs.
"""Errata: each place where the published Chinese differs from the delivered text, and why.

`data/sources/<report>.errata.toml` also records, under `[[kept]]`, what looks like a slip and was kept on purpose.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workreport.errors import ProjectError
from workreport.findings import Finding, Severity
from workreport.model import Location, Paragraph
from workreport.tables import has_both_languages, load_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """One correction, or with `corrected` equal to `found` one decision to leave things as printed."""

    page: int
    line: int
    found: str
    """Characters that begin on that printed line, once only; they may run on to the next."""
    corrected: str
    reason: Mapping[str, str]
    """By locale folder."""
    decided: date | None = None
    """When it was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errata:
    """The corrections and the decisions of one report, in the order of the file."""

    path: str
    corrections: tuple[Erratum, ...] = ()
    kept: tuple[Erratum, ...] = ()


def load_errata(file: Path, path: str) -> Errata:
    """Return the errata in `file`, which messages call `path`; none if there is no such file.

    Raises ProjectError naming the entry and what is wrong with it.
    """
    tables = load_tables(file, path, "erratum", "kept")
    corrections = [_parse(table, n, path, "corrected") for n, table in enumerate(tables["erratum"], 1)]
    kept = [_parse(table, n, path, "found") for n, table in enumerate(tables["kept"], 1)]
    return Errata(path=path, corrections=tuple(corrections), kept=tuple(kept))


def _parse(table: Mapping[str, object], number: int, path: str, corrected_key: str) -> Erratum:
    name = "erratum" if corrected_key == "corrected" else "kept"
    fields = {"page": int, "line": int, "found": str, corrected_key: str, "reason": dict}
    for key, kind in fields.items():
        if type(table.get(key)) is not kind:
            fix = f"需要 · needed: {', '.join(fields)}"
            message = f"第 {number} 个 [[{name}]] 缺少或写错 {key} · number {number}: {key} is missing or wrong"
            raise ProjectError(message, location=Location(path=path), fix=fix)
    reason = table["reason"]
    if not isinstance(reason, dict) or not has_both_languages(reason):
        fix = 'reason = { zh = "…", en = "…" }'
        message = f"第 {number} 个 [[{name}]] 要有中英文理由 · number {number} needs a reason in both languages"
        raise ProjectError(message, location=Location(path=path), fix=fix)
    day = table.get("decided")
    if day is not None and (not isinstance(day, date) or type(day) is not date):  # an hour of a day is no day
        message = f"第 {number} 个 [[{name}]] 的 decided 写错 · decided of number {number} is wrong: {day}"
        raise ProjectError(message, location=Location(path=path), fix="decided = 2024-01-31")
    found, corrected = str(table["found"]), str(table[corrected_key])
    page, line = int(str(table["page"])), int(str(table["line"]))
    return Erratum(page=page, line=line, found=found, corrected=corrected, reason=reason, decided=day)


def apply_errata(paragraphs: Sequence[Paragraph], errata: Errata) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """Return the paragraphs as corrected, and a finding for each erratum whose place is not there."""
    by_line: dict[tuple[int, int], int] = {}
    for index, paragraph in enumerate(paragraphs):
        for _, line in paragraph.origins:
            by_line[line.page, line.line] = index
    edits: dict[int, list[tuple[int, Erratum]]] = defaultdict(list)
    findings: list[Finding] = []
    for erratum in (*errata.corrections, *errata.kept):
        home = by_line.get((erratum.page, erratum.line))
        start = -1 if home is None else _place(paragraphs[home], erratum)
        if home is None or start < 0:
            findings.append(_misplaced(erratum, errata.path))
        elif erratum.found != erratum.corrected:
            edits[home].append((start, erratum))
    corrected = list(paragraphs)
    for index, changes in edits.items():
        for start, erratum in sorted(changes, key=lambda change: -change[0]):
            corrected[index] = _replace(corrected[index], start, erratum)
    return tuple(paragraph for paragraph in corrected if paragraph.text), tuple(findings)


def line_span(paragraph: Paragraph, page: int, line: int) -> tuple[int, int]:
    """Return where a printed line begins and ends in a paragraph's text."""
    ends = [*(start for start, _ in paragraph.origins[1:]), len(paragraph.text)]
    for (start, source), end in zip(paragraph.origins, ends, strict=True):
        if (source.page, source.line) == (page, line):
            return start, end
    return 0, 0


def _place(paragraph: Paragraph, erratum: Erratum) -> int:
    """Return the offset of what an erratum is about: it must begin on its line exactly once."""
    start, end = line_span(paragraph, erratum.page, erratum.line)
    reach = paragraph.text[start : end + len(erratum.found) - 1]
    place = reach.find(erratum.found)
    return -1 if not erratum.found or place < 0 or place != reach.rfind(erratum.found) else start + place


def _replace(paragraph: Paragraph, start: int, erratum: Erratum) -> Paragraph:
    end = start + len(erratum.found)
    shift = len(erratum.corrected) - len(erratum.found)
    text = paragraph.text[:start] + erratum.corrected + paragraph.text[end:]
    origins = tuple(
        (offset if offset <= start else max(start, offset + shift), line) for offset, line in paragraph.origins
    )
    return replace(paragraph, text=text, origins=origins)


def _misplaced(erratum: Erratum, path: str) -> Finding:
    return Finding(
        check="errata-not-found",
        severity=Severity.ERROR,
        location=Location(path=path),
        message=f"印刷第 {erratum.page} 页第 {erratum.line} 行没有（或不止一处）“{erratum.found}” · "
        f"printed p. {erratum.page}, line {erratum.line} does not have “{erratum.found}” exactly once",
        fix="改正页、行或 found，多写几个字使之唯一 · correct page, line or found; quote more to make it unique",
    )


def suggest_erratum(paragraph: Paragraph, start: int, end: int, corrected: str) -> Erratum | None:
    """Return the erratum that turns `paragraph.text[start:end]` into `corrected`, its reason left open.

    What it quotes is widened until it begins on its printed line exactly once; None if that cannot be had.
    """
    text = paragraph.text
    left, right = start, end
    if left == right:
        left, right = (left - 1, right) if left else (left, right + 1)
    while right <= len(text):
        line = paragraph.line_at(left)
        erratum = Erratum(
            page=line.page,
            line=line.line,
            found=text[left:right],
            corrected=text[left:start] + corrected + text[end:right],
            reason={},
        )
        if _place(paragraph, erratum) == left:
            return erratum
        if left > line_span(paragraph, line.page, line.line)[0]:
            left -= 1
        else:
            right += 1
    return None


def render_erratum(erratum: Erratum) -> str:
    """Return the TOML of an erratum, ready to paste, with its reasons or a place for them.

    One that corrects nothing is a decision to keep what is printed.
    """
    is_kept = erratum.found == erratum.corrected
    reason = erratum.reason or {"zh": "……", "en": "…"}
    entry = {
        "page": str(erratum.page),
        "line": str(erratum.line),
        "found": _toml_string(erratum.found),
        "corrected": "" if is_kept else _toml_string(erratum.corrected),
        "reason": f"{{ {', '.join(f'{locale} = {_toml_string(text)}' for locale, text in reason.items())} }}",
    }
    lines = (f"{key} = {value}" for key, value in entry.items() if value)
    return "\n".join(("[[kept]]" if is_kept else "[[erratum]]", *lines))


def decided_spans(paragraph: Paragraph, decided: Sequence[Erratum]) -> tuple[tuple[int, int], ...]:
    """Return where a corrected paragraph has what somebody has decided on: corrections, and what was kept."""
    lines = {(line.page, line.line) for _, line in paragraph.origins}
    spans = []
    for erratum in decided:
        if erratum.corrected and (erratum.page, erratum.line) in lines:
            start, end = line_span(paragraph, erratum.page, erratum.line)
            at = paragraph.text.find(erratum.corrected, start)
            while start <= at < end:
                spans.append((at, at + len(erratum.corrected)))
                at = paragraph.text.find(erratum.corrected, at + 1)
    return tuple(spans)


def _toml_string(text: str) -> str:
    """Return a TOML basic string, its hidden characters by their numbers."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in written)
