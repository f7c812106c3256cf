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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workreport.cli import main

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/cases/pull-requests.txt"
ECOLOGY = "2024/1-review/3-ecology.md"
GIT = {
    "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
Edit = Callable[[Path], object]


def change(*changes: tuple[str, str, str]) -> Edit:
    """Return an edit: in each file the words once there become others."""

    def edit(root: Path) -> None:
        for name, old, new in changes:
            file = root / name
            text = file.read_text(encoding="utf-8")
            assert text.count(old) == 1, (name, old, text.count(old))
            file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def add(name: str, text: str) -> Edit:
    """Return an edit: the text is put at the end of a file, which may be new."""

    def edit(root: Path) -> None:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(before + text, encoding="utf-8")

    return edit


def both(*edits: Edit) -> Edit:
    """Return one edit after the other."""

    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


def link(name: str, target: str) -> Edit:
    """Return an edit: a symbolic link is put there."""
    return lambda root: (root / name).symlink_to(target)


def in_both(old: str, new: str, old_en: str, new_en: str, page: str = ECOLOGY) -> Edit:
    return change((f"docs/zh/{page}", old, new), (f"docs/en/{page}", old_en, new_en))


def erratum(page: int, line: int, found: str, corrected: str) -> Edit:
    reason = 'reason = { zh = "送达后更正。", en = "Corrected after delivery." }'
    entry = f'\n[[erratum]]\npage = {page}\nline = {line}\nfound = "{found}"\ncorrected = "{corrected}"\n{reason}\n'
    return add("data/sources/2024.errata.toml", entry)


ZH, EN = f"docs/zh/{ECOLOGY}", f"docs/en/{ECOLOGY}"
LOCK = "data/alignment/en/2024/1-review/3-ecology.tsv"
RENAMED = change(
    ("data/termbase.toml", '["forest chief system"]', '["forest steward system"]'),
    ("data/termbase.toml", '"forest length system"', '"forest chief system", "forest length system"'),
)
REQUESTS: dict[str, tuple[Edit, set[str]]] = {
    "a slip in the English is mended": (change((EN, "continued to lead North", "went on leading North")), set()),
    "a figure is changed in the Chinese only": (
        change((ZH, "616平方公里", "661平方公里")),
        {"not-verbatim", "figure-mismatch", "stale-translation", "indicator-mismatch"},
    ),
    "a figure is changed in both": (
        in_both("236.1万亩", "236.7万亩", "2.361 million mu (157,400 hectares)", "2.367 million mu (157,800 hectares)"),
        {"not-verbatim", "unaccepted-pair"},
    ),
    "a figure is corrected in both, with an erratum": (
        both(
            in_both(
                "236.1万亩", "236.7万亩", "2.361 million mu (157,400 hectares)", "2.367 million mu (157,800 hectares)"
            ),
            erratum(4, 9, "236.1", "236.7"),
        ),
        {"unaccepted-pair"},
    ),
    "a figure of the English is ten times too small": (
        change((EN, "60.99 million yuan", "6.099 million yuan")),
        {"figure-mismatch"},
    ),
    "a paragraph is added to the Chinese": (
        add(ZH, "\n新增一段。\n"),
        {"not-verbatim", "paragraph-count-mismatch", "address-unrecorded"},
    ),
    "a paragraph is added to both": (
        both(add(ZH, "\n新增一段。\n"), add(EN, "\nA new paragraph.\n")),
        {"not-verbatim", "unaccepted-pair", "address-unrecorded"},
    ),
    "a paragraph is lost from the English": (
        lambda root: (root / EN).write_text(
            (root / EN).read_text(encoding="utf-8").rpartition("\n\n")[0] + "\n", encoding="utf-8"
        ),
        {"paragraph-count-mismatch"},
    ),
    "a paragraph is broken over two lines": (
        change((EN, "We completed 1.546 million mu", "We completed\n1.546 million mu")),
        {"hard-wrapped-paragraph"},
    ),
    "an id is changed in the English": (change((EN, "#green-cover", "#green")), {"heading-id-mismatch"}),
    "an id is changed in both": (
        in_both("#green-cover", "#green", "#green-cover", "#green"),
        {"address-lost", "address-unrecorded", "indicator-mismatch"},
    ),
    "an id is changed in both and the old one leads on": (
        both(
            change((f"docs/zh/{ECOLOGY}", "#ecological-value", "#value"), (EN, "#ecological-value", "#value")),
            add(
                "data/moved.toml",
                "".join(
                    f'\n[[moved]]\nfrom = "2024/1-review/3-ecology/#ecological-value{end}"\n'
                    f'to = "2024/1-review/3-ecology/#value{end}"\n'
                    for end in ("", ".1")
                ),
            ),
        ),
        {"address-unrecorded"},
    ),
    "a file is written over with another text": (
        lambda root: shutil.copy(root / "docs/zh/2024/1-review/5-reform.md", root / ZH),
        {
            "not-verbatim",
            "heading-id-mismatch",
            "missing-translation",
            "address-lost",
            "address-unrecorded",
            "term-not-preferred",
            "term-first-use",
            "indicator-mismatch",
        },
    ),
    "a page links to one that is not there": (
        change(("docs/zh/2024/index.md", "(indicators.md)", "(indicator.md)")),
        {"broken-link"},
    ),
    "a term is renamed in the termbase alone": (RENAMED, {"term-deprecated"}),
    "a term is renamed, in the page too": (
        both(RENAMED, change((EN, "forest chief system", "forest steward system"))),
        set(),
    ),
    "a merge conflict is left in a page": (
        add("docs/zh/2024/index.md", "\n<<<<<<< one\n甲\n=======\n乙\n>>>>>>> other\n"),
        {"unsafe-markup"},
    ),
    "an entry is pasted without a reason": (
        add(
            "data/sources/2024.errata.toml",
            '\n[[kept]]\npage = 1\nline = 1\nfound = "各"\nreason = { zh = "……", en = "…" }\n',
        ),
        set(),
    ),
    "a comment allows without a reason": (
        change((EN, "We completed", "<!-- allow: figure-mismatch REASON -->\nWe completed")),
        {"unsafe-markup", "hard-wrapped-paragraph"},
    ),
    "a report is added without an entry": (
        lambda root: shutil.copytree(root / "docs/zh/2024", root / "docs/zh/2031"),
        {"unregistered-report", "address-unrecorded"},
    ),
    "two branches changed the lock, and the conflict was committed": (
        add(LOCK, "<<<<<<< HEAD\necology\t0a1b2c3d\t4e5f6a7b\n=======\n>>>>>>> other\n"),
        set(),
    ),
    "a script": (add("docs/en/2024/figures.md", "\n<script>alert(1)</script>\n"), {"unsafe-markup"}),
    "an event handler in an attribute list": (
        change((EN, "area in the province.", 'area in the province.{: onclick="alert(name)" }')),
        {"unescaped-markup", "unsafe-markup"},
    ),
    "an address that is a script": (
        change(("docs/zh/2024/index.md", "(indicators.md)", "(javascript:alert(1))")),
        {"unsafe-markup"},
    ),
    "an address that is a page of its own": (
        change(("docs/en/2024/index.md", "(indicators.md)", "(data:text/html;base64,PHNjcmlwdD4=)")),
        {"unsafe-markup"},
    ),
    "an address out of the tree": (
        change(("docs/zh/2024/index.md", "(indicators.md)", "(../../../data/reports.toml)")),
        {"unsafe-markup", "broken-link"},
    ),
    "a template of one's own": (
        change(("docs/zh/2024/figures.md", "editorial: true", "editorial: true\ntemplate: ../../evil.html")),
        {"unsafe-markup"},
    ),
    "text that runs the other way": (change((EN, "accounting", "\u202eaccounting\u202c")), {"unsafe-markup"}),
    "a character that nobody sees": (
        change((ZH, "塞罕坝", "塞\u200b罕坝")),
        {"not-verbatim", "unsafe-markup", "stale-translation"},
    ),
    "a character of no script": (change((EN, "accounting", "accounting \ue000")), {"unsafe-markup"}),
    "a letter that looks like another": (change((EN, "We completed", "We c\u043empleted")), {"unsafe-markup"}),
    "a file that is no page": (add("docs/zh/2024/evil.html", "<script>alert(1)</script>\n"), {"unsafe-markup"}),
    "a link out of the tree": (link("docs/zh/2024/passwd.md", "/etc/passwd"), {"unsafe-markup"}),
    "full-width punctuation in the English": (
        change((EN, "60.99 million yuan", "60.99 million yuan，")),
        {"house-style"},
    ),
    "a key of the termbase is misspelt": (
        add("data/termbase.toml", '\n[[concept]]\nidd = "x"\n'),
        set(),
    ),
}
ENDS_WITH = {
    "an entry is pasted without a reason": 2,
    "a key of the termbase is misspelt": 2,
    "two branches changed the lock, and the conflict was committed": 2,
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
