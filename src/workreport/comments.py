# The comments that pages may have. Comes in: nothing. Goes out: their form.
"""Comments that mean something to this project; any other is raw HTML, which is refused."""

import re

ALLOW = re.compile(r"<!-- allow: (?P<check>[a-z][a-z-]*) (?P<reason>(?!REASON -->)(?:(?!--).)*\S) -->")
ALMOST_ALLOW = re.compile(r"<!--\s*allow\b.*")
"""Above a paragraph: what an editor allows there on purpose."""
INSERT = re.compile(
    r"<!-- insert: (?P<name>contents|downloads|errata|facts|figures|glossary|headlines|indicators|printed-pages"
    r"|questions|reports) -->"
)
"""On an editorial page: what is put there when the site is built."""
