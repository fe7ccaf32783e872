"""Events as tables: for reading and in full."""

from dataclasses import replace
from datetime import date

import pytest

from crisistl.dates import Period
from crisistl.engine.answer import Answer
from crisistl.engine.order import Order
from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Source, Timeline
from crisistl.output.table import Row, Table
from crisistl.query.fields import FIELDS, FULL_COLUMNS
from crisistl.query.tree import EVERYTHING, During, Query
from crisistl.views.events import (
    SHORT_COLUMNS,
    columns_report,
    events_heading,
    events_table,
    reading_table,
)
from queries import terms_of

TO_JANUARY_12 = During(Period(date(2022, 1, 12), date(2022, 1, 24)))
IN_NOVEMBER = During(Period(date(2021, 11, 10), date(2021, 11, 30)))


def answer(timeline: Timeline, query: Query = EVERYTHING) -> Answer:
    return Answer.of(timeline, query)


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def ids(table: Table) -> list[tuple[str, list[object]]]:
    """The heading of each section with the first cells of its rows."""
    return [
        (section.heading, [row[0] for row in section.rows])
        for section in table.sections
    ]


def row(table: Table, first: str) -> Row:
    return next(row for row in table.rows() if row[0] == first)


def test_a_full_table_has_every_column_in_the_usual_order(
    small_timeline: Timeline,
) -> None:
    table = events_table(answer(small_timeline, TO_JANUARY_12))
    assert names(table) == [*FULL_COLUMNS]
    assert ids(table) == [
        ("", ["dam-works", "league-talks", "troops-moved", "berg-warning"])
    ]
    place = FULL_COLUMNS.index("match")
    assert [cells[place] for cells in table.rows()] == [
        "ongoing",
        "ongoing",
        "yes",
        "yes",
    ]


def test_it_says_whose_events_which_and_how_many(small_timeline: Timeline) -> None:
    heading = events_heading(answer(small_timeline, TO_JANUARY_12))
    assert heading.title == "The Vell river dispute"
    assert heading.sentence == "during 12 to 24 January 2022"
    assert heading.count == "4 of 8 events"
    assert heading.notes == ()


def test_a_person_reads_one_name_for_a_source_and_a_program_all_there_is() -> None:
    letter, address = {"title": "A letter", "url": "u"}, {"url": "u"}
    cited = ("post", {"source": "post", "title": "Gates shut"}, letter, address)
    event = Event(id="e", date="2031", title="Talks", sources=cited)
    told = answer(
        Timeline(sources=(Source(id="post", title="Harbour Post"),), events=(event,))
    )
    assert [*reading_table(told, ["sources"]).rows()] == [
        (("Harbour Post", "A letter", "u"),)
    ]
    articles = '{"source":"Harbour Post","title":"Gates shut"},{"title":"A letter","url":"u"},{"url":"u"}'
    everything = f'["Harbour Post",{articles}]'
    assert [*events_table(told, ["sources"]).rows()] == [(everything,)]
    assert [*reading_table(told, ["sources"], worded=False).rows()] == [(everything,)]


def test_a_limited_table_says_so(small_timeline: Timeline) -> None:
    everything = answer(small_timeline)
    assert events_heading(everything, limit=3).count == "8 events; the first 3 shown"
    assert len([*events_table(everything, limit=3).rows()]) == 3
    assert events_heading(everything, limit=0).count == "8 events; none shown"
    assert events_heading(everything, limit=8).count == "8 events"


def test_columns_are_those_asked_for_by_either_name(small_timeline: Timeline) -> None:
    table = events_table(answer(small_timeline), ("id", "by", "extra.troops"))
    assert names(table) == ["id", "actors", "extra.troops"]
    assert row(table, "troops-moved") == ("troops-moved", ("Südmark",), 1200)


@pytest.mark.parametrize("column", ["titel", "pair", "text", ""])
def test_a_column_that_can_not_be_shown_is_refused(
    small_timeline: Timeline, column: str
) -> None:
    with pytest.raises(UsageError, match="unknown column"):
        events_table(answer(small_timeline), (column,))


def test_an_empty_answer_says_why(small_timeline: Timeline) -> None:
    empty = answer(small_timeline, terms_of(small_timeline).has("actor", "osk"))
    assert events_heading(empty).notes == (
        "actor:osk alone matches no event.",
        "The timeline runs from 2019 to February 2022.",
    )


# for reading


def test_what_began_before_the_window_stands_last(small_timeline: Timeline) -> None:
    table = reading_table(answer(small_timeline, TO_JANUARY_12), SHORT_COLUMNS)
    assert ids(table) == [
        ("", ["troops-moved", "berg-warning"]),
        ("Ongoing", ["dam-works", "league-talks"]),
    ]


def test_nothing_stands_apart_where_an_order_was_asked_for(
    small_timeline: Timeline,
) -> None:
    table = reading_table(
        answer(small_timeline, TO_JANUARY_12), SHORT_COLUMNS, parted=False
    )
    assert [heading for heading, _ in ids(table)] == [""]


@pytest.mark.parametrize("relation", ["start", "within"])
def test_nothing_is_ongoing_in_another_relation(
    small_timeline: Timeline, relation: str
) -> None:
    window = During(TO_JANUARY_12.period, relation)  # type: ignore[arg-type]
    table = reading_table(answer(small_timeline, window), SHORT_COLUMNS)
    assert ids(table) == [("", ["troops-moved", "berg-warning"])]


