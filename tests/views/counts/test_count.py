"""Counts: the tables of small timelines, and sums that are right by another computation."""

from collections import Counter, defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import asked, crisis, during, near_timelines, since, windows
from crisistl.dates import BEGINNING, END, Certainty, EventDate, Moment, Period
from crisistl.dates import answer as certainty
from crisistl.dates.axis import DAY, last_second
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.model.plover import QUADS
from crisistl.model.timeline import Event, Timeline
from crisistl.output.table import Table
from crisistl.query.tree import Query, window_of
from crisistl.views.counts.count import Counting, count_report, count_table


def rows(table: Table) -> list[tuple[Any, ...]]:
    """The rows, labels as one text."""
    return [
        ("".join(row[0]) if isinstance(row[0], tuple) else row[0], *row[1:])
        for row in table.rows()
    ]


def counted(
    timeline: Timeline, *fields: str, query: Query | None = None, **more: Any
) -> list[tuple[Any, ...]]:
    answer = asked(timeline, query) if query else asked(timeline)
    drawn, whole = more.pop("drawn", False), more.pop("whole", False)
    return rows(count_table(answer, Counting(fields, **more), drawn=drawn, whole=whole))


TWO = crisis(
    {
        "date": "2022-01-10",
        "actors": "union port",
        "targets": "lind<union",
        "themes": "pay",
        "type": "consult",
    },
    {
        "date": "2022-01-12",
        "actors": "lind<union",
        "type": "threaten",
        "extra": {"lost": "1,200", "note": "n"},
    },
    {"date": "2022-03-01", "themes": "pay", "place": "Quay", "extra": {"lost": 0.5}},
)


# one field


def test_an_event_counts_under_each_of_its_values_and_once_in_the_total() -> None:
    assert counted(TWO, "actor") == [
        ("Lind", 2),
        ("Union", 1),
        ("Port", 1),
        ("not given", 1),
        ("total", 3),
    ]


def test_by_and_toward_are_the_two_sides() -> None:
    assert counted(TWO, "by") == [
        ("Union", 1),
        ("Port", 1),
        ("Lind", 1),
        ("not given", 1),
        ("total", 3),
    ]
    assert counted(TWO, "toward") == [("Lind", 1), ("no recipient", 2), ("total", 3)]


def test_actors_roll_up_to_what_they_are_part_of() -> None:
    assert counted(TWO, "actor", depth=1) == [
        ("Union", 2),
        ("Port", 1),
        ("not given", 1),
        ("total", 3),
    ]
    assert counted(TWO, "actor", depth=2) == counted(TWO, "actor")


def test_a_pair_is_who_acts_towards_whom_or_jointly() -> None:
    jointly = crisis(
        {"date": "2022", "actors": "b a"},
        {"date": "2022", "actors": "a b"},
        {"date": "2022", "targets": "a"},
    )
    assert counted(jointly, "pair") == [
        ("A – B", 2),
        ("one side only", 1),
        ("total", 3),
    ]
    assert counted(TWO, "pair") == [
        ("Union → Lind", 1),
        ("Port → Lind", 1),
        ("one side only", 2),
        ("total", 3),
    ]


def test_a_pair_within_one_actor_stays_one_when_rolled_up() -> None:
    within = crisis({"date": "2022", "actors": "palace<norland", "targets": "norland"})
    assert counted(within, "pair", depth=1) == [("Norland → Norland", 1), ("total", 1)]


def test_the_quads_are_those_of_the_types() -> None:
    assert counted(TWO, "quad") == [
        ("verbal cooperation", 1),
        ("verbal conflict", 1),
        ("not given", 1),
        ("total", 3),
    ]


def test_what_has_nothing_stands_last_however_often() -> None:
    assert counted(TWO, "place") == [("Quay", 1), ("not given", 2), ("total", 3)]


def test_sources_stand_by_their_titles(small_timeline: Timeline) -> None:
    assert counted(small_timeline, "source") == [
        ("The Vell Gazette", 6),
        ("Radio Norland", 3),
        ("total", 8),
    ]


def test_a_field_of_extra_counts_like_any_other() -> None:
    assert counted(TWO, "extra.lost") == [
        ("1,200", 1),
        ("0.5", 1),
        ("not given", 1),
        ("total", 3),
    ]


