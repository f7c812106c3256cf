"""Reading and writing Markdown pages: inverse to each other, and total."""

import string

from hypothesis import given
from hypothesis import strategies as st

from builders import heading, page, paragraph
from workreport.model import Allow, Kind, Location, Page, Segment
from workreport.plaintext import to_markdown
from workreport.reader import parse_page
from workreport.writer import render_page

TEXTS = (
    st.text(alphabet="各位代表工作。，：（一）“”5.6%PM2[]*_#>-+\\`{}<&; ", min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
IDS = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=8)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    segments: list[Segment] = []
    for number, section_id in enumerate(ids):
        editorial = draw(st.booleans())
        segments.append(heading(draw(TEXTS), section_id, level=2 if number else 1, editorial=editorial))
        segments += [paragraph(draw(TEXTS), section_id, n) for n in range(1, draw(st.integers(1, 4)))]
    return Page(
        address="2024/p",
        path="docs/zh/2024/p.md",
        segments=tuple(segments),
        description=draw(
            st.none() | TEXTS.map(lambda text: text.replace("<", "＜").replace("{", "｛").replace("&", "＆"))
        ),
    )


@given(pages())
def test_reading_a_rendered_page_gives_the_page_back(written: Page) -> None:
    read, findings = parse_page(render_page(written), written.path, written.address)
    assert read == written
    assert not findings


@given(
    st.lists(
        st.sampled_from(["# 一 { #a }", "## 二 { #b }", "段落。", "", "  段 落", "#坏", "<!-- allow: x y -->", "---"])
    )
)
def test_format_is_idempotent(lines: list[str]) -> None:
    once = render_page(parse_page("\n".join(lines), "p.md", "2024/p")[0])
    assert render_page(parse_page(once, "p.md", "2024/p")[0]) == once


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read, _ = parse_page(text, "p.md", "2024/p")
    assert read.address == "2024/p"


def test_a_bad_page_and_all_that_is_wrong_with_it() -> None:
    text = """\
---
title: 标题
template: evil.html
---

开头没有标题。

# 标题

## 小标题 { #a }

一段分成
两行。

## 又一个 { #a }

# 第二个 { #b }
"""
    _, findings = parse_page(text, "p.md", "2024/p")
    assert [(finding.location.line, finding.check) for finding in findings] == [
        (3, "unsafe-markup"),
        (8, "malformed-heading"),
        (12, "hard-wrapped-paragraph"),
        (6, "missing-heading"),
        (15, "duplicate-id"),
        (17, "second-title"),
        (1, "front-matter"),
    ]


def test_hard_wrapped_chinese_is_joined_without_a_space() -> None:
    read, _ = parse_page("# 一 { #a }\n\n投资27\n亿元 of\nMany\n", "p.md", "2024/p")
    assert read.segments[1].text == "投资27亿元 of Many"


def test_an_allow_belongs_to_the_paragraph_below() -> None:
    text = "# 一 { #a }\n\n<!-- allow: figure-mismatch 概数 -->\n段。\n"
    read, findings = parse_page(text, "p.md", "2024/p")
    assert not findings
    allow = Allow(check="figure-mismatch", reason="概数", location=Location(path="p.md", line=3))
    assert read.segments[1].allows == (allow,)
    assert read.segments[1].location.line == 4
    assert render_page(read) == text


def test_segments_have_derived_ids() -> None:
    read, _ = parse_page("# 一 { #a }\n\n段。\n\n## 二 { #b }\n\n段。\n\n段。\n", "p.md", "2024/p")
    assert [segment.id for segment in read.segments] == [
        "2024/p#a",
        "2024/p#a/1",
        "2024/p#b",
        "2024/p#b/1",
        "2024/p#b/2",
    ]


def test_escaped_headings_read_back() -> None:
    segment = heading("1. 推动 { #x } 升级", "a")
    read, _ = parse_page(render_page(page(segment)), "docs/zh/2024/p.md", "2024/p")
    assert read.segments[0].text == "1. 推动 { #x } 升级"
    assert read.segments[0].kind is Kind.HEADING
    assert segment.markdown == to_markdown("1. 推动 { #x } 升级")
