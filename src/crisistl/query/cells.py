"""Cells: what a column of a table shows of an event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from crisistl.dates import BEGINNING, END, EventDate, Moment
from crisistl.dates.axis import DAY
from crisistl.output.table import Cell

if TYPE_CHECKING:
    from crisistl.model.timeline import (
        Account,
        Actor,
        Citation,
        Event,
        Revision,
        Source,
        Tenure,
        Theme,
        Timeline,
    )
    from crisistl.query.hit import Hit


TOWARD, JOINTLY = " → ", " – "


def names_of(
    ids: Iterable[str], register: Mapping[str, Actor] | Mapping[str, Theme]
) -> tuple[str, ...]:
    """The names of these ids; an id that isn't in the register is its own name."""
    return tuple(register[i].name if i in register else i for i in ids)


def names_on(ids: Iterable[str], event: Event, timeline: Timeline) -> tuple[str, ...]:
    """The names of actors, each with its role on the day of an event in brackets, where it has one."""
    register = timeline.actors_by_id
    shown = []
    for identity in ids:
        actor = register.get(identity)
        if actor is None:
            shown.append(identity)
        elif role := _role_on(actor, event):
            shown.append(f"{actor.name} ({role})")
        else:
            shown.append(actor.name)
    return tuple(shown)


def _role_on(actor: Actor, event: Event) -> str:
    """The roles with dates that an actor had on the day of an event, or else the role without dates."""
    if not actor.roles:
        return actor.role or ""
    from crisistl.model.tenure import role_words

    return role_words(actor, event.date) or actor.role or ""


def sides(event: Event, timeline: Timeline) -> tuple[str, ...]:
    """The two sides as pieces that read as one text: ("United States", " → ", "Russia")."""
    acting = _listed(names_of(event.actors, timeline.actors_by_id))
    addressed = _listed(names_of(event.targets, timeline.actors_by_id))
    if addressed:
        return (*acting, TOWARD, *addressed)
    return acting


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece for name in names for piece in (", ", name))[1:]


def either_side(event: Event) -> tuple[str, ...]:
    """The ids of all who act or are acted on, each once."""
    return tuple(dict.fromkeys((*event.actors, *event.targets)))


def pairs(acting: Iterable[str], addressed: Iterable[str]) -> tuple[str, ...]:
    """Who acts towards whom, each with each; those who act jointly, in the order of their ids, where nobody is
    addressed: "russia → nato", "blinken – lavrov"."""
    if addressed := tuple(addressed):
        directed = (
            f"{one}{TOWARD}{other}" for one, other in product(acting, addressed)
        )
        return tuple(dict.fromkeys(directed))
    return tuple(
        f"{one}{JOINTLY}{other}" for one, other in combinations(sorted(set(acting)), 2)
    )


def compact(value: Any) -> str:
    """Compact JSON, as in a cell."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def quotes(event: Event, timeline: Timeline) -> list[dict[str, str]]:
    """The quotes with the names of their speakers, as JSON has them."""
    if not event.quotes:
        return []
    names = timeline.actors_by_id
    spoken = []
    for quote in event.quotes:
        found = {"text": quote.text}
        if quote.speaker:
            found["speaker"] = names[quote.speaker].name
        spoken.append(found)
    return spoken


def roles_cell(hit: Hit, timeline: Timeline) -> Cell:
    """The roles of both sides on the day of the event: those with dates, and those that need none."""
    register = timeline.actors_by_id
    named = (register[i] for i in either_side(hit.event) if i in register)
    roles = (_role_on(actor, hit.event) for actor in named)
    return ", ".join(dict.fromkeys(role for role in roles if role)) or None


def sources_cell(hit: Hit, timeline: Timeline) -> Cell:
    """Titles of the register where they say all; else a JSON array of titles and citations."""
    register = timeline.sources_by_id
    cited = [_citation(citation, register) for citation in hit.event.sources]
    plain = tuple([item for item in cited if isinstance(item, str)])
    if len(plain) == len(cited):
        return plain
    return compact(cited)


def _citation(
    citation: Citation, register: Mapping[str, Source]
) -> str | dict[str, str]:
    source = citation.source
    if source and not (
        citation.title or citation.url or citation.published or citation.locator
    ):
        return register[source].title
    full = {}
    for name in type(citation).model_fields:
        if value := getattr(citation, name):
            full[name] = str(value)
    if source:
        full["source"] = register[source].title
    return full


def earliest(when: EventDate) -> Cell:
    if when.earliest_start > BEGINNING:
        return _bound(when.earliest_start, when)
    return None


def latest(when: EventDate) -> Cell:
    if when.latest_end < END:
        return _bound(when.latest_end, when)
    return None


def first_day(when: EventDate) -> Cell:
    """The first day alone, as axes need it."""
    start = when.earliest_start
    if start > BEGINNING:
        return start.iso_day
    return None


def last_day(when: EventDate) -> Cell:
    """The last day alone, as axes need it."""
    end = when.latest_end
    if end < END:
        return end.iso_day
    return None


def until(when: EventDate) -> Cell:
    """The day after the last one, where a bar that ends before its end must end."""
    if when.latest_end < END:
        return Moment(when.latest_end + DAY).iso_day
    return None


def year(when: EventDate) -> Cell:
    if when.earliest_start > BEGINNING:
        return when.earliest_start.year
    return None


def end_year(when: EventDate) -> Cell:
    if when.latest_end < END:
        return when.latest_end.year
    return None


def start_time(when: EventDate) -> Cell:
    if when.clock and when.clock.start:
        return when.earliest_start.iso_clock
    return None


def end_time(when: EventDate) -> Cell:
    if when.clock and when.clock.end:
        return when.latest_end.iso_clock
    return None


def accounts_cell(hit: Hit, timeline: Timeline) -> Cell:
    """A JSON array of accounts, their sources and actors by their names."""
    names = timeline.actors_by_id
    found = []
    for account in hit.event.accounts:
        plain = texts_of(account)
        if account.source:
            plain["source"] = _citation(account.source, timeline.sources_by_id)
        for side in ("actors", "targets", "attributed_to"):
            if side in plain:
                plain[side] = [*names_of(getattr(account, side), names)]
        found.append(plain)
    if found:
        return compact(found)
    return None


def revisions_cell(hit: Hit, _: Timeline) -> Cell:
    plain = [texts_of(revision) for revision in hit.event.revisions]
    if plain:
        return compact(plain)
    return None


def texts_of(part: Account | Revision | Tenure) -> dict[str, Any]:
    """The fields of a part that have a value, as texts."""
    fields = type(part).model_fields
    values = {name: getattr(part, name) for name in fields}
    return {name: str(value) for name, value in values.items() if value}


def text_of(value: object) -> str | None:
    if value:
        return str(value)
    return None


def _bound(moment: Moment, when: EventDate) -> str:
    """ISO 8601, with a sign before the years that have not four digits; with the time where the date has one."""
    if when.clock:
        return f"{moment.iso_day}T{moment.iso_clock}"
    return moment.iso_day
