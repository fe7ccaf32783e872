"""Rows: cells to events, registers from names, links that lead nowhere, and JSON rows as we print them."""

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings

from crisistl.errors import DataError
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.record import Fault, Note, ReadOptions, Record
from crisistl.formats.objects.document import read_json
from crisistl.formats.tables.rows import read_rows
from crisistl.formats.tables.sheet import read_csv
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.model.timeline import Citation, Event, Quote, Timeline
from crisistl.output.records import write_json
from crisistl.query.fields import FULL_COLUMNS
from crisistl.query.hit import Hit
from exchange import reading, refusal
from strategies import timelines
from tables import tells_all, told


def read(*rows: Any, notes: list[str] | None = None, **options: Any) -> Timeline:
    """The timeline of rows that stand on lines 2, 3, 4."""
    found = read_rows(enumerate(rows, 2), ReadOptions(**options))
    return timeline_of(found, "rows", note=[].append if notes is None else notes.append)


def event(**cells: Any) -> Event:
    """The event of one row, with a date and a title where the cells have none."""
    return read({"date": "2022-01-10", "title": "Talks", **cells}).events[0]


def faults(*rows: Any) -> list[str]:
    """The faults of rows."""
    return [
        item.sentence()
        for item in read_rows(enumerate(rows, 2), ReadOptions())
        if isinstance(item, Fault)
    ]


def test_a_row_of_a_user() -> None:
    timeline = read(
        {
            "When": "10 January 2022",
            "Headline": "Talks in Geneva",
            "Who": "Russia; United States",
            "Tags": "Arms",
        },
        {
            "When": "12.1.2022",
            "Headline": "Talks in Brussels",
            "Who": "RUSSIA; NATO",
            "Tags": "",
        },
        date_order="dmy",
    )
    assert [(actor.id, actor.name) for actor in timeline.actors] == [
        ("russia", "Russia"), ("united-states", "United States"), ("nato", "NATO"),
    ]  # fmt: skip
    assert [(e.id, e.date.text, e.actors, e.themes) for e in timeline.events] == [
        ("talks-in-geneva", "2022-01-10", ("russia", "united-states"), ("arms",)),
        ("talks-in-brussels", "2022-01-12", ("russia", "nato"), ()),
    ]


def test_names_come_before_the_event_that_uses_them() -> None:
    row = {
        "date": "2022",
        "title": "x",
        "actors": "A",
        "themes": "T",
        "sources": "S",
        "attributed_to": "B",
    }
    kinds = [
        item.kind
        for item in read_rows([(2, row)], ReadOptions())
        if isinstance(item, Record)
    ]
    assert kinds == ["actor", "theme", "actor", "source", "event"]


def test_every_field_of_ours() -> None:
    cells = {
        "id": "talks", "summary": "Long.", "type": "consult", "targets": "B", "place": "Geneva",
        "part_of_day": "evening", "date_text": "on Monday", "status": "claimed", "attributed_to": "A",
        "quotes": '[{"text":"No.","speaker":"A"}]',
        "sources": '["AFP",{"source":"Reuters","title":"T","published":"2022-01-11"}]', "extra": '{"best":3}',
    }  # fmt: skip
    assert event(**cells) == Event(
        id="talks", date="2022-01-10", title="Talks", summary="Long.", type="consult", targets=("b",), place="Geneva",
        part_of_day="evening", date_text="on Monday", status="claimed", attributed_to=("a",),
        quotes=(Quote(text="No.", speaker="a"),),
        sources=(Citation(source="afp"), Citation(source="reuters", title="T", published="2022-01-11")),
        extra={"best": 3},
    )  # fmt: skip


def test_values_of_json_are_taken_as_they_are() -> None:
    found = event(
        id=7,
        actors=["A", "B"],
        quotes=[{"text": "No.", "speaker": "B"}],
        sources=["AFP", {"url": "u"}],
        extra={"n": 1},
    )
    assert (found.id, found.actors, found.quotes[0].speaker, found.sources[1].url, found.extra) == (
        "7", ("a", "b"), "b", "u", {"n": 1},
    )  # fmt: skip


