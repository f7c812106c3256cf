# Run-in heads without a number. Comes in: a section's paragraphs. Goes out: where its topics begin.
"""Finding the topics of a section, such as 项目投资加力提速 in “项目投资加力提速。争列省重点项目44个，…”.

Reports open a topic with a short sentence that the print does not set off. What tells it from a short plain
sentence is not its words but its company: heads of one section are cut alike (same length, same first or last
words), each has a passage under it, and none states a figure or an award.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workreport.model import Paragraph
from workreport.sentences import STOP, split_sentences

# Han characters and quotation marks only: a figure, a Latin name or an enumeration makes a statement of it.
_PLAIN = re.compile(r"[一-鿿“”]{5,18}")
_TWO_HALVES = re.compile(r"([一-鿿“”]{4,11})，([一-鿿“”]{4,11})")
# What is reported as having happened once, to somebody: a statement, however short.
_EVENT = re.compile(
    "获评|荣获|获得|入选|获批|列入|列为|纳入|被评|评为|授予|成功|建成|竣工|投用|投运|投产|开通|通车|开工|完工|印发|召开|落户|挂牌"
)
_LEAST_BODY = 30
"""Characters that must stand under a head before the next one."""
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Topic:
    """A head: index of its paragraph, and the characters of it in there, full stop not included."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    topic: Topic
    text: str
    place: int
    """Characters of the section before it."""
    opens: bool
    """It is the first sentence of a natural paragraph."""


def find_topics(paragraphs: Sequence[Paragraph], begins: Sequence[int]) -> tuple[Topic, ...]:
    """Return the run-in heads of one section.

    `begins` gives for each paragraph the offset to start at, behind a heading that runs into it.
    """
    candidates, length = _collect(paragraphs, begins)
    lengths = Counter(len(candidate.text) for candidate in candidates)
    firsts = Counter(candidate.text[:2] for candidate in candidates)
    lasts = Counter(candidate.text[-2:] for candidate in candidates)
    scores = [
        _score(candidate, lengths[len(candidate.text)], firsts[candidate.text[:2]], lasts[candidate.text[-2:]])
        for candidate in candidates
    ]
    return tuple(candidate.topic for candidate in _choose(candidates, scores, length))


def _collect(paragraphs: Sequence[Paragraph], begins: Sequence[int]) -> tuple[list[_Candidate], int]:
    candidates: list[_Candidate] = []
    place = 0
    for index, (paragraph, begin) in enumerate(zip(paragraphs, begins, strict=True)):
        sentences = split_sentences(paragraph.text[begin:])
        for number, sentence in enumerate(sentences):
            head = sentence.text.removesuffix(STOP)
            has_body = number + 1 < len(sentences)
            if sentence.text.endswith(STOP) and has_body and _could_be_head(head):
                start = begin + sentence.start
                topic = Topic(index, start, start + len(head))
                opens = number == 0 and begin == 0
                candidates.append(_Candidate(topic, head, place + sentence.start, opens))
        place += len(paragraph.text) - begin
    return candidates, place


def _could_be_head(text: str) -> bool:
    if _EVENT.search(text):
        return False
    if halves := _TWO_HALVES.fullmatch(text):
        return abs(len(halves[1]) - len(halves[2])) <= 1
    return _PLAIN.fullmatch(text) is not None


def _score(candidate: _Candidate, same_length: int, same_first: int, same_last: int) -> float:
    """Return how much a candidate looks like a head among its like; `_ENOUGH` makes it one."""
    score = 3.0 if candidate.opens else 1.5
    score += min(same_length - 1, 3) * 0.5 + min(same_first - 1, 2) * 0.5 + min(same_last - 1, 2) * 0.25
    if "，" in candidate.text:
        score -= 1.0
    elif 7 <= len(candidate.text) <= 13:
        score += 0.5
    return score


def _choose(candidates: Sequence[_Candidate], scores: Sequence[float], length: int) -> list[_Candidate]:
    """Return the best-scoring candidates of which each has a body under it (weighted interval scheduling)."""
    best: list[tuple[float, int | None, int | None]] = []  # (total, index taken, best index before it)
    for index, candidate in enumerate(candidates):
        end = candidate.place + len(candidate.text)
        skip = best[-1] if best else (0.0, None, None)
        if scores[index] < _ENOUGH or length - end < _LEAST_BODY:
            best.append(skip)
            continue
        before = index - 1
        while before >= 0 and candidate.place - (candidates[before].place + len(candidates[before].text)) < _LEAST_BODY:
            before -= 1
        total = scores[index] + (best[before][0] if before >= 0 else 0.0)
        # On a tie the later one is the head: the sentence before it closes the topic above.
        best.append((total, index, before if before >= 0 else None) if total >= skip[0] else skip)
    chosen: list[_Candidate] = []
    entry = best[-1] if best else (0.0, None, None)
    while entry[1] is not None:
        chosen.append(candidates[entry[1]])
        entry = best[entry[2]] if entry[2] is not None else (0.0, None, None)
    return chosen[::-1]
