# Addresses of pages and the order in which they are read. Comes in: paths. Goes out: addresses, sort keys.
"""The tree of DESIGN.md, section 2: `docs/<locale>/<report>/<chapter>/<page>.md`.

A page's address is its path below the locale without the suffix: `2024/1-review/3-ecology`. Reading order is
`index` first, then by the number in front, files and folders alike, then pages without a number by name.
"""

import os
import re
from pathlib import Path, PurePosixPath

_NUMBER = re.compile(r"(\d+)(?:-|$)")
OrderKey = tuple[tuple[int, int, str], ...]


def address_of(path: PurePosixPath) -> str:
    """Return the address of a page whose path below the locale's folder is `path`."""
    return path.with_suffix("").as_posix()


def reading_order(address: str) -> OrderKey:
    """Return the sort key of an address."""
    return tuple(_part_order(part) for part in address.split("/"))


def _part_order(part: str) -> tuple[int, int, str]:
    if part == "index":
        return (0, 0, "")
    number = _NUMBER.match(part)
    return (1, int(number[1]), part) if number else (2, 0, part)


def page_paths(folder: Path) -> tuple[Path, ...]:
    """Return the Markdown files below `folder` in reading order; none if there is no such folder."""
    files: list[Path] = []
    for parent, folders, names in os.walk(folder):
        # The generator does not publish what is hidden, so it is no page.
        folders[:] = (name for name in folders if not name.startswith("."))
        files += (Path(parent, name) for name in names if name.endswith(".md") and not name.startswith("."))
    # What a link leads to is no page of ours, and not for everybody to see (`unsafe-markup` finds it).
    pages = (file for file in files if file.is_file() and not file.is_symlink())
    return tuple(
        sorted(pages, key=lambda file: reading_order(address_of(PurePosixPath(file.relative_to(folder).as_posix()))))
    )
