"""The registers to a Table: each actor, theme or source with its events, the first date and the last."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from crisistl.dates import EventDate
from crisistl.engine.answer import Answer
from crisistl.model.lineage import upwards, wholes
from crisistl.model.timeline import Actor, Source, Theme
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Section, Table
from crisistl.query.fields import field_of

Register = Literal["actor", "theme", "source"]

_COLUMNS: dict[Register, tuple[Column, ...]] = {
    "actor": (
        Column("id", "id", 72),
        Column("name", "title"),
        Column("kind", "text", 120),
        Column("part_of", "id", 100),
        Column("aliases", "names", 120),
    ),
    "theme": (
        Column("id", "id", 72),
        Column("name", "title"),
        Column("part_of", "id", 100),
        Column("description", "text", 100),
    ),
    "source": (
        Column("id", "id", 72),
        Column("title", "title"),
        Column("publisher", "text", 100),
        Column("published", "date", 100),
        Column("url", "text", 120),
    ),
}
_TALLY = (
    Column("events", "number"),
    Column("alone", "number", 100),
    Column("first", "date"),
    Column("last", "date"),
)


def register_report(answer: Answer, register: Register) -> Report:
    """A row for each part of the register that matching events name, most events first.

    `events` counts those that name the part or what is `part_of` it, as `--actor NAME` finds them; `alone`
    those that name the part itself, as `--actor =NAME` does. `first` and `last` are the dates of the former.
    Where nothing was asked, parts without events stand at the end.
    """
    parts: tuple[Actor, ...] | tuple[Theme, ...] | tuple[Source, ...] = getattr(
        answer.timeline, f"{register}s"
    )
    found, alone = _dates(answer, register, parts)
    everything = len(answer.hits) == len(answer.timeline.events)
    named = [part for part in parts if everything or found[part.id]]
    named.sort(key=lambda part: (-len(found[part.id]), -alone[part.id]))
    count = f"{len(named):,} of {len(parts):,} {register}s in {answer.count}"
    heading = Heading(answer.timeline.title, answer.sentence, count, answer.reasons)

    def table() -> Table:
        rows = [(*_described(part, register), *_tally(found[part.id], alone[part.id])) for part in named]
        return Table((*_COLUMNS[register], *_TALLY), (Section("", rows),))

    return Report(heading, table)


def _dates(
    answer: Answer, register: Register, parts: Sequence[Actor | Theme | Source]
) -> tuple[dict[str, list[EventDate]], Counter[str]]:
    """For each id the dates of the events that name it or what is part of it, and how many name itself."""
    values = field_of(register).values
    assert values
    above = wholes(part for part in parts if not isinstance(part, Source))
    found: dict[str, list[EventDate]] = {part.id: [] for part in parts}
    alone: Counter[str] = Counter()
    for event in answer.events:
        named = frozenset(values(event))
        alone.update(named)
        for identity in {step for start in named for step in upwards(start, above)}:
            found[identity].append(event.date)
    return found, alone


def _described(part: Actor | Theme | Source, register: Register) -> tuple[Cell, ...]:
    cells = (getattr(part, column.name) for column in _COLUMNS[register])
    return tuple(cell if isinstance(cell, tuple) or cell is None else str(cell) for cell in cells)


def _tally(dates: Sequence[EventDate], alone: int) -> tuple[Cell, ...]:
    if not dates:
        return 0, 0, None, None
    ordered = sorted(dates, key=lambda date: date.sort_key)
    return len(dates), alone, ordered[0].text, ordered[-1].text
