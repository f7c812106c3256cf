# Kinds of characters that rules speak of. Imports nothing of ours.
"""Parts of character classes, and the standards that are cited."""

HAN = "㐀-䶿一-鿿〇々"
OPENING, CLOSING = "“‘（《【", "”’）》】"
BLANK = " \u3000\xa0\t"
FIGURES = "一二三四五六七八九〇"
MANY = 10
"""Slips of one kind that an editor may want to see one by one."""
PUNCTUATION = "GB/T 15834—2011"
VALUES = "GB/T 15835—2011"
