"""Grid: the rows of cells of a table, from any container, as events."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.actor_headings import are_of_actors
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.tables.actor_rows import actor_records, register_note
from crisistl.formats.tables.cells import is_empty, is_missing
from crisistl.formats.tables.clock_columns import ClockColumns
from crisistl.formats.tables.closing_rows import ClosingRows
from crisistl.formats.tables.date_cells import DateCells, is_half_converted, januaries
from crisistl.formats.tables.first_pass import dates_of_file, stripped
from crisistl.formats.tables.headers import Columns, check_named
from crisistl.formats.tables.layout import Layout, layout_of
from crisistl.formats.tables.midnights import Place, is_midnight, midnights
from crisistl.formats.tables.name_cells import NAME_FIELDS, NameCells
from crisistl.formats.tables.parts import has_years_before_christ
from crisistl.formats.tables.plan import Plan
from crisistl.formats.tables.rows import read_rows
from crisistl.formats.tables.unknown_columns import check_columns
from crisistl.text.wording import counted

_MOST_SHOWN = 4
_MOST_NAMES = 100_000  # different cells that are looked at once
Lines = Generator[tuple[int, list[Any] | Fault], None, None]


def read_grid(
    name: str,
    lines: Callable[[], Lines],
    options: ReadOptions,
    actors: Sequence[Record] = (),
    *,
    is_sheet: bool = True,
) -> Iterator[Item]:
    """The events of a table in which a row near the top names the columns; a title above it is the timeline's.

    `lines` gives the rows from the start, each with its line, as often as it is called: the order of day and
    month is found in a pass of its own. A Fault replaces a row that can't be read. Raises DataError where
    the headings can't serve. `actors` are those of a register of the same file, which come before the events.
    `is_sheet`: its rows were filled in by a person, so that an empty date can be that of the row above.
    """
    layout = layout_of(name, lines(), options.columns, is_sheet=is_sheet)
    if layout.above:
        yield Record("timeline", {"title": layout.above[0]}, 0)
    yield from _layout_notes(name, layout)
    if layout.dataset is not None and not options.columns:
        yield Note(f"{name}: read as {layout.dataset.title}")
        named = layout.headers if layout.line >= 0 else []
        body = partial(_rows, lines, layout)
        yield from layout.dataset.read(name, named, body, options)
    elif are_of_actors(layout.headers) and not options.columns:
        yield Note(register_note(name))
        named_rows = chain([(layout.line, layout.headers)], _rows(lines, layout))
        yield from actor_records(named_rows)
    else:
        yield from _events(name, lines, layout, options, actors, is_sheet=is_sheet)


def _events(
    name: str,
    lines: Callable[[], Lines],
    layout: Layout,
    options: ReadOptions,
    actors: Sequence[Record],
    *,
    is_sheet: bool,
) -> Iterator[Item]:
    """The events of a table that isn't a known data set or a register."""
    headers, columns, sample = layout.headers, layout.columns, layout.sample
    check_named(headers, options.columns, name)
    check_columns(name, layout)
    closing = ClosingRows(_dated_places(columns, headers))
    rows = partial(_event_rows, lines, layout, closing)
    if not columns.ours:
        yield Note(_columns_in_words(name, columns, options))
    dated = [columns.fields[f] for f in ("date", "end") if f in columns.fields]
    cells = _date_cells(dated, layout)
    yield from _date_notes(name, dated, cells, layout)
    names = _name_cells(name, columns, options, actors)
    clock = _clock(columns, headers, rows)
    if clock.all_midnight:
        shown = " and ".join(repr(column.header) for column in columns.times.values())
        yield Note(f"{name}: every time in {shown} is 00:00, so the dates have no time")
    years = sample[columns.fields.get("year", "")]
    plan = Plan(
        *(headers, columns, cells, sample.keeps_na, names),
        before_christ=has_years_before_christ(years),
        clock=clock,
    )
    dates = dates_of_file(plan, rows(), options, names)
    if (dates.only_midnight or cells.days) and not columns.times:
        yield Note(f"{name}: every time in the dates is 00:00, so they have no time")
    dates.blank_repeats = dates.blank_repeats and is_sheet
    names.settle()
    yield from names.notes()
    yield from actors
    yield from _closing_notes(name, closing)
    yield from read_rows(rows(), options, dates, plan, actors)


def _date_cells(dated: Sequence[str], layout: Layout) -> DateCells:
    """What the cells of the columns of dates show."""
    short_years = None
    if layout.known:
        short_years = layout.known.short_years
    return DateCells.of(dated, layout.sample, short_years)


def _columns_in_words(name: str, columns: Columns, options: ReadOptions) -> str:
    if options.notes == "brief":
        return columns.summary(name)
    return columns.described(name)


