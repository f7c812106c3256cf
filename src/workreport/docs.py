# What is below docs/. Comes in: a folder. Goes out: its files, folders and links, with the texts of the pages.
"""Everything below `docs/`, whatever report it belongs to, or to none: what a generator would publish as it is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

DOCS = "docs"


class Kind(StrEnum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsEntry:
    """A file, folder or symbolic link below docs/."""

    path: str
    """Relative to the project: `docs/zh/2024/index.md`."""
    kind: Kind
    text: str | None = None
    """Of a Markdown file that is UTF-8."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The path below docs/."""
        return tuple(self.path.split("/")[1:])


def read_docs(root: Path) -> tuple[DocsEntry, ...]:
    """Return all that is below a project's docs/, sorted by path.

    Not what is hidden or an editor's copy (`.x.md.swp`, `x.md~`, `#x.md#`): the generator leaves that out, too.
    """
    docs = root / DOCS
    found = [docs] if docs.is_symlink() else sorted(docs.rglob("*"))
    paths = ((path, _shown(path.relative_to(root).as_posix())) for path in found)
    return tuple(_read_entry(path, name) for path, name in paths if not _is_left_out(name))


def _shown(name: str) -> str:
    """Return a name that can be written down, even where it is no text."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_left_out(name: str) -> bool:
    # What tells git how to show changes is neither.
    return any(
        (part.startswith((".", "#")) and not part.startswith(".git")) or part.endswith("~") for part in name.split("/")
    )


def _read_entry(path: Path, name: str) -> DocsEntry:
    # What a link leads to is not for everybody to see.
    if path.is_symlink():
        return DocsEntry(path=name, kind=Kind.LINK)
    if path.is_dir():
        return DocsEntry(path=name, kind=Kind.FOLDER)
    return DocsEntry(path=name, kind=Kind.FILE, text=_read_page(path) if path.suffix == ".md" else None)


def _read_page(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
