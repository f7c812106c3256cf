# Text cut for searching. Comes in: text. Goes out: tokens.
"""What of a text can be looked for: exactly what `tokenize` of search-engine.js yields of the same text.

* Chinese: every two characters that follow each other, and the last one of a run alone, so that one character is found
  as the beginning of a token. No dictionary could cut a query as it cut the text.
* English: words by their stem (`stem`), but for the commonest.
* Figures: with their point and percent sign, and without the sign; with the first character of a Chinese unit.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

STOP_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its",
    "of", "on", "or", "that", "the", "their", "this", "to", "was", "we", "were", "will", "with",
))  # fmt: skip
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?%?)|(?P<word>[a-z\u00df-\u024f]+(?:'[a-z]+)?)|(?P<han>[\u3007\u3400-\u9fff]+)"
)
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_SUFFIXES = (
    ("ization", "iz"), ("isation", "iz"), ("ational", "at"), ("ation", "at"), ("ition", "it"), ("sion", "s"),
    ("tion", "t"), ("ating", "at"), ("ated", "at"), ("ates", "at"), ("ate", "at"), ("izing", "iz"), ("ising", "iz"),
    ("ized", "iz"), ("ised", "iz"), ("ize", "iz"), ("ise", "iz"), ("ies", "i"), ("ied", "i"), ("ing", ""), ("ed", ""),
    ("ly", ""), ("es", ""), ("s", ""), ("e", ""), ("y", "i"),
)  # fmt: skip
"""What goes from the end of an English word, the first that fits; three characters at least stay."""


def fold(text: str) -> str:
    """Return a text without differences of width, case and thousands' commas."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'")
    return _THOUSANDS.sub("", folded)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what the inflections of an English word have in common, roughly: enough for searching."""
    word = word.partition("'")[0]
    for suffix, rest in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(rest) >= 3 and not word.endswith("ss"):
            root = word[: len(word) - len(suffix)] + rest
            is_double = suffix in ("ing", "ed") and root[-1] == root[-2] and root[-1] not in "lsz"
            return root[:-1] if is_double else root
    return word


# A live preview cuts every text again whenever one of them is saved.
@lru_cache(maxsize=20_000)
def tokenize(text: str) -> tuple[str, ...]:
    """Return the tokens of a text in its order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    folded = fold(text)
    for match in _TOKEN.finditer(folded):
        found = match[0]
        if match["word"]:
            if found not in STOP_WORDS:
                yield stem(found)
        elif match["number"]:
            yield found
            if found.endswith("%"):
                yield found[:-1]
            following = folded[match.end() : match.end() + 1]
            if following and _TOKEN.match(following) and not following.isascii():
                yield found + following
        else:
            yield from map("".join, pairwise(found))
            yield found[-1]