def test_a_number_is_added_up_exactly() -> None:
    tenths = crisis(
        *({"date": "2022", "actors": "a", "extra": {"n": 0.1}} for _ in range(3))
    )
    assert counted(tenths, "actor", total="extra.n") == [("A", 0.3), ("total", 0.3)]
    assert counted(TWO, "theme", total="extra.lost") == [
        ("Pay", 0.5),
        ("not given", 1200),
        ("total", 1200.5),
    ]


def test_events_without_a_number_are_told() -> None:
    heading = count_report(asked(TWO), Counting(("theme",), total="extra.lost")).heading
    assert "1 of the events have no number to add." in heading.notes


# periods


def test_periods_stand_in_their_order_with_the_empty_ones() -> None:
    assert counted(TWO, "month") == [
        ("2022-01", 2),
        ("2022-02", 0),
        ("2022-03", 1),
        ("total", 3),
    ]


def test_a_long_quiet_is_one_line_unless_all_are_wanted() -> None:
    quiet = crisis(
        {"date": "2020-01-10"}, {"date": "2021-02-01"}, {"date": "2022-03-01"}
    )
    assert counted(quiet, "month") == [
        ("2020-01", 1),
        *((f"2020-{month:02}", 0) for month in range(2, 13)),
        ("2021-01", 0),
        ("2021-02", 1),
        *((f"2021-{month:02}", 0) for month in range(3, 13)),
        ("2022-01", 0),
        ("2022-02", 0),
        ("2022-03", 1),
        ("total", 3),
    ]
    longer = crisis({"date": "2020-01-10"}, {"date": "2021-03-01"})
    assert counted(longer, "month") == [
        ("2020-01", 1),
        ("2020-02..2021-02", 0),
        ("2021-03", 1),
        ("total", 2),
    ]
    assert counted(longer, "month", whole=True)[1] == ("2020-02", 0)
    assert len(counted(longer, "month", whole=True)) == 16


def test_what_began_before_the_window_has_a_row_of_its_own() -> None:
    ongoing = crisis(
        {"date": "2014/.."},
        {"date": "2021-12-31/2022-01-02"},
        {"date": "2022-01-15"},
        {"date": "/2022-02"},
    )
    assert counted(ongoing, "week", query=during("2022-01-10", "2022-01-23")) == [
        ("before", 2),
        ("2022-W02", 1),
        ("2022-W03", 0),
        ("total", 3),
    ]


def test_an_unknown_beginning_is_before_even_without_a_window() -> None:
    assert counted(crisis({"date": "/2022"}, {"date": "2022-05-01"}), "month") == [
        ("before", 1),
        ("2022-05", 1),
        ("total", 2),
    ]


def test_where_nothing_has_a_day_there_is_only_before() -> None:
    assert counted(crisis({"date": "../2022"}), "day") == [("before", 1), ("total", 1)]
    assert counted(crisis({"date": "2014/.."}), "day", query=since(2022, 1)) == [
        ("before", 1),
        ("total", 1),
    ]


def test_a_beginning_in_an_unknown_month_has_a_row_of_its_own() -> None:
    vague = crisis({"date": "2022-01"}, {"date": "2022"}, {"date": "2022-01-10"})
    assert counted(vague, "month") == [
        ("2022, month unknown", 1),
        ("2022-01", 2),
        ("total", 3),
    ]
    assert counted(vague, "quarter")[0] == ("2022, quarter unknown", 1)
    assert counted(vague, "week")[:2] == [
        ("2022, week unknown", 1),
        ("January 2022, week unknown", 1),
    ]


def test_a_vague_beginning_counts_in_no_year_decade_or_century() -> None:
    vague = crisis({"date": "[2021..2022]"}, {"date": "2022"})
    assert counted(vague, "year") == [
        ("2021 to 2022, year unknown", 1),
        ("2022", 1),
        ("total", 2),
    ]
    assert counted(vague, "decade") == [("2020s", 2), ("total", 2)]
    ancient = crisis({"date": "-04XX"}, {"date": "-0430"}, {"date": "[-0002..0002]"})
    assert counted(ancient, "decade")[:2] == [
        ("500 to 401 BC, decade unknown", 1),
        ("440–431 BC", 1),
    ]
    assert counted(ancient, "century")[-2:] == [
        ("3 BC to AD 2, century unknown", 1),
        ("total", 3),
    ]


def test_a_date_that_begins_before_the_window_or_in_it_is_vague() -> None:
    vague = crisis({"date": "2022-01"}, {"date": "2022-01-20"})
    answer = asked(vague, since(2022, 1, 15))
    heading = count_report(answer, Counting(("month",))).heading
    assert heading.count == "2 events, 1 of them maybe, 1 of them vague"


