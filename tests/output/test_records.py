"""JSON and JSON Lines of a table: exact text, and that anything is read back as it was."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.output.records import write_json, write_lines
from crisistl.output.table import Column, Section, Table

COLUMNS = (
    Column("id", "id"),
    Column("who", "sides"),
    Column("themes", "names"),
    Column("n", "number"),
    Column("x", "json"),
)
TABLE = Table(
    COLUMNS,
    (
        Section("", [("a", ("A", " → ", "B"), ("Water",), 3, '{"k":[1,null]}')]),
        Section("Ongoing", [("b", (), (), None, None), ("ö", ("C",), ("a; b",), 2.5, ("t",))]),
    ),
)  # fmt: skip


def written(table: Table, writer: object = write_json) -> str:
    out = io.StringIO()
    writer(table, out)  # type: ignore[operator]
    return out.getvalue()


def test_json_is_an_array_with_an_object_a_line() -> None:
    assert written(TABLE) == (
        "[\n"
        '  {"id": "a", "who": "A → B", "themes": ["Water"], "n": 3, "x": {"k": [1, null]}},\n'
        '  {"id": "b", "who": "", "themes": [], "n": null, "x": null},\n'
        '  {"id": "ö", "who": "C", "themes": ["a; b"], "n": 2.5, "x": ["t"]}\n'
        "]\n"
    )


def test_json_lines_are_an_object_a_line() -> None:
    assert written(TABLE, write_lines).split("\n")[1] == (
        '{"id": "b", "who": "", "themes": [], "n": null, "x": null}'
    )
    assert written(TABLE, write_lines).count("\n") == 3


def test_no_row_is_an_empty_array() -> None:
    assert json.loads(written(Table(COLUMNS, (Section("", []),)))) == []


@given(st.text(), st.lists(st.text()).map(tuple))
def test_any_text_is_read_back(text: str, names: tuple[str, ...]) -> None:
    table = Table(
        (Column("text"), Column("names", "names")), (Section("", [(text, names)]),)
    )
    assert json.loads(written(table)) == [{"text": text, "names": [*names]}]
    assert json.loads(written(table, write_lines)) == {"text": text, "names": [*names]}


@pytest.mark.parametrize("text", ["a\nb", "\x1b[31m", '"', "\\"])
def test_a_text_never_breaks_a_line(text: str) -> None:
    table = Table((Column("text"),), (Section("", [(text,)]),))
    assert written(table, write_lines).count("\n") == 1
    assert "\x1b" not in written(table)
