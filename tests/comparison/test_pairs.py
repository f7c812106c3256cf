"""What comparing a Chinese text with its English finds, and what it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import read_cases
from workreport.comparison.descriptions import CHECK_IDS, Pair, describe
from workreport.comparison.omissions import Pace
from workreport.comparison.pairs import compare_pair
from workreport.comparison.wording import to_english
from workreport.findings import Finding
from workreport.model import Location
from workreport.quantities import find_chinese, find_english


def findings(chinese: str, english: str) -> list[Finding]:
    pair = Pair(unit="u", source_text=chinese, target_text=english, location=Location(path="f", line=1))
    return [describe(disagreement, pair) for disagreement in compare_pair(chinese, english, Pace())]


@pytest.mark.parametrize(("pair", "expected"), [pytest.param(i, o, id=t) for t, i, o in read_cases("figures.txt")])
def test_cases(pair: str, expected: str) -> None:
    chinese, english = pair.split("\n")
    assert "\n".join(finding.check for finding in findings(chinese, english)) == expected


def test_a_message_tells_both_values_how_far_off_and_the_english_expected() -> None:
    (finding,) = findings("贷款余额达到1928亿元。", "Loans reached 1,928 billion yuan.")
    assert finding.message == (
        "中文为 1928亿元，英文为 1,928 billion yuan（大了，是原数的十倍）"
        " · source has 1928亿元, translation has 1,928 billion yuan (ten times too much)"
    )
    assert finding.fix == "写成 · write: 192.8 billion yuan"
    assert (finding.unit, finding.source) == ("u", "贷款余额达到1928亿元。")
    assert "1,928 billion yuan" in finding.target


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("427万亩以上", "at least 4.27 million mu"),
        ("1928亿元", "192.8 billion yuan"),
        ("近30%", "nearly 30 percent"),
        ("第3位", "3rd"),
        ("十二届", "12th"),
        ("5.6个百分点", "5.6 percentage points"),
        ("三分之二", "66.667 percent"),
        ("616平方公里", "616 square kilometers"),
        ("29亿斤", "2.9 billion jin"),
        ("2023年", "2023"),
    ],
)
def test_the_english_expected_says_the_same(chinese: str, english: str) -> None:
    (quantity,) = find_chinese(chinese)
    assert to_english(quantity) == english


def test_every_finding_has_a_description() -> None:
    told = {check for _, _, expected in read_cases("figures.txt") for check in expected.split()}
    assert told | {"omission"} == CHECK_IDS


def test_a_clause_left_out_is_noticed() -> None:
    chinese = "加强农村道路建设，完善河湖管理机制，推动医疗资源下沉，扩大优质教育供给，丰富群众文化生活。"
    english = "We will strengthen the building of rural roads and enrich people's cultural life."
    assert [finding.check for finding in findings(chinese, english)] == ["omission"]
    assert "推动医疗资源下沉" in findings(chinese, english)[0].message


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_raises(chinese: str, english: str) -> None:
    assert all(finding.message and finding.check in CHECK_IDS for finding in findings(chinese, english))


@given(
    st.lists(st.tuples(st.integers(2, 9999), st.sampled_from(["家企业", "个项目", "公里", "万亩", "亿元"])), max_size=8)
)
def test_a_text_and_its_own_figures_agree(figures: list[tuple[int, str]]) -> None:
    """Whatever the figures, the English that we write for them is found right, in another order too."""
    chinese = "，".join(f"新增{number}{unit}" for number, unit in figures)
    told = [to_english(quantity) for quantity in find_chinese(chinese)]
    for order in (told, told[::-1]):
        english = "; ".join(f"{words} of it" for words in order)
        checks = {finding.check for finding in findings(chinese, english)}
        assert checks <= {"figure-swapped", "omission"}
    assert len(find_english("; ".join(told))) == len(told)