def test_cells_that_say_nothing_are_nothing() -> None:
    found = event(
        actors="Unknown",
        place="?",
        summary="NA",
        type="-",
        link="N/A",
        sources="None",
        note="",
        x="NULL",
    )
    assert found == Event(id="talks", date="2022-01-10", title="Talks")


def test_text_that_only_looks_like_nothing_stays() -> None:
    found = event(title="-", summary="Unknown", note="?")
    assert (found.title, found.summary, found.extra) == ("-", "Unknown", {"note": "?"})


def test_columns_that_are_no_field_go_to_extra_with_numbers_as_numbers() -> None:
    assert event(Deaths="12", Code="007", Share="0.5").extra == {
        "Deaths": 12,
        "Code": "007",
        "Share": 0.5,
    }


def test_an_extra_column_of_ours_goes_back_under_its_name() -> None:
    assert event(**{"extra.best": "3", "extra": '{"low":1}'}).extra == {
        "low": 1,
        "best": 3,
    }


def test_columns_that_repeat_others_are_no_data() -> None:
    assert (
        event(
            earliest="2022-01-10",
            latest="2022-01-10",
            precision="day",
            match="yes",
            days="3",
        ).extra
        == {}
    )


def test_a_word_that_is_no_type_stays_in_extra_and_is_said() -> None:
    notes: list[str] = []
    found = read(
        {"date": "2022", "title": "x", "Type": "Explosion", "Status": "Claimed"},
        notes=notes,
    ).events[0]
    assert (found.type, found.status, found.extra) == (
        None,
        "claimed",
        {"Type": "Explosion"},
    )
    assert notes[0].startswith("line 2: not one of agree, consult,")
    assert notes[0].endswith("so kept in extra.Type: 'Explosion'")


def test_a_word_that_is_no_type_in_a_table_of_ours_is_a_fault() -> None:
    row = {
        "id": "x",
        "date": "2022",
        "precision": "year",
        "title": "x",
        "type": "consul",
    }
    with pytest.raises(
        Exception,
        match=r"line 2: column type: 'consul' is none of .*; did you mean 'consult'",
    ):
        read(row)


def test_ids_are_made_of_titles_and_stay_apart() -> None:
    row = {"date": "2022", "title": "Talks, again"}
    assert [e.id for e in read(row, row, row | {"title": "?"}).events] == [
        "talks-again",
        "talks-again-2",
        "event",
    ]


def test_an_id_that_cannot_serve_or_stood_before_is_kept_in_extra_and_said() -> None:
    notes: list[str] = []
    row = {"ID": "a b", "date": "2022", "title": "x"}
    events = read(row, row | {"ID": "c"}, row | {"ID": "c"}, notes=notes).events
    assert [(e.id, e.extra) for e in events] == [
        ("a-b", {"ID": "a b"}),
        ("c", {}),
        ("c-2", {"ID": "c"}),
    ]
    assert notes == [
        "line 2: an id with invalid characters, kept in extra.ID: 'a b' is now 'a-b'",
        "line 4: a duplicate id, kept in extra.ID: 'c' is now 'c-2'",
    ]


def test_without_a_title_the_beginning_of_the_text_is_one() -> None:
    notes: list[str] = []
    rows = (
        {"date": "2022", "description": "A first sentence. And a second."},
        {"date": "2022", "description": "Only words"},
        {"date": "2022", "description": "word " * 40},
    )
    events = read(*rows, notes=notes).events
    assert [(e.title, e.summary) for e in events[:2]] == [
        ("A first sentence.", "A first sentence. And a second."), ("Only words", ""),
    ]  # fmt: skip
    assert events[2].title == "word " * 19 + "word …"
    assert notes == [
        "line 2 and 2 more: no title, so the beginning of the text is one: 'A first sentence.'"
    ]