def _layout_notes(name: str, layout: Layout) -> Iterator[Note]:
    if layout.above:
        shown = "; ".join(layout.above[1:])
        yield Note(
            f"{name}: line {layout.line} has the headings"
            + (f"; left out above it: {shown}" if shown else "")
        )
    if layout.labels:
        shown = "; ".join(layout.labels[:4]) + ("; …" if len(layout.labels) > 4 else "")
        yield Note(
            f"{name}: line {layout.label_line} has units or labels and is left out: {shown}"
        )
    if layout.known is not None:
        yield Note(f"{name}: no headings; read as {layout.known.title}")
    elif layout.line < 0 and layout.dataset is None:
        yield Note(f"{name}: no headings, so the columns have numbers")


def _closing_notes(name: str, closing: ClosingRows) -> Iterator[Note]:
    """Which rows at the end of the table aren't events, known after the dates have been looked at."""
    found = closing.left_out
    if not found:
        return
    shown = [f"line {line} {text[:60]!r}" for line, text in found[:_MOST_SHOWN]]
    if len(found) > _MOST_SHOWN:
        shown.append(f"{len(found) - _MOST_SHOWN} more")
    yield Note(f"{name}: left out at the end, as a total or a note: {', '.join(shown)}")


def _date_notes(
    name: str, dated: Sequence[str], cells: DateCells, layout: Layout
) -> Iterator[Note]:
    for header in dated:
        count = januaries(header, layout.sample)
        if header in cells.days and count and not layout.columns.precisions:
            yield Note(
                f"{name}: {counted(count, 'date')} of 1 January in {header!r} may be known to the year alone, as "
                "Wikidata writes them so; ask its query service for the precision as well"
            )
        if is_half_converted(header, layout.sample):
            yield Note(
                f"{name}: in {header!r} all dates in ISO order have a day up to 12 and all others one above 12; a "
                "spreadsheet may have read the former with day and month the wrong way round; compare with the source"
            )
    if cells.short_years and cells.six_digits:
        first, last = cells.short_years[0], cells.short_years[-1]
        yield Note(f"{name}: years of two digits are read as {first} to {last}")


def _dated_places(columns: Columns, headers: Sequence[str]) -> list[int]:
    """The places of the columns that can have the date of a row; none in a table of ours, whose rows are events."""
    if columns.literal:
        return []
    fields = columns.fields
    return [headers.index(fields[f]) for f in ("date", "year") if f in fields]


def _event_rows(
    lines: Callable[[], Lines], layout: Layout, closing: ClosingRows
) -> Iterator[tuple[int, list[Any] | Fault]]:
    return closing.without(_rows(lines, layout))


def _rows(
    lines: Callable[[], Lines], layout: Layout
) -> Iterator[tuple[int, list[Any] | Fault]]:
    """The rows below the headings, with a cell for each column; those that a row lacks at its end are empty."""
    width, above = len(layout.headers), layout.body
    for line, row in lines():
        if line <= above:
            continue
        if isinstance(row, Fault) or len(row) == width:
            yield line, row
        elif len(row) < width:
            yield line, [*row, *[""] * (width - len(row))]
        elif all(map(is_empty, row[width:])):
            yield line, row[:width]
        else:
            reason = f"{len(row)} cells, but the header names {width} columns"
            yield line, Fault("", reason, line=line)


def _clock(
    columns: Columns,
    headers: Sequence[str],
    rows: Callable[[], Iterator[tuple[int, list[Any] | Fault]]],
) -> ClockColumns:
    """The columns of times, with what all rows show about them."""
    times = _times(columns, headers, rows())
    days: Mapping[str, Place] = {}
    if any(map(is_midnight, times.get("time", ()))):
        dated = _dated_times(columns, headers, rows())
        days = midnights(dated, columns.times["time"])
    return ClockColumns.of(columns.times, times, days)


def _dated_times(
    columns: Columns,
    headers: Sequence[str],
    rows: Iterable[tuple[int, list[Any] | Fault]],
) -> Iterator[tuple[str, str]]:
    """The cells of the date and of the time of each row, in order."""
    date = columns.fields.get("date")
    if date is None:
        return
    places = [headers.index(name) for name in (date, columns.times["time"].header)]
    for _, row in rows:
        if not isinstance(row, Fault):
            day, time = (stripped(row[place]) for place in places)
            yield day, time


def _times(
    columns: Columns,
    headers: Sequence[str],
    rows: Iterable[tuple[int, list[Any] | Fault]],
) -> Mapping[str, set[str]]:
    """The different cells of the columns of times, by name."""
    places = {
        name: headers.index(column.header) for name, column in columns.times.items()
    }
    found: dict[str, set[str]] = {name: set() for name in places}
    if not places:
        return found
    for _, row in rows:
        if isinstance(row, Fault):
            continue
        for name, place in places.items():
            text = stripped(row[place])
            if text and not is_missing(text) and len(found[name]) < _MOST_NAMES:
                found[name].add(text)
    return found


def _name_cells(
    name: str, columns: Columns, options: ReadOptions, actors: Sequence[Record]
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
    known = set(options.actors)
    for record in actors:
        known |= {record.value["name"], *record.value.get("aliases", ())}
    return NameCells(given, columns.fields, known, options.notes == "full", name)
