"""Gaps: silences on small examples, and against a calendar on which every day is marked."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import asked, crisis, during, near_timelines, windows
from conftest import Run
from crisistl.dates import END, Moment
from crisistl.dates.axis import DAY
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Timeline
from crisistl.query.tree import Has, Pair, Query, any_of, window_of
from crisistl.views.gaps import gaps_report
from crisistl.views.silences import Silence, scale_of, silences


def told(found: tuple[Silence, ...]) -> list[tuple[str, int, str, str]]:
    return [
        (
            s.key,
            s.days,
            f"{s.before.id}-{s.after.id}",
            f"{s.period.lower}..{s.period.upper}",
        )
        for s in found
    ]


def gaps(*dates: str, query: Query | None = None) -> list[tuple[str, int, str, str]]:
    timeline = crisis(*({"date": when} for when in dates))
    return told(silences(asked(timeline, query) if query else asked(timeline)))


def test_a_silence_is_the_days_between_two_events() -> None:
    assert gaps("2022-01-01", "2022-01-05", "2022-01-06", "2022-01-20") == [
        ("", 13, "c-d", "2022-01-07..2022-01-19"),
        ("", 3, "a-b", "2022-01-02..2022-01-04"),
    ]


def test_a_vague_event_ends_no_silence_and_is_named_with_each_that_it_may_lie_in() -> (
    None
):
    timeline = crisis(
        {"date": "2022-01-01"},
        {"date": "[2022-01-05..2022-01-15]"},
        {"date": "2022-01-20"},
        {"date": "2022"},
    )
    (found,) = silences(asked(timeline))
    assert told((found,)) == [("", 18, "a-c", "2022-01-02..2022-01-19")]
    assert [event.id for event in found.vague] == ["d", "b"]


def test_a_set_is_named_only_where_one_of_its_dates_is_silent() -> None:
    timeline = crisis(
        {"date": "1904-01-01"},
        {"date": "[1904-06,1906-06]"},
        {"date": "1905-01-01"},
        {"date": "1905-12-01"},
    )
    assert [
        [event.id for event in found.vague] for found in silences(asked(timeline))
    ] == [["b"], []]


def test_up_to_a_day_fills_no_days_before_it() -> None:
    assert gaps(
        "1961-04-17", "1962-10-16", "1962-10-28", "[..1962-11-30]", "1963-06-20"
    ) == [
        ("", 546, "a-b", "1961-04-18..1962-10-15"),
        ("", 234, "c-e", "1962-10-29..1963-06-19"),
        ("", 11, "b-c", "1962-10-17..1962-10-27"),
    ]


def test_silences_of_less_than_a_day_are_between_clock_times() -> None:
    timeline = crisis(
        {"date": "2022-02-24T05:00"},
        {"date": "2022-02-24T05:07"},
        {"date": "2022-02-24T06:15:30"},
    )
    longest, shortest = silences(asked(timeline))
    assert (longest.seconds, str(longest.period)) == (
        4050,
        "2022-02-24T05:08:00..2022-02-24T06:15:29",
    )
    assert (shortest.seconds, str(shortest.period)) == (
        360,
        "2022-02-24T05:01..2022-02-24T05:06",
    )
    reading = gaps_report(asked(timeline), None, 1).reading
    assert reading
    assert next(iter(reading().rows()))[0] == "1 h 7 min"


def test_the_days_of_a_silence_are_whole_unless_it_is_shorter() -> None:
    timeline = crisis(
        {"date": "2022-02-24T05:00"},
        {"date": "2022-02-24T17:01"},
        {"date": "2022-03-18T08:00"},
    )
    longest, shortest = silences(asked(timeline))
    assert (longest.days, shortest.days) == (21, 0.5)


def test_a_pair_that_is_asked_for_is_the_only_one_reported() -> None:
    timeline = crisis(
        {"date": "2022-01-01", "actors": "lind<union", "targets": "port"},
        {"date": "2022-01-05", "actors": "port", "targets": "lind<union"},
        {"date": "2022-01-05", "actors": "dale", "targets": "port"},
        {"date": "2022-03-05", "actors": "dale", "targets": "port"},
    )
    query = any_of(
        [Has("pair", Pair("union", "port")), Has("pair", Pair("union", "dale"))]
    )
    assert told(silences(asked(timeline, query), "pair")) == [
        ("port – union", 3, "a-b", "2022-01-02..2022-01-04")
    ]


def test_what_lasted_fills_its_days() -> None:
    assert gaps("2022-01-01/2022-01-10", "2022-01-03", "2022-01-13") == [
        ("", 2, "a-c", "2022-01-11..2022-01-12")
    ]


@pytest.mark.parametrize("background", ["2014/..", "2014/"])
def test_what_goes_on_since_an_unknown_day_ends_no_silence(background: str) -> None:
    assert gaps("2013-12-31", background, "2015-01-02", "2015-01-05") == [
        ("", 366, "a-c", "2014-01-01..2015-01-01"),
        ("", 2, "c-d", "2015-01-03..2015-01-04"),
    ]


def test_what_goes_on_since_a_day_ends_a_silence_there() -> None:
    assert gaps("2015-01-01", "2015-01-03/..", "2015-01-05") == [
        ("", 1, "a-b", "2015-01-02..2015-01-02"),
        ("", 1, "b-c", "2015-01-04..2015-01-04"),
    ]


def test_of_a_silence_only_what_lies_in_the_window_is_known() -> None:
    query = during("2022-01-01", "2022-01-20")
    assert gaps(
        "2021-12-01/2022-01-01", "2022-01-10", "2022-01-18/2022-03-01", query=query
    ) == [
        ("", 8, "a-b", "2022-01-02..2022-01-09"),
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
        {"date": "2022-01-01", "themes": "dam<water"},
        {"date": "2022-01-03", "themes": "water"},
    )
    assert told(silences(asked(timeline), "theme")) == [
        ("water", 1, "a-b", "2022-01-02..2022-01-02")
    ]


def test_the_longest_come_first_and_no_more_than_asked_for(
    small_timeline: Timeline,
) -> None:
    found = silences(asked(small_timeline), limit=2)
    assert told(found) == [
        ("", 42, "sluices-denied-league-talks", "2021-11-29..2022-01-09"),
        ("", 11, "league-talks-berg-warning", "2022-01-13..2022-01-23"),
    ]


def test_an_unknown_kind_is_refused(small_timeline: Timeline) -> None:
    with pytest.raises(
        UsageError,
        match="per 'actors': not one of actor, theme, pair; did you mean 'actor'",
    ):
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
        "may_lie_in_it",
    ]
    assert list(table.rows()) == [
        (
            ("Norland",),
            42,
            "2021-11-29",
            "2022-01-09",
            "sluices-denied",
            "2021-11-28",
            "The Palace denies it",
            "league-talks",
            "2022-01-10/2022-01-12",
            "The River League hosts talks",
            (),
        ),
    ]


def periods(*dates: str) -> list[tuple[str, str, int]]:
    """Each silence with how many vague events may lie in it, at the scale of the events."""
    answer = asked(crisis(*({"date": date} for date in dates)))
    found = silences(answer, scale=scale_of(answer.events))
    return [
        (str(s.period.lower), str(s.period.upper), len(s.vague))
        for s in reversed(found)
    ]


def test_a_day_without_a_time_hides_no_silence_between_times_on_it() -> None:
    assert periods("2022-02-24T05:00", "2022-02-24", "2022-02-24T06:15") == [
        ("2022-02-24T05:01", "2022-02-24T06:14", 1)
    ]


def test_a_day_without_a_time_breaks_a_silence_between_other_days() -> None:
    assert periods("2022-02-24T05:00", "2022-02-26", "2022-02-28T06:15") == [
        ("2022-02-27", "2022-02-28T06:14", 0),
        ("2022-02-24T05:01", "2022-02-25", 0),
    ]


def test_events_known_to_the_year_have_silences_of_years() -> None:
    assert (
        periods("-0043", "-0430~", "-04XX", "0079", "0079-08-24", "0079-08")
        == [
            ("-0429-01-01", "-0044-12-31", 1),
            ("-0042-01-01", "0079-08-23", 2),
        ][::-1]
    )
    assert periods("15XX", "13XX", "2022-01", "2022-03") == [
        ("2022-02-01", "2022-02-28", 0)
    ]


def test_a_reader_sees_titles_and_dates(small_timeline: Timeline) -> None:
    report = gaps_report(asked(small_timeline), None, 1)
    assert report.reading
    assert list(report.reading().rows()) == [
        (
            42,
            "29 Nov 2021 to 9 Jan 2022",
            ("The Palace denies it", "28 Nov 2021"),
            ("The River League hosts talks", "10 to 12 Jan 2022"),
        ),
    ]
    assert report.heading.count == "the longest silences in 8 events"


def test_an_empty_answer_says_why(small_timeline: Timeline) -> None:
    heading = gaps_report(
        asked(small_timeline, during("1990-01-01", "1990-12-31")), None, 1
    ).heading
    assert (heading.count, heading.notes[0]) == (
        "no silence in 0 of 8 events",
        "date:1990 alone matches no event.",
    )


# a law: the same silences on a calendar


def sure_days(event: Event) -> range:
    """The numbers of the days on which something surely happened: none where the day isn't known."""
    when = event.date
    first, last = when.latest_start // DAY, when.earliest_end // DAY
    is_exact = when.has_start and when.earliest_start // DAY == first
    if is_exact and when.has_end and when.latest_end // DAY == last:
        return range(first, last + 1)
    if is_exact and not when.has_end:
        return range(first, first + 1)
    lasted = when.precision == "span" and when.has_start and when.earliest_end < END
    return range(first, last + 1) if lasted else range(0)


