"""The registry of outputs: every format is there and writes a table."""

import io

import pytest

from crisistl.errors import UsageError
from crisistl.output.registry import CHOICES, OUTPUTS, output_named
from crisistl.output.table import Column, Section, Table


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_output_writes_a_table_of_every_kind_of_cell(name: str) -> None:
    columns = (
        Column("t", "text"), Column("ti", "title"), Column("i", "id"), Column("d", "date"), Column("n", "number"),
        Column("na", "names"), Column("s", "sides"), Column("j", "json"), Column("b", "bar"),
    )  # fmt: skip
    row = (
        "text",
        ("title", "more"),
        "id",
        "2022",
        1234,
        ("a", "b"),
        ("a", " → ", "b"),
        '{"k":"v"}',
        0.5,
    )
    out = io.StringIO()
    output_named(name)(Table(columns, (Section("", [row, (None,) * 9]),)), out)
    for word in ("text", "title", "id", "2022", "a", "b"):
        assert word in out.getvalue()


def test_lines_are_not_a_choice() -> None:
    assert CHOICES == ("table", "csv", "tsv", "json", "jsonl", "markdown", "html")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("jsno", "unknown format 'jsno'; did you mean 'json'"),
        ("md", "unknown format 'md'; did you mean 'markdown'"),
        ("htm", "unknown format 'htm'; did you mean 'html'"),
        (
            "xyz",
            "unknown format 'xyz'; use table, csv, tsv, json, jsonl, markdown, html",
        ),
        ("", "unknown format ''; use table, csv"),
    ],
)
def test_an_unknown_one_is_refused_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        output_named(name)
    assert str(refused.value).startswith(message)
