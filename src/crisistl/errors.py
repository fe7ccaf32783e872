"""The errors a user can meet, each with the exit code it ends the program with."""


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
    """A date that can't be read; a ValueError so that pydantic reports it with its event."""


class DataError(CrisisError):
    """A file can't be found or read, or what it holds is invalid."""

    exit_code = 3


class OutputError(CrisisError):
    """A result can't be written."""

    exit_code = 4
