"""Conditions: a part of a query as the options that a user would type for it."""

from collections.abc import Sequence
from shlex import quote

from crisistl.cli.question import conditions
from crisistl.dates import BEGINNING, END, Period
from crisistl.query.spelling import spell
from crisistl.query.tree import And, During, Has, Or, Query


def as_options(query: Query) -> str:
    """A condition as the options for it, or else as an expression; as a shell reads it."""
    if isinstance(query, Or) and _have_one_option(query.parts):
        return " ".join(map(as_options, query.parts))
    if isinstance(query, And) and all(_field(part) == "text" for part in query.parts):
        words = [spell(part).partition(":")[2] for part in query.parts]
        return f"--text {quote(' '.join(words))}"
    if field := _field(query):
        _, value = spell(query).split(":", 1)
        return f"--{field.replace('_', '-')} {quote(value)}"
    if isinstance(query, During) and query.relation == "overlap":
        return _period_option(query.period)
    return f"--where {quote(spell(query))}"


def _have_one_option(parts: Sequence[Query]) -> bool:
    fields = set(map(_field, parts))
    return len(fields) == 1 and fields != {None}


def _period_option(period: Period) -> str:
    if period.upper == END:
        return f"--from {period.lower}"
    if period.lower == BEGINNING:
        return f"--to {period.upper}"
    return f"--on {period}"


def _field(query: Query) -> str | None:
    """The field of a condition that has an option of its own."""
    if isinstance(query, Has) and query.field in conditions():
        return query.field
    return None
