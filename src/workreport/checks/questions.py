# Open questions still in their place. Comes in: a loaded report. Goes out: findings.
"""Whether every open question is about words that stand where it says."""

from collections.abc import Iterator

from workreport.findings import Finding, Severity
from workreport.locales import SOURCE
from workreport.model import Location
from workreport.project import LoadedReport
from workreport.questions import QUESTIONS


def check_questions(loaded: LoadedReport) -> Iterator[Finding]:
    """Yield a finding for every question whose words are not in the segment it names."""
    texts = {segment.id: segment.text for page in loaded.reports[SOURCE.folder].pages for segment in page.segments}
    for question in loaded.questions:
        if question.quote not in texts.get(question.place, ""):
            yield Finding(
                check="question-not-found",
                severity=Severity.ERROR,
                location=Location(path=QUESTIONS),
                message=f"{question.place} 没有“{question.quote}” · does not have “{question.quote}”",
                fix="改正 place 或 quote，问题已解决则删去 · correct place or quote, or remove what is answered",
            )
