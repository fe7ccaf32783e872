"""Rows of cells under a header: which row that is, what the others lack, and whose lines are named."""

from collections.abc import Iterator
from typing import Any

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.record import Fault, Note, ReadOptions, Record
from crisistl.formats.tables.grid import read_grid


def read(*rows: Any, **options: Any) -> list[Any]:
    """What is read of rows on lines 1, 2, ..."""
    return [*read_grid("file", lambda: iter_rows(rows), ReadOptions(**options))]


def iter_rows(rows: tuple[Any, ...]) -> Any:
    yield from enumerate(rows, 1)


def events(readings: list[Any]) -> Iterator[dict[str, Any]]:
    return (
        item.value
        for item in readings
        if isinstance(item, Record) and item.kind == "event"
    )


def test_the_first_row_that_is_not_empty_names_the_columns() -> None:
    found = read(
        ["", None],
        ["date", " ti\ntle "],
        ["2022", "Talks"],
        columns={"title": "ti tle"},
    )
    assert [event["title"] for event in events(found)] == ["Talks"]


def test_columns_without_a_name_and_of_one_name_are_told_apart() -> None:
    (event,) = events(
        read(
            ["date", "title", "", "dossier", "dossier"],
            ["2022", "Talks", "a", "b", "c"],
        )
    )
    assert event["extra"] == {"column 3": "a", "dossier": "b", "dossier 2": "c"}


def test_cells_that_a_row_lacks_are_empty_and_empty_ones_too_many_are_nothing() -> None:
    found = read(
        ["date", "title", "place"], ["2022", "Talks"], ["2023", "More", "", "", None]
    )
    assert [event["title"] for event in events(found)] == ["Talks", "More"]


def test_a_cell_too_many_and_a_row_that_can_not_be_read_are_faults_with_their_lines() -> (
    None
):
    broken = Fault("", "broken", line=3)
    found = read(["date", "title"], ["2022", "Talks", "x"], broken, ["2023", "More"])
    faults = [item.sentence() for item in found if isinstance(item, Fault)]
    assert faults == [
        "line 2: 3 cells, but the header names 2 columns",
        "line 3: broken",
    ]
    assert [event["title"] for event in events(found)] == ["More"]


def test_a_note_tells_how_the_columns_of_others_were_read() -> None:
    notes = [
        item
        for item in read(["When", "Headline"], ["2022", "Talks"])
        if isinstance(item, Note)
    ]
    assert len(notes) == 1
    assert "When" in notes[0]
    assert "Headline" in notes[0]


def test_the_last_date_of_the_file_tells_the_order_of_the_first() -> None:
    found = read(["date", "title"], ["01.02.2022", "a"], ["13.02.2022", "b"])
    assert [event["date"] for event in events(found)] == ["2022-02-01", "2022-02-13"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "file is empty; a table needs a line with the names of its columns"),
        (
            [["", ""]],
            "file is empty; a table needs a line with the names of its columns",
        ),
        ([Fault("", "broken", line=1)], "file: line 1: broken"),
        (
            [["2022-01-10", "Talks"]],
            "file: line 1 holds an event; a line above it must name the columns: date,title,…",
        ),
        (
            [["date", "x"]],
            "file: line 1: none of the columns 'date', 'x' is known as the title; "
            "name the one that is",
        ),
    ],
)
def test_a_header_that_can_not_serve_is_refused(rows: list[Any], message: str) -> None:
    with pytest.raises(DataError) as refused:
        read(*rows)
    assert str(refused.value) == message
