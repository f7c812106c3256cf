# The form of sentences in either language. Comes in: texts. Goes out: slips and what to write instead.
"""House style: punctuation, numerals and repeated words, one module a language.

autocorrect-py was tried and is not used. It sets spaces between Han and Latin, which official texts do not have; with
that turned off it knows four of these rules, misses a half-width colon at a paragraph's end, writes half-width colons
into the ratio 12.9：34.9：52.2, and returns a corrected text, not places.
"""

from workreport.style.chinese import CHINESE
from workreport.style.english import ENGLISH, english_rules
from workreport.style.rules import Rule, Slip, find_habits, find_slips

HOUSE_STYLE = "house-style"
"""The id of the check."""

__all__ = ["CHINESE", "ENGLISH", "HOUSE_STYLE", "Rule", "Slip", "english_rules", "find_habits", "find_slips"]
