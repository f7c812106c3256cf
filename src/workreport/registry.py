# data/reports.toml. Comes in: the file. Goes out: entries, and its text with an entry more.
"""What is known of each report: reading data/reports.toml, and writing to it without touching what is there."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.model import Location
from workreport.tables import Table, has_both_languages, head_lines, parse_tables

REPORTS = "data/reports.toml"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_SOURCE = re.compile(r"data/sources/\w[\w.-]*\.txt")
STATUSES = ("draft", "published")
_REQUIRED = ("id", "title", "source", "sha256", "status")
_KINDS = {
    **dict.fromkeys(("id", "source", "sha256", "status"), str),
    **dict.fromkeys(("title", "place", "issuer"), dict),
    **dict.fromkeys(("reviews", "plans"), int),
    **dict.fromkeys(("title_is_editorial", "omits_site_furniture"), bool),
    "added": date,
}
_EXAMPLES = {str: '"…"', dict: '{ zh = "…", en = "…" }', int: "2024", bool: "true", date: "2024-01-31"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """What is known of a report. What neither the text nor a named source says is None, never a guess."""

    id: str
    title: Mapping[str, str]
    """By locale folder."""
    title_is_editorial: bool
    """True if the delivered text has no title and ours was put there."""
    source: str
    """Path of the delivered file."""
    sha256: str
    status: str
    place: Mapping[str, str] | None = None
    issuer: Mapping[str, str] | None = None
    """The body that reports, as the text names it."""
    reviews: int | None = None
    plans: int | None = None
    added: date | None = None
    """When this site took the report on, which is not when it was delivered."""
    omits_site_furniture: bool = False
    """True if lines of the web page that carried the text were left out at import."""


_HEADER = """\
# The reports of this site. An entry is what is known of a report; what neither its text nor a named source says
# (speaker, date, session) is left out, not guessed. `title_is_editorial` marks a title that the text does not have.
"""


def check_report_id(report_id: str) -> None:
    """Raise ProjectError unless `report_id` can name a report: it becomes a folder and a part of addresses."""
    if not _ID.fullmatch(report_id):
        fix = "例如 · for instance: --report 2024"
        raise ProjectError(f"报告编号只能用小写字母、数字和 - · not a report id: {report_id}", fix=fix)


def load_registry(root: Path) -> tuple[ReportEntry, ...]:
    """Return the reports of a project. Raises ProjectError naming the entry and what is wrong with it."""
    return _parse(read_data(root / REPORTS, REPORTS))


# A build asks for them with every page; what it gets is immutable.
@lru_cache(maxsize=4)
def _parse(text: str) -> tuple[ReportEntry, ...]:
    tables = parse_tables(text, REPORTS, "report")
    lines = head_lines(text, "report", tables["report"])
    entries = tuple(_parse_entry(table, *at) for table, at in zip(tables["report"], enumerate(lines, 1), strict=True))
    ids = [entry.id for entry in entries]
    for one in ids:
        if ids.count(one) > 1:
            raise ProjectError(f"id 重复 · the id is there twice: {one}", location=Location(path=REPORTS), fix="id = …")
    return entries


def add_entry(text: str, entry: ReportEntry) -> str:
    """Return the file's text with an entry added behind the others."""
    title = ", ".join(f"{locale} = {json.dumps(words, ensure_ascii=False)}" for locale, words in entry.title.items())
    lines = [
        "[[report]]",
        f'id = "{entry.id}"',
        f"title = {{ {title} }}",
        f"title_is_editorial = {str(entry.title_is_editorial).lower()}",
        f'source = "{entry.source}"',
        f'sha256 = "{entry.sha256}"',
        f'status = "{entry.status}"',
    ]
    if entry.added:
        lines.append(f"added = {entry.added.isoformat()}")
    if entry.omits_site_furniture:
        lines.append("omits_site_furniture = true")
    return (text or _HEADER).rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"


def replace_digest(text: str, old: str, new: str) -> str:
    """Return the file's text with a source's digest renewed."""
    return text.replace(f'"{old}"', f'"{new}"')


def _parse_entry(table: Table, number: int, line: int) -> ReportEntry:
    location = Location(path=REPORTS, line=line or None)
    name = f"report {table.get('id', number)}"
    unknown = table.keys() - _KINDS.keys()
    if unknown:
        fix = f"可用 · known: {', '.join(_KINDS)}"
        raise ProjectError(f"{name}: 不认识的键 · unknown key {min(unknown)}", location=location, fix=fix)
    for key in _REQUIRED:
        if not table.get(key):
            raise ProjectError(f"{name}: 缺少 {key} · {key} is missing", location=location)
    for key, value in table.items():
        fix = f"{key} = {_EXAMPLES[_KINDS[key]]}"
        if type(value) is not _KINDS[key] or (isinstance(value, str) and "\0" in value):
            raise ProjectError(f"{name}: {key} 写错 · {key} is wrong: {value}", location=location, fix=fix)
        if isinstance(value, dict) and not has_both_languages(value):
            raise ProjectError(f"{name}: {key} 要有中英文 · {key} needs both languages", location=location, fix=fix)
    if not _ID.fullmatch(table["id"]):
        message = f"{name}: id 只能用小写字母、数字和 - · id needs a-z, 0-9 and hyphens"
        raise ProjectError(message, location=location, fix='id = "2024"')
    if not _SOURCE.fullmatch(table["source"]):
        message = f"{name}: source 不在 data/sources/ 里 · source is not a text in data/sources/: {table['source']}"
        raise ProjectError(message, location=location, fix=f'source = "data/sources/{table["id"]}.txt"')
    if table["status"] not in STATUSES:
        raise ProjectError(f"{name}: status 只能是 · status must be one of {', '.join(STATUSES)}", location=location)
    return ReportEntry(**{"title_is_editorial": False, **table})
