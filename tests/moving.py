"""Moves of addresses for tests."""

from pathlib import Path

from workreport.addresses import ADDRESSES
from workreport.moves import MOVED

ECOLOGY = "2024/1-review/3-ecology"
REFORM = "2024/1-review/5-reform"


def write_moves(project: Path, *moves: tuple[str, str]) -> None:
    """Write entries of three lines each, without a line between them."""
    entries = (f'[[moved]]\nfrom = "{origin}"\nto = "{target}"\n' for origin, target in moves)
    (project / MOVED).write_text("".join(entries), encoding="utf-8")


def change(project: Path, address: str, old: str, new: str, *, locales: tuple[str, ...] = ("zh", "en")) -> None:
    for locale in locales:
        file = project / f"docs/{locale}/{address}.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def lines_of(project: Path) -> list[str]:
    text = (project / ADDRESSES).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("# ")]
