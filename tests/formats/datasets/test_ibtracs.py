"""IBTrACS: the positions of storms, one event a storm."""

import pytest

from crisistl.formats.loading import load

HEAD = (
    "SID,SEASON,NUMBER,BASIN,SUBBASIN,NAME,ISO_TIME,NATURE,LAT,LON,WMO_WIND\n"
    " ,Year, , , , , , ,degrees_north,degrees_east,kts\n"
)
ROWS = (
    "1931100N10200,1931,4,EP,MM,NOT_NAMED,1931-05-03 18:00:00,TS,10.5,200.5, \n"
    "1931100N10200,1931,4,EP,MM,NOT_NAMED,1931-05-05 06:00:00,TS,12.0,199.0, \n"
    "1990200N20300,1990,9,NA,NA,VERA,1990-08-01 00:00:00,DS,20.1,-60.2,35\n"
)


@pytest.fixture
def storms(tmp_path):
    def written(rows: str):
        path = tmp_path / "storms.csv"
        path.write_text(HEAD + rows)
        return path

    return written


def test_a_storm_is_one_event_from_its_first_to_its_last_time(run, storms) -> None:
    path = storms(ROWS)
    first, second = load(path).events
    assert first.date.text == "1931-05-03T18:00Z/1931-05-05T06:00Z"
    assert (first.id, first.title) == ("1931100N10200", "Unnamed storm 1931100N10200")
    assert (first.lat, first.lon) == (10.5, -159.5)
    assert first.extra == {
        "positions": 2,
        "SEASON": 1931,
        "NUMBER": 4,
        "BASIN": "EP",
        "SUBBASIN": "MM",
    }
    assert (second.title, second.date.text) == ("VERA", "1990-08-01T00:00Z")
    assert second.extra["BASIN"] == "NA"
    said = run("list", "--data", path).stderr
    assert "3 positions of 2 storms; where a storm was at each time" in said


def test_a_position_without_a_time_is_refused_with_its_line(run, storms) -> None:
    refused = run(
        "list",
        "--data",
        storms(ROWS + "1990200N20300,1990,9,NA,NA,VERA,soon,DS,20,-60,\n"),
    )
    assert refused.exit_code == 3
    assert "line 6: column ISO_TIME: 'soon': isn't a time such as" in refused.stderr


def test_a_storm_stays_one_where_one_of_its_times_is_left_out(run, storms) -> None:
    lines = ROWS.splitlines(keepends=True)
    bad = "1931100N10200,1931,4,EP,MM,NOT_NAMED,soon,TS,11.0,200.0, \n"
    path = storms("".join([lines[0], bad, *lines[1:]]))
    words = ("--skip-bad", "-f", "csv", "--columns", "id,date")
    assert run("list", "--data", path, *words).lines == [
        "id,date",
        "1931100N10200,1931-05-03T18:00Z/1931-05-05T06:00Z",
        "1990200N20300,1990-08-01T00:00Z",
    ]
