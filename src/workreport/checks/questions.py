# Open questions still in their place. Comes in: a loaded report. Goes out: findings.
"""Whether every open question is about words that stand where it says."""

from collections.abc import Iterator

from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location
from workreport.project import LoadedReport
from workreport.questions import QUESTIONS, locate


def check_questions(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every question whose words the report does not have."""
    for question in loaded.questions:
        if locate(question, loaded.reports[SOURCE.folder]) is None:
            yield Finding(
                check="question-not-found",
                severity=Severity.ERROR,
                location=Location(path=QUESTIONS),
                message=f"报告里没有“{question.quote}” · the report does not have “{question.quote}”",
                fix="改正 quote，问题已解决则删去 · correct quote, or remove what is answered",
            )
