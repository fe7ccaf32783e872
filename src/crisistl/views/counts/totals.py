"""Totals: adding up a number of the events instead of counting them."""

from collections.abc import Iterable
from decimal import Decimal
from math import isfinite

from crisistl.engine.answer import Answer
from crisistl.engine.base import Seen
from crisistl.errors import InvalidSetting, UsageError
from crisistl.query.fields import Field
from crisistl.query.lookup import field_of
from crisistl.query.numbers import number_of
from crisistl.text.names import suggestion
from crisistl.views.counts.axis import Number


def totalled(answer: Answer, total: str) -> Field:
    """The field of `extra` whose numbers are added up. UsageError for any other."""
    if not total.startswith("extra."):
        raise _unknown_total(answer, total)
    return field_of(total)


def refuse_no_numbers(
    answer: Answer, total: str, added: Iterable[Number | None]
) -> None:
    """InvalidSetting where no event has such a field."""
    if all(number is None for number in added):
        known = answer.engine.spellings(field_of("extra"))
        if total not in {f"extra.{name}" for name, _ in known}:
            raise _unknown_total(answer, total)


def _unknown_total(answer: Answer, total: str) -> UsageError:
    known = dict.fromkeys(
        f"extra.{name}" for name, _ in answer.engine.spellings(field_of("extra"))
    )
    there = f"there are {', '.join(known) or 'no fields of extra'}"
    return InvalidSetting(
        "total",
        "no event has such a number",
        suggestion(total, known) or there,
        value=total,
    )


def added_up(values: Seen) -> Number | None:
    """The sum of the numbers among some values; None where there is none."""
    numbers = (number_of(str(value)) for value in values)  # type: ignore[union-attr]
    found = [number for number in numbers if number is not None]
    finite = [Decimal(repr(number)) for number in found if isfinite(number)]
    if finite:
        return sum(finite, Decimal())
    return None
