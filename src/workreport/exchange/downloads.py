# What the site offers to other programs. Comes in: a project. Goes out: Downloads.
"""The files beside the pages: the delivered text as it is, the pairs, the terms. Each with size and sha256."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from workreport.exchange.formats import to_json_lines, to_tmx, to_xliff
from workreport.exchange.units import ExchangeUnit, read_units
from workreport.project import Project
from workreport.registry import ReportEntry
from workreport.terminology.concept import Termbase
from workreport.terminology.tables import to_csv
from workreport.terminology.tbx import to_tbx

_OF_PAIRS: Mapping[str, Callable[[Iterable[ExchangeUnit]], Iterator[str]]] = {
    "tmx": to_tmx,
    "xlf": to_xliff,
    "jsonl": to_json_lines,
}
_OF_TERMS: Mapping[str, Callable[[Termbase], Iterator[str]]] = {"tbx": to_tbx, "csv": to_csv}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file of the site."""

    kind: str
    """`text`, or the suffix of its format."""
    path: str
    """Below the root of the site."""
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of its content in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def all_downloads(project: Project) -> dict[str, tuple[Download, ...]]:
    """Return what is offered of each report by its id, the delivered text first, and the terms by no id at all."""
    return {
        "": tuple(_of_terms(project)),
        **{entry.id: tuple(_of_report(project, entry)) for entry in project.entries()},
    }


def _of_report(project: Project, entry: ReportEntry) -> Iterator[Download]:
    text = (project.root / entry.source).read_bytes()
    yield Download(kind="text", path=f"{entry.id}/{PurePosixPath(entry.source).name}", content=text)
    units = read_units(project, entry)
    for kind, write in _OF_PAIRS.items():
        yield Download(kind=kind, path=f"{entry.id}/{entry.id}.{kind}", content="".join(write(units)).encode())


def _of_terms(project: Project) -> Iterator[Download]:
    termbase = project.read_termbase()
    for kind, write in _OF_TERMS.items() if termbase.concepts else ():
        yield Download(kind=kind, path=f"terms.{kind}", content="".join(write(termbase)).encode())
