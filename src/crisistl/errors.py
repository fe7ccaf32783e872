"""Errors that a user can correct, each with the exit code of the program."""

from typing import Literal, NamedTuple

DateErrorKind = Literal[
    "unknown", "range", "ambiguous", "no year", "misspelled", "impossible"
]


class Advice(NamedTuple):
    """A setting that would solve a problem, such as "date_order", and values for it.

    Python has it as an argument; cli/ knows the option, and adds it to the remedy.
    """

    setting: str
    values: tuple[str, ...] = ()


def sentence(problem: str, *remedies: str) -> str:
    """A problem and its remedies as one message: "'x' is a range; write one day"."""
    text = problem
    for remedy in filter(None, remedies):
        if remedy[0].islower():
            text += f"; {remedy}"
        else:
            stop = "."
            if text.endswith("?"):
                stop = ""
            end = "."
            if remedy.endswith("?"):
                end = ""
            text += f"{stop} {remedy}{end}"
    return text


class CrisisError(Exception):
    """Something that the user can correct: what is wrong and, where it is known, what to do."""

    exit_code = 3

    def __init__(
        self, problem: str = "", remedy: str = "", advice: tuple[Advice, ...] = ()
    ) -> None:
        super().__init__(problem, remedy, advice)
        self.problem = problem
        self.remedy = remedy
        self.advice = advice

    def __str__(self) -> str:
        return sentence(self.problem, self.remedy)


class UsageError(CrisisError):
    """The command line is wrong: an option, a date, a name, an expression."""

    exit_code = 2


class InvalidSetting(UsageError):
    """A setting of a question, such as "depth", that isn't valid or doesn't fit the others."""

    def __init__(
        self,
        setting: str,
        problem: str,
        remedy: str = "",
        *,
        value: object = None,
        advice: tuple[Advice, ...] = (),
    ) -> None:
        super().__init__(problem, remedy, advice)
        self.setting = setting
        self.value = value

    def __str__(self) -> str:
        if self.value is None:
            given = ""
        else:
            given = f" {self.value!r}"
        return f"{self.setting}{given}: {super().__str__()}"


class UnknownName(UsageError):
    """A name that is in no register.

    `noun` is what it was looked up as, such as "actor", where a list of all names would help. `actor` is the text,
    where it was looked up as an actor.
    """

    def __init__(
        self, problem: str, remedy: str = "", noun: str = "", *, actor: str = ""
    ) -> None:
        super().__init__(problem, remedy)
        self.noun = noun
        self.actor = actor


class NotCounted(UsageError):
    """A word by which events can't be counted, as it is no name of a field."""


class NameTaken(UsageError):
    """An alias that is a name of another part of a register.

    `kept` is the name of the part that the alias is for, which may not exist yet, `owner` that of the other one.
    """

    def __init__(
        self, kind: str, alias: str, kept: str, owner: str, *, is_new: bool = False
    ) -> None:
        if alias == owner:
            problem = f"the file has the {kind} {owner!r} already"
        else:
            problem = f"{alias!r} is a name of the {kind} {owner!r}"
        super().__init__(problem)
        self.kept = kept
        self.owner = owner
        self.is_new = is_new


class NotADate(UsageError):
    """A name of an actor or a theme where a date is needed; `field` is what it can be asked by."""

    def __init__(self, field: str, noun: str, text: str) -> None:
        super().__init__(f"{text!r} is {noun}, not a date")
        self.field = field
        self.text = text


class DateError(UsageError, ValueError):
    """A date that can't be read; a ValueError so that pydantic reports it with its event.

    Callers decide by `kind`; `text` is what was typed, where it is known.
    """

    def __init__(
        self,
        problem: str,
        remedy: str = "",
        kind: DateErrorKind = "impossible",
        advice: tuple[Advice, ...] = (),
        text: str = "",
    ) -> None:
        super().__init__(problem, remedy, advice)
        self.kind = kind
        self.text = text


class DataError(CrisisError):
    """A file can't be found or read, or its content is invalid."""

    exit_code = 3


class MissingFile(DataError):
    """A file that doesn't exist; `path` as it was typed."""

    def __init__(self, path: str, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.path = path


class InvalidValue(DataError, ValueError):
    """A value that the model refuses; a ValueError so that pydantic reports its place."""


class OutputError(CrisisError):
    """A result can't be written."""

    exit_code = 4
