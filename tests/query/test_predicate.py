"""The predicate: what each condition lets pass, and that it agrees with a plain reading of the query."""

import json
import random
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.dates import Certainty, EventDate, Period
from crisistl.dates.axis import last_second
from crisistl.model.order import order_key
from crisistl.model.timeline import Event, Timeline
from crisistl.query.cells import names_of
from crisistl.query.families import family
from crisistl.query.lookup import field_of
from crisistl.query.matching import matches, measured, select
from crisistl.query.numbers import number_of
from crisistl.query.predicate import predicate
from crisistl.query.tree import (
    EVERYTHING,
    Among,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    all_of,
    any_of,
    negation,
)
from crisistl.text.names import fold
from queries import conditions, queries, terms_of
from strategies import timelines

NO, MAYBE, YES = Certainty.NO, Certainty.MAYBE, Certainty.YES


def found(timeline: Timeline, query: Query, *, certain: bool = False) -> list[str]:
    """The ids of what matches, in order."""
    return [hit.event.id for hit in select(timeline, query, certain=certain)]


def asked(timeline: Timeline, field: str, text: str) -> list[str]:
    """The ids of what a typed condition finds."""
    return found(timeline, terms_of(timeline).has(field, text))


# each kind of condition, on the small timeline


@pytest.mark.parametrize(
    ("field", "text", "ids"),
    [
        ("actor", "league", "league-talks"),
        ("actor", "=norland", "dam-works sluices-shut league-talks troops-moved berg-warning second-talks"),
        (
            "actor",
            "Norland",
            "dam-works sluices-shut sluices-denied league-talks troops-moved berg-warning second-talks",
        ),
        ("actor", "palace", "sluices-denied"),
        ("actor", "osk", ""),
        ("by", "norland", "dam-works sluices-shut sluices-denied second-talks"),
        ("by", "=norland", "dam-works sluices-shut second-talks"),
        ("by", "Südmark", "troops-moved berg-warning second-talks"),
        ("toward", "Südmark", "sluices-shut sluices-denied league-talks"),
        ("toward", "berg", ""),
        (
            "pair",
            "norland,sudmark",
            "sluices-shut sluices-denied troops-moved berg-warning second-talks",
        ),
        ("pair", "=norland,=sudmark", "sluices-shut troops-moved second-talks"),
        ("pair", "league,norland", "league-talks"),
        ("theme", "water", "dam-works drought sluices-shut sluices-denied berg-warning"),
        ("theme", "=water", "drought sluices-shut berg-warning"),
        ("theme", "dam,military", "dam-works sluices-shut sluices-denied troops-moved berg-warning"),
        ("type", "consult,reject", "sluices-denied league-talks second-talks"),
        ("status", "claimed", "sluices-shut"),
        ("source", "radio", "sluices-denied league-talks berg-warning"),
        ("source", "Gazette Press", "dam-works drought sluices-shut league-talks troops-moved second-talks"),
        ("place", "vell", "dam-works drought"),
        ("place", "=Vell valley", "dam-works drought"),
        ("part_of_day", "evening", "troops-moved"),
        ("attributed_to", "Südmark", "sluices-shut"),
        ("responds_to", "league-talks", "second-talks"),
        ("contradicts", "sluices-shut", "sluices-denied"),
        ("id", "drought", "drought"),
        ("extra.file", "b-7", "troops-moved"),
        ("extra.troops", "=1200", "troops-moved"),
        ("text", "sluice", "sluices-shut sluices-denied berg-warning"),
        ("text", '"dry spring"', "berg-warning"),
        ("text", "dry war", "berg-warning"),
        ("text", "drought,talks", "drought league-talks second-talks"),
        ("text", "sudmark lakeholm", "league-talks"),
        ("text", r"/\bact\b/", "berg-warning"),
    ],
)  # fmt: skip
def test_a_condition_finds(
    small_timeline: Timeline, field: str, text: str, ids: str
) -> None:
    assert asked(small_timeline, field, text) == ids.split()


