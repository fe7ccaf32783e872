"""Why a text is not a date: what is wrong with it, and what to write instead."""

from collections.abc import Callable
from typing import TypeVar

from crisistl.errors import DateError, DateErrorKind

T = TypeVar("T")

LONGEST_SHOWN = 80


class Refusal(Exception):
    """What stops a text from being a date, in words that follow the text, and what to write instead.

    The problem is ' is ambiguous: ...' or ': February 2022 has 28 days'; neither ends with a full stop. The text
    itself is put in front where it is known as it was typed: see `refused`.
    """

    def __init__(
        self, problem: str, remedy: str = "", kind: DateErrorKind = "impossible"
    ) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy
        self.kind = kind


def refused(text: str, refusal: Refusal) -> DateError:
    """The refusal of a text as the error that users see."""
    problem = f"{quoted(text)}{refusal.problem}"
    return DateError(problem, refusal.remedy, refusal.kind, text=text)


def quoted(text: str) -> str:
    """The text in quotation marks, on one line whatever it contains, and shortened when it is very long."""
    if len(text) <= LONGEST_SHOWN:
        shown = text
    else:
        shown = text[: LONGEST_SHOWN - 20] + "…"
    return "'" + "".join(c if c.isprintable() else _escaped(c) for c in shown) + "'"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def reading_part(part: str, read: Callable[[str], T]) -> T:
    """`read(part)` of a longer text, where a refusal names the part as well."""
    try:
        return read(part)
    except Refusal as refusal:
        raise Refusal(
            f": {quoted(part)}{refusal.problem}", refusal.remedy, refusal.kind
        ) from None
