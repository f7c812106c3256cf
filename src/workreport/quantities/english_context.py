# What stands around an English numeral. Comes in: a text and the numeral's place. Goes out: bound, direction.
"""Bounds and directions in English, and the words by which official translations write them."""

import re

from workreport.quantities.model import Bound, Direction

_BEFORE = (
    (
        Bound.AT_MOST,
        "(?:no|not) (?:more|higher|greater|larger|later) than|not (?:to )?exceed(?:ing)?|without exceeding"
        "|not (?:rise|go|climb|get) (?:above|over|beyond)|a maximum(?: of)?|at (?:the )?most"
        "|up to|within|capped at|no longer than|not over",
    ),
    (
        Bound.AT_LEAST,
        "at least|(?:no|not) (?:less|fewer|lower|smaller) than|(?:no|not) (?:below|under)|a minimum of|minimum",
    ),
    (
        Bound.MORE_THAN,
        "more than|(?<!control )(?<!spread )over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in excess of"
        "|upwards? of|a new level of|greater than|higher than|larger than|beyond"
        "|(?P<top>(?<!the )(?<!our )(?<!its )top)|topp(?:ed|ing)|tops|pass(?:ed|ing)"
        "|broke(?: through)?|breaking(?: through)?|break(?:s)? through|outnumber(?:ed|ing)",
    ),
    (Bound.NEARLY, "nearly|almost|close to|approach(?:es|ed|ing)|just under|near|just short of"),
    (Bound.LESS_THAN, "less than|fewer than|lower than|under|below|smaller than|short of"),
    (Bound.ABOUT, "about|around|approximately|some|roughly|circa|an estimated|approx\\.?|in the region of|or so"),
)
_BEFORE_NUMERAL = re.compile(
    r"(?<![A-Za-z])(?:"
    + "|".join(f"(?P<b{at}>{words})" for at, (_, words) in enumerate(_BEFORE))
    + r"|(?P<the>(?:exceed|surpass|cross|pass|top|break|broke)(?:s|es|ed|ing)?(?: through)? (?:the|its))"
    + r"|(?<!the )(?<!over )past(?: the)?)[ \u00a0]"
    + r"(?:an? |another |additional |an additional |a further |a total of |as many as |the age of )?[(~]?$",
    re.IGNORECASE,
)
_AFTER = (
    (
        Bound.AT_LEAST,
        "or more(?! than)|(?<!at )(?:and|or) above|and (?:over|older)(?= |,|\\.)(?! (?:\\d|the |an? ))"
        "|(?:or|and) higher|or over|or greater|or older|minimum",
    ),
    (Bound.AT_MOST, "or less|or below|and below|or fewer|or lower|and under|or under|at most|maximum"),
    (Bound.ABOUT, "or so|or thereabouts|or around"),
    (Bound.MORE_THAN, "-?plus|-odd"),
)
_AFTER_UNIT = re.compile(
    r"(?: \([^()]{0,60}\))?"
    r"(?:(?<=percent) of(?: the)? [a-z-]+ |,? ?"
    r"|(?: (?!at\b|of\b|which\b|had\b|with\b)[A-Za-z-]+){1,5}?(?<!level),? )(?:"
    + "|".join(f"(?P<a{at}>{words})" for at, (_, words) in enumerate(_AFTER))
    + r")\b",
    re.IGNORECASE,
)
_LARGE = re.compile("[0-9]|thousand|million|billion|trillion", re.IGNORECASE)
_AMOUNT = re.compile("thousand|million|billion|trillion|yuan|RMB", re.IGNORECASE)
_WINDOW = 44