def test_a_title_is_one_line() -> None:
    assert event(title="Talks\r\n in Geneva").title == "Talks in Geneva"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Year": "2022", "Month": "1", "Day": "10"}, "2022-01-10"),
        ({"Year": "2022", "Month": "Jan", "Day": "10.0"}, "2022-01-10"),
        ({"Year": 2022.0, "Month": "", "Day": ""}, "2022"),
        ({"Year": "2022", "Month": "01", "Day": ""}, "2022-01"),
        ({"Start": "2022-01-10", "End": "2022-01-12"}, "2022-01-10/2022-01-12"),
        ({"Start": "2022-01-10", "End": "2022-01-10"}, "2022-01-10"),
        ({"Start": "2022-01", "End": ""}, "2022-01"),
        ({"Year": "2021", "End": "January 2022"}, "2021/2022-01"),
    ],
)
def test_a_date_in_several_columns(cells: dict[str, Any], expected: str) -> None:
    assert read({"title": "x", **cells}).events[0].date.text == expected


def test_a_time_of_day_stays_in_the_words_of_the_date() -> None:
    assert event(date="2022-01-10 14:30").date_text == "2022-01-10 14:30"
    both = event(date="2022-01-10 14:30", date_text="at noon")
    assert (both.date_text, both.extra) == ("at noon", {"date": "2022-01-10 14:30"})


def test_what_spreadsheets_make_of_a_month_is_said() -> None:
    notes: list[str] = []
    found = read(
        {"date": "Jan-22", "title": "x"},
        {"date": "Feb-22", "title": "y"},
        notes=notes,
        century=20,
    ).events
    assert [(e.date.text, e.date_text) for e in found] == [
        ("2022-01", "Jan-22"),
        ("2022-02", "Feb-22"),
    ]
    assert notes == [
        "line 2 and 1 more: a year of two digits, in the century that the options give: Jan-22 is 2022-01"
    ]


def test_an_address_belongs_to_the_one_source() -> None:
    assert event(source="AFP", link="https://x.org").sources == (
        Citation(source="afp", url="https://x.org"),
    )
    assert event(source="AFP; Reuters", link="https://x.org").sources == (
        Citation(source="afp"), Citation(source="reuters"), Citation(url="https://x.org"),
    )  # fmt: skip
    assert event(source="https://x.org/a").sources == (Citation(url="https://x.org/a"),)


def test_a_plain_quote_is_one_whatever_stands_in_it() -> None:
    assert event(quote="No; never.\nNot [ever].").quotes == (
        Quote(text="No; never. Not [ever]."),
    )


def test_split_divides_names() -> None:
    assert read({"date": "2022", "title": "x", "who": "A, B"}, split=",").events[
        0
    ].actors == ("a", "b")
    assert event(who="A, B").actors == ("a-b",)


def test_both_sides_in_one_cell() -> None:
    found = event(who="Russia, Kremlin → United States")
    assert (found.actors, found.targets) == (("russia", "kremlin"), ("united-states",))
    assert event(who="Russia → X", targets="Y").actors == ("russia-x",)


def test_links_lead_to_rows_before_and_after() -> None:
    rows = [
        {"id": "a", "date": "2022", "title": "x", "responds_to": "b"},
        {"id": "b", "date": "2022", "title": "x", "contradicts": "a; c"},
        {"id": "c", "date": "2022", "title": "x"},
    ]
    events = read(*rows).events
    assert [(e.id, e.responds_to, e.contradicts) for e in events] == [
        ("a", ("b",), ()),
        ("b", (), ("a", "c")),
        ("c", (), ()),
    ]


def test_links_to_what_is_not_there_are_kept_in_extra_and_said() -> None:
    notes: list[str] = []
    rows = [
        {
            "id": "a",
            "date": "2022",
            "title": "x",
            "responds_to": "b; gone",
            "contradicts": "lost",
        },
        {"id": "b", "date": "2022", "title": "x"},
    ]
    found = read(*rows, notes=notes).events[0]
    assert (found.responds_to, found.contradicts) == (("b",), ())
    assert found.extra == {"responds_to": ["gone"], "contradicts": ["lost"]}
    assert notes == [
        "the events that links lead to are not all in this file; "
        "kept in extra instead are links to 2 of them: gone, lost"
    ]


