# Exceptions are for input that cannot be used at all; disagreements between texts are findings.
"""The errors that end a command, each with the place it is about."""

from workreport.findings import show_hidden
from workreport.model import Location


class WorkReportError(Exception):
    """Input that cannot be used. `cli` prints it and exits with 2; nobody else catches it to go on.

    `message` says what was found, `fix` what to do; both are for a reader who does not program.
    """

    def __init__(self, message: str, *, location: Location | None = None, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.location = location
        self.fix = fix

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        fix = f"\n    fix:    {self.fix}" if self.fix else ""
        return show_hidden(f"{place}{self.message}{fix}")


class SourceError(WorkReportError):
    """A delivered text that cannot be read as text."""


class PageError(WorkReportError):
    """A Markdown page that cannot be read, or pages that would be overwritten."""


class ProjectError(WorkReportError):
    """Project data (`data/*.toml`) that is missing or malformed."""
