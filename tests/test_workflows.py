"""What a maintainer relies on: workflows that can do no harm, and instructions for editors that are still true."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from builders import ROOT
from workreport.cli import main

Mapping = dict[str, object]

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
GUIDES = [ROOT / "CONTRIBUTING.md", ROOT / "CONTRIBUTING.zh.md"]

EXAMPLES = (
    ("docs/zh/2024/1-review/3-ecology.md", "荣膺国家", "荣获国家", {"not-verbatim", "stale-translation"}),
    ("docs/en/2024/1-review/3-ecology.md", "60.99 million yuan", "609.9 million yuan", {"figure-mismatch"}),
    ("docs/en/2024/1-review/3-ecology.md", "#green-cover", "#green", {"heading-id-mismatch"}),
)
"""Slips that the guides show the findings of: the page, its words, what an editor wrote, the checks that notice."""


def read_yaml(path: Path) -> Mapping:
    """Read every scalar as text: `on` is a key of workflows, and true in YAML 1.1."""
    return mapping(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def mapping(value: object) -> Mapping:
    assert isinstance(value, dict)
    return value


def jobs_of(workflow: Path) -> dict[str, Mapping]:
    return {name: mapping(job) for name, job in mapping(read_yaml(workflow)["jobs"]).items()}


def steps_of(workflow: Path) -> Iterator[Mapping]:
    for job in jobs_of(workflow).values():
        steps = job["steps"]
        assert isinstance(steps, list)
        yield from map(mapping, steps)


every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


@every_workflow
def test_a_job_has_the_rights_it_names_and_an_end(workflow: Path) -> None:
    assert read_yaml(workflow)["permissions"] == {}
    for job in jobs_of(workflow).values():
        assert "permissions" in job
        assert "timeout-minutes" in job


@every_workflow
def test_actions_are_pinned_to_a_commit_and_say_its_version(workflow: Path) -> None:
    uses = re.findall(r"^ *(?:- )?uses: *(.*)$", workflow.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(uses) == sum("uses" in step for step in steps_of(workflow))
    assert not [line for line in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)]


def test_an_action_has_one_version_everywhere() -> None:
    pins = {str(step["uses"]) for workflow in WORKFLOWS for step in steps_of(workflow) if "uses" in step}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@every_workflow
def test_no_foreign_words_reach_a_shell(workflow: Path) -> None:
    assert not [step for step in steps_of(workflow) if "${{" in str(step.get("run", ""))]


@every_workflow
def test_a_proposal_never_runs_with_rights_of_the_repository(workflow: Path) -> None:
    assert not mapping(read_yaml(workflow)["on"]).keys() & {"pull_request_target", "workflow_run", "issue_comment"}
    for step in steps_of(workflow):
        if str(step.get("uses")).startswith("actions/checkout@"):
            assert mapping(step["with"])["persist-credentials"] == "false"


def test_a_proposal_can_read_and_nothing_else() -> None:
    workflow = GITHUB / "workflows/pull-request.yml"
    text = workflow.read_text(encoding="utf-8")
    assert not re.search(r"secrets[.\[]|github\.token|actions/cache|^ *cache:", text, re.MULTILINE)
    assert all(job["permissions"] == {"contents": "read"} for job in jobs_of(workflow).values())


def test_the_site_is_replaced_by_the_last_job_alone() -> None:
    jobs = jobs_of(GITHUB / "workflows/publish.yml")
    deploy, release = jobs.pop("deploy"), jobs.pop("release")
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert release["permissions"] == {"contents": "write"}
    assert deploy["needs"] == release["needs"] == list(jobs)
    assert not [job for job in jobs.values() if mapping(job["permissions"]).get("pages") == "write"]
    assert not [job for job in (*jobs.values(), deploy) if "always()" in str(job.get("if"))]


@pytest.mark.parametrize(
    "command",
    [["zizmor", "--offline", "--no-progress", str(GITHUB)], ["actionlint", "-no-color", *map(str, WORKFLOWS)]],
    ids=lambda command: str(command[0]),
)
def test_linters_of_workflows_find_nothing(command: list[str]) -> None:
    program, *arguments = command
    path = Path(sys.executable).with_name(program)
    done = subprocess.run([path, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def code_of(file: Path) -> str:
    """Return the commands of a file: a workflow without comments, the code of a page."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".yml":
        return re.sub(r"#.*", "", text)
    return "\n".join(re.findall(r"`[^`\n]+`|^ {4}.*$", text, re.MULTILINE))


