"""Building: the tables of an archive made from events as they come, on disk, so that memory stays small."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crisistl.dates import EventDate
from crisistl.errors import DataError, OutputError
from crisistl.formats.archive.layout import (
    EVENT_COLUMNS,
    REBUILD,
    SET,
    SETS,
    TAGGED,
    TIMED,
    duckdb_module,
)
from crisistl.formats.archive.rows import (
    DATE_STAGE,
    EVENT_STAGE,
    SEPARATOR,
    DateRow,
    date_row,
    event_line,
    has_control,
)
from crisistl.formats.core.record import Fault
from crisistl.model.timeline import Event

GAP = 1 << 24
"""Between the places of two events, so that later ones fit between them."""

_BATCH = 20_000  # events that are passed to DuckDB at once
_SLICE = 4_000_000  # events that are sorted at once
_ROW_GROUP = 40_000
_MEMORY = "700MB"
_LONGEST = 100_000_000  # bytes of a line
_OPTIONS = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"


class Builder:
    """Takes in events and writes the tables of an archive to a folder; a context manager.

    `folder` has everything that is needed meanwhile. `first_row` is the number of the first event.
    """

    def __init__(self, folder: Path, zones: Any, first_row: int = 0) -> None:
        self.count = self.sets = self.times = 0
        self.accounts = False
        self.extra: dict[str, None] = {}
        self.zones = zones
        self._folder = folder
        self.next_row = first_row
        self._dates: dict[tuple[str, str | None], tuple[int, DateRow]] = {}
        self._date_lines: list[str] = []
        self._lines: list[str] = []
        self._places: list[tuple[str, int]] = []
        self._spread: list[EventDate] = []
        self._database = duckdb_module().connect(str(folder / "work.duckdb"))
        self._writer = ThreadPoolExecutor(1)
        self._pending: Future[None] | None = None
        for setting in (
            f"memory_limit = '{_MEMORY}'",
            "preserve_insertion_order = false",
            "enable_progress_bar = false",
            "threads = 2",
        ):
            self._database.execute(f"SET {setting}")
        self._database.execute(f"CREATE TABLE staged ({', '.join(EVENT_STAGE)})")
        self._database.execute(f"CREATE TABLE dated ({', '.join(DATE_STAGE)})")

    def __enter__(self) -> "Builder":
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.shutdown()
        self._database.close()

    def add(self, event: Event, text: str | None = None) -> Fault | None:
        """Take in an event, with its JSON where that is known; the fault where it has what an archive can't keep."""
        number, row = self._date(event)
        line, body = event_line(self.next_row, number, event, text)
        if "\\u0000" in body and _has_nul(body):
            problem, remedy = "it has a NUL character", "take it out of the text"
            return Fault(f"event {event.id!r}", problem, remedy)
        self._lines.append(line)
        if event.place and has_control(event.place):
            self._places.append((event.place, self.next_row))
        self.count += 1
        self.next_row += 1
        if row.odd:
            self.sets += bool(row.odd & SET)
            self.times += bool(row.odd & TIMED)
        if event.accounts:
            self.accounts = True
        if event.extra:
            self.extra.update(dict.fromkeys(event.extra))
        if len(self._lines) == _BATCH:
            self._pass_on()
        return None

    def _date(self, event: Event) -> tuple[int, DateRow]:
        key = (event.date.text, event.part_of_day)
        known = self._dates.get(key)
        if known is None:
            row = date_row(event, self.zones)
            known = self._dates[key] = (len(self._dates), row)
            values = (known[0], *row)
            self._date_lines.append(SEPARATOR.join(map(str, values)))
            self._spread.append(event.date)
            if len(self._spread) > _BATCH:
                self._spread = [*self.extent()]
        return known

    def extent(self) -> tuple[EventDate, ...]:
        """The date of the event that began first and of the one that began last; nothing without events."""
        if not self._spread:
            return ()
        first = min(self._spread, key=lambda when: when.sort_key)
        return first, max(self._spread, key=lambda when: when.latest_start)

    def _pass_on(self) -> None:
        """Give what was gathered to DuckDB, which takes it in while more is gathered."""
        self._wait()
        events_file = _written(self._folder / "events.txt", self._lines)
        dates_file = _written(self._folder / "dates.txt", self._date_lines)
        self._lines, self._date_lines = [], []
        self._pending = self._writer.submit(self._take_in, events_file, dates_file)

    def _flush(self) -> None:
        self._pass_on()
        self._wait()
        for place, row in self._places:
            self._database.execute(
                "UPDATE staged SET place = ? WHERE row = ?", [place, row]
            )
        self._places.clear()

    def _take_in(self, events_file: Path, dates_file: Path) -> None:
        self._take("staged", EVENT_STAGE, events_file)
        self._take("dated", DATE_STAGE, dates_file)

    def _take(self, table: str, columns: Iterable[str], file: Path) -> None:
        self._database.execute(
            f"INSERT INTO {table} SELECT * FROM read_csv(?, header = false, auto_detect = false, new_line = '\\n', "
            f"delim = '{SEPARATOR}', quote = '', escape = '', nullstr = '\x1e', max_line_size = {_LONGEST}, "
            f"columns = {_columns(columns)})",
            [str(file)],
        )

    def _wait(self) -> None:
        if self._pending:
            self._pending.result()
            self._pending = None

    def finish(
        self, out: Path, prefix: str, between: "Neighbours | None" = None
    ) -> dict[str, dict[str, int]]:
        """Write the tables into a folder, in files that begin with `prefix`; their sizes in bytes, by table.

        The events are placed `between` those of an archive that is there already.
        """
        self._flush()
        run = self._database.execute
        run(
            "CREATE TABLE placed AS SELECT row, "
            f"(row_number() OVER (ORDER BY k1, k2, k3, k4, row)) * {GAP} AS pos, span FROM staged JOIN dated USING (d)"
        )
        if between:
            run("CREATE TABLE given (row BIGINT, pos BIGINT)")
            lines = (f"{row}{SEPARATOR}{pos}" for row, pos in self._between(between))
            file = _written(self._folder / "places.txt", lines)
            self._take("given", ("row BIGINT", "pos BIGINT"), file)
            run(
                "UPDATE placed SET pos = given.pos FROM given WHERE given.row = placed.row"
            )
        return {
            "events": self._events(out, prefix),
            "tags": self._tags(out, prefix),
            "sets": self._sets(out, prefix),
        }

    def _events(self, out: Path, prefix: str) -> dict[str, int]:
        columns = ", ".join(
            "row AS seq" if name == "seq" else name for name in EVENT_COLUMNS
        )
        sizes: dict[str, int] = {}
        slices = max(1, -(-self.count // _SLICE))
        for number in range(slices):
            name = f"{prefix}events-{number:04}.parquet"
            self._database.execute(
                f"COPY (SELECT {columns} FROM staged JOIN dated USING (d) JOIN (SELECT row, pos, "
                "row_number() OVER (ORDER BY span, pos) AS turn FROM placed) AS ordered USING (row) "
                f"WHERE turn > {number * _SLICE} AND turn <= {(number + 1) * _SLICE} ORDER BY span, pos) "
                f"TO '{_quoted(out / name)}' {_OPTIONS}"
            )
            sizes[name] = (out / name).stat().st_size
        return sizes

    def _tags(self, out: Path, prefix: str) -> dict[str, int]:
        kinds = " UNION ALL ".join(
            f"SELECT '{kind}' AS kind, unnest(string_split({kind}, ' ')) AS value, row FROM staged WHERE {kind} <> ''"
            for kind in TAGGED
        )
        name = f"{prefix}tags.parquet"
        self._database.execute(
            f"COPY (SELECT DISTINCT kind, value, pos FROM ({kinds}) AS named JOIN placed USING (row) "
            f"ORDER BY kind, value, pos) TO '{_quoted(out / name)}' {_OPTIONS}"
        )
        return {name: (out / name).stat().st_size}

    def _sets(self, out: Path, prefix: str) -> dict[str, int]:
        counted = []
        for name, columns in SETS.items():
            one, other = (*columns, "''")[:2]
            counted.append(
                f"SELECT '{name}' AS field, {one} AS one, {other} AS other, count(*) AS events, min(pos) AS p1, "
                "max(pos) AS p2 FROM staged JOIN placed USING (row) GROUP BY ALL"
            )
        name = f"{prefix}sets.parquet"
        self._database.execute(
            f"COPY ({' UNION ALL '.join(counted)} ORDER BY field, p1) TO '{_quoted(out / name)}' {_OPTIONS}"
        )
        return {name: (out / name).stat().st_size}

    def repeated(self) -> list[tuple[str, int]]:
        """The ids that several events have, each with the row of the second."""
        self._flush()
        return self._database.execute(  # type: ignore[no-any-return]
            "SELECT id, list_sort(list(row))[2] FROM staged GROUP BY id HAVING count(*) > 1 ORDER BY 2 LIMIT 200"
        ).fetchall()

    def ids(self) -> list[str]:
        """The ids of all events."""
        self._flush()
        found = self._database.execute("SELECT id FROM staged").fetchall()
        return [identity for (identity,) in found]

    def rows_of(self, ids: Iterable[str]) -> list[tuple[str, int]]:
        """The events with these ids, each with its row."""
        return self._database.execute(  # type: ignore[no-any-return]
            "SELECT id, row FROM staged WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY row",
            [[*ids]],
        ).fetchall()

    def range(self) -> tuple[int, int]:
        """The first and the last day of the events, as the first of the numbers of their order."""
        self._flush()
        found = self._database.execute(
            "SELECT min(k1), max(k1) FROM staged JOIN dated USING (d)"
        ).fetchone()
        assert found
        return found[0], found[1]

    def _between(self, near: "Neighbours") -> Iterator[tuple[int, int]]:
        """The row and the place of each event between those that are there."""
        ours = self._database.execute(
            "SELECT k1, k2, k3, k4, row FROM staged JOIN dated USING (d) ORDER BY ALL"
        ).fetchall()
        keys = [item[:4] for item in near.between]
        start = 0
        while start < len(ours):
            at = bisect_right(keys, ours[start][:4])
            end = start
            # those that come before the same event that is there
            while end < len(ours) and bisect_right(keys, ours[end][:4]) == at:
                end += 1
            if at:
                lower = near.between[at - 1][4]
            else:
                lower = near.before
            if at < len(keys):
                upper = near.between[at][4]
            else:
                upper = near.after
            places = _spread_out(lower, upper, end - start)
            for (*_, row), pos in zip(ours[start:end], places, strict=True):
                yield row, pos
            start = end

    def drop(self, ids: Iterable[str], rows: Iterable[int]) -> None:
        """Leave out the events with these ids and those with these rows."""
        self._flush()
        run = self._database.execute
        run(
            "DELETE FROM staged WHERE id IN (SELECT unnest(?::VARCHAR[])) OR row IN (SELECT unnest(?::BIGINT[]))",
            [[*ids], [*rows]],
        )
        found = run(
            f"SELECT count(*), count(*) FILTER (WHERE (odd & {SET}) > 0), count(*) FILTER (WHERE (odd & {TIMED}) > 0) "
            "FROM staged JOIN dated USING (d)"
        ).fetchone()
        assert found
        self.count, self.sets, self.times = found
        left = run("SELECT DISTINCT d FROM staged").fetchall()
        texts = {number: text for (text, _), (number, _) in self._dates.items()}
        self._spread = [EventDate.parse(texts[number]) for (number,) in left]

    def links(self) -> Iterator[tuple[str, str, str, int]]:
        """The links between events: the field, the id of the one that links, that of the other, and the row."""
        for field in ("responds", "contradicts"):
            found = self._database.cursor().execute(
                f"SELECT '{field}', id, unnest(string_split({field}, ' ')), row FROM staged WHERE {field} <> ''"
            )
            while some := found.fetchmany(1000):
                yield from some

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of these ids that an event has."""
        found = self._database.execute(
            "SELECT id FROM staged WHERE id IN (SELECT unnest(?::VARCHAR[]))", [[*ids]]
        )
        return {identity for (identity,) in found.fetchall()}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The events of an archive in the days that others are added to.

    `between` are their orders in time, each with its place; `before` and `after` are the places of the events before
    and after these days.
    """

    before: int
    after: int
    between: Sequence[tuple[int, int, int, int, int]]


def _spread_out(lower: int, upper: int, number: int) -> range:
    """A number of places between two others. DataError if there is no room."""
    step = min(GAP, (upper - lower) // (number + 1))
    if step < 1:
        raise DataError(
            "there is no room left between the events of the archive", REBUILD
        )
    return range(lower + step, lower + step * number + 1, step)


def _written(path: Path, lines: Iterable[str]) -> Path:
    path.write_text(
        "".join(f"{line}\n" for line in lines), encoding="utf-8", newline=""
    )
    return path


def _columns(declared: Iterable[str]) -> str:
    pairs = (column.split(" ") for column in declared)
    return "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in pairs) + "}"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _has_nul(body: str) -> bool:
    """Whether a text of the event has a NUL, unlike a text with a backslash and u0000."""

    def found(value: object) -> bool:
        if isinstance(value, str):
            return "\0" in value
        if isinstance(value, dict):
            return any(found(key) or found(inner) for key, inner in value.items())
        return isinstance(value, list | tuple) and any(map(found, value))

    return found(json.loads(body))


@contextmanager
def reported(target: str) -> Iterator[None]:
    """Report what DuckDB or the system can't write as an OutputError."""
    duckdb = duckdb_module()
    try:
        yield
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise OutputError(
            f"can't write {target}: {reason.lower()}; nothing was changed"
        ) from None
