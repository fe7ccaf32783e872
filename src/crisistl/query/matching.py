"""Matching: the events that meet a query, each with its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crisistl.dates import Certainty, EventDate, Period, ongoing
from crisistl.model.order import order_key
from crisistl.query.hit import Hit
from crisistl.query.predicate import predicate
from crisistl.query.tree import (
    EVERYTHING,
    During,
    Query,
    window_of,
)

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones
    from crisistl.model.timeline import Account, Event, Timeline


def on_one_clock(events: Iterable[Event], zones: Zones) -> Iterator[Event]:
    """The events, and their accounts, with their times on the clock of one zone."""
    for event in events:
        placed = zones.place(event.date)
        if event.accounts:
            accounts = tuple(_on_clock(account, zones) for account in event.accounts)
            yield event.model_copy(update={"date": placed, "accounts": accounts})
        elif placed is event.date:
            yield event
        else:
            yield event.model_copy(update={"date": placed})


def _on_clock(account: Account, zones: Zones) -> Account:
    if account.date is None:
        return account
    return account.model_copy(update={"date": zones.place(account.date)})


def matches(
    query: Query,
    timeline: Timeline,
    events: Iterable[Event],
    *,
    certain: bool = False,
    zones: Zones | None = None,
) -> Iterator[Hit]:
    """The events that match, in the order given, each with its mark; `certain` keeps yes alone.

    With `zones`, times are on the clock of one zone.
    """
    if zones:
        events = on_one_clock(events, zones)
    test = predicate(query, timeline)
    window = window_of(query)
    if certain:
        least = Certainty.YES
    else:
        least = Certainty.MAYBE
    for event in events:
        if (found := test(event)) >= least:
            yield marked(event, found, window)


def marked(event: Event, found: Certainty, window: During | None) -> Hit:
    """An event that matches, with its mark; `window` is the period of the query."""
    if found < Certainty.YES:
        return Hit(event, "maybe")
    overlaps = window is not None and window.relation == "overlap"
    if overlaps and ongoing(event.date, window.period):  # type: ignore[union-attr]
        return Hit(event, "ongoing")
    return Hit(event)


def select(
    timeline: Timeline,
    query: Query = EVERYTHING,
    events: Iterable[Event] | None = None,
    *,
    certain: bool = False,
) -> tuple[Hit, ...]:
    """The events that match, in order of time; of the timeline, or of `events` that its registers know."""
    hits = matches(
        query, timeline, timeline.events if events is None else events, certain=certain
    )
    return tuple(sorted(hits, key=lambda hit: order_key(hit.event)))


def measured(hits: Iterable[Hit], centre: Period) -> tuple[Hit, ...]:
    """The hits with their days from a period: negative before it, 0 where they touch it, positive after."""
    return tuple(hit._replace(days=_days_from(centre, hit.event.date)) for hit in hits)


def _days_from(centre: Period, when: EventDate) -> int:
    if when.latest_end < centre.lower:
        return centre.lower.days_to(when.latest_end)
    return max(0, centre.upper.days_to(when.earliest_start))
