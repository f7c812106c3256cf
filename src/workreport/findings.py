# What a check has to say, and its renderings. Comes in: findings. Goes out: text.
"""Findings: one object, several renderings (DESIGN.md, section 6)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workreport.model import Location


class Severity(StrEnum):
    """An error stops CI, a warning is shown, a notice is information."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong, or worth knowing, at one place."""

    check: str
    """Kebab-case noun of what is wrong; never changes once published."""
    severity: Severity
    location: Location
    message: str
    """Chinese and English, both values, for a reader who does not program."""
    fix: str = ""
    related: Location | None = None
    """The other place, such as the source line that a page line disagrees with."""
    related_text: str = ""
    unit: str = ""
    """The translation unit it is about, such as `2024/1-review/3-ecology#reputation/2`."""
    source: str = ""
    """The words of the source in question."""
    target: str = ""
    """The words of the translation in question."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The files it is about: its own and the other place's."""
        return (self.location.path, *([self.related.path] if self.related else []))


class Format(StrEnum):
    """How findings are written out."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def render_findings(findings: Iterable[Finding], style: Format = Format.TEXT) -> Iterator[str]:
    """Yield the findings, as they come, as lines for people, annotations for GitHub or the lines of a JSON list.

    Nothing for no findings, but for JSON, where that is an empty list.
    """
    if style is Format.JSON:
        yield from _render_json(findings)
    else:
        yield from map(_as_annotation if style is Format.GITHUB else _as_text, findings)


def _render_json(findings: Iterable[Finding]) -> Iterator[str]:
    held: str | None = None
    for finding in findings:
        yield f"{held}," if held else "["
        held = json.dumps(_as_json(finding), ensure_ascii=False, indent=2)
    yield f"{held}\n]" if held else "[]"


class Tally:
    """Counts findings that pass by, so that nobody has to hold them."""

    def __init__(self) -> None:
        self._by_severity: Counter[Severity] = Counter()
        self._paths: set[str] = set()

    def count(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings as they are."""
        for finding in findings:
            self._by_severity[finding.severity] += 1
            self._paths.add(finding.location.path)
            yield finding

    @property
    def has_errors(self) -> bool:
        """Tell whether any finding so far was of severity error."""
        return self._by_severity[Severity.ERROR] > 0

    def __str__(self) -> str:
        """A closing line such as `3 errors, 1 warning in 2 files`; empty for none."""
        counts = [
            f"{number} {severity}{'' if number == 1 else 's'}"
            for severity in Severity
            if (number := self._by_severity[severity])
        ]
        files = len(self._paths)
        return f"{', '.join(counts)} in {files} file{'' if files == 1 else 's'}" if counts else ""


def show_hidden(text: str) -> str:
    """Return a text whose hidden characters, but for line ends, can be seen: a zero-width space is ⟨U+200B⟩."""
    return "".join(one if one.isprintable() or one == "\n" else f"⟨U+{ord(one):04X}⟩" for one in text)


def _as_text(finding: Finding) -> str:
    mark = "" if finding.severity is Severity.ERROR else f" ({finding.severity})"
    lines = [f"{finding.location}: {finding.check}{mark}: {finding.message}"]
    if finding.related:
        excerpt = f": {finding.related_text}" if finding.related_text else ""
        lines.append(f"    source: {finding.related}{excerpt}")
    if finding.fix:
        lines.append("    fix:    " + finding.fix.replace("\n", "\n            "))
    return show_hidden("\n".join(lines))


def _as_annotation(finding: Finding) -> str:
    """Return a workflow command; the characters it must escape are those of actions/toolkit."""
    place = f"file={_escape(show_hidden(finding.location.path), ':,')}"
    if finding.location.line:
        place += f",line={finding.location.line}"
    related = f"{finding.related}: {finding.related_text}" if finding.related else ""
    message = show_hidden("\n".join(part for part in (finding.message, related, finding.fix) if part))
    return f"::{finding.severity} {place},title={finding.check}::{_escape(message)}"


def _escape(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "unit": finding.unit or None,
        "message": finding.message,
        "source": finding.source,
        "target": finding.target,
        "fix": finding.fix,
        "related": str(finding.related) if finding.related else None,
        "related_text": finding.related_text,
    }
