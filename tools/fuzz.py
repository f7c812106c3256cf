"""Looks for inputs that end a command with a traceback, guided by what of the code they reach (atheris, libFuzzer).

    python tools/fuzz.py --seconds 60 import page

What is found lies in build/fuzz/; a minimised copy belongs into tests/cases/fuzz/ once it is mended.
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build/fuzz"
CASES = ROOT / "tests/cases/fuzz"
_SLICE = 2000
_SEEDS = {
    "import": "data/sources/2024.txt", "page": "docs/zh/2024/1-review/3-ecology.md",
    "html": "docs/en/2024/1-review/3-ecology.md", "pair": "tests/cases/quantities-en.txt",
    "lock": "data/alignment/en/2024/1-review/3-ecology.tsv", "termbase": "data/termbase.toml",
    "indicators": "data/indicators.toml", "reports": "data/reports.toml", "errata": "data/sources/2024.errata.toml",
    "questions": "data/open-questions.toml", "traditional": "data/traditional.toml",
    "addresses": "data/addresses.txt", "moved": "data/moved.toml", "markup": "docs/zh/2024/index.md",
}  # fmt: skip
"""The file of the project whose beginning and end a target starts from, besides its cases."""


def main() -> int:
    """Fuzz the targets one after the other; return 1 if any of them ended in an error."""
    options = _options()
    try:
        import atheris
    except ImportError:
        print(
            "This Python has no atheris. Make one that has: python3 -m venv build/fuzz-venv && "
            "build/fuzz-venv/bin/pip install atheris . && build/fuzz-venv/bin/python tools/fuzz.py",
            file=sys.stderr,
        )
        return 2
    with atheris.instrument_imports(include=["workreport"]):
        import fuzz_targets
    names = options.targets or [*fuzz_targets.TARGETS]
    if unknown := set(names) - fuzz_targets.TARGETS.keys():
        print(f"No such target: {', '.join(sorted(unknown))}. Known: {', '.join(fuzz_targets.TARGETS)}")
        return 2
    failed = []
    for name in names:
        print(f"== {name}: {options.seconds} s", flush=True)
        child = os.fork()  # libFuzzer ends its process
        if not child:
            atheris.Setup(_arguments(name, options), lambda data, name=name: fuzz_targets.try_out(name, data))
            atheris.Fuzz()
        if os.waitpid(child, 0)[1]:
            failed.append(name)
    print(f"Found something: {', '.join(failed)}; see {BUILD}" if failed else "Nothing found.")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all of them unless named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target; 60 unless told")
    parser.add_argument("--longest", type=int, default=4096, help="bytes of an input; 4096 unless told")
    return parser.parse_args()


def _arguments(name: str, options: argparse.Namespace) -> list[str]:
    """Return libFuzzer's options and the folder of inputs that a target grows."""
    corpus = BUILD / name
    corpus.mkdir(parents=True, exist_ok=True)
    for case in CASES.glob(f"{name}.*"):
        (corpus / case.name).write_bytes(case.read_bytes())
    if name in _SEEDS:
        text = (ROOT / _SEEDS[name]).read_bytes()
        (corpus / "beginning").write_bytes(text[:_SLICE])
        (corpus / "end").write_bytes(text[-_SLICE:])
    return [
        sys.argv[0],
        f"-max_total_time={options.seconds}",
        f"-max_len={options.longest}",
        "-timeout=10",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
        f"-artifact_prefix={BUILD / name}-",
        str(corpus),
    ]


if __name__ == "__main__":
    sys.exit(main())
