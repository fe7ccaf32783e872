"""Parquet, through DuckDB: the columns of a row with real types: days as DATE, years as numbers, names as lists."""

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from crisistl.errors import OutputError
from crisistl.formats.exports.rows import (
    COLUMNS,
    DAYS,
    YEARS,
    is_common_day,
    rows_table,
)
from crisistl.model.timeline import Timeline
from crisistl.output.records import record_of
from crisistl.output.table import Column, Row
from crisistl.text.wording import counted

_TYPES: Mapping[str, str] = {
    **dict.fromkeys(DAYS, "DATE"),
    **dict.fromkeys(YEARS, "BIGINT"),
    "lat": "DOUBLE",
    "lon": "DOUBLE",
}
_TYPE_OF_KIND = {"names": "VARCHAR[]"}
_LARGEST = 1 << 28  # bytes of one event


def write_parquet(timeline: Timeline, out: IO[bytes]) -> None:
    """A row an event. A day outside the years 1 to 9999 is left empty; `year` and `end_year` have its year."""
    duckdb = _duckdb()
    table = rows_table(timeline)
    types = {column.name: _type(column) for column in table.columns}
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    with TemporaryDirectory() as folder, closing(duckdb.connect()) as database:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with lines.open("w", encoding="utf-8") as rows:
            for row in table.rows():
                rows.write(json.dumps(_typed(row, table.columns)) + "\n")
        read = (
            f"read_json($lines, format = 'newline_delimited', columns = {{{columns}}}, "
            f"maximum_object_size = {_LARGEST})"
        )
        database.execute("SET threads = 1")  # which keeps the order, and the bytes
        relation = database.execute(
            f"CREATE TABLE events AS SELECT * FROM {read}", {"lines": str(lines)}
        )
        relation.execute(f"COPY events TO '{_quoted(made)}' (FORMAT parquet)")
        out.write(made.read_bytes())


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _type(column: Column) -> str:
    return _TYPES.get(column.name) or _TYPE_OF_KIND.get(column.kind, "VARCHAR")


def _typed(row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    """A row with what is nested, other than names, as JSON text."""
    record = record_of(row, columns)
    for column in columns:
        value = record[column.name]
        if column.name in DAYS:
            if is_common_day(value):
                record[column.name] = value
            else:
                record[column.name] = None
        elif column.kind != "names" and isinstance(value, list | dict):
            record[column.name] = json.dumps(value, ensure_ascii=False)
    return record


def remarks(timeline: Timeline) -> tuple[str, ...]:
    """How many events have a day that Parquet's readers can't hold."""
    table = rows_table(timeline)
    places = [COLUMNS.index(name) for name in DAYS]
    outside = sum(
        any(
            row[place] is not None and not is_common_day(row[place]) for place in places
        )
        for row in table.rows()
    )
    if not outside:
        return ()
    return (
        f"parquet: {counted(outside, 'event')} with a day before the year 1 or after 9999 kept as "
        "text and in year and end_year, not as a date",
    )


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise OutputError(
            "writing Parquet needs DuckDB",
            "install it with: pip install 'crisistl[parquet]'",
        ) from None
    return duckdb
