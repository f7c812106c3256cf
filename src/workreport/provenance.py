# Where a built site comes from. Comes in: a project, a built site. Goes out: its manifest, a file.
"""`manifest.json`: the commit a site was built from, the delivered texts' sha256, and the sha256 of every file.

It has no date: two builds of one commit are the same, byte for byte.
"""

import json
import subprocess
from pathlib import Path

from workreport.project import Project, sha256_of

MANIFEST = "manifest.json"


def write_manifest(project: Project, site: Path) -> None:
    """Write the manifest of a site as it is now; the manifest itself is not in it."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path != site / MANIFEST)
    commit, is_modified = _read_commit(project.root)
    manifest = {
        "commit": commit,
        "is_modified": is_modified,
        "sources": {entry.source: sha256_of(project.root / entry.source) for entry in project.entries()},
        "files": {path.relative_to(site).as_posix(): sha256_of(path) for path in files},
    }
    (site / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read_commit(root: Path) -> tuple[str | None, bool | None]:
    """Return the commit that is checked out and whether files differ from it; None where there is no repository."""
    try:
        changed = _git(root, "status", "--porcelain", "--untracked-files", "--", ".")
        return _git(root, "rev-parse", "HEAD").strip(), bool(changed)
    except (OSError, subprocess.CalledProcessError):
        return None, None


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True, text=True).stdout
