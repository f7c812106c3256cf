# What a web page puts around a text it carries. Comes in: SourceLines. Goes out: which of them are the page's own.
"""Site furniture: print links, font sizes, dates of publication, breadcrumbs, footers.

It is reported at import and left out only when the user says so; what is left out then is told by this rule alone, so
that the verbatim check leaves out the same.
"""

import re
from collections.abc import Sequence

from workreport.model import SourceLine

_LABEL = (
    "信息来源|文章来源|来源|发布时间|发布日期|发表时间|更新时间|时间|浏览次数|浏览量|阅读次数|点击数|责任编辑|编辑|作者"
    "|分享到?|当前位置|您的位置|您现在的位置|上一篇|下一篇|主办单位|承办单位|技术支持|网站标识码"
)
_BUTTON = "打印|下载|关闭|收藏|分享|返回|纠错|我要纠错|打印本页|关闭窗口|返回顶部|返回首页|全屏"
_WHOLE = re.compile(
    rf"(?:{_LABEL})\s*[：:].{{0,60}}"
    rf"|【?(?:{_BUTTON})】?(?:[\s|｜]*【?(?:{_BUTTON})】?)*"
    r"|(?:.{0,12}[\s|｜])?【?字[号体]\s*[：:].{0,24}"
    r"|首页\s*[>＞»/].*|扫一扫.{0,30}|.{0,12}ICP备.*|.{0,4}公网安备.*|版权所有.*"
)
# Extractors set a page's small parts on lines of their own: furniture only beside other furniture.
_FRAGMENT = re.compile(
    r"首页|加大|还原|减小|放大|缩小|默认|大|中|小|[>＞»|｜×】\]]|\d{4}-\d\d-\d\d(?:[ T]?\d\d:\d\d(?::\d\d)?)?"
)
_OPEN_LABEL = re.compile(rf"(?:{_LABEL})\s*[：:]")
_LONGEST = 120
_LONGEST_VALUE = 40


def find_site_furniture(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the indices of the lines that look like a web page's own."""
    texts = [line.text for line in lines]
    found = {index for index, text in enumerate(texts) if len(text) <= _LONGEST and _WHOLE.fullmatch(text)}
    # A label alone on its line has its value on the next.
    found |= {
        index + 1
        for index in found
        if index + 1 < len(texts) and _OPEN_LABEL.fullmatch(texts[index]) and len(texts[index + 1]) <= _LONGEST_VALUE
    }
    for indices, step in ((range(len(texts)), -1), (range(len(texts) - 1, -1, -1), 1)):
        for index in indices:
            if index + step in found and _FRAGMENT.fullmatch(texts[index]):
                found.add(index)
    return frozenset(found)


def without_site_furniture(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Return the lines without those of the web page."""
    furniture = find_site_furniture(lines)
    return tuple(line for index, line in enumerate(lines) if index not in furniture)
