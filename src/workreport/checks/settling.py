# How an editor settles a slip of the delivered text. Comes in: slips and where they are. Goes out: what to do.
"""The entries that correct a slip or keep it, in the words of the printed text, whatever errata there are already."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workreport.errata import Erratum
from workreport.errata_entries import Change, render_erratum, suggest_errata
from workreport.model import Paragraph
from workreport.style import Slip

_MOST = 12
"""Different readings that a decision about the whole text is printed for; the rest is told once those are settled."""


def write(slip: Slip) -> str:
    """Return in both languages what to write in a slip's place."""
    found = "空格 · the space" if slip.found.isspace() else f"“{slip.found}”"
    if slip.instead is None:
        return f"改正 · correct it: {found}"
    return f"{found} 写成 · write “{slip.instead}”" if slip.instead else f"删去 · delete: {found}"


def settle(paragraph: Paragraph, slips: Sequence[Slip], path: str) -> Iterator[str]:
    """Yield for each slip of a paragraph, given in their order, what to do; its entries go into the file `path`."""
    revision = paragraph.revision
    printed = revision.printed if revision else paragraph
    walls = [(edit.printed_start, edit.printed_end) for edit in revision.edits] if revision else []
    places = [revision.printed_place(slip.start, slip.end) if revision else (slip.start, slip.end) for slip in slips]
    open_ones = [(slip, place) for slip, place in zip(slips, places, strict=True) if place]
    keeping = [Change(*place, slip.found) for slip, place in open_ones]
    correcting = [Change(*place, slip.found if slip.instead is None else slip.instead) for slip, place in open_ones]
    kept, errata = iter(suggest_errata(printed, keeping, walls)), suggest_errata(printed, correcting, walls)
    shared = Counter(id(erratum) for erratum in errata if erratum)
    corrected = iter(errata)
    for slip, place in zip(slips, places, strict=True):
        entry = next(corrected) if place else None
        is_shared = entry is not None and shared[id(entry)] > 1
        yield _both(slip, next(kept) if place else None, entry, path, is_shared=is_shared)


def settle_everywhere(slips: Sequence[Slip], path: str) -> str:
    """Return what to do about what a text has throughout: the entries that keep it, and how it is corrected."""
    counts = Counter(slip.found for slip in slips)
    reason = _reason(slips[0], "；全文照原文保留。", "; kept as printed throughout.")
    entries = [
        render_erratum(Erratum(found=found, corrected=found, reason=reason)) for found, _ in counts.most_common(_MOST)
    ]
    first = f"全文照原文保留，在 {path} 写 · to keep all of them as printed, add to that file:"
    return "\n".join((first, *entries, f"或逐一更正 · or correct every one: {write(slips[0])}"))


def _both(slip: Slip, kept: Erratum | None, corrected: Erratum | None, path: str, *, is_shared: bool) -> str:
    """Return both ways to settle a slip: the entry that keeps it, the erratum that corrects it."""
    keep = _entry(kept, _reason(slip, "；此处照原文保留。", "; kept as printed."))
    parts = [f"照原文保留，在 {path} 写 · to keep it as printed, add to that file:", keep]
    if slip.instead is not None:
        told = f"“{corrected.found}” 写成 · write “{corrected.corrected}”" if corrected and is_shared else write(slip)
        parts.append(f"要更正，页面上{told}，并写 · to correct it, change the page and add:")
        parts.append(_entry(corrected, _reason(slip, "。", ".")))
    return "\n".join(parts)


def _reason(slip: Slip, zh: str, en: str) -> dict[str, str]:
    rule = slip.rule
    standards = (f"（{rule.standard}）", f" ({rule.standard.replace('，', ', ')})") if rule.standard else ("", "")
    english = f"{rule.en}{standards[1]}{en}"
    return {"zh": f"{rule.zh}{standards[0]}{zh}", "en": english[0].upper() + english[1:]}


def _entry(erratum: Erratum | None, reason: dict[str, str]) -> str:
    if erratum is None:
        return (
            "（这几个字已有勘误，或这一行别处也有：改那一条，或多引几个字 · an erratum is about these characters, or "
            "the line has them elsewhere: change that one, or quote more）"
        )
    return render_erratum(replace(erratum, reason=reason))
