# Numbers as English writes them. Comes in: words. Goes out: values, and the patterns that find them.
"""English numerals in words: cardinals, ordinals, and the scales that also follow digits."""

import re
from decimal import Decimal

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
CARDINALS = {word: number for number, word in enumerate(_ONES.split(), 1)} | {"zero": 0, "eighteen": 18, "nineteen": 19}
TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS = _IRREGULAR | {
    f"{word}th": number for word, number in CARDINALS.items() if number not in (0, 1, 2, 3, 5, 8, 9, 12)
}
TENTHS = {f"{word[:-1]}ieth": number for word, number in TENS.items()}

_ONE = "|".join(sorted(CARDINALS, key=len, reverse=True))
_TEN = "|".join(TENS)
_UNDER_100 = rf"(?:(?:{_TEN})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b)?|(?:{_ONE}))"
_UNDER_1000 = rf"(?:(?:a|{_UNDER_100})[-\s]hundred(?:\b(?:\sand)?\s{_UNDER_100})?|{_UNDER_100})"
_LARGE = "thousand|million|billion|trillion"
_ORDINAL = "|".join(sorted([*ORDINALS, *TENTHS], key=len, reverse=True))
CARDINAL_PATTERN = (
    rf"(?:{_UNDER_1000}|a(?=[-\s](?:{_LARGE})\b))(?:(?:-|\s(?!(?:{_LARGE})-[a-z]))(?:{_LARGE})\b(?:,?\s(?:and\s)?{_UNDER_1000}(?=[-\s](?:{_LARGE})\b))?)*"
    rf"(?:(?<=thousand)(?:,?\sand|,)?\s{_UNDER_1000}|(?<=llion)(?:,?\sand|,)?\s{_UNDER_1000})?"
)
ORDINAL_PATTERN = rf"(?:(?:{_TEN})-)?(?:{_ORDINAL})"
_WORD = re.compile(r"[a-z]+")


def parse_english(words: str) -> Decimal | None:
    """Return the value of a cardinal in words: `forty-three`, `one hundred and five`, `two million three hundred`.

    None if they are no single number.
    """
    total = section = 0
    for word in _WORD.findall(words.lower()):
        if word in CARDINALS:
            section += CARDINALS[word]
        elif word in TENS:
            section += TENS[word]
        elif word == "hundred":
            if section > 9:
                return None
            section = (section or 1) * 100
        elif word in SCALES:
            section = (section or 1) * SCALES[word]
            if total and total % (SCALES[word] * 1000) and total < SCALES[word]:
                return None
            total, section = total + section, 0
        elif word not in ("a", "and"):
            return None
    return Decimal(total + section)


def parse_ordinal(words: str) -> Decimal | None:
    """Return the value of an ordinal in words up to ninety-ninth: `third`, `twenty-first`. None for anything else."""
    parts = words.lower().replace("-", " ").split()
    last = ORDINALS.get(parts[-1], TENTHS.get(parts[-1])) if parts else None
    if last is None or len(parts) > 2:
        return None
    return Decimal(last + (TENS.get(parts[0], 0) if len(parts) == 2 else 0))


def format_english(value: Decimal) -> str:
    """Return a number as official English writes it: 13,000, 1.27 million, 192.8 billion."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= scale:
            return f"{_digits(value / scale)} {name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