@pytest.mark.parametrize(
    ("lower", "upper", "relation", "ids"),
    [
        ("2022-01-10", "2022-01-12", "overlap", "dam-works league-talks troops-moved"),
        ("2022-01-11", "2022-01-11", "overlap", "dam-works league-talks"),
        ("2022-01-11", "2022-01-12", "within", "troops-moved"),
        ("2022-01-10", "2022-01-11", "start", "league-talks"),
        ("2021-11-10", "2021-11-30", "start", "sluices-shut? sluices-denied"),
        ("2019-06-01", "2019-06-30", "start", "dam-works?"),
        ("2022-01-28", "2022-01-31", "overlap", "dam-works?"),
        ("2022-02-05", "2022-02-10", "overlap", "dam-works? second-talks?"),
        ("1999-01-01", "2000-01-01", "overlap", ""),
    ],
)
def test_a_window_finds_surely_or_perhaps(
    small_timeline: Timeline, lower: str, upper: str, relation: Any, ids: str
) -> None:
    window = During(
        Period(date.fromisoformat(lower), date.fromisoformat(upper)), relation
    )
    hits = select(small_timeline, window)
    assert [hit.event.id + "?" * (hit.match == "maybe") for hit in hits] == ids.split()
    assert found(small_timeline, window, certain=True) == [
        i for i in ids.split() if "?" not in i
    ]


def test_an_event_that_began_before_the_one_window_is_ongoing(
    small_timeline: Timeline,
) -> None:
    window = During(Period(date(2022, 1, 12), date(2022, 1, 20)))
    marks = {
        hit.event.id: hit.match
        for hit in select(small_timeline, all_of([window, Has("actor", "norland")]))
    }
    assert marks == {
        "dam-works": "ongoing",
        "league-talks": "ongoing",
        "troops-moved": "yes",
    }
    assert all(
        hit.match == "yes" for hit in select(small_timeline, Has("actor", "norland"))
    )


def test_numbers_of_extra_are_the_same_number_and_texts_have_the_phrase() -> None:
    values = [7, 70, "07", "7.0", 7.5, "7a", "grid 7", "17"]
    events = []
    for place, value in enumerate(values):
        fields: dict[str, Any] = {"id": f"e{place}", "date": "2031", "title": "T"}
        events.append(Event(**fields, extra={"n": value}))
    timeline = Timeline(events=tuple(events))
    assert asked(timeline, "extra.n", "7") == ["e0", "e2", "e3", "e5", "e6"]
    assert asked(timeline, "extra.n", "7.5") == ["e4"]


@pytest.mark.parametrize(
    ("relation", "number", "count"),
    [
        (">", 1199.0, 1),
        (">", 1200.0, 0),
        (">=", 1200.0, 1),
        ("<", 1200.0, 0),
        ("<=", 1200.0, 1),
    ],
)
def test_a_number_of_extra_is_compared(
    small_timeline: Timeline, relation: Any, number: float, count: int
) -> None:
    assert (
        len(found(small_timeline, Compare("extra.troops", relation, number))) == count
    )


def test_what_is_no_number_is_in_no_relation(small_timeline: Timeline) -> None:
    assert found(small_timeline, Compare("extra.file", ">", -1e9)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1.0), ("-2.5", -2.5), ("+3", 3.0), (".5", 0.5), ("10.", 10.0), ("8,500", 8500.0),
        ("1e6", 1e6), (" 7 ", 7.0), ("nan", None), ("inf", None), ("-Infinity", None), ("1e999", None), ("1,2", None),
        ("12,34", None), ("1_000", None), ("٣", None), ("", None), ("B-7", None), ("2022-01-10", None),
    ],
)  # fmt: skip
def test_a_number_is_told_from_a_text(text: str, number: float | None) -> None:
    assert number_of(text) == number


def test_no_one_with_nobody_addressed_is_a_pair_alone() -> None:
    timeline = Timeline.model_validate(
        {
            "actors": [{"id": i, "name": i} for i in "abc"],
            "events": [
                {"id": "alone", "date": "2022", "title": "T", "actors": ["a"]},
                {
                    "id": "both-at-c",
                    "date": "2022",
                    "title": "T",
                    "actors": ["a", "b"],
                    "targets": ["c"],
                },
                {
                    "id": "together",
                    "date": "2022",
                    "title": "T",
                    "actors": ["c", "b", "a"],
                },
            ],
        }
    )
    assert found(timeline, Has("pair", Pair("a", "b"))) == ["together"]


