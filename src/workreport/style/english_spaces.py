# Spaces in English. Comes in: nothing. Goes out: SPACES.
"""Where a space stands, and where none does."""

import re
from collections.abc import Callable, Iterator

from workreport.style.rules import Found, Rule, matching

_UNITS = (
    "km[²³]?|kg|cm|mm|ha|kW|MW|GW|kWh|kV|mu|yuan|percent|million|billion|trillion|tons|tonnes|hectares"
    "|kilomet(?:er|re)s|met(?:er|re)s|kilowatts|megawatts|gigawatts|people|households|projects|years|days"
)
_TITLES = "Mr|Mrs|Ms|Dr|St|No|vs"
_BRACKETS = re.compile(r"(?P<before>[a-z]{2}|\d|[A-Z]{2})?\((?P<inner>[^()]*)\)(?P<behind>[A-Za-z]{2})?")
_REMARK = re.compile(r".*\d.*|[A-Za-z]+ .*")
_SYMBOL = re.compile(r"[\d.,]*|[IVX]+|\w")


def _beside_brackets(*, is_certain: bool) -> Callable[[str], Iterator[Found]]:
    """Return what finds brackets without a space outside.

    A part of a word, child(ren), and a symbol, iron(III), have none; of what is one word nobody can be certain.
    """

    def find(text: str) -> Iterator[Found]:
        for match in _BRACKETS.finditer(text):
            inner = match["inner"]
            is_remark = _REMARK.fullmatch(inner) is not None and not _SYMBOL.fullmatch(inner)
            is_figure = bool(match["behind"]) and not match["before"] and re.fullmatch(r"[\d.,]+", inner) is not None
            is_word = inner.isalpha() and len(inner) > len("ies") and inner.islower()
            if (is_remark or is_figure) if is_certain else (is_word and match["before"]):
                opening, closing = match.start("inner") - 1, match.end("inner")
                if match["before"] and not (match["before"].isdigit() and not is_remark):
                    yield opening, opening + 1, " ("
                if match["behind"]:
                    yield closing, closing + 1, ") "

    return find


def _then_space(match: re.Match[str]) -> str:
    return f"{match[0]} "


SPACES: tuple[Rule, ...] = (
    Rule(zh="多了空格", en="a space too many", find=matching(" {2,}", " ")),
    Rule(
        zh="标点前不空格",
        en="no space before punctuation",
        find=matching(
            r"(?<=[\w)”’%]) +(?=[,;?!)]|:(?! ?\d)|\.(?![\w.]| \.)|”(?!\w))|(?<=\d) +(?=:\d)|(?<=[A-Za-z)”’%]) +(?=:)"
            r"|(?<=\() +|(?<=[\s(]“) +",
            "",
        ),
    ),
    Rule(
        zh="数与 % 之间不空格",
        en="no space between figure and %",
        find=matching(r"(?<=\d) +(?=%)", ""),
        is_certain=False,
    ),
    Rule(
        zh="标点后要空格",
        en="a space behind punctuation",
        find=matching(
            r"(?<=[A-Za-z)”])(?<!\([A-Za-z])(?<!,[A-Za-z])[,;](?=[A-Za-z“])|(?<=[a-z]{2}),(?=\d)"
            r"|(?<=[\d%])[,;](?=[A-Za-z“])|(?<=[a-z]{3}):(?=[A-Za-z“])|(?<=[a-z]{2})[?!](?=[A-Za-z“])"
            r"|(?:(?<=[A-Za-z][a-z]{2})|(?<=[\d%)”]))\.(?=[A-Z“][a-z])|(?<=[A-Z]{2})\.(?=[A-Z][a-z])",
            _then_space,
        ),
    ),
    Rule(
        zh="标点后要空格",
        en="a space behind punctuation",
        find=matching(rf"(?<![A-Za-z])(?:{_TITLES})\.(?=[A-Z0-9])", _then_space),
        is_certain=False,
    ),
    Rule(zh="% 后要空格", en="a space behind %", find=matching(r"(?<=\d)%(?=[A-Za-z])", _then_space)),
    Rule(
        zh="括号、引号外要空格",
        en="a space outside brackets and quotation marks",
        find=_beside_brackets(is_certain=True),
    ),
    Rule(
        zh="括号、引号外要空格",
        en="a space outside brackets and quotation marks",
        find=matching(
            r"(?<=[a-z]{2})“(?=\w)|”(?=[A-Za-z]{2})",
            lambda match: " “" if match[0] == "“" else "” ",
        ),
    ),
    Rule(
        zh="括号外像是要空格",
        en="a space outside brackets seems to be missing",
        find=_beside_brackets(is_certain=False),
        is_certain=False,
    ),
    Rule(
        zh="数与单位之间要空格",
        en="a space between figure and unit",
        find=matching(rf"(?<=\d)(?:(?:{_UNITS})\b|m[²³]?(?![\w/-]))", lambda match: f" {match[0]}"),
        is_certain=False,
    ),
)
