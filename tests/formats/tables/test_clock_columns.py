"""Tests for the times of columns beside a date."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from crisistl.dates.written import Settings
from crisistl.formats.tables.clock_cells import TimeColumn, read_clock, time_columns


def clock(text: str, offset: str = "", **options: Any) -> list[str]:
    column = TimeColumn("Time", offset)
    times = read_clock(text, column, Settings(), **options)
    return [time.placed("2022-02-28") for time in times]


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        ("5.30 pm", "T17:30"),
        ("12 am", "T00:00"),
        ("0530", "T05:30"),
        ("530", "T05:30"),
        ("1905 hrs", "T19:05"),
        ("17h", "T17:00"),
        ("20 h 30", "T20:30"),
        ("10h15", "T10:15"),
        ("5 Uhr 30", "T05:30"),
        ("17 ч", "T17:00"),
        ("05:00Z", "T05:00Z"),
        ("05:00 UTC+3", "T05:00+03:00"),
        ("05:00 +0530", "T05:00+05:30"),
        ("approx. 05:00", "T05:00~"),
        ("ок. 7:15", "T07:15~"),
        ("à 7:15", "T07:15"),
        ("noon", "T12:00"),
        ("mezzogiorno", "T12:00"),
        ("05:00:30", "T05:00:30"),
    ],
)
def test_a_time_is_read_in_many_spellings(cell: str, meaning: str) -> None:
    assert clock(cell) == ["2022-02-28" + meaning]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("05:00-06:00", "2022-02-28T05:00", "2022-02-28T06:00"),
        ("5-7 pm", "2022-02-28T17:00", "2022-02-28T19:00"),
        ("23:00–01:00", "2022-02-28T23:00", "2022-03-01T01:00"),
        ("22:00 to 24:00", "2022-02-28T22:00", "2022-03-01T00:00"),
        ("05:00–06:00 UTC", "2022-02-28T05:00Z", "2022-02-28T06:00Z"),
    ],
)
def test_two_times_are_the_first_and_the_last(cell: str, first: str, last: str) -> None:
    assert clock(cell) == [first, last]


@pytest.mark.parametrize(
    "cell",
    [
        "25:00",
        "24:01",
        "12:60",
        "23:59:60",
        "13 pm",
        "midnight",
        "5",
        "10-12 pm",
        "22:00-02:00",
        "between 5 and 6",
        "soon",
        "0.25",
        "05:00-05:00",
    ],
)
def test_a_time_that_is_none_or_has_several_readings_is_left(cell: str) -> None:
    assert clock(cell) == []


def test_the_end_of_a_day_is_the_beginning_of_the_next() -> None:
    assert clock("24:00") == ["2022-03-01T00:00"]
    (end,) = read_clock("24:00", TimeColumn("Time"), Settings())
    assert end.placed("-0001-12-31") == "0000-01-01T00:00"


def test_four_digits_may_be_a_year_where_the_column_shows_nothing_else() -> None:
    assert clock("2015") == ["2022-02-28T20:15"]
    assert clock("2015", years=True) == []


def test_a_heading_names_the_zone_of_its_times() -> None:
    assert clock("05:00", "Z") == ["2022-02-28T05:00Z"]
    assert clock("05:00+02:00", "Z") == ["2022-02-28T05:00+02:00"]


@pytest.mark.parametrize(
    ("heading", "name", "offset"),
    [
        ("TIME", "time", ""),
        ("Start time", "time", ""),
        ("end_time", "end_time", ""),
        ("Time (UTC)", "time", "Z"),
        ("UTC time", "time", "Z"),
        ("time_utc", "time", "Z"),
        ("Time (UTC+3)", "time", "+03:00"),
        ("Local time", "time", ""),
        ("Time (24h)", "time", ""),
        ("Uhrzeit", "time", ""),
        ("Heure locale", "time", ""),
        ("Heure de début", "time", ""),
        ("Hora", "time", ""),
        ("Ora", "time", ""),
        ("Tijd", "time", ""),
        ("Godzina", "time", ""),
        ("Время", "time", ""),
        ("Час", "time", ""),
        ("Время окончания", "end_time", ""),
    ],
)
def test_a_column_of_times_is_known_by_its_heading(
    heading: str, name: str, offset: str
) -> None:
    assert time_columns([heading]) == {name: TimeColumn(heading, offset)}


def test_a_column_with_another_zone_is_not_the_one_that_is_taken() -> None:
    headers = ["Time (UTC)", "Local time", "Times", "Meantime"]
    assert time_columns(headers) == {"time": TimeColumn("Local time")}


def listed(run: Run, folder: Path, text: str) -> tuple[list[str], str]:
    file = folder / "times.csv"
    file.write_text(text)
    result = run("list", "--data", file, "--format", "csv", "--columns", "date,title")
    return result.stdout.splitlines()[1:], run("check", file).stderr


def test_a_time_that_cannot_be_read_is_reported_with_its_place(
    run: Run, tmp_path: Path
) -> None:
    dates, remarks = listed(
        run,
        tmp_path,
        "Date,Time,Event\n2022-02-24,vespers,Convoy\n2022-02-25,0530,Raid\n"
        "2022-02,06:00,Month\n2022-03-01 09:00,10:00,Two\n2022-03-02 09:00,09:00,Same\n",
    )
    assert dates == [
        "2022-02,Month",
        "2022-02-24,Convoy",
        "2022-02-25T05:30,Raid",
        "2022-03-01T09:00,Two",
        "2022-03-02T09:00,Same",
    ]
    kept = "kept in extra: Time"
    assert (
        f"line 2: a time that isn't known or can be read in several ways, {kept} 'vespers'"
        in remarks
    )
    assert (
        f"line 4: a time beside a date that isn't one day, {kept} '06:00' beside 2022-02"
        in remarks
    )
    assert (
        f"line 5: a time beside a date that has another time, {kept} '10:00' beside 2022-03-01T09:00"
        in remarks
    )
    assert "line 6" not in remarks


def test_a_start_and_an_end_time_are_of_one_day_or_across_midnight(
    run: Run, tmp_path: Path
) -> None:
    dates, remarks = listed(
        run,
        tmp_path,
        "Date,Start time,End time,Event\n2022-02-24,17:00,18:30,Talks\n2022-02-28,23:30,0:15,Raid\n"
        "2022-03-02,,10:00,Half\n",
    )
    assert dates == [
        "2022-02-24T17:00/2022-02-24T18:30,Talks",
        "2022-02-28T23:30/2022-03-01T00:15,Raid",
        "2022-03-02,Half",
    ]
    assert "line 4: the time of an end beside a date without a time" in remarks


def test_times_belong_to_the_dates_of_beginning_and_end(
    run: Run, tmp_path: Path
) -> None:
    dates, _ = listed(
        run,
        tmp_path,
        "Start date,Start time,End date,End time,Event\n2022-02-24,17:00,2022-02-26,08:00,Siege\n",
    )
    assert dates == ["2022-02-24T17:00/2022-02-26T08:00,Siege"]


def test_a_zone_without_one_meaning_is_kept_in_words(run: Run, tmp_path: Path) -> None:
    dates, remarks = listed(
        run, tmp_path, "Date,Time (EST),Event\n2022-02-24,05:00,Speech\n"
    )
    assert dates == ["2022-02-24T05:00,Speech"]
    assert (
        "line 2: EST: the time is read without its zone, which is kept in date_text: "
        "2022-02-24 05:00 EST is 2022-02-24T05:00" in remarks
    )


def test_a_column_of_nothing_but_midnight_says_nothing(
    run: Run, tmp_path: Path
) -> None:
    rows = "2022-02-24,00:00,Landing\n2022-02-25,0:00,Raid\n"
    dates, remarks = listed(run, tmp_path, "Date,Time,Event\n" + rows)
    assert dates == ["2022-02-24,Landing", "2022-02-25,Raid"]
    assert "every time in 'Time' is 00:00, so the dates have no time" in remarks
    dates, _ = listed(run, tmp_path, f"Date,Time,Event\n{rows}2022-02-26,04:00,Talks\n")
    assert dates == [
        "2022-02-24T00:00,Landing",
        "2022-02-25T00:00,Raid",
        "2022-02-26T04:00,Talks",
    ]


def test_midnight_is_a_time_where_other_dates_have_times(
    run: Run, tmp_path: Path
) -> None:
    text = "Date,Event\n24 Feb 2022 0:00,Landing\n25/02/2022 00:00,Raid\n"
    dates, remarks = listed(run, tmp_path, text)
    assert dates == ["2022-02-24,Landing", "2022-02-25,Raid"]
    assert "every time in the dates is 00:00, so they have no time" in remarks
    dates, remarks = listed(run, tmp_path, text + "2022-02-26 13:00,Talks\n")
    assert dates == [
        "2022-02-24T00:00,Landing",
        "2022-02-25T00:00,Raid",
        "2022-02-26T13:00,Talks",
    ]
    assert "every time" not in remarks


def test_midnight_in_edtf_is_a_time(run: Run, tmp_path: Path) -> None:
    dates, _ = listed(run, tmp_path, "Date,Event\n1956-11-07T00:00,Ceasefire\n")
    assert dates == ["1956-11-07T00:00,Ceasefire"]
    dates, remarks = listed(
        run, tmp_path, "Date,Event\n1956-11-07T00:00:00Z,Ceasefire\n"
    )
    assert dates == ["1956-11-07,Ceasefire"]
    assert "every time in the dates is 00:00, so they have no time" in remarks


def test_the_day_above_is_repeated_without_its_time(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        'Date,Event\n"12 March 2021, 06:40",Shots\n"same day, evening",Speech\nsame day,Rally\n'
    )
    result = run("list", "--data", file, "--columns", "date,part_of_day,title")
    assert sorted(result.lines) == [
        "2021-03-12\t\tRally",
        "2021-03-12\tevening\tSpeech",
        "2021-03-12T06:40\t\tShots",
    ]


def test_a_time_that_the_date_has_taken_in_is_not_kept_twice(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Date,Time,Event\n2021-03-12,06:40,A\n2021-03-12,early,B\n")
    result = run("list", "--data", file, "--columns", "title,extra")
    assert sorted(result.lines) == ["A\t", 'B\t{"Time":"early"}']


def test_midnight_begins_or_ends_a_day_by_the_order_of_its_rows(
    run: Run, tmp_path: Path
) -> None:
    dates, remarks = listed(
        run,
        tmp_path,
        "Date,Time,Event\n1956-11-06,22:00,Order\n1956-11-06,midnight,Ceasefire\n"
        "1956-11-08,Mitternacht,Patrol\n1956-11-08,01:00,Shots\n"
        "1956-11-09,midnight,Alone\n",
    )
    assert dates == [
        "1956-11-06T22:00,Order",
        "1956-11-07T00:00,Ceasefire",
        "1956-11-08T00:00,Patrol",
        "1956-11-08T01:00,Shots",
        "1956-11-09,Alone",
    ]
    assert "Time 'midnight' beside 1956-11-06 ends that day" in remarks
    assert "write 00:00 or 24:00; kept in extra: Time 'midnight'" in " ".join(
        remarks.split()
    )


def test_midnight_is_left_where_the_rows_show_no_order(
    run: Run, tmp_path: Path
) -> None:
    dates, _ = listed(
        run,
        tmp_path,
        "Date,Time,Event\n6 May 1956,22:00,A\n6 May 1956,midnight,B\n"
        "6 May 1956,21:00,C\n",
    )
    assert "1956-05-06,B" in dates


def test_a_time_of_four_digits_with_a_zone_is_read(run: Run, tmp_path: Path) -> None:
    rows = "2022-02-24,0530 EST,Speech\n2022-02-25,1905 CEST,Landing\n"
    dates, remarks = listed(run, tmp_path, "Date,Time,Event\n" + rows)
    assert dates == ["2022-02-24T05:30,Speech", "2022-02-25T19:05,Landing"]
    assert "EST: the time is read without its zone" in remarks
    assert "CEST: the time is read without its zone" in remarks


def test_offsets_of_one_digit_are_read(run: Run, tmp_path: Path) -> None:
    rows = "24 Feb 2022 19:00 UTC+3,Speech\n25 Feb 2022 19:00 GMT -3,Landing\n"
    dates, _ = listed(run, tmp_path, "Date,Event\n" + rows)
    assert dates == ["2022-02-24T19:00+03:00,Speech", "2022-02-25T19:00-03:00,Landing"]
