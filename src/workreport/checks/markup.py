# What editors may not write. Comes in: a report, a project. Goes out: findings.
"""`unsafe-markup`: nothing in docs/ may run in a reader's browser, hide from a reviewer or lead out of the tree."""

import re
from collections.abc import Iterable, Iterator, Set
from functools import partial
from pathlib import PurePosixPath

from workreport.docs import DocsEntry, Kind
from workreport.errata import Erratum
from workreport.errata_entries import render_erratum
from workreport.findings import Finding, Severity
from workreport.locales import LOCALES, PUBLISHED, SOURCE
from workreport.markup.characters import is_never_published
from workreport.markup.page import check_page, find_refused_on_page
from workreport.markup.refusal import CHECK, to_finding
from workreport.model import Location, Paragraph
from workreport.project import LoadedReport, errata_path
from workreport.reader import parse_page
from workreport.registry import REPORTS
from workreport.tree import address_of

_TAKEN = {*(name.lower() for name in PUBLISHED), "404", "assets", "search"}
_DEEPEST = 4
"""Language, report, chapter and page: the navigation knows no more."""
_FOLDER = re.compile(r"[a-z0-9][a-z0-9-]*")
_FILE = re.compile(r"[a-z0-9][a-z0-9-]*\.md")


def check_markup(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield what is refused on a report's pages; of the characters that its delivered text has, each once."""
    told: set[str] = set()
    delivered = {page.path for page in loaded.reports[SOURCE.folder].pages if not page.editorial}
    for path, text in loaded.texts.items():
        if path not in delivered:
            yield from check_page(path, text)
            continue
        for finding in check_page(path, text, partial(_settle, loaded)):
            if finding.severity is Severity.ERROR or finding.message not in told:
                told.add(finding.message)
                yield finding


def _settle(loaded: LoadedReport, character: str) -> str | None:
    """Return the entry that keeps a character of the delivered text as it is; nothing if the errata have it."""
    if is_never_published(character):
        return None
    having = [paragraph for paragraph in loaded.delivered.paragraphs if character in paragraph.text]
    if not having:
        return None
    if all(_is_decided(paragraph, character) for paragraph in having):
        return ""
    entry = render_erratum(Erratum(found=character, corrected=character, reason={}))
    return (
        f"全文照原文保留，在 {errata_path(loaded.entry.id)} 写；要更正就改网页 · "
        f"to keep it as printed throughout, add to that file; to correct it, change the page:\n{entry}"
    )


def _is_decided(paragraph: Paragraph, character: str) -> bool:
    """Tell whether the errata speak of every place where a paragraph has a character."""
    spans = paragraph.revision.decided if paragraph.revision else ()
    places = (at for at, one in enumerate(paragraph.text) if one == character)
    return all(any(start <= at < end for start, end in spans) for at in places)


def check_docs(entries: Iterable[DocsEntry], reports: Set[str]) -> Iterator[Finding]:
    """Yield what is refused in docs/ besides the pages of these reports: names and kinds of files, and other pages."""
    taken: dict[str, str] = {}
    strange: set[str] = set()
    for entry in entries:
        address = _address_of(entry) if entry.kind is Kind.FILE else ""
        if wrong := _why_not(entry) or _why_twice(taken.get(address, "")):
            yield _refuse(entry.path, *wrong)
        elif entry.kind is Kind.FILE and (len(entry.parts) < 3 or entry.parts[1] not in reports):
            yield from _check_file(entry)
            if len(entry.parts) > 2 and entry.parts[1] not in strange:
                strange.add(entry.parts[1])
                yield _unregistered(entry)
        if address:
            taken.setdefault(address, entry.path)


def check_lines(entries: Iterable[DocsEntry], reports: Set[str]) -> Iterator[Finding]:
    """Yield what is refused in the lines of reports' pages, without knowing the delivered texts.

    For the build, which publishes whether or not anybody has checked; so a source's characters are not looked at.
    """
    for entry in entries:
        if entry.text is not None and len(entry.parts) > 2 and entry.parts[1] in reports:
            yield from _check_front_matter(entry.path, entry.text, entry.parts)
            for line, refused in find_refused_on_page(entry.path, entry.text):
                is_known = refused.is_character and not is_never_published(refused.text)
                if not is_known or entry.parts[0] != SOURCE.folder:
                    yield to_finding(refused, entry.path, line)


def _address_of(entry: DocsEntry) -> str:
    """Return where a page will be: `a.md` and `a/index.md` come to the same place."""
    return entry.path.removesuffix(".md").removesuffix("/index")


def _why_twice(other: str) -> tuple[str, str] | None:
    if not other:
        return None
    return f"与 {other} 的地址相同 · has the address of that page", "换个名字 · choose another name"


def _check_file(entry: DocsEntry) -> Iterator[Finding]:
    if entry.text is None:
        yield _refuse(entry.path, "不是 UTF-8 · not UTF-8", "把文件另存为 UTF-8 · save the file as UTF-8")
        return
    yield from _check_front_matter(entry.path, entry.text, entry.parts)
    yield from check_page(entry.path, entry.text)


def _check_front_matter(path: str, text: str, parts: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with front matter and the marks of headings, which decide how the generator reads a page."""
    _, findings = parse_page(text, path, address_of(PurePosixPath(*parts[1:])))
    yield from (one for one in findings if one.check in ("front-matter", "malformed-heading", CHECK))


def _why_not(entry: DocsEntry) -> tuple[str, str] | None:
    """Return what is wrong with a file or folder as such and what to do, or nothing."""
    parts, is_folder = entry.parts, entry.kind is Kind.FOLDER
    if entry.kind is Kind.LINK:
        return "符号链接 · symbolic link", "换成文件本身 · put the file itself there"
    if parts[0] not in LOCALES or (len(parts) == 1 and not is_folder):
        where = " 或 · or ".join(f"docs/{folder}/" for folder in LOCALES)
        return "不该在这里的文件 · not a place for files", f"移到 · move it to: {where}"
    if not (_FOLDER if is_folder else _FILE).fullmatch(parts[-1]):
        fix = "只放 .md 文件；文件名用小写字母、数字和 - · only .md files; names of a-z, 0-9 and -"
        return "不能发布的文件或文件名 · not a file or name to publish", fix
    if len(parts) > _DEEPEST or (is_folder and len(parts) == _DEEPEST):
        return (
            "文件夹太深 · too deep a folder",
            "放在报告或章的文件夹里 · put it into the folder of a report or chapter",
        )
    if len(parts) > 1 and parts[1].removesuffix(".md").lower() in _TAKEN:
        return "这个名字网站自己要用 · the site needs this name itself", "换个名字 · choose another name"
    return None


def _refuse(path: str, what: str, fix: str) -> Finding:
    return Finding(check=CHECK, severity=Severity.ERROR, location=Location(path=path, line=1), message=what, fix=fix)


def _unregistered(entry: DocsEntry) -> Finding:
    return Finding(
        check="unregistered-report",
        severity=Severity.ERROR,
        location=Location(path=entry.path),
        message=f"{REPORTS} 里没有这份报告 · {REPORTS} has no such report: {entry.parts[1]}",
        fix="用 workreport import 导入，或在那里登记 · import it with workreport import, or enter it there",
    )
