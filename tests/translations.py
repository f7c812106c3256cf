"""A project's translation, changed as an editor would change it, and what the checks then find."""

from collections.abc import Callable
from pathlib import Path

from workreport.checks import run_checks
from workreport.project import Project

ECOLOGY = "2024/1-review/3-ecology.md"
CONVERSIONS = "2024/1-review/6-urban-rural.md"


ABOUT_CHINESE = {"not-verbatim", "indicator-mismatch"}
"""Findings about the Chinese alone: that it is not the delivered text, or no longer what a key figure quotes."""


def found(project: Path) -> list[str]:
    """Return the ids of the findings about the translation."""
    opened = Project(project)
    findings = [finding for entry in opened.entries() for finding in run_checks(opened.load(entry))]
    return [finding.check for finding in findings if finding.check not in ABOUT_CHINESE]


def edit(project: Path, path: str, change: Callable[[list[str]], list[str]]) -> None:
    """Change the blocks of a page."""
    file = project / "docs" / path
    blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    file.write_text("\n\n".join(change(blocks)) + "\n", encoding="utf-8")


def replace(old: str, new: str) -> Callable[[list[str]], list[str]]:
    def change(blocks: list[str]) -> list[str]:
        assert any(old in block for block in blocks)
        return [block.replace(old, new) for block in blocks]

    return change


def exchange(first: int, second: int) -> Callable[[list[str]], list[str]]:
    def change(blocks: list[str]) -> list[str]:
        blocks[first], blocks[second] = blocks[second], blocks[first]
        return blocks

    return change
