"""Contested: what two events that are one say differently, as accounts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crisistl.compare.difference.fields import figures
from crisistl.compare.extra_figures import (
    contested_figures,
    unsaid,
    with_figures,
)
from crisistl.model.timeline import Account, Event


def accounts_of(one: Event, other: Event) -> tuple[Account, ...]:
    """What each says, where they differ or already did."""
    if not (_are_at_odds(one, other) or one.accounts or other.accounts):
        return ()
    accounts = distinct((*_of_each(one, other), *_of_each(other, one)))
    kept = []
    for account in accounts:
        if not any(_says_no_more(account, fuller) for fuller in accounts):
            kept.append(account)
    return tuple(kept)


def _are_at_odds(one: Event, other: Event) -> bool:
    """Whether two events differ in what accounts are kept for: date, status, who acts, figures."""
    return bool(
        not same_date(one, other)
        or one.status != other.status
        or _differ_in_who(one, other)
        or _differ(figures(one), figures(other))
        or contested_figures(one, other)
    )


def was_united(one: Event, other: Event) -> bool:
    """Whether one of the two has an account that is what the other says: an earlier merge united them."""
    for event, single in ((one, other), (other, one)):
        account = _account(single, event)
        for known in event.accounts:
            if account.source and (account == known or _says_no_more(account, known)):
                return True
    return False


def _says_no_more(account: Account, fuller: Account) -> bool:
    """Whether another account of the same source says all that this one does, as when a file is merged again."""
    if account == fuller or account.source is None or account.source != fuller.source:
        return False
    words = account.words or ""
    if fuller.words != account.words and not (fuller.words or "").startswith(
        f"{words} ("
    ):
        return False
    given = account.model_dump(exclude={"source", "words"}, exclude_defaults=True)
    return all(getattr(account, name) == getattr(fuller, name) for name in given)


def _of_each(event: Event, other: Event) -> Iterator[Account]:
    """The accounts that an event has, or else the one that it is, with what the other says otherwise."""
    contested = _contested(event, other)
    if not event.accounts:
        yield _account(event, other).model_copy(update=contested)
    for account in event.accounts:
        silent = {}
        for name, value in contested.items():
            if not getattr(account, name):
                silent[name] = value
        yield account.model_copy(update=silent)
    yield from _contested_figures(event, other)


def _contested_figures(event: Event, other: Event) -> Iterator[Account]:
    """The event's figures that the other one contests, where it isn't known which source gives them."""
    if not event.accounts and _has_one_source(event):
        return  # its account has them
    keys = unsaid(event.accounts, contested_figures(event, other))
    if keys:
        words = with_figures(event.title, event, keys)
        yield Account(date=event.date, words=words)


def _has_one_source(event: Event) -> bool:
    return len(event.sources) < 2


def _contested(event: Event, other: Event) -> dict[str, Any]:
    """The status of an event and who acts in it, where the other event says otherwise."""
    found: dict[str, Any] = {}
    if _differ_in_who(event, other):
        found |= {"actors": event.actors, "targets": event.targets}
    if event.status != other.status:
        found |= {"status": event.status, "attributed_to": event.attributed_to}
    return found


def _differ_in_who(one: Event, other: Event) -> bool:
    return _differ(one.actors, other.actors) or _differ(one.targets, other.targets)


def _differ(here: Sequence[Any], there: Sequence[Any]) -> bool:
    """Whether both say something, and not the same."""
    return bool(here and there and {*here} != {*there})


def _account(event: Event, other: Event) -> Account:
    """What an event says: its first source, its date, and its words, with the figures that the other hasn't."""
    source = None
    if event.sources:
        source = event.sources[0]
    in_title = {*figures(event)} <= {*figures(event.model_copy(update=_NO_TEXT))}
    words = event.title
    if not in_title and {*figures(event)} != {*figures(other)}:
        words = ": ".join(filter(None, (event.title, event.summary)))
    if _has_one_source(event):
        words = with_figures(words, event, contested_figures(event, other))
    return Account(source=source, date=event.date, words=words)


_NO_TEXT: dict[str, Any] = {"summary": "", "quotes": ()}


def same_date(one: Event, other: Event) -> bool:
    return one.date.text == other.date.text


def distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return tuple(found)
