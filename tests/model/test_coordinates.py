"""The coordinates of an event: both or neither, within range, from every format that has them."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from conftest import Run
from crisistl.model.event_fields import EVENT_FIELDS
from crisistl.model.timeline import Event


def event(**fields: object) -> Event:
    return Event.model_validate(
        {"id": "a", "date": "2031-05-02", "title": "A", **fields}
    )


def test_the_table_has_every_field_of_an_event_in_its_order() -> None:
    assert [field.name for field in EVENT_FIELDS] == [*Event.model_fields]


def test_an_event_on_the_equator_keeps_its_latitude() -> None:
    assert (event(lat=0, lon=0).lat, event(lat=0, lon=0).lon) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"lat": 44.8}, "it has lat but no lon; give both, or neither"),
        ({"lon": 20.5}, "it has lon but no lat; give both, or neither"),
        (
            {"lat": 90.5, "lon": 0},
            "90.5 is not a latitude; write decimal degrees from -90 to 90",
        ),
        (
            {"lat": 0, "lon": -181},
            "-181 is not a longitude; write decimal degrees from -180 to 180",
        ),
        (
            {"lat": "44°N", "lon": 0},
            "'44°N' is not a number; write the latitude in decimal degrees, such as 44.25",
        ),
        (
            {"lat": True, "lon": 0},
            "True is not a number; write the latitude in decimal degrees, such as 44.25",
        ),
    ],
)
def test_what_is_no_place_on_earth_is_refused(
    fields: dict[str, object], message: str
) -> None:
    with pytest.raises(ValidationError, match="1 validation error") as refused:
        event(**fields)
    assert message in str(refused.value)


TABLE = "date,event,Latitude,Lng\n2031-05-02,Dockers stop,44.8,20.5\n2031-05-06,Talks,0,0\n2031-05-07,No place,,\n"


def test_a_table_is_asked_by_its_coordinates(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    found = run(
        "list",
        "--data",
        tmp_path / "t.csv",
        "--where",
        "lat>44 and lat<53",
        "-f",
        "csv",
        "--columns",
        "lat,lon",
    )
    assert found.stdout == "lat,lon\n44.8,20.5\n"
    assert "with latitude above 44, with latitude below 53" in found.stderr
    equator = run(
        "list",
        "--data",
        tmp_path / "t.csv",
        "--where",
        "lat=0",
        "-f",
        "csv",
        "--columns",
        "title",
    )
    assert equator.stdout == "title\nTalks\n"


@pytest.mark.parametrize(
    "ending", ["json", "jsonl", "csv", "tsv", "xlsx", "ics", "mw", "timelinejs.json"]
)
def test_coordinates_survive_every_format_with_a_place_for_them(
    run: Run, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    assert run("convert", tmp_path / "t.csv", tmp_path / f"o.{ending}").exit_code == 0
    found = run(
        "list", "--data", tmp_path / f"o.{ending}", "-f", "csv", "--columns", "lat,lon"
    )
    assert found.stdout == "lat,lon\n44.8,20.5\n0.0,0.0\n,\n"


def test_show_has_the_coordinates(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    assert (
        "latitude" in run("show", "--data", tmp_path / "t.csv", "dockers-stop").stdout
    )
