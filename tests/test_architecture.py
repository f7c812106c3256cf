"""The shape of the code that DESIGN asks for: what may import what, and how long a module may be."""

import ast
from pathlib import Path

import pytest

from builders import ROOT
from workreport.checks import CHECKS

PACKAGE = ROOT / "src/workreport"
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_the_domain_outlives_the_generator() -> None:
    assert not [m for m in MODULES if any(name.partition(".")[0] == "mkdocs" for name in imports_of(m))]


def test_imports_run_one_way() -> None:
    graph = {name_of(module): imports_of(module) for module in MODULES}
    done: set[str] = set()
    while waiting := graph.keys() - done:
        ready = {name for name in waiting if not (graph[name] & graph.keys()) - done - {name}}
        assert ready, f"a circle among {sorted(waiting)}"
        done |= ready


def test_checks_do_not_know_each_other() -> None:
    registered = {check.__module__ for check in CHECKS}
    assert len(registered) == len(CHECKS)
    for module in (PACKAGE / "checks").glob("*.py"):
        if module.name != "__init__.py":
            assert not imports_of(module) & registered - {name_of(module)}


@pytest.mark.parametrize("module", [*MODULES, *sorted((ROOT / "hooks").glob("*.py"))], ids=lambda path: path.stem)
def test_modules_stay_short(module: Path) -> None:
    limit = 50 if module.parent.name == "hooks" else 250
    assert len(module.read_text(encoding="utf-8").splitlines()) <= limit
