# Addresses of pages and the order in which they are read. Comes in: paths. Goes out: addresses, sort keys.
"""The tree of DESIGN.md, section 2: `docs/<locale>/<report>/<chapter>/<page>.md`.

A page's address is its path below the locale without the suffix: `2024/1-review/3-ecology`. Reading order is
`index` first, then by the number in front, files and folders alike, then pages without a number by name.
"""

import os
import re
from pathlib import Path, PurePosixPath

_NUMBER = re.compile(r"([0-9]+)(?:-|$)")
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


def page_files(folder: Path) -> dict[str, Path]:
    """Return the Markdown files below `folder` by their address there, in reading order; none if it does not exist."""
    found: dict[str, Path] = {}
    for parent, folders, names in os.walk(folder):
        # The generator does not publish what is hidden, so it is no page.
        folders[:] = (name for name in folders if not name.startswith("."))
        below = Path(parent).relative_to(folder).as_posix()
        prefix = "" if below == "." else f"{below}/"
        for name in names:
            file = Path(parent, name)
            # What a link leads to is no page of ours, and not for everybody to see (`unsafe-markup` finds it).
            is_page = name.endswith(".md") and not name.startswith(".") and name.isprintable()
            if is_page and file.is_file() and not file.is_symlink():
                found[prefix + name.removesuffix(".md")] = file
    return {address: found[address] for address in sorted(found, key=reading_order)}
