"""Arranging a finished table: sorted by a column, cut to the first rows, with some of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from crisistl.errors import UsageError
from crisistl.output.cells import text_of
from crisistl.output.report import Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.text.names import did_you_mean, fold


@dataclass(frozen=True, slots=True)
class Arranging:
    """What to do with a table: `sort` names a column, with "-" before it for the opposite order.

    Numbers are sorted with the largest first, texts from A to Z; a missing value is last either way.
    """

    sort: str | None = None
    limit: int | None = None
    columns: tuple[str, ...] = ()

    def report(self, report: Report) -> Report:
        """The report with its tables arranged. UsageError for a column that a table doesn't have."""
        if self.sort or self.limit is not None or self.columns:
            return report.changed(self.table)
        return report

    def table(self, table: Table) -> Table:
        """The table arranged; its totals stay last."""
        rows = [*table.rows()]
        body, totals = (
            rows[: len(rows) - table.totals],
            rows[len(rows) - table.totals :],
        )
        if self.sort:
            body = _sorted(body, table.columns, self.sort)
        body = body[: self.limit]
        kept = [_place(name, table.columns) for name in self.columns] or [
            *range(len(table.columns))
        ]
        cut = [
            [tuple(row[place] for place in kept) for row in part]
            for part in (body, totals)
        ]
        apart = len(table.sections) > 1 and bool(totals)
        sections = (
            (Section("", cut[0]), Section("", cut[1]))
            if apart
            else (Section("", cut[0] + cut[1]),)
        )
        return Table(
            tuple(table.columns[place] for place in kept), sections, table.find, table.left_out, table.styles,
            table.totals, table.headed,
        )  # fmt: skip


def _place(name: str, columns: Sequence[Column]) -> int:
    names = [column.name for column in columns if column.name]
    for place, column in enumerate(columns):
        if column.name == name:
            return place
    meant = [other for other in _OTHER_NAMES.get(name, ()) if other in names]
    if meant:
        near = f"; did you mean {meant[0]!r}?"
    else:
        near = did_you_mean(name, names) or "; there are " + ", ".join(names)
    raise UsageError(f"unknown column {name!r}{near}")


_OTHER_NAMES = {
    "title": ("name", "actor", "theme"),
    "name": ("title", "actor", "by", "theme", "source"),
    **dict.fromkeys(("count", "number", "total", "n"), ("events",)),
    **dict.fromkeys(("date", "from", "start", "begin"), ("first", "silent", "period")),
    **dict.fromkeys(("to", "end"), ("last",)),
    **dict.fromkeys(("length", "size"), ("days", "events")),
}
"""What people call the columns of tables, and what these may be called."""


def _sorted(rows: Sequence[Row], columns: Sequence[Column], sort: str) -> list[Row]:
    place = _place(sort.removeprefix("-"), columns)
    missing = [row for row in rows if row[place] in (None, "", ())]
    known = [row for row in rows if row[place] not in (None, "", ())]
    numeric = columns[place].kind in ("number", "bar")
    opposite = sort.startswith("-")

    def key(row: Row) -> float | str:
        cell = row[place]
        if isinstance(cell, int | float):
            return cell
        return fold(text_of(cell, columns[place]))

    known.sort(key=key, reverse=numeric != opposite)
    return [*known, *missing]
