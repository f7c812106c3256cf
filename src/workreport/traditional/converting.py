# Simplified to Traditional. Comes in: text, decisions. Goes out: text of the same length.
"""Converting by OpenCC, word by word, with our decisions over its own.

OpenCC looks for phrases wherever their characters meet, also across two words: of 新|征程 it makes 徵程, as if it were
特徵. So the text is cut into words first, by a cutter that also knows the words that were decided and the termbase, and
no phrase reaches over a border. What a word becomes: what was decided of it or of a word in it; else what OpenCC says,
but for the characters and forms that were decided.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind
from opencc import OpenCC

from workreport.traditional.decisions import Decisions

_PROFILE = "s2hk"
"""Characters and their Hong Kong forms, no vocabulary: 项目 is 項目 and never 專案."""
BORDER = "\u200b"
"""Parts words while OpenCC reads them, because no dictionary has it; in a text, parts what is converted by itself."""
_NUMERAL = re.compile("[0-9０-９.一二三四五六七八九十百千万亿两几每半]+")
_MEASURE, _COUNTED = "只", "隻"
"""A measure of animals and of stocks, which dictionaries know behind a few numerals only."""
_MOST_KNOWN = 20_000


# A build asks for it several times in a row, and it learns its words anew each time.
@lru_cache(maxsize=2)
def make_converter(decisions: Decisions, terms: tuple[str, ...]) -> "Converter":
    """Return a converter; the same one for the same decisions and terms."""
    return Converter(decisions, terms)


class Converter:
    """Converts text from Simplified to Traditional Chinese."""

    def __init__(self, decisions: Decisions, terms: Iterable[str] = ()) -> None:
        """`terms` are expressions that always convert as they do on their own, whatever stands around them."""
        from rjieba import Jieba  # here, because it loads its dictionary for 0.1 s

        self._decisions = decisions
        self._forms = str.maketrans(dict(decisions.forms))
        self._characters = frozenset(decisions.characters)
        self._opencc = OpenCC(_PROFILE)
        self._cutter = Jieba()
        self._words: dict[str, str] = {}
        self._automaton: AhoCorasick | None = None
        self._known: dict[str, str] = {}
        self._learn(decisions.words)
        self._learn({term: self._convert(term) for term in terms} | dict(decisions.words))

    def convert(self, text: str) -> str:
        """Return `text` in Traditional characters. It has the same length, and what is not Chinese is as it was."""
        if text.isascii():
            return text
        # Titles stand on every page, and a live preview converts all texts whenever one of them is saved.
        if (known := self._known.get(text)) is not None:
            return known
        if len(self._known) == _MOST_KNOWN:
            self._known.clear()
        self._known[text] = self._convert(text)
        return self._known[text]

    def _convert(self, text: str) -> str:
        words = self._cut(text)
        converted = self._opencc.convert(BORDER.join(words)).split(BORDER)
        if list(map(len, words)) != list(map(len, converted)):
            converted = [self._by_characters(word) for word in words]
        decided = [self._decided(*pair) for pair in zip(words, converted, strict=True)]
        return "".join(word or BORDER for word in _with_measures(words, decided))

    def _cut(self, text: str) -> list[str]:
        """Return the words of a text; a border is an empty one."""
        words: list[str] = []
        for number, part in enumerate(text.split(BORDER)):
            words += [""] if number else []
            words += self._cutter.cut(part) if not part.isascii() else filter(None, [part])
        return words

    def _learn(self, words: Mapping[str, str]) -> None:
        """Let the cutter take these for words, and these conversions for theirs."""
        for word in words:
            self._cutter.add_word(word, self._cutter.suggest_freq(word), "")
        self._words |= words
        self._automaton = AhoCorasick(list(self._words), matchkind=MatchKind.LeftmostLongest) if self._words else None

    def _by_characters(self, word: str) -> str:
        """Return a word converted without phrases: some have another length than their Simplified form."""
        return "".join(out if len(out := self._opencc.convert(one)) == 1 else one for one in word)

    def _decided(self, word: str, converted: str) -> str:
        if word.isascii():
            return word
        converted = converted.translate(self._forms)
        if not self._characters.isdisjoint(word):
            converted = "".join(map(self._character, word, converted))
        if len(word) > 1 and self._automaton:
            for _, start, end in self._automaton.find_matches_as_indexes(word):
                converted = converted[:start] + self._words[word[start:end]] + converted[end:]
        return converted

    def _character(self, simplified: str, traditional: str) -> str:
        allowed = self._decisions.characters.get(simplified)
        return traditional if not allowed or traditional in allowed else allowed[0]


def _with_measures(words: Sequence[str], converted: list[str]) -> list[str]:
    """Return converted words with a measure behind a number, or at the end of a counting word, written as one."""
    for at, word in enumerate(words):
        numeral = word.removesuffix(_MEASURE) or (words[at - 1] if at else "")
        if word.endswith(_MEASURE) and _NUMERAL.fullmatch(numeral):
            converted[at] = converted[at][:-1] + _COUNTED
    return converted
