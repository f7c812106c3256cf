# The glossary page. Comes in: a termbase, a report. Goes out: an HTML tree.
"""A report's glossary: its concepts by domain, each with renderings, meaning, sources and every place it occurs.

It is a tree and no Markdown, because five hundred entries would take Python-Markdown a quarter of a second to read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from workreport.locales import EN, SOURCE, Locale
from workreport.model import Report, Segment
from workreport.terminology.concept import Concept, Status, Termbase
from workreport.terminology.matching import finder_of
from workreport.terminology.occurrences import find_occurrences

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "unknown": "含义未公开说明，须问起草单位。",
        "also": "也用",
        "rendering": "英文",
        "admitted": "也可作",
        "deprecated": "不可作",
        "basis": "释义依据",
        "source": "译法来源",
        "note": "说明",
        "protected": "专名，一字不改",
        "first": "首次出现写全",
        "places": "见于",
        "none": "本报告没有术语表中的词语。",
        "filter": "查找词语、译法或释义",
        "counts": "本报告用到 {concepts} 个概念，见于 {places} 处。未注明译法来源的，为本站译法。",
    },
    "en": {
        "unknown": "The meaning has not been made public; only the drafting office can tell.",
        "also": "Also",
        "rendering": "Chinese",
        "admitted": "Also",
        "deprecated": "Not",
        "basis": "Definition after",
        "source": "Rendering from",
        "note": "Note",
        "protected": "proper name, never changed",
        "first": "In full at first use",
        "places": "Occurs in",
        "none": "This report has no term of the glossary.",
        "filter": "Find terms, renderings, or definitions",
        "counts": "{concepts} concepts occur in this report, in {places} places. "
        "Renderings without a source are this site’s own.",
    },
}
_HAN = r"[\u3400-\u9fff〇]"
_CHINESE = re.compile(rf"[《“（]*{_HAN}(?:[\u3400-\u9fff〇，、。；：《》“”（）\d—]*(?:{_HAN}|[》”）]))?")
"""Chinese in a text of another language, with the punctuation that belongs to it."""


def meaning_of(concept: Concept, locale: Locale) -> str:
    """Return the definition of a concept, or that only the drafting office knows it."""
    return concept.definition.get(locale.folder, "") or _WORDS[locale.folder]["unknown"]


def sort_key(concept: Concept, locale: Locale) -> tuple[str, ...]:
    """Return how a concept sorts in the glossary of a language: by pinyin with its tones, or by the alphabet."""
    name = concept.preferred(locale).lstrip("“‘「")
    key = (name.casefold(),) if locale is EN else _pinyin(name)
    return (*key, concept.id)


@lru_cache(maxsize=10_000)
def _pinyin(name: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # here, because it loads its dictionaries for 0.15 s

    return tuple(lazy_pinyin(name, style=Style.TONE3))


def build_glossary(termbase: Termbase, locale: Locale, source: Report, localised: Report) -> list[Element]:
    """Return a report's glossary. `localised` is the report in the page's language; links are as in its Markdown."""
    words = _WORDS[locale.folder]
    occurrences = find_occurrences(source, finder_of(termbase, SOURCE))
    used = [concept for concept in termbase.concepts if concept.id in occurrences]
    if not used:
        return [_block("p", words["none"])]
    counts = words["counts"].format(concepts=len(used), places=sum(map(len, occurrences.values())))
    out = [_filter(words["filter"]), _block("p", counts)]
    headings = {
        segment.id: segment.text for page in localised.pages for segment in page.segments if not segment.ordinal
    }
    for domain, names in termbase.domains.items():
        concepts = sorted((one for one in used if one.domain == domain), key=lambda one: sort_key(one, locale))
        if concepts:
            out.append(_block("h2", names[locale.folder], id=f"domain-{domain}"))
        for concept in concepts:
            places = (_place(segment, source.id, headings, locale) for segment in occurrences[concept.id])
            out += _entry(concept, locale, places)
    return out


def _filter(label: str) -> Element:
    """Return the box that the site's script filters the entries by; without scripts the style hides it."""
    box = Element("div", {"class": "wr-filter"})
    labelled = SubElement(box, "label")
    labelled.text = label
    SubElement(labelled, "input", {"type": "search", "autocomplete": "off"})
    SubElement(box, "output", {"aria-live": "polite"})
    return box


def _entry(concept: Concept, locale: Locale, places: Iterable[Element]) -> Iterator[Element]:
    """Yield an entry: the name, its meaning, and a list of what else is known of it."""
    words, other = _WORDS[locale.folder], SOURCE if locale is EN else EN
    yield _block("h3", concept.preferred(locale), id=concept.id)
    yield _say(Element("p"), meaning_of(concept, locale), locale)
    facts = Element("ul")
    for label, text in (
        ("also", " / ".join(concept.by_status(locale, Status.ADMITTED))),
        ("rendering", _names(concept, other, locale, Status.PREFERRED)),
        ("admitted", _names(concept, other, locale, Status.ADMITTED)),
        ("deprecated", _names(concept, EN, locale, Status.DEPRECATED)),
        ("protected", "✓" if concept.is_protected else ""),
        ("first", concept.first_use),
        ("note", concept.note.get(locale.folder, "")),
        ("basis", _basis(concept, locale)),
        ("source", _source(concept)),
        ("places", places),
    ):
        if text:
            fact = SubElement(facts, "li")
            SubElement(fact, "strong").text = words[label]
            fact[0].tail = " "
            if isinstance(text, str):
                _say(fact, text, locale)
            else:
                _list(fact, text, " · " if label == "places" else " / ")
    yield facts


def _block(tag: str, text: str, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = text
    return element


def _say(parent: Element, text: str, locale: Locale) -> Element:
    """Append a text, with the language of Chinese in an English one declared (WCAG 2.2, 3.1.2); return the element."""
    at = 0
    for match in _CHINESE.finditer(text) if locale is EN else ():
        _append(parent, text[at : match.start()])
        parent.append(_name(match[0], SOURCE, locale))
        at = match.end()
    _append(parent, text[at:])
    return parent


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _list(parent: Element, items: Iterable[Element], separator: str) -> None:
    for number, item in enumerate(items):
        if number:
            _append(parent, separator)
        parent.append(item)


def _name(text: str, language: Locale, locale: Locale) -> Element:
    """Return a name in a language, which is declared where it is not the page's."""
    lang = {} if language is locale else {"lang": language.tag}
    return _block("span", text, **lang)


def _names(concept: Concept, language: Locale, locale: Locale, status: Status) -> list[Element]:
    return [_name(name, language, locale) for name in concept.by_status(language, status)]


def _source(concept: Concept) -> str:
    """Return where a rendering is from; nothing if it is this site's own, which the page says of all the others."""
    date = f" ({concept.approved.isoformat()})" if concept.approved else ""
    return f"{concept.source}{date}" if concept.source else ""


def _basis(concept: Concept, locale: Locale) -> str:
    """Return what a definition follows, in the page's language if the termbase names it in both."""
    chinese, _, english = concept.definition_source.partition(" · ")
    return (english or chinese) if locale is EN else chinese


def _place(segment: Segment, report_id: str, headings: Mapping[str, str], locale: Locale) -> Element:
    """Return a link to a segment, called after the heading it stands under."""
    page = segment.page.removeprefix(f"{report_id}/")
    name = headings.get(f"{segment.page}#{segment.section_id}", segment.section_id)
    link = Element("a", {"href": f"{page}.md#{segment.anchor}"})
    return _say(link, f"{name} {segment.ordinal}" if segment.ordinal else name, locale)
