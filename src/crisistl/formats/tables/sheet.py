"""Sheet: CSV and TSV, ours or anybody's, read with any separator."""

from collections.abc import Iterator
from functools import partial

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions
from crisistl.formats.core.unreadable import refuse_calendar
from crisistl.formats.tables.delimited import (
    Lines,
    best_separator,
    delimited_rows,
    first_rows,
)
from crisistl.formats.tables.facts import is_like_date
from crisistl.formats.tables.grid import read_grid
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.plain_lines import are_plain_lines, rows_of


def read_csv(file: Input, options: ReadOptions) -> Iterator[Item]:
    """Comma-separated values, or with semicolons, tabs or bars between the cells."""
    return _read(file, options, ",;\t|")


def read_tsv(file: Input, options: ReadOptions) -> Iterator[Item]:
    """Tab-separated values, or with something else between the cells."""
    return _read(file, options, "\t,;|")


def _read(file: Input, options: ReadOptions, separators: str) -> Iterator[Item]:
    if file.remark:
        yield Note(file.remark)
    head = file.head()
    refuse_calendar(head, file.name)
    separator = sniffed(head, separators, options)
    rows = first_rows(head, separator)
    known, alike, width = _fit(options, rows)
    # the commas of sentences are seldom as many in each line as the tabs of a table are
    is_even = alike == len(rows) > 1 and width > 2
    is_table = is_even and (separator != "," or _has_column_of_dates(rows))
    if known < 2 and not (options.columns or is_table) and are_plain_lines(head):
        yield from read_grid(file.name, partial(plain_rows, file), options)
        return
    yield from read_grid(file.name, partial(numbered_rows, file, separator), options)


def _has_column_of_dates(rows: list[list[str]]) -> bool:
    """Whether the first cell of each row below the first is a date alone, which a line of text goes on from."""
    return not is_like_date(rows[0][0]) and all(
        is_like_date(row[0]) for row in rows[1:]
    )


def plain_rows(file: Input) -> Lines:
    """The lines of a text as rows."""
    with file.open_text() as text:
        yield from rows_of(text)


def sniffed(head: str, separators: str, options: ReadOptions) -> str:
    """The separator that makes most sense of how a file begins; of equals the first."""
    return best_separator(head, separators, partial(_fit, options))


def _fit(options: ReadOptions, rows: list[list[str]]) -> tuple[int, ...]:
    """How many headers are known in the best row, how many rows are as wide as it, how wide it is."""
    return max(
        (_fit_below(options, rows[at:]) for at in range(len(rows))), default=(0, 0, 0)
    )


def _fit_below(options: ReadOptions, rows: list[list[str]]) -> tuple[int, int, int]:
    if len(rows[0]) < 2:
        return 0, 0, 0
    headers = [header.strip() for header in rows[0]]
    known = len(Columns.of(headers, options.columns).fields)
    return known, sum(len(row) == len(headers) for row in rows), len(headers)


def numbered_rows(file: Input, separator: str) -> Lines:
    """The rows, each with its line, without a first line that only names the separator."""
    rows = delimited_rows(file, separator, guarded=True)
    for line, row in rows:
        if isinstance(row, Fault) or row[:1] != ["sep="]:
            yield line, row
        break
    yield from rows
