# Figures that open a quotation. Comes in: a text and a quantity. Goes out: whether its numeral is the first word.
"""Slogans open with a numeral, in quotation marks in both languages: “四化”, “four modernizations”."""

import re

from workreport.quantities import Quantity

_MARKS = re.compile("[“「\"‘']")


def opens_quotation(text: str, quantity: Quantity) -> bool:
    """Tell whether the numeral of a figure stands right behind a quotation mark."""
    return bool(_MARKS.fullmatch(text, max(0, quantity.numeral_start - 1), quantity.numeral_start))
