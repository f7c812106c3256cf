# The two languages kept in step. Comes in: a loaded report. Goes out: findings.
"""Whether every target page corresponds to its source, unit by unit, and whether somebody has said so."""

from collections.abc import Iterator, Mapping

from workreport.alignment import Alignment, PairedPage, PairedTopic, State, Topic, TranslationUnit
from workreport.findings import Finding, Severity
from workreport.markup.marks import UNTOLD
from workreport.model import Location, Page, Segment
from workreport.project import LoadedReport

_QUOTE = 40
_FIXES = {
    State.MISSING: "翻译这一段 · translate the paragraph",
    State.STALE: "更新英文；若无须改，由维护者运行 make accept · update the English, or a maintainer runs make accept",
    State.UNACCEPTED: "核对两种文字后由维护者运行 make accept · compare the two, then a maintainer runs make accept",
}
_MESSAGES = {
    State.MISSING: ("missing-translation", "这一段还是中文 · this paragraph is still in Chinese"),
    State.STALE: ("stale-translation", "中文改了，英文还是旧的 · the Chinese has changed since this was translated"),
    State.UNACCEPTED: ("unaccepted-pair", "中英文都是新的，还没有人确认 · both languages are new and not accepted yet"),
}


def check_translation(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield what does not correspond between a report's source and its translations, in the source's order."""
    for locale, alignment in loaded.alignments.items():
        strays = {page.heading.section_id: page for page in alignment.unmatched_pages if page.heading}
        moved = _moved_topics(alignment)
        for page in alignment.pages:
            if page.target is None:
                yield _missing_page(page.source, strays, f"docs/{locale}/{page.source.address}.md")
            else:
                yield from _check_page(page, page.target, moved)
        known = {page.source.heading.section_id for page in alignment.pages if not page.target and page.source.heading}
        for section_id, stray in strays.items():
            if section_id not in known and stray.heading:
                yield _extra_page(stray.heading)


def _check_page(page: PairedPage, target: Page, moved: Mapping[str, Segment]) -> Iterator[Finding]:
    for topic in page.topics:
        yield from _check_topic(topic)
    for lost in page.unmatched_source:
        elsewhere = moved.get(lost.heading.section_id)
        if elsewhere:
            yield _misaligned(lost.heading, elsewhere, "英文在另一页 · the English is on another page")
            if lost.heading.level == 1:
                break  # the page itself is another: one finding says so
        else:
            yield _pair_finding(
                "missing-translation",
                Severity.WARNING,
                Location(path=target.path, line=1),
                lost.heading,
                f"缺少这个小标题和其下各段 · heading and paragraphs are missing: #{lost.heading.section_id}",
                "在英文页补上 · add them to the English page",
            )
    for extra in page.unmatched_target:
        if extra.heading.section_id not in moved:
            yield _id_mismatch(extra.heading, "中文页没有这个 id · the Chinese page has no such id", None)
    if page.is_reordered and not any(unit.state is State.MISALIGNED for unit in page.units):
        lines = [topic.target.heading.location.line or 0 for topic in page.topics]
        first = next(index for index, line in enumerate(lines) if line != sorted(lines)[index])
        topic = page.topics[first]
        yield _misaligned(topic.source.heading, topic.target.heading, "小标题的次序不同 · topics in another order")


def _check_topic(topic: PairedTopic) -> Iterator[Finding]:
    """Yield what is wrong with one topic. A wrong number of paragraphs silences all that is said of pairs."""
    source, target = topic.source.heading, topic.target.heading
    if source.section_id != target.section_id:
        message = (
            f"中文为 #{source.section_id}，英文为 #{target.section_id} · source has the one, translation the other"
        )
        yield _id_mismatch(target, message, source)
    if source.level != target.level:
        yield _pair_finding(
            "heading-level-mismatch",
            Severity.ERROR,
            target.location,
            source,
            f"中文为 {'#' * source.level}，英文为 {'#' * target.level} · heading levels differ",
            f"写成 · write: {'#' * source.level}",
        )
    if not topic.units:
        yield _count_mismatch(topic.source, topic.target)
        return
    yield from _check_units(topic)


def _check_units(topic: PairedTopic) -> Iterator[Finding]:
    wrong = next((unit for unit in topic.units if unit.state is State.MISALIGNED), None)
    if wrong:
        belongs = f"：属于 · it belongs to {wrong.belongs_to.location}" if wrong.belongs_to else ""
        yield _misaligned(wrong.source, wrong.target, f"英文是另一段的译文 · the translation of another one{belongs}")
    for unit in topic.units:
        if unit.state in _MESSAGES:
            yield _unit_finding(unit)


def _unit_finding(unit: TranslationUnit) -> Finding:
    check, message = _MESSAGES[unit.state]
    return _pair_finding(check, Severity.WARNING, unit.target.location, unit.source, message, _FIXES[unit.state])


def _moved_topics(alignment: Alignment) -> dict[str, Segment]:
    """Return, by heading id, the target topics that stand on another page than their source."""
    lost = {t.heading.section_id for page in alignment.pages for t in page.unmatched_source}
    extra = (t.heading for page in alignment.pages for t in page.unmatched_target)
    return {heading.section_id: heading for heading in extra if heading.section_id in lost}


def _count_mismatch(source: Topic, target: Topic) -> Finding:
    return _pair_finding(
        "paragraph-count-mismatch",
        Severity.ERROR,
        target.heading.location,
        source.heading,
        f"#{source.heading.section_id} 中文 {len(source.paragraphs)} 段，英文 {len(target.paragraphs)} 段"
        f" · paragraphs: {len(source.paragraphs)} in the source, {len(target.paragraphs)} in the translation",
        "补上、拆开或合并英文段落 · add, split or join paragraphs of the English",
    )


def _id_mismatch(target: Segment, message: str, source: Segment | None) -> Finding:
    fix = (
        f"改成 · write: #{source.section_id}；若是中文的 id 误改了，改回 · if the Chinese id was changed by mistake, "
        f"restore it: #{target.section_id}"
        if source
        else "删去，或在中文页用同样的 id · remove it, or use the Chinese id"
    )
    if source and source.section_id.startswith(UNTOLD):
        fix = f"中文的标题写 · give the Chinese heading: {{ #{target.section_id} }}"
    return _pair_finding("heading-id-mismatch", Severity.ERROR, target.location, source, message, fix)


def _misaligned(source: Segment, target: Segment, why: str) -> Finding:
    fix = "把英文放回对应的位置 · put the English back in its place"
    return _pair_finding("misaligned-section", Severity.ERROR, target.location, source, why, fix)


def _missing_page(source: Page, strays: Mapping[str, Page], path: str) -> Finding:
    heading = source.heading
    stray = strays.get(heading.section_id) if heading else None
    if heading and stray and stray.heading:
        return _misaligned(heading, stray.heading, f"英文页应在 · the English page belongs at {path}")
    return _pair_finding(
        "missing-translation",
        Severity.WARNING,
        Location(path=path),
        heading,
        "没有英文页 · there is no English page",
        f"新建 · create {path}",
    )


def _extra_page(heading: Segment) -> Finding:
    return _id_mismatch(heading, "中文没有这一页 · the Chinese has no such page", None)


def _pair_finding(
    check: str, severity: Severity, location: Location, source: Segment | None, message: str, fix: str
) -> Finding:
    return Finding(
        check=check,
        severity=severity,
        location=location,
        message=message,
        fix=fix,
        related=source.location if source else None,
        related_text=source.text[:_QUOTE] if source else "",
    )
