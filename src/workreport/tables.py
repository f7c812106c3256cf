# How the data files that editors keep are read. Comes in: a TOML file. Goes out: its tables.
"""Arrays of tables in TOML (https://toml.io/en/v1.0.0#array-of-tables), the form of `data/**/*.toml`."""

import tomllib
from pathlib import Path
from typing import Any

from workreport.errors import ProjectError
from workreport.model import Location

Table = dict[str, Any]


def load_tables(file: Path, path: str, *names: str) -> dict[str, list[Table]]:
    """Return the tables of `file`, which messages call `path`, by each of `names`; none if there is no such file.

    Raises ProjectError if the file is not TOML, or holds anything else than arrays of tables with these names.
    """
    return parse_tables(read_toml(file, path), path, *names)


def read_toml(file: Path, path: str) -> str:
    """Return what is in `file`, which messages call `path`; nothing if there is no such file. Raises ProjectError."""
    try:
        return file.read_text(encoding="utf-8") if file.exists() else ""
    except UnicodeDecodeError as error:
        raise _not_toml(error, path) from None


def parse_tables(text: str, path: str, *names: str) -> dict[str, list[Table]]:
    """Return the tables of a TOML text. Raises ProjectError as `load_tables` does."""
    location = Location(path=path)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, path) from None
    unknown = found.keys() - set(names)
    if unknown:
        fix = " 或 · or ".join(f"[[{name}]]" for name in names)
        raise ProjectError(f"不认识的表 · unknown table [[{min(unknown)}]]", location=location, fix=fix)
    for name, tables in found.items():
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise ProjectError(f"{name} 应写成 [[{name}]] · must be [[{name}]]", location=location)
    return {name: found.get(name, []) for name in names}


def _not_toml(error: ValueError, path: str) -> ProjectError:
    return ProjectError(f"不是合格的 TOML · not valid TOML: {error}", location=Location(path=path))
