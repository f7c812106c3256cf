# The glossary page. Comes in: a termbase, a report. Goes out: Markdown.
"""A report's glossary: its concepts by domain, each with renderings, meaning, sources and every place it occurs."""

import re
from collections.abc import Iterator, Mapping

from workreport.locales import EN, SOURCE, Locale
from workreport.model import Report, Segment
from workreport.plaintext import to_markdown
from workreport.terminology.concept import Concept, Status, Termbase
from workreport.terminology.matching import TermFinder
from workreport.terminology.occurrences import find_occurrences

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "unknown": "含义未公开说明，待起草单位解答。",
        "also": "也用",
        "rendering": "英文",
        "admitted": "也可作",
        "deprecated": "不可作",
        "basis": "释义依据",
        "source": "译法来源",
        "own": "本站译法",
        "note": "说明",
        "protected": "专名，一字不改",
        "first": "首次出现写全",
        "places": "见于",
        "none": "本报告没有术语表中的词语。",
        "counts": "本报告用到 {concepts} 个概念，见于 {places} 处。",
    },
    "en": {
        "unknown": "The meaning has not been made public; the drafting office has been asked.",
        "also": "Also",
        "rendering": "Chinese",
        "admitted": "Also",
        "deprecated": "Not",
        "basis": "Definition after",
        "source": "Rendering from",
        "own": "this site’s own rendering",
        "note": "Note",
        "protected": "proper name, never changed",
        "first": "In full at first use",
        "places": "Occurs in",
        "none": "This report has no term of the glossary.",
        "counts": "{concepts} concepts occur in this report, in {places} places.",
    },
}
_HAN = r"[\u3400-\u9fff〇]"
_CHINESE = re.compile(rf"[《“（]*{_HAN}(?:[\u3400-\u9fff〇，、。；：《》“”（）\d—]*(?:{_HAN}|[》”）]))?")
"""Chinese in a text of another language, with the punctuation that belongs to it."""


def meaning_of(concept: Concept, locale: Locale) -> str:
    """Return the definition of a concept, or that only the drafting office knows it."""
    return concept.definition.get(locale.folder, "") or _WORDS[locale.folder]["unknown"]


def sort_key(concept: Concept, locale: Locale) -> tuple[object, ...]:
    """Return how a concept sorts in the glossary of a language: by pinyin with its tones, or by the alphabet."""
    from pypinyin import Style, lazy_pinyin  # here, because it loads its dictionaries for 0.15 s

    name = concept.preferred(locale).lstrip("“‘「")
    key = lazy_pinyin(name, style=Style.TONE3) if locale is not EN else [name.casefold()]
    return (*key, concept.id)


def render_glossary(termbase: Termbase, locale: Locale, source: Report, localised: Report) -> Iterator[str]:
    """Yield the lines of a report's glossary. `localised` is the report in the page's language."""
    words = _WORDS[locale.folder]
    occurrences = find_occurrences(source, TermFinder(termbase.concepts, SOURCE))
    used = [concept for concept in termbase.concepts if concept.id in occurrences]
    if not used:
        yield words["none"]
        return
    yield words["counts"].format(concepts=len(used), places=sum(map(len, occurrences.values())))
    headings = {
        segment.id: segment.text for page in localised.pages for segment in page.segments if not segment.ordinal
    }
    for domain, names in termbase.domains.items():
        concepts = sorted(
            (concept for concept in used if concept.domain == domain), key=lambda concept: sort_key(concept, locale)
        )
        if concepts:
            yield f"\n## {to_markdown(names[locale.folder])} {{ #domain-{domain} }}\n"
        for concept in concepts:
            places = (_place(segment, source.id, headings, locale) for segment in occurrences[concept.id])
            yield from _entry(concept, locale, words, " · ".join(places))


def _entry(concept: Concept, locale: Locale, words: Mapping[str, str], places: str) -> Iterator[str]:
    other = SOURCE if locale is EN else EN
    yield f"\n### {to_markdown(concept.preferred(locale))} {{ #{concept.id} }}\n"
    yield f"{_written(meaning_of(concept, locale), locale)}\n"
    for label, text in (
        ("also", " / ".join(map(to_markdown, concept.by_status(locale, Status.ADMITTED)))),
        ("rendering", _names(concept, other, locale, Status.PREFERRED)),
        ("admitted", _names(concept, other, locale, Status.ADMITTED)),
        ("deprecated", _names(concept, EN, locale, Status.DEPRECATED)),
        ("protected", "✓" if concept.is_protected else ""),
        ("first", to_markdown(concept.first_use)),
        ("note", _written(concept.note.get(locale.folder, ""), locale)),
        ("basis", _written(_basis(concept, locale), locale)),
        ("source", _written(_source(concept, words), locale)),
        ("places", places),
    ):
        if text:
            yield f"- **{words[label]}** {text}"


def _names(concept: Concept, language: Locale, locale: Locale, status: Status) -> str:
    """Return a concept's names in a language, which is declared where it is not the page's."""
    lang = "" if language is locale else f'lang="{language.tag}" '
    names = (to_markdown(name) for name in concept.by_status(language, status))
    return " / ".join(f"*{name}*{{ {lang}.reading }}" for name in names)


def _source(concept: Concept, words: Mapping[str, str]) -> str:
    if not concept.source:
        return words["own"]
    date = f" ({concept.approved.isoformat()})" if concept.approved else ""
    return f"{concept.source}{date}"


def _basis(concept: Concept, locale: Locale) -> str:
    """Return what a definition follows, in the page's language if the termbase names it in both."""
    chinese, _, english = concept.definition_source.partition(" · ")
    return (english or chinese) if locale is EN else chinese


def _written(text: str, locale: Locale) -> str:
    """Return a text as Markdown, with the language of Chinese in an English one declared (WCAG 2.2, 3.1.2)."""
    markdown = to_markdown(text)
    if locale is not EN:
        return markdown
    return _CHINESE.sub(rf'*\g<0>*{{ lang="{SOURCE.tag}" .reading }}', markdown)


def _place(segment: Segment, report_id: str, headings: Mapping[str, str], locale: Locale) -> str:
    """Return a link to a segment, called after the heading it stands under."""
    page = segment.page.removeprefix(f"{report_id}/")
    name = _written(headings.get(f"{segment.page}#{segment.section_id}", segment.section_id), locale)
    if not segment.ordinal:
        return f"[{name}]({page}.md#{segment.section_id})"
    return f"[{name} {segment.ordinal}]({page}.md#{segment.section_id}.{segment.ordinal})"
