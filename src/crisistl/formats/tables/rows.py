"""Rows: events from rows of named cells, ours or anybody's; the registers are built from what they name."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeGuard

from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.record import Item, Note, ReadOptions, Record
from crisistl.formats.core.settled_dates import FileDates
from crisistl.formats.core.slug import Ids
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
    found = _items(numbered, events)
    if plan is None or not plan.columns.fields.keys().isdisjoint(LINKS):
        found = _with_links(found, events.ids)
    yield from found
    yield from events.notes()


def _items(numbered: Iterable[tuple[int, Any]], events: RowEvents) -> Iterator[Item]:
    """The event of each row, or its Fault, after the names that are new in it."""
    fresh = events.fresh
    for line, row in numbered:
        item = events.read(line, row)
        if item is None:
            continue
        if fresh:
            yield from [*fresh]
            fresh.clear()
        yield item


def _with_links(items: Iterable[Item], known: Ids) -> Iterator[Item]:
    """The items, from an event with links to rows below on only after these; `known` has the ids so far."""
    waiting: list[Item] = []
    awaited: set[str] = set()
    for item in items:
        if not awaited and not _has_links(item):
            yield item
            continue
        waiting.append(item)
        if not _is_event(item):
            continue
        awaited.discard(item.value["id"])
        awaited.update(link for link in _links(item) if link not in known)
        if not awaited:
            yield from waiting
            waiting.clear()
    if awaited:
        for event in filter(_is_event, waiting):
            _unlink(event.value, awaited)
        yield from waiting
        yield _unlinked(awaited)


def _is_event(item: Item) -> TypeGuard[Record]:
    return isinstance(item, Record) and item.kind == "event"


def _has_links(item: Item) -> bool:
    return _is_event(item) and not item.value.keys().isdisjoint(LINKS)


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
