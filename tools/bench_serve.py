"""Measures the live preview: from saving a paragraph to the page with the new words, here and at a stock site.

Both previews run on the same texts, in turns. The page is asked for until it has the new words; half a page, or the old
words once more after that, would be told.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench import REPORT, lay_out

PAGE = f"{REPORT}/1-review/3-ecology"
WORDS = {"zh": ("协同推进", "协调推进"), "en": ("continued to lead", "went on leading")}
"""Words of the page by language, and what an editor writes for them and takes back."""


def main() -> None:
    """Print the median of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=7, help="how often the paragraph is saved (default 7)")
    saves: int = parser.parse_args().saves
    for locale in WORDS:
        medians = {}
        for name, config in (("this", "mkdocs.yml"), ("stock", "stock.yml")):
            with tempfile.TemporaryDirectory() as folder:
                lay_out(Path(folder), 1)
                medians[name] = preview(Path(folder), config, locale, saves)
            print(f"{locale} {name:6} {medians[name]:6.2f} s from saving to the new page")
        print(f"{locale} ratio  {medians['this'] / medians['stock']:6.2f}")


def preview(project: Path, config: str, locale: str, saves: int) -> float:
    """Return the median of the seconds from saving a page of a language to the new page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", config, "-a", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    with (project / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}/{'' if locale == 'zh' else f'{locale}/'}{PAGE}/"
        wait_for(address, WORDS[locale][0], 120)
        file = project / "docs" / locale / f"{PAGE}.md"
        seconds = []
        for number in range(saves):
            old, new = WORDS[locale] if number % 2 == 0 else WORDS[locale][::-1]
            time.sleep(1)
            text = file.read_text(encoding="utf-8").replace(old, new, 1)
            file.write_text(text, encoding="utf-8")
            begin = time.perf_counter()
            wait_for(address, new, 60)
            seconds.append(time.perf_counter() - begin)
            if new not in read(address):
                sys.exit("an old page was shown after the new one")
        return statistics.median(seconds)
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address: str, words: str, seconds: float) -> None:
    """Wait until a page has these words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if words in read(address):
            return
        time.sleep(0.01)
    sys.exit(f"{address} did not come to have: {words}")


def read(address: str) -> str:
    """Return a page that is whole, or nothing while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            page: str = response.read().decode("utf-8")
    except (urllib.error.URLError, ConnectionError):
        return ""
    if "</html>" not in page:
        sys.exit("half a page was shown")
    return page


if __name__ == "__main__":
    main()
