# The marks on a translated page. Comes in: a PairedPage. Goes out: a Mark by id.
"""Where a translated page must say that something is not simply translated, and what it says there."""

from workreport.alignment import PairedPage, State
from workreport.html import Mark
from workreport.locales import SOURCE, Locale
from workreport.notices import MARKS, SOURCE_LINK


def marks_of(page: PairedPage, locale: Locale) -> dict[str, Mark]:
    """Return the marks by id of the target's heading or paragraph."""
    marks: dict[str, Mark] = {}
    for unit in page.units:
        text = MARKS[locale.folder].get(unit.state)
        if text:
            own, other = (_id(segment.section_id, segment.ordinal) for segment in (unit.target, unit.source))
            marks[own] = Mark(
                text=text,
                source_id=other,
                link_text=SOURCE_LINK[locale.folder],
                source_tag=SOURCE.tag,
                is_source=unit.state is State.MISSING,
                name=unit.state.value,
            )
    return marks


def _id(section_id: str, ordinal: int) -> str:
    return f"{section_id}.{ordinal}" if ordinal else section_id
