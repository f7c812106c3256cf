# The id mark of a heading, also where it is damaged. Comes in: a line. Goes out: its parts, or nothing.
"""`{ #reputation }` at the end of a heading, and what editors make of it by mistake: `{#reputation}`, `｛ ＃Id`.

What was meant can mostly be told. Read as meant, a slip of the hand is one finding, and not ten about what follows.
"""

import re
import unicodedata
from dataclasses import dataclass

HEADING = re.compile(r"(#{1,2}) (?P<text>.*\S) \{ #(?P<id>[a-z][a-z0-9-]*)(?P<editorial> \.editorial)? \}")
"""A heading as it must be, its blanks single."""
_MARK = re.compile(r"(?<= )\{ #[a-z][a-z0-9-]*(?: \.editorial)? \}\s*$")
_HAN = r"\u3400-\u9fff"
# What an editor may have meant; anything else in braces is an attribute list, which is refused.
_SLIP = (
    rf"[{{｛]\s*[#＃]?\s*(?:[A-Za-z{_HAN}][A-Za-z0-9_{_HAN}-]*)?(?:\s*[.．]ed[a-z]{{2,9}})?\s*[}}｝]?"
    r"|\s[#＃][a-z][a-z0-9-]*\s*[}｝]"
)
_DAMAGED = re.compile(
    rf"(?P<hashes>[#＃]{{1,2}})(?![#＃])\s*(?P<text>[^{{}}｛｝]*[^{{}}｛｝\s])\s*(?P<mark>{_SLIP})(?P<behind>[^{{}}｛｝]*)"
)
UNTOLD = "untold-"
"""Begins the id that a heading is given where nothing tells its own."""
_WITHOUT = re.compile(r"(?P<hashes>#{1,2}) (?P<text>[^{}｛｝<>]*[^{}｛｝<>\s])(?P<mark>)(?P<behind>)")
_ID = re.compile(r"(?<![.\w-])[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedHeading:
    """A heading whose mark is not as it must be, read as it was meant."""

    level: int
    text: str
    id: str
    """Empty if nothing tells it."""
    editorial: bool
    mark: str
    """What stands there."""

    @property
    def wanted(self) -> str:
        """The mark as it must be."""
        return f"{{ #{self.id or 'english-id'}{' .editorial' if self.editorial else ''} }}"


def read_damaged_heading(line: str) -> DamagedHeading | None:
    """Return a heading with a damaged mark as it was meant; nothing if that cannot be told or is no slip."""
    match = _DAMAGED.fullmatch(line.strip()) or _WITHOUT.fullmatch(line.strip())
    if match is None or HEADING.fullmatch(re.sub("[ \t\xa0]+", " ", line.strip())):
        return None
    inner = unicodedata.normalize("NFKC", match["mark"]).lower()
    identity = _ID.search(inner)
    return DamagedHeading(
        level=len(match["hashes"]),
        text=match["text"] + match["behind"].rstrip(),
        id=identity[0].replace("_", "-").strip("-") if identity else "",
        editorial=".ed" in inner,
        mark=match["mark"].strip(),
    )


def without_mark(line: str) -> str:
    """Return a line of the same length with blanks for the id mark of a heading, sound or damaged."""
    if line.startswith(("#", "＃")) and (damaged := read_damaged_heading(line)):
        return line.replace(damaged.mark, " " * len(damaged.mark)) if damaged.mark else line
    return _MARK.sub(lambda match: " " * len(match[0]), line)


def with_mended_mark(line: str) -> str:
    """Return a line with the mark that was meant in place of a damaged one."""
    damaged = read_damaged_heading(line) if line.startswith(("#", "＃")) else None
    return f"{'#' * damaged.level} {damaged.text} {damaged.wanted}" if damaged else line
