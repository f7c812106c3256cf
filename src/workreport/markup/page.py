# A page held against what editors may write. Comes in: a page's text. Goes out: findings.
"""Every line of a page, and then the page as Markdown makes HTML of it: what one look misses the other finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from markdown import Markdown
from markdown.extensions.tables import TableExtension

from workreport.comments import ALLOW, INSERT
from workreport.files import CONFLICT
from workreport.findings import Finding, Severity
from workreport.markup.characters import find_refused_characters
from workreport.markup.dialect import WithoutReferences
from workreport.markup.front import front_matter_end
from workreport.markup.lines import find_refused
from workreport.markup.links import why_misleading, why_refused
from workreport.markup.marks import with_mended_mark
from workreport.markup.refusal import Refused, to_finding
from workreport.markup.rendered import MARKDOWN, find_links, find_not_allowed

EXTENSIONS = ("attr_list", TableExtension(use_align_attribute=True), "toc", WithoutReferences())
"""Of mkdocs.yml, those that make HTML of what an editor writes."""
_MOST_BRACKETS, _MOST_LINES = 200, 1000
"""Of what stands together without an empty line; a table of a report's figures has some 300 lines."""
_LONGEST = 30_000
"""Characters of a line: more than a whole report that came as one paragraph."""


def check_page(path: str, text: str, settle: Callable[[str], str | None] = lambda character: None) -> Iterator[Finding]:
    """Yield a finding for each place of a page that is refused, but for its front matter (`front`).

    `path` begins with docs and the folder of a language. Of a character that the delivered text has, `settle` returns
    what to do about it, which is a warning, or nothing if that is decided; None of one that the text does not have.
    """
    found = False
    for number, refused in find_refused_on_page(path, text):
        cure = settle(refused.text) if refused.is_character else None
        found = True
        if cure is None:
            yield to_finding(refused, path, number)
        elif cure:
            yield to_finding(replace(refused, fix=cure), path, number, Severity.WARNING)
    if not found:
        yield from _check_rendered(path, text.split("\n"))


def find_refused_on_page(path: str, text: str) -> Iterator[tuple[int, Refused]]:
    """Yield line number, from 1, and each place of the page's lines that is refused, before anything is rendered."""
    lines = text.split("\n")
    below, begin = path.split("/", 2)[-1], front_matter_end(lines)
    brackets = together = 0
    for number, line in enumerate(lines, 1):
        refused = find_refused(line, below) if number > begin else find_refused_characters(line)
        yield from ((number, one) for one in refused)
        if CONFLICT.match(line):
            what = "合并冲突还没有解决 · a merge conflict is not resolved"
            fix = "两边留一种写法，删去这样的行 · keep one of both sides, and delete such lines"
            yield number, Refused(start=0, what=what, text=line[:40], fix=fix)
        # Reading a block takes the cube of its brackets and the square of its lines.
        brackets, together = (brackets + line.count("["), together + 1) if line.strip() else (0, 0)
        if brackets > _MOST_BRACKETS or together > _MOST_LINES or len(line) > _LONGEST:
            what = "一段太长或方括号太多 · too long a block, or too many brackets in it"
            fix = "用空行分成几段，或写成普通文字 · part it by empty lines, or write plain text"
            yield number, Refused(start=0, what=what, text=line[:20], fix=fix)
            brackets = together = 0


def _check_rendered(path: str, lines: list[str]) -> Iterator[Finding]:
    begin = front_matter_end(lines)
    body = [(number, line) for number, line in enumerate(lines, 1) if number > begin and not _is_comment(line)]
    # Of a heading's damaged mark the reader tells; what it would become is no second matter.
    body = [(number, with_mended_mark(line)) for number, line in body]
    below = path.split("/", 2)[-1]
    if refused := _refused_html((line for _, line in body), below):
        yield to_finding(refused, path, _place(body, below))


def _is_comment(line: str) -> bool:
    return bool(ALLOW.fullmatch(line.strip()) or INSERT.fullmatch(line.strip()))


def _refused_html(lines: Iterable[str], page: str) -> Refused | None:
    """Return the first tag or link that the lines of `page` must not become."""
    try:
        html = _render("\n".join(lines))
    except RecursionError:
        html = "<nested>"
    if left := find_not_allowed(html, MARKDOWN):
        fix = "写成普通文字 · write plain text"
        return Refused(start=0, what="会变成网页代码 · would become HTML", text=left.strip()[:60], fix=fix)
    for link in find_links(html):
        if why := why_refused(link.address, page):
            return Refused(start=0, what=why, text=link.address[:60], fix="改地址 · mend the address")
        if wrong := why_misleading(link.words, link.address):
            return Refused(start=0, what=wrong[0], text=" ".join(link.words.split())[:60], fix=wrong[1])
    return None


def _place(body: list[tuple[int, str]], page: str) -> int:
    """Return the line where the first paragraph begins that is refused by itself; the first of all if none is."""
    for is_blank, block in groupby(body, key=lambda item: not item[1].strip()):
        numbers, lines = zip(*block, strict=True)
        if not is_blank and _refused_html(lines, page):
            return int(numbers[0])
    return body[0][0] if body else 1


# Editors' pages repeat: a build, a check and its tests read the same ones.
@lru_cache(maxsize=256)
def _render(markdown: str) -> str:
    return Markdown(extensions=list(EXTENSIONS)).convert(markdown)
