"""Answers for the tests of views: small timelines made in a line, and timelines near one another in time."""

from datetime import date
from functools import partial
from typing import Any

from hypothesis import strategies as st

from crisistl.dates import BEGINNING, END, EventDate, Period, Relation
from crisistl.engine.answer import Answer
from crisistl.model.timeline import EVENT_TYPES, STATUSES, Actor, Event, Theme, Timeline
from crisistl.query.tree import EVERYTHING, During, Query

NEAR = (
    "2021-11-28", "2021-12-31", "2022-01-01", "2022-01-02", "2022-01-10~", "2022-01-24", "2022-01", "2021", "2022?",
    "2021-12", "2021-36", "[2022-01-27..2022-02-20]", "[..2022-01]", "[2022-01..]", "2021-11-28/2022-01-03",
    "2022-01-10/2022-01-12", "2021-12/2022-01", "2014/..", "2021-12-20/..", "../2022-01", "2014/",
    "/2022-01-05", "2019~",
)  # fmt: skip


def near_dates() -> st.SearchStrategy[EventDate]:
    """Dates of every form within a few years, so that counts by day stay small."""
    days = st.dates(date(2021, 10, 1), date(2022, 3, 31)).map(date.isoformat)
    return (st.sampled_from(NEAR) | days).map(EventDate.parse)


ACTORS = tuple(
    Actor(id=i, name=i.upper(), part_of=above)
    for i, above in (("a", None), ("b", "a"), ("c", "b"), ("d", None))
)
THEMES = tuple(
    Theme(id=i, name=i.upper(), part_of=above)
    for i, above in (("t", None), ("u", "t"), ("v", None))
)


def near_timelines(max_events: int = 6) -> st.SearchStrategy[Timeline]:
    """Timelines whose events are near one another in time, with what views look at and nothing else."""
    some = partial(st.lists, max_size=2, unique=True)
    fields = st.fixed_dictionaries(
        {
            "date": near_dates(),
            "actors": some(st.sampled_from("abcd")).map(tuple),
            "targets": some(st.sampled_from("abcd")).map(tuple),
            "themes": some(st.sampled_from("tuv")).map(tuple),
            "type": st.sampled_from((None, *EVENT_TYPES[:3], "assault")),
            "status": st.sampled_from(STATUSES[:2]),
            "answers": some(st.integers(0, max_events)),
            "opposes": some(st.integers(0, max_events)),
        }
    )
    as_of = st.sampled_from((None, date(2022, 1, 27)))
    return st.builds(_near_timeline, st.lists(fields, max_size=max_events), as_of)


def _near_timeline(drawn: list[dict[str, Any]], as_of: date | None) -> Timeline:
    events = []
    for index, fields in enumerate(drawn):
        answers, opposes = (
            [f"e{i}" for i in fields.pop(name) if i < index]
            for name in ("answers", "opposes")
        )
        links = {"responds_to": tuple(answers), "contradicts": tuple(opposes)}
        events.append(Event(id=f"e{index}", title=f"Event {index}", **fields, **links))
    return Timeline(actors=ACTORS, themes=THEMES, events=tuple(events), as_of=as_of)


def windows() -> st.SearchStrategy[Query]:
    """No condition, or a window of a few months, open at an end or not, in each relation."""
    ends = st.lists(
        st.dates(date(2021, 10, 1), date(2022, 3, 31)), min_size=2, max_size=2
    ).map(sorted)
    open_ends = st.sampled_from([(False, False), (True, False), (False, True)])
    relations: st.SearchStrategy[Relation] = st.sampled_from(
        ["overlap", "within", "start"]
    )

    def window(
        ends: list[date], is_open: tuple[bool, bool], relation: Relation
    ) -> Query:
        lower = BEGINNING if is_open[0] else ends[0]
        return During(Period(lower, END if is_open[1] else ends[1]), relation)

    return st.just(EVERYTHING) | st.builds(window, ends, open_ends, relations)


def asked(timeline: Timeline, query: Query = EVERYTHING) -> Answer:
    """The answer of a timeline to a query."""
    return Answer.of(timeline, query)


def since(year: int, month: int, day: int = 1) -> Query:
    """From this day on."""
    return During(Period(date(year, month, day), END))


def during(first: str, last: str) -> Query:
    """From one day to another."""
    return During(Period(date.fromisoformat(first), date.fromisoformat(last)))


def crisis(*events: dict[str, Any], as_of: str | None = None) -> Timeline:
    """A timeline of events by their fields; ids are a, b, c ..., actors and themes are those that are named.

    A name such as "palace<norland" is an actor or theme that is part of another.
    """
    actors: dict[str, Actor] = {}
    themes: dict[str, Theme] = {}
    made = [
        _event(index, dict(fields), actors, themes)
        for index, fields in enumerate(events)
    ]
    return Timeline(
        title="A crisis",
        as_of=date.fromisoformat(as_of) if as_of else None,
        actors=tuple(actors.values()),
        themes=tuple(themes.values()),
        events=tuple(made),
    )


def _event(
    index: int,
    fields: dict[str, Any],
    actors: dict[str, Actor],
    themes: dict[str, Theme],
) -> Event:
    identity = fields.pop("id", chr(ord("a") + index))
    for name in ("actors", "targets"):
        fields[name] = tuple(
            _named(text, actors, Actor) for text in fields.get(name, "").split()
        )
    fields["themes"] = tuple(
        _named(text, themes, Theme) for text in fields.get("themes", "").split()
    )
    return Event(**{"id": identity, "title": f"Event {identity}"} | fields)


def _named(text: str, register: dict[str, Any], kind: type[Any]) -> str:
    line = text.split("<")
    for identity, above in reversed([*zip(line, [*line[1:], None], strict=True)]):
        if identity not in register or above:
            register[identity] = kind(id=identity, name=identity.title(), part_of=above)
    return line[0]
