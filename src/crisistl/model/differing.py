"""Differing: in what the accounts of an event differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisistl.model.choices import DIFFERENCES
from crisistl.text.figures import figures_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crisistl.model.timeline import Account, Event


def differences(event: Event) -> tuple[str, ...]:
    """The things of DIFFERENCES in which the event's accounts differ from each other or from its date and status."""
    if not event.accounts:
        return ()
    return differences_of((own_account(event), *event.accounts))


def own_account(event: Event) -> Account:
    """The date and the status of an event that has accounts, as one more account without a source."""
    silent = {"source": None, "words": None, "attributed_to": (), "actors": (), "targets": ()}  # fmt: skip
    own = {"date": event.date, "status": event.status}
    return event.accounts[0].model_copy(update={**silent, **own})


def differences_of(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The things of DIFFERENCES in which at least two accounts differ; an account may be silent."""
    if len(accounts) < 2:
        return ()
    found = []
    for name in DIFFERENCES:
        said = set(map(_SAID[name], accounts)) - {None}
        if len(said) > 1 and not (name == "date" and _are_hours_of_one_day(accounts)):
            found.append(name)
    return tuple(found)


def _are_hours_of_one_day(accounts: Sequence[Account]) -> bool:
    """Whether the dates are a day and a time on that day, of which the second only says more."""
    dates = {account.date.text for account in accounts if account.date}
    days = {text.partition("T")[0] for text in dates}
    return len(days) == 1 and len(dates - days) == 1


def _date(account: Account) -> str | None:
    return account.date.text if account.date else None


def _status(account: Account) -> str | None:
    return account.status


def _figures(account: Account) -> frozenset[str] | None:
    return frozenset(figures_in(account.words or "")) or None


def _sides(account: Account) -> tuple[frozenset[str], frozenset[str]] | None:
    if account.actors or account.targets:
        return frozenset(account.actors), frozenset(account.targets)
    return None


_SAID: dict[str, Callable[[Account], object]] = {
    "date": _date,
    "status": _status,
    "figure": _figures,
    "who": _sides,
}
"""What an account says in each thing; None where it is silent."""
