"""Bases: the day that relative words count from."""

from datetime import date

from crisistl.prose.times.context import Context, NeedsToday


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
