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
            marks[unit.target.anchor] = Mark(
                text=text,
                source_id=unit.source.anchor,
                link_text=SOURCE_LINK[locale.folder],
                source_tag=SOURCE.tag,
                is_source=unit.state is State.MISSING,
                name=unit.state.value,
            )
    return marks
