# Markup that is refused. Comes in: a line of Markdown. Goes out: Refused.
"""The markup of a line, held against the little that pages need.

Allowed are headings with an id, emphasis, lists, tables and links written `[text](address)` whose address is plain. A
link written in any other way is refused, whatever it leads to: what cannot be read at a glance cannot be checked.
"""

import re
from collections.abc import Iterator
from posixpath import normpath

from workreport.comments import ALLOW, INSERT
from workreport.markup.characters import find_refused_characters
from workreport.markup.refusal import Refused

_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
_HEADING_ID = re.compile(r"(?<= )\{ #[a-z][a-z0-9-]*(?: \.editorial)? \}\s*$")
_LINK = re.compile(r"\]\((?P<address>[^()\s]*)\)|\]\([^)]*\)?")
_WEB = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:[/?#][\w.~/%+=,;:@?#&-]*)?", re.ASCII)
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LOCAL = re.compile(r"(?P<path>(?:\.{1,2}/)*(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:#[\w.-]+)?", re.ASCII)
_FAR_OFF = re.compile(r"[ \xa0]{20,}|\t{5,}|(?:\t *){5,}")
"""What puts words out of a reviewer's sight, or lists into each other without end."""
_MOST_BRACKETS = 200
_LABEL = re.compile(r"(?<!!)\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\((?P<address>[^()\s]*)\)")
_ADDRESS_LIKE = re.compile(r"(?:https?://|www\.)(?P<host>[^/\s?#]+)", re.IGNORECASE)
_LONGEST = 500
"""Characters of an address."""
_MARKUP = (
    (
        re.compile(r"<(?=[A-Za-z/!?%&\\\"'])[^>]{0,60}>?"),
        "网页代码（HTML） · raw HTML",
        "不用 HTML；字符“<”写成 · no HTML; the character itself is: &lt;",
    ),
    (
        re.compile(r"-+8<|\{[%{]|^\s*(?:`{3,}|~{3,}|:{3,}|[?!]{3}\+?\s)|\[\[|\[TOC\]"),
        "模板代码或别家的写法 · template syntax or another dialect",
        "删去 · delete it",
    ),
    (
        re.compile(r"\{[^}]*\}?"),
        "属性列表 · attribute list",
        "只有标题可带 { #id }；字符“{”写成 · only headings carry { #id }; the character itself is: \\{",
    ),
    (
        re.compile(r"!(?=\[)"),
        "图片 · image",
        "正文不放图片；字符“!”写成 · no images; the character itself is: \\!",
    ),
    (
        re.compile(r"^\W{0,8}\[?[^\[\]]*\]:|\]\s?\["),
        "引用式链接 · reference link",
        "写成 · write: [文字](地址)；字符“[”写成 · the character itself is: \\[",
    ),
    (
        # Browsers read some names without a semicolon; only with one is a name meant.
        re.compile(r"&(?!(?:lt|gt|amp);)(?:#\w{1,10};?|[A-Za-z]\w{1,30};)"),
        "字符引用 · character reference",
        "直接写字符；“&”写成 · write the character; & itself is: &amp;",
    ),
)
"""What stands for markup in a line, what it is, and what to write instead."""


def find_refused(line: str, page: str) -> Iterator[Refused]:
    """Yield what is refused in a line of the page at `page`, a path below a language's folder."""
    yield from find_refused_characters(line)
    stripped = line.strip()
    if ALLOW.fullmatch(stripped) or INSERT.fullmatch(stripped):
        return
    for match in _FAR_OFF.finditer(line):
        yield _markup(match, "一长串空格或缩进 · a long run of blanks", "删去 · delete it")
    if line.count("[") > _MOST_BRACKETS:
        yield Refused(start=0, what="方括号太多 · too many brackets", text="[", fix="写成普通文字 · write plain text")
        return
    # Blanks in place of what is escaped, so that offsets stay.
    text = _ESCAPED.sub("  ", _HEADING_ID.sub(lambda match: " " * len(match[0]), line))
    for pattern, what, fix in _MARKUP:
        for match in pattern.finditer(text):
            yield _markup(match, what, fix)
    yield from _misleading(line)
    for match in _LINK.finditer(text):
        if why := _why_refused(match["address"], page):
            yield _markup(match, why, "写成 · write: [文字](页面.md#id) 或 · or [text](https://…)")


def _misleading(line: str) -> Iterator[Refused]:
    """Yield the links whose words do not say where they lead."""
    for match in _LABEL.finditer(line):
        shown = _ADDRESS_LIKE.search(match["label"])
        if not match["label"].strip("*_ \u3000\xa0"):
            yield _markup(match, "没有文字的链接 · a link without words", "写明文字 · write what it leads to")
        elif shown and f"//{shown['host']}".lower() not in match["address"].lower():
            yield _markup(
                match,
                "文字是一个地址，却通向别处 · words of one address that lead to another",
                "两处写同一地址 · write the same address in both",
            )


def _why_refused(address: str | None, page: str) -> str:
    """Return what is wrong with a link's address, or nothing; None is one that is not plain."""
    if address is None:
        return "链接写法不明 · a link whose address is not plain"
    if len(address) > _LONGEST or "//xn--" in address or ".xn--" in address:
        return "不能用的地址 · address not allowed"
    if _WEB.fullmatch(address) or _MAIL.fullmatch(address):
        return ""
    local = _LOCAL.fullmatch(address)
    if not address or local is None:
        return "不能用的地址 · address not allowed"
    if normpath(f"{page}/../{local['path']}").startswith(".."):
        return "地址在文稿之外 · address outside the pages"
    return ""


def _markup(match: re.Match[str], what: str, fix: str) -> Refused:
    return Refused(start=match.start(), what=what, text=match[0][:60], fix=fix)
