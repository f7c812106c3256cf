"""Seeds faults into the English of sound Chinese-English pairs: the mistakes that translators and machines make.

Works on the English alone, by patterns of its own, so that nothing of the checker under test decides what is tried.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Change = Callable[[str, random.Random], "str | None"]

_NUMBER = re.compile(r"(?<![\d.,A-Za-z+“\"-])\d[\d,]*(?:\.\d+)?(?![\d,+]|[A-Za-z])")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,.]\d|\d)")
_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
]
_ORDINALS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_SCALES = ("million", "billion", "trillion")
_BOUNDS = ("at least", "more than", "over", "about", "around", "nearly", "no less than", "no more than", "less than")
_WEAKER = {
    "at least": "at most", "more than": "less than", "over": "under", "about": "at least", "around": "more than",
    "nearly": "more than", "no less than": "no more than", "no more than": "at least", "less than": "more than",
}  # fmt: skip
_UNITS = {
    "yuan": "U.S. dollars", "kilometers": "meters", "square kilometers": "kilometers", "mu": "hectares",
    "hectares": "acres", "kilowatts": "megawatts", "metric tons": "kilograms", "households": "villages",
    "kilometres": "metres", "tonnes": "kilograms", "km": "m", "cubic meters": "square meters", "hours": "days",
}  # fmt: skip
_DIRECTIONS = {
    "grew by": "fell by", "increase of": "decrease of", "up": "down", "rose by": "dropped by", "down": "up",
    "fell by": "rose by", "growth of": "decline of", "growing by": "shrinking by", "rose to": "fell to",
}  # fmt: skip
_FRACTIONS = {
    "half": "a third", "one third": "one quarter", "two-thirds": "three quarters", "doubled": "tripled",
    "tripled": "doubled", "one quarter": "one third", "two thirds": "one third",
}  # fmt: skip
_FEWEST_WORDS = 6
_TRIES = 12
"""How often a class is tried on a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A pair whose English has been spoilt in one place."""

    id: str
    pair: int
    """Position of the sound pair it was made of."""
    kind: str
    source: str
    target: str


def seed_faults(pairs: list[tuple[str, str]], *, per_class: int, seed: int) -> Iterator[Fault]:
    """Yield up to `per_class` faults of every class, each of one pair and no two alike."""
    for kind, change in CLASSES.items():
        chance = random.Random(f"{seed} {kind}")
        made: set[tuple[int, str]] = set()
        places = [number for number in range(len(pairs)) for _ in range(_TRIES)]
        chance.shuffle(places)
        for number in places:
            source, target = pairs[number]
            spoilt = change(target, chance)
            if spoilt and spoilt != target and (number, spoilt) not in made and len(made) < per_class:
                made.add((number, spoilt))
                yield Fault(id=f"{kind}-{len(made)}", pair=number, kind=kind, source=source, target=spoilt)


def _replace(text: str, match: "re.Match[str]", new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _replace_one(
    text: str, found: list["re.Match[str]"], chance: random.Random, new: Callable[[str], str]
) -> str | None:
    """Return the text with one of the places found, at random, replaced; None if there is none."""
    if not found:
        return None
    match = chance.choice(found)
    return _replace(text, match, new(match[0]))


def _in_brackets(text: str, match: "re.Match[str]") -> bool:
    """Tell whether a place is in brackets: what stands there is the translator's own."""
    return text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start())


def _numbers(text: str) -> list["re.Match[str]"]:
    """Return the numbers that stand once in the text: changing another one changes nothing."""
    found = list(_NUMBER.finditer(text))
    single = [match for match in found if sum(other[0] == match[0] for other in found) == 1]
    return [match for match in single if not _in_brackets(text, match)]


def _on_number(change: Callable[[str, random.Random], str]) -> Change:
    def run(text: str, chance: random.Random) -> str | None:
        found = _numbers(text)
        return _replace_one(text, found, chance, lambda number: change(number, chance))

    return run


def _digit(number: str, chance: random.Random) -> str:
    at = chance.choice([at for at, character in enumerate(number) if character.isdecimal()])
    return number[:at] + chance.choice([d for d in "123456789" if d != number[at]]) + number[at + 1 :]


def _times(factor: int) -> Callable[[str, random.Random], str]:
    def run(number: str, chance: random.Random) -> str:
        value = float(number.replace(",", ""))
        changed = value * factor if chance.random() < 0.5 else value / factor
        return f"{changed:,.6f}".rstrip("0").rstrip(".")

    return run


def _scale(text: str, chance: random.Random) -> str | None:
    found = [match for word in _SCALES for match in re.finditer(rf"\b{word}\b", text)]
    if not found:
        return None
    match = chance.choice(found)
    return _replace(text, match, chance.choice([word for word in _SCALES if word != match[0]]))


