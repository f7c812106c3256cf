# Files of the last build. Comes in: a site's folder. Goes out: the folder, without what a new build did not write.
"""Writing over a site instead of clearing it: on a slow disk, making a thousand files anew is a third of a build.

What is there is dated back before the build; what still has that date afterwards was not written by it.
"""

import os
from collections.abc import Callable
from pathlib import Path

_OLD = 0.0
"""Seconds since 1970: nothing that is written has this date."""


def date_back(folder: str) -> None:
    """Date back every file below `folder`; none if it does not exist."""
    for file in _files(Path(folder)):
        os.utime(file, (_OLD, _OLD))


def remove_leftovers(folder: Path, is_meant: Callable[[str], bool]) -> None:
    """Remove the files below `folder` that still are dated back, of those whose path there is meant."""
    for file in _files(folder):
        if file.stat().st_mtime == _OLD and is_meant(file.relative_to(folder).as_posix()):
            file.unlink()


def _files(folder: Path) -> list[Path]:
    return [Path(parent, name) for parent, _, names in os.walk(folder) for name in names]
