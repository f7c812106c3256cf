# Characters that may become more than one. Comes in: Simplified text, decisions. Goes out: what is still to decide.
"""Which Simplified characters stand for more than one Traditional character.

The list is the part of OpenCC's STCharacters dictionary (Apache-2.0) with more than one candidate, in Hong
Kong's forms. `tools/list_ambiguous.py` writes it from the package.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from workreport.traditional.decisions import Decisions

CANDIDATES = Path(__file__).with_name("candidates.tsv")
HEADER = "# From STCharacters of OpenCC (Apache-2.0), written by tools/list_ambiguous.py.\n"


@cache
def all_candidates() -> Mapping[str, str]:
    """Return what each ambiguous Simplified character may become, the likeliest first."""
    lines = CANDIDATES.read_text(encoding="utf-8").removeprefix(HEADER).splitlines()
    return dict(line.split("\t") for line in lines)


def candidates_of(character: str, decisions: Decisions) -> tuple[str, ...]:
    """Return what a Simplified character may become in the published forms; empty if there is no choice."""
    forms = (decisions.forms.get(one, one) for one in all_candidates().get(character, ""))
    distinct = tuple(dict.fromkeys(forms))
    return distinct if len(distinct) > 1 else ()


def undecided(text: str, decisions: Decisions) -> list[int]:
    """Return where in a text an ambiguous character stands that nobody has decided, the first place of each."""
    places = {
        one: at
        for at, one in reversed(list(enumerate(text)))
        if one in all_candidates() and one not in decisions.characters and candidates_of(one, decisions)
    }
    return sorted(places.values())
