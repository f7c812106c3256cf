# Markup that is refused. Comes in: a line of Markdown. Goes out: Refused.
"""The markup of a line, held against the little that pages need.

Allowed are headings with an id, emphasis, lists, tables and links written `[text](address)` whose address is plain. A
link written in any other way is refused, whatever it leads to: what cannot be read at a glance cannot be checked.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from posixpath import normpath

from workreport.comments import ALLOW, ALMOST_ALLOW, INSERT
from workreport.markup.characters import find_refused_characters
from workreport.markup.refusal import Refused

_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
_HEADING_ID = re.compile(r"(?<= )\{ #[a-z][a-z0-9-]*(?: \.editorial)? \}\s*$")
_LINK = re.compile(r"\]\((?P<address>[^()\s]*)\)|\]\([^)]*\)?")
_WEB = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:[/?#][\w.~/%+=,;:@?#&-]*)?", re.ASCII)
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LOCAL = re.compile(r"(?P<path>(?:\.{1,2}/)*(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:#[\w.-]+)?", re.ASCII)
_FAR_OFF = re.compile(r"[^\S\t\n]{20,}|(?:\t *){5,}")
"""What puts words out of a reviewer's sight, or lists into each other without end."""
_LABEL = re.compile(r"(?<![!\\])\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?P<address>[^()\s]*)\)")
_EMPHASIS = re.compile(r"[*_\[\]\\]")
_HOST = re.compile(r"(?:https?://|mailto:[^@]*@)([^/?#:]+)")
_HOST_LIKE = re.compile(
    r"(?<![\w.-])(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[\w.+-]+@)?((?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE
)
"""What readers take for an address, and its host."""
_LONGEST = 500
"""Characters of an address."""
_WRITE_LINK = (
    "写成 · write: [文字](页面.md#id) 或 · or [text](https://…)，地址里的括号、汉字写成 %xx · with brackets and Han in "
    "an address as %xx；不是链接就写 · if it is no link: \\]("
)
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
        re.compile("^\\W{0,8}\\[[^\\[\\]]*\\]:|^[^\\[\\]\2]*\\]:|\\]\\s?\\["),
        "引用式链接 · reference link",
        "写成 · write: [文字](地址)；字符“[”“]”写成 · the characters themselves are: \\[ \\]",
    ),
    (
        # Browsers read some names without a semicolon; only with one is a name meant. A # may be escaped.
        re.compile("&(?!(?:lt|gt|amp);)(?:(?:#|\1\1)\\w{1,10};?|[A-Za-z]\\w{1,30};)"),
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
    if ALMOST_ALLOW.fullmatch(stripped):
        fix = "写成 · write: <!-- allow: CHECK 理由 · your reason -->"
        yield Refused(
            start=0, what="allow 没有写明理由，或写法不对 · no reason, or not its form", text=stripped[:60], fix=fix
        )
        return
    for match in _FAR_OFF.finditer(line):
        yield _markup(match, "一长串空格或缩进 · a long run of blanks", "换成一个空格 · write one space")
    # As long as the line, so that offsets stay.
    text = _ESCAPED.sub(_hide, _HEADING_ID.sub(lambda match: " " * len(match[0]), line))
    for pattern, what, fix in _MARKUP:
        for match in pattern.finditer(text):
            yield replace(_markup(match, what, fix), text=line[match.start() : match.end()][:60])
    yield from _misleading(line)
    for match in _LINK.finditer(text):
        if why := _why_refused(match["address"], page):
            yield _markup(match, why, _WRITE_LINK)


def _hide(escaped: re.Match[str]) -> str:
    """Return what stands for an escaped character: it is no markup, but may be a part of some."""
    return "\2\2" if escaped[0] == "\\[" else "\1\1"


def _misleading(line: str) -> Iterator[Refused]:
    """Yield the links whose words do not say where they lead."""
    for match in _LABEL.finditer(line):
        label = _EMPHASIS.sub("", match["label"])
        host = _HOST.match(match["address"])
        if not label.strip():
            yield _markup(match, "没有文字的链接 · a link without words", "写明文字 · write what it leads to")
        elif host and any(_bare(one[1]) != _bare(host[1]) for one in _HOST_LIKE.finditer(label)):
            yield _markup(
                match,
                "文字是一个地址，却通向别处 · words of one address that lead to another",
                "两处写同一地址 · write the same address in both",
            )


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _why_refused(address: str | None, page: str) -> str:
    """Return what is wrong with a link's address, or nothing; None is one that is not plain."""
    if address is None:
        return "链接写法不明 · a link whose address is not plain"
    if len(address) > _LONGEST or "xn--" in address.lower():
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
