"""Builds this site and a stock one from the same Markdown, side by side, at growing numbers of reports.

Stock is Material with mkdocs-static-i18n and its search with jieba: no hooks, no overrides, MkDocs' own navigation.
Figures of one run on one machine are noisy; the ratios between the two builds of a run are what to look at.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPORT = "2024"
EDITIONS = {"zh": ("zh-Hant", "en"), "zh-Hant": ("en",)}
"""The languages that a site is built without, by the last it has."""
EXPORTS = (
    ("terms", "tbx"), ("terms", "csv"), ("pairs", "tmx"), ("pairs", "xliff"), ("pairs", "jsonl"), ("figures", "csv"),
    ("figures", "json"),
)  # fmt: skip
STOCK = """\
site_name: 承德市政府工作报告
strict: false
theme: {name: material, language: zh, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {locale: zh, name: 简体中文, default: true}
        - {locale: en, name: English}
markdown_extensions: [attr_list, tables, toc]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One build: HTML pages, seconds on the clock, peak memory in MiB, size of the site in MB."""

    pages: int
    seconds: float
    memory: float
    size: float

    @property
    def per_page(self) -> float:
        """Milliseconds a page."""
        return self.seconds / self.pages * 1000


def lay_out(folder: Path, copies: int) -> None:
    """Make a project with the report in `copies` copies, each a report of its own."""
    for name in ("docs", "data", "hooks", "overrides", "mkdocs.yml"):
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder)
    registry = folder / "data/reports.toml"
    text = registry.read_text(encoding="utf-8")
    entry = text[text.index("[[report]]") :]
    for number in range(1, copies):
        copy = f"{REPORT}-{number:03}"
        for locale in ("zh", "en"):
            shutil.copytree(folder / "docs" / locale / REPORT, folder / "docs" / locale / copy)
        text += "\n" + entry.replace(f'id = "{REPORT}"', f'id = "{copy}"')
    registry.write_text(text, encoding="utf-8")
    (folder / "stock.yml").write_text(STOCK, encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for last in EDITIONS:
        languages = re.split(r"(?m)^(?= {8}- locale: )", config)
        wanted = [text for text in languages if not any(f"locale: {one}\n" in text for one in EDITIONS[last])]
        rest = languages[-1].partition("\n\n")[2]
        (folder / f"{last}.yml").write_text(f"{''.join(wanted)}\n{rest}", encoding="utf-8")


def build(project: Path, config: str) -> Build:
    """Build a project once, in a process of its own, and measure it."""
    site = project / f"site-{config}"
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/"}
    before = os.times().elapsed
    process = subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = os.times().elapsed - before
    if status:
        sys.exit(f"the build with {config} failed: run {' '.join(command)} in {project}")
    files = [path for path in site.rglob("*") if path.is_file()]
    memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    size = sum(path.stat().st_size for path in files) / 1e6
    return Build(pages=sum(path.suffix == ".html" for path in files), seconds=seconds, memory=memory, size=size)


def export(project: Path) -> float:
    """Run every export of a project and return the seconds of CPU."""
    seconds = 0.0
    for what, suffix in EXPORTS:
        command = [str(Path(sys.executable).with_name("workreport")), "export", what, "--to", suffix]
        process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds += usage.ru_utime + usage.ru_stime
        if status:
            sys.exit(f"the export failed: run {' '.join(command)} in {project}")
    return seconds


def check_of_a_change(project: Path) -> tuple[float, float]:
    """Return the seconds of checking everything, and of checking what one changed paragraph can affect."""
    identity = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    for arguments in (("init", "--quiet"), ("add", "--all"), (*identity, "commit", "--quiet", "--message", "base")):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    page = project / "docs/en" / REPORT / "1-review/3-ecology.md"
    page.write_text(page.read_text(encoding="utf-8").replace("continued to lead", "went on leading"), encoding="utf-8")
    seconds = []
    for options in ((), ("--since", "HEAD")):
        command = [str(Path(sys.executable).with_name("workreport")), "check", *options]
        begin = os.times().elapsed
        if subprocess.run(command, cwd=project, capture_output=True, check=False).returncode == 2:
            sys.exit(f"the check failed: run {' '.join(command)} in {project}")
        seconds.append(os.times().elapsed - begin)
    return seconds[0], seconds[1]


def middle(builds: Sequence[Build]) -> Build:
    """Return the build that took the median time."""
    return sorted(builds, key=lambda one: one.seconds)[(len(builds) - 1) // 2]


def main() -> None:
    """Print a table: a row for this site, one for stock and one of ratios at each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1, 10, 100], help="numbers of reports to build")
    options = parser.parse_args()
    print(f"{'reports':>7}  {'site':6} {'pages':>6} {'s':>8} {'ms/page':>8} {'peak MiB':>9} {'MB':>8} {'kB/page':>8}")
    exports: dict[int, float] = {}
    checks: dict[int, tuple[float, float]] = {}
    for copies in options.reports:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            lay_out(project, copies)
            runs = 3 if copies < 10 else 1
            # In turns, so that a machine that slows down slows down both.
            pairs = [(build(project, "mkdocs.yml"), build(project, "stock.yml")) for _ in range(runs)]
            exports[copies] = export(project)
            checks[copies] = check_of_a_change(project)
        ours, stock = (middle(column) for column in zip(*pairs, strict=True))
        for name, one in (("this", ours), ("stock", stock)):
            sizes = f"{one.memory:9.0f} {one.size:8.1f} {one.size / one.pages * 1000:8.1f}"
            print(f"{copies:7}  {name:6} {one.pages:6} {one.seconds:8.2f} {one.per_page:8.1f} {sizes}")
        ratio = statistics.median(ours.per_page / stock.per_page for ours, stock in pairs)
        print(
            f"{copies:7}  {'ratio':6} {'':6} {'':8} {ratio:8.2f} {ours.memory / stock.memory:9.2f} "
            f"{ours.size / stock.size:8.2f}",
            flush=True,
        )
    print("\nAll exports, seconds of CPU: " + ", ".join(f"{one:.2f} at {copies}" for copies, one in exports.items()))
    for copies, (whole, since) in checks.items():
        print(f"Check of one paragraph at {copies}: {since:.2f} s, of everything {whole:.2f} s: {since / whole:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        lay_out(project, 10)
        ratios = [build(project, "zh-Hant.yml").seconds / build(project, "zh.yml").seconds for _ in range(3)]
    print(f"\nThe Traditional edition adds {statistics.median(ratios) - 1:.2f} of the Chinese alone, at 10 reports.")


if __name__ == "__main__":
    main()
