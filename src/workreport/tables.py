# How the data files that editors keep are read. Comes in: a TOML file. Goes out: its tables.
"""Arrays of tables in TOML (https://toml.io/en/v1.0.0#array-of-tables), the form of `data/**/*.toml`."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from workreport.errors import ProjectError
from workreport.model import Location

Table = dict[str, Any]


def load_tables(file: Path, path: str, *names: str) -> dict[str, list[Table]]:
    """Return the tables of `file`, which messages call `path`, by each of `names`; none if there is no such file.

    Raises ProjectError if the file is not TOML, or holds anything else than arrays of tables with these names.
    """
    if not file.exists():
        return {name: [] for name in names}
    location = Location(path=path)
    try:
        found = _parse(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"不是合格的 TOML · not valid TOML: {error}", location=location) from None
    unknown = found.keys() - set(names)
    if unknown:
        fix = " 或 · or ".join(f"[[{name}]]" for name in names)
        raise ProjectError(f"不认识的表 · unknown table [[{min(unknown)}]]", location=location, fix=fix)
    for name, tables in found.items():
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise ProjectError(f"{name} 应写成 [[{name}]] · must be [[{name}]]", location=location)
    return {name: found.get(name, []) for name in names}


@lru_cache(maxsize=16)
def _parse(text: str) -> dict[str, Any]:
    """Return what is in a file, parsed once: a build of the site reads the same few files for every page."""
    return tomllib.loads(text)
