"""The lock: what is accepted, what is reviewed, what is told of it, and how two branches' locks merge."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from builders import ROOT
from translations import CONVERSIONS, ECOLOGY, edit, found, replace
from workreport.cli import main
from workreport.locales import EN
from workreport.project import Project
from workreport.status import status_of

Capture = pytest.CaptureFixture[str]


def test_accept_refuses_pages_with_open_errors_and_takes_the_others(accepted: Path, capsys: Capture) -> None:
    edit(accepted, f"en/{ECOLOGY}", lambda b: b[:-1])
    edit(accepted, f"en/{CONVERSIONS}", replace("picked up pace", "gathered speed"))
    capsys.readouterr()
    before = (accepted / f"data/alignment/en/{ECOLOGY}").with_suffix(".tsv").read_text(encoding="utf-8")
    assert main(["accept"]) == 1
    captured = capsys.readouterr()
    assert captured.out == f"docs/en/{CONVERSIONS}: 确认 1 对 · 1 pairs accepted，清除 1 对 · 1 pruned\n"
    assert "paragraph-count-mismatch" in captured.err
    assert (accepted / f"data/alignment/en/{ECOLOGY}").with_suffix(".tsv").read_text(encoding="utf-8") == before


def test_accepting_twice_says_nothing(accepted: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["accept"]) == 0
    assert capsys.readouterr().out == ""


def test_a_review_is_recorded_and_does_not_survive_a_change(accepted: Path, capsys: Capture) -> None:
    assert main(["accept", "--reviewed", f"docs/en/{ECOLOGY}"]) == 0
    assert status(accepted, capsys)["reviewed"] == 8
    assert main(["accept"]) == 0
    assert status(accepted, capsys)["reviewed"] == 8
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    assert (status(accepted, capsys)["reviewed"], status(accepted, capsys)["stale"]) == (7, 1)


def status(project: Path, capsys: Capture) -> dict[str, int]:
    capsys.readouterr()
    assert main(["status", "--format", "json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    counts = ("units", "translated", "reviewed", "stale", "unaccepted", "missing", "misaligned")
    for name in counts:
        assert report[name] == sum(page[name] for page in report["pages"])
    return {name: report[name] for name in counts}


def test_status_counts_every_unit_once(accepted: Path, capsys: Capture) -> None:
    edit(accepted, f"zh/{ECOLOGY}", replace("616平方公里", "617平方公里"))
    edit(accepted, f"en/{CONVERSIONS}", lambda b: b[:-1])
    (accepted / "docs/en/2024/3-closing.md").unlink()
    counts = status(accepted, capsys)
    assert counts["stale"] == 1
    assert counts["misaligned"] == 2
    assert counts["missing"] == 8
    assert sum(counts[n] for n in ("translated", "stale", "unaccepted", "missing", "misaligned")) == counts["units"]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_two_branches_that_accepted_different_pages_merge(accepted: Path) -> None:
    """Both branches change the same page and a page of their own; the locks merge line by line."""
    shutil.copy(ROOT / ".gitattributes", accepted)
    git(accepted, "init", "-q", "-b", "main")
    git(accepted, "add", "-A")
    git(accepted, "commit", "-qm", "base")
    changes = {
        "one": [(ECOLOGY, "reached Grade I", "met Grade I"), ("2024/0-opening.md", "I also invite", "I invite")],
        "two": [(ECOLOGY, "616 square", "a total of 616 square"), (CONVERSIONS, "picked up pace", "gathered speed")],
    }
    for branch, edits in changes.items():
        git(accepted, "checkout", "-q", "-b", branch, "main")
        for path, old, new in edits:
            edit(accepted, f"en/{path}", replace(old, new))
        assert main(["accept"]) == 0
        git(accepted, "commit", "-qam", branch)
    git(accepted, "merge", "-q", "one", "-m", "merge")
    assert found(accepted) == []
    assert status_by_page(accepted)[ECOLOGY.removesuffix(".md")] == (8, 8)
    before = git(accepted, "status", "--porcelain")
    assert main(["accept"]) == 0
    assert before == ""


def status_by_page(project: Path) -> dict[str, tuple[int, int]]:
    """Return units and translated units by page."""
    pages = status_of(Project(project).align_report(EN, "2024"))
    return {page.address: (page.units, page.translated) for page in pages}


def test_a_broken_lock_names_file_and_line(accepted: Path, capsys: Capture) -> None:
    lock = (accepted / f"data/alignment/en/{ECOLOGY}").with_suffix(".tsv")
    lock.write_text("<<<<<<< HEAD\n" + lock.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith(f"{lock.relative_to(accepted).as_posix()}:1: ")


def test_the_lock_is_one_line_a_pair(accepted: Path) -> None:
    for file in (accepted / "data/alignment").rglob("*.tsv"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[a-z][a-z0-9-]*\t[0-9a-f]{8}\t[0-9a-f]{8}", line)
