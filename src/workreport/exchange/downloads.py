# What the site offers to other programs. Comes in: a project. Goes out: Downloads.
"""The files beside the pages: the delivered text as it is, the pairs, the terms. Each with size and sha256."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement

from workreport.exchange.figures import find_figures, to_figures_csv, to_figures_json
from workreport.exchange.formats import to_json_lines, to_tmx, to_xliff
from workreport.exchange.units import ExchangeUnit, read_units
from workreport.indicators.loading import load_indicators
from workreport.indicators.showing import to_csv as to_indicator_csv
from workreport.locales import Locale
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


_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "file-text": "送达文本，一个字节未改",
        "file-indicators": "关键指标（CSV）",
        "file-figures-csv": "全部数字（CSV）",
        "file-figures-json": "全部数字（JSON）",
        "file-tmx": "中英对照，翻译记忆（TMX 1.4b）",
        "file-xlf": "中英对照，供翻译软件（XLIFF 2.1）",
        "file-jsonl": "逐段数据，含编号、印刷页、摘要值和中英文（JSON Lines）",
        "file-tbx": "术语，供翻译软件（TBX，ISO 30042）",
        "file-csv": "术语，供表格软件（CSV）",
        "size": "：{name}，{size:,} 字节",
    },
    "en": {
        "file-text": "The delivered Chinese text, byte for byte",
        "file-indicators": "Key figures (CSV)",
        "file-figures-csv": "All figures (CSV)",
        "file-figures-json": "All figures (JSON)",
        "file-tmx": "Both languages, translation memory (TMX 1.4b)",
        "file-xlf": "Both languages, for translation tools (XLIFF 2.1)",
        "file-jsonl": "Paragraph by paragraph: ids, printed pages, digests, both texts (JSON Lines)",
        "file-tbx": "Terms, for translation tools (TBX, ISO 30042)",
        "file-csv": "Terms, for spreadsheets (CSV)",
        "size": ": {name}, {size:,} bytes",
    },
}


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
    in_traditional = project.converter().convert
    indicators = [one for one in load_indicators(project.root) if one.report == entry.id]
    if indicators:
        table = to_indicator_csv(indicators, entry, in_traditional)
        yield Download(kind="indicators", path=f"{entry.id}/indicators.csv", content=table.encode())
    units = read_units(project, entry)
    figures = find_figures(units, entry, in_traditional)
    for suffix, write_figures in (("csv", to_figures_csv), ("json", to_figures_json)):
        content = "".join(write_figures(figures)).encode()
        yield Download(kind=f"figures-{suffix}", path=f"{entry.id}/figures.{suffix}", content=content)
    for kind, write in _OF_PAIRS.items():
        yield Download(kind=kind, path=f"{entry.id}/{entry.id}.{kind}", content="".join(write(units)).encode())


def _of_terms(project: Project) -> Iterator[Download]:
    termbase = project.read_termbase()
    for kind, write in _OF_TERMS.items() if termbase.concepts else ():
        yield Download(kind=kind, path=f"terms.{kind}", content="".join(write(termbase)).encode())


def build_downloads(locale: Locale, downloads: Iterable[Download]) -> list[Element]:
    """Return what can be downloaded, each file with its size and its sha256."""
    words = _WORDS[locale.folder]
    listed = Element("ul", {"class": "wr-downloads"})
    for download in downloads:
        item = SubElement(listed, "li")
        name = SubElement(item, "div")
        link = SubElement(name, "a", {"href": f"../../{download.path}"})
        link.text = words[f"file-{download.kind}"]
        link.tail = words["size"].format(name=PurePosixPath(download.path).name, size=len(download.content))
        digest = SubElement(item, "p", {"class": "wr-digest"})
        digest.text = "SHA-256 "
        SubElement(digest, "code").text = download.sha256
    return [listed]