# the whole algebra against a plain reading of it


@dataclass(frozen=True)
class Naive:
    """A reading of queries that shares nothing with the predicate but the model and the folding of names."""

    timeline: Timeline

    def answer(self, query: Query, event: Event) -> int:
        if isinstance(query, And):
            return min([2, *(self.answer(part, event) for part in query.parts)])
        if isinstance(query, Or):
            return max([0, *(self.answer(part, event) for part in query.parts)])
        if isinstance(query, Not):
            return 2 - self.answer(query.part, event)
        if isinstance(query, During):
            accounts = [account.date for account in event.accounts if account.date]
            other = max([0, *(self.during(query, date) for date in accounts)])
            return self.during(query, event.date) or min(other, 1)
        return 2 if self.holds(query, event) else 0

    def during(self, query: During, date: EventDate) -> int:
        """The table of DATES, each row as a bound on the number of answers that are yes."""
        s1, s2, e1, e2 = (
            date.earliest_start,
            date.latest_start,
            date.earliest_end,
            date.latest_end,
        )
        if date.end == "open" and self.timeline.as_of:
            e1 = max(s1, last_second(self.timeline.as_of))
        a, b = query.period.lower, query.period.upper
        if query.relation == "start":
            certain, possible = a <= s1 <= s2 <= b, not (s2 < a or b < s1)
        elif query.relation == "within":
            certain, possible = (
                a <= s1 and e2 <= b,
                a <= s2 and e1 <= b and max(s1, a) <= min(e2, b),
            )
        else:
            certain, possible = not (s2 > b or e1 < a), not (s1 > b or e2 < a)
        return 2 if certain else 1 if possible else 0

    def holds(self, query: Has | Compare | Among, event: Event) -> bool:
        if isinstance(query, Among):
            return self.is_linked(query.what, event)
        if isinstance(query, Compare) and not query.field.startswith("extra."):
            return self.compares(query, str(self.how_many(query.field, event)))
        if isinstance(query, Compare):
            return any(
                self.compares(query, value) for value in self.values(query.field, event)
            )
        value = query.value
        if isinstance(value, Pair):
            return self.between(value, event)
        if query.field == "text":
            return self.mentions(value, event)
        values = self.values(query.field, event)
        if isinstance(value, Regex):
            return any(re.search(value.pattern, text, re.IGNORECASE) for text in values)
        if query.field.startswith("extra.") and not query.exact:
            return any(has_number_or_phrase(v, value) for v in values)
        if query.field == "place" or query.field.startswith("extra."):
            return any(
                fold(v) == fold(value) if query.exact else has_phrase(v, value)
                for v in values
            )
        return value in (
            values
            if query.exact
            else {up for v in values for up in self.upwards(query.field, v)}
        )

    def is_linked(self, what: str, event: Event) -> bool:
        if what == "answer":
            return any(event.id in other.responds_to for other in self.timeline.events)
        opposed = [
            (one.id, other) for one in self.timeline.events for other in one.contradicts
        ]
        return any(event.id in pair for pair in opposed)

    def how_many(self, field: str, event: Event) -> int:
        if field == "day":
            return int(event.date.precision in ("day", "minute", "second"))
        if field == "sources":
            return len(event.sources)
        if field == "actor":
            return len({*event.actors, *event.targets})
        value = getattr(event, field)
        if isinstance(value, tuple | dict):
            return len(value)
        return int(bool(value))

    def values(self, field: str, event: Event) -> list[str]:
        if field.startswith("extra."):
            value = event.extra.get(field.removeprefix("extra."))
            return [
                plain(v)
                for v in (value if isinstance(value, list) else [value])
                if v is not None
            ]
        named = {
            "by": "actors",
            "toward": "targets",
            "theme": "themes",
            "source": "sources",
        }.get(field, field)
        if field == "actor":
            return [*event.actors, *event.targets]
        if field == "source":
            return [citation.source for citation in event.sources if citation.source]
        value = getattr(event, named)
        return [*value] if isinstance(value, tuple) else [value] if value else []

    def upwards(self, field: str, identity: str | None) -> list[str]:
        """The id and all that it is part of."""
        register: Any = {"theme": self.timeline.themes_by_id}.get(
            field, self.timeline.actors_by_id
        )
        if field not in ("actor", "by", "toward", "attributed_to", "theme"):
            return [identity] if identity else []
        steps = []
        while identity:
            steps.append(identity)
            identity = register[identity].part_of
        return steps

    def between(self, pair: Pair, event: Event) -> bool:
        def on(side: str, ids: tuple[str, ...]) -> bool:
            return (
                side in ids
                if pair.exact
                else any(side in self.upwards("actor", i) for i in ids)
            )

        if not event.targets:
            return on(pair.one, event.actors) and on(pair.other, event.actors)
        return (on(pair.one, event.actors) and on(pair.other, event.targets)) or (
            on(pair.other, event.actors) and on(pair.one, event.targets)
        )

    def mentions(self, value: str | Regex, event: Event) -> bool:
        lines = _said(event, self.timeline)
        if isinstance(value, Regex):
            return any(re.search(value.pattern, line, re.IGNORECASE) for line in lines)
        return any(has_phrase(line, value) for line in lines)

    def compares(self, query: Compare, text: str) -> bool:
        number = number_of(text)
        if number is None:
            return False
        return {
            "<": number < query.number, "<=": number <= query.number,
            ">": number > query.number, ">=": number >= query.number, "=": number == query.number,
        }[query.relation]  # fmt: skip


