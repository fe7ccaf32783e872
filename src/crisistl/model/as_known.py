"""As known: a chronology as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY, first_second
from crisistl.dates.words import day_words
from crisistl.model.known import BecameKnown, published_on

if TYPE_CHECKING:
    from crisistl.model.timeline import (
        Account,
        Actor,
        Citation,
        Event,
        Source,
        Tenure,
        Timeline,
    )

    Part = TypeVar("Part", Actor, Tenure)

_AHEAD = ("planned", "forecast")
"""The status of what is known before it happens."""


class NotYet(NamedTuple):
    """The events that weren't known yet on a day, by id."""

    day: date
    events: Mapping[str, BecameKnown]

    def reason(self) -> str:
        """Why a chronology had no events on the day; empty where it never had any."""
        if not self.events:
            return ""
        moment = min(first.moment for first in self.events.values())
        on_that_day = (
            first.sure
            for first in self.events.values()
            if first.moment // DAY == moment // DAY
        )
        first = BecameKnown(moment, any(on_that_day))
        return (
            f"nothing was known by {day_words(first_second(self.day))}; "
            f"the first event {first.describe()}"
        )


class Knowledge(NamedTuple):
    """A chronology as it was known on a day.

    `unsure` has the ids of its events that may have become known only later.
    """

    timeline: Timeline
    unsure: frozenset[str]
    not_yet: NotYet


def as_known(timeline: Timeline, day: date) -> Knowledge:
    """The timeline as it was known at the end of a day: what became known later is in no part of it.

    Titles, dates, status and summaries are as they were; later sources, accounts, revisions, offices and days of
    entry are removed, as are sources of the register that were published later. Quotes and actors have no date:
    those of a known event stay.

    An event becomes known on its `known` date, else when the first of its sources was published, else when it was
    recorded, else when it happened; never before it happened, unless it was planned or forecast. An event of which
    the date of this is vague, and may be after the day, is kept as unsure. Links to events that were not known yet
    are removed; an event of `omitted` is known when it happened. The title includes the day.
    """
    sources = timeline.sources_by_id
    limit = Moment(first_second(day) + DAY - 1)
    kept, unsure, later = [], set(), {}
    for event in timeline.events:
        earliest, latest = _became_known(_as_written(event, day), sources)
        if earliest > limit:
            later[event.id] = _first_known(event, sources)
            continue
        kept.append(event)
        if latest > limit:
            unsure.add(event.id)
    known = _timeline_then(timeline, kept, day, limit)
    return Knowledge(known, frozenset(unsure), NotYet(day, later))


def _timeline_then(
    timeline: Timeline, kept: Sequence[Event], day: date, limit: Moment
) -> Timeline:
    """The timeline with these events, and all its parts, as they were on a day, of which `limit` is the last second."""
    omitted = tuple(o for o in timeline.omitted if o.date.earliest_start <= limit)
    ids = {event.id for event in kept} | {event.id for event in omitted}
    sources = timeline.sources_by_id
    events = tuple(_as_it_was(event, ids, sources, limit, day) for event in kept)
    new = {name: getattr(timeline, name) for name in type(timeline).model_fields}
    new |= {
        "title": _title_then(timeline.title, day),
        "as_of": min(day, timeline.as_of or day),
        "events": events,
        "omitted": omitted,
        "sources": _sources_then(timeline, events, limit),
        "actors": tuple(_actor_then(actor, limit) for actor in timeline.actors),
    }
    return type(timeline).model_construct(**new)


def _title_then(title: str | None, day: date) -> str:
    """The title of a chronology as it was known on a day."""
    words = day_words(first_second(day))
    if title:
        return f"{title}, as known on {words}"
    return f"As known on {words}"


def _became_known(event: Event, sources: Mapping[str, Source]) -> tuple[Moment, Moment]:
    """The first and the last moment at which an event may have become known; see `as_known`."""
    happened = event.date.earliest_start, event.date.latest_start
    reports = _reports(event, sources)
    if not reports:
        return happened
    if event.status not in _AHEAD:
        reports = [_not_before(report, happened) for report in reports]
    return min(first for first, _ in reports), min(last for _, last in reports)


def _reports(
    event: Event, sources: Mapping[str, Source]
) -> list[tuple[Moment, Moment]]:
    """The first and last moment of each report of an event, or of its entry where none has a date."""
    if event.known:
        return [_reported(event.known)]
    published = (published_on(cited, sources) for cited in event.sources)
    reports = [_reported(when) for when in published if when]
    if not reports and event.recorded:
        recorded = first_second(event.recorded)
        return [(recorded, recorded)]
    return reports


