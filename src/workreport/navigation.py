# The site's navigation. Comes in: page addresses. Goes out: nested lists for the generator.
"""The tree of a site from the addresses of its pages, in reading order (DESIGN.md, section 2)."""

from collections.abc import Iterable

from workreport.tree import reading_order

NavItem = str | dict[str, list["NavItem"]]


def build_navigation(addresses: Iterable[str]) -> list[NavItem]:
    """Return the navigation as MkDocs writes it: a path for a page, {folder: items} for a report or a chapter.

    Folders are named by their own names; their titles are those of their index pages, which the theme knows.
    """
    root: list[NavItem] = []
    folders: dict[str, list[NavItem]] = {"": root}
    for address in sorted(set(addresses), key=reading_order):
        _folder(folders, address.rpartition("/")[0]).append(f"{address}.md")
    return root


def _folder(folders: dict[str, list[NavItem]], path: str) -> list[NavItem]:
    """Return the items of a folder, entered into its parent when it is first met."""
    if path not in folders:
        parent, _, name = path.rpartition("/")
        folders[path] = []
        _folder(folders, parent).append({name: folders[path]})
    return folders[path]
