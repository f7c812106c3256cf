# Markup that is refused. Comes in: a line of Markdown. Goes out: Refused.
"""The markup of a line, held against the little that pages need.

Allowed are headings with an id, emphasis, lists, tables and links written `[text](address)` whose address is plain. A
link written in any other way is refused, whatever it leads to: what cannot be read at a glance cannot be checked.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from workreport.comments import ALLOW, INSERT, INSERTS
from workreport.markup.characters import find_refused_characters
from workreport.markup.links import why_misleading, why_refused
from workreport.markup.marks import without_mark
from workreport.markup.refusal import Refused

_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
_LINK = re.compile(r"\]\((?P<address>[^()\s]*)\)|\]\([^)]*\)?")
_FAR_OFF = re.compile(r"[^\S\t\n]{20,}|(?:\t *){5,}")
"""What puts words out of a reviewer's sight, or lists into each other without end."""
_LABEL = re.compile(r"(?<![!\\])\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?P<address>[^()\s]*)\)")
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
        re.compile(r"^#.*#\s*$"),
        "标题末尾的 # 不会显示 · a # at the end of a heading would not be seen",
        "写成 · write: \\#",
    ),
    (
        re.compile(r"!(?=\[)"),
        "图片 · image",
        "正文不放图片；字符“!”写成 · no images; the character itself is: \\!",
    ),
    (
        re.compile("^[\\W\\d]*\\[[^\\[\\]]*\\]:|^[^\\[\\]\2]*\\]:|\\]\\s?\\["),
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
    if refused := _comment(line):
        yield refused
        return
    for match in _FAR_OFF.finditer(line):
        yield _markup(match, "一长串空格或缩进 · a long run of blanks", "换成一个空格 · write one space")
    # As long as the line, so that offsets stay.
    text = _ESCAPED.sub(_hide, without_mark(line))
    for pattern, what, fix in _MARKUP:
        for match in pattern.finditer(text):
            yield replace(_markup(match, what, fix), text=line[match.start() : match.end()][:60])
    yield from _misleading(line)
    for match in _LINK.finditer(text):
        if why := why_refused(match["address"], page):
            yield _markup(match, why, _WRITE_LINK)


def _comment(line: str) -> Refused | None:
    """Return what is wrong with a comment in a line; nothing if there is none."""
    start = line.find("<!--")
    if start < 0:
        return None
    text = line[start:].strip()
    if "allow" in text[:12]:
        what = "allow 没有写明理由，或写法不对 · no reason, or not its form"
        fix = (
            "单独一行，在段落上面 · on a line of its own above the paragraph: <!-- allow: CHECK 理由 · your reason -->"
        )
    elif names := re.findall("[a-z-]+", text.lower().partition("insert")[2]):
        near = get_close_matches(names[0], INSERTS, 1, 0.5)
        what = "没有这样的插入内容，或写法不对 · no such insert, or not its form"
        fix = f"单独一行写 · on a line of its own: <!-- insert: {near[0] if near else ' | '.join(INSERTS)} -->"
    else:
        what = "正文里的注释 · a comment in the text"
        fix = "删去；要说明的写在改动申请里 · delete it; what it says belongs into the pull request"
    return Refused(start=start, what=what, text=text[:60], fix=fix)


def _hide(escaped: re.Match[str]) -> str:
    """Return what stands for an escaped character: it is no markup, but may be a part of some."""
    return "\2\2" if escaped[0] == "\\[" else "\1\1"


def _misleading(line: str) -> Iterator[Refused]:
    """Yield the links whose words do not say where they lead."""
    for match in _LABEL.finditer(line):
        if wrong := why_misleading(match["label"], match["address"]):
            yield _markup(match, *wrong)


def _markup(match: re.Match[str], what: str, fix: str) -> Refused:
    return Refused(start=match.start(), what=what, text=match[0][:60], fix=fix)
