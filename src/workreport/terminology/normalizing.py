# English made comparable. Comes in: a text. Goes out: its words in base form, each in brackets, with offsets.
"""Case, inflection and British or American spelling do not tell terms apart: a text is compared as a row of base forms.

Only inflection is taken away: a stemmer would make one word of `productive` and `productivity`, and so one of a right
rendering and a forbidden one. Each word stands between ‹ and ›, so that a term is found only from the beginning of a
word to the end of one. A mark that ends a phrase stands as ¦, so that nothing is found across it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"(?P<word>[A-Za-z0-9\u00c0-\u024f]+(?:\.\d+)?)(?:['’]s(?![A-Za-z]))?|(?P<stop>[,;:!?()]|\.(?!\d))")
_CAPITALS = re.compile("[A-Z][A-Z0-9]+s?")
_SPELLINGS = (
    (re.compile("is(?=ation|ations|e|es|ed|ing)(?<=[a-z]{3})"), "iz"),
    (re.compile("(?<=[a-z]{3})our(?=s?$|ed$|ing$|ite)"), "or"),
    (re.compile("(?<=[a-z]{3})tre(?=s?$|d$)"), "ter"),
    (re.compile("programme(?=s?$)"), "program"),
)
"""British spelling to American: modernisation, labour, centre, programme."""
_PLURAL = re.compile("(?<=[a-z]{2})ies$|(?<=[sxz])es$|(?<=[cs]h)es$|(?<![sui])s$")
_VERBAL = re.compile("(?:ing|ed)$")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_VOWEL = re.compile("[aeiouy]")
_SHORTEST = 3


class Normalized(NamedTuple):
    """A text as a row of base forms, and where each begins there and stands in the text."""

    text: str
    starts: tuple[int, ...]
    """Offset of each base form in `text`."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in the original."""


def normalize_english(text: str) -> str:
    """Return a text as its base forms: `New-quality forces` is ‹new›‹quality›‹forc›."""
    return normalize_with_places(text).text


def normalize_with_places(text: str) -> Normalized:
    """Return a text as its base forms, with their places."""
    parts: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for match in _TOKEN.finditer(text):
        if match["word"]:
            part = f"‹{_base(match['word'])}›"
            starts.append(length)
            spans.append(match.span("word"))
        else:
            part = "¦"
        parts.append(part)
        length += len(part)
    return Normalized("".join(parts), tuple(starts), tuple(spans))


@lru_cache(maxsize=20_000)
def _base(word: str) -> str:
    """Return a word without case and inflection; capitals are a name of their own: GDPs is GDP, IT is not it.

    What is returned need be no word: all that counts is that the forms of one word come to the same.
    """
    if _CAPITALS.fullmatch(word):
        return word.removesuffix("s")
    base = word.lower()
    for british, american in _SPELLINGS:
        base = british.sub(american, base)
    base = _PLURAL.sub(lambda match: "y" if match[0] == "ies" else "", base)
    stripped = _VERBAL.sub("", base)
    if len(stripped) >= _SHORTEST and _VOWEL.search(stripped):
        base = _DOUBLED.sub(r"\1", stripped) if stripped != base else base
    return base.removesuffix("e") if len(base) > _SHORTEST else base
