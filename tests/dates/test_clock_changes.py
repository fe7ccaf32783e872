"""Times that a zone doesn't have, or has twice."""

from pathlib import Path

import pytest

from conftest import Run
from crisistl.dates.clock_changes import changed_times
from crisistl.dates.zones import zone_named


def found(text: str, zone: str = "Europe/Kyiv") -> list[tuple[str, bool, object]]:
    times = changed_times(text, zone_named(zone))
    return [(time.text, time.exists, time.readings) for time in times]


def test_a_time_in_a_gap_does_not_exist() -> None:
    readings = ("2022-03-27T04:30+03:00", "2022-03-27T02:30+02:00")
    assert found("2022-03-27T03:30") == [("2022-03-27T03:30", False, readings)]


def test_a_time_in_a_fold_is_there_twice() -> None:
    readings = ("2022-10-30T03:30:10+03:00", "2022-10-30T03:30:10+02:00")
    text = "2022-10-30T02:00/2022-10-30T03:30:10~"
    assert found(text) == [("2022-10-30T03:30:10", True, readings)]


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-27T02:59",
        "2022-03-27T04:00",
        "2022-10-30T04:00",
        "2022-03-27T03:30Z",
        "2022-10-30T03:30+02:00",
        "2022-03-27",
        "-0043-03-15T03:30",
    ],
)
def test_other_times_are_there_once(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("typed", "advised"),
    [
        ("2022-03-27 03:30", "2022-03-27T04:30+03:00 or 2022-03-27T02:30+02:00"),
        ("30 Oct 2022, 3:30 am", "2022-10-30T03:30+03:00 or 2022-10-30T03:30+02:00"),
    ],
)
def test_a_typed_time_is_refused_with_both_moments(
    run: Run, typed: str, advised: str
) -> None:
    for option in ("--from", "--to", "--on"):
        result = run("list", option, typed, "--zone", "Europe/Kyiv")
        assert result.exit_code == 2
        assert result.stderr.endswith(f"Write {advised}.\n")
        assert run("list", option, typed).exit_code == 0


def test_a_file_is_read_with_a_remark_and_check_lists_the_times(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.mw"
    file.write_text(
        "---\ntitle: A\ntimezone: Europe/Kyiv\n---\n"
        "2022-03-27 03:30: Gap\n2022-10-30 03:30: Fold\n"
    )
    read = run("list", "--data", file, "--from", "2022-03-27T04:30", "--columns", "id")
    assert read.stdout == "gap\nfold\n"
    assert "2022-03-27T03:30 doesn't exist in Europe/Kyiv" in read.stderr
    checked = run("check", file).stdout.splitlines()
    changed = [line.split("\t")[3:5] for line in checked if "changed-clock" in line]
    assert changed == [
        ["changed-clock", "events[0] 'gap'"],
        ["changed-clock", "events[1] 'fold'"],
    ]


def test_an_event_cannot_be_added_at_a_time_that_does_not_exist(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"title": "A", "timezone": "Europe/Kyiv", "events": []}')
    run("fmt", file)
    given = ("add", file, "--title", "X", "--date")
    assert run(*given, "2022-03-27 03:30").exit_code != 0
    assert run(*given, "2022-03-27T03:30+02:00").exit_code == 0


def test_a_zone_in_an_ical_event_is_looked_at(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTAMP:20220101T000000Z\r\nDTSTART;TZID=Europe/Kyiv:20221030T033000\r\n"
        "SUMMARY:Fold\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    result = run("list", "--data", file)
    assert "2022-10-30T03:30 is there twice in Europe/Kyiv" in result.stderr


def test_the_time_between_counts_a_change_of_the_clocks(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    file.write_text(
        '{"title": "A", "timezone": "Europe/Kyiv", "events": ['
        '{"id": "a", "date": "2022-03-26T23:30", "title": "A"},'
        '{"id": "b", "date": "2022-03-27T05:00", "title": "B", "responds_to": ["a"]}]}'
    )
    assert "+4 h 30 min" in run("thread", "b", "--data", file).stdout
    for zone in ("Europe/Kyiv", "UTC"):
        silences = run("gaps", "--data", file, "--zone", zone).stdout
        assert silences.startswith("0.1868\t")  # 4 h 29 min of 24 h


def test_a_time_before_the_year_1_is_left_out_of_a_calendar(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    file.write_text(
        '{"title": "A", "events": ['
        '{"id": "a", "date": "-0043-03-15T11:00", "title": "A"},'
        '{"id": "b", "date": "2022-03-27T05:00", "title": "B"}]}'
    )
    result = run("export", tmp_path / "a.ics", "--data", file)
    assert result.exit_code == 0
    assert "whole days" not in result.stderr
