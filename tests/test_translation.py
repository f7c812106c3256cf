"""The two languages kept in step: what is found when one of them changes."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from translations import CONVERSIONS, ECOLOGY, edit, exchange, found, replace
from workreport.cli import main
from workreport.locales import EN
from workreport.project import Project
from workreport.signals import find_misplaced
from workreport.status import status_of


def test_one_chinese_character_changed(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("荣膺", "获得"))
    assert found(accepted) == ["stale-translation"]


def test_one_chinese_figure_changed(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    assert found(accepted) == ["stale-translation", "figure-mismatch"]


def test_an_english_sentence_improved(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", replace("square kilometers", "km2"))
    assert found(accepted) == []


def test_emphasis_is_no_change(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("平方公里", "**平方公里**"))
    assert found(accepted) == []


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize(
    "change",
    [
        lambda blocks: [*blocks[:2], "新的一段。New.", *blocks[2:]],
        lambda blocks: [*blocks[:1], *blocks[2:]],
        lambda blocks: [*blocks[:3], blocks[3][:40], blocks[3][40:], *blocks[4:]],
    ],
    ids=["inserted", "deleted", "split"],
)
def test_a_paragraph_more_or_less_on_one_side(
    accepted: Path, locale: str, change: Callable[[list[str]], list[str]]
) -> None:
    edit(accepted, f"{locale}/{ECOLOGY}", change)
    assert found(accepted) == ["paragraph-count-mismatch"]


def test_two_paragraphs_merged(accepted: Path) -> None:
    edit(accepted, "en/2024/2-plan/index.md", lambda b: [*b[:3], b[3] + " " + b[4], *b[5:]])
    assert found(accepted) == ["paragraph-count-mismatch"]


def test_two_english_paragraphs_swapped_within_a_topic(accepted: Path) -> None:
    edit(accepted, "en/2024/2-plan/index.md", exchange(4, 5))
    assert found(accepted) == ["misaligned-section"]


def test_two_english_paragraphs_swapped_across_topics(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", exchange(3, 5))
    assert found(accepted) == ["misaligned-section", "misaligned-section"]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_heading_id_renamed_on_one_side(accepted: Path, locale: str) -> None:
    edit(accepted, f"{locale}/{ECOLOGY}", replace("{ #reputation }", "{ #fame }"))
    assert found(accepted) == ["heading-id-mismatch"]


def test_a_heading_id_renamed_on_both_sides(accepted: Path) -> None:
    for locale in ("zh", "en"):
        edit(accepted, f"{locale}/{ECOLOGY}", replace("{ #reputation }", "{ #fame }"))
    assert found(accepted) == []


def test_a_page_missing(accepted: Path) -> None:
    (accepted / "docs/en" / ECOLOGY).unlink()
    assert found(accepted) == ["missing-translation"]


def test_a_page_moved_on_one_side(accepted: Path) -> None:
    page = accepted / "docs/en" / ECOLOGY
    page.rename(page.with_name("9-ecology.md"))
    assert found(accepted) == ["misaligned-section"]


def test_a_page_moved_on_both_sides(accepted: Path) -> None:
    for locale in ("zh", "en"):
        page = accepted / "docs" / locale / ECOLOGY
        page.rename(page.with_name("9-ecology.md"))
    assert set(found(accepted)) == {"term-not-preferred", "term-first-use"}, "short is now read before full"


def test_a_topic_moved_within_its_page(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:2], *b[4:6], *b[2:4], *b[6:]])
    assert found(accepted) == ["misaligned-section"]


def test_a_topic_moved_to_another_page(accepted: Path) -> None:
    file = accepted / "docs/en" / ECOLOGY
    blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:2], *b[4:]])
    edit(accepted, f"en/{CONVERSIONS}", lambda b: [*b, *blocks[2:4]])
    assert found(accepted) == ["misaligned-section"]


def test_both_sides_changed_in_one_pull_request(accepted: Path) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    edit(accepted, f"en/{ECOLOGY}", replace("616 square", "617 square"))
    assert found(accepted) == ["unaccepted-pair"]
    assert main(["accept", f"docs/en/{ECOLOGY}"]) == 1, "the Chinese is not verbatim"
    errata = accepted / "data/sources/2024.errata.toml"
    entry = '[[erratum]]\npage = 4\nline = 9\nfound = "616"\ncorrected = "617"\nreason = { zh = "误", en = "slip" }\n'
    errata.write_text(f"{errata.read_text(encoding='utf-8')}\n{entry}", encoding="utf-8")
    assert main(["accept", f"docs/en/{ECOLOGY}"]) == 1, "a key figure still quotes the old one"
    figures = accepted / "data/indicators.toml"
    figures.write_text(figures.read_text(encoding="utf-8").replace("616", "617"), encoding="utf-8")
    assert main(["accept", f"docs/en/{ECOLOGY}"]) == 0
    assert found(accepted) == []


def test_an_untranslated_paragraph(accepted: Path) -> None:
    chinese = (accepted / "docs/zh" / ECOLOGY).read_text(encoding="utf-8").split("\n\n")[3]
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:3], chinese.strip(), *b[4:]])
    assert found(accepted) == ["missing-translation"]


@pytest.fixture
def unaccepted(project_copy: Path) -> Path:
    """Return a copy of the project in which nothing is accepted yet."""
    shutil.rmtree(project_copy / "data/alignment")
    return project_copy


def test_untouched_pairs_raise_no_second_signal(unaccepted: Path) -> None:
    assert set(found(unaccepted)) == {"unaccepted-pair"}


def test_new_pairs_get_a_second_signal(unaccepted: Path) -> None:
    edit(unaccepted, "en/2024/1-review/8-closing.md", exchange(1, 2))
    assert "misaligned-section" in found(unaccepted)


def test_exchanged_paragraphs_are_found_without_a_lock(unaccepted: Path) -> None:
    """Exchange two English paragraphs of the report at random, often enough to measure."""
    opened = Project(unaccepted)
    alignment = opened.align_report(EN, "2024")
    units = [u for page in alignment.pages for u in page.units if u.source.ordinal and len(u.source.text) > 60]
    rng = random.Random(2024)
    noticed = 0
    for _ in range(40):
        first, second = rng.sample(units, 2)
        texts = {first.id: second.target.text, second.id: first.target.text}
        sources = [unit.source.text for unit in units]
        noticed += bool(find_misplaced(sources, [texts.get(unit.id, unit.target.text) for unit in units]))
    assert noticed >= 34


def test_chinese_of_another_paragraph_is_no_translation(accepted: Path) -> None:
    chinese = (accepted / "docs/zh" / CONVERSIONS).read_text(encoding="utf-8").split("\n\n")[3]
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:3], chinese.strip(), *b[4:]])
    assert found(accepted) == ["missing-translation"]


def test_what_is_gone_for_a_while_is_still_accepted_when_it_comes_back(accepted: Path) -> None:
    page = accepted / "docs/en" / ECOLOGY
    text = page.read_text(encoding="utf-8")
    page.rename(page.with_suffix(".away"))
    assert main(["accept"]) == 0
    page.write_text(text, encoding="utf-8")
    assert found(accepted) == []


def test_a_page_renamed_in_both_languages_leaves_no_lock_behind(accepted: Path) -> None:
    for locale in ("zh", "en"):
        page = accepted / "docs" / locale / ECOLOGY
        page.rename(page.with_name("9-ecology.md"))
    assert main(["accept", "docs/en/2024/2-plan"]) == 0
    assert set(found(accepted)) == {"term-not-preferred", "term-first-use"}


def test_check_status_and_site_agree_on_what_is_wrong_in_structure(accepted: Path) -> None:
    edit(accepted, f"en/{ECOLOGY}", lambda b: [*b[:2], *b[4:6], *b[2:4], *b[6:]])
    pages = {page.address: page for page in status_of(Project(accepted).align_report(EN, "2024"))}
    assert not pages[ECOLOGY.removesuffix(".md")].is_complete
