"""The registry of formats: how each is named, told by ending and content, and what is said when it is written."""

from pathlib import Path

import pytest

from crisistl.errors import UsageError
from crisistl.formats.core.after_writing import burden, dropped, remarks
from crisistl.formats.core.choosing import (
    format_of_input,
    format_of_output,
    target_format,
)
from crisistl.formats.core.input import Input
from crisistl.formats.core.registry import FORMATS, format_named
from crisistl.model.timeline import Event, Timeline

EVENT = {"id": "a", "date": "2022-01-10", "title": "Talks"}


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_is_found_by_its_name_and_what_it_can_do_is_there(known) -> None:
    assert format_named(known.name.upper()) is known
    assert known.carries <= frozenset(Event.model_fields)
    assert callable(known.reader()) if known.reads else callable(known.writer())


@pytest.mark.parametrize(
    "known", [known for known in FORMATS if known.writes], ids=lambda known: known.name
)
def test_a_file_with_the_first_ending_of_a_format_is_written_in_it(known) -> None:
    assert format_of_output(f"OUT{known.endings[0].upper()}") is known


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("md", "markdown"),
        (".md", "markdown"),
        ("ical", "ics"),
        ("ndjson", "jsonl"),
        ("json", "json"),
    ],
)
def test_an_ending_that_one_format_has_is_a_name_for_it(name: str, format: str) -> None:
    assert format_named(name).name == format


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("txt", "format 'txt' could be gdelt or csv; name one of them"),
        ("cvs", "unknown format 'cvs'; did you mean 'csv' or 'ics'?"),
        ("json5", "unknown format 'json5'; did you mean 'json' or 'jsonl'?"),
        ("", "unknown format ''; there are timelinejs, "),
    ],
)
def test_a_name_that_is_none_is_refused_with_the_nearest(
    name: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        format_named(name)
    assert str(refused.value).startswith(message)


def test_a_target_is_written_as_it_is_said_else_by_its_ending() -> None:
    assert target_format("x.csv", None, "--format").name == "csv"
    assert target_format("x.csv", "ics", "--format").name == "ics"
    assert target_format("-", "ics", "--format").name == "ics"
    with pytest.raises(
        UsageError, match="writing to - needs --format, such as --format csv"
    ):
        target_format("-", None, "--format")
    with pytest.raises(
        UsageError, match=r"x\.abc: no format has this ending; use one of .*\.csv"
    ):
        target_format("x.abc", None, "--format")


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        (
            "x.json",
            '{"title": "Ours", "events": [{"extra": {"start_date": "1"}}]}',
            "json",
        ),
        ("x.json", '{"events": [{"start_date": {"year": "2022"}}]}', "timelinejs"),
        ("x.csv", "Year,Month,Day,Time,Display Date,Headline\n", "timelinejs-sheet"),
        ("x.csv", "relid,type_of_violence,date_prec\n", "ucdp"),
        ("x.csv", "date,title\n", "csv"),
        ("x", "date\ttitle\n", "tsv"),
        ("x", "date,title\n", "csv"),
        ("x", '{"timeline": {}}\n{"id": "a"}\n', "jsonl"),
        ("x", "BEGIN:VCALENDAR\n", "ics"),
    ],
)
def test_a_file_is_told_by_its_ending_and_by_how_it_begins(
    tmp_path: Path, name: str, text: str, format: str
) -> None:
    (tmp_path / name).write_text(text)
    assert format_of_input(Input.of(str(tmp_path / name))).name == format


def test_what_is_only_read_is_not_written_nor_the_other_way_round() -> None:
    with pytest.raises(UsageError, match="ACLED is read, not written"):
        format_named("acled").writer()
    with pytest.raises(UsageError, match="Markdown is written, not read"):
        format_named("markdown").reader()


def test_only_fields_that_the_timeline_uses_are_said_to_be_dropped() -> None:
    markdown = format_named("markdown")
    assert dropped(Timeline(events=[EVENT]), markdown) == ()
    used = Timeline(events=[EVENT | {"type": "consult", "extra": {"n": 1}}])
    assert dropped(used, markdown) == ("type", "extra")
    assert "markdown: dropped type, extra (n)" in remarks(used, markdown)


def test_a_page_of_very_many_events_is_called_a_burden() -> None:
    event = Timeline(events=[EVENT]).events[0]
    many = Timeline.model_construct(events=(event,) * 5_001)
    assert burden(many, format_named("html")).startswith(
        "html: 5,001 events make a page that is slow to open"
    )
    assert (
        burden(many, format_named("csv"))
        == burden(Timeline(events=[EVENT]), format_named("html"))
        == ""
    )


@pytest.mark.parametrize(
    "name",
    ["description", "language", "as_of", "license", "sources", "actors", "themes"],
)
def test_ours_is_not_taken_for_timelinejs_whatever_it_begins_with(
    tmp_path: Path, name: str
) -> None:
    rest = '"events": [{"id": "a", "date": "2022", "title": "T", "extra": {"start_date": {"year": "2022"}}}]}'
    (tmp_path / "a.json").write_text(f'{{"{name}": [], {rest}', encoding="utf-8")
    assert format_of_input(Input.of(str(tmp_path / "a.json"))).name == "json"
