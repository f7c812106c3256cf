# Entries of errata, ready to paste. Comes in: places of a Paragraph. Goes out: Errata, TOML.
"""What an editor would write to correct or to keep a place.

Places that are near each other get entries that can all be pasted: what one quotes never reaches into what another
changes. Where a place cannot be told otherwise, it shares one entry with its neighbour.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from workreport.errata import Erratum, find_place, line_span
from workreport.model import Paragraph

_LONGEST = 200
"""Characters that an entry quotes; what is unclear still needs an eye."""


@dataclass(frozen=True, slots=True)
class Change:
    """A place of a paragraph, and what to write there."""

    start: int
    end: int
    corrected: str


def suggest_erratum(paragraph: Paragraph, start: int, end: int, corrected: str) -> Erratum | None:
    """Return the erratum that turns `paragraph.text[start:end]` into `corrected`, its reason left open.

    What it quotes is widened until it begins on its printed line exactly once; None if that cannot be had.
    """
    return suggest_errata(paragraph, [Change(start, end, corrected)])[0]


def suggest_errata(
    paragraph: Paragraph, changes: Sequence[Change], walls: Sequence[tuple[int, int]] = ()
) -> list[Erratum | None]:
    """Return an erratum for each of the changes, which come in their order; None where there can be none.

    None of them quotes anything of the `walls`, which are places that other errata change.
    """
    groups = [[change] for change in changes]
    found: list[Erratum | None] = [None] * len(groups)
    index = 0
    while index < len(groups):
        group = groups[index]
        before, behind = _room(groups, index, walls, len(paragraph.text))
        found[index] = _widen(paragraph, group, before, behind)
        is_stuck = found[index] is None and _length(group) <= _LONGEST
        is_near = index > 0 and groups[index - 1][-1].end == before > _line_start(paragraph, group)
        if is_stuck and is_near and _length(groups[index - 1]) <= _LONGEST:
            index -= 1
        elif not is_stuck or index + 1 == len(groups) or groups[index + 1][0].start > behind:
            index += 1
            continue
        groups[index : index + 2] = [groups[index] + groups[index + 1]]
        del found[index]
    return [erratum for group, erratum in zip(groups, found, strict=True) for _ in group]


def _length(group: Sequence[Change]) -> int:
    return group[-1].end - group[0].start


def _room(
    groups: Sequence[Sequence[Change]], index: int, walls: Sequence[tuple[int, int]], length: int
) -> tuple[int, int]:
    """Return how far to the left and to the right an entry may reach."""
    start, end = groups[index][0].start, groups[index][-1].end
    before = [wall_end for _, wall_end in walls if wall_end <= start]
    behind = [wall_start for wall_start, _ in walls if wall_start >= end]
    if index:
        before.append(groups[index - 1][-1].end)
    if index + 1 < len(groups):
        behind.append(groups[index + 1][0].start)
    return max(before, default=0), min(behind, default=length)


def _widen(paragraph: Paragraph, group: Sequence[Change], before: int, behind: int) -> Erratum | None:
    """Return the erratum that does all changes of a group, quoting no more than it must, and nothing out of bounds."""
    left, right = group[0].start, group[-1].end
    first = max(before, _line_start(paragraph, group))
    while right - left <= _LONGEST:
        erratum = _quote(paragraph, group, left, right)
        if find_place(paragraph, erratum) == left:
            return erratum
        if left > first:
            left -= 1
        elif right < behind:
            right += 1
        else:
            break
    return None


def _line_start(paragraph: Paragraph, group: Sequence[Change]) -> int:
    """Return where the printed line begins that a group begins on; what is only added belongs to what it follows."""
    start = group[0].start
    line = paragraph.line_at(start if start < group[-1].end else max(start - 1, 0))
    return line_span(paragraph, line.page, line.line)[0]


def _quote(paragraph: Paragraph, group: Sequence[Change], left: int, right: int) -> Erratum:
    text, line = paragraph.text, paragraph.line_at(left)
    corrected, position = "", left
    for change in group:
        corrected += text[position : change.start] + change.corrected
        position = change.end
    corrected += text[position:right]
    return Erratum(page=line.page, line=line.line, found=text[left:right], corrected=corrected, reason={})


def render_erratum(erratum: Erratum) -> str:
    """Return the TOML of an erratum, ready to paste, with its reasons or a place for them.

    One that corrects nothing is a decision to keep what is printed.
    """
    is_kept = erratum.found == erratum.corrected
    reason = erratum.reason or {"zh": "……", "en": "…"}
    place = {"everywhere": "true"} if erratum.is_everywhere else {"page": str(erratum.page), "line": str(erratum.line)}
    entry = {
        **place,
        "found": _toml_string(erratum.found),
        "corrected": "" if is_kept else _toml_string(erratum.corrected),
        "reason": f"{{ {', '.join(f'{locale} = {_toml_string(text)}' for locale, text in reason.items())} }}",
    }
    lines = (f"{key} = {value}" for key, value in entry.items() if value)
    return "\n".join(("[[kept]]" if is_kept else "[[erratum]]", *lines))


def _toml_string(text: str) -> str:
    """Return a TOML basic string, its hidden characters by their numbers."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in written)
