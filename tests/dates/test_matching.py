"""The three answers of an event to a window, against every start and end that its date allows."""

from datetime import date
from itertools import combinations_with_replacement

import pytest

from crisistl.dates import BEGINNING, END, Certainty, EventDate, Period, answer, ongoing
from crisistl.dates.axis import last_second, moment
from crisistl.dates.calendar import whole_day
from crisistl.dates.grammar import periods as members_of

# Small calendars at the two edges of time, so that an open end is a moment like others.
LAST_DAYS = [*(last_second(date(2022, 2, day)) for day in range(24, 29)), END]
FIRST_DAYS = [BEGINNING, *(moment(-43, 3, day) for day in range(12, 16))]

RELATIONS = {
    "overlap": lambda start, end, window: start <= window.upper and end >= window.lower,
    "within": lambda start, end, window: window.lower <= start and end <= window.upper,
    "start": lambda start, end, window: window.lower <= start <= window.upper,
}


def periods(days):
    return [Period(*pair) for pair in combinations_with_replacement(days, 2)]


def within(period, days):
    return [day for day in days if period.lower <= day <= period.upper]


def by_brute_force(relation, possible, window):
    holds = {RELATIONS[relation](start, end, window) for start, end in possible}
    return (
        Certainty.YES
        if holds == {True}
        else Certainty.NO
        if holds == {False}
        else Certainty.MAYBE
    )


@pytest.mark.parametrize("relation", RELATIONS)
def test_lasting_events_answer_as_all_their_starts_and_ends_do(relation):
    for starts in periods(LAST_DAYS):
        for ends in periods(LAST_DAYS):
            if starts.lower > ends.upper:
                continue
            event = EventDate("", starts, ends)
            possible = [
                (start, end)
                for start in within(starts, LAST_DAYS)
                for end in within(ends, LAST_DAYS)
                if start <= end
            ]
            assert min(start for start, _ in possible) == event.earliest_start
            assert max(start for start, _ in possible) == event.latest_start
            assert min(end for _, end in possible) == event.earliest_end
            assert max(end for _, end in possible) == event.latest_end
            for window in periods(LAST_DAYS):
                assert answer(event, window, relation) is by_brute_force(
                    relation, possible, window
                )


@pytest.mark.parametrize("relation", RELATIONS)
def test_one_day_somewhere_answers_as_all_its_days_do(relation):
    for when in periods(LAST_DAYS):
        possible = [(day, day) for day in within(when, LAST_DAYS)]
        for window in periods(LAST_DAYS):
            event = EventDate("", when, when)
            assert answer(event, window, relation) is by_brute_force(
                relation, possible, window
            )


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("end", ["open", "unknown"])
def test_an_open_end_has_not_come_before_the_day_the_chronology_is_told(relation, end):
    for starts in periods(LAST_DAYS):
        event = EventDate("", starts, Period(starts.lower, END), end)
        for as_of in [None, *(day.date() for day in LAST_DAYS[:-1])]:
            earliest_end = last_second(as_of) if as_of and end == "open" else BEGINNING
            possible = [
                (start, last)
                for start in within(starts, LAST_DAYS)
                for last in LAST_DAYS
                if last >= max(start, earliest_end)
            ]
            for window in periods(LAST_DAYS):
                found = answer(event, window, relation, as_of)
                assert found is by_brute_force(relation, possible, window)


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("before", ["../", "/"])
def test_a_start_without_a_date_always_was_or_is_not_known(relation, before):
    for day in FIRST_DAYS[1:]:
        event = EventDate(
            "",
            Period(BEGINNING, BEGINNING if before == "../" else day),
            Period(day, day),
        )
        starts = (
            [BEGINNING]
            if before == "../"
            else [start for start in FIRST_DAYS if start <= day]
        )
        possible = [(start, day) for start in starts]
        for window in periods(FIRST_DAYS):
            assert answer(event, window, relation) is by_brute_force(
                relation, possible, window
            )


