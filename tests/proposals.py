"""What editors and others propose: changes of the project's files, and what the check must find in each."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

ECOLOGY = "2024/1-review/3-ecology.md"
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
    "an id is changed in both, and its lines in the record are deleted": (
        both(
            in_both("{ #reputation }", "{ #fame }", "{ #reputation }", "{ #fame }"),
            lambda root: (root / "data/addresses.txt").write_text(
                re.sub(r"(?m)^2024/1-review/3-ecology/#reputation.*\n", "", (root / "data/addresses.txt").read_text())
            ),
        ),
        {"address-lost", "address-unrecorded"},
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
            "question-mismatch",
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
        {"unsafe-markup"},
    ),
    "a report is added without an entry": (
        lambda root: shutil.copytree(root / "docs/zh/2024", root / "docs/zh/2031"),
        {"unregistered-report", "address-unrecorded", "page-missing"},
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