def test_spread_counts_an_event_wherever_it_may_be() -> None:
    spread = crisis(
        {"date": "2022-01-20/2022-03-02"},
        {"date": "2022-02"},
        {"date": "2022-02-10/.."},
        as_of="2022-04-02",
    )
    assert counted(spread, "month", spread=True) == [
        ("2022-01", 1),
        ("2022-02", 3),
        ("2022-03", 2),
        ("2022-04", 1),
        ("total", 3),
    ]


def test_spread_stays_within_the_window() -> None:
    spread = crisis({"date": "2022-01-20/2022-03-02"}, {"date": "2014/.."})
    assert counted(
        spread, "month", spread=True, query=during("2022-02-01", "2022-03-31")
    ) == [
        ("2022-02", 2),
        ("2022-03", 2),
        ("total", 2),
    ]


# two fields


def test_two_fields_make_a_cross_table_with_totals() -> None:
    table = count_table(asked(TWO), Counting(("actor", "month"), depth=1))
    assert [column.name for column in table.columns] == [
        "actor",
        "2022-01",
        "2022-02",
        "2022-03",
        "total",
    ]
    assert rows(table) == [
        ("Union", 2, 0, 0, 2),
        ("Port", 1, 0, 0, 1),
        ("not given", 0, 0, 1, 1),
        ("total", 2, 0, 1, 3),
    ]


def test_columns_of_one_name_are_told_apart() -> None:
    same = crisis(
        {"date": "2022", "type": "aid", "place": "total"},
        {"date": "2022", "type": "aid", "place": "type"},
    )
    table = count_table(asked(same), Counting(("type", "place")))
    assert [column.name for column in table.columns] == [
        "type",
        "total",
        "type (2)",
        "total (2)",
    ]


def test_a_terminal_gets_bars_and_the_total_apart() -> None:
    table = count_table(asked(TWO), Counting(("actor",), depth=1), drawn=True)
    assert [section.rows for section in table.sections] == [
        [(("Union",), 2, 1.0), (("Port",), 1, 0.5), ("not given", 1, 0.5)],
        [("total", 3, None)],
    ]


def test_a_terminal_does_without_the_least_columns() -> None:
    wide = count_table(asked(TWO), Counting(("actor", "theme")), drawn=True)
    assert [column.least_width for column in wide.columns] == [0, 23, 30, 0]
    assert wide.left_out == "No room here for: {}."
    periods = count_table(asked(TWO), Counting(("actor", "month")), drawn=True)
    assert [column.least_width for column in periods.columns] == [0, 27, 45, 36, 0]


def test_the_busiest_period_is_the_last_to_lose_its_column() -> None:
    days = ("01-03", "02-01", "02-02", "02-03", "05-03", "05-09")
    busy = crisis(*({"date": f"2022-{day}", "type": "aid"} for day in days))
    table = count_table(asked(busy), Counting(("type", "month")), drawn=True)
    inner = table.columns[1:-1]
    by_width = sorted(inner, key=lambda column: column.least_width)
    names = [column.name for column in by_width]
    assert names == ["2022-02", "2022-05", "2022-01", "2022-04", "2022-03"]


def test_the_count_says_what_was_asked(small_timeline: Timeline) -> None:
    heading = count_report(
        asked(small_timeline, since(2022, 1)), Counting(("actor",))
    ).heading
    assert (heading.title, heading.sentence) == (
        "The Vell river dispute",
        "from 1 January 2022",
    )
    assert (
        "An event counts under each actor on either side, initiator or recipient "
        "(by and toward count one side); the total counts it once." in heading.notes
    )


def test_an_empty_answer_says_why(small_timeline: Timeline) -> None:
    report = count_report(
        asked(small_timeline, during("1990-01-01", "1990-12-31")), Counting(("actor",))
    )
    assert rows(report.rows()) == [("total", 0)]
    assert "alone matches no event" in report.heading.notes[0]


# refusals


