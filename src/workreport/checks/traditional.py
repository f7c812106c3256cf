# Characters that conversion could get wrong. Comes in: a loaded report. Goes out: findings.
"""Whether somebody has decided every character that may become more than one Traditional character."""

from collections.abc import Iterator

from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Segment
from workreport.project import LoadedReport
from workreport.traditional.ambiguity import candidates_of, undecided
from workreport.traditional.converting import Converter
from workreport.traditional.decisions import TRADITIONAL

_AROUND = 4
"""Characters of the text that a message shows on either side."""


def check_traditional(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every such character that `data/traditional.toml` does not decide, at its first place."""
    decisions = loaded.decisions
    places: dict[str, tuple[Segment, int]] = {}
    for segment in loaded.reports[SOURCE.folder].delivered():
        for at in undecided(segment.text, decisions):
            places.setdefault(segment.text[at], (segment, at))
    if places:
        converter = Converter(decisions)
        for character, (segment, at) in places.items():
            begin, end = max(0, at - _AROUND), at + 1 + _AROUND
            written = converter.convert(segment.text)
            candidates = "、".join(candidates_of(character, decisions))
            yield Finding(
                check="ambiguous-conversion",
                severity=Severity.WARNING,
                location=segment.location,
                message=(
                    f"“{character}” 可作 {candidates}，现作 “{written[begin:end]}”，尚未有人决定 · "
                    "may become any of these, and nobody has decided"
                ),
                fix=(
                    f"在 {TRADITIONAL} 里写明 · decide in that file:\n"
                    f'[[character]]\nzh = "{character}"\nhant = ["{written[at]}"]\nreason = "…"'
                ),
            )
