# What readers are told about a translation. Comes in: states, counts. Goes out: sentences in their language.
"""The words for the state of a translation, in the language of the page that shows them."""

from collections.abc import Mapping

from workreport.alignment import State
from workreport.locales import EN, Locale
from workreport.status import PageStatus

MARKS: Mapping[str, Mapping[State, str]] = {
    EN.folder: {
        State.STALE: "The Chinese of this paragraph has changed since it was translated.",
        State.UNACCEPTED: "The Chinese and the English of this paragraph are new and have not been compared yet.",
        State.MISALIGNED: "This paragraph may be the translation of another one.",
        State.MISSING: "This paragraph has not been translated yet.",
    },
}
"""What stands beside a paragraph that is not simply translated, by locale folder."""

SOURCE_LINK: Mapping[str, str] = {EN.folder: "Chinese text"}
"""What the link to the source paragraph is called."""

UNTRANSLATED_PAGE: Mapping[str, tuple[str, str]] = {
    EN.folder: ("This page has not been translated yet.", "The Chinese text follows.")
}
"""What a page says that is still in the source's language: the fact, and what stands there instead."""

UNTRANSLATED_LINK: Mapping[str, str] = {EN.folder: "not translated yet"}
"""What the menu of languages says of such a page before it is opened."""

_PREVAILS = {EN.folder: "The Chinese text prevails."}
_COMPLETE = {EN.folder: "This translation is complete and up to date; it has not been signed off yet."}
_REVIEWED = {EN.folder: "This translation is complete, up to date, and reviewed."}
_UNSOUND = {EN.folder: "The headings of this translation are not all those of the Chinese, in their order."}
_COUNTS = {
    EN.folder: {
        "missing": "not translated yet",
        "stale": "older than the Chinese",
        "unaccepted": "not compared with the Chinese yet",
        "misaligned": "not matched with the Chinese",
    }
}


def page_notice(status: PageStatus | None, locale: Locale) -> str:
    """Return what every translated page says: which text prevails and, given a status, how far the translation is."""
    prevails = _PREVAILS[locale.folder]
    if status is None:
        return prevails
    if status.is_complete:
        is_reviewed = status.reviewed == status.units
        return f"{prevails} {(_REVIEWED if is_reviewed else _COMPLETE)[locale.folder]}"
    counts = {name: getattr(status, name) for name in _COUNTS[locale.folder]}
    if not any(counts.values()):
        return f"{prevails} {_UNSOUND[locale.folder]}"
    parts = [f"{counts[name]} {words}" for name, words in _COUNTS[locale.folder].items() if counts[name]]
    return f"{prevails} Of {status.units} headings and paragraphs, {', '.join(parts)}."
