# The index of a project. Comes in: a project. Goes out: files in a folder.
"""Writing the search index of all reports."""

from pathlib import Path

from workreport.indicators.loading import load_indicators
from workreport.locales import EN, HANT, PUBLISHED, SOURCE
from workreport.project import Project, read_pages
from workreport.search.index import build_index
from workreport.search.records import Record, figure_record, term_record, unit_records
from workreport.terminology.matching import finder_of
from workreport.terminology.occurrences import find_occurrences


def write_index(project: Project, folder: Path) -> None:
    """Write the index of a project into `folder`, which then holds nothing else.

    A concept is there once, and leads to the glossary of the newest report that has it.
    """
    termbase = project.read_termbase()
    finder = finder_of(termbase, SOURCE)
    indicators = load_indicators(project.root)
    units: list[Record] = []
    newest: dict[str, str] = {}
    for entry in sorted(project.entries(), key=lambda entry: entry.id):
        source = read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report
        units += unit_records(source, project.align_report(EN, entry.id), finder)
        if (project.pages_folder(SOURCE, entry.id) / "indicators.md").exists():
            own = (one for one in indicators if one.report == entry.id)
            units += [figure_record(one, entry, source.segments()) for one in own]
        newest |= dict.fromkeys(find_occurrences(source, finder), entry.id)
    terms = [term_record(concept, newest[concept.id]) for concept in termbase.concepts if concept.id in newest]
    write = dict.fromkeys(PUBLISHED, str) | {HANT.folder: project.converter().convert}
    folder.mkdir(parents=True, exist_ok=True)
    others = {file.name for file in folder.iterdir()}
    for name, content in build_index(units, terms, write):
        (folder / name).write_text(content, encoding="utf-8")
        others.discard(name)
    for name in others:
        (folder / name).unlink()
