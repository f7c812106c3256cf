# Markdown to a Page. Comes in: the text of a file. Goes out: a Page and what is wrong with its form.
"""Reading the Markdown of DESIGN.md, section 3. Total: what has no place in it stays text, with a finding.

Law: `parse_page(render_page(page)) == page`, locations aside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from workreport.comments import ALLOW, INSERT
from workreport.findings import Finding, Severity
from workreport.frontmatter import FrontMatterError, parse_front_matter
from workreport.markup.front import FRONT_MATTER, find_refused_front_matter, front_matter_end
from workreport.markup.marks import HEADING, UNTOLD, read_damaged_heading
from workreport.markup.refusal import to_finding
from workreport.model import Allow, Kind, Location, Page, Segment

_EXAMPLE = "title: …, description: …, editorial: true, published: 2024-01-31, keywords: [生态, 水源]"

_OWN = re.compile(r"(?:[^/]+/)?(?:index|glossary|indicators|figures|errata)")
"""Addresses of pages that are not delivered text."""
_BLANKS = re.compile(r"[ \t\xa0]+")
_HAN_BREAK = re.compile(r"(?<=[^\x00-\u02ff])\n|\n(?=[^\x00-\u02ff])")


@dataclass(slots=True)
class _State:
    """What the reader knows while it goes down a page."""

    address: str
    path: str
    editorial: bool
    section_id: str = ""
    ordinal: int = 0
    segments: list[Segment] = field(default_factory=list)
    allows: list[Allow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def complain(self, check: str, line: int, message: str, fix: str, *, always: bool = False) -> None:
        # An editorial page may hold whatever Markdown its editor likes, but for marks that are not as they must be.
        if always or not self.editorial:
            self.findings.append(
                Finding(
                    check=check,
                    severity=Severity.ERROR,
                    location=Location(path=self.path, line=line),
                    message=message,
                    fix=fix,
                )
            )


# A build asks for a report's pages several times in a row; what it gets is immutable.
@lru_cache(maxsize=256)
def parse_page(text: str, path: str, address: str) -> tuple[Page, tuple[Finding, ...]]:
    """Return the page that `text` is, and findings about its form."""
    meta, lines, first, findings = _split_front_matter(text, path)
    is_editorial = meta.get("editorial") is True
    if not is_editorial and _OWN.fullmatch(address) and any(INSERT.fullmatch(line.strip()) for line in lines):
        message = "本站自己的页面没有写 editorial: true · a page of the site's own does not say so"
        findings.append(
            _front_matter_finding(path, 1, message, "开头三行写 · begin with the lines: --- / editorial: true / ---")
        )
        is_editorial = True
    state = _State(address=address, path=path, editorial=is_editorial, findings=findings)
    for number, block in _blocks(lines, first):
        _read_block(state, number, block)
    _check_headings(state)
    title, description = meta.get("title"), meta.get("description")
    if title is not None:
        fix = "删去 title：一级标题就是页面标题 · remove title: the level-1 heading is the title"
        state.complain("front-matter", 1, f"正文页不能另有 title · a page of the text has no other title: {title}", fix)
    page = Page(
        address=address,
        path=path,
        segments=tuple(state.segments),
        title=str(title) if title is not None else None,
        description=str(description) if description is not None else None,
        published=meta.get("published"),
        keywords=tuple(meta.get("keywords", ())),
        editorial=state.editorial,
    )
    return page, tuple(state.findings)


def _split_front_matter(text: str, path: str) -> tuple[dict[str, Any], list[str], int, list[Finding]]:
    """Return front matter, the lines behind it, the number of the first of those, and findings."""
    lines = text.removeprefix("\ufeff").split("\n")
    refused = [to_finding(one, path, line) for line, one in find_refused_front_matter(lines)]
    end = front_matter_end(lines) - 1
    if end < 0:
        return {}, lines, 1, refused
    try:
        meta = parse_front_matter("\n".join(lines[1:end])) if end > 1 else {}
    except FrontMatterError as error:
        no_yaml = _front_matter_finding(path, (error.line or 0) + 1, "不是 YAML · this is not YAML")
        return {}, lines[end + 1 :], end + 2, refused or [no_yaml]
    if not isinstance(meta, dict):
        return (
            {},
            lines[end + 1 :],
            end + 2,
            refused or [_front_matter_finding(path, 2, "应为“键: 值” · must be `key: value`")],
        )
    known = {key: value for key, value in meta.items() if _is_sound(key, value)}
    wrong = [key for key in meta if key in FRONT_MATTER and key not in known]
    at = {line.partition(":")[0]: number for number, line in enumerate(lines[:end], 1)}
    findings = [_front_matter_finding(path, at.get(key, 1), f"{key} 写错 · {key} is wrong") for key in wrong]
    return known, lines[end + 1 :], end + 2, [*refused, *findings]


def _is_sound(key: object, value: object) -> bool:
    is_text = not isinstance(value, list) or all(isinstance(one, str) for one in value)
    return key in FRONT_MATTER and type(value) is FRONT_MATTER[str(key)] and is_text  # a bool is no number


def _front_matter_finding(path: str, line: int, message: str, fix: str = "") -> Finding:
    return Finding(
        check="front-matter",
        severity=Severity.ERROR,
        location=Location(path=path, line=line),
        message=message,
        fix=fix or f"文件开头两个 --- 之间只写 · between the two --- write only: {_EXAMPLE}",
    )


def _blocks(lines: list[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield blocks of lines with the number of their first line; a heading or a comment is a block of its own."""
    block: list[str] = []
    for number, line in enumerate(lines, first):
        single = line.startswith(("#", "＃")) or line.lstrip().startswith("<!--")
        if block and (single or not line.strip()):
            yield number - len(block), block
            block = []
        if single:
            yield number, [line]
        elif line.strip():
            block.append(line)
    if block:
        yield first + len(lines) - len(block), block


