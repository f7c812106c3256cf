"""A figure and its unit on one line, without a change of the text."""

import re

import pytest
from markdown import markdown
from playwright.sync_api import Page


def render(text: str, locale: str) -> str:
    options = {"workreport.html": {"numbered": True, "locale": locale}}
    page = markdown(f"# T {{ #t }}\n\n{text}", extensions=["attr_list", "workreport.html"], extension_configs=options)
    return page.split("\n", 1)[1]


@pytest.mark.parametrize(
    ("locale", "text", "held"),
    [
        ("zh", "贷款余额1928亿元、增长5.6%，共60个以上，2023年", ["1928亿元", "5.6%", "60个以上", "2023年"]),
        ("zh", "营造林**154.6**万亩", ["<strong>154.6</strong>万亩"]),
        ("zh", "一批项目，三个集群", []),
        ("en", "We restored 184,000 mu and spent 2.47 billion yuan.", ["184,000 mu", "2.47 billion yuan"]),
        ("en", "In 2023 we grew.", []),
    ],
)
def test_figures_are_held(locale: str, text: str, held: list[str]) -> None:
    html = render(text, locale)
    found = re.findall(
        r'class="wr-figure">(.*?)</span>', re.sub(r"<span[^>]*wr-equivalent[^>]*>(.*?)</span>", r"\1", html)
    )
    assert found == held
    plain = re.sub("<[^>]+>", "", html.partition('<a class="wr-anchor"')[0])
    assert plain == text.replace("**", "")


def test_no_line_of_the_report_parts_a_figure_from_its_unit(tab: Page, server: str) -> None:
    tab.goto(server + "/2024/2-plan/6-countryside/")
    for width in (390, 700, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        parted = tab.evaluate(
            "[...document.querySelectorAll('.wr-figure')].filter(one => one.getClientRects().length > 1 &&"
            " new Set([...one.getClientRects()].map(box => Math.round(box.bottom / 8))).size > 1)"
            ".map(one => one.textContent)"
        )
        assert parted == []
    assert tab.locator(".wr-figure").count() > 20
