"""The Traditional edition of the real report: every character that could have become another one, as decided.

The golden file is what readers get: a new version of OpenCC, of the cutter or of our decisions that changes published
text fails here and shows the difference. To accept one: `python tests/traditional/test_report.py`.
"""

from collections import Counter, defaultdict
from pathlib import Path

from rjieba import cut

from builders import ROOT
from workreport.locales import SOURCE
from workreport.project import Project, read_pages
from workreport.traditional.candidates import all_candidates

GOLDEN = ROOT / "tests/cases/traditional-2024.tsv"
HEADER = "# Simplified, Traditional, how often, and for a character with several candidates the words it stands in.\n"


def report_text() -> list[str]:
    project = Project(ROOT)
    report = read_pages(project, project.pages_folder(SOURCE, "2024"), "2024").report
    return [segment.text for segment in report.delivered()]


def conversions() -> str:
    converter = Project(ROOT).converter()
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text in report_text():
        converted, at = converter.convert(text), 0
        for word in cut(text):
            for offset, simplified in enumerate(word, at):
                if simplified != converted[offset] or simplified in all_candidates():
                    found[simplified, converted[offset]][word] += 1
            at += len(word)
    rows = (
        f"{one}\t{other}\t{words.total()}\t{' '.join(sorted(words)) if one in all_candidates() else ''}".rstrip()
        for (one, other), words in sorted(found.items())
    )
    return HEADER + "\n".join(rows) + "\n"


def test_the_report_converts_as_it_was_decided() -> None:
    assert conversions() == GOLDEN.read_text(encoding="utf-8")


def test_the_four_phrases_that_every_profile_gets_wrong() -> None:
    converter = Project(ROOT).converter()
    for simplified, traditional in (
        ("开展集中签约", "開展集中簽約"),
        ("奋进新征程", "奮進新征程"),
        ("完成核准开工", "完成核准開工"),
        ("数量和面积全省最多", "數量和面積全省最多"),
    ):
        assert converter.convert(simplified) == traditional


if __name__ == "__main__":
    Path(GOLDEN).write_text(conversions(), encoding="utf-8")
