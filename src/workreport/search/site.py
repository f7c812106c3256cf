# The index of a project. Comes in: a project. Goes out: files in a folder.
"""Writing the search index of all reports."""

import shutil
from pathlib import Path

from workreport.locales import EN, HANT, PUBLISHED, SOURCE
from workreport.project import Project, read_pages
from workreport.search.index import build_index, folding
from workreport.search.records import build_records


def write_index(project: Project, folder: Path) -> None:
    """Write the index of a project into `folder`, which then holds nothing else."""
    concepts = project.read_termbase().concepts
    records = [
        record
        for entry in project.entries()
        for record in build_records(
            read_pages(project, project.pages_folder(SOURCE, entry.id), entry.id).report,
            project.align_report(EN, entry.id),
            concepts,
        )
    ]
    fold = folding(text for record in records for text in record.texts.values())
    write = dict.fromkeys(PUBLISHED, str) | {HANT.folder: project.converter().convert}
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in build_index(records, fold, write):
        (folder / name).write_text(content, encoding="utf-8")
