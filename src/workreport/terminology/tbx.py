# The termbase for translation tools. Comes in: a Termbase. Goes out: XML.
"""TBX-Basic in DCA style (ISO 30042:2019): forbidden terms and names that must not change stay recognisable.

Data categories are those of TBX-Basic: `subjectField`, `definition`, `source`, `administrativeStatus`. It has none for
names that must not be translated or changed, so these say so in a note of the concept.
"""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from workreport.locales import LOCALES, Locale
from workreport.terminology.concept import Concept, Status, Term, Termbase

_STATUS = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
}
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>{path}</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL = """\
    </body>
  </text>
</tbx>
"""
DO_NOT_TRANSLATE = "do not translate"
UNKNOWN = "meaning unknown, ask the drafting office"


def to_tbx(termbase: Termbase) -> Iterator[str]:
    """Yield the lines of a TBX file: a `conceptEntry` for every concept, in the file's order."""
    yield _HEAD.format(path=escape(termbase.path))
    for concept in termbase.concepts:
        yield from _entry(concept, termbase.domains[concept.domain])
    yield _TAIL


def _entry(concept: Concept, domain: Mapping[str, str]) -> Iterator[str]:
    yield f"      <conceptEntry id={quoteattr(f'c-{concept.id}')}>\n"
    yield f'        <descrip type="subjectField">{escape(domain["en"])}</descrip>\n'
    for note in _notes(concept):
        yield f"        <note>{escape(note)}</note>\n"
    for locale in LOCALES.values():
        yield from _language(concept, locale)
    yield "      </conceptEntry>\n"


def _notes(concept: Concept) -> Iterator[str]:
    if concept.is_protected:
        yield DO_NOT_TRANSLATE
    if concept.is_unknown:
        yield UNKNOWN
    if concept.first_use:
        yield f"in full at first use: {concept.first_use}"
    yield from concept.note.values()


def _language(concept: Concept, locale: Locale) -> Iterator[str]:
    yield f"        <langSec xml:lang={quoteattr(locale.tag)}>\n"
    if definition := concept.definition.get(locale.folder):
        yield "          <descripGrp>\n"
        yield f'            <descrip type="definition">{escape(definition)}</descrip>\n'
        yield f'            <admin type="source">{escape(concept.definition_source)}</admin>\n'
        yield "          </descripGrp>\n"
    for term in concept.terms:
        if term.locale == locale.folder:
            yield from _term(concept, term)
    yield "        </langSec>\n"


def _term(concept: Concept, term: Term) -> Iterator[str]:
    yield "          <termSec>\n"
    yield f"            <term>{escape(term.text)}</term>\n"
    yield f'            <termNote type="administrativeStatus">{_STATUS[term.status]}</termNote>\n'
    if term.locale == "en" and term.status is Status.PREFERRED and concept.source:
        date = f", {concept.approved.isoformat()}" if concept.approved else ""
        yield f'            <admin type="source">{escape(concept.source + date)}</admin>\n'
    yield "          </termSec>\n"
