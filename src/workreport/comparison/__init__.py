# Whether a translation says what its source says. Comes in: two texts. Goes out: disagreements.
"""Comparing a Chinese text with its English: figures first."""
