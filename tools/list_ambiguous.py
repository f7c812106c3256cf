"""Writes the characters that OpenCC knows more than one Traditional form of, from the dictionary in its package.

What `workreport.traditional.ambiguity` reads. Run it after an upgrade of OpenCC; a test fails until then.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import opencc

from workreport.traditional.candidates import CANDIDATES, HEADER

PACKAGE = Path(opencc.__file__).parent / "clib"


def read_candidates() -> str:
    """Return the file: a Simplified character a line, and what it may become in Hong Kong's forms."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "characters.txt"
        source = PACKAGE / "share/opencc/STCharacters.ocd2"
        program = [str(PACKAGE / "bin/opencc_dict"), "-f", "ocd2", "-t", "text", "-i", str(source), "-o", str(text)]
        subprocess.run(program, check=True, capture_output=True)
        entries = (line.split("\t") for line in text.read_text(encoding="utf-8").splitlines())
        hong_kong = opencc.OpenCC("t2hk")
        rows = {one: "".join(dict.fromkeys(hong_kong.convert(many).split())) for one, many in entries}
    return HEADER + "".join(f"{one}\t{many}\n" for one, many in sorted(rows.items()) if len(many) > 1)


if __name__ == "__main__":
    Path(CANDIDATES).write_text(read_candidates(), encoding="utf-8")
    sys.stderr.write(f"{CANDIDATES}\n")
