# What the site adds to a page's HTML. Comes in: Markdown, values from the generator. Goes out: HTML.
"""A Python-Markdown extension, `workreport.html`, so that any generator that runs those can build the site.

* `<!-- insert: NAME -->` on a line of its own is replaced by the Markdown, or the HTML, that the generator hands over;
  `<!-- allow: … -->` is for the checks and goes.
* The n-th paragraph under a heading gets the id `<heading-id>.<n>` (DESIGN.md, section 3); none does on an
  editorial page.
* Figures in units that readers may not know carry their equivalent (`annotations`), and none parts from its unit at
  a line end (`cohesion`).
* The first occurrence of each term in a topic leads to the glossary (`terminology.linking`).
* In the Traditional edition all of this is converted (`traditional.markup`).
* A table stands in a box that scrolls, by keyboard too (WCAG 2.2, 2.1.1).
* Every heading and paragraph carries a link to itself (`permalinks`), and the marks of printed pages
  (`printed.marks`).
* A paragraph or heading for which a mark is handed over gets it beside it, with a link to the source.
* A page that no longer has some of its ids ends with what is handed over for them (`redirects`).
"""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from workreport.annotations import Equivalents
from workreport.cohesion import Cohesion
from workreport.comments import ALLOW, INSERT
from workreport.locales import LOCALES
from workreport.permalinks import Permalinks
from workreport.printed.marks import PageMarks
from workreport.terminology.linking import GlossaryHooks
from workreport.traditional.markup import Traditional

_HEADINGS = {"h1", "h2"}
_PLACEHOLDER = "workreport-built-"
# Before `html_block` (20), which would take the comment away, and after `normalize_whitespace` (30).
_BEFORE_HTML = 25
# After `inline` (20), and before the text would be converted or the contents taken from it.
_ON_TEXT = 12
_BEHIND_FIGURES = 11
_BEHIND_TERMS = 10
# After `attr_list` (8), which sets the ids of headings.
_AFTER_IDS = 7
# After all attributes are set, `lang` too, and before the contents are taken from the headings (`toc`, 5).
_BEFORE_CONTENTS = 6
# After `unescape` (0), so that offsets count what readers see, and after the generator has taken contents and title.
_ON_READ_TEXT = -1
# After everything of the generator's: MkDocs resolves links to pages (0), and ours lead to another language's site.
_LAST = -2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is said of one heading or paragraph."""

    text: str
    source_id: str
    """Id of the source paragraph on its page."""
    link_text: str
    source_tag: str
    """BCP 47 tag of the source."""
    is_source: bool
    """The text marked is itself in the source's language."""
    name: str
    """The state, for styling."""


class WorkReportExtension(Extension):
    """The extension. What it can be given is in `config`."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "inserts": [{}, "Markdown by the name of its marker"],
            "built": [{}, "HTML elements by the name of their marker"],
            "numbered": [False, "Whether paragraphs get ids"],
            "locale": ["", "Folder of the page's locale"],
            "terms": ["", "Finder of the locale's terms, or nothing"],
            "glossary": ["", "The glossary page, as a Markdown link on this page gives it"],
            "converter": ["", "What makes Traditional characters, or nothing"],
            "printed": [{}, "Printed by id of heading or paragraph"],
            "marks": [{}, "Mark by id of heading or paragraph"],
            "source": ["", "Address of the source page, for the marks' links"],
            "moved": [[], "HTML elements for the ids that the page no longer has"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps."""
        inserts, built = self.getConfig("inserts"), self.getConfig("built")
        placeholders = {name: f"{_PLACEHOLDER}{name}" for name in built}
        md.preprocessors.register(_Inserts(md, inserts | placeholders), "workreport-inserts", _BEFORE_HTML)
        if built:
            md.treeprocessors.register(_Built(md, built), "workreport-built", _ON_TEXT)
        md.treeprocessors.register(_Tables(md), "workreport-tables", _ON_TEXT)
        if converter := self.getConfig("converter"):
            md.treeprocessors.register(Traditional(md, converter), "workreport-traditional", _BEFORE_CONTENTS)
        if self.getConfig("numbered"):
            if locale := LOCALES.get(self.getConfig("locale")):
                in_script = converter.convert if converter else str
                md.treeprocessors.register(Equivalents(md, locale), "workreport-equivalents", _ON_TEXT)
                if finder := self.getConfig("terms"):
                    hooks = GlossaryHooks(md, locale, finder, self.getConfig("glossary"))
                    md.treeprocessors.register(hooks, "workreport-glossary", _BEHIND_FIGURES)
                md.treeprocessors.register(Cohesion(md, locale), "workreport-cohesion", _BEHIND_TERMS)
                page_marks = PageMarks(md, locale, self.getConfig("printed"), in_script)
                md.treeprocessors.register(page_marks, "workreport-printed", _ON_READ_TEXT)
                md.treeprocessors.register(Permalinks(md, locale, in_script), "workreport-permalinks", _ON_READ_TEXT)
            md.treeprocessors.register(_ParagraphIds(md), "workreport-ids", _AFTER_IDS)
            md.treeprocessors.register(
                _Marks(md, self.getConfig("marks"), self.getConfig("source")), "workreport-marks", _LAST
            )
        if moved := self.getConfig("moved"):
            md.treeprocessors.register(_Moved(md, moved), "workreport-moved", _LAST)


