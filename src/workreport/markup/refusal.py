# What is refused of a page. Comes in: a place. Goes out: a finding.
"""A refused place and how editors are told of it (`unsafe-markup`)."""

from dataclasses import dataclass

from workreport.findings import Finding, Severity, show_hidden
from workreport.model import Location

CHECK = "unsafe-markup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A place in a line that is refused."""

    start: int
    """Offset in the line."""
    what: str
    """What is there, in Chinese and English."""
    text: str
    """The characters themselves."""
    fix: str
    is_character: bool = False
    """True if it is about a character as such, which a delivered text may have."""


def to_finding(refused: Refused, path: str, line: int, severity: Severity = Severity.ERROR) -> Finding:
    """Return the finding about a refused place; `what` says of a character which it is."""
    return Finding(
        check=CHECK,
        severity=severity,
        location=Location(path=path, line=line, column=refused.start + 1),
        message=show_hidden(refused.what if refused.is_character else f"{refused.what}: {refused.text}"),
        fix=refused.fix,
    )
