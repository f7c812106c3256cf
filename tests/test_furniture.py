"""Folios out, printed pages in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import letters
from workreport.furniture import split_pages


def pages(text: str) -> list[tuple[int, int, str]]:
    return [(line.page, line.line, line.text) for line in split_pages(text, "s.txt")[0]]


@pytest.mark.parametrize(
    "folio",
    [
        "— {} —",
        "－{}－",
        "- {} -",
        "第{}页",
        "第 {} 页 共 9 页",
        "—{}—",
        "–{}–",
        "· {} ·",
        "  — {} —  ",
        "Page {} of 9",
    ],
)
def test_folios_at_the_foot_give_the_page_above_them(folio: str) -> None:
    text = f"甲甲\n乙乙\n{folio.format(5)}\n丙丙\n{folio.format(6)}\n"
    assert pages(text) == [(5, 1, "甲甲"), (5, 2, "乙乙"), (6, 1, "丙丙")]


def test_full_width_digits_count() -> None:
    assert pages("甲\n－１２－\n乙\n－１３－") == [(12, 1, "甲"), (13, 1, "乙")]


def test_folios_at_the_top_give_the_page_below_them() -> None:
    assert pages("— 1 —\n甲\n— 2 —\n乙") == [(1, 1, "甲"), (2, 1, "乙")]


def test_a_truncated_folio_is_one_where_its_number_is_due() -> None:
    assert pages("甲\n— 22 —\n乙\n— 23") == [(22, 1, "甲"), (23, 1, "乙")]
    assert pages("甲\n— 22 —\n乙\n— 7")[-1] == (23, 2, "— 7")


def test_bare_digits_count_pages_only_as_a_series() -> None:
    body = "\n".join("字" * 20 for _ in range(10))
    series = "\n".join(f"{body}\n{number}" for number in (1, 2, 3))
    assert {page for page, *_ in pages(series)} == {1, 2, 3}
    assert pages("甲\n5\n乙") == [(1, 1, "甲"), (1, 2, "5"), (1, 3, "乙")]


def test_form_feeds_are_page_breaks() -> None:
    assert pages("甲\n\f乙\r\n丙") == [(1, 1, "甲"), (2, 1, "乙"), (2, 2, "丙")]


def test_line_numbers_are_those_of_the_file() -> None:
    lines, _ = split_pages("甲\r\n\r\n乙\r\n— 1 —\r\n丙\r\n— 2 —", "s.txt")
    assert [(line.text, line.number) for line in lines] == [("甲", 1), ("乙", 3), ("丙", 5)]


@pytest.mark.parametrize(("numbers", "expected"), [((1, 2, 4), 4), ((1, 2, 2), 2), ((5, 6, 1), 1)])
def test_odd_page_numbers_are_reported(numbers: tuple[int, ...], expected: int) -> None:
    text = "\n".join(f"字字字\n— {number} —" for number in numbers)
    lines, findings = split_pages(text, "s.txt")
    assert [finding.check for finding in findings] == ["page-number-sequence"]
    assert str(expected) in findings[0].message
    assert findings[0].location.line == 6
    assert [line.page for line in lines] == sorted(line.page for line in lines)


def test_page_numbers_that_start_again_count_on() -> None:
    assert [page for page, *_ in pages("甲\n— 8 —\n乙\n— 9 —\n丙\n— 1 —\n丁\n— 2 —")] == [8, 9, 10, 11]


@given(
    st.lists(
        st.sampled_from(["各位代表", "— 1 —", "- 2 -", "第3页", "— 4", "5", "", "\f", "工作。", "1-2个"]), max_size=40
    )
)
def test_every_line_is_furniture_or_text(raw: list[str]) -> None:
    lines, _ = split_pages("\n".join(raw), "s.txt")
    kept = letters("".join(line.text for line in lines))
    digits = set("—-第页1234567890")
    dropped = letters("".join(raw))
    assert [c for c in dropped if c not in digits] == [c for c in kept if c not in digits]
    assert [line.page for line in lines] == sorted(line.page for line in lines)
