"""Naming: the events that a text on the command line means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from crisistl.cli import console
from crisistl.cli.listing import data_options
from crisistl.dates import DateError, Period, parse_period
from crisistl.dates.axis import first_second
from crisistl.dates.words import day_words, unit_of
from crisistl.engine.base import Engine
from crisistl.errors import UsageError
from crisistl.query.lookup import field_of
from crisistl.query.search import phrase_test
from crisistl.query.tree import During, Has, all_of
from crisistl.query.vocabulary import Vocabulary
from crisistl.text.names import fold, nearest, same_name, suggestion
from crisistl.text.wording import file_name, typed_name

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

_MOST_SHOWN = 8  # ids in a message
_MOST_OTHERS = 3
_MOST_NEAR = 3
_LEAST_WORD = 5  # letters of a word that a misspelt one is compared with


def named(
    text: str, engine: Engine, today: date, data: Sequence[str] = ()
) -> tuple[Event, ...]:
    """The events that a text names: by id, by the day they began, by how their id begins, or by words of one title.

    UsageError where there is none or where several ids begin so; `data` are the files that it names then.
    """
    if event := engine.events((text,)).get(text):
        return (event,)
    day = _period(text, today)
    if day and (began := _began(day, engine)):
        return began
    options = data_options(data)
    listed = _ENDS.get(text.lower())
    if listed is not None and not event_named(text, engine, whole=True):
        raise UsageError(f"no event {text!r}", f"see `crisistl list{listed}{options}`")
    if event := event_named(text, engine):
        return (event,)
    if later := _later(text, engine):
        raise later
    if day:
        raise UsageError(
            f"no event began {_when(day)}",
            f"see `crisistl list --on {quote(text)}{options}`",
        )
    _refuse_without_year(text, engine, today)
    raise UsageError(f"no event {text!r}", _remedy(text, engine, options))


def _remedy(text: str, engine: Engine, options: str) -> str:
    """What to write in place of a text that names no event."""
    if _is_theme(text, engine):
        return f"for a theme, write: crisistl list --theme {quote(text)}{options}"
    near = _near(text, _ids(engine))
    return near or f"see `crisistl list --columns id,title{options}`"


def _is_theme(text: str, engine: Engine) -> bool:
    field = field_of("theme")
    return Vocabulary.of(field, engine.spellings(field)).get(text) is not None


_ENDS = {
    **dict.fromkeys(("all", "everything", "events"), ""),
    "first": " --limit 1",
    **dict.fromkeys(("last", "latest", "newest"), " --reverse --limit 1"),
}
"""The options that list all events or those at the ends of a chronology."""


def _refuse_without_year(text: str, engine: Engine, today: date) -> None:
    """Raise DateError for a day or month without a year, with one of the chronology as an example."""
    from crisistl.cli.example_year import example_day
    from crisistl.query.terms import Terms

    extent = engine.extent()
    if not extent:
        return
    example = example_day(text, Terms(engine.spellings, today), engine, extent)
    try:
        parse_period(text, today, ranges=False, example=example)
    except DateError as error:
        if error.kind == "no year":
            raise


def event_named(text: str, engine: Engine, *, whole: bool = False) -> Event | None:
    """The one event that a text names: by its id, its title, how its id begins, or words that only its title has.

    Wherever an event is named, it is named so, and a whole id or title goes before the beginning of another id.
    None where there is none, UsageError where there are several. `whole` accepts only a whole id or title, and
    returns None where several events have it.
    """
    if event := engine.events((text,)).get(text):
        return event
    titles = _titles(text, engine)
    found = _whole(text, titles, engine)
    if len(found) == 1:
        return found[0]
    if whole:
        return None
    if found:
        raise _several(text, found, "is the id or title of")
    if event := _by_beginning(text, engine):
        _note_others(text, event, titles)
        return event
    found = titles.likely
    if len(found) > 1:
        raise _several(text, found, "is in the titles of")
    return next(iter(found), None)


def near_event(text: str, engine: Engine) -> str:
    """A clause to end a message with, which names ids that are like a text: "; did you mean 'dam'?"; or ""."""
    near = _near(text, _ids(engine))
    if near:
        return f"; {near}"
    return ""


def _near(text: str, ids: Sequence[str]) -> str:
    """A question with the ids that are like a text, or that have a word which is like it; "" for none."""
    if near := suggestion(text, ids):
        return near
    with_word = _with_word_like(text, ids)
    if not with_word or len(with_word) > _MOST_NEAR:
        return ""
    return f"did you mean {' or '.join(map(repr, with_word))}?"


def _with_word_like(text: str, ids: Sequence[str]) -> list[str]:
    """The ids with the one of their words that is most like a text."""
    words = dict.fromkeys(word for identity in ids for word in identity.split("-"))
    like = nearest(text, [word for word in words if len(word) >= _LEAST_WORD])
    if not like:
        return []
    return [one for one in ids if like[0] in one.split("-")]


def _whole(text: str, titles: _Titles, engine: Engine) -> tuple[Event, ...]:
    """The events with this id in any case, also with spaces for its hyphens, and those with this title."""
    ids = _ids(engine)
    found = {event.id: event for event in titles.same}
    if same := same_name(text, ids) or same_name(text.replace(" ", "-"), ids):
        found |= engine.events((same,))
    return tuple(found.values())


def _ids(engine: Engine) -> list[str]:
    return [identity for identity, _ in engine.spellings(field_of("id"))]


def _later(text: str, engine: Engine) -> UsageError | None:
    """The refusal of the id of an event that wasn't known yet on the day of `--as-of`."""
    not_yet = engine.not_yet
    if not_yet is None:
        return None
    identity = same_name(text, not_yet.events)
    if not identity:
        return None
    day = day_words(first_second(not_yet.day))
    first = not_yet.events[identity].describe()
    return UsageError(f"{identity} wasn't known by {day}; it {first}")


