"""Wikidata: offices with their dates, from a saved answer of the query service, into the register of actors.

The query service prints SPARQL results as JSON (https://www.w3.org/TR/sparql11-results-json/). A row is a statement
of P39 (position held) with the qualifiers P580 (start time) and P582 (end time).
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from crisistl.edit.links import checked
from crisistl.edit.registers import part_named
from crisistl.edit.typed_names import free_id
from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.model.parts import Tenure
from crisistl.model.timeline import Actor, Timeline
from crisistl.text.names import fold

_VARIABLES = {
    "person": ("person", "item", "human", "politician", "holder", "actor"),
    "position": ("position", "office", "role", "pos"),
    "of": ("of", "jurisdiction", "country", "state", "organisation", "organization"),
    "start": ("start", "starttime", "begin", "from", "since"),
    "end": ("end", "endtime", "to", "until"),
}
_ITEM = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")
_TIME = re.compile(r"([+-]?)(\d{4,})-(\d\d)-(\d\d)T")
_LENGTHS = {"9": 1, "10": 2, "11": 3}  # the parts of a date that a precision knows


@dataclass(frozen=True, slots=True)
class WithOffices:
    """The timeline with the offices, the names of those who got some, and what was left vaguer than it is written.

    `stateless` are the offices of which the register has no state or organisation that they belong to.
    """

    timeline: Timeline
    changed: tuple[str, ...]
    vague: int
    stateless: tuple[str, ...]


def with_offices(timeline: Timeline, file: Input) -> WithOffices:
    """The timeline with the offices of a file; persons are found by their item or name, or added.

    Without a variable for the precision, a date on the first of a month is taken for the month, and one on 1 January
    for the year: the query service prints these so. Raises DataError where the file isn't such an answer.
    """
    changed: dict[str, None] = {}
    stateless: dict[str, None] = {}
    vague = 0
    for row in _rows(file):
        tenure, was_cut = _tenure(row, timeline)
        if not (name := row.get("personLabel") or row.get("person")) or not tenure:
            continue
        actor, timeline = _person(timeline, name, row.get("person"))
        if tenure not in actor.roles:
            vague += was_cut
            changed[actor.name] = None
            if tenure.actor is None and tenure.role:
                stateless[tenure.role] = None
            new = actor.model_copy(update={"roles": (*actor.roles, tenure)})
            parts = tuple(new if a.id == actor.id else a for a in timeline.actors)
            timeline = timeline.with_parts(actors=parts)
    return WithOffices(checked(timeline), tuple(changed), vague, tuple(stateless))


def _rows(file: Input) -> Iterable[dict[str, str]]:
    """The rows by our names of the variables: person, personLabel, position, start, startPrecision ..."""
    try:
        answer = json.loads(file.text())
        bindings = answer["results"]["bindings"]
        rows = []
        for row in bindings:
            rows.append({name: str(cell["value"]) for name, cell in row.items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataError(
            f"{file.name} is not an answer of Wikidata's query service; save it there with Download, JSON"
        ) from None
    named = [_renamed(row) for row in rows]
    if rows and not any("positionLabel" in row or "position" in row for row in named):
        raise DataError(
            f"{file.name} has no variable ?position; name the variables ?person ?position ?of ?start ?end, with labels"
        )
    return named


def _renamed(row: Mapping[str, str]) -> dict[str, str]:
    ours = {other: name for name, others in _VARIABLES.items() for other in others}
    found: dict[str, str] = {}
    for variable, value in row.items():
        base, ending = variable, ""
        for last in ("Label", "Precision", "_precision", "prec"):
            if variable.endswith(last) and variable != last:
                base = variable.removesuffix(last)
                ending = "Precision"
                if last == "Label":
                    ending = "Label"
        if name := ours.get(base.lower()):
            found.setdefault(name + ending, value)
    return found


def _tenure(row: Mapping[str, str], timeline: Timeline) -> tuple[Tenure | None, int]:
    role = row.get("positionLabel")
    if not role or _ITEM.match(role):
        return None, 0
    whole = None
    for text in (row.get("ofLabel"), row.get("of")):
        if text and whole is None:
            whole = _known(timeline, text, row.get("of"))
    begins, cut = _date(row.get("start"), row.get("startPrecision"))
    ends, cut_too = _date(row.get("end"), row.get("endPrecision"))
    given = {"actor": whole, "role": role, "from": begins, "to": ends}
    return Tenure.model_validate({k: v for k, v in given.items() if v}), cut + cut_too


def _known(timeline: Timeline, name: str, item: str | None) -> str | None:
    """The id of the actor of the register with this item or name."""
    wikidata = None
    if item and (match := _ITEM.match(item)):
        wikidata = match[1]
    for actor in timeline.actors:
        if wikidata and actor.wikidata == wikidata:
            return actor.id
    part = part_named(timeline, "actor", name)
    if part:
        return part.id
    return None


def _person(timeline: Timeline, name: str, item: str | None) -> tuple[Actor, Timeline]:
    """The actor of this item or name, added where there is none, and the timeline with it."""
    identity = _known(timeline, name, item)
    wikidata = None
    if item and (match := _ITEM.match(item)):
        wikidata = match[1]
    if identity:
        return timeline.actors_by_id[identity], timeline
    taken = (
        fold(n)
        for actor in timeline.actors
        for n in (actor.id, actor.name, *actor.aliases)
    )
    value: dict[str, Any] = {"id": free_id(name, taken, "actor"), "name": name}
    new = Actor(**value, kind="person", wikidata=wikidata)
    return new, timeline.with_parts(actors=(*timeline.actors, new))


def _date(text: str | None, precision: str | None) -> tuple[str | None, int]:
    """A date in EDTF, and whether it is vaguer than written; None for an unknown value."""
    if not text or not (match := _TIME.match(text)):
        return None, 0
    sign, year, month, day = match.groups()
    parts = [f"{'-' if sign == '-' else ''}{year}", month, day]
    if precision:
        return "-".join(parts[: _LENGTHS.get(precision, 1)]), 0
    if day in ("01", "00"):
        length = 2
        if month in ("01", "00"):
            length = 1
        return "-".join(parts[:length]), 1
    return "-".join(parts), 0
