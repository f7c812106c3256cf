# What a rule of style is. Comes in: texts and rules. Goes out: slips.
"""Rules that see one text at a time, and what a text does throughout."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

# What is no prose, whatever it is made of: comments, markup (another check refuses it), code, addresses.
_NO_PROSE = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<script(?:(?!<script).)*?</script>|</?[A-Za-z][^<>]*>|\{[^{}]*\}|`[^`]*`"
    r"|(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&*+,;=%-]*[A-Za-z0-9/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[A-Za-z0-9-]+)+",
    re.ASCII,
)
# Marks that are spoken of stand alone in quotation marks.
_NO_MARKS = re.compile(r"(?<=“)[^\w\s“”]{1,6}(?=”)|(?<=‘)[^\w\s‘’]{1,6}(?=’)|「」|『』")
_BLANK = "\ufffc"
"""Stands for every character that is no prose: U+FFFC is neither letter, figure, space nor punctuation."""

Found = tuple[int, int, str | None]
"""Where a slip begins and ends, and what to write there; None if only a reader can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what is wrong, in both languages, and how to find it."""

    zh: str
    en: str
    find: Callable[[str], Iterator[Found]]
    standard: str = ""
    """The standard and section that says so; empty for what no standard need say."""
    is_certain: bool = True
    """False for what is a matter of taste, or right in a rare case."""
    right: re.Pattern[str] | None = None
    """What is written where the rule is kept."""
    many: int | None = None
    """A text that has more slips than this, and more than what is right, does it throughout; None: no text does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One place of a text that a rule finds fault with."""

    start: int
    end: int
    found: str
    instead: str | None
    """What to write there; None if only a reader can tell."""
    rule: Rule


def matching(pattern: str, write: str | Callable[[re.Match[str]], str | None]) -> Callable[[str], Iterator[Found]]:
    """Return what finds a pattern; `write` is what should stand there: a text, or what makes it from the match.

    What `write` leaves as it is counts as right.
    """
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Found]:
        for match in compiled.finditer(text):
            instead = write if isinstance(write, str) else write(match)
            if instead != match[0]:
                yield match.start(), match.end(), instead

    return find


def find_slips(text: str, rules: Iterable[Rule]) -> tuple[Slip, ...]:
    """Return the slips of one paragraph or heading in its order; where two rules meet, the first of them speaks."""
    prose = text
    for what in (_NO_PROSE, _NO_MARKS):
        prose = what.sub(lambda match: _BLANK * len(match[0]), prose)
    taken = bytearray(len(text))
    slips: list[Slip] = []
    for rule in rules:
        for start, end, instead in rule.find(prose):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                slips.append(Slip(start=start, end=end, found=text[start:end], instead=instead, rule=rule))
    return tuple(sorted(slips, key=lambda slip: slip.start))


def find_habits(texts: Sequence[str], slips: Sequence[Slip]) -> tuple[Rule, ...]:
    """Return the rules that a whole text disregards, given its slips, so that not every single place need be told."""
    rules = {id(slip.rule): slip.rule for slip in slips}
    counts = Counter(id(slip.rule) for slip in slips)
    return tuple(rule for key, rule in rules.items() if _is_habit(rule, counts[key], texts))


def _is_habit(rule: Rule, count: int, texts: Sequence[str]) -> bool:
    if rule.many is None or count <= rule.many:
        return False
    return rule.right is None or count > sum(len(rule.right.findall(text)) for text in texts)
