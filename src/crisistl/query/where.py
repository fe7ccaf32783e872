"""Expressions such as `actor:nato and not (theme:energy or date<2022)`: parsed to a query, and spelled from one."""

import re
from dataclasses import dataclass
from typing import NoReturn

from crisistl.dates import BEGINNING, END, DateError, Period, Relation
from crisistl.dates.anyyear import is_any_year, parse_any_year
from crisistl.errors import CrisisError, NotADate, UsageError
from crisistl.query.fields import FIELDS, Field, field_of
from crisistl.query.foreign_signs import (
    condition_meant,
    is_negation,
    word_between,
)
from crisistl.query.numbers import COUNTED, LINKED
from crisistl.query.predicate import number_of
from crisistl.query.terms import QUOTED, SLASHED, Terms, split_list, unquoted
from crisistl.query.tree import (
    Among,
    And,
    Compare,
    Comparison,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    Yearly,
    all_of,
    any_of,
    negation,
)
from crisistl.text.excerpt import excerpt
from crisistl.text.names import did_you_mean

_SPACE = re.compile(r"\s*")
_FIELD = re.compile(rf"extra\.(?:{QUOTED})|\w[\w.-]*", re.DOTALL)
_KEY = re.compile(r"[\w.-]+")
_SIGN = re.compile(r"<=|>=|[:<>=]")
_ITEM = rf'=?(?:{QUOTED}|{SLASHED}(?=[\s,)]|$)|[^\s(),"]+)'
_VALUE = re.compile(rf"{_ITEM}(?:\s*,\s*{_ITEM})*", re.DOTALL)
_WORD = re.compile(r"\w+")
_NUMERIC = re.compile(r'\s*"?[-+]?\.?\d')
_BARE = re.compile(r"\w[\w.:@+-]*")
_RELATIONS: dict[str, Relation] = {
    "date": "overlap",
    "date.within": "within",
    "date.start": "start",
}
_LIMITS = {"from": ">=", "to": "<="}
_RELATION_NAMES = {relation: name for name, relation in _RELATIONS.items()}
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
            query = self._condition(name.group(), sign.group(), value.group())
        except _UnknownField as error:
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
                negated = '; "not" goes before what must not be'
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

    def _condition(self, name: str, sign: str, value: str) -> Query:
        if name in _LIMITS:
            if sign != ":":
                raise UsageError(f"write {name}:DATE")
            return self._dated("overlap", _LIMITS[name], value)
        if name in _RELATIONS:
            return self._dated(_RELATIONS[name], sign, value)
        if sign != ":":
            return self._compared(_number_field(name), sign, value)
        if name in ("has", "lacks"):
            there = any_of(self._present(item) for item in split_list(value))
            if name == "has":
                return there
            return negation(there)
        return self.terms.has(_known_field(name).name, value)

    def _compared(self, name: str, sign: str, value: str) -> Query:
        number = number_of(unquoted(value))
        if number is None:
            raise UsageError(f"{value!r} is not a number")
        return Compare(name, _COMPARISONS[sign], number)

    def _present(self, name: str) -> Query:
        """The condition that an event has something in a field, or has an answer or a contradiction."""
        if name in LINKED:
            return self.terms.linked(name)
        if name.startswith("extra."):
            return Has(_known_field(name).name, Regex("."))
        known = {
            **dict.fromkeys(COUNTED),
            **{f.name: None for f in FIELDS if f.column in COUNTED},
        }
        if name not in known:
            there = [*known, *LINKED]
            near = did_you_mean(name, there) or "; there are " + ", ".join(there)
            raise UsageError(f"has: unknown field {name!r}{near}")
        return Compare(name if name in COUNTED else field_of(name).column, ">", 0)

    def _dated(self, relation: Relation, sign: str, value: str) -> Query:
        if sign == ":":
            if is_any_year(unquoted(value)):
                return Yearly(parse_any_year(unquoted(value)), relation)
            return any_of(During(period, relation) for period in self._periods(value))
        period = self.terms.period(unquoted(value), ranges=False)
        return During(_beside(period, sign), relation)

    def _periods(self, value: str) -> list[Period]:
        """A date that has commas of its own, such as "January 10, 2022", or a list of dates."""
        items = split_list(value)
        try:
            return [self.terms.period(unquoted(value))]
        except DateError:
            if len(items) == 1:
                raise
            return [self.terms.period(unquoted(item)) for item in items]

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