def test_every_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for file in [*WORKFLOWS, ROOT / ".gitlab-ci.yml", *GUIDES, *(GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md")]:
        named = set(re.findall(r"\bmake (?:--\w+ )*([a-z-]+)", code_of(file)))
        assert named <= targets, file.name


def test_help_lists_every_target() -> None:
    done = subprocess.run(["make", "help"], capture_output=True, text=True, check=True, cwd=ROOT)
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert set(re.findall(r"^  make ([a-z-]+) ", done.stdout, re.MULTILINE)) == set(phony[1].split())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_guides_link_to_files_that_exist(guide: Path) -> None:
    prose = re.sub(r"`[^`\n]+`", "", guide.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#:]+)\)", prose)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_pull_request_offers_every_template() -> None:
    offered = re.findall(r"template=([\w.]+)", (GITHUB / "pull_request_template.md").read_text(encoding="utf-8"))
    assert sorted(offered) == sorted(path.name for path in (GITHUB / "PULL_REQUEST_TEMPLATE").iterdir())


@pytest.mark.parametrize(("path", "old", "new", "checks"), EXAMPLES, ids=[old for _, old, *_ in EXAMPLES])
def test_guides_show_findings_word_for_word(
    project_copy: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str, checks: set[str]
) -> None:
    page = project_copy / path
    text = page.read_text(encoding="utf-8")
    assert text.count(old) == 1
    page.write_text(text.replace(old, new), encoding="utf-8")
    assert main(["check"]) == 1
    findings = re.split(r"\n(?=\S)", capsys.readouterr().out.rstrip("\n"))
    assert {finding.split(": ")[1].partition(" ")[0] for finding in findings} == checks
    for guide in GUIDES:
        shown = guide.read_text(encoding="utf-8")
        assert not [finding for finding in findings if indented(finding) not in shown], guide.name


def indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.split("\n"))


def owners_of(path: str) -> set[str]:
    """Return who must approve a change of a file, as GitHub reads CODEOWNERS: the last line that matches counts."""
    owners: set[str] = set()
    for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *names = line.partition("#")[0].split() or [""]
        if (
            pattern == "*"
            or (pattern.endswith("/") and f"/{path}".startswith(pattern))
            or (
                pattern
                and re.fullmatch(re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*"), f"/{path}")
            )
        ):
            owners = set(names)
    return owners


@pytest.mark.parametrize(
    ("path", "editors_may"),
    [
        ("docs/zh/2024/1-review/3-ecology.md", True),
        ("docs/en/index.md", True),
        ("data/termbase.toml", True),
        ("docs/zh/2024/evil.html", False),
        ("mkdocs.yml", False),
        ("hooks/safety.py", False),
        ("overrides/main.html", False),
        ("src/workreport/policy.py", False),
        (".github/CODEOWNERS", False),
        ("data/sources/2024.txt", False),
        ("data/alignment/en/2024/index.tsv", False),
        ("data/moved.toml", False),
        ("data/addresses.txt", False),
    ],
)
def test_what_runs_or_measures_needs_a_maintainer(path: str, editors_may: bool) -> None:
    owners = owners_of(path)
    assert "@OWNER/maintainers" in owners
    assert ("@OWNER/editors" in owners) is editors_may


def test_every_line_of_codeowners_is_about_something() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    lines = [
        line.split()[0] for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines() if line[:1] == "/"
    ]
    assert lines
    for line in lines:
        begin = line.partition("*")[0].lstrip("/")
        assert any(file.startswith(begin) for file in files), line
