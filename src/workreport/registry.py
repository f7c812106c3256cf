# Entering a report in data/reports.toml. Comes in: an entry, the file's text. Goes out: the file's new text.
"""Writing to data/reports.toml without touching what is there: an entry is added at the end, a digest replaced."""

import json

from workreport.project import ReportEntry

_HEADER = """\
# The reports of this site. An entry is what is known of a report; what neither its text nor a named source says
# (speaker, date, session) is left out, not guessed. `title_is_editorial` marks a title that the text does not have.
"""


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
    if entry.omits_site_furniture:
        lines.append("omits_site_furniture = true")
    return (text or _HEADER).rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"


def replace_digest(text: str, old: str, new: str) -> str:
    """Return the file's text with a source's digest renewed."""
    return text.replace(f'"{old}"', f'"{new}"')
