"""Grid: rows of cells under a header, from a CSV file or a sheet of a workbook, as events."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import Any

from crisistl.dates import DateError
from crisistl.dates.written import Settings
from crisistl.errors import Advice, DataError
from crisistl.formats.core.date_evidence import Evidence, FileDates, settings_of
from crisistl.formats.core.file_dates import file_date
from crisistl.formats.core.record import Fault, Note, Reading, ReadOptions, Record
from crisistl.formats.tables.cells import is_empty, is_missing, text_of
from crisistl.formats.tables.headers import Columns, check_named
from crisistl.formats.tables.name_cells import NAME_FIELDS, NameCells
from crisistl.formats.tables.rows import read_rows

_DATASETS = {
    "UCDP GED": {"type_of_violence", "date_prec"},
    "ACLED": {"event_id_cnty", "time_precision"},
    "GDELT": {"GLOBALEVENTID", "SQLDATE"},
}
_MOST_ABOVE = 30  # rows in which the header is looked for
Lines = Generator[tuple[int, list[Any] | Fault], None, None]


def read_grid(
    name: str, lines: Callable[[], Lines], options: ReadOptions, *, in_text: bool = True
) -> Iterator[Reading]:
    """The events of a table in which a row near the top names the columns; a title above it is the timeline's.

    `lines` gives the rows from the start, each with its line, as often as it is called: the order of day and
    month is found in a pass of its own. A Fault replaces a row that can't be read. Raises DataError where
    the header can't serve.
    """
    first, headers, above = _header(name, lines(), options.columns)
    if above:
        yield Record("timeline", {"title": above[0]}, 0)
        shown = "; ".join(above[1:])
        yield Note(
            f"{name}: line {first} has the headings"
            + (f"; left out above it: {shown}" if shown else "")
        )
    if not in_text:
        _check_no_dataset(name, headers)
    check_named(headers, options.columns, name)
    columns = Columns.of(headers, options.columns)
    _check_columns(name, first, headers, columns)
    if not columns.ours:
        yield Note(columns.summary(name) if options.brief else columns.described(name))
    numbered = (
        (line, _named(line, row, headers)) for line, row in _body(lines(), first)
    )
    names = _name_cells(name, columns, headers, options)
    dates = _dates(columns, headers, _body(lines(), first), options, names)
    names.settle()
    yield from names.notes()
    yield from read_rows(numbered, options, dates, names)


_MOST_COLUMNS = 5_000  # each row costs as many cells, empty or not


def _header(
    name: str, lines: Lines, named: Mapping[str, str]
) -> tuple[int, list[str], list[str]]:
    """The line of the header, the names in it, each unlike the others, and the texts of the rows above it.

    The header is the first row whose cells are known as a date and a title, or have all the columns that the user
    named; without one in the first rows, the first row that isn't empty.
    """
    above: list[str] = []
    first: tuple[int, list[str], list[str]] | None = None
    with closing(lines):
        for line, row in islice(lines, _MOST_ABOVE):
            if isinstance(row, Fault):
                if first is None:
                    raise DataError(f"{name}: {row.sentence()}")
                continue
            texts = [
                " ".join(str(cell if cell is not None else "").split()) for cell in row
            ]
            if not any(texts):
                continue
            if len(texts) > _MOST_COLUMNS:
                raise DataError(
                    f"{name}: line {line} has {len(texts):,} columns; a table of events has {_MOST_COLUMNS:,} "
                    "at most; delete the empty ones"
                )
            headers = _distinct(texts)
            if _is_header(headers, named):
                return line, headers, above
            first = first or (line, headers, [])
            above += dict.fromkeys(filter(None, texts)) if _is_comment(texts) else ()
    if first is None:
        raise DataError(
            f"{name} is empty; a table needs a line with the names of its columns"
        )
    return first


def _is_header(headers: Sequence[str], named: Mapping[str, str]) -> bool:
    if named:
        return set(named.values()) <= {*headers}
    columns = Columns.of(headers, {})
    return (
        not columns.fields.keys().isdisjoint(("date", "year")) and columns.can_be_titled
    )


def _check_no_dataset(name: str, headers: Sequence[str]) -> None:
    """DataError for a data set whose own reader reads text alone: only that one knows how precise its dates are."""
    for title, columns in _DATASETS.items():
        if columns <= {*headers}:
            raise DataError(
                f"{name} has the columns of {title}; save it as CSV, which is read with the precision of its dates"
            )


def _is_comment(texts: Sequence[str]) -> bool:
    """Whether a row has one text alone, or the same in merged cells."""
    return len({text for text in texts if text}) == 1


def _distinct(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found: list[str] = []
    for place, name in enumerate(names, 1):
        name = name or f"column {place}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return found


def _check_columns(
    name: str, line: int, headers: Sequence[str], columns: Columns
) -> None:
    needed = {"date": ("date", "year"), "title": ("title", "summary")}
    for field, names in needed.items():
        if columns.fields.keys().isdisjoint(names) and not (
            field == "title" and columns.can_be_titled
        ):
            if any(map(_is_date, headers)):
                raise DataError(
                    f"{name}: line {line} holds an event; a line above it must name the columns: date,title,…"
                )
            shown = ", ".join(map(repr, headers))
            # the keys of JSON objects have no line of their own: they come on the line before the first object
            raise DataError(
                f"{name}: line {max(line, 1)}: none of the columns {shown} is known as the {field}",
                "name the one that is",
                (Advice("columns", (f"{field}=COLUMN",)),),
            )


def _is_date(text: str) -> bool:
    try:
        return bool(file_date(text, Settings(order="dmy", century=20, pairs="edtf")))
    except DateError:
        return False


def _body(lines: Lines, header: int) -> Iterator[tuple[int, list[Any] | Fault]]:
    return ((line, row) for line, row in lines if line > header)


def _name_cells(
    name: str, columns: Columns, headers: Sequence[str], options: ReadOptions
) -> NameCells:
    """The separators of names by field; DataError for a column that there is not."""
    given = {}
    for column, signs in options.splits.items():
        field = next(
            (
                field
                for field, header in columns.fields.items()
                if column in (field, header)
            ),
            None,
        )
        if field not in NAME_FIELDS:
            raise DataError(
                f"{name}: {column!r} isn't a column of names, so it can't be split by {signs!r}"
            )
        given[field] = signs
    return NameCells(given, columns.fields)


def _dates(
    columns: Columns,
    headers: Sequence[str],
    rows: Iterable[tuple[int, list[Any] | Fault]],
    options: ReadOptions,
    names: NameCells,
) -> FileDates:
    """The reader of the dates, after a look at all of them and the names; a table of ours has EDTF."""
    given = settings_of(options)
    if columns.literal:
        return FileDates(replace(given, pairs="edtf"))
    places = [
        headers.index(columns.fields[field])
        for field in ("date", "end")
        if field in columns.fields
    ]
    named = [
        (field, headers.index(columns.fields[field]))
        for field in NAME_FIELDS
        if field in columns.fields
    ]
    evidence = Evidence(given)
    for line, row in rows:
        if isinstance(row, Fault) or all(map(is_empty, row)):
            continue
        for place in places:
            cell = text_of(row[place]) if place < len(row) else ""
            if place == places[0] or cell:
                evidence.look(line, cell.strip() if isinstance(cell, str) else "")
        for field, place in () if options.split else named:
            if (
                place < len(row)
                and isinstance(row[place], str)
                and _is_names(row[place])
            ):
                names.look(field, row[place].strip())
    return evidence.settled()


def _is_names(text: str) -> bool:
    return (
        bool(text.strip())
        and not is_missing(text)
        and not text.lstrip().startswith(("[", "{"))
        and "→" not in text
    )


def _named(
    line: int, row: list[Any] | Fault, headers: Sequence[str]
) -> dict[str, Any] | Fault:
    """The cells by header; cells that a row lacks at its end are empty."""
    if isinstance(row, Fault):
        return row
    if len(row) > len(headers) and not _all_empty(row[len(headers) :]):
        return Fault(
            "",
            f"{len(row)} cells, but the header names {len(headers)} columns",
            line=line,
        )
    if len(row) < len(headers):
        row = [*row, *[""] * (len(headers) - len(row))]
    return dict(zip(headers, row, strict=False))


def _all_empty(cells: Iterable[Any]) -> bool:
    return all(map(is_empty, cells))
