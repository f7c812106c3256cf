# A bilingual file checked. Comes in: its units. Goes out: findings, one after the other.
"""The checks of a pair on the units of any bilingual file, without a project and without holding the file."""

from collections.abc import Iterable, Iterator, Sequence

from workreport.bilingual.unit import BilingualUnit, is_mostly_chinese
from workreport.comparison.descriptions import Pair, describe
from workreport.comparison.omissions import Pace
from workreport.comparison.pairs import compare_pair
from workreport.findings import Finding, Severity
from workreport.model import Location
from workreport.terminology.comparing import TermComparison
from workreport.terminology.concept import Concept
from workreport.terminology.descriptions import describe_term

_EXCERPT = 40


def check_units(units: Iterable[BilingualUnit], name: str, concepts: Sequence[Concept] = ()) -> Iterator[Finding]:
    """Yield what is wrong with the pairs of a bilingual file, which findings call `name`.

    With concepts of a termbase, that includes the terms.
    """
    pace = Pace()
    terms = TermComparison(concepts)
    for unit in units:
        location = Location(path=name, line=unit.line or None)
        if unit.problem:
            fix = "每行要有中文和英文，用制表符隔开 · every row needs Chinese and English with a tab between"
            yield _about(unit, location, "malformed-row", unit.problem, fix)
        elif not unit.target or is_mostly_chinese(unit.target):
            message = "没有英文 · there is no English" if not unit.target else "英文处还是中文 · still in Chinese"
            yield _about(unit, location, "missing-translation", message, "翻译这一段 · translate it")
        else:
            pair = Pair(unit=unit.id, source_text=unit.source, target_text=unit.target, location=location)
            for disagreement in compare_pair(unit.source, unit.target, pace):
                yield describe(disagreement, pair)
            for issue in terms.compare(unit.source, unit.target):
                yield describe_term(issue, pair)


def _about(unit: BilingualUnit, location: Location, check: str, message: str, fix: str) -> Finding:
    return Finding(
        check=check,
        severity=Severity.WARNING,
        location=location,
        message=f"{unit.id}: {message}",
        fix=fix,
        unit=unit.id,
        source=unit.source[:_EXCERPT],
        target=unit.target[:_EXCERPT],
    )