def _said(event: Event, timeline: Timeline) -> list[str]:
    """The lines that a search looks at."""
    names = names_of((*event.actors, *event.targets), timeline.actors_by_id)
    texts = [
        event.title,
        event.summary,
        event.place or "",
        *(quote.text for quote in event.quotes),
        *names,
    ]
    return [line for text in texts for line in text.split("\n")]


def plain(value: object) -> str:
    """A value of extra as a question sees it."""
    return (
        value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )


def has_number_or_phrase(text: str, phrase: str) -> bool:
    """Two numbers are compared; anything else is searched for the phrase."""
    one, other = number_of(text), number_of(phrase)
    return has_phrase(text, phrase) if None in (one, other) else one == other


def has_phrase(text: str, phrase: str) -> bool:
    """Whether a word of the text begins with the phrase; anywhere, where the phrase begins with no letter of an
    alphabet with capitals and no digit."""
    text, phrase = fold(text), fold(phrase)
    starts = [i for i in range(len(text)) if text.startswith(phrase, i)]
    if phrase[:1].upper() != phrase[:1] or phrase[:1].isdigit():
        starts = [i for i in starts if i == 0 or not re.match(r"\w", text[i - 1])]
    return bool(starts)


@settings(max_examples=100)
@given(timelines(), st.data())
def test_it_agrees_with_a_plain_reading(
    timeline: Timeline, data: st.DataObject
) -> None:
    query = data.draw(queries(timeline))
    test, naive = predicate(query, timeline), Naive(timeline)
    assert [test(event) for event in timeline.events] == [
        naive.answer(query, e) for e in timeline.events
    ]


@settings(max_examples=40)
@given(timelines(), st.data())
def test_a_filter_more_never_adds_and_a_choice_more_never_takes_away(
    timeline: Timeline, data: st.DataObject
) -> None:
    one, other = data.draw(queries(timeline)), data.draw(conditions(timeline))
    alone = set(found(timeline, one))
    assert (
        set(found(timeline, all_of([one, other])))
        <= alone
        <= set(found(timeline, any_of([one, other])))
    )
    assert set(found(timeline, one, certain=True)) <= alone


@settings(max_examples=40)
@given(timelines(), st.data())
def test_negation_swaps_and_the_laws_of_de_morgan_hold(
    timeline: Timeline, data: st.DataObject
) -> None:
    one, other = data.draw(queries(timeline)), data.draw(queries(timeline))

    def answers(query: Query) -> list[Certainty]:
        test = predicate(query, timeline)
        return [test(event) for event in timeline.events]

    def negated(query: Query) -> Query:
        return Not(query) if query == EVERYTHING else negation(query)

    assert answers(negated(one)) == [Certainty(2 - found) for found in answers(one)]
    assert answers(negated(all_of([one, other]))) == answers(
        any_of([negated(one), negated(other)])
    )


