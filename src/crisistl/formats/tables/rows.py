"""Rows: events from rows of named cells, ours or anybody's; the registers are built from what they name."""

from collections.abc import Iterable, Iterator
from typing import Any

from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.record import Item, Note, ReadOptions, Record
from crisistl.formats.core.settled_dates import FileDates
from crisistl.formats.tables.plan import Plan
from crisistl.formats.tables.row_events import LINKS, RowEvents


def read_rows(
    numbered: Iterable[tuple[int, Any]],
    options: ReadOptions,
    dates: FileDates | None = None,
    plan: Plan | None = None,
    actors: Iterable[Record] = (),
) -> Iterator[Item]:
    """The events of rows, each with the number of its line; the names they use come before them.

    A row has a cell for each column of `plan`; without one it is a mapping of cells by header. Cells are text
    or, in JSON, values. A Fault in the place of a row is passed on.
    Events with links to rows that have not come yet wait until these come or the rows end;
    links that lead nowhere, as in a part of a table, go to `extra` under the column's name.
    """
    events = RowEvents(options, dates or FileDates(settings_of(options)), plan)
    events.know(actors)
    waiting: list[Item] = []
    awaited: set[str] = set()
    for line, row in numbered:
        for reading in events.read(line, row):
            if not awaited and not _has_links(reading):
                yield reading
                continue
            waiting.append(reading)
            if isinstance(reading, Record) and reading.kind == "event":
                awaited.discard(reading.value["id"])
                awaited.update(
                    link for link in _links(reading) if link not in events.ids
                )
        if waiting and not awaited:
            yield from waiting
            waiting.clear()
    for reading in waiting:
        if isinstance(reading, Record) and reading.kind == "event":
            _unlink(reading.value, awaited)
        yield reading
    yield from events.notes()
    if awaited:
        yield _unlinked(awaited)


def _has_links(reading: Item) -> bool:
    if reading.__class__ is not Record:
        return False
    value = reading.value
    return "responds_to" in value or "contradicts" in value


def _links(event: Record) -> list[Any]:
    found = []
    for field in LINKS:
        for link in event.value.get(field, ()):
            if isinstance(link, str):
                found.append(link)
    return found


def _unlink(event: dict[str, Any], missing: set[str]) -> None:
    """Move the links to events that are not there from their fields to `extra`."""
    for field in LINKS:
        links = event.get(field, ())
        if lost := [
            link for link in links if isinstance(link, str) and link in missing
        ]:
            event[field] = [link for link in links if link not in lost]
            event.setdefault("extra", {})[field] = lost


def _unlinked(missing: set[str]) -> Note:
    shown = ", ".join(sorted(missing)[:5]) + (", …" if len(missing) > 5 else "")
    return Note(
        f"the events that links lead to are not all in this file; kept in extra instead are "
        f"links to {len(missing):,} of them: {shown}"
    )
