"""The record of what was published, data/addresses.txt: what `accept` adds to it, and how two branches merge."""

import subprocess
from pathlib import Path

import pytest

from builders import ROOT
from moving import ECOLOGY, change, lines_of
from workreport.addresses import ADDRESSES, read_addresses
from workreport.cli import main

Capture = pytest.CaptureFixture[str]


def test_accept_adds_what_is_new_and_nothing_goes(project_copy: Path, capsys: Capture) -> None:
    main(["accept"])
    before = lines_of(project_copy)
    # Headings that are not of the delivered text may be put anywhere; one is renamed, one added, one page is new.
    change(project_copy, "2024/index", "{ #contents .editorial }", "{ #parts .editorial }", locales=("zh",))
    (project_copy / "docs/zh/about.md").write_text(
        "---\neditorial: true\n---\n\n# 关于 { #about .editorial }\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["accept"]) == 0
    assert capsys.readouterr().out == f"{ADDRESSES}: 登记 3 个新地址 · 3 new addresses\n"
    assert lines_of(project_copy) == sorted([*before, "2024/#parts", "about/", "about/#about"])
    text = (project_copy / ADDRESSES).read_text(encoding="utf-8")
    assert main(["accept"]) == 0
    assert capsys.readouterr().out == ""
    assert (project_copy / ADDRESSES).read_text(encoding="utf-8") == text


def test_accept_adds_the_addresses_of_the_pages_given(project_copy: Path) -> None:
    before = lines_of(project_copy)
    (project_copy / ADDRESSES).unlink()
    for path in (f"docs/en/{ECOLOGY}.md", "docs/zh/index.md"):
        assert main(["accept", path]) == 0
    assert lines_of(project_copy) == [line for line in before if line.startswith((f"{ECOLOGY}/", "./"))]
    main(["accept"])
    assert lines_of(project_copy) == before


def test_a_page_that_is_refused_adds_no_addresses(project_copy: Path) -> None:
    change(project_copy, ECOLOGY, "{ #reputation }", "{ #fame }", locales=("zh",))
    before = lines_of(project_copy)
    assert main(["accept"]) == 1
    assert lines_of(project_copy) == before


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_two_branches_merge_to_the_addresses_of_both(project_copy: Path, capsys: Capture) -> None:
    (project_copy / ".gitattributes").write_text((ROOT / ".gitattributes").read_text(encoding="utf-8"))
    main(["accept"])
    git(project_copy, "init", "--initial-branch", "main")
    git(project_copy, "add", ".")
    git(project_copy, "commit", "--message", "base")
    before = lines_of(project_copy)
    for name in ("alpha", "beta"):
        git(project_copy, "switch", "--create", name, "main")
        text = f"---\neditorial: true\n---\n\n# 页 {{ #{name} .editorial }}\n"
        (project_copy / f"docs/zh/2024/2-plan/{name}.md").write_text(text, encoding="utf-8")
        assert main(["accept"]) == 0
        git(project_copy, "add", ".")
        git(project_copy, "commit", "--message", name)
    git(project_copy, "merge", "--no-edit", "alpha")
    new = [f"2024/2-plan/{name}/{anchor}" for name in ("alpha", "beta") for anchor in ("", f"#{name}")]
    assert read_addresses(project_copy).keys() == {*before, *new}
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "address" not in capsys.readouterr().out
    assert main(["accept"]) == 0
    assert capsys.readouterr().out == ""