def test_all_takes_the_lower_and_any_the_higher(small_timeline: Timeline) -> None:
    event = small_timeline.events_by_id["sluices-shut"]
    maybe = During(Period(date(2021, 11, 10), date(2021, 11, 30)))
    yes, no = Has("status", "claimed"), Has("status", "planned")
    for parts, lower, higher in [
        ((yes, maybe), MAYBE, YES), ((maybe, no), NO, MAYBE), ((yes, no), NO, YES), ((maybe, maybe), MAYBE, MAYBE),
    ]:  # fmt: skip
        assert predicate(all_of(parts), small_timeline)(event) is lower
        assert predicate(any_of(parts), small_timeline)(event) is higher
    assert predicate(negation(maybe), small_timeline)(event) is MAYBE
    assert predicate(EVERYTHING, small_timeline)(event) is YES


# order


@settings(max_examples=40)
@given(timelines(), st.randoms(use_true_random=False))
def test_the_order_is_total_and_stable(
    timeline: Timeline, chance: random.Random
) -> None:
    events = [hit.event for hit in select(timeline)]
    assert sorted(events, key=order_key) == events
    assert {e.id for e in events} == {e.id for e in timeline.events}
    shuffled = list(timeline.events)
    chance.shuffle(shuffled)
    again = [hit.event for hit in select(timeline.narrowed(tuple(shuffled)))]
    assert [*map(order_key, again)] == [*map(order_key, events)]
    for key in {*map(order_key, again)}:
        assert [e for e in again if order_key(e) == key] == [
            e for e in shuffled if order_key(e) == key
        ]


def test_the_order_is_by_start_then_the_longer_first_then_part_of_day_then_file() -> (
    None
):
    ordered = [
        ("2014/..", None), ("2022", None), ("2022-01", None), ("2022-01-01", None), ("2022-01-01", "morning"),
        ("2022-01-01", "afternoon"), ("2022-01-01", "evening"), ("2022-01-01", "night"), ("2022-01-02", None),
    ]  # fmt: skip
    events = [
        {"id": f"e{n}", "date": when, "title": "T", "part_of_day": part}
        for n, (when, part) in enumerate(ordered)
    ]
    timeline = Timeline.model_validate({"events": events[::-1]})
    assert [hit.event.id for hit in select(timeline)] == [
        f"e{n}" for n in range(len(ordered))
    ]


@given(st.lists(st.dates(), max_size=8))
def test_plain_days_are_in_the_order_of_their_texts(days: list[date]) -> None:
    events = [
        {"id": f"e{n}", "date": str(day), "title": "T"} for n, day in enumerate(days)
    ]
    timeline = Timeline.model_validate({"events": events})
    assert [str(hit.event.date) for hit in select(timeline)] == sorted(map(str, days))


# what stands beside a hit


def test_matches_keeps_the_order_given(small_timeline: Timeline) -> None:
    backwards = small_timeline.events[::-1]
    hits = matches(Has("theme", "dam"), small_timeline, backwards)
    assert [hit.event.id for hit in hits] == [
        "sluices-denied",
        "sluices-shut",
        "dam-works",
    ]


@pytest.mark.parametrize(
    ("lower", "upper", "days"),
    [
        ("2022-01-24", "2022-01-24", {"troops-moved": -12, "league-talks": -12, "berg-warning": 0, "second-talks": 8}),
        ("2022-01-11", "2022-01-11", {"league-talks": 0, "troops-moved": 1, "dam-works": 0, "sluices-denied": -44}),
    ],
)  # fmt: skip
def test_the_days_from_a_period(
    small_timeline: Timeline, lower: str, upper: str, days: dict[str, int]
) -> None:
    centre = Period(date.fromisoformat(lower), date.fromisoformat(upper))
    shown = {hit.event.id: hit.days for hit in measured(select(small_timeline), centre)}
    assert {name: shown[name] for name in days} == days


def test_a_long_chain_of_who_speaks_for_whom_is_no_trouble() -> None:
    chain = [
        {"id": f"a{n}", "name": f"A {n}", "part_of": f"a{n - 1}" if n else None}
        for n in range(20_000)
    ]
    timeline = Timeline.model_validate({"actors": chain})
    assert len(family(field_of("actor"), "a0", timeline)) == 20_000
    assert len(family(field_of("actor"), "a19000", timeline)) == 1_000
