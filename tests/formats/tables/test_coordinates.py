"""Coordinates in one cell, in the forms in which tables have them."""

from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.tables.coordinates import coordinates_in


@pytest.mark.parametrize(
    "text",
    [
        "-36.5, 37.25",
        "(-36.5,37.25)",
        "-36.5;37.25",
        "-36.5 37.25",
        "-36,5 / 37,25",
        "POINT(37.25 -36.5)",
        "Point(37.25 -36.5)",
        "SRID=4326;POINT (37.25 -36.5)",
        "36.5° S, 37.25° E",
        "36°30′S 37°15′E",
        "36°30'00\"S, 37°15'00\"E",
    ],
)
def test_latitude_and_longitude_are_read_from_one_text(text: str) -> None:
    assert coordinates_in(text) == (-36.5, 37.25)


@pytest.mark.parametrize("text", ["", "Xyz", "91, 10", "10, 181", "3", "1, 2, 3"])
def test_no_other_text_is_a_pair_of_coordinates(text: str) -> None:
    assert coordinates_in(text) is None


def listed(run: Run, tmp_path: Path, text: str, *more: str) -> list[str]:
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    columns = "title,place,lat,lon"
    found = run("list", "--data", file, "-f", "csv", "--columns", columns, *more)
    assert found.exit_code == 0, found.stderr
    return found.stdout.splitlines()[1:]


@pytest.mark.parametrize("heading", ["Geolocation", "Coordinates", "latlong", "coord"])
def test_a_column_of_coordinates_is_known(
    run: Run, tmp_path: Path, heading: str
) -> None:
    text = f'date,title,place,{heading}\n1962-10-16,a,Xyzia,"1.5, 2.5"\n'
    assert listed(run, tmp_path, text) == ["a,Xyzia,1.5,2.5"]


def test_a_column_of_places_that_has_coordinates_leaves_the_place_to_another(
    run: Run, tmp_path: Path
) -> None:
    text = 'date,title,Location,City\n1962-10-16,a,"1.5, 2.5",Xyzia\n'
    assert listed(run, tmp_path, text) == ["a,Xyzia,1.5,2.5"]


def test_a_cell_without_coordinates_is_kept_and_reported(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        'date,title,GPS\n1962-10-16,a,"1.5, 2.5"\n1962-10-17,b,near Xyzia\n',
        encoding="utf-8",
    )
    found = run(
        "list", "--data", file, "--map", "coordinates=GPS", "--columns", "lat,extra"
    )
    assert found.stdout.splitlines() == ["1.5\t", '\t{"GPS":"near Xyzia"}']
    assert "kept in extra.GPS: 'near Xyzia'" in found.stderr


def test_two_columns_of_degrees_go_before_one_of_both(run: Run, tmp_path: Path) -> None:
    text = 'date,title,place,lat,lon,geo\n1962-10-16,a,X,3,4,"1.5, 2.5"\n'
    assert listed(run, tmp_path, text) == ["a,X,3.0,4.0"]
