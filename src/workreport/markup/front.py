# Front matter that is refused. Comes in: a page's lines. Goes out: Refused, by line.
"""What may stand between the two `---` at the beginning of a page: keys of a closed list, plain values.

MkDocs lets a key such as `template` choose what is run, and reads keys at the top of a page without any `---`, too. It,
the reader and the check must see the same lines as front matter, so there is one way to write it: `---` and nothing
else on its lines, `key: value` or `- item` on those between.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from workreport.markup.refusal import Refused

FENCE = "---"
FRONT_MATTER = {"title": str, "description": str, "editorial": bool, "published": date, "keywords": list}
"""Key and kind of value."""
_LIKE_A_FENCE = re.compile(r"\s*(?:-{3,}|\.{3,})\s*")
_LINE = re.compile(r"(?:(?P<key>[a-z]+):(?: +|$)| *- +)(?P<value>.*)")
_UNMARKED = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
# What is more than words to YAML at the beginning of a value, in a list, or behind a blank: a comment is not read.
_CODE = re.compile(r"[!&*%@`|>{?#]|\[.*[\[{!&*#]|.*\s#")
_HTML = re.compile(r"<|&[#\w]+;|\{[{%](?=.*[%}]\})")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ESCAPE = re.compile(r"\\(?![\"\\])")


def front_matter_end(lines: Sequence[str]) -> int:
    """Return how many lines the front matter of a page takes, its fences included; 0 if it has none or no end."""
    if lines[0].removeprefix("\ufeff") != FENCE:
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line == FENCE), 0)


def find_refused_front_matter(lines: Sequence[str]) -> Iterator[tuple[int, Refused]]:
    """Yield line number, from 1, and what is refused at the beginning of a page."""
    first = lines[0].removeprefix("\ufeff")
    end = front_matter_end(lines)
    if first != FENCE or not end:
        begins = next(((number, line) for number, line in enumerate(lines, 1) if line.strip("\ufeff \t")), (1, ""))
        if _UNMARKED.match(first):
            yield 1, _refused(first, "文件开头的键 · a key at the top of the page", "删去 · delete it")
        elif _LIKE_A_FENCE.fullmatch(begins[1].removeprefix("\ufeff")):
            fix = "首尾各一行，只写 · one line before and one behind, with nothing but: ---"
            yield begins[0], _refused(begins[1], "不成对的 --- · front matter without its two ---", fix)
        return
    seen: set[str] = set()
    for number, line in enumerate(lines[1 : end - 1], 2):
        for what, fix in _wrong(line, seen):
            yield number, _refused(line, what, fix)


def _wrong(line: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a line of front matter and what to do; `seen` are the keys so far."""
    match = _LINE.fullmatch(line)
    if not match:
        yield "文件头只写“键: 值” · only `key: value` in front matter", f"可用 · known: {', '.join(FRONT_MATTER)}"
        return
    if key := match["key"]:
        if key not in FRONT_MATTER:
            yield f"不认识的键 {key} · unknown key", f"只写 · write only: {', '.join(FRONT_MATTER)}"
        elif key in seen:
            yield f"{key} 写了两次 · is there twice", "留一个 · keep one"
        seen.add(key)
    if _CODE.match(_QUOTED.sub("''", match["value"])):
        yield "YAML 代码 · YAML code", "写普通文字，必要时加引号 · write plain words, in quotation marks where needed"
    if _HTML.search(line):
        yield (
            "网页或模板代码 · HTML or template syntax",
            "写普通文字，不用 < 和 &…; · write plain words without < and &…;",
        )
    if match["value"].startswith(('"', "[")) and _ESCAPE.search(line):
        yield "用编号写的字符 · character by its number", "写字符本身 · write the character"


def _refused(line: str, what: str, fix: str) -> Refused:
    return Refused(start=0, what=what, text=line.strip()[:60], fix=fix)
