"""What readers are told agrees with the counts, because it is made of them."""

import pytest

from workreport.locales import EN
from workreport.notices import page_notice
from workreport.status import PageStatus


def status(**counts: int) -> PageStatus:
    names = ("units", "translated", "reviewed", "stale", "unaccepted", "missing", "misaligned")
    return PageStatus(address="2024/p", is_sound=True, **{name: counts.get(name, 0) for name in names})


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (None, ""),
        (
            status(units=8, translated=8),
            " This translation is complete and up to date; it has not been signed off yet.",
        ),
        (status(units=8, translated=8, reviewed=8), " This translation is complete, up to date, and reviewed."),
        (
            status(units=8, translated=5, stale=2, missing=1),
            " Of 8 headings and paragraphs, 1 not translated yet, 2 older than the Chinese.",
        ),
        (
            status(units=4, translated=1, unaccepted=1, misaligned=2),
            " Of 4 headings and paragraphs, 1 not compared with the Chinese yet, 2 not matched with the Chinese.",
        ),
    ],
)
def test_a_page_says_how_far_it_is(page: PageStatus | None, words: str) -> None:
    assert page_notice(page, EN) == f"The Chinese text prevails.{words}"
