# Where a sentence ends. Comes in: text. Goes out: its sentences.
"""Cutting Chinese text into sentences, which is what headings, topics and comparisons are made of."""

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’」』）)》】]*|[^。！？；]+$")
# One stop at most, nothing closing behind it: what follows must be a sentence of its own.
_HEAD = re.compile("[^。！？；]+[。！？]?")
STOP = "。"
"""The full stop that a run-in head loses when it becomes a heading."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text up to and including 。！？； and what closes with it; `start` is its offset."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


def head_length(sentence: str) -> int:
    """Return how long a sentence is as a heading, its full stop dropped; 0 if it cannot be cut off as one."""
    return len(sentence.removesuffix(STOP)) if _HEAD.fullmatch(sentence) else 0


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`; joined together they are `text` again."""
    return tuple(Sentence(match.start(), match[0]) for match in _SENTENCE.finditer(text))
