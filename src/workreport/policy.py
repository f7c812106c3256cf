# What a page may load and run. Comes in: templates, pages. Goes out: the policy, in pages and for servers.
"""A Content-Security-Policy (W3C CSP Level 3) without `unsafe-inline`: the site's own scripts and styles.

In a meta tag it holds on any host; what only a header can say (`frame-ancestors`) stands in the files for servers.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from workreport.errors import ProjectError
from workreport.model import Location

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>')
_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",  # the icons of the style sheet
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def render_policy(templates: Iterable[str]) -> str:
    """Return the policy: the scripts that stand in these templates may run, by their sha256, and no others.

    Not those of the page itself, which may hold what somebody has smuggled in.
    """
    codes = {code for template in templates for code in _INLINE.findall(template)}
    digests = sorted(base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in codes)
    return "; ".join(_DIRECTIVES).format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))


def read_policy(folder: Path) -> str:
    """Return the policy of the templates in a folder."""
    return render_policy(file.read_text(encoding="utf-8") for file in folder.glob("*.html"))


def with_policy(page: str, policy: str) -> str:
    """Return a page of HTML with its policy, the first thing in its head after the charset.

    Raises ProjectError where a template has no place for it: no page may do without.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    protected, count = _CHARSET.subn(lambda match: f"{match[0]}\n  {meta}", page, count=1)
    if not count:
        raise ProjectError(
            'a page without <meta charset="utf-8"> would have no Content-Security-Policy',
            location=Location(path="overrides/main.html"),
        )
    return protected


def render_headers(policy: str) -> str:
    """Return `_headers`, which several static hosts read: the policy, and what goes with it."""
    return f"""\
# What a server should say with every answer, in the form that several static hosts read. For nginx: deploy/nginx.conf
/*
  Content-Security-Policy: {policy}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cache-Control: no-cache
/*.md
  Content-Type: text/markdown; charset=utf-8
/*.txt
  Content-Type: text/plain; charset=utf-8
/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
/*/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
"""
