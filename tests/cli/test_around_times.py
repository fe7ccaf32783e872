"""`--around EVENT` with a window of minutes: on the clock on which the event's time is known."""

import json

import pytest

EVENTS = [
    {"id": "first", "date": "2022-02-24T05:00", "title": "First"},
    {"id": "second", "date": "2022-02-24T05:07", "title": "Second"},
    {"id": "late", "date": "2022-02-24T07:10", "title": "Late"},
    {"id": "utc", "date": "2022-02-24T03:30Z", "title": "In UTC"},
    {"id": "east", "date": "2022-02-24T06:05+03:00", "title": "With an offset"},
]


@pytest.mark.parametrize("zone", [(), ("--zone", "UTC"), ("--zone", "Asia/Tokyo")])
@pytest.mark.parametrize("centre", ["first", "east"])
def test_in_a_zone_minutes_are_minutes(run, tmp_path, centre, zone):
    path = tmp_path / "hours.json"
    path.write_text(json.dumps({"timezone": "Europe/Kyiv", "events": EVENTS}))
    words = ("list", "--data", path, "--around", centre, "--window", "10min", *zone)
    result = run(*words, "--certain", "-f", "csv", "--columns", "id")
    assert result.lines == ["id", "first", "east", "second"]


def test_without_a_zone_only_offsets_are_compared_by_minutes(run, tmp_path):
    path = tmp_path / "hours.json"
    path.write_text(json.dumps({"events": EVENTS}))
    words = (
        "list",
        "--data",
        path,
        "--window",
        "10min",
        "-f",
        "csv",
        "--columns",
        "id",
    )
    for centre, certain in (("utc", ["utc"]), ("first", ["first", "second"])):
        result = run(*words, "--around", centre, "--certain")
        assert result.lines == ["id", *certain]


@pytest.mark.parametrize(
    ("day", "near"),
    [
        # clocks go from 02:00 to 03:00, so that 01:30 and 05:20 are 2 h 50 min apart
        ("2022-03-27", ["2022-03-27T01:30", "2022-03-27T05:20"]),
        # and from 03:00 back to 02:00, so that 01:30 and 04:20 are 3 h 50 min apart
        ("2022-10-30", ["2022-10-30T01:30", "2022-10-30T03:20"]),
    ],
)
def test_hours_are_those_that_passed_where_clocks_were_changed(
    run, tmp_path, day, near
):
    path = tmp_path / "hours.json"
    hours = ("01:30", "03:20", "04:20", "05:20", "05:50")
    if day == "2022-03-27":
        hours = ("01:30", "05:20", "05:50")
    events = [
        {"id": f"at-{n}", "date": f"{day}T{hour}", "title": hour}
        for n, hour in enumerate(hours)
    ]
    path.write_text(json.dumps({"timezone": "Europe/Berlin", "events": events}))
    words = ("list", "--data", path, "--around", "at-0", "--window", "3h")
    result = run(*words, "-f", "csv", "--columns", "date")
    assert result.lines == ["date", *near]
