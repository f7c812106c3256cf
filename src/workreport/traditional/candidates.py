# What a Simplified character may become. Comes in: characters. Goes out: candidates, whether one is a form of another.
"""The forms that OpenCC (Apache-2.0) knows of a character.

`candidates.tsv` is the part of its STCharacters dictionary with more than one candidate, in Hong Kong's forms;
`tools/list_ambiguous.py` writes it from the package.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from opencc import OpenCC

CANDIDATES = Path(__file__).with_name("candidates.tsv")
HEADER = "# From STCharacters of OpenCC (Apache-2.0), written by tools/list_ambiguous.py.\n"
_SAME = ({"帳", "賬"},)
"""Forms of one word that Simplified Chinese tells apart as well, so that OpenCC does not know."""
_TO_TRADITIONAL, _TO_SIMPLIFIED = ("s2t", "s2hk", "s2tw"), ("t2s", "hk2s", "tw2s")


@cache
def all_candidates() -> Mapping[str, str]:
    """Return what each ambiguous Simplified character may become, the likeliest first."""
    lines = CANDIDATES.read_text(encoding="utf-8").removeprefix(HEADER).splitlines()
    return dict(line.split("\t") for line in lines)


def is_form_of(traditional: str, simplified: str) -> bool:
    """Tell whether a character is a Traditional form of a Simplified one, in any of the standards."""
    return (
        simplified in _simplify(traditional)
        or traditional in all_candidates().get(simplified, "")
        or any(_convert(name, simplified) == traditional for name in _TO_TRADITIONAL)
    )


def is_variant_of(form: str, other: str) -> bool:
    """Tell whether two Traditional characters are forms of the same, so that one can stand for the other anywhere."""
    return {form, other} in _SAME or any(is_form_of(form, simplified) for simplified in _simplify(other))


def _simplify(character: str) -> set[str]:
    return {_convert(name, character) for name in _TO_SIMPLIFIED}


@cache
def _convert(name: str, character: str) -> str:
    converted: str = _converter(name).convert(character)
    return converted


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)
