"""What numerals are read as: cases that a translator can read, and laws over all numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import read_cases
from numbers_in_words import english_words, han_forms
from workreport.quantities import Bound, Direction, Kind, Quantity, find_chinese, find_english
from workreport.quantities.chinese_numerals import format_chinese
from workreport.quantities.english_numerals import format_english

NUMBERS = st.integers(0, 10**13)
DIGITS = "0123456789"
ALPHABET = (
    DIGITS + ".,%+-:/ ()（）“”一二两三十百千万亿零〇○半翻番成倍分之第几多余以上左右年月日个元吨亩斤公里至到约超近双ⅡIVX"
)
WORDS = [
    "one",
    "twenty",
    "hundred",
    "million",
    "-",
    " ",
    "and",
    "half",
    "a",
    "third",
    "percent",
    "3",
    "1,000",
    "(",
    "yuan",
]


def tell(text: str, quantity: Quantity) -> str:
    parts = [f"{quantity.value.normalize():f} {quantity.unit.id}"]
    parts += [quantity.bound.value] if quantity.bound is not Bound.EXACT else []
    parts += [quantity.direction.value] if quantity.direction is not Direction.NONE else []
    parts += [quantity.kind.value] if quantity.kind is not Kind.QUANTITY else []
    told = f"{text[quantity.start : quantity.end].strip()} = {', '.join(parts)}"
    return told if quantity.is_firm else f"({told})"


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(i, o, id=t) for t, i, o in read_cases("quantities-zh.txt")]
)
def test_chinese_cases(text: str, expected: str) -> None:
    assert "\n".join(tell(text, quantity) for quantity in find_chinese(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(i, o, id=t) for t, i, o in read_cases("quantities-en.txt")]
)
def test_english_cases(text: str, expected: str) -> None:
    assert "\n".join(tell(text, quantity) for quantity in find_english(text)) == expected


@given(NUMBERS)
def test_every_chinese_form_of_a_number_reads_back(number: int) -> None:
    for form in han_forms(number):
        (quantity,) = find_chinese(f"投入{form}元。")
        assert (quantity.value, quantity.unit.id) == (Decimal(number), "yuan"), form


def test_small_numbers_in_chinese_read_back_without_exception() -> None:
    for number in range(2, 10_001):
        for form in han_forms(number):
            (quantity,) = find_chinese(f"投入{form}元。")
            assert quantity.value == number, form


@given(NUMBERS)
def test_every_english_form_of_a_number_reads_back(number: int) -> None:
    for form in english_words(number):
        (quantity,) = find_english(f"invested {form} yuan")
        assert (quantity.value, quantity.unit.id) == (Decimal(number), "yuan"), form


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**13), places=2))
def test_formatting_then_reading_is_identity(value: Decimal) -> None:
    (chinese,) = find_chinese(f"投入{format_chinese(value)}元。")
    (english,) = find_english(f"invested {format_english(value)} yuan")
    assert chinese.value == english.value == value


@given(st.text(st.sampled_from(ALPHABET), max_size=60))
def test_no_chinese_raises_and_every_digit_is_somewhere(text: str) -> None:
    found = find_chinese(text)
    covered = {at for quantity in found for at in range(quantity.start, quantity.end)}
    assert all(
        0 <= quantity.start <= quantity.numeral_start <= quantity.numeral_end <= quantity.end for quantity in found
    )
    assert all(at in covered or "[" in text for at, character in enumerate(text) if character in DIGITS)


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join) | st.text(max_size=60))
def test_no_english_raises(text: str) -> None:
    found = find_english(text)
    assert all(quantity.start < quantity.end <= len(text) for quantity in found)
    assert [quantity.numeral_start for quantity in found] == sorted(quantity.numeral_start for quantity in found)


@pytest.mark.parametrize("piece", ["9", "(", "（", "1,", "一", "“3+", "万亿", "one hundred and ", "five, ", "占"])
def test_long_lines_are_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(find_chinese(text)) <= len(text)
    assert len(find_english(text)) <= len(text)
