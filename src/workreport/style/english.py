# The rules of written English. Comes in: texts. Goes out: rules.
"""Spaces, punctuation and repeated words, as the pages here have them; what is a matter of taste follows the majority.

Of the pages here all quotation marks are curly (“…”, ‘…’ inside), all apostrophes straight ('), all rates in words
(“percent”); a report whose pages mostly do otherwise is held to what it does.
"""

from collections.abc import Sequence

from workreport.style.characters import MANY
from workreport.style.english_marks import MARKS
from workreport.style.english_spaces import SPACES
from workreport.style.english_words import WORDS
from workreport.style.quotes import turned
from workreport.style.rules import Rule, matching

_STRAIGHT = Rule(
    zh="引号用弯的",
    en="curly quotation marks, as elsewhere",
    find=turned('"'),
    is_certain=False,
    many=MANY,
)
_CURLY = Rule(
    zh="引号用直的",
    en="straight quotation marks, as elsewhere",
    find=matching("[“”]", '"'),
    is_certain=False,
    many=MANY,
)
_APOSTROPHE = Rule(
    zh="撇号用直的",
    en="a straight apostrophe, as elsewhere",
    find=matching("(?<=[A-Za-z])’(?=[A-Za-z])", "'"),
    is_certain=False,
    many=MANY,
)
_TURNED_APOSTROPHE = Rule(
    zh="撇号用弯的",
    en="a curly apostrophe, as elsewhere",
    find=matching("(?<=[A-Za-z])'(?=[A-Za-z])", "’"),
    is_certain=False,
    many=MANY,
)
_SIGN = Rule(
    zh="百分数写 percent",
    en="“percent” in words, as elsewhere",
    find=matching(r"(?<=\d)%", " percent"),
    is_certain=False,
    many=MANY,
)
_WORD = Rule(
    zh="百分数用 %",
    en="the sign %, as elsewhere",
    find=matching(r"(?<=\d) per ?cent\b(?!age)", "%"),
    is_certain=False,
    many=MANY,
)
_CHOICES = ((_STRAIGHT, _CURLY), (_APOSTROPHE, _TURNED_APOSTROPHE), (_SIGN, _WORD))
"""Two ways that are both right. Where a text is undecided it is held to the first."""

_COMMON: tuple[Rule, ...] = (*MARKS, *SPACES, *WORDS)
ENGLISH = (*_COMMON, *(first for first, _ in _CHOICES))
"""The rules of English, as the pages here have it. An earlier one has precedence where two meet."""


def english_rules(texts: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules for a report: where two ways are right, the one that its texts mostly go."""
    return (*_COMMON, *(_less(texts, first, second) for first, second in _CHOICES))


def _less(texts: Sequence[str], first: Rule, second: Rule) -> Rule:
    """Return the rule that finds less, so that what is found is the exception."""
    found = [sum(1 for text in texts for _ in rule.find(text)) for rule in (first, second)]
    return first if found[0] <= found[1] else second
