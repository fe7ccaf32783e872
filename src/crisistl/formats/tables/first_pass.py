"""First pass: what all the dates and names of a table show, before its rows are read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from crisistl.formats.core.date_evidence import DateEvidence, settings_of
from crisistl.formats.core.record import Fault, ReadOptions
from crisistl.formats.core.settled_dates import FileDates
from crisistl.formats.tables.cells import is_empty, is_missing, text_of
from crisistl.formats.tables.name_cells import NAME_FIELDS, NameCells
from crisistl.formats.tables.plan import Plan

Rows = Sequence[tuple[int, Any]]
_BATCH = 1000  # rows that are looked at together
_MOST_NAMES = 100_000  # different cells of a column that are looked at
_FULL_YEAR = re.compile(r"[12]\d{3}", re.ASCII)


def dates_of_file(
    plan: Plan,
    rows: Iterable[tuple[int, list[Any] | Fault]],
    options: ReadOptions,
    names: NameCells,
) -> FileDates:
    """The reader of the dates, after a look at all of them and the names; a table of ours has EDTF."""
    given = settings_of(options)
    if plan.columns.literal:
        return FileDates(replace(given, pairs="edtf"))
    evidence = DateEvidence(given)
    places = plan.places
    dates = _DateColumns(plan, evidence)
    columns = []
    if not options.split:
        columns = [
            _NameColumn(f, at, names) for f, at in places.items() if f in NAME_FIELDS
        ]
    for batch in _batches(rows, places.get("date", 0)):
        dates.look(batch)
        for column in columns:
            column.look(batch)
    return evidence.settled()


def _batches(
    rows: Iterable[tuple[int, list[Any] | Fault]], filled: int
) -> Iterator[Rows]:
    """The rows that have something in them, many at a time; nearly all have it in the cell at `filled`."""
    rows = iter(rows)
    while batch := [*islice(rows, _BATCH)]:
        found: list[tuple[int, Any]] = []
        for line, row in batch:
            if isinstance(row, Fault):
                continue
            cell = row[filled]
            is_filled = cell.__class__ is str and cell and not cell.isspace()
            if is_filled or not all(map(is_empty, row)):
                found.append((line, row))
        yield found


class _DateColumns:
    """The columns with dates, ends and years."""

    def __init__(self, plan: Plan, evidence: DateEvidence) -> None:
        self._evidence = evidence
        self._cells = plan.cells
        places = plan.places
        self._headers = plan.columns.fields
        self._date = places.get("date")
        self._end = places.get("end")
        self._years = [places[f] for f in ("year", "end_year") if f in places]

    def look(self, rows: Rows) -> None:
        """Take in the dates of rows; an empty one shows that a row has none."""
        if self._date is not None and self._end is None and not self._years:
            place = self._date
            texts = [(line, stripped(row[place])) for line, row in rows]
            if not self._cells.plain:
                header = self._headers["date"]
                read = self._cells.text
                texts = [(line, read(header, text)) for line, text in texts]
            self._evidence.look_at_all(texts)
            return
        for line, row in rows:
            self._look_at_row(line, row)

    def _look_at_row(self, line: int, row: list[Any]) -> None:
        if self._date is not None:
            self._evidence.look(line, self._text("date", row[self._date]))
        if self._end is not None:
            end = self._text("end", row[self._end])
            if end:
                self._evidence.look(line, end)
        for place in self._years:
            year = stripped(row[place])
            if _FULL_YEAR.fullmatch(year):
                self._evidence.look_at_year(line, int(year))

    def _text(self, field: str, cell: Any) -> str:
        text = stripped(cell)
        if self._cells.plain:
            return text
        return self._cells.text(self._headers[field], text)


class _NameColumn:
    """A column of names, each different cell of which is looked at once."""

    def __init__(self, field: str, place: int, names: NameCells) -> None:
        self._field = field
        self._place = place
        self._names = names
        self._seen: set[str] = set()

    def look(self, rows: Rows) -> None:
        """Take in the cells of rows."""
        place = self._place
        cells = [cell for _, row in rows if (cell := row[place]).__class__ is str]
        for cell in dict.fromkeys(cells):
            if cell in self._seen:
                continue
            if len(self._seen) < _MOST_NAMES:
                self._seen.add(cell)
            if _is_names(cell):
                self._names.look(self._field, cell.strip())


def stripped(cell: Any) -> str:
    """The text of a cell; "" for nothing, and for what is neither text nor a number."""
    if cell.__class__ is str:
        return cell.strip()
    text = text_of(cell)
    if isinstance(text, str):
        return text.strip()
    return ""


def _is_names(text: str) -> bool:
    if not text.strip():
        return False
    if is_missing(text):
        return False
    if text.lstrip().startswith(("[", "{")):
        return False
    return "→" not in text
