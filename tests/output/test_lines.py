"""Lines for a pipe: a row a line, whatever is in it."""

import io

from hypothesis import given
from hypothesis import strategies as st

from crisistl.output.lines import write_lines
from crisistl.output.table import Column, Section, Table

COLUMNS = (
    Column("id", "id"),
    Column("date", "date"),
    Column("who", "sides"),
    Column("title", "title"),
)


def written(table: Table) -> str:
    out = io.StringIO()
    write_lines(table, out)
    return out.getvalue()


def test_cells_have_tabs_between_them_and_nothing_is_cut() -> None:
    rows = [
        ("a", "2022", ("A", " → ", "B"), "x" * 300),
        ("b", "[2021-11-03..2021-11-20]", (), ("T", "snippet")),
    ]
    table = Table(COLUMNS, (Section("", rows[:1]), Section("Ongoing", rows[1:])))
    assert (
        written(table)
        == f"a\t2022\tA → B\t{'x' * 300}\nb\t[2021-11-03..2021-11-20]\t\tT — snippet\n"
    )


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_row_is_one_line_of_as_many_cells(texts: list[str]) -> None:
    table = Table(
        tuple(Column(str(n)) for n in range(len(texts))), (Section("", [tuple(texts)]),)
    )
    (line,) = written(table).removesuffix("\n").split("\n")
    assert len(line.split("\t")) == len(texts)
    assert len(line.splitlines()) <= 1


def test_the_names_of_columns_come_first_where_they_are_values() -> None:
    columns = (Column("theme"), Column("2022-01", "number"))
    table = Table(columns, (Section("", [("a", 1)]),), headed=True)
    out = io.StringIO()
    write_lines(table, out)
    assert out.getvalue() == "theme\t2022-01\na\t1\n"
