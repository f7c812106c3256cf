"""Text to one line of Markdown and back; Python-Markdown itself is the judge of what is markup."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown

from workreport.plaintext import has_plain_markup, to_markdown, to_plain

ALPHABET = "各位代表一二（）、。“”#*_`[](){}<>&;!|:+-.=~^\\\"'1ab  \u30005.%"
LINES = st.text(alphabet=ALPHABET, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)


@given(LINES)
@example("2. 重点")
@example("１. 重点")
@example("[1]: 注释")
@example("&lt; &amp; &#35;")
@example("&#1")
@example("# 标题 { #id }")
@example("- - -")
@example("1\\. x")
def test_text_comes_back(text: str) -> None:
    assert to_plain(to_markdown(text)) == text


@given(LINES)
@example("2. 重点")
@example("１. 重点")
@example("[1]: 注释")
@example("**1.** __x__")
@example("*[HTML]: x")
def test_a_reader_sees_the_text_as_delivered(text: str) -> None:
    rendered = markdown(to_markdown(text), extensions=["attr_list", "tables"])
    match = re.fullmatch("<p>(.*)</p>", rendered, re.DOTALL)
    assert match, rendered
    assert html.unescape(match[1]) == text


MARKUP = st.text(alphabet="荣膺国家*[]()`\\<!->_ a/#:", max_size=24)


@given(MARKUP)
@example("[荣](` `)膺[国](` `)家")
@example("[荣](<!--)膺[国](-->)家")
@example("**荣膺*国家**生态*文明")
@example("*荣**膺*国**家")
@example("[荣膺](\\)")
@example("[荣膺](javascript:alert%281%29)")
def test_what_may_be_written_is_seen_as_it_is_compared(text: str) -> None:
    written = " ".join(text.split())
    if written and has_plain_markup(written):
        rendered = markdown(written, extensions=["attr_list", "tables"])
        assert html.unescape(re.sub("<[^>]*>", "", rendered)) == to_plain(written)


@pytest.mark.parametrize(
    "written", ["**新质**生产力", "*一*和*二*", "见[勘误](errata.md)页", "[国家](https://example.org/a)"]
)
def test_what_may_be_written(written: str) -> None:
    assert has_plain_markup(written)


@pytest.mark.parametrize(
    "written",
    [
        "[荣](` `)膺",
        "**荣膺*国家**生态*文明",
        '[荣膺](a"谎言")',
        "[](https://example.org)",
        "[x](javascript:a)",
        "<b>x</b>",
        "`x`",
    ],
)
def test_what_may_not_be_written(written: str) -> None:
    assert not has_plain_markup(written)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("**新质**生产力", "新质生产力"),
        ("*一*和*二*", "一和二"),
        ("一*二", "一*二"),
        ("见[勘误](errata.md)页", "见勘误页"),
        (r"\[1\] 注", "[1] 注"),
        ("A&amp;B", "A&B"),
        (r"一\二", r"一\二"),
    ],
)
def test_marks_that_editors_may_use(written: str, plain: str) -> None:
    assert to_plain(written) == plain