def by_calendar(answer: Answer, mine: list[Event]) -> list[tuple[int, str]]:
    """Runs of silent days, in the window, that have a noisy day before and one after."""
    noisy = {day for event in mine for day in sure_days(event)}
    window = window_of(answer.query)
    runs: list[list[int]] = [[]]
    for day in range(min(noisy), max(noisy) + 1) if noisy else ():
        if day in noisy:
            runs.append([])
        elif window is None or window.period.lower <= day * DAY <= window.period.upper:
            runs[-1].append(day)
    written = (
        (len(run), f"{Moment(run[0] * DAY)}..{Moment(run[-1] * DAY)}")
        for run in runs
        if run
    )
    return sorted(written, key=lambda run: (-run[0], run[1]))


@settings(max_examples=60)
@given(near_timelines(), windows(), st.sampled_from([None, "d", "a"]))
def test_silences_are_the_runs_of_silent_days(
    timeline: Timeline, query: Query, actor: str | None
) -> None:
    answer = asked(timeline, query)
    family = {"d": {"d"}, "a": {"a", "b", "c"}}.get(actor or "", set())
    mine = [
        e for e in answer.events if actor is None or family & {*e.actors, *e.targets}
    ]
    found = silences(answer, "actor" if actor else None, limit=1000)
    mine_found = [
        (s.days, f"{s.period.lower}..{s.period.upper}")
        for s in found
        if s.key == (actor or "")
    ]
    assert mine_found == by_calendar(answer, mine)


def test_a_vague_event_that_surely_began_in_a_silence_lies_in_it(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("date,title\n2018-01-01,A\n2019,B\n2018,C\n2021-01-01,D\n")
    result = run("gaps", "--data", file, "--format", "table", env={"COLUMNS": "160"})
    assert "1 event lies in it: 2019; 1 event may lie in it: 2018" in result.stdout