def test_ongoing_events_surely_began_before_the_window_and_may_reach_it():
    for starts in periods(LAST_DAYS):
        for ends in periods(LAST_DAYS):
            if starts.lower > ends.upper:
                continue
            event = EventDate("", starts, ends)
            for window in periods(LAST_DAYS):
                began_before = all(
                    day < window.lower
                    for day in within(
                        Period(event.earliest_start, event.latest_start), LAST_DAYS
                    )
                )
                assert ongoing(event, window) is (
                    began_before and event.latest_end >= window.lower
                )


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("2015-03-10", "overlap", Certainty.YES),
        ("2015-03-10", "start", Certainty.YES),
        ("2015", "overlap", Certainty.MAYBE),
        ("2015-03-10~", "overlap", Certainty.YES),
        ("2015-03-10?", "within", Certainty.YES),
        ("2015-02", "overlap", Certainty.NO),
        ("2015-01/2015-12", "overlap", Certainty.YES),
        ("2015-01/2015-12", "within", Certainty.NO),
        ("2015-01/2015-12", "start", Certainty.NO),
        ("2014/..", "overlap", Certainty.YES),
        ("2014/", "overlap", Certainty.MAYBE),
        ("../2016", "overlap", Certainty.YES),
        ("/2016", "overlap", Certainty.MAYBE),
        ("[2015-02-20..2015-03-05]", "overlap", Certainty.MAYBE),
        ("[2015-03..]", "overlap", Certainty.MAYBE),
    ],
)
def test_events_of_march_2015_as_told_in_2016(text, relation, expected):
    march = Period(date(2015, 3, 1), date(2015, 3, 31))
    assert (
        answer(EventDate.parse(text), march, relation, as_of=date(2016, 1, 1))
        is expected
    )


def test_ongoing_background_is_told_from_what_the_window_brings():
    march = Period(date(2015, 3, 1), date(2015, 3, 31))
    texts = [
        "2014/..",
        "2014/",
        "../2016",
        "2015-02/2015-04",
        "2015-03-10",
        "2015",
        "2015-03/..",
        "2014",
    ]
    background = [text for text in texts if ongoing(EventDate.parse(text), march)]
    assert background == ["2014/..", "2014/", "../2016", "2015-02/2015-04"]


def test_answers_are_ordered_for_and_and_or():
    assert Certainty.NO < Certainty.MAYBE < Certainty.YES
    assert not Certainty.NO


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        # a start is not after the end: of the tenths of the months, 10 March is the last
        ("2031-XX-10/2031-03-22", ("2031-01-10", "2031-03-10"), ("2031-03-22",) * 2),
        ("2031-03-22/2031-XX-10", ("2031-03-22",) * 2, ("2031-04-10", "2031-12-10")),
        ("2031-0X/2031-05-02", ("2031-01-01", "2031-05-02"), ("2031-05-02",) * 2),
        ("2031-XX-10/..", ("2031-01-10", "2031-12-10"), None),
    ],
)
def test_the_ends_of_an_interval_with_masked_digits_are_in_order(
    text: str, starts: tuple[str, str], ends: tuple[str, str] | None
) -> None:
    when = EventDate.parse(text)
    assert (when.earliest_start.iso_day, when.latest_start.iso_day) == starts
    if ends:
        assert (when.earliest_end.iso_day, when.latest_end.iso_day) == ends


def test_between_the_last_possible_start_and_the_end_it_is_surely_under_way() -> None:
    when = EventDate.parse("2031-XX-10/2031-03-22")
    found = []
    for month, day in ((2, 15), (3, 15), (3, 23)):
        found.append(answer(when, whole_day(moment(2031, month, day))))
    assert found == [Certainty.MAYBE, Certainty.YES, Certainty.NO]


def test_of_a_date_that_may_be_very_many_days_those_near_a_window_are_looked_at() -> (
    None
):
    near = whole_day(moment(2022, 1, 10))
    found = [*members_of("XXXX-XX-10", near)]
    assert [(day.lower.year, day.lower.month) for day in found] == [
        (2022, month) for month in range(1, 13)
    ]
    assert len([*members_of("[XXXX-XX-10,1900]", near)]) == 13
    assert sum(1 for _ in members_of("XXXX-12-31", Period(BEGINNING, END))) == 10_000


@pytest.mark.parametrize("text", ["20XX-1X-0X", "[20XX-02-2X,1999-07]", "-00XX-XX-29"])
def test_a_date_of_many_days_answers_as_any_of_them_does(text: str) -> None:
    when = EventDate.parse(text)
    days = [*members_of(text, Period(BEGINNING, END))]
    for year in (-44, -1, 1999, 2000, 2023, 2099):
        for month, day in ((2, 28), (7, 1), (10, 9), (12, 10)):
            window = whole_day(moment(year, month, day))
            touched = any(
                one.lower <= window.upper and one.upper >= window.lower for one in days
            )
            expected = Certainty.MAYBE if touched else Certainty.NO
            assert answer(when, window) is expected, (year, month, day)
