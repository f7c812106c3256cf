# The rules of written Chinese. Comes in: nothing. Goes out: CHINESE.
"""Punctuation by GB/T 15834-2011, numerals by GB/T 15835-2011, spaces, repeated words.

The delivered text has no space beside a Han character, and neither standard asks for one. Hyphens and tildes between
numbers are left alone: GB/T 15834-2011, 4.13, has three signs for what is joined, and texts choose among them. What
stands alone in quotation marks is spoken of, not used.
"""

from workreport.style.chinese_marks import MARKS
from workreport.style.chinese_numerals import NUMERALS
from workreport.style.chinese_pairs import PAIRS
from workreport.style.chinese_spaces import SPACES
from workreport.style.chinese_words import WORDS
from workreport.style.rules import Rule

CHINESE: tuple[Rule, ...] = (*MARKS, *PAIRS, *SPACES, *NUMERALS, *WORDS)
"""The rules of Chinese. An earlier one has precedence where two meet."""
