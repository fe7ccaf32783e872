"""The registers to a Table: each actor, theme or source with its events, the first date and the last."""

from collections.abc import Sequence
from typing import Literal

from crisistl.dates import EventDate
from crisistl.fields import field_of
from crisistl.table import Cell, Column, Section, Table
from crisistl.views.answer import Answer

Register = Literal["actor", "theme", "source"]

_COLUMNS: dict[Register, tuple[Column, ...]] = {
    "actor": (
        Column("id", "id"),
        Column("name", "title"),
        Column("kind", "text", 100),
        Column("part_of", "id", 80),
        Column("aliases", "names", 80),
    ),
    "theme": (
        Column("id", "id"),
        Column("name", "title"),
        Column("part_of", "id", 80),
        Column("description", "text", 80),
    ),
    "source": (
        Column("id", "id"),
        Column("title", "title"),
        Column("publisher", "text", 80),
        Column("published", "date", 80),
        Column("url", "text", 120),
    ),
}
_TALLY = (Column("events", "number"), Column("first", "date"), Column("last", "date"))


def register_table(answer: Answer, register: Register) -> Table:
    """A row for each part of the register that matching events name, most events first.

    Where nothing was asked, those without events stand at the end. `first` and `last` are the dates of the
    first and the last of the events, each of which names the part itself (not what is `part_of` it).
    """
    values = field_of(register).values
    assert values
    dates: dict[str, list[EventDate]] = {}
    for hit in answer.hits:
        for identity in values(hit.event):
            dates.setdefault(identity, []).append(hit.event.date)
    parts: Sequence[object] = getattr(answer.timeline, f"{register}s")
    named = [part for part in parts if part.id in dates or len(answer.hits) == len(answer.timeline.events)]  # type: ignore[attr-defined]
    named.sort(key=lambda part: -len(dates.get(part.id, ())))  # type: ignore[attr-defined]
    rows = [(*_described(part, register), *_tally(dates.get(part.id, []))) for part in named]  # type: ignore[attr-defined]
    count = f"{len(rows):,} of {len(parts):,} {register}s in {answer.count}"
    return Table(
        (*_COLUMNS[register], *_TALLY),
        (Section("", rows),),
        title=answer.timeline.title,
        sentence=answer.sentence,
        count=count,
    )


def _described(part: object, register: Register) -> tuple[Cell, ...]:
    cells = (getattr(part, column.name) for column in _COLUMNS[register])
    return tuple(cell if isinstance(cell, tuple) or cell is None else str(cell) for cell in cells)


def _tally(dates: list[EventDate]) -> tuple[Cell, ...]:
    if not dates:
        return 0, None, None
    return len(dates), min(dates, key=lambda d: d.sort_key).text, max(dates, key=lambda d: d.sort_key).text
