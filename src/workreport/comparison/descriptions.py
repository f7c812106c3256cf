# What a disagreement is called and what to do about it. Comes in: disagreements. Goes out: messages in two languages.
"""Messages about a pair of texts, for translators: both figures, what is wrong in words, the English expected."""

from collections.abc import Callable
from dataclasses import dataclass

from workreport.alignment import TranslationUnit
from workreport.comparison.compared import Disagreement
from workreport.comparison.wording import describe_bound, describe_direction, describe_factor, to_english
from workreport.findings import Finding, Severity
from workreport.model import Location
from workreport.quantities import Quantity

WARNINGS = frozenset({"omission"})
"""What is told by the words alone may be free translation: it is shown and stops nothing."""
_CONTEXT = 18
ALLOW_HINT = "若有意如此，在段落上一行写 · if it is meant so, put above the paragraph: <!-- allow: {check} REASON -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source and its target with their place: what a finding about them is filled from."""

    unit: str
    source_text: str
    target_text: str
    location: Location
    """The target's place; in a bilingual file, the unit's."""
    related: Location | None = None
    """The source's place, if it is another."""
    can_allow: bool = False
    """True where a comment above the paragraph may allow a finding."""


def pair_of(unit: TranslationUnit) -> Pair:
    """Return what a finding about a unit of a report's pages is filled from."""
    return Pair(
        unit=unit.id,
        source_text=unit.source.text,
        target_text=unit.target.text,
        location=unit.target.location,
        related=unit.source.location,
        can_allow=True,
    )


def describe(disagreement: Disagreement, pair: Pair) -> Finding:
    """Return the finding that tells a disagreement."""
    message, fix = _TELL[disagreement.check](disagreement, pair)
    if pair.can_allow:
        allow = ALLOW_HINT.format(check=disagreement.check)
        fix = f"{fix}\n{allow}" if fix else allow
    is_within = disagreement.is_within_target
    source = None if is_within else disagreement.source
    return Finding(
        check=disagreement.check,
        severity=Severity.WARNING if disagreement.check in WARNINGS else Severity.ERROR,
        location=pair.location,
        message=message,
        fix=fix,
        related=pair.related,
        related_text=_excerpt(pair.source_text, source) or pair.source_text[: 2 * _CONTEXT],
        unit=pair.unit,
        source=_excerpt(pair.source_text, source) or (disagreement.text if disagreement.check == "omission" else ""),
        target=_excerpt(pair.target_text, disagreement.target)
        or (disagreement.text if disagreement.check == "untranslated" else ""),
    )


def _mismatch(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    source, target = _both(disagreement)
    stated = _surface(pair.target_text, target)
    if disagreement.is_within_target:
        other = _surface(pair.target_text, source)
        return f"英文括号内外不等：{other}，{stated} · {other} is not {stated}", "改正其一 · correct one of them"
    exact = _surface(pair.source_text, source)
    factor = describe_factor(source, target)
    han, words = (f"（{factor[0]}）", f" ({factor[1]})") if factor else ("", "")
    return (
        f"中文为 {exact}，英文为 {stated}{han} · source has {exact}, translation has {stated}{words}",
        _write(source),
    )


def _missing(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    assert disagreement.source is not None
    exact = _surface(pair.source_text, disagreement.source)
    return f"英文没有 {exact} · the translation does not say {exact}", _write(disagreement.source, "加上 · add")


def _added(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    assert disagreement.target is not None
    stated = _surface(pair.target_text, disagreement.target)
    return (
        f"英文的 {stated} 在中文里没有 · the source has nothing for {stated}",
        "改正或删去 · correct it or take it out",
    )


def _unit(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    source, target = _both(disagreement)
    exact, stated = _surface(pair.source_text, source), _surface(pair.target_text, target)
    if disagreement.noun:
        stated = f"{stated} … {disagreement.noun}"
        return f"数的不是同一种东西：{exact}，{stated} · other things are counted", "改正名词 · correct the noun"
    return f"单位不同：{exact}，{stated} · the unit is another one: {exact}, {stated}", _write(source)


def _points(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    source, target = _both(disagreement)
    exact, stated = _surface(pair.source_text, source), _surface(pair.target_text, target)
    return (
        f"百分比与百分点不同：{exact}，{stated} · percent and percentage points differ: {exact}, {stated}",
        _write(source),
    )


def _bound(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    source, target = _both(disagreement)
    exact, stated = _surface(pair.source_text, source), _surface(pair.target_text, target)
    left, right = describe_bound(source.bound), describe_bound(target.bound)
    return (
        f"{exact}（{left[0]}），英文 {stated}（{right[0]}） · {exact} means “{left[1]}”, {stated} “{right[1]}”",
        _write(source),
    )


def _direction(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    source, target = _both(disagreement)
    exact, stated = _excerpt(pair.source_text, source), _excerpt(pair.target_text, target)
    left, right = describe_direction(source.direction), describe_direction(target.direction)
    return (
        f"变化不同：“{exact}”是{left[0]}，“{stated}”是{right[0]} · source tells {left[1]}, translation {right[1]}",
        "改正动词或介词 · correct the verb or the preposition",
    )


def _swapped(disagreement: Disagreement, pair: Pair) -> tuple[str, str]:
    source, _ = _both(disagreement)
    assert disagreement.other is not None
    one, other = _surface(pair.source_text, source), _surface(pair.source_text, disagreement.other)
    return (
        f"{one} 与 {other} 在英文里像是换了位 · {one} and {other} seem to be exchanged in the translation",
        "把两个数放回各自的主语 · put each figure to its own subject",
    )


def _omission(disagreement: Disagreement, _pair: Pair) -> tuple[str, str]:
    return f"英文似乎漏了：{disagreement.text} · the translation seems to leave this out", "补译 · translate it"


def _untranslated(disagreement: Disagreement, _pair: Pair) -> tuple[str, str]:
    return f"英文里还有中文：{disagreement.text} · Chinese is left in the English", "译出 · translate it"


_TELL: dict[str, Callable[[Disagreement, Pair], tuple[str, str]]] = {
    "figure-mismatch": _mismatch,
    "figure-missing": _missing,
    "figure-added": _added,
    "figure-swapped": _swapped,
    "unit-mismatch": _unit,
    "percentage-points": _points,
    "bound-mismatch": _bound,
    "direction-mismatch": _direction,
    "omission": _omission,
    "untranslated": _untranslated,
}
CHECK_IDS = frozenset(_TELL)
"""The ids of the findings that comparing a pair can yield."""


def _both(disagreement: Disagreement) -> tuple[Quantity, Quantity]:
    assert disagreement.source is not None
    assert disagreement.target is not None
    return disagreement.source, disagreement.target


def _write(source: Quantity, verb: str = "写成 · write") -> str:
    return f"{verb}: {to_english(source)}"


def _surface(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end].strip()


def _excerpt(text: str, quantity: Quantity | None) -> str:
    """Return a figure with a few words around it."""
    if quantity is None:
        return ""
    start, end = max(0, quantity.start - _CONTEXT), min(len(text), quantity.end + _CONTEXT)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