def _dropped(text: str, chance: random.Random) -> str | None:
    found = [
        match
        for match in re.finditer(rf"(?:(?:{'|'.join(_BOUNDS)}) )?({_NUMBER.pattern}) (?=[a-z]{{4,}})", text)
        if text.count(match[1]) == 1
        and not _in_brackets(text, match)
        and not re.match("million|billion|trillion|percent|yuan", text[match.end() :])
    ]
    return _replace(text, chance.choice(found), "") if found else None


def _swapped(text: str, chance: random.Random) -> str | None:
    """Exchange two figures that are followed by the same kind of thing: percent, yuan, or a count."""
    kinds: dict[str, list[re.Match[str]]] = {}
    for match in _numbers(text):
        after = re.match(
            r" (?:(?:million|billion|trillion) )?(percent|per cent|yuan|mu|kilometers)?", text[match.end() :]
        )
        kinds.setdefault((after[0] if after and after[1] else "count").strip(), []).append(match)
    found = [(a, b) for group in kinds.values() for a in group for b in group if a.start() < b.start()]
    if not found:
        return None
    one, other = chance.choice(found)
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def _neighbour(text: str, chance: random.Random) -> str | None:
    found = _numbers(text)
    if len(found) < 2:
        return None
    one, other = chance.sample(found, 2)
    return _replace(text, one, other[0])


def _by_table(table: dict[str, str], tail: str = r"\b") -> Change:
    def run(text: str, chance: random.Random) -> str | None:
        words = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
        found = [match for match in re.finditer(rf"\b(?:{words}){tail}", text) if not _in_brackets(text, match)]
        return _replace_one(text, found, chance, table.__getitem__)

    return run


def _by_list(words: list[str], head: str = "") -> Change:
    def run(text: str, chance: random.Random) -> str | None:
        found = list(re.finditer(rf"{head}\b(?:{'|'.join(words)})\b", text))
        if not found:
            return None
        match = chance.choice(found)
        return _replace(text, match, chance.choice([word for word in words if word != match[0]]))

    return run


def _bound_dropped(text: str, chance: random.Random) -> str | None:
    bounds = re.finditer(rf"\b(?:{'|'.join(_BOUNDS)}) (?=\d)| or more\b", text)
    found = [match for match in bounds if not _in_brackets(text, match)]
    return _replace(text, chance.choice(found), "") if found else None


def _bound_added(text: str, chance: random.Random) -> str | None:
    found = [
        match
        for match in _numbers(text)
        if not re.search(rf"(?:{'|'.join(_BOUNDS)}|up to|[($]) ?$", text[: match.start()])
        and not _YEAR.fullmatch(match[0])
        and not re.match(r"(?:[^,.;]{0,30}) or (?:more|above)|-|th|%?[”\"]", text[match.end() :])
    ]
    return _replace_one(text, found, chance, lambda number: f"at least {number}")


def _points(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"percentage points?|percent\b|per cent\b|%", text))
    if not found:
        return None
    match = chance.choice(found)
    new = "percent" if "point" in match[0] else "percentage points"
    return _replace(text, match, f" {new}" if match[0] == "%" else new)


def _reaching(text: str, chance: random.Random) -> str | None:
    table = {"grew by": "grew to", "rose by": "rose to", "rose to": "rose by", "increase of": "increase to"}
    return _by_table(table, tail=r"(?= \d)")(text, chance)


def _year(text: str, chance: random.Random) -> str | None:
    found = [match for match in _YEAR.finditer(text) if text.count(match[0]) == 1]
    return _replace_one(text, found, chance, lambda year: str(int(year) + chance.choice([-1, 1])))


def _omission(text: str, chance: random.Random) -> str | None:
    """Leave out a clause that has a figure in it."""
    clauses = re.split(r"(?<=[,;.]) ", text)
    places = [
        at
        for at, clause in enumerate(clauses)
        if any(text.count(number[0]) == 1 for number in _NUMBER.finditer(clause))
        and len(clause.split()) >= _FEWEST_WORDS
    ]
    if len(clauses) < 2 or not places:
        return None
    gone = chance.choice(places)
    return " ".join(clause for at, clause in enumerate(clauses) if at != gone)


CLASSES: dict[str, Change] = {
    "digit": _on_number(_digit),
    "magnitude ×10": _on_number(_times(10)),
    "magnitude ×100": _on_number(_times(100)),
    "magnitude ×1000": _scale,
    "magnitude ×10000": _on_number(_times(10_000)),
    "dropped": _dropped,
    "neighbour": _neighbour,
    "year": _year,
    "number word": _by_list(_WORDS),
    "ordinal": _by_list(_ORDINALS),
    "fraction": _by_table(_FRACTIONS),
    "unit": _by_table(_UNITS),
    "points": _points,
    "bound dropped": _bound_dropped,
    "bound changed": _by_table(_WEAKER, tail=r"(?= (?:RMB|US)?\$? ?\d)"),
    "bound added": _bound_added,
    "direction": _by_table(_DIRECTIONS, tail=r"(?= (?:about |at least )?\d)"),
    "by for to": _reaching,
    "swapped": _swapped,
    "omission": _omission,
}
"""The classes of faults, and how each is made."""
