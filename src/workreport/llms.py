# The site in plain Markdown, for programs that read text. Comes in: a project. Goes out: llms.txt.
"""`llms.txt` (https://llmstxt.org): what the site is, and where the Markdown of each page is."""

from collections.abc import Mapping

from workreport.locales import EN, PUBLISHED, SOURCE, written_as
from workreport.model import Page
from workreport.overview import localised_pages
from workreport.plaintext import to_markdown
from workreport.project import Project

_WORDS: Mapping[str, str] = {
    SOURCE.folder: "Chinese as delivered, the authority",
    "zh-Hant": "Traditional Chinese, converted from it",
    EN.folder: "English translation, paragraph by paragraph",
}


def render_llms(project: Project, name: str, description: str, address: str) -> str:
    """Return the file. `address` is the site's public one with a slash at the end, or nothing for relative links."""
    lines = [f"# {name}", "", f"> {description}"]
    for entry in sorted(project.entries(), key=lambda entry: entry.id, reverse=True):
        for locale in PUBLISHED.values():
            in_script = project.converter().convert if written_as(locale) is not locale else str
            title = to_markdown(in_script(entry.title[written_as(locale).folder]))
            lines += ["", f"## {title} ({locale.tag}: {_WORDS[locale.folder]})", ""]
            prefix = address if locale is SOURCE else f"{address}{locale.folder}/"
            for page in localised_pages(project, written_as(locale), entry):
                if page.heading and not page.editorial:
                    lines.append(f"- [{to_markdown(in_script(page.heading.text))}]({prefix}{_folder(page)}index.md)")
    return "\n".join(lines) + "\n"


def _folder(page: Page) -> str:
    """Return the folder of a page's address on the site, with a slash at its end."""
    return f"{page.address.removesuffix('index').rstrip('/')}/"