_COMPARISONS: dict[str, Comparison] = {
    "=": "=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}


class _UnknownField(UsageError):
    """A field that is not in the registry; the caret is under its name."""


def _number_field(name: str) -> str:
    """The name under which a number is compared. UsageError where the field has none."""
    if name in COUNTED:
        return name
    field = _known_field(name)
    if field.column in COUNTED:
        return field.column
    if field.ask not in ("extra", "number"):
        raise UsageError(
            f"{name} can't be compared; dates, lat, lon, numbers of extra, and how many values a field has can, "
            "as in sources>1"
        )
    return field.name


def _known_field(name: str) -> Field:
    if name.startswith('extra."'):
        name = "extra." + unquoted(name.removeprefix("extra."))
    known = [
        *(field.name for field in FIELDS if field.ask),
        *_RELATIONS,
        "from",
        "to",
        "extra.NAME",
    ]
    try:
        return field_of(name, asked=True)
    except UsageError:
        names = list(dict.fromkeys(known))
        message = f"unknown field {name!r}{did_you_mean(name, names) or '; there are ' + ', '.join(names)}"
        raise _UnknownField(message) from None


def _beside(period: Period, sign: str) -> Period:
    """From, up to, after or before a period; DateError where nothing lies there."""
    if sign == ">=":
        return Period(period.lower, END, period.clock)
    if sign == "<=":
        return Period(BEGINNING, period.upper, period.clock)
    if sign == ">":
        edge = period.upper
    else:
        edge = period.lower
    if edge in (BEGINNING, END):
        raise DateError(
            f"nothing is {'after' if sign == '>' else 'before'} {period}",
            "write an earlier or later date",
        )
    if sign == ">":
        return Period(edge + 1, END, period.clock)
    return Period(BEGINNING, edge - 1, period.clock)


def spell(query: Query) -> str:
    """The expression that reads back to this query; empty for the query that everything meets."""
    match query:
        case And():
            return " and ".join(map(_inside, query.parts))
        case Or():
            return " or ".join(map(_inside, query.parts))
        case Not():
            return _spelled_negation(query.part)
        case During():
            period = _quoted(str(query.period), extra="/")
            return f"{_RELATION_NAMES[query.relation]}:{period}"
        case Yearly():
            return f"{_RELATION_NAMES[query.relation]}:{query.when}"
        case Among():
            return f"has:{query.what}"
        case Compare():
            return _spelled_comparison(query)
    return f"{field_name(query.field)}:{_spelled_value(query)}"


def _inside(query: Query) -> str:
    """A part of a larger expression, in brackets where it has parts itself."""
    if isinstance(query, And | Or):
        return f"({spell(query)})"
    return spell(query)


def _spelled_negation(part: Query) -> str:
    spelled = _inside(part)
    if isinstance(part, Among | Compare) and spelled.startswith("has:"):
        return spelled.replace("has:", "lacks:", 1)
    return f"not {spelled}"


def _spelled_comparison(query: Compare) -> str:
    is_any = (query.relation, query.number) == (">", 0)
    if is_any and query.field in COUNTED:
        return f"has:{query.field}"
    return f"{field_name(query.field)}{query.relation}{query.written}"


def field_name(name: str) -> str:
    """The name of a field as an expression has it: extra."number hurt" is one."""
    key = name.removeprefix("extra.")
    if key == name or _KEY.fullmatch(key):
        return name
    return f"extra.{_in_marks(key)}"


def _spelled_value(query: Has) -> str:
    value = query.value
    if isinstance(value, Regex):
        return "/" + value.pattern.replace("/", r"\/") + "/"
    mark = "=" * query.exact
    if isinstance(value, Pair):
        mark = "=" * value.exact
        return f"{mark}{_quoted(value.one)},{mark}{_quoted(value.other)}"
    return mark + _quoted(value)


def _quoted(text: str, extra: str = "") -> str:
    if _BARE.fullmatch(text.replace(extra, "") if extra else text):
        return text
    return _in_marks(text)


def _in_marks(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
