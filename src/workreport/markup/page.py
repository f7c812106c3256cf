# A page held against what editors may write. Comes in: a page's text. Goes out: findings.
"""Every line of a page, and then the page as Markdown makes HTML of it: what one look misses the other finds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from markdown import Markdown
from markdown.extensions.tables import TableExtension

from workreport.comments import ALLOW, INSERT
from workreport.findings import Finding, Severity
from workreport.markup.characters import find_refused_characters
from workreport.markup.front import front_matter_end
from workreport.markup.lines import find_refused
from workreport.markup.refusal import Refused, to_finding
from workreport.markup.rendered import MARKDOWN, find_not_allowed

EXTENSIONS = ("attr_list", TableExtension(use_align_attribute=True), "toc")
"""Of mkdocs.yml, those that make HTML of what an editor writes."""
_NAME = re.compile(r"[A-Za-z][\w-]+")


def check_page(path: str, text: str, settle: Callable[[str], str | None] = lambda character: None) -> Iterator[Finding]:
    """Yield a finding for each place of a page that is refused, but for its front matter (`front`).

    `path` begins with docs and the folder of a language. Of a character that the delivered text has, `settle` returns
    what to do about it, which is a warning, or nothing if that is decided; None of one that the text does not have.
    """
    lines = text.split("\n")
    below = path.split("/", 2)[-1]
    found = False
    begin = front_matter_end(lines)
    for number, line in enumerate(lines, 1):
        for refused in find_refused(line, below) if number > begin else find_refused_characters(line):
            cure = settle(refused.text) if refused.is_character else None
            found = True
            if cure is None:
                yield to_finding(refused, path, number)
            elif cure:
                yield to_finding(replace(refused, fix=cure), path, number, Severity.WARNING)
    if not found:
        yield from _check_rendered(path, lines, begin)


def _check_rendered(path: str, lines: list[str], begin: int) -> Iterator[Finding]:
    body = [
        "" if number <= begin or ALLOW.fullmatch(line.strip()) or INSERT.fullmatch(line.strip()) else line
        for number, line in enumerate(lines, 1)
    ]
    try:
        rendered = _render("\n".join(body))
    except RecursionError:
        rendered = "<nested>"
    if left := find_not_allowed(rendered, MARKDOWN):
        names = _NAME.findall(left)
        number = next((at for at, line in enumerate(body, 1) if any(name in line for name in names)), begin + 1)
        fix = "写成普通文字 · write plain text"
        refused = Refused(start=0, what="会变成网页代码 · would become HTML", text=left.strip()[:60], fix=fix)
        yield to_finding(refused, path, number)


# Editors' pages repeat: a build, a check and its tests read the same ones.
@lru_cache(maxsize=256)
def _render(markdown: str) -> str:
    return Markdown(extensions=list(EXTENSIONS)).convert(markdown)
