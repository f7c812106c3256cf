"""Measures the checker of figures beside translate-toolkit's pofilter: faults found, sound pairs flagged, speed.

The pairs are this project's own, or those of tab-separated files (id, Chinese, English). Every class of faults of
`faults.py` is seeded, both checkers see the same files, and the table says what part of each class they flag. pofilter
is GPL: it is run as a program.
"""

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faults import CLASSES, Fault, seed_faults
from workreport.bilingual.checking import check_units
from workreport.bilingual.unit import BilingualUnit
from workreport.locales import EN
from workreport.project import find_project

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "figures"
POFILTER = Path(sys.executable).with_name("pofilter")
FILTERS = {"pofilter, numbers": ["--test=numbers"], "pofilter, all filters": []}
_CONTEXT = re.compile(r'^msgctxt "(.*)"$', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one checker said of a file: the ids it flagged, and how long it took."""

    flagged: frozenset[str]
    seconds: float


def main() -> None:
    """Seed, run both and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="tab-separated pairs: id, Chinese, English")
    parser.add_argument("--per-class", type=int, default=400, help="faults of each class (default 400)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pairs = [pair for file in options.files for pair in read_pairs(file)] or own_pairs()
    faults = list(seed_faults(pairs, per_class=options.per_class, seed=options.seed))
    print(f"{len(pairs)} sound pairs, {len(faults)} with a seeded fault (seed {options.seed})\n")
    sound = [(f"pair-{number}", source, target) for number, (source, target) in enumerate(pairs, 1)]
    spoilt = [(fault.id, fault.source, fault.target) for fault in faults]
    runs = {"workreport": (run_ours(sound), run_ours(spoilt))}
    for name, filters in FILTERS.items():
        runs[name] = (run_pofilter(filters, sound), run_pofilter(filters, spoilt))
    print_classes(faults, runs)
    print_speed(sound + spoilt, runs)


def own_pairs() -> list[tuple[str, str]]:
    """Return the pairs of this project's reports."""
    project = find_project(ROOT)
    return [
        (unit.source.text, unit.target.text)
        for entry in project.entries()
        for page in project.align_report(EN, entry.id).pages
        for unit in page.units
    ]


def read_pairs(file: Path) -> list[tuple[str, str]]:
    """Return the pairs of a tab-separated file."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return [(fields[1], fields[2]) for fields in rows if len(fields) == len(("id", "Chinese", "English"))]


def run_ours(pairs: Sequence[tuple[str, str, str]]) -> Run:
    """Check the pairs with this project's checker."""
    units = (
        BilingualUnit(id=identity, line=number, source=source, target=target)
        for number, (identity, source, target) in enumerate(pairs, 1)
    )
    begin = time.perf_counter()
    flagged = frozenset(finding.unit for finding in check_units(units, "bench"))
    return Run(flagged=flagged, seconds=time.perf_counter() - begin)


def run_pofilter(filters: Sequence[str], pairs: Sequence[tuple[str, str, str]]) -> Run:
    """Check the pairs with pofilter, which writes out what it flags."""
    BUILD.mkdir(parents=True, exist_ok=True)
    source, result = BUILD / "in.po", BUILD / "out.po"
    source.write_text(to_po(pairs), encoding="utf-8")
    result.unlink(missing_ok=True)
    begin = time.perf_counter()
    subprocess.run(
        [str(POFILTER), "--progress=none", *filters, str(source), str(result)], check=True, capture_output=True
    )
    seconds = time.perf_counter() - begin
    text = result.read_text(encoding="utf-8") if result.exists() else ""
    return Run(flagged=frozenset(_CONTEXT.findall(text)), seconds=seconds)


def to_po(pairs: Sequence[tuple[str, str, str]]) -> str:
    """Return the pairs as a PO file."""
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n'
    entries = (
        f'msgctxt "{identity}"\nmsgid "{quote(source)}"\nmsgstr "{quote(target)}"\n'
        for identity, source, target in pairs
    )
    return "\n".join([header, *entries])


def quote(text: str) -> str:
    """Return a text as a PO string."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def print_classes(faults: Sequence[Fault], runs: dict[str, tuple[Run, Run]]) -> None:
    """Print what part of every class each checker finds, and how many of the sound pairs it flags.

    A fault is found if its pair is flagged and was not while it was sound: what is always flagged tells nothing.
    """
    found = {
        name: Counter(
            fault.kind
            for fault in faults
            if fault.id in spoilt.flagged and f"pair-{fault.pair + 1}" not in sound.flagged
        )
        for name, (sound, spoilt) in runs.items()
    }
    total = Counter(fault.kind for fault in faults)
    print(f"{'class':20}{'faults':>8}" + "".join(f"{name:>24}" for name in runs))
    for kind in CLASSES:
        if total[kind]:
            cells = (counts[kind] / total[kind] for counts in found.values())
            print(f"{kind:20}{total[kind]:8}" + "".join(f"{cell:24.1%}" for cell in cells))
    cells = (counts.total() / len(faults) for counts in found.values())
    print(f"{'all':20}{len(faults):8}" + "".join(f"{cell:24.1%}" for cell in cells))
    print(f"{'sound pairs flagged':28}" + "".join(f"{len(run.flagged):24}" for run, _ in runs.values()) + "\n")


def print_speed(pairs: Sequence[tuple[str, str, str]], runs: dict[str, tuple[Run, Run]]) -> None:
    """Print pairs and megabytes a second, and the ratio to ours. Both include loading: ours the lexicon, theirs all."""
    megabytes = sum(len(source.encode()) + len(target.encode()) for _, source, target in pairs) / 1e6
    ours = sum(run.seconds for run in runs["workreport"])
    for name, both in runs.items():
        seconds = sum(run.seconds for run in both)
        speed = f"{len(pairs) / seconds:8.0f} pairs/s {megabytes / seconds:6.2f} MB/s"
        print(f"{name:24}{speed}   {seconds / ours:5.2f} times the time of ours")


if __name__ == "__main__":
    main()
