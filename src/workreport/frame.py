# The pages around a report. Comes in: its folder and title. Goes out: Markdown by file.
"""The editorial pages that every report has, as an import writes them; editors change them as they like."""

from pathlib import Path

_CONTENTS = """\
---
editorial: true
---

# {title} {{ #report .editorial }}

<!-- insert: facts -->

## 内容 {{ #contents .editorial }}

<!-- insert: contents -->

## 印刷页 {{ #printed-pages .editorial }}

下面的数字通向原印刷页开始之处。

<!-- insert: printed-pages -->

## 下载 {{ #downloads .editorial }}

<!-- insert: downloads -->
"""
_ERRATA = """\
---
editorial: true
---

# 勘误与编辑说明 {{ #errata .editorial }}

本页列出网页文字与送达文本之间的每一处差异及理由，以及网页另加的标题。除此之外，网页与送达文本一字不差。

<!-- insert: errata -->

## 待解答的问题 {{ #questions .editorial }}

<!-- insert: questions -->
"""
_GLOSSARY = """\
---
editorial: true
---

# 术语表 {{ #glossary .editorial }}

<!-- insert: glossary -->
"""
_FIGURES = """\
---
editorial: true
---

# 全部数字 {{ #figures .editorial }}

报告里每一个要译出的数字：所说之事照录原文，数字处以“…”代替。点数字到原文。

<!-- insert: figures -->
"""


def render_frame(folder: Path, title: str) -> dict[Path, str]:
    """Return a report's contents, errata, glossary and figures, if `folder` does not have them."""
    pages = {
        "index.md": _CONTENTS.format(title=title),
        "errata.md": _ERRATA.format(),
        "glossary.md": _GLOSSARY.format(),
        "figures.md": _FIGURES.format(),
    }
    return {folder / name: text for name, text in pages.items() if not (folder / name).exists()}
