"""Conditions: what a field, a sign and a value of an expression ask for, as a query."""

from crisistl.dates import BEGINNING, END, DateError, Period, Relation
from crisistl.dates.anyyear import is_any_year, parse_any_year
from crisistl.errors import UsageError
from crisistl.query.fields import FIELDS, Field
from crisistl.query.lookup import field_of
from crisistl.query.numbers import COUNTED, LINKED, number_of
from crisistl.query.terms import Terms, split_list, unquoted
from crisistl.query.tree import (
    Compare,
    Comparison,
    During,
    Has,
    Query,
    Regex,
    Yearly,
    any_of,
    negation,
)
from crisistl.text.names import did_you_mean

RELATIONS: dict[str, Relation] = {
    "date": "overlap",
    "date.within": "within",
    "date.start": "start",
}
_LIMITS = {"from": ">=", "to": "<="}


def condition(terms: Terms, name: str, sign: str, value: str) -> Query:
    """The condition that a field, one of the signs : = < > <= >= and the text of a value make.

    UnknownField for an unknown name; UsageError, DateError or NotADate for a value that the field can't have.
    """
    if name in _LIMITS:
        if sign != ":":
            raise UsageError(f"write {name}:DATE")
        return _dated(terms, "overlap", _LIMITS[name], value)
    if name in RELATIONS:
        return _dated(terms, RELATIONS[name], sign, value)
    if sign != ":":
        return _compared(_number_field(name), sign, value)
    if name in ("has", "lacks"):
        there = any_of(_present(terms, item) for item in split_list(value))
        if name == "has":
            return there
        return negation(there)
    return terms.has(_known_field(name).name, value)


def _compared(name: str, sign: str, value: str) -> Query:
    number = number_of(unquoted(value))
    if number is None:
        raise UsageError(f"{value!r} is not a number")
    return Compare(name, _COMPARISONS[sign], number)


def names_present() -> list[str]:
    """The names of what an event can have: with has:NAME and lacks:NAME."""
    fields = [field.name for field in FIELDS if field.column in COUNTED]
    return [*dict.fromkeys([*COUNTED, *fields, *LINKED])]


def _present(terms: Terms, name: str) -> Query:
    """The condition that an event has something in a field, or has an answer or a contradiction."""
    if name in LINKED:
        return terms.linked(name)
    if name.startswith("extra."):
        return Has(_known_field(name).name, Regex("."))
    there = names_present()
    if name not in there:
        near = did_you_mean(name, there) or "; there are " + ", ".join(there)
        raise UsageError(f"has: unknown field {name!r}{near}")
    return Compare(name if name in COUNTED else field_of(name).column, ">", 0)


def _dated(terms: Terms, relation: Relation, sign: str, value: str) -> Query:
    if sign == ":":
        if is_any_year(unquoted(value)):
            return Yearly(parse_any_year(unquoted(value)), relation)
        return any_of(During(period, relation) for period in _periods(terms, value))
    period = terms.period(unquoted(value), ranges=False)
    return During(_beside(period, sign), relation)


def _periods(terms: Terms, value: str) -> list[Period]:
    """A date that has commas of its own, such as "January 10, 2022", or a list of dates."""
    items = split_list(value)
    try:
        return [terms.period(unquoted(value))]
    except DateError:
        if len(items) == 1:
            raise
        return [terms.period(unquoted(item)) for item in items]


_COMPARISONS: dict[str, Comparison] = {
    "=": "=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}


class UnknownField(UsageError):
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
        *RELATIONS,
        "from",
        "to",
        "extra.NAME",
    ]
    try:
        return field_of(name, asked=True)
    except UsageError:
        names = list(dict.fromkeys(known))
        message = f"unknown field {name!r}{did_you_mean(name, names) or '; there are ' + ', '.join(names)}"
        raise UnknownField(message) from None


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
