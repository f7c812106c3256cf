# The search index. Comes in: reports with their pairs, the termbase. Goes out: files that a browser reads piecemeal.
"""A paragraph pair is what is found, in either language and either script of Chinese.

Text is cut the same way here and in `overrides/assets/javascripts/search-engine.js`: two characters of Chinese at a
time, English words by their stem, figures with their point and sign. A test compares both on the report.
"""
