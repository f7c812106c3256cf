# Repeated words in English. Comes in: nothing. Goes out: WORDS.
"""What is written twice by a slip of the hand."""

import re

from workreport.style.rules import Rule, matching

_NEVER = "the|a|an|of|to|and|or|as|at|by|in|with|from|into|we|our|their|its|this|these|those"
"""Words that never follow themselves."""
_SELDOM = "in|to|at|by"
"""Of these, words that do in a rare sentence: phased in in 2024."""
_TWICE = "had|that"
"""Words that may follow themselves."""
_ALONE = r"(?<![\w'’-])({}) +(?i:(\1))(?![\w'’-])"
"""A word that comes once more; no part of a compound."""
_SENTENCE = re.compile(r"(?:^|[.!?:;]|[“(])\W*$")


def _once(match: re.Match[str]) -> str:
    """Return one of two words if they are the same: IT it, May may, Cao Cao are not, but The The at a beginning is."""
    first, second, text = match[1], match[2], match.string
    if first == second and first.islower():
        return first
    begins = _SENTENCE.search(text[max(0, match.start() - 5) : match.start()]) is not None
    is_function = re.fullmatch(_NEVER, first.lower()) is not None
    is_same = second.islower() or (is_function and second == first)
    is_capital = first[0].isupper() and not first[1:].isupper()
    return first if is_same and is_capital and (begins or (is_function and second == first)) else match[0]


WORDS: tuple[Rule, ...] = (
    Rule(
        zh="单词重复",
        en="a word is repeated",
        find=matching(_ALONE.format(rf"(?!(?i:{_SELDOM})\b)(?i:{_NEVER})"), _once),
    ),
    Rule(
        zh="单词像是重复",
        en="a word seems to be repeated",
        find=matching(_ALONE.format(rf"(?!(?i:{_TWICE})\b)[A-Za-z]+"), _once),
        is_certain=False,
    ),
)
