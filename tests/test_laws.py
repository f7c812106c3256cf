"""Laws over the whole line from a delivered text to its pages and back."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from builders import letters, source_lines
from workreport.checks import run_checks
from workreport.model import Page, Paragraph, Report
from workreport.outline import parse_outline
from workreport.pagination import paginate
from workreport.project import Delivered, LoadedReport
from workreport.reader import parse_page
from workreport.registry import ReportEntry
from workreport.revision import revise
from workreport.terminology.concept import Termbase
from workreport.traditional.decisions import Decisions
from workreport.unwrap import unwrap
from workreport.writer import render_page

ENTRY = ReportEntry(
    id="2025",
    title={"zh": "报告", "en": "Report"},
    title_is_editorial=True,
    source="data/sources/2025.txt",
    sha256="0" * 64,
    status="draft",
)
PARTS = st.sampled_from(
    [
        "一、工作回顾",
        "二、工作安排。",
        "（一）经济向好。",
        "（二）改革深化！",
        "（三）“三农”工作",
        "1.推动产业升级。",
        "2、新建学校8所；",
        "（1）",
        "①",
        "——突出创新。",
        "各位代表！",
        "各位代表：",
        "名词解释",
        "[1] 四上企业：",
        "一是坚持。　二是推动。",
        "一要解放思想；二要增强本领。",
        "工业经济升级提档。",
        "全年完成投资27亿元，增长5.6%，圆满完成任务。",
        "# 标题 { #x }",
        "* 星号 *",
        "2. 重点",
        "　　",
        "。",
        "；",
        "”",
    ]
)
TEXTS = st.lists(st.lists(PARTS, max_size=5).map("".join), max_size=15).map("\n".join)


def loaded(paragraphs: tuple[Paragraph, ...], pages: tuple[Page, ...]) -> LoadedReport:
    """Return a report as it would be read back from the pages' files."""
    texts = {page.path: render_page(page) for page in pages}
    read = [parse_page(texts[page.path], page.path, page.address) for page in pages]
    return LoadedReport(
        entry=ENTRY,
        delivered=Delivered(paragraphs=paragraphs, corrected=frozenset(), findings=()),
        reports={"zh": Report(id="2025", pages=tuple(page for page, _ in read))},
        alignments={},
        texts=texts,
        termbase=Termbase(path="data/termbase.toml", domains={}, concepts=()),
        decisions=Decisions(forms={}, characters={}, words={}),
        indicators=(),
        findings=tuple(finding for _, findings in read for finding in findings),
    )


def import_text(text: str) -> tuple[tuple[Paragraph, ...], tuple[Page, ...]]:
    paragraphs = unwrap(source_lines(text))
    outline, _ = parse_outline(paragraphs, ENTRY.source)
    return paragraphs, paginate(outline, "2025", "docs/zh/2025")


ABOUT_WORDS = {"ambiguous-conversion", "house-style"}
"""What may be found in a delivered text, whatever the import does."""


@given(TEXTS.filter(letters))
@example("一、工作回顾　　。")
@example("各位代表！\n一、工作回顾\n（一）甲。乙丙丁。　一是坚持。　二是推动。")
def test_what_is_imported_passes_every_check(text: str) -> None:
    paragraphs, pages = import_text(text)
    findings = run_checks(loaded(paragraphs, pages))
    assert [str(finding) for finding in findings if finding.check not in ABOUT_WORDS] == []
    assert len({page.path for page in pages}) == len(pages)


# A sentence with two full stops cannot be cut so that a heading loses one and is matched with it again.
PROPER = TEXTS.filter(lambda text: letters(text) and not re.search("[。！？；][。！？；”\\n]*[。！？；]", text))


@given(PROPER)
def test_importing_the_same_text_again_gives_the_same_pages(text: str) -> None:
    paragraphs, pages = import_text(text)
    read = loaded(paragraphs, pages).reports["zh"]
    revised, findings = revise(read, paragraphs)
    assert revised == read.pages
    assert findings == ()


@given(PROPER, PROPER)
def test_whatever_is_delivered_next_the_pages_carry_it(first: str, second: str) -> None:
    _, pages = import_text(first)
    report = Report(id="2025", pages=pages)
    paragraphs = unwrap(source_lines(second))
    revised, _ = revise(report, paragraphs)
    assert len({page.path for page in revised}) == len(revised)
    carried = "".join(segment.text for segment in Report(id="2025", pages=revised).delivered())
    assert carried.replace("。", "") == "".join(paragraph.text for paragraph in paragraphs).replace("。", "")
