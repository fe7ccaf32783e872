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
