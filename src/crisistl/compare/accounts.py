"""Accounts: two chronologies united, with one event where both have the same, and what each says where they differ."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from crisistl.compare.difference.certainty import Certain
from crisistl.compare.difference.compare import with_own_ids
from crisistl.compare.difference.fields import figures
from crisistl.compare.difference.pairing import Paired, paired_events
from crisistl.compare.extra_figures import (
    contested_figures,
    unsaid,
    with_figures,
)
from crisistl.compare.likeness import Observer
from crisistl.compare.union import Clash, united
from crisistl.compare.union.files import LINKS, renamed_ids
from crisistl.dates import EventDate
from crisistl.dates.written import Settings, Written, read_written
from crisistl.model.integrity import loops
from crisistl.model.timeline import Account, Event, Timeline

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
_OF_THE_DATE = ("part_of_day", "date_text")  # mean nothing beside another date


@dataclass(frozen=True, slots=True)
class Joined:
    """The united timeline, the conflicts between the registers, and the ids of the pairs.

    `pairs` became one event each, under the first id; `differ` are those of them whose accounts differ; `doubtful`
    stay two events. `unkept` has, for an event that stayed, each field in which the other one said something else
    that isn't kept, with what it said.
    """

    timeline: Timeline
    clashes: tuple[Clash, ...]
    pairs: tuple[tuple[str, str], ...]
    differ: tuple[str, ...]
    doubtful: tuple[tuple[str, str], ...]
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
            or _was_united(one, other)
            or agree(one, other, union.timeline)
        )

    events = {event.id: event for event in union.timeline.events}
    pairs, differ, doubtful = [], [], []
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
        lost += [(one.id, name, text) for name, text in _unkept(one, other)]
        if events[one.id].accounts != one.accounts:
            differ.append(one.id)
    timeline = union.timeline.with_parts(events=tuple(events.values()))
    clashes = _without_events(union.clashes, {other for _, other in pairs})
    return Joined(
        timeline, clashes, tuple(pairs), tuple(differ), tuple(doubtful), tuple(lost)
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
        of_another_date = name in _OF_THE_DATE and not _same_date(one, other)
        if here not in (None, "") or of_another_date:
            found.append((name, str(there)))
    return found


def _compared_values(one: Event, other: Event) -> Iterator[tuple[str, Any, Any]]:
    """The fields that aren't in accounts, with what each event has in them."""
    for name in _COMPARED:
        yield name, getattr(one, name), getattr(other, name)
    in_accounts = contested_figures(one, other)
    for key, value in other.extra.items():
        if key not in in_accounts:
            yield f"extra.{key}", one.extra.get(key), value


def _says(text: str, when: EventDate) -> bool:
    """Whether the words for a date say no more than the date itself."""
    written = read_written(text, Settings())
    return isinstance(written, Written) and written.edtf == when.text


def _same_date(one: Event, other: Event) -> bool:
    return one.date.text == other.date.text


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
        name: _distinct((*getattr(one, name), *getattr(other, name)))
        for name in _JOINED
    }
    of_the_date = _OF_THE_DATE if _same_date(one, other) else ()
    for name in (*_FILLED, *of_the_date):
        if not getattr(one, name):
            new[name] = getattr(other, name)
    if one.lat is None:
        new |= {"lat": other.lat, "lon": other.lon}
    if one.status == other.status:
        claimants = (*one.attributed_to, *other.attributed_to)
        new["attributed_to"] = _distinct(claimants)
    new["actors"] = one.actors or other.actors
    new["targets"] = one.targets or other.targets
    new["extra"] = other.extra | one.extra
    new["accounts"] = _accounts(one, other)
    return one.model_copy(update=new)


def _accounts(one: Event, other: Event) -> tuple[Account, ...]:
    """What each says, where they differ or already did."""
    if not (_are_at_odds(one, other) or one.accounts or other.accounts):
        return ()
    accounts = _distinct((*_of_each(one, other), *_of_each(other, one)))
    kept = []
    for account in accounts:
        if not any(_says_no_more(account, fuller) for fuller in accounts):
            kept.append(account)
    return tuple(kept)


def _are_at_odds(one: Event, other: Event) -> bool:
    """Whether two events differ in what accounts are kept for: date, status, who acts, figures."""
    return bool(
        not _same_date(one, other)
        or one.status != other.status
        or _differ_in_who(one, other)
        or _differ(figures(one), figures(other))
        or contested_figures(one, other)
    )


def _was_united(one: Event, other: Event) -> bool:
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


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return tuple(found)
