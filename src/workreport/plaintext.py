# Markdown's inline syntax, both ways. Comes in: one line of text. Goes out: one line of text.
"""Between the text as printed and the one line of Markdown that stands for it.

Law: `to_plain(to_markdown(text)) == text` for every line of text without outer white space. What is escaped is
what Python-Markdown would read as markup; a test renders the result and compares.
"""

import re

# Markup wherever it stands. `{` would open an attribute list.
_INLINE = re.compile(r"[\\`*_\[\]{}<]")
# An ampersand is markup where it may begin a character reference; browsers read some without a semicolon.
_REFERENCE = re.compile(r"&(?=#|\w)")
# A block at the beginning of a line: heading, quotation, list, rule.
_BLOCK = re.compile(r"[#>]|[-+](?=[\s\-]|$)")
_LIST_NUMBER = re.compile(r"\d+(?=[.)](?:\s|$))")

# Escapable is what Python-Markdown lists in ESCAPED_CHARS: before any other character a backslash is text.
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    r"|&(?P<entity>lt|gt|amp);"
    r"|\[(?P<label>(?:\\.|[^\[\]\\])*)\]\([^()\s]*\)"
    r"|(?P<mark>\*{1,3})"
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}


# The markup that a page of delivered text may have: emphasis, and links that lead to a page or a web address.
_EMPHASIS = re.compile(r"(?<![\\*])(\*{1,2})(?![\s*])((?:\\.|[^*\\\[\]`<_])+?)(?<![\s\\])\1(?!\*)")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\`<*_])+)\]\((?:https?://)?[\w./#-]+\)")


def has_plain_markup(markdown: str) -> bool:
    """Tell whether all markup in a line is well-formed emphasis and links, so that readers see `to_plain` of it."""
    without = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", markdown))
    return without == to_markdown(to_plain(markdown))


def to_markdown(text: str) -> str:
    """Return `text` with everything escaped that Markdown would read as markup."""
    escaped = _REFERENCE.sub("&amp;", text)
    escaped = _INLINE.sub(lambda match: "&lt;" if match[0] == "<" else f"\\{match[0]}", escaped)
    if number := _LIST_NUMBER.match(escaped):
        return f"{number[0]}\\{escaped[number.end() :]}"
    return f"\\{escaped}" if _BLOCK.match(escaped) else escaped


def to_plain(markdown: str) -> str:
    """Return the text that a reader of `markdown` sees: escapes, emphasis and link targets taken away.

    Emphasis is a pair of asterisk marks; a single one is text, as it is for Python-Markdown.
    """
    return "".join(text for text, _ in _pieces(markdown)) if _TOKEN.search(markdown) else markdown


def plain_places(markdown: str) -> list[int]:
    """Return where in `markdown` each character of `to_plain` of it stands."""
    return [place + at for text, place in _pieces(markdown) for at in range(len(text))]


def _pieces(markdown: str) -> list[tuple[str, int]]:
    """Return the parts of the text that a reader sees, each with its place."""
    out: list[tuple[str, int]] = []
    open_marks: dict[str, int] = {}
    position = 0
    for match in _TOKEN.finditer(markdown):
        out.append((markdown[position : match.start()], position))
        position = match.end()
        if mark := match["mark"]:
            _emphasise(mark, match.start(), out, open_marks)
        elif match["label"] is not None:
            out += [(text, match.start("label") + place) for text, place in _pieces(match["label"])]
        elif match["escaped"]:
            out.append((match["escaped"], match.start("escaped")))
        else:
            out.append((_ENTITIES[match["entity"]], match.start()))
    return [*out, (markdown[position:], position)]


def _emphasise(mark: str, place: int, out: list[tuple[str, int]], open_marks: dict[str, int]) -> None:
    """Take away a pair of emphasis marks once its second half is met; until then a mark is text."""
    start = open_marks.pop(mark, None)
    if start is not None and "".join(text for text, _ in out[start + 1 :]).strip():
        out[start] = ("", out[start][1])
        return
    open_marks[mark] = len(out)
    out.append((mark, place))
