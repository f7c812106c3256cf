# What two languages have in common. Comes in: texts. Goes out: how well they fit.
"""A second signal for pairing: figures, quotations, Latin names and length, which survive translation.

A heading id and a position are a claim, not a proof. Whether a paragraph fits its partner or rather the neighbour's is
told by what can be compared without knowing the languages. How figures are read here is coarse on purpose.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

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
# So much better must two pairs fit the other way round before their pairing is called wrong. What only one source
# has counts double, so one such thing is enough.
_CLEARLY = 2
_UNIQUE = 2


# Lengths as logarithms of target words to source characters, against the text's own rate: a pair is off beyond the
# one, two pairs fit the other way round within the other.
_OFF = 0.3
_FITS = 0.2
_SHORTEST = 30
"""Characters of a source below which its length tells nothing."""


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


def find_misplaced(sources: Sequence[str], targets: Sequence[str]) -> dict[int, int]:
    """Return, for each position whose target fits another source clearly better, the position of that source.

    Two targets must fit clearly better the other way round; or one has nothing in common with its own source and
    clearly much with another. Only positions that share something are compared, through an index.
    """
    left, right = [signal(text) for text in sources], [signal(text) for text in targets]
    index: dict[str, list[int]] = {}
    for position, found in enumerate(left):
        for token in found:
            index.setdefault(token, []).append(position)
    weights = {token: _UNIQUE if len(positions) == 1 else 1 for token, positions in index.items()}

    def fit(a: int, b: int) -> int:
        return sum(weights[token] * count for token, count in (left[a] & right[b]).items())

    own = [fit(position, position) for position in range(len(left))]
    misplaced: dict[int, int] = {}
    for b in range(len(right)):
        for a in sorted({position for token in right[b] for position in index.get(token, ())}):
            better = fit(a, b) - own[b]
            exchanged = better > 0 and better + fit(b, a) - own[a] >= _CLEARLY
            strayed = own[b] == 0 and left[b].total() > 0 and better >= 2 * _CLEARLY
            if a != b and (exchanged or strayed):
                misplaced.setdefault(b, a)
                break
    return misplaced


def find_exchanged_by_length(sources: Sequence[str], targets: Sequence[str], rate: float) -> dict[int, int]:
    """Return the positions of two targets whose lengths fit only the other way round, each with the other's.

    `rate` is how many words of the target come to a character of the source in the whole text.
    """
    long = [position for position, text in enumerate(sources) if len(text) >= _SHORTEST and targets[position]]

    def off(a: int, b: int) -> float:
        return abs(math.log(len(targets[b].split()) / (len(sources[a]) * rate)))

    wrong = [position for position in long if off(position, position) > _OFF]
    for a, b in combinations(wrong, 2):
        if off(a, b) < _FITS and off(b, a) < _FITS:
            return {a: b, b: a}
    return {}


def word_rate(sources: Sequence[str], targets: Sequence[str]) -> float:
    """Return the median of target words to source characters over the pairs long enough to tell."""
    rates = [
        len(target.split()) / len(source)
        for source, target in zip(sources, targets, strict=True)
        if len(source) >= _SHORTEST and target
    ]
    return statistics.median(rates) if rates else 1.0