def test_a_link_that_is_no_text_is_a_fault_beside_one_that_leads_nowhere() -> None:
    with pytest.raises(DataError, match=r"1 fault; .*\n  line 2: column responds_to: "):
        read(
            {
                "id": "a",
                "date": "2022",
                "title": "x",
                "responds_to": [{"id": "b"}, "gone"],
            }
        )


def test_rows_flow_while_no_link_is_open() -> None:
    def rows() -> Any:
        for number in range(2, 5):
            taken.append(number)
            yield number, {"date": "2022", "title": str(number)}

    taken: list[int] = []
    flow = read_rows(rows(), ReadOptions())
    next(flow)
    assert taken == [2]


def test_empty_rows_are_passed_over_and_not_counted() -> None:
    empty = {"date": "", "title": None, "x": []}
    assert faults(empty, {"date": "x", "title": "y"}) == [
        "line 3: column date: 'x' isn't a known form of date; write it like 2022-01-10, "
        "2022-01, 10 January 2022 or about 1962"
    ]


def test_what_is_no_row_is_a_fault() -> None:
    assert faults(3, ["a"]) == [
        "line 2: events[0]: '3': a row of named cells is needed: {...}",
        "line 3: events[1]: \"['a']\": a row of named cells is needed: {...}",
    ]


def test_a_fault_in_the_place_of_a_row_is_passed_on() -> None:
    assert faults(Fault("", "bad", line=2)) == ["line 2: bad"]


def test_a_fault_of_a_date_names_the_id() -> None:
    assert faults({"id": "a", "year": "2022", "day": "3", "title": "x"}) == [
        "line 2: column date: the day 3 has no month; fill in the month, or take the day out"
    ]


def test_a_row_without_date_or_title_is_a_fault() -> None:
    with pytest.raises(Exception, match="3 faults") as refused:
        read(
            {"date": "Unknown", "title": "x"},
            {"date": "2022", "title": ""},
            {"note": "x"},
        )
    assert [line.strip() for line in str(refused.value).splitlines()[1:]] == [
        "line 2: column date: 'Unknown' says that there is no date. Write a date, if only 'about 1962' or 1962?",
        "line 3: column title: is empty; every event needs a date and a title",
        "line 4: column date: is empty; every event needs a date and a title",
    ]


def test_notes_come_last() -> None:
    found = [*read_rows([(2, {"date": "3 May 2022", "title": "x"})], ReadOptions())]
    assert isinstance(found[-1], Note)


@settings(max_examples=40)
@given(timelines())
def test_what_we_print_as_json_rows_comes_back(timeline: Timeline) -> None:
    import io

    assume(tells_all(timeline))
    out = io.StringIO()
    write_json(full_table(timeline), out)
    assert told(reading(read_json, out.getvalue())) == told(timeline)


def test_the_rows_we_print_have_the_full_columns() -> None:
    timeline = read({"date": "2022-01-10", "title": "x"})
    table = full_table(timeline)
    assert tuple(column.name for column in table.columns) == FULL_COLUMNS
    assert json.loads(json.dumps([*table.rows()]))[0][:2] == ["x", "2022-01-10"]
    assert Hit(timeline.events[0]).match == "yes"


def test_a_column_called_date_may_have_the_day_of_a_month_beside_it() -> None:
    text = "date,month,year,event\n16,October,1962,A\n17,10,1962,B\n"
    found = reading(read_csv, text)
    assert [event.date.text for event in found.events] == ["1962-10-16", "1962-10-17"]


def test_a_year_of_two_digits_in_a_column_of_years_needs_its_century() -> None:
    text = "Year,Month,Day,Event\n1962,10,16,A\n12,3,15,B\n"
    assert "the year '12' has two digits: 1912 or 2012?" in "".join(
        refusal(read_csv, text)
    )
    found = reading(read_csv, text, options=ReadOptions(century=19))
    assert [event.date.text for event in found.events] == ["1962-10-16", "1912-03-15"]
