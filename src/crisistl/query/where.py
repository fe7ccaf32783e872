"""Expressions such as `actor:nato and not (theme:energy or date<2022)`: parsed to a query."""

import re
from dataclasses import dataclass
from typing import NoReturn

from crisistl.dates import DateError
from crisistl.errors import CrisisError, NotADate, UsageError
from crisistl.query.conditions import UnknownField, condition, names_present
from crisistl.query.foreign_signs import (
    condition_meant,
    is_negation,
    presence_meant,
    word_between,
)
from crisistl.query.numbers import COUNTED
from crisistl.query.terms import QUOTED, SLASHED, Terms
from crisistl.query.tree import (
    Query,
    all_of,
    any_of,
    negation,
)
from crisistl.text.excerpt import excerpt

_SPACE = re.compile(r"\s*")
_FIELD = re.compile(rf"extra\.(?:{QUOTED})|\w[\w.-]*", re.DOTALL)
_SIGN = re.compile(r"<=|>=|[:<>=]")
_ITEM = rf'=?(?:{QUOTED}|{SLASHED}(?=[\s,)]|$)|[^\s(),"]+)'
_VALUE = re.compile(rf"{_ITEM}(?:\s*,\s*{_ITEM})*", re.DOTALL)
_WORD = re.compile(r"\w+")
_NUMERIC = re.compile(r'\s*"?[-+]?\.?\d')
_MOST_NESTED = 60
_A_TERM = 'a condition such as actor:nato, "not" or "("'


class ExpressionError(UsageError):
    """An expression makes no sense: why, the expression as `source`, and the `place` in it, counted from 0."""

    def __init__(self, message: str, source: str, place: int) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.place = place

    def __str__(self) -> str:
        return f"{self.message}\n{excerpt(self.source, self.place)}"


def parse_where(text: str, terms: Terms) -> Query:
    """The query that an expression means. ExpressionError with the place where it makes no sense."""
    reader = _Reader(text, terms)
    query = reader.either(0)
    if reader.at < len(text):
        reader.fail(
            reader.expected("the end")
            if text[reader.at] != ")"
            else 'this ")" has no "("'
        )
    return query


@dataclass
class _Reader:
    """Reads an expression from left to right: `either` of `both` of `one`."""

    text: str
    terms: Terms
    at: int = 0

    def either(self, depth: int) -> Query:
        parts = [self.both(depth)]
        while self._takes("or"):
            parts.append(self.both(depth))
        return any_of(parts)

    def both(self, depth: int) -> Query:
        parts = [self.one(depth)]
        while self._takes("and"):
            parts.append(self.one(depth))
        return all_of(parts)

    def one(self, depth: int) -> Query:
        if depth > _MOST_NESTED:
            self.fail("nested too deeply; use fewer brackets and nots")
        self._skip()
        if self._takes("not"):
            return negation(self.one(depth + 1))
        if self.text.startswith("(", self.at):
            opened = self.at
            self.at += 1
            query = self.either(depth + 1)
            if not self.text.startswith(")", self.at):
                at_end = self.at >= len(self.text)
                self.fail(
                    self.expected('")"'),
                    opened if at_end else None,
                    'this "(" is not closed' if at_end else "",
                )
            self.at += 1
            self._skip()
            return query
        return self._term()

    def _term(self) -> Query:
        start = self.at
        name = self._field_name()
        sign = self._sign_after(name)
        self.at = sign.end()
        self._skip()
        value = _VALUE.match(self.text, self.at)
        if not value:
            self.fail(f"expected a value for {name.group()}")
        try:
            query = condition(self.terms, name.group(), sign.group(), value.group())
        except UnknownField as error:
            self.fail(str(error), start)
        except NotADate as error:
            self.fail(
                f"{error}; ask for it with {error.field}:{error.text}", value.start()
            )
        except (UsageError, DateError) as error:
            self.fail(str(error), value.start(), cause=error)
        self.at = value.end()
        self._skip()
        return query

    def _field_name(self) -> re.Match[str]:
        """The name that a condition begins with."""
        name = _FIELD.match(self.text, self.at)
        if not name or name.group().lower() in ("and", "or"):
            negated = ""
            if is_negation(self.text, self.at):
                negated = '; to leave events out, write "not" before a condition'
            self.fail(f"expected {_A_TERM}{negated}")
        return name

    def _sign_after(self, name: re.Match[str]) -> re.Match[str]:
        """The sign between a name and its value; "=" only before a number."""
        sign = _SIGN.match(self.text, name.end())
        if not sign or self.text.startswith("<>", name.end()):
            self._refuse_word(name.group(), name.start(), name.end())
        if sign.group() == "=" and not _NUMERIC.match(self.text, sign.end()):
            self._refuse_word(name.group(), name.start(), name.end())
        return sign

    def _refuse_word(self, word: str, start: int, end: int) -> NoReturn:
        meant = condition_meant(self.text, word, end, COUNTED)
        if self.text.startswith("=", end):
            condition = meant or f"{word}:VALUE"
            self.fail(
                f'write {condition}, with a colon; "=" goes before an exact name, as in actor:=kremlin',
                end,
            )
        if meant and word.lower() not in ("and", "or", "not"):
            self.fail(f"write {meant}", start)
        if presence := presence_meant(self.text, word, end, names_present()):
            self.fail(f"write {presence}", start)
        self.fail(f"expected {_A_TERM}; to search for a word write text:{word}", start)

    def _takes(self, word: str) -> bool:
        found = _WORD.match(self.text, self.at)
        if (
            found
            and found.group().lower() == word
            and not _SIGN.match(self.text, found.end())
        ):
            self.at = found.end()
            self._skip()
            return True
        return False

    def _skip(self) -> None:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]

    def expected(self, end: str) -> str:
        """What may follow a condition, with a hint where the next word may belong to its value."""
        if written := word_between(self.text, self.at):
            return written
        word = _WORD.match(self.text, self.at)
        loose = (
            word
            and word.group().lower() != "not"
            and not _SIGN.match(self.text, word.end())
        )
        hint = ""
        if loose:
            hint = '; put a value with a space in quotation marks: "..."'
        return f'expected "and", "or" or {end}{hint}'

    def fail(
        self,
        reason: str,
        at: int | None = None,
        instead: str = "",
        cause: CrisisError | None = None,
    ) -> NoReturn:
        """Refuse the expression at this place, or at where the reader is."""
        raise ExpressionError(
            instead or reason, self.text, self.at if at is None else at
        ) from cause
