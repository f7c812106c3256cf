"""Numbers in front of headings and items."""

import pytest

from workreport.numbering import Style, find_items, han_number, is_salutation, parse_mark

DIGITS = "〇一二三四五六七八九"


def in_han(number: int) -> str:
    """Write a number below 1,000 as a report does."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def test_every_number_below_a_thousand_reads_back() -> None:
    assert [han_number(in_han(number)) for number in range(1, 1000)] == list(range(1, 1000))


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("一、2023年工作回顾", Style.HAN, 1),
        ("二十一、其他", Style.HAN, 21),
        ("（一）直面困难挑战", Style.HAN_BRACKETS, 1),
        ("(十二)完善", Style.HAN_BRACKETS, 12),
        ("1.推动产业升级", Style.DIGIT, 1),
        ("2、加快发展", Style.DIGIT, 2),
        ("３．统筹", Style.DIGIT, 3),
        ("（1）强化", Style.DIGIT_BRACKETS, 1),
        ("1)强化", Style.DIGIT_BRACKETS, 1),
        ("②提高", Style.CIRCLED, 2),
        ("第一部分 2023年工作回顾", Style.PART, 1),
        ("第三章　加快", Style.PART, 3),
        ("——突出创新", Style.DASH, 0),
    ],
)
def test_marks(text: str, style: Style, value: int) -> None:
    mark = parse_mark(text)
    assert mark is not None
    assert (mark.style, mark.value) == (style, value)


@pytest.mark.parametrize(
    "text", ["3.9亿元", "5.37万名", "一、二、三产业协调发展", "第五次全国经济普查", "120个项目", "各位代表", "一是坚持"]
)
def test_no_marks(text: str) -> None:
    assert parse_mark(text) is None


@pytest.mark.parametrize(
    "text", ["各位代表：", "各位代表！", "各位代表！我们扎实开展", "各位代表，", "各位代表", "同志们！"]
)
def test_salutations(text: str) -> None:
    assert is_salutation(text)


def test_a_deputy_is_not_addressed_by_being_mentioned() -> None:
    assert not is_salutation("各位代表所提建议全部办复")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("要做好五件事。一是甲。二是乙。三是丙。", (7, 11, 15)),
        ("一是甲；二是乙。", (0, 4)),
        ("要求如下。一要甲。二要乙。", (5, 9)),
        ("努力办好。一是甲。", ()),
        ("做好一是一二是二的工作。", ()),
        ("主要有：一是甲；二是乙。", ()),
        ("甲。二是乙。三是丙。", ()),
    ],
)
def test_items(text: str, starts: tuple[int, ...]) -> None:
    assert find_items(text) == starts
