"""CSV and TSV: exact text, cells that a spreadsheet would run, and that a reader gets back what was written."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.output.delimited import (
    cell_text,
    guarded,
    whole_lines,
    write_csv,
    write_tsv,
)
from crisistl.output.table import Cell, Column, Kind, Section, Table

TABLE = Table(
    (Column("id", "id"), Column("who", "sides"), Column("themes", "names"), Column("n", "number"), Column("x")),
    (
        Section("", [("a", ("A", " → ", "B"), ("Water", "The dam"), 3, "one, two")]),
        Section("Ongoing", [("b", (), ("a; b", "c"), 2.5, 'say "no"\nor yes'), ("c", ("C",), (), None, None)]),
    ),
)  # fmt: skip


def test_csv_is_a_header_and_all_rows_and_nothing_else() -> None:
    out = io.StringIO()
    write_csv(TABLE, out)
    assert out.getvalue() == (
        "id,who,themes,n,x\n"
        'a,A → B,Water; The dam,3,"one, two"\n'
        'b,,"[""a; b"", ""c""]",2.5,"say ""no""\nor yes"\n'
        "c,C,,,\n"
    )


def test_tsv_has_tabs() -> None:
    out = io.StringIO()
    write_tsv(TABLE, out)
    assert out.getvalue() == (
        "id\twho\tthemes\tn\tx\n"
        "a\tA → B\tWater; The dam\t3\tone, two\n"
        'b\t\t"[""a; b"", ""c""]"\t2.5\t"say ""no""\nor yes"\n'
        "c\tC\t\t\t\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "=",
        "-",
        "+",
        "- item",
        "'=1",
        "''=1",
        "+49 30 1234",
        "-1e5",
    ],
)
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    ["a=1", "1", "-1", "+1", "-2.5", "", "'quoted'", "'s", " =1", "2022-01-10", "…"],
)
def test_what_it_would_not_run_stays(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("cell", "kind", "written"),
    [
        (("=1", "b"), "names", "'=1; b"),
        (("-", " → ", "b"), "sides", "'- → b"),
        (("[a]", "b"), "names", '["[a]", "b"]'),
        (('"a"', "b"), "names", '["\\"a\\"", "b"]'),
        ((" a", "b"), "names", '[" a", "b"]'),
        ((), "names", ""),
        (-5, "number", -5),
        (None, "text", None),
        ('{"a":1}', "json", '{"a":1}'),
    ],
)
def test_a_cell_is_one_value(cell: Cell, kind: Kind, written: object) -> None:
    assert cell_text(cell, Column("c", kind)) == written


@given(
    st.lists(
        st.tuples(st.text(), st.lists(st.text(min_size=1)).map(tuple)), max_size=4
    ),
    st.booleans(),
)
def test_a_reader_gets_back_every_text_and_list(
    rows: list[tuple[str, tuple[str, ...]]], tabs: bool
) -> None:
    out = io.StringIO(newline="")
    table = Table((Column("text"), Column("names", "names")), (Section("", rows),))
    (write_tsv if tabs else write_csv)(table, out)
    header, *read = csv.reader(
        io.StringIO(out.getvalue(), newline=""), delimiter="\t" if tabs else ","
    )
    assert header == ["text", "names"]
    assert [(_bare(text), _items(_bare(names))) for text, names in read] == rows


CELLS = st.none() | st.text() | st.sampled_from(("=1", "a,b", "-2", 'say "no"', "\r", "\t", "'=x")) | st.integers() | (
    st.floats() | st.lists(st.text(min_size=1) | st.just("a; b")).map(tuple)
)  # fmt: skip


@given(
    st.integers(1, 3).flatmap(
        lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=6)
    ),
    st.booleans(),
)
def test_lines_are_those_of_the_csv_module(
    rows: list[tuple[Cell, ...]], tabs: bool
) -> None:
    columns = (Column("a,b", "names"), Column("", "sides"), Column("x", "json"))
    columns = columns[: len(rows[0]) if rows else 1]
    out, expected = io.StringIO(newline=""), io.StringIO(newline="")
    (write_tsv if tabs else write_csv)(Table(columns, (Section("", rows),)), out)
    writer = csv.writer(
        whole_lines(expected), delimiter="\t" if tabs else ",", lineterminator="\r\n"
    )
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([cell_text(*pair) for pair in zip(row, columns, strict=True)])
    assert out.getvalue() == expected.getvalue()


def _bare(cell: str) -> str:
    """The cell without the apostrophe of a guard."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def _items(cell: str) -> tuple[str, ...]:
    if cell.startswith("["):
        return tuple(json.loads(cell))
    return tuple(cell.split("; ")) if cell else ()