@pytest.mark.parametrize(
    ("counting", "message"),
    [
        (Counting(("actr",)), "unknown field 'actr'; did you mean 'actor'?"),
        (Counting(("title",)), "'title' can't be counted; there are id, type, actor, "),
        (Counting(("month", "year")), "count by one kind of period at a time"),
        (Counting(("type",), depth=1), "depth: only actors and themes have parts"),
        (Counting(("type",), spread=True), "spread: only periods can be spread"),
        (
            Counting(("type",), total="extra.los"),
            "total 'extra.los': no event has such a number; did you mean 'extra.lost'",
        ),
        (
            Counting(("type",), total="title"),
            "total 'title': no event has such a number; there are extra.lost",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(counting: Counting, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        count_table(asked(TWO), counting)
    assert message in str(refused.value)


def test_a_table_too_large_is_refused_before_it_is_made() -> None:
    ages = crisis({"date": "0044-03-15"}, {"date": "9000-01-01"})
    with pytest.raises(UsageError, match="a table of 3,271,039 rows;"):
        count_table(asked(ages), Counting(("day",)), whole=True)
    span = crisis({"date": "1900/1999"})  # of which each row would be drawn
    with pytest.raises(UsageError, match="a table of 36,524 rows;"):
        count_table(asked(span), Counting(("day",), spread=True), drawn=True)
    assert (
        len([*count_table(asked(span), Counting(("day",), spread=True)).rows()])
        == 36_525
    )
    assert (
        len(counted(ages, "day")) == 4
    )  # two days, the quiet between them, and the total


def test_the_period_that_a_large_table_is_counted_by_instead_is_named() -> None:
    ages = crisis({"date": "0044-03-15"}, {"date": "9000-01-01"})
    instead = "; count by quarter, or ask for fewer events"
    for fields in (("place", "day"), ("extra.none", "day")):
        with pytest.raises(UsageError) as refused:
            count_table(asked(ages), Counting(fields), whole=True)
        assert "a table of 1 row and" in str(refused.value)
        assert str(refused.value).endswith(instead)
    table = count_table(asked(ages), Counting(("place", "quarter")), whole=True)
    assert len(table.columns) > 35_000


# laws: the same sums by another computation


def tops(timeline: Timeline, identity: str) -> str:
    above = {actor.id: actor.part_of for actor in timeline.actors}
    while above[identity]:
        identity = str(above[identity])
    return identity


def values(event: Event, field: str, timeline: Timeline) -> set[str]:
    """The labels of an event in a field, computed from the event alone."""
    actors = {actor.id: actor.name for actor in timeline.actors}
    themes = {theme.id: theme.name for theme in timeline.themes}
    quad = [name for name, kinds in QUADS.items() if event.type in kinds]
    found: dict[str, set[str]] = {
        "actor": {actors[i] for i in (*event.actors, *event.targets)},
        "by": {actors[i] for i in event.actors},
        "theme": {themes[i] for i in event.themes},
        "type": {event.type} if event.type else set(),
        "quad": {*quad},
        "status": {event.status},
    }
    return found[field] or {"not given"}


CATEGORIES = ("actor", "by", "theme", "type", "quad", "status")


@settings(max_examples=60)
@given(
    near_timelines(),
    windows(),
    st.sampled_from(CATEGORIES),
    st.sampled_from(CATEGORIES),
)
def test_a_cross_table_counts_what_a_loop_over_all_events_counts(
    timeline: Timeline, query: Query, first: str, second: str
) -> None:
    answer = asked(timeline, query)
    cells: Counter[tuple[str, str]] = Counter()
    for event in answer.events:
        for a in values(event, first, timeline):
            cells[a, "total"] += 1
            for b in values(event, second, timeline):
                cells[a, b] += 1
        for b in values(event, second, timeline):
            cells["total", b] += 1
    table = count_table(answer, Counting((first, second)))
    names = [column.name for column in table.columns]
    told = {
        (row[0], name): n
        for row in rows(table)
        for name, n in zip(names[1:], row[1:], strict=True)
        if n
    }
    assert told == {**cells} | (
        {("total", "total"): len(answer.hits)} if answer.hits else {}
    )


@settings(max_examples=60)
@given(near_timelines(), windows())
def test_rolled_up_to_the_top_each_event_counts_once_under_each_top(
    timeline: Timeline, query: Query
) -> None:
    answer = asked(timeline, query)
    expected = Counter(
        top
        for event in answer.events
        for top in {tops(timeline, i) for i in (*event.actors, *event.targets)}
    )
    names = {actor.id: actor.name for actor in timeline.actors}
    told = {
        row[0]: row[1]
        for row in rows(count_table(answer, Counting(("actor",), depth=1)))[:-1]
    }
    told.pop("not given", None)
    assert told == {names[identity]: number for identity, number in expected.items()}


DAYS_TO_QUARTERS = ("day", "week", "month", "quarter")
DAYS_OR_LONGER = ("year", *DAYS_TO_QUARTERS)


def extent(answer: Answer, *, spread: bool) -> tuple[Moment, Moment] | None:
    """The days that are counted, by the words of the order."""
    window = window_of(answer.query)
    dates = [event.date for event in answer.events]
    lower = window.period.lower if window else BEGINNING
    upper = window.period.upper if window else END
    if lower == BEGINNING:
        known = [d.earliest_start for d in dates if d.earliest_start != BEGINNING]
        lower = min(known) if known else END
    if upper == END:
        ends = [d.earliest_start for d in dates if d.earliest_start >= lower]
        if spread:
            ends += [d.latest_end for d in dates if d.latest_end != END]
            if answer.head.as_of and any(d.latest_end == END for d in dates):
                ends.append(last_second(answer.head.as_of))
        upper = max(ends) if ends else BEGINNING
    return (lower, upper) if lower <= upper else None


def same(unit: str, first: Moment, last: Moment) -> bool:
    return label(first, unit) == label(last, unit)


def label(at: Moment, unit: str) -> str:
    day = at.date()
    iso = day.isocalendar()
    return {
        "year": f"{day.year:04}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "month": f"{day.year:04}-{day.month:02}",
        "week": f"{iso.year:04}-W{iso.week:02}",
        "day": str(day),
    }[unit]


def days_of(lower: Moment, upper: Moment) -> list[Moment]:
    """The first second of each day."""
    return [Moment(day * DAY) for day in range(lower // DAY, upper // DAY + 1)]


@settings(max_examples=80)
@given(near_timelines(), windows(), st.just("year"))
def test_periods_count_beginnings_in_order_and_sum_to_the_whole(
    timeline: Timeline, query: Query, unit: str
) -> None:
    answer = asked(timeline, query)
    told = rows(count_table(answer, Counting((unit,)), whole=True))
    days = extent(answer, spread=False)
    periods = (
        list(dict.fromkeys(label(day, unit) for day in days_of(*days))) if days else []
    )
    starts = Counter(
        "before"
        if event.date.earliest_start == BEGINNING
        or not days
        or event.date.earliest_start < days[0]
        else label(event.date.earliest_start, unit)
        for event in answer.events
    )
    before = [("before", starts["before"])] if "before" in starts else []
    assert told == [
        *before,
        *((p, starts[p]) for p in periods),
        ("total", len(answer.hits)),
    ]
    assert sum(n for _, n in told[:-1]) == len(answer.hits)
    collapsed = rows(count_table(answer, Counting((unit,))))
    assert [row for row in collapsed if row[1]] == [row for row in told if row[1]]


@settings(max_examples=80)
@given(near_timelines(), st.sampled_from(DAYS_TO_QUARTERS))
def test_no_event_counts_in_a_period_that_it_may_not_have_begun_in(
    timeline: Timeline, unit: str
) -> None:
    answer = asked(timeline)
    found = dict(rows(count_table(answer, Counting((unit,)), whole=True)))
    known: Counter[str] = Counter()
    for event in answer.events:
        ends = (event.date.earliest_start, event.date.latest_start)
        if event.date.has_start and ends[1] < END and same(unit, *ends):
            known[label(ends[0], unit)] += 1
    dated = {name: n for name, n in found.items() if n and "unknown" not in str(name)}
    assert {name: dated.get(name) for name in known} == known
    assert sum(found.values()) == 2 * len(answer.hits)


@settings(max_examples=80)
@given(near_timelines(), windows(), st.just("year"))
def test_vague_are_those_whose_beginning_may_fall_in_several_rows(
    timeline: Timeline, query: Query, unit: str
) -> None:
    answer = asked(timeline, query)
    days = extent(answer, spread=False)

    def rows_of(when: EventDate) -> set[str]:
        if not days:
            return {"before"}
        found = {"before"} if when.earliest_start < days[0] else set()
        window = window_of(query)
        first, last = (
            max(when.earliest_start, days[0]),
            min(when.latest_start, window.period.upper if window else END),
        )
        # beyond a year, another period is certain
        last = Moment(min(last, first + 400 * DAY)) if first <= last else last
        return found | (
            {label(day, unit) for day in days_of(first, last)}
            if first <= last
            else set()
        )

    vague = sum(len(rows_of(event.date)) > 1 for event in answer.events)
    said = count_report(answer, Counting((unit,))).heading.count
    assert said == answer.count + (f", {vague} of them vague" if vague else "")


@settings(max_examples=80)
@given(near_timelines(), windows(), st.sampled_from(DAYS_OR_LONGER))
def test_spread_counts_each_period_that_an_event_may_overlap(
    timeline: Timeline, query: Query, unit: str
) -> None:
    answer = asked(timeline, query)
    told = rows(count_table(answer, Counting((unit,), spread=True), whole=True))
    days = extent(answer, spread=True)
    periods: dict[str, list[Moment]] = defaultdict(list)
    for day in days_of(*days) if days else []:
        periods[label(day, unit)].append(day)
    expected = [
        (
            name,
            sum(
                certainty(e.date, Period(of[0], of[-1] + DAY - 1)) > Certainty.NO
                for e in answer.events
            ),
        )
        for name, of in periods.items()
    ]
    assert [row for row in told if row[0] not in ("before", "total")] == expected
    assert told[-1] == ("total", len(answer.hits))


@settings(max_examples=40)
@given(near_timelines(), windows(), st.booleans())
def test_a_cross_table_of_periods_has_the_rows_and_columns_of_each_alone(
    timeline: Timeline, query: Query, spread: bool
) -> None:
    answer = asked(timeline, query)
    table = count_table(
        answer, Counting(("month", "status"), spread=spread), whole=True
    )
    turned = count_table(
        answer, Counting(("status", "month"), spread=spread), whole=True
    )
    alone = count_table(answer, Counting(("month",), spread=spread), whole=True)
    assert [(row[0], row[-1]) for row in rows(table)] == rows(alone)
    assert [row[-1] for row in rows(table)] == [*rows(turned)[-1][1:]]
    by_status = [*zip(*[row[1:] for row in rows(turned)], strict=True)]
    assert [row[1:] for row in rows(table)] == by_status
    for row in rows(table):
        assert sum(row[1:-1]) == row[-1]


def test_a_date_without_its_day_has_a_row_of_its_own() -> None:
    timeline = crisis(
        *(
            {"date": when}
            for when in (
                "2014-03-02",
                "2014",
                "2014-03",
                "2014-03-04",
                "2014",
                "../2013",
            )
        )
    )
    table = count_table(asked(timeline), Counting(("day",)))
    assert rows(table) == [
        ("before", 1),
        ("2014, day unknown", 2),
        ("March 2014, day unknown", 1),
        ("2014-03-02", 1),
        ("2014-03-03", 0),
        ("2014-03-04", 1),
        ("total", 6),
    ]


def test_hours_are_counted_where_they_are_known() -> None:
    timeline = crisis(
        *(
            {"date": when}
            for when in (
                "2022-02-24T05:00",
                "2022-02-24T05:07",
                "2022-02-24",
                "2022-02-24T07:15",
            )
        )
    )
    assert rows(count_table(asked(timeline), Counting(("hour",)))) == [
        ("24 February 2022, hour unknown", 1),
        ("2022-02-24 05:00", 2),
        ("2022-02-24 06:00", 0),
        ("2022-02-24 07:00", 1),
        ("total", 4),
    ]


def test_weekdays_and_months_of_any_year_are_in_their_order() -> None:
    timeline = crisis(
        *(
            {"date": when}
            for when in (
                "2022-02-24",
                "2022-02-21T05:00",
                "2021-02",
                "2014",
                "-0043-03-13",
            )
        )
    )
    weekdays = dict(rows(count_table(asked(timeline), Counting(("weekday",)))))
    assert weekdays == {
        "Monday": 1, "Tuesday": 0, "Wednesday": 1, "Thursday": 1, "Friday": 0, "Saturday": 0, "Sunday": 0,
        "weekday unknown": 2, "total": 5,
    }  # fmt: skip
    months = rows(count_table(asked(timeline), Counting(("month-of-year",))))
    assert [month for month in months if month[1]] == [
        ("February", 3), ("March", 1), ("month-of-year unknown", 1), ("total", 5)
    ]  # fmt: skip


def test_centuries_are_counted_across_the_year_0() -> None:
    timeline = crisis(
        *({"date": when} for when in ("-0430", "-0043", "0000", "0001", "0079"))
    )
    assert rows(count_table(asked(timeline), Counting(("century",)))) == [
        ("500–401 BC", 1), ("400–301 BC", 0), ("300–201 BC", 0), ("200–101 BC", 0), ("100–1 BC", 2), ("AD 1–99", 2),
        ("total", 5),
    ]  # fmt: skip
