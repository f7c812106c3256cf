# Characters that may become more than one. Comes in: Simplified text, decisions. Goes out: what is still to decide.
"""Which Simplified characters stand for more than one Traditional character."""

from workreport.traditional.candidates import all_candidates
from workreport.traditional.decisions import Decisions


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
