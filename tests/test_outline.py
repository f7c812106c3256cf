"""Structure: the forms that reports use, and this report against an outline made by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SOURCE_FILE, letters, outline, source_lines
from workreport.furniture import split_pages
from workreport.outline import Leaf, Outline, Role, parse_outline
from workreport.unwrap import unwrap

BODY = (
    "坚持稳中求进，统筹推进各项工作，经济社会发展取得新成效，完成投资27亿元。"
    "新增企业1.3万户，增长31.3%，群众生活继续改善。"
)


def roles(found: Outline) -> list[tuple[str, int, str]]:
    return [(leaf.role.value, leaf.number, title(found, leaf)) for leaf in found.leaves]


def title(found: Outline, leaf: Leaf) -> str:
    return next((found.text(piece) for piece in leaf.pieces if piece.level == 1), "")


def topics(found: Outline) -> list[str]:
    return [found.text(piece) for leaf in found.leaves for piece in leaf.pieces if piece.level == 2]


def checks(text: str) -> list[str]:
    return [finding.check for finding in parse_outline(unwrap(source_lines(text)), "s.txt")[1]]


def test_headings_on_their_own_line_and_run_in_in_one_file() -> None:
    found = outline(
        f"各位代表：\n一、工作回顾\n{BODY}\n（一）经济向好\n{BODY}\n（二）改革深化。{BODY}\n二、工作安排。{BODY}\n（一）扩大内需。{BODY}"
    )
    assert roles(found) == [
        ("opening", 0, ""),
        ("chapter", 1, "一、工作回顾"),
        ("section", 1, "（一）经济向好"),
        ("section", 2, "（二）改革深化"),
        ("chapter", 2, "二、工作安排"),
        ("section", 1, "（一）扩大内需"),
    ]


@pytest.mark.parametrize(
    ("chapters", "sections"),
    [
        (("第一部分 工作回顾", "第二部分 工作安排"), ("一、经济向好", "二、改革深化")),
        (("第一章　工作回顾", "第二章　工作安排"), ("（一）经济向好", "（二）改革深化")),
        (("一、工作回顾", "二、工作安排"), ("1.经济向好", "2.改革深化")),
        (("一、工作回顾", "二、工作安排"), ("(一)经济向好", "(二)改革深化")),
        (("工作回顾", "工作安排"), ("一、经济向好", "二、改革深化")),
    ],
)
def test_numberings_nest_as_they_occur(chapters: tuple[str, str], sections: tuple[str, str]) -> None:
    text = "\n".join(
        [
            "各位代表：",
            *(line for chapter in chapters for line in (chapter, BODY, sections[0], BODY, sections[1], BODY)),
        ]
    )
    found = [(role, name) for role, _, name in roles(outline(text)) if role in ("chapter", "section")]
    assert found == [
        (role, name)
        for chapter in chapters
        for role, name in (("chapter", chapter), ("section", sections[0]), ("section", sections[1]))
    ]


def test_run_in_heads_are_told_from_short_statements_by_their_company() -> None:
    found = outline(
        f"一、工作回顾\n（一）经济向好。稳住大盘，全年增长5%。工业经济升级提档。{BODY}市场消费扩容提质。{BODY}"
        "鼎盛元宝街获评国家级旅游休闲街区。"
    )
    assert topics(found) == ["工业经济升级提档", "市场消费扩容提质"]


def test_heads_that_open_their_own_paragraph() -> None:
    found = outline(f"一、工作安排\n（一）扩大内需\n激发消费潜力。{BODY}\n扩大有效投资。{BODY}\n——突出项目带动。{BODY}")
    assert topics(found) == ["激发消费潜力", "扩大有效投资", "——突出项目带动"]


def test_deeper_numbers_are_topics_and_list_items_are_not() -> None:
    found = outline(
        f"一、工作安排\n（一）扩大内需\n1.激发消费潜力。{BODY}\n2.扩大投资。{BODY}\n3.新建学校8所；\n4.改造道路4条。"
    )
    assert topics(found) == ["1.激发消费潜力", "2.扩大投资"]


def test_what_closes_a_chapter_and_what_closes_the_report() -> None:
    found = outline(
        f"各位代表：\n一、工作回顾\n{BODY}\n（一）经济向好。{BODY}\n（二）改革深化。{BODY}\n各位代表！{BODY}\n{BODY}\n"
        f"二、工作安排\n（一）扩大内需。{BODY}\n（二）促进创新。{BODY}\n{BODY}\n各位代表！{BODY}"
    )
    assert [(leaf.role, len(leaf.pieces)) for leaf in found.leaves] == [
        (Role.OPENING, 1),
        (Role.CHAPTER, 2),
        (Role.SECTION, 2),
        (Role.SECTION, 2),
        (Role.CHAPTER_CLOSING, 2),
        (Role.CHAPTER, 1),
        (Role.SECTION, 2),
        (Role.SECTION, 2),
        (Role.CHAPTER_CLOSING, 1),
        (Role.CLOSING, 1),
    ]


@pytest.mark.parametrize("annex", ["名词解释", "附件1：名词解释", "《政府工作报告》有关名词注释", "附件", "注释："])
def test_an_annex_keeps_its_numbers_to_itself(annex: str) -> None:
    found = outline(
        f"各位代表：\n一、工作回顾\n{BODY}\n二、工作安排\n{BODY}\n{annex}\n一、四上企业：指四类企业。\n1.三农：指农业、农村、农民。"
    )
    assert roles(found)[-1] == ("annex", 1, annex)
    assert sum(role == "chapter" for role, *_ in roles(found)) == 2
    assert len(found.leaves[-1].pieces) == 3


def test_note_marks_stay_in_the_text() -> None:
    found = outline(f"一、工作回顾\n（一）四上企业[1]增长。{BODY}\n（二）“三农”［28］工作。{BODY}")
    assert [name for role, _, name in roles(found) if role == "section"] == [
        "（一）四上企业[1]增长",
        "（二）“三农”［28］工作",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"各位代表：\n{BODY}\n{BODY}", ["no-numbering"]),
        (f"一、甲甲甲\n{BODY}\n三、乙乙乙\n{BODY}", ["numbering-skips"]),
        (f"一、甲甲甲\n{BODY}\n二、乙乙乙\n{BODY}\n二、丙丙丙\n{BODY}", ["numbering-repeats"]),
        (
            f"一、甲甲甲\n（一）乙乙。{BODY}\n（二）{'很长的话' * 20}。\n（三）丙丙。{BODY}",
            ["unclear-heading", "numbering-skips"],
        ),
        (f"一、甲甲甲\n{BODY}\n二、乙乙乙\n{BODY}", []),
    ],
)
def test_odd_numbering_is_imported_with_findings(text: str, expected: list[str]) -> None:
    assert checks(text) == expected


LINES = st.lists(
    st.sampled_from(
        [
            "一、回顾",
            "（一）经济。",
            "各位代表！",
            "附件",
            "1.甲。",
            "——乙。",
            "一是甲。二是乙。",
            "工作扎实推进。",
            BODY,
            "三、安排",
            "",
        ]
    ),
    max_size=25,
)


@given(LINES)
def test_nothing_is_dropped_or_moved(lines: list[str]) -> None:
    paragraphs = unwrap(source_lines("\n".join(lines)))
    found, _ = parse_outline(paragraphs, "s.txt")
    pieces = [piece for leaf in found.leaves for piece in leaf.pieces]
    places = [(piece.paragraph, piece.start) for piece in pieces]
    assert places == sorted(places)
    kept = letters("".join(found.text(piece) for piece in pieces))
    assert kept.replace("。", "") == letters("".join(p.text for p in paragraphs)).replace("。", "")


Row = tuple[str, str, str, str]


def rows_of(found: Outline) -> list[Row]:
    """Return from, to, kind and text of every piece, as the outline made by hand has them."""
    rows: list[Row] = []
    for leaf in found.leaves:
        for piece in leaf.pieces:
            paragraph = found.paragraphs[piece.paragraph]
            first, last = paragraph.line_at(piece.start), paragraph.line_at(piece.end - 1)
            kind = ("paragraph", "chapter" if leaf.role is Role.CHAPTER else "section", "topic")[piece.level]
            text = found.text(piece)
            quoted = text if piece.level else f"{text[:12]}…{text[-12:]}"
            rows.append((f"{first.page}:{first.line}", f"{last.page}:{last.line}", kind, quoted))
    return rows


def by_hand() -> list[Row]:
    text = (Path(__file__).parent / "outlines/2024.tsv").read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()]  # type: ignore[misc]


def imported() -> list[Row]:
    lines, _ = split_pages(SOURCE_FILE.read_text(encoding="utf-8"), "2024.txt")
    return rows_of(parse_outline(unwrap(lines), "2024.txt")[0])


def test_this_report_against_an_outline_made_by_hand() -> None:
    found, wanted = set(imported()), set(by_hand())
    for kind, least in (("chapter", 1.0), ("section", 1.0), ("topic", 0.98), ("paragraph", 0.97)):
        got, want = ({row for row in rows if row[2] == kind} for rows in (found, wanted))
        precision, recall = len(got & want) / len(got), len(got & want) / len(want)
        print(f"{kind}: precision {precision:.3f} ({len(got & want)}/{len(got)}), recall {recall:.3f} (/{len(want)})")
        assert precision >= least, sorted(got - want)
        assert recall >= least, sorted(want - got)
