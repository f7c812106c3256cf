"""Makes what is released: the site as a ZIP, one that opens from a folder, checksums, and the packages it needs.

    build/bundle/site.zip       the site of `make site`, for a web server
    build/bundle/offline.zip    the same without a server: unpack it and open index.html
    build/bundle/sbom.cdx.json  every package of requirements.lock, what it is tested with too (CycloneDX)
    build/bundle/SHA256SUMS     check with: sha256sum -c SHA256SUMS

Two runs on one commit give the same bytes.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can tell, where there is no commit."""
_FILE = 0o100644 << 16


def main() -> None:
    """Pack the site that is there, the very files, and one that is built for folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bundle", help="folder to write into")
    out: Path = parser.parse_args().out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    names = ("site.zip", "offline.zip", "sbom.cdx.json")
    if not (SITE / "manifest.json").is_file():
        sys.exit("there is no site to pack: make bundle builds it first, in site/")
    pack(SITE, out / "site.zip")
    print("building the site that opens from a folder …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        build_offline(Path(folder))
        pack(Path(folder), out / "offline.zip")
    write_sbom(out / "sbom.cdx.json")
    sums = (f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    print(f"The bundle is in {out}")


def build_offline(folder: Path) -> None:
    """Build the site strictly, each page a file of its own name: no address is a folder's, nor a server's."""
    environment = os.environ | {"DIRECTORY_URLS": "false", "SITE_URL": ""}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    if subprocess.run(command, cwd=ROOT, env=environment | {"NO_MKDOCS_2_WARNING": "1"}, check=False).returncode:
        sys.exit("the site could not be built: see above")


def read_date() -> tuple[int, int, int, int, int, int]:
    """Return when the commit was made, UTC: servers tell a new file from an old one by its date and length."""
    command = ["git", "show", "--no-patch", "--format=%ct", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return time.gmtime(int(done.stdout))[:6] if done.returncode == 0 else _FIRST_DAY


def pack(folder: Path, archive: Path) -> None:
    """Pack a folder in the order of names, every file with the date of the commit."""
    date = read_date()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), date_time=date)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _FILE
            zipped.writestr(entry, path.read_bytes())


def write_sbom(file: Path) -> None:
    """Write what the lock names, with hashes."""
    program = str(Path(sys.executable).with_name("cyclonedx-py"))
    command = [program, "requirements", "--output-reproducible", "--of", "JSON", "-o", str(file), "requirements.lock"]
    # It writes sets in their order, and a date if it is told one.
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    environment["PYTHONHASHSEED"] = "0"
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        sys.exit("the list of packages could not be made: see above")


if __name__ == "__main__":
    main()
