"""Tables as other programs export them: calendars, forms and query services."""

from pathlib import Path

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.wikidata_dates import at_precision
from crisistl.formats.loading import load


def dated(tmp_path: Path, text: str, name: str = "x.csv") -> list[tuple[str, str]]:
    """The dates and titles of a file with this text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    events = load(path, note=lambda _: None).events
    return [(event.date.text, event.title) for event in events]


def test_an_event_of_whole_days_ends_on_the_day_before_its_midnight(
    tmp_path: Path,
) -> None:
    text = (
        "Subject,Start Date,Start Time,End Date,End Time,All day event\n"
        "Talks,1/20/2031,9:00:00 AM,1/20/2031,5:30:00 PM,False\n"
        "Summit,6/16/2031,12:00:00 AM,6/17/2031,12:00:00 AM,True\n"
        "Fair,6/16/2031,12:00:00 AM,6/19/2031,12:00:00 AM,True\n"
    )
    assert dated(tmp_path, text) == [
        ("2031-01-20T09:00:00/2031-01-20T17:30:00", "Talks"),
        ("2031-06-16", "Summit"),
        ("2031-06-16/2031-06-18", "Fair"),
    ]


@pytest.mark.parametrize("end", ["2031-06-12", "0001-01-01"])
def test_an_event_of_whole_days_that_ends_before_it_begins_is_refused(
    tmp_path: Path, end: str
) -> None:
    text = (
        "Subject,Start Date,Start Time,End Date,End Time,All day event\n"
        f"Summit,2031-06-16,12:00:00 AM,{end},12:00:00 AM,True\n"
    )
    with pytest.raises(DataError, match="before it starts"):
        dated(tmp_path, text)


def test_an_event_of_whole_days_that_ends_as_it_begins_is_that_day(
    tmp_path: Path,
) -> None:
    text = (
        "Subject,Start Date,Start Time,End Date,End Time,All day event\n"
        "Summit,2031-06-16,12:00:00 AM,2031-06-16,12:00:00 AM,True\n"
        "Census,0001-01-01,12:00:00 AM,0001-01-01,12:00:00 AM,True\n"
    )
    assert dated(tmp_path, text) == [("2031-06-16", "Summit"), ("0001-01-01", "Census")]


def test_the_timestamp_of_a_form_gives_way_to_the_date_of_the_event(
    tmp_path: Path,
) -> None:
    text = (
        "Timestamp,What happened?,{}\n"
        "1/30/2031 9:41:07,The port opens,1/10/2031\n"
        "1/30/2031 9:43:07,A strike,12/17/2030\n"
    )
    expected = [("2031-01-10", "The port opens"), ("2030-12-17", "A strike")]
    for heading in ("When did it happen?", "Day of the incident"):
        assert dated(tmp_path, text.format(heading)) == expected
    alone = "Timestamp,What happened?\n1/30/2031,The port opens\n"
    assert dated(tmp_path, alone) == [("2031-01-30", "The port opens")]


def test_a_label_is_the_title_in_place_of_the_address_beside_it(tmp_path: Path) -> None:
    text = (
        "event,eventLabel,pointInTime\n"
        "http://www.wikidata.org/entity/Q1,The port opens,2031-05-02T00:00:00Z\n"
    )
    assert dated(tmp_path, text) == [("2031-05-02", "The port opens")]


@pytest.mark.parametrize("zone", ["Z", "+00:00", " UTC"])
def test_midnights_of_greenwich_are_days_where_there_is_no_other_time(
    tmp_path: Path, zone: str
) -> None:
    text = f"date,title\n2031-05-02 00:00:00{zone},A\n2031-05-09 00:00:00{zone},B\n"
    assert dated(tmp_path, text) == [("2031-05-02", "A"), ("2031-05-09", "B")]
    timed = f"date,title\n2031-05-02 00:00:00{zone},A\n2031-05-09 10:30:00{zone},B\n"
    assert [date[:13] for date, _ in dated(tmp_path, timed)] == [
        "2031-05-02T00",
        "2031-05-09T10",
    ]


@pytest.mark.parametrize(
    ("date", "precision", "expected"),
    [
        ("1957-10-01T00:00:00Z", 11, "1957-10-01T00:00:00Z"),
        ("1957-10-01T00:00:00Z", 10, "1957-10"),
        ("1957-10-01T00:00:00Z", 9, "1957"),
        ("1957-10-01T00:00:00Z", 8, "195X"),
        ("1401-01-01T00:00:00Z", 7, "14XX"),
        ("1500-01-01T00:00:00Z", 7, "14XX"),
        ("1501-01-01T00:00:00Z", 7, "15XX"),
        ("0050-01-01T00:00:00Z", 7, "00XX"),
        ("1001-01-01T00:00:00Z", 6, "1XXX"),
        ("2000-01-01T00:00:00Z", 6, "1XXX"),
        ("-0043-03-01T00:00:00Z", 10, "-0043-03"),
        ("-0043-01-01T00:00:00Z", 8, "[-0048..-0039]"),
        ("-0043-01-01T00:00:00Z", 7, "[-0099..0000]"),
        ("-0499-01-01T00:00:00Z", 7, "[-0499..-0400]"),
        ("0000-01-01T00:00:00Z", 8, "[-0008..0000]"),
        ("-0999-01-01T00:00:00Z", 6, "[-0999..0000]"),
    ],
)
def test_wikidata_dates_are_as_vague_as_their_precision(
    date: str, precision: int, expected: str
) -> None:
    assert at_precision(date, precision) == expected


def test_the_precision_is_read_beside_any_heading(tmp_path: Path) -> None:
    for heading in ("what", "title"):
        text = f"date,{heading},precision\n1500-01-01T00:00:00Z,A,7\n1960-01-01T00:00:00Z,B,9\n"
        assert dated(tmp_path, text) == [("14XX", "A"), ("1960", "B")]
    too_vague = "date,what,precision\n1500-01-01,A,7\n"
    assert dated(tmp_path, too_vague) == [("14XX", "A")]