_GROWTH = (
    r"gr[eo]w(?:s|n|ing|th)?|r[oi]s(?:e|es|en|ing)|increas\w*|expan\w+|gain(?:s|ed|ing)?|climb\w*|surg(?:e|ed|es|ing)"
    r"|(?<!make )(?<!makes )(?<!made )(?<!making )up(?! to)|jump\w*|higher|soar\w*|rais(?:e|es|ed|ing)"
    r"|lift\w*|boost\w*|upturn|accelerat\w*|improv\w*"
)
_DECLINE = (
    r"f[ea]ll(?:s|en|ing)?|declin\w+|decreas\w+|drop(?:s|ped|ping)?|down|reduc\w+|cut(?:s|ting)?|lower(?:s|ed|ing)?"
    r"|shr[aiu]nk\w*|slump\w*|dip(?:s|ped)?|shorten\w*|slash\w*|less|fewer|narrow\w*|plung\w+|slid|los(?:e|es|t|ing)"
)
_TREND = re.compile(rf"\b(?:(?P<growth>{_GROWTH})|(?P<decline>{_DECLINE}))\b(?! than)", re.IGNORECASE)
_REACHING = re.compile(
    r"\b(?:reach\w*|total(?:s|ed|ing|led|ling)?|stand(?:s|ing)? at|stood at|hit(?:s|ting)?|amount\w* to"
    r"|c[ao]m(?:e|es|ing) to|attain\w*|(?:bringing|brought) .{0,40} to)\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?<!kept )(?<!held )(?<!limited )(?<!controlled )(?<!keep )"
    r"\bto(?: an? [a-z-]+| an?| the| [a-z]+ly| a total of| a record(?: high)?)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby(?: an?| a total of| a further| another)?$", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:account\w* for|ma[kd]e? up|making up|constitut\w*|compris\w*|represent\w*)\s*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:?!\n()]|\.(?=\s)|—")
_AFTER_TREND = re.compile(
    r"[ -](?:[a-z-]{1,40} ){0,2}?"
    r"(?:(?P<growth>increase|growth|rise|gain|expansion|jump|higher|more|larger|faster|bigger)"
    r"|(?P<decline>decrease|decline|drop|reduction|fall|cut|lower|less|fewer|smaller|slower))\b(?! target)",
    re.IGNORECASE,
)
_LOOK_BACK = 90
_NOUNS = frozenset(["reduction", "reductions", "cuts", "increases", "growth", "decline", "declines", "less", "more"])
_ADVERB_REACH, _NOUN_REACH, _VERB_REACH = 6, 22, 60


def _reach(word: str) -> int:
    """Return how many characters before a figure a word may end that tells its direction."""
    if word in ("up", "down"):
        return _ADVERB_REACH
    return _NOUN_REACH if word in _NOUNS else _VERB_REACH


def find_bound(text: str, start: int, end: int) -> tuple[Bound, int, int]:
    """Return the bound of the numeral with its unit at `start` to `end`, and where the whole begins and ends."""
    begin = max(0, start - _WINDOW)
    before = _BEFORE_NUMERAL.search(text, begin, start)
    if before and before[0].startswith("under ") and text[end - 1].isdecimal() and "age" not in before[0]:
        before = None  # “under 10 campaigns” are as many as that
    after = _AFTER_UNIT.match(text, end)
    if before and before["the"] and not _LARGE.search(text, start, end):
        before = None  # “break the two bottlenecks”
    if before and before["top"] and not _AMOUNT.search(text, start, end):
        before = None  # “top 10 cities”
    if before and before[0].startswith(("Under ", "Some ")):
        before = None  # “Under four headings”
    if before:
        bound = next((kind for at, (kind, _) in enumerate(_BEFORE) if before[f"b{at}"]), Bound.MORE_THAN)
        return bound, before.start(), end
    if after:
        bound = next(kind for at, (kind, _) in enumerate(_AFTER) if after[f"a{at}"])
        return bound, start, end if "(" in after[0] else after.end()  # what is in brackets is a figure of its own
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum():
        return Bound.MORE_THAN, start, end + 1
    return Bound.EXACT, start, end


def find_direction(text: str, start: int, end: int, floor: int) -> Direction:
    """Return what is said to happen with the quantity at `start` to `end`; nothing before `floor` belongs to it."""
    begin = max(floor, start - _LOOK_BACK)
    window = _CLAUSE.split(text[begin:start])[-1].rstrip(" (~")
    after = _AFTER_TREND.match(text, end)
    if after:
        return Direction.GROWTH if after["growth"] else Direction.DECLINE
    if _REACHING.search(window):
        return Direction.REACHING
    if _SHARE.search(window):
        return Direction.SHARE
    is_by, is_to = bool(_BY.search(window)), bool(_TO.search(window))
    last = None
    for trend in _TREND.finditer(window):
        reach = _reach(trend[0].lower())
        last = trend if is_by or is_to or len(window) - trend.end() <= reach else last
    if last is None:
        return Direction.REACHING if is_to else Direction.NONE
    if is_to:
        return Direction.RISE_TO if last["growth"] else Direction.FALL_TO
    return Direction.GROWTH if last["growth"] else Direction.DECLINE
