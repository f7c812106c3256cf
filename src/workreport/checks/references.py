# What data files say about places of a text. Comes in: open questions, indicators, reports. Goes out: findings.
"""`question-mismatch` and `indicator-mismatch`: an entry that is about words, or a report, that are not there."""

from collections.abc import Iterable, Iterator, Mapping

from workreport.findings import Finding, Severity
from workreport.indicators.loading import INDICATORS, Indicator
from workreport.model import Location, Report
from workreport.questions import QUESTIONS, Question, locate

_NO_REPORT = "没有这份报告 · there is no such report"


def check_references(
    questions: Iterable[Question], indicators: Iterable[Indicator], sources: Mapping[str, Report]
) -> Iterator[Finding]:
    """Yield the entries about a report that is not there, and the questions about words that it does not have.

    `sources` are the Chinese of all reports by id. Where a key figure's words are, `check_indicators` looks.
    """
    for question in questions:
        source = sources.get(question.report)
        if source is None:
            fix = f"place = … · {', '.join(sources)}"
            yield _finding("question", QUESTIONS, question.line, f"{_NO_REPORT}: {question.report}", fix)
        elif locate(question, source) is None:
            message = f"原文没有“{question.quote}” · the text does not have these words"
            fix = "quote 照网页写；问题已解决就删去这一条 · quote the page; delete the entry if it is answered"
            yield _finding("question", QUESTIONS, question.line, message, fix)
    for indicator in indicators:
        if indicator.report not in sources:
            fix = f"report = … · {', '.join(sources)}"
            yield _finding("indicator", INDICATORS, indicator.line, f"{_NO_REPORT}: {indicator.report}", fix)


def _finding(kind: str, path: str, line: int, message: str, fix: str) -> Finding:
    return Finding(
        check=f"{kind}-mismatch",
        severity=Severity.ERROR,
        location=Location(path=path, line=line or None),
        message=message,
        fix=fix,
    )
