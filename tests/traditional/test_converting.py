"""Conversion to Traditional characters: what is right, what never changes, what is refused."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from opencc import OpenCC

from builders import ROOT
from list_ambiguous import read_candidates
from workreport.cli import main
from workreport.errors import ProjectError
from workreport.locales import SOURCE
from workreport.project import Project, read_pages
from workreport.traditional.candidates import CANDIDATES
from workreport.traditional.converting import Converter
from workreport.traditional.decisions import Decisions, load_decisions

CORPUS = [
    tuple(line.split("\t")[:2])
    for line in (ROOT / "tests/cases/traditional.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CONVERTER = Project(ROOT).converter()
PLAIN = Converter(Decisions(forms={}, characters={}, words={}))
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))


def accuracy(convert: Callable[[str], str]) -> float:
    return sum(convert(simplified) == traditional for simplified, traditional in CORPUS) / len(CORPUS)


def test_hard_phrases_come_out_right_far_oftener_than_from_any_profile() -> None:
    ours = accuracy(CONVERTER.convert)
    plain = {profile: accuracy(OpenCC(profile).convert) for profile in ("s2hk", "s2tw", "s2t")}
    print(f"{len(CORPUS)} phrases: ours {ours:.1%}, " + ", ".join(f"{name} {part:.1%}" for name, part in plain.items()))
    assert len(CORPUS) >= 300
    assert ours >= 0.99
    assert max(plain.values()) < 0.85


@given(st.text() | HAN)
def test_length_and_everything_that_is_not_chinese_stay(text: str) -> None:
    for converter in (CONVERTER, PLAIN):
        converted = converter.convert(text)
        assert len(converted) == len(text)
        assert all(new == old for old, new in zip(text, converted, strict=True) if old < "\u2e80")


@given(HAN)
def test_a_text_converts_as_its_lines_do(text: str) -> None:
    assert CONVERTER.convert(f"{text}\u200b{text}") == "\u200b".join([CONVERTER.convert(text)] * 2)


@given(st.sampled_from([name for c in Project(ROOT).read_termbase().concepts for name in c.accepted(SOURCE)]))
def test_a_term_is_the_same_wherever_it_stands(term: str) -> None:
    assert CONVERTER.convert(f"，{term}。")[1:-1] == CONVERTER.convert(term)


def test_names_and_figures() -> None:
    for simplified, traditional in (
        ("1.27万亿元，5.6%", "1.27萬億元，5.6%"),
        ("项目、信息、网络、软件", "項目、信息、網絡、軟件"),
        ("范仲淹登岳阳楼", "范仲淹登岳陽樓"),
        ("出栏肉羊5万只，只有一只", "出欄肉羊5萬隻，只有一隻"),
        ("统一只收取成本费", "統一只收取成本費"),
        ("“四上”企业", "“四上”企業"),
    ):
        assert CONVERTER.convert(simplified) == traditional


EXPLAINED = {
    "扎紮": "扎實",
    "里裏": "公里 is a unit",
    "梁樑": "橋梁, as officials in Hong Kong write it",
    "簽籤": "集中|签约: 中签 is no word here",
    "制製": "机制 is no word here",
    "製制": "制氢 and 编制 a plan are to make",
    "布佈": "布局, as the Policy Address writes it",
    "栗慄": "chestnuts",
    "游遊": "the reaches of a river",
    "征徵": "新|征程",
    "托託": "to lift up",
    "覆復": "办复 is to reply",
    "字碼": "wording, which we never change",
    "“「": "quotation marks, which we never change",
    "”」": "quotation marks, which we never change",
}
"""Ours and the other's, and why ours."""


def test_a_converter_with_other_dictionaries_agrees_or_the_difference_is_explained() -> None:
    """Run zhconv, which has MediaWiki's dictionaries, on the report."""
    project = Project(ROOT)
    report = read_pages(project, project.pages_folder(SOURCE, "2024"), "2024").report
    text = "\n".join(segment.text for segment in report.delivered())
    program = [sys.executable, "-W", "ignore", "-m", "zhconv", "zh-hk"]
    other = subprocess.run(program, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    ours, forms = CONVERTER.convert(text), project.read_decisions().forms
    pairs = {a + forms.get(b, b) for a, b in zip(ours, other.rstrip("\n"), strict=True)}
    assert {pair for pair in pairs if pair[0] != pair[1]} <= EXPLAINED.keys()


def convert_html(markdown: str) -> str:
    options = {"workreport.html": {"converter": CONVERTER}}
    return Markdown(extensions=["attr_list", "toc", "tables", "workreport.html"], extension_configs=options).convert(
        markdown
    )


def test_on_a_page_only_what_is_read_is_converted() -> None:
    html = convert_html(
        "# 总体要求 { #overall title=标题 }\n\n见[新**征**程](../总体.md#要求)、`发展`，*发展*{ lang=en }<!-- 发 -->"
    )
    assert 'id="overall"' in html
    assert 'title="標題"' in html
    assert '<a href="../总体.md#要求">新<strong>征</strong>程</a>' in html
    assert "<code>发展</code>" in html
    assert '<em lang="en">发展</em>' in html
    assert "總體要求" in html


def test_a_word_divided_by_markup_is_one_word() -> None:
    assert "頭<em>髮</em>" in convert_html("头*发*")


def test_blocks_are_not_joined() -> None:
    assert convert_html("- 头\n- 发") == "<ul>\n<li>頭</li>\n<li>發</li>\n</ul>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[word]]\nzh = "制氢"\nhant = "製氫氣"\nreason = "x"\n', "the same number of characters"),
        ('[[word]]\nzh = "制氢"\nhant = "製氫"\n', "reason 缺少 · is missing"),
        ('[[character]]\nzh = "发展"\nhant = ["發"]\nreason = "x"\n', "zh is wrong: 发展"),
        ('[[character]]\nzh = "发"\nhant = "發"\nreason = "x"\n', "hant is wrong: 發"),
        ('[[form]]\nhant = "戶"\ninstead_of = ["户"]\nwhy = "x"\nreason = "x"\n', "unknown key"),
        ('[[word]]\nzh = "制氢"\nhant = "製氫"\nreason = "x"\n' * 2, "“制氢” 已经决定过 · decided already"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_with_its_cure(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "traditional.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError, match=re.escape(message)) as refused:
        load_decisions(file, "data/traditional.toml")
    assert refused.value.location
    assert refused.value.location.path == "data/traditional.toml"


def test_a_new_ambiguous_character_is_found_until_it_is_decided(
    project_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project_copy / "docs/zh/2024/3-closing.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n理发用的卤水。\n", encoding="utf-8")
    main(["check"])
    out = capsys.readouterr().out
    assert out.count("ambiguous-conversion") == 1
    assert "“卤” 可作 滷、鹵" in out
    entry = '[[character]]\nzh = "卤"\nhant = ["滷"]\nreason = "…"'
    assert re.sub(r"\n +", "\n", out).count(entry) == 1
    file = project_copy / "data/traditional.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{entry}\n", encoding="utf-8")
    main(["check"])
    assert "ambiguous-conversion" not in capsys.readouterr().out


def test_the_list_of_ambiguous_characters_is_that_of_the_dictionary_we_use() -> None:
    assert CANDIDATES.read_text(encoding="utf-8") == read_candidates(), "run tools/list_ambiguous.py"