class _Inserts(Preprocessor):
    def __init__(self, md: Markdown, inserts: dict[str, str]) -> None:
        super().__init__(md)
        self.inserts = inserts

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        for line in lines:
            match = INSERT.fullmatch(line.strip())
            if ALLOW.fullmatch(line.strip()):
                continue
            if match and match["name"] in self.inserts:
                out += self.inserts[match["name"]].split("\n")
            else:
                out.append(line)
        return out


class _Built(Treeprocessor):
    """Puts elements where their placeholder is a paragraph."""

    def __init__(self, md: Markdown, built: dict[str, list[Element]]) -> None:
        super().__init__(md)
        self.built = {f"{_PLACEHOLDER}{name}": elements for name, elements in built.items()}

    def run(self, root: Element) -> None:
        for position, element in reversed(list(enumerate(root))):
            if element.tag == "p" and element.text in self.built:
                root[position : position + 1] = self.built[element.text]


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for position, element in enumerate(root):
            if element.tag == "table":
                root[position] = Element("div", {"class": "md-typeset__scrollwrap", "tabindex": "0"})
                root[position].append(element)


class _ParagraphIds(Treeprocessor):
    def run(self, root: Element) -> None:
        section_id, ordinal = "", 0
        for element in root:
            if element.tag in _HEADINGS:
                section_id, ordinal = element.get("id", ""), 0
            elif element.tag == "p" and section_id:
                ordinal += 1
                element.set("id", f"{section_id}.{ordinal}")


class _Marks(Treeprocessor):
    def __init__(self, md: Markdown, marks: dict[str, Mark], source: str) -> None:
        super().__init__(md)
        self.marks, self.source = marks, source

    def run(self, root: Element) -> None:
        for position, element in reversed(list(enumerate(root))):
            mark = self.marks.get(element.get("id", ""))
            if mark is None:
                continue
            if mark.is_source:
                element.set("lang", mark.source_tag)
            note = Element("aside", {"class": f"wr-mark wr-mark--{mark.name}", "role": "note"})
            words = SubElement(note, "p")
            words.text = f"{mark.text} "
            link = SubElement(words, "a", {"href": f"{self.source}#{mark.source_id}", "hreflang": mark.source_tag})
            link.text = mark.link_text
            root.insert(position + 1, note)


class _Moved(Treeprocessor):
    def __init__(self, md: Markdown, moved: list[Element]) -> None:
        super().__init__(md)
        self.moved = moved

    def run(self, root: Element) -> None:
        root.extend(self.moved)


def makeExtension(**options: Any) -> WorkReportExtension:
    """Return the extension, as Python-Markdown asks for it by module name."""
    return WorkReportExtension(**options)
