"""Moves of addresses for tests."""

from pathlib import Path

from workreport.moves import MOVED

ECOLOGY = "2024/1-review/3-ecology"
REFORM = "2024/1-review/5-reform"


def write_moves(project: Path, *moves: tuple[str, str]) -> None:
    """Write entries of three lines each, without a line between them."""
    entries = (f'[[moved]]\nfrom = "{origin}"\nto = "{target}"\n' for origin, target in moves)
    (project / MOVED).write_text("".join(entries), encoding="utf-8")
