"""Prints the pages that differ from a commit, as a list in Markdown: for the summary of a pull request.

A page is named by its heading, with its address on the site in each language that shows it.
"""

import argparse
import sys
from pathlib import Path, PurePosixPath

from workreport.errors import WorkReportError
from workreport.locales import EN, HANT, LOCALES, SOURCE
from workreport.project import find_project
from workreport.reader import parse_page
from workreport.since import read_changed_paths

ROOT = Path(__file__).parent.parent
SHOWN_IN = {SOURCE.folder: (SOURCE, HANT), EN.folder: (EN,)}
"""Editions that are made of a folder."""


def main() -> None:
    """Print the list, or that there is nothing to list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="the commit or branch to compare with, such as origin/main")
    try:
        paths = read_changed_paths(ROOT, parser.parse_args().commit)
    except WorkReportError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    rows = [describe(PurePosixPath(path)) for path in paths if path.startswith("docs/") and path.endswith(".md")]
    print("## 改动的页面 · Pages that changed\n")
    print("\n".join(rows) or "没有 · none")
    if others := sum(not path.startswith("docs/") for path in paths):
        print(f"\n另有 {others} 个文件，可能影响所有页面 · {others} other files, which may affect every page")


def describe(path: PurePosixPath) -> str:
    """Return the line about a page file."""
    folder = path.parts[1]
    address = PurePosixPath(*path.parts[2:]).with_suffix("").as_posix()
    file = find_project(ROOT).root / path
    if not file.exists() or folder not in LOCALES:
        return f"- `{path}`（删去 · removed）"
    page, _ = parse_page(file.read_text(encoding="utf-8", errors="replace"), str(path), address)
    heading = page.heading.text if page.heading else path.name
    below = f"{address.removesuffix('index').rstrip('/')}/".removeprefix("/")
    editions = (("" if one is SOURCE else f"{one.folder}/") + below for one in SHOWN_IN[folder])
    title = "".join(f"\\{one}" if one in "\\`*_[]<>#@" else one for one in heading)
    return f"- {title}: {'、'.join(f'`/{edition}`' for edition in editions)}"


if __name__ == "__main__":
    main()
