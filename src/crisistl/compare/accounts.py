"""Accounts: two chronologies united, with one event where both have the same, and what each says where they differ."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from crisistl.compare.contested import accounts_of, distinct, same_date, was_united
from crisistl.compare.difference.certainty import Certain
from crisistl.compare.difference.compare import with_own_ids
from crisistl.compare.difference.pairing import Paired, paired_events
from crisistl.compare.extra_figures import (
    contested_figures,
)
from crisistl.compare.likeness import Observer
from crisistl.compare.union import Clash, united
from crisistl.compare.union.files import LINKS, renamed_ids
from crisistl.dates import EventDate
from crisistl.dates.written import Settings, Written, read_written
from crisistl.model.extra import DATE_FROM, OTHER_TITLES, is_taken_date
from crisistl.model.loops import loops
from crisistl.model.timeline import Account, Event, Timeline
from crisistl.text.names import fold

Agree = Callable[[Event, Event, Timeline], bool]
"""Whether two events that are perhaps the same are one; the timeline has the registers of both."""

_JOINED = ("sources", "themes", "quotes", *LINKS)
_COMPARED = (
    "summary",
    "type",
    "place",
    "lat",
    "part_of_day",
    "date_text",
    "known",
)
_FILLED = ("summary", "type", "place", "known", "recorded")
_WORD = re.compile(r"\w+")
_OF_THE_DATE = ("part_of_day", "date_text")  # mean nothing beside another date


@dataclass(frozen=True, slots=True)
class Joined:
    """The united timeline, the conflicts between the registers, and the ids of the pairs.

    `pairs` became one event each, under the first id; `differ` are those of them whose accounts differ; `doubtful`
    stay two events. `titles` has, for an event that stayed, each title that only the other one had: it is in `extra`
    or the words of an account. `unkept` has each other field in which the other one said something else that isn't
    kept, with what it said.
    """

    timeline: Timeline
    clashes: tuple[Clash, ...]
    pairs: tuple[tuple[str, str], ...]
    differ: tuple[str, ...]
    doubtful: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, str], ...] = ()
    unkept: tuple[tuple[str, str, str], ...] = ()


def joined(
    names: tuple[str, str], left: Timeline, right: Timeline, agree: Agree
) -> Joined:
    """Unite two timelines, and make one event of each pair of events that is surely one or of which `agree` says so.

    The event of the first timeline stays, with the sources of both and with what it lacks. Where the two differ in
    date, status, figures or who acts, what each says is in its `accounts`. A pair whose union would answer itself in
    a circle stays two events.
    """
    union = united([*zip(names, (left, right), strict=True)])
    ours, theirs = union.events
    own = [*map(with_own_ids, ours, left.events)]
    others = [*map(with_own_ids, theirs, right.events)]
    observer = Observer(union.timeline.actors)
    certain = Certain(observer, own, others)

    def is_one(pair: Paired, one: Event, other: Event) -> bool:
        return (
            certain.unites(pair)
            or was_united(one, other)
            or agree(one, other, union.timeline)
        )

    events = {event.id: event for event in union.timeline.events}
    pairs, differ, doubtful = [], [], []
    titles: list[tuple[str, str]] = []
    lost: list[tuple[str, str, str]] = []
    for pair in paired_events(observer, own, others):
        one, other = events[ours[pair.left].id], events[theirs[pair.right].id]
        if one.id == other.id:
            continue
        new = _linked_anew(events, one, other) if is_one(pair, one, other) else None
        if new is None:
            doubtful.append((one.id, other.id))
            continue
        events = new
        pairs.append((one.id, other.id))
        if not _same_title(one.title, other.title):
            titles.append((one.id, other.title))
        lost += [(one.id, name, text) for name, text in _unkept(one, other)]
        if events[one.id].accounts != one.accounts:
            differ.append(one.id)
    timeline = union.timeline.with_parts(events=tuple(events.values()))
    clashes = _without_events(union.clashes, {other for _, other in pairs})
    return Joined(
        *(timeline, clashes, tuple(pairs), tuple(differ), tuple(doubtful)),
        titles=tuple(titles),
        unkept=tuple(lost),
    )


def _without_events(clashes: Sequence[Clash], gone: Set[str]) -> tuple[Clash, ...]:
    """The clashes that are not of these events."""
    kept = []
    for clash in clashes:
        if clash.register != "events" or clash.id not in gone:
            kept.append(clash)
    return tuple(kept)


def _unkept(one: Event, other: Event) -> list[tuple[str, str]]:
    """What the other event says of fields in which the one that stays says something else."""
    found = []
    for name, here, there in _compared_values(one, other):
        if there in (None, "") or here == there:
            continue
        if name == "date_text" and _says(there, other.date):
            continue
        of_another_date = name in _OF_THE_DATE and not same_date(one, other)
        if here not in (None, "") or of_another_date:
            found.append((name, str(there)))
    return found


def _compared_values(one: Event, other: Event) -> Iterator[tuple[str, Any, Any]]:
    """The fields that aren't in accounts, with what each event has in them."""
    for name in _COMPARED:
        yield name, getattr(one, name), getattr(other, name)
    apart = {*contested_figures(one, other), OTHER_TITLES}
    if is_taken_date(other.extra):
        apart.add(DATE_FROM)
    for key, value in other.extra.items():
        if key not in apart:
            yield f"extra.{key}", one.extra.get(key), value


