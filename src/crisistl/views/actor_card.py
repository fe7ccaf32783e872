"""An actor's card: its names, when it appears, with whom and about what, and what it claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from crisistl.engine.answer import Answer
from crisistl.engine.base import Engine
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.cells import names_of
from crisistl.query.families import family
from crisistl.query.lookup import field_of
from crisistl.query.tree import Has, Query
from crisistl.text.wording import counted
from crisistl.views.wording import short_words

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Timeline

_MOST = 6  # of the others and of the themes


def actors_report(
    actors: Sequence[Actor], engine: Engine, listed: Callable[[Query], str]
) -> Report:
    """A card for each actor, and for programs a row for each thing known of one.

    That is what is known of the actor and of its events, with those of its parts. `listed` gives
    the command that lists the events of a query.
    """
    known = {actor.id: [*_known(actor, engine, listed)] for actor in actors}

    def table() -> Table:
        rows = [(actor, *row) for actor, facts in known.items() for row in facts]
        columns = (
            Column("actor", "id"),
            Column("field", "text"),
            Column("value", "title"),
        )
        return Table(columns, (Section("", rows),))

    cards = [_card(actor, known[actor.id]) for actor in actors]
    return Report(Heading(), table, parts=cards)


def _card(actor: Actor, facts: Sequence[Row]) -> Report:
    columns = (Column("", "id"), Column("", "title"))
    return Report(
        Heading(actor.name, actor.id), lambda: Table(columns, (Section("", facts),))
    )


def _known(
    actor: Actor, engine: Engine, listed: Callable[[Query], str]
) -> Iterator[Row]:
    yield from _described(actor, engine.head)
    asked = Answer(engine, Has("actor", actor.id))
    number = asked.number.events
    acting = Answer(engine, Has("by", actor.id)).number.events
    addressed = _number(engine, "toward", actor)
    yield (
        "events",
        f"{number:,}: acting in {acting:,}, addressed in {addressed:,}",
    )
    if not number:
        return
    yield from _first_and_last(asked)
    parts = family(field_of("actor"), actor.id, engine.head)
    yield "with", _most(asked, "actor", leave_out=parts)
    yield "about", _most(asked, "theme", leave_out=frozenset())
    if claims := _number(engine, "attributed_to", actor):
        query = Has("attributed_to", actor.id)
        yield "claims", f"{counted(claims, 'event')}: {listed(query)}"


def _described(actor: Actor, head: Timeline) -> Iterator[Row]:
    """What the register says of an actor, without the events."""
    whole = names_of(filter(None, [actor.part_of]), head.actors_by_id)
    parts = [part.name for part in head.actors if part.part_of == actor.id]
    texts = (
        ("kind", actor.kind),
        ("role", actor.role),
        ("also called", ", ".join(actor.aliases)),
        ("speaks for", ", ".join(whole)),
        ("spoken for by", ", ".join(parts)),
    )
    for label, text in texts:
        if text:
            yield label, text
    yield from _roles(actor, head)
    lived = []
    for word, when in (("from", actor.begins), ("to", actor.ends)):
        if when:
            lived.append(f"{word} {when.describe()}")
    if lived:
        yield "existed", " ".join(lived)


def _roles(actor: Actor, head: Timeline) -> Iterator[Row]:
    """Its roles with dates, in their order: "Chancellor, Germany, from 8 December 2021"."""
    for number, tenure in enumerate(actor.roles):
        ends = (("from", tenure.begins), ("to", tenure.ends))
        parts = (
            tenure.role,
            *names_of(filter(None, [tenure.actor]), head.actors_by_id),
            " ".join(f"{word} {when.describe()}" for word, when in ends if when),
        )
        yield "" if number else "roles", ", ".join(part for part in parts if part)


def _number(engine: Engine, field: str, actor: Actor) -> int:
    return Answer(engine, Has(field, actor.id)).number.events


def _first_and_last(asked: Answer) -> Iterator[Row]:
    first, *_, last = (asked.hits * 2)[: max(2, len(asked.hits))]
    for label, hit in (("first", first), ("last", last)):
        yield (
            label,
            f"{short_words(hit.event.date)}: {hit.event.title} ({hit.event.id})",
        )


def _most(asked: Answer, name: str, leave_out: frozenset[str]) -> str:
    """The values that the events have most, with how often: "Russia 12, NATO 3"."""
    numbers: Counter[str] = Counter()
    for (values,), count in asked.counts([field_of(name)]).items():
        assert isinstance(values, tuple)
        numbers.update(
            dict.fromkeys(
                (str(v) for v in values if v not in leave_out), count.number.events
            )
        )
    register = asked.head.actors_by_id if name == "actor" else asked.head.themes_by_id
    shown = [
        f"{names_of((i,), register)[0]} {number:,}"
        for i, number in numbers.most_common(_MOST)
    ]
    more = len(numbers) - len(shown)
    if shown:
        return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
    if name == "actor":
        return "nobody"
    return "nothing"
