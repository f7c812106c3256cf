# Links between pages. Comes in: a project. Goes out: findings.
"""`broken-link`: what a page links to is a page that is there, and a heading or paragraph of it.

The build finds these too, but names neither the line nor the cure.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath

from workreport.findings import Finding, Severity
from workreport.locales import LOCALES, SOURCE
from workreport.model import Location, Page
from workreport.project import Project
from workreport.reader import parse_page
from workreport.tree import page_paths

CHECK = "broken-link"
_LINK = re.compile(r"\]\((?P<page>[\w./-]*\.md)?(?P<anchor>#[\w.-]+)?\)", re.ASCII)


def check_links(project: Project) -> Iterator[Finding]:
    """Yield a finding for each link to a page or paragraph that is not there, in every page of docs/."""
    for locale in LOCALES.values():
        root = project.root / "docs" / locale.folder
        for file in page_paths(root):
            text = file.read_text(encoding="utf-8", errors="replace")
            if "](" in text:
                name = PurePosixPath(file.relative_to(root).as_posix())
                for number, line in enumerate(text.split("\n"), 1):
                    for match in _LINK.finditer(line):
                        if wrong := _why_broken(project, locale.folder, name, match):
                            yield _finding(f"docs/{locale.folder}/{name}", number, match, *wrong)


def _why_broken(project: Project, folder: str, name: PurePosixPath, link: re.Match[str]) -> tuple[str, str] | None:
    """Return what is wrong with a link on the page `name` of a language, and what to do; or nothing."""
    target = PurePosixPath(normpath(name.parent / link["page"])) if link["page"] else name
    page = _read(project, folder, target) or _read(project, SOURCE.folder, target)
    if page is None:
        near = [path.name for path in sorted((project.root / "docs" / folder / target.parent).glob("*.md"))]
        fix = f"那里有 · there are: {', '.join(near)}" if near else "改为有的页面 · link to a page that is there"
        return f"没有这一页 · there is no page {target}", fix
    anchors = [segment.anchor for segment in page.segments]
    # What an editorial page shows is made when the site is built, its ids too.
    if not link["anchor"] or page.editorial or link["anchor"][1:] in anchors:
        return None
    fix = f"页内有 · on the page: {', '.join(f'#{one}' for one in anchors[:12])}"
    return f"{target} 里没有 {link['anchor']} · is not on that page", fix


def _read(project: Project, folder: str, name: PurePosixPath) -> Page | None:
    path = f"docs/{folder}/{name}"
    file = project.root / path
    if ".." in name.parts or not file.is_file():
        return None
    return parse_page(file.read_text(encoding="utf-8", errors="replace"), path, name.with_suffix("").as_posix())[0]


def _finding(path: str, line: int, link: re.Match[str], message: str, fix: str) -> Finding:
    location = Location(path=path, line=line, column=link.start() + 1)
    return Finding(check=CHECK, severity=Severity.ERROR, location=location, message=message, fix=fix)
