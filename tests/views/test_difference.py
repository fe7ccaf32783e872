"""Differences as tables."""

from crisistl.compare.difference import difference
from crisistl.model.timeline import Event, Timeline
from crisistl.views.difference import difference_report

LEFT = Timeline(
    events=(
        Event(
            id="a",
            date="2022-01-10",
            title="Talks on the dam",
            place="Lakeholm",
            summary="Long.",
        ),
        Event(id="b", date="2021", title="A drought"),
    )
)
RIGHT = Timeline(
    events=(
        Event(id="x", date="2022-01-11", title="Talks on the dam", place="Port Sud"),
        Event(id="y", date="2022-02", title="A flood"),
    )
)
NAMES = ("left.json", "right.json")


def test_a_program_gets_a_row_for_each_event_and_each_field():
    report = difference_report(difference(LEFT, RIGHT), NAMES)
    table = report.rows()
    assert [column.name for column in table.columns] == [
        "change", "date", "title", "field", "a", "b", "a_id", "b_id",
    ]  # fmt: skip
    assert [*table.rows()] == [
        ("only a", "2021", "A drought", None, (), (), "b", None),
        ("only b", "2022-02", "A flood", None, (), (), None, "y"),
        (
            "differs",
            "2022-01-10",
            "Talks on the dam",
            "date",
            ("2022-01-10",),
            ("2022-01-11",),
            "a",
            "x",
        ),
        (
            "differs",
            "2022-01-10",
            "Talks on the dam",
            "place",
            ("Lakeholm",),
            ("Port Sud",),
            "a",
            "x",
        ),
        (
            "differs",
            "2022-01-10",
            "Talks on the dam",
            "summary",
            ("Long.",),
            (),
            "a",
            "x",
        ),
    ]
    assert (
        report.heading.count == "1 different, 1 only in left.json, 1 only in right.json"
    )


def test_a_reader_gets_the_two_side_by_side():
    report = difference_report(difference(LEFT, RIGHT), NAMES)
    assert report.reading
    table = report.reading()
    assert [section.heading for section in table.sections] == [
        "Different", "Only in left.json", "Only in right.json",
    ]  # fmt: skip
    assert [*table.rows()] == [
        ("10 Jan 2022", "title", "Talks on the dam", "Talks on the dam"),
        (None, "date", "10 Jan 2022", "11 Jan 2022"),
        (None, "place", "Lakeholm", "Port Sud"),
        (None, "only here", "summary", None),
        ("2021", None, "A drought", None),
        ("Feb 2022", None, None, "A flood"),
    ]


def test_what_is_the_same_is_only_counted():
    report = difference_report(difference(LEFT, LEFT), NAMES)
    assert ([*report.rows().rows()], report.heading.count) == ([], "2 the same")
