"""Differing: in what the accounts of an event differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisistl.model.choices import DIFFERENCES
from crisistl.text.figures import figures_in

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    said: dict[str, set[object]] = {
        "date": {account.date.text for account in accounts if account.date},
        "status": {account.status for account in accounts if account.status},
        "figure": {frozenset(figures) for a in accounts if (figures := _figures(a))},
        "who": {_sides(account) for account in accounts if any(_sides(account))},
    }
    return tuple(name for name in DIFFERENCES if len(said[name]) > 1)


def _figures(account: Account) -> tuple[str, ...]:
    return figures_in(account.words or "")


def _sides(account: Account) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(account.actors), frozenset(account.targets)
