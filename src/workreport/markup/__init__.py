# What editors may write. Comes in: Markdown, HTML. Goes out: places that are refused.
"""Untrusted Markdown: an editor's page may carry nothing that a reader's browser would run.

Python-Markdown passes raw HTML through and makes event handlers of attribute lists, so nothing is repaired: what is
not on a closed list is refused, at its line (`lines`, `characters`, `front`), and again after rendering (`rendered`).
"""
