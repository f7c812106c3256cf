# What two languages have in common. Comes in: texts. Goes out: how well they fit.
"""A second signal for pairing: figures, quotations and Latin names, which survive translation.

A heading id and a position are a claim, not a proof. Whether a paragraph fits its partner or rather the neighbour's is
told by what can be compared without knowing the languages. How figures are read here is coarse on purpose.
"""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

_SCALES = {
    "万": 10_000,
    "亿": 100_000_000,
    "万亿": 10**12,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_FIGURE = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<scale>万亿|万|亿|thousand|million|billion|trillion)?"
)
_LATIN = re.compile(r"[A-Z][A-Za-z]*\d[\d.]*|\b[A-Z]{2,}\b")
_QUOTATION = re.compile("“[^”]+”")
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: number for number, word in enumerate(_ONES.split(), 1)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
# So much better must the neighbours fit, in things in common, before a pairing is called wrong.
_CLEARLY = 2
_LONGEST_MATCH = 200
"""Paragraphs of a topic beyond which only next neighbours are compared."""


def signal(text: str) -> Counter[str]:
    """Return what in `text` survives translation: values of figures, Latin names, the number of quotations."""
    found: Counter[str] = Counter()
    for match in _FIGURE.finditer(text):
        value = Decimal(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        found[f"{value.normalize():f}"] += 1
    found.update(str(_WORDS[match[1].lower()]) for match in _WORD.finditer(text))
    found.update(_LATIN.findall(text))
    if quotations := len(_QUOTATION.findall(text)):
        found["“”"] = quotations
    return found


def fit(left: Counter[str], right: Counter[str]) -> int:
    """Return how many things two signals have in common."""
    return (left & right).total()


def find_exchanged(sources: Sequence[str], targets: Sequence[str]) -> tuple[int, int] | None:
    """Return the first two positions whose targets fit clearly better the other way round, or none."""
    left, right = [signal(text) for text in sources], [signal(text) for text in targets]
    for a in range(len(left)):
        for b in range(a + 1, min(len(left), a + 1 + (_LONGEST_MATCH if len(left) <= _LONGEST_MATCH else 1))):
            straight = fit(left[a], right[a]) + fit(left[b], right[b])
            crossed = fit(left[a], right[b]) + fit(left[b], right[a])
            if crossed >= straight + _CLEARLY:
                return a, b
    return None
