# Links between pages. Comes in: what is below docs/. Goes out: findings.
"""`broken-link`: what a page links to is a page that is there, and a heading or paragraph of it.

The build finds these too, but names neither the line nor the cure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath

from workreport.docs import DOCS, DocsEntry
from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location
from workreport.reader import parse_page
from workreport.tree import address_of

CHECK = "broken-link"
_PRINTED = re.compile(r"#p\.\d+")
_BARE = re.compile(r"\]\((?![a-z]+:)[\w./-]*[\w/-](?<!\.md)(?:#[\w.-]*)?\)", re.ASCII)
_NO_FILE = ("地址不是页面文件 · the address is no page's file", "写到 .md 为止 · write: [文字](页面.md#id)")
_ALMOST = re.compile(
    r"(?:[］】]\s*[（(]|(?<!\\)\]\s*（|(?<!\\)\]\s+\()(?P<target>https?://[^\s()（）]+|[\w./-]*\.md(?:#[\w.-]+)?|#[\w.-]+)[）)]",
    re.ASCII,
)
"""What a Chinese keyboard makes of a link."""
_NO_LINK = "这样写不成链接 · this makes no link"
_LINK = re.compile(r"\]\((?P<page>[\w./-]*\.md)?(?P<anchor>#[\w.-]+)?\)", re.ASCII)


def check_links(entries: Iterable[DocsEntry]) -> Iterator[Finding]:
    """Yield a finding for each link of a page in docs/ to a page or paragraph that is not there."""
    texts = {entry.path: entry.text for entry in entries if entry.text is not None}
    for path, text in texts.items():
        if "](" in text or _ALMOST.search(text):
            for number, line in enumerate(text.split("\n"), 1):
                for match in _ALMOST.finditer(line):
                    yield _finding(path, number, match, _NO_LINK, f"写成 · write: [文字]({match['target']})")
                for match in _BARE.finditer(line):
                    yield _finding(path, number, match, *_NO_FILE)
                for match in _LINK.finditer(line):
                    if wrong := _why_broken(texts, PurePosixPath(path), match):
                        yield _finding(path, number, match, *wrong)


def _why_broken(texts: Mapping[str, str], name: PurePosixPath, link: re.Match[str]) -> tuple[str, str] | None:
    """Return what is wrong with a link on the page at `name`, and what to do; or nothing."""
    target = PurePosixPath(normpath(name.parent / link["page"])) if link["page"] else name
    # A page that is not translated is the source's.
    own = PurePosixPath(DOCS, SOURCE.folder, *target.parts[2:])
    path = next((str(one) for one in (target, own) if str(one) in texts), None)
    if path is None:
        near = sorted(PurePosixPath(one).name for one in texts if PurePosixPath(one).parent == target.parent)
        fix = f"那里有 · there are: {', '.join(near)}" if near else "改为有的页面 · link to a page that is there"
        return f"没有这一页 · there is no page {PurePosixPath(*target.parts[2:])}", fix
    page, _ = parse_page(texts[path], path, address_of(PurePosixPath(*target.parts[2:])))
    anchors = [segment.anchor for segment in page.segments]
    # What an editorial page shows, and where printed pages begin, is found when the site is built; so are their ids.
    if not link["anchor"] or page.editorial or _PRINTED.fullmatch(link["anchor"]) or link["anchor"][1:] in anchors:
        return None
    fix = f"页内有 · on the page: {', '.join(f'#{one}' for one in anchors[:12])}"
    return f"{PurePosixPath(*target.parts[2:])} 里没有 {link['anchor']} · is not on that page", fix


def _finding(path: str, line: int, link: re.Match[str], message: str, fix: str) -> Finding:
    location = Location(path=path, line=line, column=link.start() + 1)
    return Finding(check=CHECK, severity=Severity.ERROR, location=location, message=message, fix=fix)
