"""SQL: pieces of statements with the values of their parameters, joined without changing them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL; each "?" in it is a parameter, with its value in `values`."""

    text: str
    values: tuple[Any, ...] = ()

    def __add__(self, other: "Sql | str") -> "Sql":
        if isinstance(other, str):
            return Sql(self.text + other, self.values)
        return Sql(self.text + other.text, self.values + other.values)

    def wrapped(self, before: str, after: str = "") -> "Sql":
        """The piece with text without parameters around it."""
        return Sql(before + self.text + after, self.values)


TRUE, FALSE = Sql("1 = 1"), Sql("1 = 0")


def both(parts: Iterable[Sql]) -> Sql:
    """All parts hold."""
    return _joined([part for part in parts if part != TRUE], " AND ", TRUE, FALSE)


def either(parts: Iterable[Sql]) -> Sql:
    """At least one part holds."""
    return _joined([part for part in parts if part != FALSE], " OR ", FALSE, TRUE)


def negated(part: Sql) -> Sql:
    """The part doesn't hold; no column is ever NULL, so a condition is true or false."""
    if part in (TRUE, FALSE):
        if part == TRUE:
            return FALSE
        return TRUE
    return Sql(f"NOT ({part.text})", part.values)


def _joined(parts: list[Sql], word: str, nothing: Sql, decisive: Sql) -> Sql:
    if decisive in parts:
        return decisive
    if not parts:
        return nothing
    if len(parts) == 1:
        return parts[0]
    text = word.join(f"({part.text})" for part in parts)
    return Sql(text, tuple(value for part in parts for value in part.values))
