# How numerals look in English. Comes in: nothing. Goes out: patterns.
"""The pattern of every form a numeral has in English; each form is a named group."""

import re

from workreport.quantities.english_kinds import MONEY
from workreport.quantities.english_numerals import CARDINAL_PATTERN, ORDINAL_PATTERN, SCALES

FOLD = str.maketrans("\u0130\u0131\u017f\u212a", "IisK")
"""Letters that count as ASCII ones where case does not; one for one, so offsets stay."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ABBREVIATED = SCALES | {"mn": 10**6, "bn": 10**9, "tn": 10**12}
MULTIPLES = {
    "doubl": 2, "twice": 2, "twofo": 2, "tripl": 3, "trebl": 3, "three": 3, "quadr": 4,
}  # fmt: skip
"""By the first five letters."""
PARTS = {"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "six": 6, "sev": 7, "eig": 8, "nin": 9, "ten": 10}
"""By the first three letters."""
SECTORS = ("primary", "secondary", "tertiary")
SPANS = {
    "decade": (10, "year"), "biennium": (2, "year"), "biennial": (2, "year"), "biannual": (2, "year"),
    "century": (100, "year"), "millennium": (1000, "year"), "centenary": (100, "year"), "centennial": (100, "year"),
    "round-the-clock": (24, "hour"), "24/7": (24, "hour"),
}  # fmt: skip
"""Words that have a number inside: 10年, 一百年, 24小时."""

_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.])\d{1,3}(?:[ \u00a0]\d{3})+(?![\d-]|\.\d)"
_SCALE = "|".join(ABBREVIATED)
_LARGE = "million|billion|trillion"
_SHARES = "one|two|three|four|five|seven|nine|an?"
_PART = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_MULTIPLE = "doubl(?:e|es|ed|ing)|twice|twofold|tripl(?:e|es|ed|ing)|trebl(?:e|ed|ing)|threefold|quadrupl(?:e|ed|ing)"
_CLASS = "grade|class|category|type|phase|level|tier|categories|classes|grades"
_SPAN = "|".join(word for word in SPANS if word[0].isalpha() and "-" not in word)
NUMERAL = re.compile(
    rf"""
    (?:(?P<money>{"|".join(map(re.escape, MONEY))})[ \u00a0]?)?
    (?:(?P<numerator>\d{{1,2}})/(?P<denominator>\d{{1,2}})(?![\d/])|(?P<digits>(?:{_GROUPED}|\d+)(?:\.\d+)?))
    (?:(?P<nth>st|nd|rd|th)(?![a-z])|[ \u00a0-]{{0,2}}(?P<scale>{_SCALE})(?![a-z]))?
    | (?<![a-z])(?:
        (?P<share>{_SHARES})[ -](?P<part>{_PART})(?![a-z-])
      | half[ -](?:a[ ])?(?P<half_scale>{_LARGE})(?![a-z])
      | (?P<half>half)(?=[ ](?:of|the|an?|its)[ ]|[.,;])
      | (?P<multiple>{_MULTIPLE})(?![a-z])
      | (?P<ordinal>{ORDINAL_PATTERN})(?![a-z])
      | (?P<words>{CARDINAL_PATTERN})(?![a-z])
      | (?:{_CLASS})[ ](?P<roman>(?-i:[IVX]+))(?![a-z])
      | (?P<month>(?-i:{"|".join(MONTHS)}))(?![a-z])
      | (?-i:Q(?P<quarter>[1-4])|H(?P<half_year>[12]))(?![a-z\d])
      | (?P<lone>(?:hundred-)?(?:thousand|{_LARGE})|hundred)(?=-[a-z])
      | (?P<pair>both|pair|dual|twin)(?![a-z])
      | (?P<halved>halv(?:e|es|ed|ing))(?![a-z])
      | (?P<sector>{"|".join(SECTORS)})(?![a-z])
      | (?P<span>{_SPAN}|a?round[- ]the[- ]clock)(?![a-z])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
JOINED = re.compile(
    r"(?:,? (?:and|or|to|&)|,|/|–|—| ?- ?)\s?(?:about |nearly |over |at least |around |(?:RMB|US\$|\$) ?)?",
    re.IGNORECASE,
)
"""What joins the figures of a list."""
