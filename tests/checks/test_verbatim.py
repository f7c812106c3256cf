"""The verbatim promise: whatever is done to the delivered text on the pages is reported, on the right printed page."""

import random
import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from builders import ROOT
from ground_truth import pages_of
from workreport.checks.verbatim import check_verbatim
from workreport.errata import apply_errata
from workreport.errata_file import load_errata
from workreport.findings import Finding
from workreport.model import Page, Report, Segment
from workreport.plaintext import to_markdown
from workreport.project import LoadedReport, Project
from workreport.reader import parse_page

PLACES = 500


@cache
def loaded() -> LoadedReport:
    project = Project(ROOT)
    entry = project.entry("2024")
    assert entry is not None
    return project.load(entry)


def delivered_pages() -> list[Page]:
    return [page for page in loaded().reports["zh"].pages if not page.editorial]


def findings_with(*changed: Page) -> list[Finding]:
    """Return what the check finds with these pages in the place of those at their addresses."""
    swapped = {page.address: page for page in changed}
    pages = tuple(swapped.get(page.address, page) for page in loaded().reports["zh"].pages)
    report = Report(id="2024", pages=pages)
    return list(check_verbatim(replace(loaded(), reports={**loaded().reports, "zh": report})))


def reread(page: Page, text: str) -> Page:
    return parse_page(text, page.path, page.address)[0]


def printed_pages(findings: list[Finding]) -> set[int]:
    return {int(number) for finding in findings for number in re.findall(r"printed p\. (\d+)", finding.message)}


def test_the_pages_are_the_source() -> None:
    assert findings_with() == []


def test_an_independent_reading_agrees() -> None:
    segments = [segment for page in delivered_pages() for segment in page.segments if not segment.editorial]
    assert sum(map(len, pages_of(segments))) > 14_000


def mutate_character(rng: random.Random, page: Page, segment: Segment, offset: int) -> str:
    """Return the page's text with one character deleted, inserted, changed or swapped with the next."""
    lines = loaded().texts[page.path].split("\n")
    index = (segment.location.line or 0) - 1
    # Only unescaped text: where a segment is as long as its Markdown, an offset in one is an offset in the other.
    assert segment.markdown == segment.text
    at = lines[index].index(segment.markdown) + offset
    line = lines[index]
    character = line[at]
    other = rng.choice([c for c in "的一是5，。%亿市" if c != character])
    following = line[at + 1] if offset + 1 < len(segment.text) else character
    mutations = [line[:at] + line[at + 1 :], line[:at] + other + line[at:], line[:at] + other + line[at + 1 :]]
    if following != character:
        mutations.append(line[:at] + following + character + line[at + 2 :])
    lines[index] = rng.choice(mutations)
    return "\n".join(lines)


def mutate_line(rng: random.Random, page: Page, segment: Segment) -> tuple[str, list[str]]:
    """Return the page's text with one line deleted, doubled or exchanged with another, and the lines concerned."""
    text = loaded().texts[page.path]
    blocks = text.rstrip("\n").split("\n\n")
    line = text.split("\n")[(segment.location.line or 0) - 1]
    index = blocks.index(line)
    others = [block for block in blocks if block != line and not block.startswith("#")]
    match rng.choice(["delete", "double", "exchange"]):
        case "exchange" if others and not line.startswith("#"):
            other = rng.choice(others)
            blocks[blocks.index(other)], blocks[index] = line, other
            return "\n\n".join(blocks) + "\n", [line, other]
        case "double":
            blocks.insert(index, line)
        case _:
            blocks.pop(index)
    return "\n\n".join(blocks) + "\n", [line]


def test_a_mutation_run_over_the_whole_report() -> None:
    rng = random.Random(2024)
    places = [(page, segment) for page in delivered_pages() for segment in page.segments if not segment.editorial]
    printed = dict(
        zip((segment.id for _, segment in places), pages_of([segment for _, segment in places]), strict=True)
    )
    weights = [len(segment.text) for _, segment in places]
    missed: list[str] = []
    for number in range(PLACES):
        page, segment = rng.choices(places, weights)[0]
        offset = rng.randrange(len(segment.text))
        if number % 5 == 0:
            text, lines = mutate_line(rng, page, segment)
            concerned = [s for s in page.segments if s is segment or s.markdown in lines]
            right = {number for s in concerned for number in printed.get(s.id, ())}
        else:
            text = mutate_character(rng, page, segment, offset)
            right = set(printed[segment.id][max(0, offset - 1) : offset + 2])
        assert text != loaded().texts[page.path]
        found = printed_pages(findings_with(reread(page, text)))
        if not found & right:
            missed.append(f"{segment.id} at {offset}: printed pages {found} named, {right} changed")
    assert not missed


