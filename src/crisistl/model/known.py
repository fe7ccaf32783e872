"""Known: a chronology as it was known on a day, and how late its events became known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY, first_second
from crisistl.dates.words import day_words

if TYPE_CHECKING:
    from crisistl.model.timeline import Citation, Event, Source, Timeline

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


def as_known(timeline: Timeline, day: date) -> Timeline:
    """The timeline as it was known at the end of a day: events, sources and accounts of then, titles as they were.

    An event without `known` and without a date of its sources counts as known when it was recorded, else when it
    happened. Links to events of later are taken out. The title says of which day this is.
    """
    sources = timeline.sources_by_id
    limit = Moment(first_second(day) + DAY - 1)
    events = [e for e in timeline.events if _known_from(e, sources) <= limit]
    ids = {event.id for event in events}
    then = tuple(_as_it_was(event, ids, sources, limit, day) for event in events)
    new: dict[str, Any] = {}
    for name in type(timeline).model_fields:
        new[name] = getattr(timeline, name)
    words = day_words(first_second(day))
    new["title"] = f"As known on {words}"
    if timeline.title:
        new["title"] = f"{timeline.title}, as known on {words}"
    if timeline.as_of:
        new["as_of"] = min(day, timeline.as_of)
    else:
        new["as_of"] = day
    return type(timeline).model_construct(**new | {"events": then})


def first_known(timeline: Timeline) -> str | None:
    """The first day by which something was known, in words; None without events."""
    sources = timeline.sources_by_id
    starts = [_known_from(event, sources) for event in timeline.events]
    if starts:
        return day_words(min(starts))
    return None


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


def _known_from(event: Event, sources: Mapping[str, Source]) -> Moment:
    """The first moment at which an event may have been known; see `as_known`."""
    if when := known_date(event, sources):
        return when.earliest_start
    if event.recorded:
        return first_second(event.recorded)
    return event.date.earliest_start


def _as_it_was(
    event: Event, ids: set[str], sources: Mapping[str, Source], limit: Moment, day: date
) -> Event:
    accounts = []
    for account in event.accounts:
        if not account.source or _then((account.source,), sources, limit):
            accounts.append(account)
    new: dict[str, Any] = {
        "responds_to": tuple(i for i in event.responds_to if i in ids),
        "contradicts": tuple(i for i in event.contradicts if i in ids),
        "sources": _then(event.sources, sources, limit) or event.sources,
        "accounts": tuple(accounts),
        **_before_revisions(event, day),
    }
    return event.model_copy(update=new)


def _before_revisions(event: Event, day: date) -> dict[str, Any]:
    """The values that fields had on a day, of those that were revised since."""
    values: dict[str, Any] = {}
    for revision in sorted(event.revisions, key=lambda r: r.until, reverse=True):
        if revision.until <= day:
            continue
        for name in ("title", "date", "status", "summary"):
            value = getattr(revision, name)
            if value is not None:
                values[name] = value
    return values


def _then(
    cited: Iterable[Citation], sources: Mapping[str, Source], limit: Moment
) -> tuple[Citation, ...]:
    """The citations that were published by then, or of which nobody knows when."""
    kept = []
    for citation in cited:
        when = published_on(citation, sources)
        if when is None or when.earliest_start <= limit:
            kept.append(citation)
    return tuple(kept)
