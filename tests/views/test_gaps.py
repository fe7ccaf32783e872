"""Gaps: silences on small examples, and against a calendar on which every day is marked."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import asked, crisis, during, near_timelines, windows
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Timeline
from crisistl.query.tree import Query, window_of
from crisistl.views.gaps import Silence, gaps_report, silences


def told(found: tuple[Silence, ...]) -> list[tuple[str, int, str, str]]:
    return [(s.key, s.days, f"{s.before.id}-{s.after.id}", f"{s.first}..{s.last}") for s in found]


def gaps(*dates: str, query: Query | None = None) -> list[tuple[str, int, str, str]]:
    timeline = crisis(*({"date": when} for when in dates))
    return told(silences(asked(timeline, query) if query else asked(timeline)))


def test_a_silence_is_the_days_between_two_events() -> None:
    assert gaps("2022-01-01", "2022-01-05", "2022-01-06", "2022-01-20") == [
        ("", 13, "c-d", "2022-01-07..2022-01-19"),
        ("", 3, "a-b", "2022-01-02..2022-01-04"),
    ]


def test_a_vague_event_fills_all_days_on_which_it_may_have_been() -> None:
    assert gaps("2022-01-01", "[2022-01-05..2022-01-15]", "2022-01-20") == [
        ("", 4, "b-c", "2022-01-16..2022-01-19"),
        ("", 3, "a-b", "2022-01-02..2022-01-04"),
    ]
    assert gaps("2022-01-01", "2022", "2022-03-01") == []


def test_what_lasted_fills_its_days() -> None:
    assert gaps("2022-01-01/2022-01-10", "2022-01-03", "2022-01-13") == [
        ("", 2, "a-c", "2022-01-11..2022-01-12")
    ]


@pytest.mark.parametrize("background", ["2014/..", "2014/"])
def test_what_goes_on_fills_only_the_days_on_which_it_may_have_begun(background: str) -> None:
    assert gaps(background, "2015-01-02", "2015-01-05") == [
        ("", 2, "b-c", "2015-01-03..2015-01-04"),
        ("", 1, "a-b", "2015-01-01..2015-01-01"),
    ]


def test_of_a_silence_only_what_lies_in_the_window_is_known() -> None:
    query = during("2022-01-01", "2022-01-20")
    assert gaps("2014/..", "2022-01-10", "2022-01-18/2022-03-01", query=query) == [
        ("", 9, "a-b", "2022-01-01..2022-01-09"),
        ("", 7, "b-c", "2022-01-11..2022-01-17"),
    ]


def test_the_silence_of_an_actor_is_that_of_all_who_are_part_of_it() -> None:
    timeline = crisis(
        {"date": "2022-01-01", "actors": "lind<union"},
        {"date": "2022-01-05", "targets": "union"},
        {"date": "2022-01-10", "actors": "lind<union", "targets": "port"},
    )
    assert told(silences(asked(timeline), "actor")) == [
        ("lind", 8, "a-c", "2022-01-02..2022-01-09"),
        ("union", 4, "b-c", "2022-01-06..2022-01-09"),
        ("union", 3, "a-b", "2022-01-02..2022-01-04"),
    ]


def test_a_pair_is_silent_either_way_and_by_all_who_speak_for_it() -> None:
    timeline = crisis(
        {"date": "2022-01-01", "actors": "lind<union", "targets": "port"},
        {"date": "2022-01-05", "actors": "port", "targets": "union"},
        {"date": "2022-01-07", "actors": "lind<union", "targets": "union"},
        {"date": "2022-01-09", "actors": "union port"},
    )
    assert told(silences(asked(timeline), "pair")) == [
        ("port – union", 3, "a-b", "2022-01-02..2022-01-04"),
        ("port – union", 3, "b-d", "2022-01-06..2022-01-08"),
    ]


def test_themes_are_silent_with_their_parts() -> None:
    timeline = crisis(
        {"date": "2022-01-01", "themes": "dam<water"}, {"date": "2022-01-03", "themes": "water"}
    )
    assert told(silences(asked(timeline), "theme")) == [("water", 1, "a-b", "2022-01-02..2022-01-02")]


def test_the_longest_come_first_and_no_more_than_asked_for(small_timeline: Timeline) -> None:
    found = silences(asked(small_timeline), limit=2)
    assert told(found) == [
        ("", 547, "dam-works-drought", "2020-01-01..2021-06-30"),
        ("", 94, "drought-sluices-shut", "2021-08-01..2021-11-02"),
    ]


def test_an_unknown_kind_is_refused(small_timeline: Timeline) -> None:
    with pytest.raises(UsageError, match="--per 'actors'; did you mean 'actor'"):
        silences(asked(small_timeline), "actors")


def test_a_table_has_the_events_on_both_sides(small_timeline: Timeline) -> None:
    table = gaps_report(asked(small_timeline), "actor", 1).rows()
    assert [column.name for column in table.columns] == [
        "actor",
        "days",
        "first",
        "last",
        "before_id",
        "before_date",
        "before",
        "after_id",
        "after_date",
        "after",
    ]
    assert list(table.rows()) == [
        (
            ("Norland",),
            672,
            "2020-01-01",
            "2021-11-02",
            "dam-works",
            "2019/..",
            "Norland builds the Vell dam",
            "sluices-shut",
            "[2021-11-03..2021-11-20]",
            "Norland shuts the sluices by night",
        ),
    ]


def test_a_reader_sees_titles_and_dates(small_timeline: Timeline) -> None:
    report = gaps_report(asked(small_timeline), None, 1)
    assert report.reading
    assert list(report.reading().rows()) == [
        (
            547,
            "Jan 2020 to Jun 2021",
            ("Norland builds the Vell dam", "since 2019"),
            ("Drought halves the Vell", "about Jul 2021"),
        ),
    ]
    assert report.heading.count == "the longest silences in 8 events"


def test_an_empty_answer_says_why(small_timeline: Timeline) -> None:
    heading = gaps_report(asked(small_timeline, during("1990-01-01", "1990-12-31")), None, 1).heading
    assert (heading.count, heading.notes[0]) == (
        "no silence in 0 of 8 events",
        "--during 1990 alone matches no event.",
    )


# a law: the same silences on a calendar


def noisy(event: Event, day: date) -> bool:
    """Whether something may have happened on this day, or for what goes on, may have begun."""
    when = event.date
    return when.s1 <= day <= (when.e2 if when.end == "closed" else when.s2)


def by_calendar(answer: Answer, mine: list[Event]) -> list[tuple[int, str]]:
    """Runs of silent days, in the window, that have a noisy day before and one after."""
    ends = [e.date.e2 if e.date.end == "closed" else e.date.s2 for e in mine]
    first = max(min((e.date.s1 for e in mine), default=date.max), date(2013, 12, 1))
    last = min(max(ends, default=date.min), date(2024, 1, 1))
    window = window_of(answer.query)
    days = [first + timedelta(n) for n in range((last - first).days + 1)] if first <= last else []
    runs: list[list[date]] = [[]]
    for day in days:
        if any(noisy(event, day) for event in mine):
            runs.append([])
        elif window is None or window.period.lower <= day <= window.period.upper:
            runs[-1].append(day)
    return sorted(
        ((len(run), f"{run[0]}..{run[-1]}") for run in runs if run), key=lambda run: (-run[0], run[1])
    )


@settings(max_examples=60)
@given(near_timelines(), windows(), st.sampled_from([None, "d", "a"]))
def test_silences_are_the_runs_of_silent_days(timeline: Timeline, query: Query, actor: str | None) -> None:
    answer = asked(timeline, query)
    family = {"d": {"d"}, "a": {"a", "b", "c"}}.get(actor or "", set())
    mine = [e for e in answer.events if actor is None or family & {*e.actors, *e.targets}]
    found = silences(answer, "actor" if actor else None, limit=1000)
    mine_found = [(s.days, f"{s.first}..{s.last}") for s in found if s.key == (actor or "")]
    assert mine_found == by_calendar(answer, mine)
