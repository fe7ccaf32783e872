"""A hit: an event that a query found, with how surely it matches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from crisistl.dates import Certainty

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

Match = Literal["yes", "maybe", "ongoing"]


class Hit(NamedTuple):
    """An event as an answer: how surely it matches and, around a date, how many days from it."""

    event: Event
    match: Match = "yes"
    days: int | None = None


Predicate = Callable[["Event"], Certainty]
