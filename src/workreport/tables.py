# How the data files that editors keep are read. Comes in: a TOML file. Goes out: its tables.
"""Arrays of tables in TOML (https://toml.io/en/v1.0.0#array-of-tables), the form of `data/**/*.toml`."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.locales import LOCALES
from workreport.markup.characters import find_refused_characters
from workreport.model import Location

Table = dict[str, Any]
_DEEPEST = 8
"""Tables and lists inside each other that a file may have; none of ours needs half of it."""
_QUOTED = ("found",)
"""Keys whose words are the delivered text's, with whatever that has in it."""
_INTEGERS = range(-(2**63), 2**63)
"""What TOML asks for; Python would read integers that it cannot print."""
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
# The parser takes time as the square of a key's length.
_ENDLESS_KEY = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){100}""")


def load_tables(file: Path, path: str, *names: str) -> dict[str, list[Table]]:
    """Return the tables of `file`, which messages call `path`, by each of `names`; none if there is no such file.

    Raises ProjectError if the file is not TOML, or holds anything else than arrays of tables with these names.
    """
    return parse_tables(read_data(file, path), path, *names)


def parse_tables(text: str, path: str, *names: str) -> dict[str, list[Table]]:
    """Return the tables of a TOML text. Raises ProjectError as `load_tables` does."""
    location = Location(path=path)
    if text.startswith("\ufeff"):
        fix = "存为不带 BOM 的 UTF-8 · save the file as UTF-8 without a byte order mark"
        raise ProjectError("文件开头有看不见的字符 · a byte order mark", location=Location(path=path, line=1), fix=fix)
    if single := re.search(rf"(?m)^[ \t]*\[[ \t]*({'|'.join(names)})[ \t]*\]", text):
        line = text.count("\n", 0, single.start()) + 1
        fix = f"用双方括号 · must be [[{single[1]}]]"
        raise ProjectError(f"不成表头 · no head: {single[0].strip()}", location=Location(path=path, line=line), fix=fix)
    found = _parse(text, path)
    unknown = found.keys() - set(names)
    if unknown:
        fix = " 或 · or ".join(f"[[{name}]]" for name in names)
        raise ProjectError(f"不认识的表 · unknown table [[{min(unknown)}]]", location=location, fix=fix)
    for name, tables in found.items():
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise ProjectError(f"{name} 应写成 [[{name}]] · must be [[{name}]]", location=location)
    return {name: found.get(name, []) for name in names}


def head_lines(text: str, name: str, tables: Sequence[Table]) -> Sequence[int]:
    """Return the line of each table's `[[name]]`; 0 for all of them if not every one has such a line of its own."""
    head = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if head.match(line)]
    return lines if len(lines) == len(tables) else [0] * len(tables)


def has_both_languages(value: object) -> bool:
    """Tell whether a value is `{ zh = "…", en = "…" }`."""
    return (
        isinstance(value, dict)
        and value.keys() == LOCALES.keys()
        and all(isinstance(text, str) and text for text in value.values())
    )


def _parse(text: str, path: str) -> dict[str, Any]:
    too_deep = "嵌套太深 · tables or lists are nested too deeply"
    if _ENDLESS_KEY.search(text):
        raise _not_toml(too_deep, path)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), path) from None
    except RecursionError:
        raise _not_toml(too_deep, path) from None
    except ValueError:  # of Python, about an integer of more digits than it converts
        raise _not_toml("数字太长 · a number is too long", path) from None
    values: list[object] = [found]
    for _ in range(_DEEPEST):
        if any(isinstance(value, int) and value not in _INTEGERS for value in values):
            raise _not_toml("数字太长 · a number is too long", path)
        values = [inner for value in values for inner in _inside(value)]
    if values:
        raise _not_toml(too_deep, path)
    _refuse_hidden(found, text, path)
    return found


def _refuse_hidden(value: object, text: str, path: str, key: str = "") -> None:
    """Raise ProjectError for words that would reach a page and hide or disguise what they say."""
    if isinstance(value, str) and key not in _QUOTED:
        if refused := next(find_refused_characters(value.replace("\n", "\x00")), None):
            location = Location(path=path, line=_line_of(refused.text, text))
            raise ProjectError(f"unsafe-markup: {key}: {refused.what}", location=location, fix=refused.fix)
    elif isinstance(value, dict):
        for name, inner in value.items():
            _refuse_hidden(inner, text, path, name)
    elif isinstance(value, list):
        for inner in value:
            _refuse_hidden(inner, text, path, key)


def _line_of(character: str, text: str) -> int | None:
    """Return the first line that has a character, itself or by its number, outside the words of other texts."""
    number = ord(character)
    wanted = re.compile(rf"{re.escape(character)}|\\(?:u{number:04x}|U{number:08x})", re.IGNORECASE)
    quoted = re.compile(rf"\s*(?:{'|'.join(_QUOTED)})\s*=")
    lines = enumerate(text.split("\n"), 1)
    return next((at for at, line in lines if wanted.search(line) and not quoted.match(line)), None)


def _inside(value: object) -> Sequence[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


def _not_toml(message: str, path: str) -> ProjectError:
    # Python tells the place in words alone.
    place = _PLACE.search(message)
    location = Location(path=path, line=int(place[1]), column=int(place[2])) if place else Location(path=path)
    if "Invalid date" in message:
        return ProjectError("没有这个日期 · there is no such date", location=location, fix="例如 · such as: 2024-01-31")
    fix = (
        '引号用英文的 "…"，引号里的引号写成 \\"；列表各项、{ } 里各键之间有逗号 · straight quotation marks "…", '
        'inside them \\"; commas between items'
    )
    return ProjectError(f"不是合格的 TOML · not valid TOML: {_PLACE.sub('', message)}", location=location, fix=fix)