def _by_beginning(text: str, engine: Engine) -> Event | None:
    """The only event whose id begins so; UsageError for several."""
    wanted = fold(text.strip())
    if not wanted:
        return None
    beginning = [one for one in _ids(engine) if fold(one).startswith(wanted)]
    found = [*engine.events(beginning).values()]
    if len(found) > 1:
        raise _ambiguous(text, found)
    if found:
        return found[0]
    return None


def _note_others(text: str, event: Event, titles: _Titles) -> None:
    """Note the events whose title has the words that were taken for the beginning of an id."""
    others = [other.id for other in titles.likely if other != event]
    if others:
        shown = ", ".join(others[:_MOST_OTHERS])
        more = ""
        if len(others) > _MOST_OTHERS:
            more = f" and {len(others) - _MOST_OTHERS:,} more"
        console.note(f"{text!r} is also in the title of {shown}{more}")


def _ambiguous(text: str, starting: Sequence[Event]) -> UsageError:
    shown = ", ".join(event.id for event in starting[:_MOST_SHOWN])
    more = ""
    if len(starting) > _MOST_SHOWN:
        more = " ..."
    return UsageError(f"{len(starting)} ids begin with {text!r}: {shown}{more}")


class _Titles(NamedTuple):
    """The events with a title, those whose title begins with it, and those whose title has all its words."""

    same: tuple[Event, ...] = ()
    beginning: tuple[Event, ...] = ()
    with_words: tuple[Event, ...] = ()

    @property
    def likely(self) -> tuple[Event, ...]:
        """The first of the three that is one event, else all with the title or the words."""
        for events in self:
            if len(events) == 1:
                return events
        return self.same or self.with_words


def _titles(text: str, engine: Engine) -> _Titles:
    phrases = text.split()
    if not phrases:
        return _Titles()
    all_words = all_of(Has("text", phrase) for phrase in phrases)
    wanted = fold(text.strip())
    tests = [phrase_test(phrase, exact=False) for phrase in phrases]
    beginning, with_words = [], []
    for hit in engine.hits(all_words):
        title = hit.event.title
        if fold(title).startswith(wanted):
            beginning.append(hit.event)
        if all(test(title) for test in tests):
            with_words.append(hit.event)
    same = [event for event in beginning if fold(event.title) == wanted]
    return _Titles(tuple(same), tuple(beginning), tuple(with_words))


def _several(text: str, found: Sequence[Event], what: str) -> UsageError:
    """The error for a text that is the name of several events, or is in their titles."""
    shown = ", ".join(event.id for event in found[:_MOST_SHOWN])
    more = ""
    if len(found) > _MOST_SHOWN:
        more = f" and {len(found) - _MOST_SHOWN} more"
    return UsageError(
        f"{text!r} {what} {len(found)} events: {shown}{more}",
        "write the id of one of them",
    )


def own_event(text: str, timeline: Timeline, path: str) -> Event:
    """The event of a file that a text names, as `event_named` reads it; UsageError where there is none."""
    from crisistl.engine.memory import MemoryEngine

    if event := event_named(text, MemoryEngine(timeline)):
        return event
    advice = _near(text, [*timeline.events_by_id])
    if not advice:
        advice = f"see `crisistl list --data {typed_name(path)} --columns id,title`"
    raise UsageError(f"{file_name(path)} has no event {text!r}", advice)


def _began(day: Period, engine: Engine) -> tuple[Event, ...]:
    """The events that surely began in these days."""
    return tuple(hit.event for hit in engine.hits(During(day, "start"), certain=True))


def _when(period: Period) -> str:
    return f"{'on' if unit_of(period.lower, period.upper) == 'day' else 'in'} {period.describe()}"


def _period(text: str, today: date) -> Period | None:
    try:
        return parse_period(text, today, ranges=False)
    except DateError as error:
        if error.kind == "ambiguous":
            raise
        return None