def _says(text: str, when: EventDate) -> bool:
    """Whether the words for a date say no more than the date itself."""
    written = read_written(text, Settings())
    return isinstance(written, Written) and written.edtf == when.text


def _linked_anew(
    events: dict[str, Event], one: Event, other: Event
) -> dict[str, Event] | None:
    """The events with one in place of the two, and with all links to it; None where answers would go in a circle."""
    linked = {}
    answers = {}
    for identity, event in events.items():
        if identity == other.id:
            continue
        if identity == one.id:
            event = _one(one, other)
        if event.responds_to or event.contradicts:
            event = _with_links_to(event, one.id, other.id)
        if event.responds_to:
            answers[identity] = event.responds_to
        linked[identity] = event
    if any(loops(answers)):
        return None
    return linked


def _with_links_to(event: Event, new: str, old: str) -> Event:
    """The event with its links to one event in place of those to another, and none to itself."""
    links = {}
    for field in LINKS:
        ids = renamed_ids(getattr(event, field), {old: new})
        links[field] = tuple(identity for identity in ids if identity != event.id)
    return event.model_copy(update=links)


def _one(one: Event, other: Event) -> Event:
    new: dict[str, Any] = {
        name: distinct((*getattr(one, name), *getattr(other, name))) for name in _JOINED
    }
    of_the_date = _OF_THE_DATE if same_date(one, other) else ()
    for name in (*_FILLED, *of_the_date):
        if not getattr(one, name):
            new[name] = getattr(other, name)
    if one.lat is None:
        new |= {"lat": other.lat, "lon": other.lon}
    if one.status == other.status:
        claimants = (*one.attributed_to, *other.attributed_to)
        new["attributed_to"] = distinct(claimants)
    new["actors"] = one.actors or other.actors
    new["targets"] = one.targets or other.targets
    new["accounts"] = accounts_of(one, other)
    new["extra"] = _extra_of_both(one, other, new["accounts"])
    return one.model_copy(update=new)


def _extra_of_both(
    one: Event, other: Event, accounts: Sequence[Account]
) -> dict[str, Any]:
    """What else both have, with the titles that neither the one event nor an account has."""
    extra = other.extra | one.extra
    if is_taken_date(extra) and not _stays_taken(one, other):
        del extra[DATE_FROM]
    known = [one.title, *(account.words or "" for account in accounts)]
    titles: list[str] = []
    for title in (*_other_titles(one), other.title, *_other_titles(other)):
        if not any(_same_title(title, words) for words in (*known, *titles)):
            titles.append(title)
    extra.pop(OTHER_TITLES, None)
    if titles:
        extra[OTHER_TITLES] = titles
    return extra


def _stays_taken(one: Event, other: Event) -> bool:
    """Whether the date that one event keeps is that of another row, and the other event doesn't have it as its own."""
    if not is_taken_date(one.extra):
        return False
    return is_taken_date(other.extra) or not same_date(one, other)


def _other_titles(event: Event) -> list[str]:
    found = event.extra.get(OTHER_TITLES)
    if isinstance(found, str):  # the cell of a table's own column
        return [found]
    if isinstance(found, list):
        return [title for title in found if isinstance(title, str)]
    return []


def _same_title(one: str, other: str) -> bool:
    """Whether two titles have the same words, whatever their case and punctuation."""
    return _WORD.findall(fold(one)) == _WORD.findall(fold(other))
