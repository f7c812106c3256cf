# What was found in a delivered text, for people. Comes in: a Delivery. Goes out: lines of text.
"""The outline of a delivered text with printed pages and lines."""

from collections.abc import Iterator
from itertools import pairwise

from workreport.importer import Delivery, ImportPlan
from workreport.outline import Leaf, Outline, Piece, Role

_NAMES = {
    Role.OPENING: "开头 · opening",
    Role.CHAPTER_CLOSING: "章末 · end of the chapter",
    Role.CLOSING: "结尾 · closing",
}
_DEPTHS = {Role.SECTION: 1, Role.CHAPTER_CLOSING: 1}


def render_listing(delivery: Delivery) -> str:
    """Return the structure, a line a heading: printed page:line from and to, heading, paragraphs under it."""
    lines = [line for leaf in delivery.outline.leaves for line in _leaf_lines(delivery.outline, leaf)]
    return "\n".join([*lines, "", describe(delivery)])


def describe(delivery: Delivery) -> str:
    """Return one line of counts."""
    leaves = delivery.outline.leaves
    pieces = [piece for leaf in leaves for piece in leaf.pieces]
    counts = {
        "章 chapters": sum(leaf.role is Role.CHAPTER for leaf in leaves),
        "节 sections": sum(leaf.role is Role.SECTION for leaf in leaves),
        "小标题 topics": sum(piece.level == 2 for piece in pieces),
        "段 paragraphs": sum(piece.level == 0 for piece in pieces),
        "附件 annexes": sum(leaf.role is Role.ANNEX for leaf in leaves),
        "印刷页 printed pages": len({line.page for line in delivery.lines}),
    }
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def describe_import(plan: ImportPlan) -> str:
    """Return what an import wrote, in one or two lines."""
    if not plan.files and not plan.removed:
        return "没有变化 · nothing changed"
    return f"{describe(plan.delivery)}\n{plan.folder}: {len(plan.files)} 个文件写好 · files written"


def _leaf_lines(outline: Outline, leaf: Leaf) -> Iterator[str]:
    depth = _DEPTHS.get(leaf.role, 0)
    heads = [at for at, piece in enumerate(leaf.pieces) if piece.level]
    if leaf.role in _NAMES:
        yield _line(outline, leaf.pieces[0], leaf.pieces[-1], depth, _NAMES[leaf.role], len(leaf.pieces))
    for begin, end in pairwise([*heads, len(leaf.pieces)]):
        head = leaf.pieces[begin]
        last = leaf.pieces[-1] if head.level == 1 else leaf.pieces[end - 1]
        yield _line(outline, head, last, depth + head.level - 1, outline.text(head), end - begin - 1)


def _line(outline: Outline, first: Piece, last: Piece, depth: int, text: str, paragraphs: int) -> str:
    start = outline.paragraphs[first.paragraph].line_at(first.start)
    end = outline.paragraphs[last.paragraph].line_at(last.end - 1)
    place = f"{start.page}:{start.line}-{end.page}:{end.line}"
    return f"{place:<14}{'  ' * depth}{text}  [{paragraphs}]"
