"""Intake: the events of some files as they come, with all that is at fault in them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from pydantic import ValidationError

from crisistl.formats.archive.registers import Registers
from crisistl.formats.core.record import Fault, Item, Note, Record
from crisistl.formats.core.slug import is_id
from crisistl.formats.core.validation import Header, Placed, validated
from crisistl.model.integrity import Missing
from crisistl.model.references import named_by
from crisistl.model.timeline import Event

_MOST_WAITING = 10_000  # faults that may turn out to be none
_VALIDATE = Event.__pydantic_validator__.validate_python


_is_id = lru_cache(maxsize=1 << 14)(is_id)


class Taken(NamedTuple):
    """A valid event, its line where it has one, and its JSON where that is known."""

    event: Event
    line: int | None
    text: str | None


def _names(event: Event) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The ids of parts that an event names, with the kind of part and the field in which they are."""
    yield "actor", "actors", event.actors
    yield "actor", "targets", event.targets
    yield "actor", "attributed_to", event.attributed_to
    yield "theme", "themes", event.themes
    if event.sources:
        cited = [citation.source for citation in event.sources if citation.source]
        yield "source", "sources", cited
    if event.quotes:
        speakers = [quote.speaker for quote in event.quotes if quote.speaker]
        yield "actor", "quotes", speakers
    for account in event.accounts:
        yield "actor", "accounts", named_by(account)
        if account.source and account.source.source:
            yield "source", "accounts", [account.source.source]


def _links_are_ids(event: Event) -> bool:
    """Whether all that an event names are ids, which a plain event isn't checked for."""
    named = [identities for _, _, identities in _names(event)]
    return all(map(_is_id, chain(*named, event.responds_to, event.contradicts)))


@dataclass
class Intake:
    """Reads files one after the other into `registers`; `faults` and `notes` gather what there is to report."""

    registers: Registers
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _unknown: dict[tuple[str, str], list[Fault]] = field(default_factory=dict)
    _waiting: int = 0

    def events(self, readings: Iterable[Item]) -> Iterator[Taken]:
        """The valid events of a file."""
        for reading in readings:
            if isinstance(reading, Record) and reading.kind == "event":
                if event := self._event(reading):
                    self._check(event, reading)
                    yield Taken(event, reading.line, reading.text)
            else:
                self._received(reading)
        self._settle()

    def _event(self, record: Record) -> Event | None:
        value = record.value
        if record.event:
            if record.text is None or _links_are_ids(record.event):
                return record.event
            value = json.loads(record.text)
        try:
            event: Event = _VALIDATE(value)
        except ValidationError:
            self._received(record._replace(event=None, value=value))
            return None
        return event

    def _received(self, reading: Item) -> None:
        """Take in what isn't a valid event."""
        for item in validated((reading,)):
            if isinstance(item, Fault):
                self.faults.append(item)
            elif isinstance(item, Note):
                self.notes.append(item)
            elif isinstance(item, Header):
                self.registers.head_fields(item.fields)
            elif isinstance(item, Placed) and item.kind != "event":
                self.registers.enter(item.kind, item.part)

    def _check(self, event: Event, record: Record) -> None:
        """Remember what the event names and no register has: its entry may come later in the file."""
        for noun, where, identities in _names(event):
            known = self.registers.parts[noun]
            for identity in identities:
                if identity not in known:
                    self._miss(noun, identity, where, event.id, record)

    def _miss(
        self, noun: str, identity: str, where: str, event_id: str, record: Record
    ) -> None:
        if self._waiting >= _MOST_WAITING:
            return
        self._waiting += 1
        line = record.line or (record.locate(()) if record.locate else None)
        place = f"events[{record.number}] {event_id!r}: {where}"
        fault = Fault(place, "", line=line, part=("event", event_id))
        self._unknown.setdefault((noun, identity), []).append(fault)

    def _settle(self) -> None:
        """Report what was named and isn't in the registers after the end of the file."""
        missing = Missing()
        for (noun, identity), found in self._unknown.items():
            if self.registers.knows(noun, identity):
                continue
            known = self.registers.parts[noun]
            problem, remedy = missing.explained(noun, identity, known)
            self.faults += [
                replace(fault, problem=problem, remedy=remedy) for fault in found
            ]
        self._unknown.clear()
        self._waiting = 0
