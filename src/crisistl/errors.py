"""The errors a user can meet, each with the exit code it ends the program with."""

from typing import Literal

DateErrorKind = Literal[
    "unknown", "range", "ambiguous", "no year", "misspelled", "impossible"
]


class CrisisError(Exception):
    """Something the user can mend; the message names the thing and says what to do."""

    exit_code = 3


class UsageError(CrisisError):
    """The command line is wrong: an option, a date, a name, an expression."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that is in no register."""


class NotADate(UsageError):
    """A name of an actor or a theme where a date is needed; `field` is what it can be asked by."""

    def __init__(self, field: str, noun: str, text: str) -> None:
        super().__init__(f"{text!r} is {noun}, not a date")
        self.field = field
        self.text = text


class DateError(UsageError, ValueError):
    """A date that can't be read; a ValueError so that pydantic reports it with its event.

    `kind` is what a caller decides by; `problem` says what is wrong and `remedy`, which may be empty, what to
    write instead.
    """

    def __init__(
        self, problem: str, remedy: str = "", kind: DateErrorKind = "impossible"
    ) -> None:
        super().__init__(problem, remedy, kind)
        self.problem = problem
        self.remedy = remedy
        self.kind = kind

    def __str__(self) -> str:
        if not self.remedy:
            return self.problem
        if self.remedy[0].islower():
            return f"{self.problem}; {self.remedy}"
        stop = "" if self.problem.endswith("?") else "."
        return f"{self.problem}{stop} {self.remedy}{'' if self.remedy.endswith('?') else '.'}"


class DataError(CrisisError):
    """A file can't be found or read, or what it holds is invalid."""

    exit_code = 3


class OutputError(CrisisError):
    """A result can't be written."""

    exit_code = 4