@pytest.mark.parametrize("seed", range(60))
def test_the_erratum_that_a_finding_suggests_allows_the_change(seed: int) -> None:
    rng = random.Random(seed)
    places = [(page, s) for page in delivered_pages() for s in page.segments if not s.editorial and len(s.text) > 30]
    page, segment = rng.choice(places)
    offset = rng.randrange(5, len(segment.text) - 5)
    findings = findings_with(reread(page, mutate_character(rng, page, segment, offset)))
    snippets = [finding.fix.partition(".errata.toml:\n")[2] for finding in findings]
    corrected = {(e.page, e.line) for e in Project(ROOT).read_errata("2024").corrections}
    if not all(snippets):
        assert any(f"printed p. {p}, line {line})" in f.message for p, line in corrected for f in findings)
        return
    allowed = _with_errata("\n\n".join(snippets).replace("……", "更正"))
    changed = reread(page, mutate_again(seed))
    pages = tuple(changed if p.address == changed.address else p for p in loaded().reports["zh"].pages)
    assert list(check_verbatim(replace(allowed, reports={"zh": Report(id="2024", pages=pages)}))) == []


def mutate_again(seed: int) -> str:
    rng = random.Random(seed)
    places = [(page, s) for page in delivered_pages() for s in page.segments if not s.editorial and len(s.text) > 30]
    page, segment = rng.choice(places)
    return mutate_character(rng, page, segment, rng.randrange(5, len(segment.text) - 5))


def _with_errata(toml: str) -> LoadedReport:
    """Return the report with its delivered text corrected by these errata too."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "e.toml"
        file.write_text(toml, encoding="utf-8")
        errata = load_errata(file, "e.toml")
    paragraphs, misplaced = apply_errata(loaded().delivered.paragraphs, errata)
    assert not misplaced
    return replace(loaded(), delivered=replace(loaded().delivered, paragraphs=paragraphs))


def page_with(text: str) -> Page:
    """Return the first page whose text has `text`."""
    return next(page for page in delivered_pages() if text in loaded().texts[page.path])


def change(old: str, new: str) -> list[Finding]:
    page = page_with(old)
    return findings_with(reread(page, loaded().texts[page.path].replace(old, new, 1)))


def test_a_changed_figure_says_both_readings_and_where() -> None:
    (finding,) = change("地区生产总值增长5.6%", "地区生产总值增长5.7%")
    assert finding.check == "not-verbatim"
    segment = next(s for s in page_with("增长5.6%").segments if "增长5.6%" in s.text)
    assert finding.location.path == "docs/zh/2024/1-review/index.md"
    assert (finding.location.line, finding.location.column) == (5, segment.text.index("5.6%") + 3)
    assert "“7”" in finding.message
    assert "“6”" in finding.message
    assert "printed p. 2, line 4" in finding.message
    assert finding.related is not None
    assert finding.related_text == "地区生产总值增长5.6%，一般公共预算收入增长8.1%，规模以上工"
    assert 'found = "5.6"\ncorrected = "5.7"' in finding.fix or 'found = "6"' in finding.fix


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("任务，我们坚持", "任务，\n\n我们坚持"),
        ("坚实步伐。\n\n一年来", "坚实步伐。一年来"),
        ("共计3.9亿元", "共计3.9\n\n亿元"),
        ("全部开工，申报", "全部开工，\n\n申报"),
        ("项目44个，120个省市重点项目全部开工", "项目44个，120个省市\n\n重点项目全部开工"),
        ("全球装机容量最大", "\n\n全球装机容量最大"),
        ("\n\n二是毫不动摇", "二是毫不动摇"),
        ("扩绿，生态环境质量保持华北领先。\n\n##", "扩绿，生态环境质量保持华北领先。##"),
    ],
)
def test_a_border_that_moves_is_reported(old: str, new: str) -> None:
    findings = change(old, new)
    assert {finding.check for finding in findings} == {"not-verbatim"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("新质生产力", "**新质生产力**"),
        ("# 开场 {", "# 引言 {"),
        ("## 项目投资加力提速 { #investment }\n\n", "## 项目投资加力提速 { #projects-again }\n\n"),
    ],
)
def test_what_editors_may_do_is_allowed(old: str, new: str) -> None:
    assert change(old, new) == []


def test_a_sentence_may_become_a_head_and_a_head_a_sentence() -> None:
    assert change("\n\n## 工业经济升级提档 { #industry }\n\n", "工业经济升级提档。") == []
    assert change("。40家矿山企业安全复工复产。", "。\n\n## 40家矿山企业安全复工复产 { #mines }\n\n") == []


def test_a_heading_that_keeps_its_full_stop_is_reported() -> None:
    assert change("## 工业经济升级提档 {", "## 工业经济升级提档。 {")


def test_pages_in_another_order_are_reported() -> None:
    first, second = delivered_pages()[2:4]
    exchanged = replace(first, segments=second.segments), replace(second, segments=first.segments)
    assert findings_with(*exchanged)


def test_a_page_taken_for_editorial_is_missed() -> None:
    page = delivered_pages()[3]
    assert findings_with(replace(page, editorial=True))


def test_where_an_erratum_stands_the_finding_points_to_it() -> None:
    (finding,) = change("面临不少困难和挑战：", "面临不少困难和挑战:")
    assert "勘误（印刷第 9 页第 3 行）为“：”" in finding.message
    assert "or the entry in data/sources/2024.errata.toml" in finding.fix


def test_text_that_needs_escapes_is_compared_as_read() -> None:
    page = page_with("1-2个特色产业链")
    text = loaded().texts[page.path].replace("1-2个特色产业链", to_markdown("1*2*个特色产业链"))
    assert findings_with(reread(page, text))