def _read_block(state: _State, number: int, block: list[str]) -> None:
    location = Location(path=state.path, line=number)
    first = _BLANKS.sub(" ", block[0].strip())
    if match := ALLOW.fullmatch(first):
        state.allows.append(Allow(check=match["check"], reason=match["reason"], location=location))
        return
    if match := HEADING.fullmatch(first):
        state.section_id, state.ordinal = match["id"], 0
        _add(state, Kind.HEADING, match["text"], location, len(match[1]), editorial=bool(match["editorial"]))
        return
    if (damaged := read_damaged_heading(first)) and (damaged.mark or not state.editorial):
        hashes = "#" * damaged.level
        fix = f"这一行写成 · write the line as: {hashes} {damaged.text} {damaged.wanted}"
        message = f"标题末尾的地址标记写坏了 · the id mark of the heading is damaged: {damaged.mark[:40]}"
        if not damaged.mark:
            message = "标题末尾没有地址标记 · the heading has no id mark"
        state.complain("malformed-heading", number, message, fix, always=bool(damaged.mark))
        state.section_id, state.ordinal = damaged.id or f"{UNTOLD}{number}", 0
        _add(state, Kind.HEADING, damaged.text, location, damaged.level, editorial=damaged.editorial)
        return
    if first.startswith("<!--") and not INSERT.fullmatch(first):
        return  # which `unsafe-markup` tells; what stands below it is no part of it
    if first.startswith("#"):
        fix = "写成 · write: ## 标题 { #english-id }"
        state.complain("malformed-heading", number, f"标题写法不对 · not a heading as it must be: {first[:40]}", fix)
    if len(block) > 1:
        fix = "一段一行：删去段内换行 · one paragraph, one line: remove the line breaks"
        state.complain(
            "hard-wrapped-paragraph",
            number,
            f"一段分成了 {len(block)} 行 · a paragraph on {len(block)} lines",
            fix,
        )
    state.ordinal += 1
    text = _HAN_BREAK.sub("", "\n".join(line.strip() for line in block)).replace("\n", " ")
    _add(state, Kind.PARAGRAPH, _BLANKS.sub(" ", text), location, 0, editorial=False)


def _add(state: _State, kind: Kind, markdown: str, location: Location, level: int, *, editorial: bool) -> None:
    state.segments.append(
        Segment(
            page=state.address,
            section_id=state.section_id,
            ordinal=state.ordinal,
            kind=kind,
            markdown=markdown,
            location=location,
            level=level,
            editorial=editorial,
            allows=tuple(state.allows),
        )
    )
    state.allows.clear()


def _check_headings(state: _State) -> None:
    headings = [segment for segment in state.segments if segment.kind is Kind.HEADING]
    first = state.segments[0] if state.segments else None
    if first is None or first.level != 1:
        line = (first.location.line if first else None) or 1
        fix = (
            "第一行写 · begin with: # 标题 { #english-id }，原文没有的标题加 · not in the original: { #id .editorial }"
        )
        state.complain(
            "missing-heading",
            line,
            "页面不是以一级标题开头 · the page does not begin with a level-1 heading",
            fix,
        )
    seen: set[str] = set()
    for position, heading in enumerate(headings):
        line = heading.location.line or 1
        if heading.section_id in seen:
            fix = "每个标题用不同的 id · give every heading its own id"
            state.complain("duplicate-id", line, f"#{heading.section_id} 用了两次 · is used twice on this page", fix)
        seen.add(heading.section_id)
        if position and heading.level == 1:
            fix = "改为二级标题 ## · make it a level-2 heading"
            state.complain("second-title", line, "一页只能有一个一级标题 · a page has one level-1 heading", fix)
