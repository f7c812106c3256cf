# What only the drafting office can answer. Comes in: TOML. Goes out: Questions.
"""Open questions of translation: `data/open-questions.toml`, listed in public on each report's errata page.

Where a meaning depends on what only the drafting office knows, what is written is translated and the question recorded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.model import Location, Report, Segment
from workreport.tables import has_both_languages, head_lines, parse_tables

QUESTIONS = "data/open-questions.toml"
_PLACE = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)+#[a-z][a-z0-9-]*(?:/\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question about words of the source."""

    place: str
    """Id of the source segment, such as `2024/2-plan/index#plan/5`."""
    quote: str
    """The words, as that segment has them."""
    translation: str
    """How they are rendered meanwhile."""
    question: Mapping[str, str]
    """By locale folder."""
    line: int
    """Of its entry in the file, from 1; 0 if that cannot be told."""

    @property
    def report(self) -> str:
        """The report the question is about."""
        return self.place.partition("/")[0]


def locate(question: Question, report: Report) -> Segment | None:
    """Return the segment a question is about: the one it names, or, if the text has moved, the first with its words."""
    segments = [segment for page in report.pages for segment in page.segments if question.quote in segment.text]
    return next((segment for segment in segments if segment.id == question.place), segments[0] if segments else None)


def load_questions(root: Path) -> tuple[Question, ...]:
    """Return the questions of a project. Raises ProjectError naming the entry and what is wrong with it."""
    text = read_data(root / QUESTIONS, QUESTIONS)
    tables = parse_tables(text, QUESTIONS, "question")["question"]
    lines = head_lines(text, "question", tables)
    return tuple(_parse(*entry) for entry in zip(tables, count(1), lines, strict=False))


def _parse(table: Mapping[str, object], number: int, line: int) -> Question:
    location = Location(path=QUESTIONS, line=line or None)
    fields: Mapping[str, type] = {"place": str, "quote": str, "translation": str, "question": dict}
    for key, kind in fields.items():
        if not isinstance(table.get(key), kind) or not table[key]:
            fix = f"需要 · needed: {', '.join(fields)}"
            message = f"第 {number} 个 [[question]] 缺少或写错 {key} · number {number}: {key} is missing or wrong"
            raise ProjectError(message, location=location, fix=fix)
    question = table["question"]
    if not isinstance(question, dict) or not has_both_languages(question):
        message = f"第 {number} 个 [[question]] 要有中英文 · number {number} needs both languages"
        raise ProjectError(message, location=location, fix='question = { zh = "…", en = "…" }')
    if not _PLACE.fullmatch(str(table["place"])):
        message = f"第 {number} 个 [[question]] 的 place 写错 · the place of number {number} is wrong"
        raise ProjectError(message, location=location, fix='place = "2024/2-plan/index#plan/5"')
    words = {key: str(table[key]) for key in ("place", "quote", "translation")}
    return Question(**words, question=question, line=line)