def _reported(when: EventDate) -> tuple[Moment, Moment]:
    if when.end == "closed":
        return when.earliest_start, when.latest_end
    return when.earliest_start, when.latest_start


def _not_before(
    report: tuple[Moment, Moment], happened: tuple[Moment, Moment]
) -> tuple[Moment, Moment]:
    """The bounds of a report, which can't be earlier than what it reports."""
    first, last = report
    if last < happened[0]:  # the dates contradict each other
        return happened
    return max(first, happened[0]), last


def _first_known(event: Event, sources: Mapping[str, Source]) -> BecameKnown:
    first, last = _first_bounds(event, sources)
    return BecameKnown(first, first // DAY == last // DAY)


def _first_bounds(event: Event, sources: Mapping[str, Source]) -> tuple[Moment, Moment]:
    """What `_became_known` gives for the first wording of an event that was known while it was in use."""
    since = date.min
    for until in sorted({revision.until for revision in event.revisions}):
        first, last = _became_known(_as_written(event, since), sources)
        first = max(first, first_second(since))
        if first < first_second(until):
            return first, max(first, last)
        since = until
    first, last = _became_known(event, sources)
    first = max(first, first_second(since)) if event.revisions else first
    return first, max(first, last)


def _as_written(event: Event, day: date) -> Event:
    """The event as the chronology had it on a day."""
    if event.revisions:
        return event.model_copy(update=_before_revisions(event, day))
    return event


def _as_it_was(
    event: Event, ids: set[str], sources: Mapping[str, Source], limit: Moment, day: date
) -> Event:
    accounts = _accounts_then(event, sources, limit)
    new: dict[str, Any] = {
        **_as_first_told(event, accounts),
        "responds_to": tuple(i for i in event.responds_to if i in ids),
        "contradicts": tuple(i for i in event.contradicts if i in ids),
        "sources": _then(event.sources, sources, limit),
        "accounts": accounts,
        "revisions": tuple(r for r in event.revisions if r.until <= day),
        **_before_revisions(event, day),
    }
    if event.recorded and event.recorded > day:
        new["recorded"] = None
    if new.get("date", event.date) != event.date:
        new["date_text"] = None  # the words for the later date
    return event.model_copy(update=new)


def _as_first_told(event: Event, accounts: Sequence[Account]) -> dict[str, Any]:
    """The date and the status by the first accounts that have them, where the event's are by a later one alone."""
    new: dict[str, Any] = {}
    if dated := _first_told(event, accounts, "date"):
        new["date"] = dated.date
    if judged := _first_told(event, accounts, "status"):
        new |= {"status": judged.status, "attributed_to": judged.attributed_to}
    return new


def _first_told(
    event: Event, accounts: Sequence[Account], field: str
) -> Account | None:
    """The first of some accounts that has a field, where only accounts beside them have the value of the event."""
    value = getattr(event, field)
    having = [account for account in event.accounts if getattr(account, field) == value]
    if not having or any(account in accounts for account in having):
        return None
    return next((account for account in accounts if getattr(account, field)), None)


def _accounts_then(
    event: Event, sources: Mapping[str, Source], limit: Moment
) -> tuple[Account, ...]:
    accounts = []
    for account in event.accounts:
        if not account.source or _then((account.source,), sources, limit):
            accounts.append(account)
    return tuple(accounts)


def _sources_then(
    timeline: Timeline, events: Iterable[Event], limit: Moment
) -> tuple[Source, ...]:
    """The sources of the register without those that were published later and that no event cites."""
    cited = set()
    for event in events:
        for citation in (*event.sources, *(a.source for a in event.accounts)):
            if citation:
                cited.add(citation.source)
    kept = []
    for source in timeline.sources:
        if (
            source.id in cited
            or not source.published
            or source.published.earliest_start <= limit
        ):
            kept.append(source)
    return tuple(kept)


def _actor_then(actor: Actor, limit: Moment) -> Actor:
    """The actor without the offices and the end that came later."""
    roles = []
    for role in actor.roles:
        if role.begins is None or role.begins.earliest_start <= limit:
            roles.append(_without_later_end(role, limit))
    then = actor.model_copy(update={"roles": tuple(roles)})
    return _without_later_end(then, limit)


def _without_later_end(part: Part, limit: Moment) -> Part:
    if part.ends and part.ends.earliest_start > limit:
        return part.model_copy(update={"ends": None})
    return part


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
