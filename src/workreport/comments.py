# The comments that pages may have. Comes in: nothing. Goes out: their form.
"""Comments that mean something to this project; any other is raw HTML, which is refused."""

import re

ALLOW = re.compile(r"<!-- allow: (?P<check>[a-z][a-z-]*) (?P<reason>(?!REASON -->)(?:(?!--).)*\S) -->")
"""Above a paragraph: what an editor allows there on purpose."""
INSERTS = (
    "contents", "downloads", "errata", "facts", "figures", "glossary", "headlines", "indicators", "printed-pages",
    "questions", "reports",
)  # fmt: skip
INSERT = re.compile(rf"<!-- insert: (?P<name>{'|'.join(INSERTS)}) -->")
"""On an editorial page: what is put there when the site is built."""


def has_stray_comment(text: str) -> bool:
    """Tell whether a page has a comment that is none of these; `unsafe-markup` tells what is wrong with it."""
    comments = (line.strip() for line in text.split("\n") if line.lstrip().startswith("<!--"))
    return any(not ALLOW.fullmatch(one) and not INSERT.fullmatch(one) for one in comments)