@pytest.mark.parametrize(
    ("limit", "sections"),
    [
        (0, [("", [])]),
        (1, [("", ["troops-moved"])]),
        (2, [("", ["troops-moved", "berg-warning"])]),
        (3, [("", ["troops-moved", "berg-warning"]), ("Ongoing", ["dam-works"])]),
        (
            9,
            [
                ("", ["troops-moved", "berg-warning"]),
                ("Ongoing", ["dam-works", "league-talks"]),
            ],
        ),
    ],
)
def test_a_limit_counts_through_the_sections(
    small_timeline: Timeline, limit: int, sections: list[tuple[str, list[object]]]
) -> None:
    assert (
        ids(reading_table(answer(small_timeline, TO_JANUARY_12), SHORT_COLUMNS, limit))
        == sections
    )


def test_the_columns_for_reading_are_few(small_timeline: Timeline) -> None:
    table = reading_table(answer(small_timeline, TO_JANUARY_12))
    assert names(table) == ["date", "who", "title", "themes", "id"]
    assert [column.least_width for column in table.columns] == [0, 0, 0, 100, 120]


def test_a_maybe_is_marked_and_nothing_else(small_timeline: Timeline) -> None:
    table = reading_table(answer(small_timeline, IN_NOVEMBER))
    assert names(table) == ["date", "who", "title", "themes", "id"]
    assert [(cells[0], cells[2]) for cells in table.rows()] == [
        (
            "between 3 and 20 Nov 2021",
            ("Norland shuts the sluices by night", "maybe, claimed by Ida Berg"),
        ),
        ("28 Nov 2021", "The Palace denies it"),
        ("since 2019", "Norland builds the Vell dam"),
    ]


def test_without_a_title_a_maybe_has_a_column(small_timeline: Timeline) -> None:
    table = reading_table(answer(small_timeline, IN_NOVEMBER), ("id", "date"))
    assert next(iter(table.rows())) == (
        "sluices-shut",
        "maybe",
        "[2021-11-03..2021-11-20]",
    )


def test_a_status_with_a_column_has_no_mark(small_timeline: Timeline) -> None:
    table = reading_table(answer(small_timeline), ("status", "title"))
    assert ("claimed", "Norland shuts the sluices by night") in [*table.rows()]


def test_quotes_are_read_with_their_speakers(small_timeline: Timeline) -> None:
    rows = [*reading_table(answer(small_timeline), ("quotes",)).rows()]
    assert ("“Not one sluice was shut.” (Ann Osk)",) in rows


def test_a_maybe_beyond_the_limit_needs_no_column(small_timeline: Timeline) -> None:
    answered = replace(answer(small_timeline, IN_NOVEMBER), order=Order(reverse=True))
    assert "match" not in names(reading_table(answered, limit=1))


def test_the_mark_that_is_asked_for_is_shown_in_full(small_timeline: Timeline) -> None:
    table = reading_table(answer(small_timeline, IN_NOVEMBER), ("id", "match"))
    assert [*table.rows()] == [
        ("sluices-shut", "maybe"),
        ("sluices-denied", "yes"),
        ("dam-works", "ongoing"),
    ]


def test_around_a_date_the_days_have_a_column(small_timeline: Timeline) -> None:
    centre = Period(date(2022, 1, 20), date(2022, 1, 20))
    table = reading_table(replace(answer(small_timeline, TO_JANUARY_12), around=centre))
    assert names(table)[:2] == ["date", "days"]
    assert [(cells[0], cells[1]) for cells in table.rows()] == [
        ("12 Jan 2022, evening", -8), ("24 Jan 2022", 4), ("since 2019", 0), ("10 to 12 Jan 2022", -8),
    ]  # fmt: skip


def test_a_hit_outside_the_title_shows_its_words(small_timeline: Timeline) -> None:
    query = terms_of(small_timeline).has("text", "sluice")
    table = reading_table(answer(small_timeline, query), ("id", "title"))
    assert [*table.rows()] == [
        ("sluices-shut", ("Norland shuts the sluices by night", "claimed by Ida Berg")),
        ("sluices-denied", ("The Palace denies it", "Not one sluice was shut.")),
        (
            "berg-warning",
            (
                'Ida Berg warns of a "dry spring" [sic]',
                "… until February to open the sluices.",
            ),
        ),
    ]
    assert table.find


# the columns there are


def test_every_column_that_can_be_shown_is_listed() -> None:
    listed = [cells[0] for cells in columns_report().rows().rows()]
    assert listed == [field.column for field in FIELDS if field.cell] + ["extra.NAME"]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("1524-39", "late 1524"),
        ("1524-39/1525", "late 1524 to 1525"),
        ("1524-02-01/1530-39", "1 Feb 1524 to late 1530"),
        ("1524-37/1525-39", "early 1524 to late 1525"),
        ("[1524-39..1525-01]", "between late 1524 and Jan 1525"),
        ("1524-39/..", "since late 1524"),
        ("1524-24", "winter 1524–25"),
        ("1524~/1525", "about 1524 to 1525"),
    ],
)
def test_a_part_of_a_year_is_read_in_words_with_both_ends(
    date: str, shown: str
) -> None:
    timeline = Timeline(events=(Event(id="e", date=date, title="T"),))
    assert [row[0] for row in reading_table(answer(timeline)).rows()] == [shown]
