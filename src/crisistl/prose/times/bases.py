"""Bases: the day that relative words count from."""

from datetime import date

from crisistl.prose.times.calendar import shifted
from crisistl.prose.times.context import Context, NeedsToday
from crisistl.prose.times.mention import Raw

_MONTHS_AWAY = {
    "last month": -1,
    "the previous month": -1,
    "next month": 1,
    "the following month": 1,
}


def speaking_day(context: Context) -> tuple[date, str]:
    if context.speaking is None:
        raise NeedsToday
    return context.speaking


def latest_day(context: Context) -> tuple[date, str]:
    if context.latest is None:
        raise NeedsToday
    return context.latest


def one_line(text: str) -> str:
    return " ".join(text.split())


def month_meant(raw: Raw, context: Context) -> tuple[date, str]:
    """The first day of the month that 'that month', 'the month' or 'it' means, and which month it is."""
    words = one_line(raw.get("of"))
    is_named = words not in ("this month", "last month", "next month")
    if is_named and context.month_named:
        near, name = context.month_named.first, "the month named before"
    elif is_named and words != "the month":
        near, name = latest_day(context)
    else:
        near, name = speaking_day(context)
    first = shifted(near.replace(day=1), _MONTHS_AWAY.get(words, 0), "month")
    return first, f"'{words or 'it'}': {name}"
