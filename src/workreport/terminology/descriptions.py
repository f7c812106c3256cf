# What is said of a term that is told otherwise. Comes in: disagreements. Goes out: findings.
"""Messages about terms, for translators: the Chinese, what the English has, what it should have."""

from workreport.comparison.descriptions import ALLOW_HINT, Pair
from workreport.findings import Finding, Severity
from workreport.locales import EN
from workreport.terminology.comparing import TermDisagreement

_ERRORS = frozenset({"term-deprecated", "protected-name"})
"""What is certainly wrong. The rest may be free translation: it is shown and stops nothing."""
_MESSAGES = {
    "term-deprecated": "“{surface}” 不可译作 “{found}” · must not be rendered “{found}”",
    "term-missing": "“{surface}” 在英文里没有规定的译法 · the translation has no rendering of it from the termbase",
    "term-not-preferred": "“{surface}” 第一次出现应用首选译法，英文为 “{found}” · "
    "has “{found}” where the preferred term has not been used yet",
    "term-first-use": "“{surface}” 第一次出现应写全 · must be given in full where it first appears",
    "protected-name": "“{surface}” 的英文名与规定不一致 · the name is not exactly as it must be",
}


def describe_term(disagreement: TermDisagreement, pair: Pair, *, is_recent: bool = False) -> Finding:
    """Return the finding that tells a disagreement; `is_recent` if the term was approved after the text."""
    concept, check = disagreement.concept, disagreement.check
    message = _MESSAGES[check].format(surface=disagreement.surface, found=disagreement.found)
    accepted = concept.first_use if check == "term-first-use" else " / ".join(concept.accepted(EN))
    fix = f"写成 · write: {accepted}"
    if pair.can_allow:
        fix += "\n" + ALLOW_HINT.format(check=check)
    return Finding(
        check=check,
        severity=Severity.ERROR if check in _ERRORS and not is_recent else Severity.WARNING,
        location=pair.location,
        message=message,
        fix=fix,
        related=pair.related,
        related_text=disagreement.surface,
        unit=pair.unit,
        source=disagreement.surface,
        target=disagreement.found,
    )
