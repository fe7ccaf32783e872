"""Figures in the extra fields of an event, as words of an account: "(Deaths: 368)"."""

from collections.abc import Iterable

from crisistl.model.timeline import Account, Event
from crisistl.query.numbers import number_of


def contested_figures(one: Event, other: Event) -> tuple[str, ...]:
    """The extra fields in which both events have a number, and not the same one."""
    found = []
    for key in one.extra:
        here, there = (_number(event.extra.get(key)) for event in (one, other))
        if here is not None and there is not None and here != there:
            found.append(key)
    return tuple(found)


def with_figures(words: str, event: Event, keys: Iterable[str]) -> str:
    """The words of an account, followed by these extra fields of the event."""
    figures = "; ".join(f"{_start(key)}{event.extra[key]}" for key in keys)
    if not figures:
        return words
    return f"{words} ({figures})"


def unsaid(accounts: Iterable[Account], keys: Iterable[str]) -> tuple[str, ...]:
    """The extra fields that none of the accounts gives in its words."""
    said = [account.words or "" for account in accounts]
    return tuple(key for key in keys if not any(_start(key) in words for words in said))


def _start(key: str) -> str:
    return f"{key}: "


def _number(value: object) -> float | None:
    if value is None or isinstance(value, bool):
        return None
    return number_of(str(value))
