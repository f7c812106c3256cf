"""Pull requests as editors and others make them, in a real git repository: what each sees, word for word.

What is seen stands in `tests/cases/pull-requests.txt`, to be read; after a change of wording, write it anew with
`.venv/bin/python tests/test_pull_requests.py` and read the difference.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from proposals import ENDS_WITH, REQUESTS
from workreport.cli import main

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/cases/pull-requests.txt"
GIT = {
    "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one pull request comes to."""

    name: str
    code: int
    text: str

    @property
    def checks(self) -> set[str]:
        return set(re.findall(r"(?m)^[^\s:]+(?::\d+)*: ([a-z-]+)(?: \(\w+\))?: ", self.text))


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=os.environ | GIT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(root: Path, *arguments: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    return code, out.getvalue() + err.getvalue()


def make_repository(folder: Path) -> Path:
    """Return a repository with the report of 2024, every pair accepted, on its branch main."""
    others = re.compile(r"(?!2024\b)\d{4}\b.*")
    for name in ("docs", "data"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=lambda _, names: [one for one in names if others.fullmatch(one)]
        )
    registry = (ROOT / "data/reports.toml").read_text(encoding="utf-8")
    before, *entries = re.split(r"(?m)^(?=\[\[report\]\])", registry)
    own = (entry for entry in entries if 'id = "2024"' in entry)
    (folder / "data/reports.toml").write_text(before + "".join(own), encoding="utf-8")
    addresses = (ROOT / "data/addresses.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    own = (line for line in addresses if not others.fullmatch(line.strip()))
    (folder / "data/addresses.txt").write_text("".join(own), encoding="utf-8")
    for name in ("mkdocs.yml", ".gitattributes"):
        shutil.copy(ROOT / name, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    assert run(folder, "accept")[0] == 0
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "base")
    return folder


def try_all(root: Path) -> Iterator[Seen]:
    """Make every request in turn on a branch of its own, and check it as the workflow does."""
    for number, (name, (edit, _)) in enumerate(REQUESTS.items(), 1):
        git(root, "checkout", "--quiet", "-b", f"request-{number}", "main")
        edit(root)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", name)
        code, text = run(root, "check", "--since", "main")
        yield Seen(name, code, text)
        git(root, "checkout", "--quiet", "main")


def render(every: list[Seen]) -> str:
    return "\n".join(f"== {one.name}: exit {one.code}\n{one.text}" for one in every)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_repository(tmp_path_factory.mktemp("requests"))


@pytest.fixture(scope="module")
def seen(repository: Path) -> list[Seen]:
    return list(try_all(repository))


def test_every_request_ends_as_it_should(seen: list[Seen]) -> None:
    assert len(seen) >= 20
    for one in seen:
        wanted = REQUESTS[one.name][1]
        assert one.checks == wanted, (one.name, one.text)
        stops = wanted - {"stale-translation", "unaccepted-pair", "address-unrecorded"}
        assert one.code == ENDS_WITH.get(one.name, 1 if stops else 0), one.name


def test_what_is_seen_is_what_was_read(seen: list[Seen]) -> None:
    assert render(seen) == GOLDEN.read_text(encoding="utf-8")


def test_the_whole_check_says_the_same_and_more(repository: Path, seen: list[Seen]) -> None:
    for number, one in enumerate(seen, 1):
        git(repository, "checkout", "--quiet", f"request-{number}")
        code, text = run(repository, "check")
        assert code == one.code, one.name
        lines = {line for line in one.text.splitlines() if not line.startswith("未查")}
        closing = re.compile(r"\d+ (error|warning)s?.* in \d+ files?")
        assert {line for line in lines if not closing.fullmatch(line)} <= set(text.splitlines()), one.name
    git(repository, "checkout", "--quiet", "main")


def test_what_another_page_said_first_counts_since_a_commit_too(repository: Path) -> None:
    """A short name of a term is allowed on two pages; a word changes on the second, where the allow is still used."""
    git(repository, "checkout", "--quiet", "-b", "allowed", "main")
    for chapter in ("1-review", "2-plan"):
        page = repository / f"docs/en/2024/{chapter}/index.md"
        text = page.read_text(encoding="utf-8").replace("fixed-asset investment", "investment in fixed assets")
        lines = text.split("\n")
        at = next(number for number, line in enumerate(lines) if "investment in fixed assets" in line)
        lines.insert(at, "<!-- allow: term-not-preferred the other name is the statisticians' -->")
        page.write_text("\n".join(lines), encoding="utf-8")
    assert run(repository, "accept")[0] == 0
    assert run(repository, "check") == (0, "")
    git(repository, "commit", "--quiet", "--all", "--message", "allowed")
    text = page.read_text(encoding="utf-8")
    assert text.count("we will give priority to key areas") == 1
    page.write_text(text.replace("we will give priority", "we shall give priority"), encoding="utf-8")
    code, said = run(repository, "check", "--since", "HEAD")
    assert "unused-allow" not in said
    assert code == run(repository, "check")[0] == 0
    git(repository, "checkout", "--quiet", "--force", "main")


def test_two_branches_that_accept_merge_without_a_conflict(repository: Path) -> None:
    """The lock is a set of lines: both branches' pairs are known after the merge."""
    pages = ("2024/1-review/1-economy.md", "2024/1-review/3-ecology.md")
    words = (("In the face of", "Faced with"), ("continued to lead North", "went on leading North"))
    for name, page, (old, new) in zip(("left", "right"), pages, words, strict=True):
        git(repository, "checkout", "--quiet", "-b", name, "main")
        text = (repository / "docs/en" / page).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (repository / "docs/en" / page).write_text(text.replace(old, new), encoding="utf-8")
        assert run(repository, "accept", f"docs/en/{page}")[0] == 0
        git(repository, "commit", "--quiet", "--all", "--message", name)
    git(repository, "checkout", "--quiet", "left")
    git(repository, "merge", "--quiet", "--no-edit", "right")
    code, text = run(repository, "check")
    assert (code, text) == (0, "")
    git(repository, "checkout", "--quiet", "main")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.write_text(render(list(try_all(make_repository(Path(folder))))), encoding="utf-8")
