"""Known: when an event became known, and how long after it happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY
from crisistl.dates.words import day_words

if TYPE_CHECKING:
    from crisistl.model.timeline import (
        Actor,
        Citation,
        Event,
        Source,
        Tenure,
        Timeline,
    )

    Part = TypeVar("Part", Actor, Tenure)

_LAGS = ((0, "the same day"), (7, "within a week"), (31, "within a month"), (366, "within a year"))  # fmt: skip


def known_date(event: Event, sources: Mapping[str, Source]) -> EventDate | None:
    """When an event became known: its own `known`, else when the first of its sources was published."""
    if event.known:
        return event.known
    published = (published_on(cited, sources) for cited in event.sources)
    return min(
        (when for when in published if when),
        key=lambda when: when.earliest_start,
        default=None,
    )


def published_on(cited: Citation, sources: Mapping[str, Source]) -> EventDate | None:
    """When a citation, or else its source, was published."""
    source = sources.get(cited.source or "")
    return cited.published or (source.published if source else None)


class BecameKnown(NamedTuple):
    """The first moment at which an event may have become known, and whether it surely did on that day."""

    moment: Moment
    sure: bool

    def describe(self) -> str:
        """Words such as "became known on 9 January 2022"."""
        words = day_words(self.moment)
        if self.sure:
            return f"became known on {words}"
        return f"may have become known on {words}"


def with_known(timeline: Timeline) -> Timeline:
    """The timeline with `known` in every event of which its sources give it."""
    sources = timeline.sources_by_id
    return timeline.with_parts(
        events=tuple(
            event
            if event.known
            else event.model_copy(update={"known": known_date(event, sources)})
            for event in timeline.events
        )
    )


def lag(event: Event) -> str | None:
    """How long after it happened an event became known, in words; None where `known` is missing."""
    if event.known is None:
        return None
    known, happened = event.known, event.date
    if known.latest_end < happened.earliest_start:
        return "before it happened"
    first = known.earliest_start // DAY
    if (
        known.latest_start // DAY != first
        or happened.earliest_start // DAY != happened.latest_start // DAY
    ):
        return "unclear, for a vague date"
    days = first - happened.earliest_start // DAY
    return next(
        (words for most, words in _LAGS if days <= most), "after more than a year"
    )
