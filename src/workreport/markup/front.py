# Front matter that is refused. Comes in: a page's text. Goes out: Refused, by line.
"""What may stand between the two `---` at the beginning of a page: keys of a closed list, plain values.

MkDocs lets a key such as `template` choose what is run, and reads keys at the top of a page without any `---`, too.
"""

import re
from collections.abc import Iterator
from datetime import date

from workreport.markup.refusal import Refused

FRONT_MATTER = {"title": str, "description": str, "editorial": bool, "published": date, "keywords": list}
"""Key and kind of value."""
_KEY = re.compile(r"(?P<key>[A-Za-z0-9_.-]+|\S+?)\s*:(?:\s|$)")
_UNMARKED = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_CODE = r"(?P<code>!{1,2}[\w<]|[&*]\w|<<:|%YAML|\?\s)"
_YAML_CODE = re.compile(rf"\s*(?:[\w.-]+:\s+|-\s+|[\w.-]+:\s+[\[{{].*[\[{{,:\s])*{_CODE}")
_HTML = re.compile(r"<[A-Za-z/!?]|\{[{%](?=.*[%}]\})")
_ESCAPE = re.compile(r"\\[xuU]")
_FENCE = re.compile(r"(?:---|\.\.\.)\s*")


def find_refused_front_matter(lines: list[str]) -> Iterator[tuple[int, Refused]]:
    """Yield line number, from 1, and what is refused at the beginning of a page."""
    if not _FENCE.fullmatch(lines[0].removeprefix("\ufeff")):
        if _UNMARKED.match(lines[0]):
            yield (
                1,
                _refused(lines[0], "文件开头的键 · a key at the top of the page", "删去，或另起一行写正文 · delete it"),
            )
        return
    seen: set[str] = set()
    for number, line in enumerate(lines[1:], 2):
        if _FENCE.fullmatch(line):
            return
        if match := _KEY.match(line):
            key = match["key"].strip("\"'")
            if key not in FRONT_MATTER:
                fix = f"只写 · write only: {', '.join(FRONT_MATTER)}"
                yield number, _refused(line, f"不认识的键 {key} · unknown key", fix)
            elif key in seen:
                yield number, _refused(line, f"{key} 写了两次 · is there twice", "留一个 · keep one")
            seen.add(key)
        if match := _YAML_CODE.match(line):
            fix = "写成普通文字，必要时加引号 · write plain words, in quotation marks where needed"
            yield number, _refused(line, f"YAML 代码 · YAML code {match['code']}", fix)
        if _HTML.search(line):
            yield number, _refused(line, "网页或模板代码 · HTML or template syntax", "写普通文字 · write plain words")
        if _ESCAPE.search(line):
            yield number, _refused(line, "用编号写的字符 · character by its number", "写字符本身 · write the character")


def _refused(line: str, what: str, fix: str) -> Refused:
    return Refused(start=0, what=what, text=line.strip()[:60], fix=fix)
