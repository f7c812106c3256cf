"""Which lines are a web page's own, and which a report's."""

import pytest

from builders import source_lines
from workreport.webpage import find_site_furniture, without_site_furniture


@pytest.mark.parametrize(
    "text",
    [
        "打印",
        "【打印】【关闭】",
        "【字号：大 中 小】",
        "下载 打印",
        "来源：某某日报",
        "发布时间：2024-01-15",
        "首页 > 政务公开 > 政府工作报告",
        "冀ICP备12345678号-1",
    ],
)
def test_a_web_pages_own_lines_are_known(text: str) -> None:
    assert find_site_furniture(source_lines(text)) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "打印机产业产值增长8%。",
        "下载应用软件的用户超过10万户。",
        "来源于京津的客源增长。",
        "大",
        "各位代表：",
        "一、工作回顾",
    ],
)
def test_a_reports_own_lines_are_not(text: str) -> None:
    assert find_site_furniture(source_lines(text)) == frozenset()


def test_furniture_that_an_extractor_has_split_goes_together() -> None:
    head = "首页 > 下载 打印 全屏 【字号： 加大 还原 减小 】 政府工作报告 来源： 某某日报 时间：2026-02-09"
    text = "\n".join([*head.split(), "各位代表：", "大", "小"])
    kept = [line.text for line in without_site_furniture(source_lines(text))]
    assert kept == ["政府工作报告", "各位代表：", "大", "小"]
