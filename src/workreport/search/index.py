# Records as files. Comes in: records. Goes out: the index, cut into files of a few kilobytes.
"""An inverted index that a browser reads piecemeal, so that a query costs the same whatever is not asked for.

* `index.json`, the directory: the first token of every shard, the reports, the folding of Traditional characters.
* `tokens-N.json`: a run of the sorted tokens, each with the number of its records and `[gap, impact, …]`: how far the
  record's number is from the one before, and how much the token says about it (BM25 without the rarity of the token,
  Robertson & Zaragoza 2009, section 3; in twentieths).
* `<locale>-N.json`: what is shown of a run of records: kind, address, headings above it, text.
"""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from opencc import OpenCC

from workreport.locales import PUBLISHED, written_as
from workreport.search.records import Record
from workreport.search.tokens import tokenize

_K1, _B = 1.2, 0.75
_SCALE = 20
_TRAIL, _NAMES = 0.3, 0.5
"""How much of a word's own weight it has in the headings above a text, and as another name of what the text says."""
_KINDS = {"heading": 1.3, "text": 1.0, "figure": 0.6, "term": 0.25}
_SHARD = 10_000
"""Characters of a file of tokens, about a third when compressed."""
CHUNK = 8
"""Records of a file of texts."""
_MOST = 1500
"""Records of a token: the best are kept; who looks for a word so common looks for more than that word."""

Write = Callable[[str], str]
Postings = dict[str, "array[int]"]
_IMPACT_BITS = 16


def build_index(
    units: Sequence[Record], terms: Sequence[Record], write: Mapping[str, Write]
) -> Iterator[tuple[str, str]]:
    """Yield name and content of every file. `write` gives a locale's script to the text it is made from."""
    records = [*units, *terms]
    shards = list(_shards(_postings(records)))
    directory = {
        "size": len(records),
        "chunk": CHUNK,
        "shards": [next(iter(shard)) for shard in shards],
        "reports": _reports(units),
        "figures": _runs(units, "figure"),
        "terms": len(units),
        "fold": _folding(text for record in records for text in record.texts.values()),
    }
    yield "index.json", _json(directory)
    for number, shard in enumerate(shards):
        yield f"tokens-{number}.json", _json(shard)
    for locale in PUBLISHED.values():
        folder, script = written_as(locale).folder, write[locale.folder]
        for number in range(0, len(records), CHUNK):
            rows = [
                [one.kind, one.address, [script(text) for text in one.trail[folder]], script(one.texts[folder])]
                for one in records[number : number + CHUNK]
            ]
            yield f"{locale.folder}-{number // CHUNK}.json", _json(rows)


def _reports(records: Sequence[Record]) -> dict[str, list[int]]:
    """Return, by report, the numbers of the records at which its parts begin: chapters and single pages."""
    parts: dict[str, dict[str, int]] = {}
    for number, record in enumerate(records):
        report, part = record.address.split("/")[:2]
        parts.setdefault(report, {}).setdefault(part, number)
    return {report: list(begins.values()) for report, begins in parts.items()}


def _runs(records: Sequence[Record], kind: str) -> list[list[int]]:
    """Return begin and end of each run of records of a kind."""
    runs = groupby(range(len(records)), key=lambda number: records[number].kind == kind)
    return [[(numbers := list(run))[0], numbers[-1] + 1] for is_kind, run in runs if is_kind]


def _postings(records: Sequence[Record]) -> Postings:
    """Return, by token, number and impact of its records, each packed into one integer."""
    lengths = [sum(map(len, record.texts.values())) for record in records]
    average = sum(lengths) / len(lengths) if lengths else 1
    postings: Postings = defaultdict(lambda: array("Q"))
    for number, (record, length) in enumerate(zip(records, lengths, strict=True)):
        norm = _K1 * (1 - _B + _B * length / average)
        for token, count in _weights(record).items():
            impact = _KINDS[record.kind] * count * (_K1 + 1) / (count + norm)
            postings[token].append(number << _IMPACT_BITS | max(1, round(impact * _SCALE)))
    return postings


def _weights(record: Record) -> Counter[str]:
    """Return how often a record has each token, what only surrounds it counting less."""
    weights: Counter[str] = Counter()
    for factor, texts in (
        (1.0, record.texts.values()),
        (
            _TRAIL if record.kind in ("heading", "text") else 1.0,
            (text for trail in record.trail.values() for text in trail),
        ),
        (_NAMES, record.names),
    ):
        for text in texts:
            for token in tokenize(text):
                weights[token] += factor  # type: ignore[assignment]
    for name in record.pinyin:
        weights[name] += _NAMES  # type: ignore[assignment]
    return weights


def _shards(postings: Postings) -> Iterator[dict[str, list[int]]]:
    shard: dict[str, list[int]] = {}
    size = 0
    for token in sorted(postings):
        pairs = [(packed >> _IMPACT_BITS, packed & (1 << _IMPACT_BITS) - 1) for packed in postings[token]]
        row = [len(pairs)]
        last = 0
        for number, impact in sorted(sorted(pairs, key=lambda one: -one[1])[:_MOST]):
            row += [number - last, impact]
            last = number
        shard[token] = row
        size += len(token) + 4 * len(row)
        if size > _SHARD:
            yield shard
            shard, size = {}, 0
    if shard or not postings:
        yield shard or {"": [0]}


def _folding(texts: Iterable[str]) -> str:
    """Return pairs of a Traditional character and the Simplified one of these texts that it is folded to."""
    known = set("".join(texts))
    return "".join(one + other for one, other in _foldings() if other in known)


@cache
def _foldings() -> tuple[tuple[str, str], ...]:
    """Return every Traditional character with the Simplified one that OpenCC has for it."""
    simplify = OpenCC("t2s").convert
    pairs = ((one, simplify(one)) for one in map(chr, range(0x3400, 0xA000)))
    return tuple((one, other) for one, other in pairs if one != other and len(other) == 1)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
