"""Counted: the fields and periods that events are counted by, and what others call them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from crisistl.dates import BEGINNING
from crisistl.dates.axis import DAY
from crisistl.dates.calendar import MONTH, UNITS, Unit
from crisistl.dates.words import MONTHS, WEEKDAYS
from crisistl.errors import Advice, NotCounted, UsageError
from crisistl.query.fields import FIELDS, Field, one
from crisistl.query.lookup import (
    FIELD_BY_NAME,
    OTHER_NAMES,
    field_of,
    or_meant,
    usual_fields,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


def _period(unit: Unit) -> Field:
    def values(event: Event) -> tuple[str, ...]:
        start = event.date.earliest_start
        if start == BEGINNING:
            return ()
        return (unit.label(unit.number(start)),)

    return Field(
        unit.name,
        unit.name,
        "text",
        f"the {unit.name} in which it may first have begun",
        None,
        None,
        values,
    )


def _weekday(event: Event) -> tuple[str, ...]:
    when = event.date
    known = when.has_start and when.earliest_start // DAY == when.latest_start // DAY
    if known:
        return (WEEKDAYS[when.earliest_start.weekday()],)
    return ()


def _lag(event: Event) -> tuple[str, ...]:
    from crisistl.model.known import lag

    return one(lag(event))


def _month_of_year(event: Event) -> tuple[str, ...]:
    when = event.date
    known = when.has_start and MONTH.number(when.earliest_start) == MONTH.number(
        when.latest_start
    )
    if known:
        return (MONTHS[when.earliest_start.month - 1],)
    return ()


PERIODS: tuple[Field, ...] = (
    *(_period(unit) for unit in UNITS.values()),
    Field("weekday", "weekday", "text", "the day of the week on which it began", None, None, _weekday),
    Field("lag", "lag", "text", "how late it became known", None, None, _lag),
    Field(
        "month-of-year", "month-of-year", "text", "the month, of any year, in which it began", None, None,
        _month_of_year,
    ),
)  # fmt: skip
"""What events are counted by beside the fields that have values."""
_OTHER_PERIODS = {
    **dict.fromkeys(("date", "dates", "daily", "when", "time"), "day"),
    **dict.fromkeys(("weekly", "weeks"), "week"),
    **dict.fromkeys(("monthly", "months"), "month"),
    **dict.fromkeys(("yearly", "annual", "annually", "years"), "year"),
}
"""What others call the periods that events are counted by."""


def counted_field(name: str) -> Field:
    """The field or period of this name that events can be counted by; UsageError with the nearest names."""
    if name.startswith("extra."):
        return field_of(name)
    known = {field.name: field for field in (*FIELDS, *PERIODS) if field.values}
    field = known.get(name) or FIELD_BY_NAME.get(name)
    if field and field.values:
        return field
    raise _not_counted(name, known, is_field=field is not None)


def _not_counted(name: str, known: Collection[str], *, is_field: bool) -> UsageError:
    """Why events can't be counted by this name, and the names that are near it."""
    near = or_meant(_OTHER_PERIODS.get(name.lower(), name), known)
    problem = f"unknown field {name!r}"
    if is_field:
        problem = f"{name!r} can't be counted"
        if name not in OTHER_NAMES and name not in _OTHER_PERIODS:
            near = ""  # what is spelled like a field that exists is another field
    if near:
        return UsageError(f"{problem}{near}")
    return NotCounted(problem, usual_fields(known), (Advice("all_counted"),))


def counted_meant(name: str) -> str:
    """The field or period that somebody means by a name that may be another program's; "" where there is none."""
    known = {field.name for field in (*FIELDS, *PERIODS) if field.values}
    plain = name.lower()
    for guess in (plain, plain.removesuffix("s")):
        for meant in (guess, _OTHER_PERIODS.get(guess), OTHER_NAMES.get(guess)):
            if meant in known:
                return meant
    return ""
