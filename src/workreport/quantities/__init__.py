# Figures and what they mean. Comes in: a text and its language. Goes out: quantities.
"""Quantities in Chinese and English texts."""

from workreport.quantities.chinese import find_chinese
from workreport.quantities.english import find_english
from workreport.quantities.model import Bound, Dimension, Direction, Kind, Quantity, Unit

__all__ = ["Bound", "Dimension", "Direction", "Kind", "Quantity", "Unit", "find_chinese", "find_english"]
