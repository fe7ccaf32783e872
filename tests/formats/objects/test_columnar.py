"""JSON tables with the names of their columns once, and days as numbers, as pandas and Datasette have them."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from crisistl.errors import DataError
from crisistl.formats.loading import load

_NAMES = ["date", "end", "title"]
_GRID = [
    ["2031-05-02", "2031-05-09", "The port opens"],
    ["2031-06-09", None, "A strike"],
]
_EVENTS = [("2031-05-02/2031-05-09", "The port opens"), ("2031-06-09", "A strike")]


def read(tmp_path: Path, document: Any) -> tuple[list[tuple[str, str]], list[str]]:
    """The dates and titles in a document, and what is said about it."""
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    notes: list[str] = []
    events = load(path, note=notes.append).events
    return [(event.date.text, event.title) for event in events], notes


@pytest.mark.parametrize(
    "document",
    [
        {"columns": _NAMES, "index": [0, 1], "data": _GRID},
        {"suggested_facets": [{"name": "x"}], "columns": _NAMES, "rows": _GRID},
        {"range": "A1:C3", "values": [_NAMES, *_GRID]},
        [_NAMES, *_GRID],
        dict(zip(_NAMES, zip(*_GRID, strict=True), strict=True)),
        {
            name: {str(at): row[place] for at, row in enumerate(_GRID)}
            for place, name in enumerate(_NAMES)
        },
    ],
    ids=["split", "Datasette", "Sheets", "grid", "R", "columns"],
)
def test_a_table_with_its_headings_once_is_read(document: Any, tmp_path: Path) -> None:
    events, _ = read(tmp_path, document)
    assert events == _EVENTS


def test_what_is_beside_the_rows_is_named(tmp_path: Path) -> None:
    document = {"database": "x", "columns": _NAMES, "rows": _GRID, "truncated": False}
    _, notes = read(tmp_path, document)
    assert any(note.endswith("left out: database, truncated") for note in notes)


@pytest.mark.parametrize("has_names", [True, False], ids=["Datasette", "Sheets"])
def test_columns_with_the_same_name_or_none_keep_their_cells(
    has_names: bool, tmp_path: Path
) -> None:
    names = ["date", "title", "", "", "n", "n", "n 2"]
    row = ["2031-05-02", "A", "one", "two", "Ann", "Ben", "Cy"]
    document: Any = {"values": [names, row]}
    if has_names:
        document = {"columns": names, "rows": [row]}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    timeline = load(path)
    assert timeline.events[0].extra == {
        "column 3": "one",
        "column 4": "two",
        "n": "Ann",
        "n 3": "Ben",
        "n 2": "Cy",
    }


def test_a_row_that_the_first_column_lacks_is_not_dropped(tmp_path: Path) -> None:
    document = {
        "date": {"0": "2031-05-02", "1": "2031-05-03"},
        "title": {"0": "A", "2": "C"},
        "summary": {"0": "First", "1": "Second"},
    }
    with pytest.raises(DataError, match="column date: is empty"):
        read(tmp_path, document)


def test_milliseconds_of_whole_days_are_days(tmp_path: Path) -> None:
    rows = [
        {"date": 1935446400000, "title": "The port opens"},
        {"date": -264643200000, "title": "A day before 1970"},
    ]
    events, notes = read(tmp_path, rows)
    assert events == [
        ("2031-05-02", "The port opens"),
        ("1961-08-13", "A day before 1970"),
    ]
    assert any("milliseconds since 1970 in 'date'" in note for note in notes)


def test_a_row_of_another_length_is_refused_with_its_line(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        '{"columns": ["date", "title"],\n"rows": [["2031-05-02", "A"],\n["2031-05-03", "B", "C"]]}'
    )
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert "line 3" in result.stderr


@pytest.mark.parametrize("first", ["title", "description"])
def test_a_column_of_titles_may_come_first(first: str, tmp_path: Path) -> None:
    titles = {"0": "The port opens", "1": "A strike"}
    dates = {"0": "2031-05-02", "1": "2031-06-09"}
    document = {first: titles, "date": dates}
    if first == "description":
        document["title"] = titles
    found, _ = read(tmp_path, document)
    assert found == [("2031-05-02", "The port opens"), ("2031-06-09", "A strike")]


def test_a_title_of_ours_that_is_no_text_is_refused(tmp_path: Path) -> None:
    event = {"id": "a", "date": "2031-05-02", "title": "The port opens"}
    with pytest.raises(DataError, match="text is needed"):
        read(tmp_path, {"title": {"en": "Port"}, "events": [event]})


@pytest.mark.parametrize(
    "document",
    [
        {"columns": ["date", "title"], "data": []},
        {"columns": [], "index": [], "data": []},
        {"title": {}, "date": {}},
        {"date": [], "title": []},
    ],
)
def test_a_table_without_rows_has_no_events(document: Any, tmp_path: Path) -> None:
    found, notes = read(tmp_path, document)
    assert found == []
    assert "without rows, so there are no events" in notes[0]


def test_a_row_that_is_null_is_named(tmp_path: Path) -> None:
    for document in (
        [_NAMES, _GRID[0], None],
        {"columns": _NAMES, "data": [_GRID[0], None]},
    ):
        with pytest.raises(DataError, match="the row is null; take it out"):
            read(tmp_path, document)
