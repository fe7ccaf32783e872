"""Nested events: lists in several places of a document, groups below a date, and dates that are keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crisistl.formats.core.leading_dates import parted
from crisistl.formats.core.partial_dates import Unclear
from crisistl.formats.core.record import Fault
from crisistl.formats.objects.mappings import NO_EVENTS, Mappings, fault_of
from crisistl.formats.objects.places import (
    BELOW_EVENTS,
    Found,
    Keys,
    Place,
    Row,
    Words,
    line_of,
)
from crisistl.text.wording import counted

_HEADER = ("title", "name", "description")
_DEEPEST = 20
_LONGEST_VALUE = 60
_NO_EVENT = "an event is a mapping with a date and a title, or a text such as '2031-05-02: text'"


@dataclass
class Nested:
    """Gathers the events of a document, or of a part of it."""

    mappings: Mappings
    found: list[Found] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)

    def document(self, value: Any) -> None:
        """Take in a whole document."""
        place = Place(line=line_of(value, 1))
        if isinstance(value, list):
            self._list(value, place)
        elif isinstance(value, dict):
            self._document(value, place)

    def plain_list(self, value: dict[str, Any], path: Keys) -> None:
        """Take in the list at a path of keys as rows, where no heading in it is known."""
        inner: Any = value
        place = Place(line=line_of(value, 1))
        for key in path:
            inner = inner[key]
            place = place.at(key, inner)
        for item in inner:
            place = place.on(item)
            if isinstance(item, dict):
                self._add(item, place, is_sure=False)
            else:
                self._item(item, place)

    def _document(self, value: dict[str, Any], place: Place) -> None:
        """A mapping that is the whole document: its events under its title and description, or one event."""
        header = {}
        for name in _HEADER:
            if isinstance(value.get(name), str):
                header[name] = value[name]
        rest = {key: inner for key, inner in value.items() if key not in header}
        inside = self._empty()
        if dates := self.mappings.dated_keys(rest, place):
            inside._by_date(rest, dates, place)
        else:
            inside._children(rest, place)
        if not inside.has_events and self.mappings.is_event(value, place):
            self._add(value, place)
            return
        self._take(inside)
        self._take_header(header)

    def _take_header(self, header: dict[str, str]) -> None:
        """Keep the title and description of the first document that has them."""
        for name, text in header.items():
            if text.strip():
                key = "title" if name == "name" else name
                self.header.setdefault(key, " ".join(text.split()))

    def _list(self, items: list[Any], place: Place) -> None:
        for item in items:
            place = place.on(item)
            if isinstance(item, dict):
                self._mapping(item, place, is_item=True)
            else:
                self._item(item, place)

    def _item(self, item: Any, place: Place) -> None:
        """An item of a list that is no mapping: a text with a date, or below one."""
        if item in (None, []):
            return
        if not isinstance(item, str):
            self._fault(_NO_EVENT, "", str(item), place, is_sure=False)
        elif item.strip():
            self._text(item, place)

    def _text(self, item: str, place: Place) -> None:
        if dated := parted(item, place.under, self.mappings.settings):
            if isinstance(dated.date, Unclear):
                self._add(fault_of(dated.date, place.line), place)
            else:
                self._add(Words(dated.date, dated.words), place)
        elif place.under.text:
            words = Words(place.under.text, item)
            self._add(words, place, is_sure=place.lists_events)
        else:
            self._fault(_NO_EVENT, "", item, place, is_sure=False)

    def _mapping(self, value: dict[str, Any], place: Place, *, is_item: bool) -> None:
        """A mapping: an event, events by date, a group of events, or else what may be an event with a fault."""
        if not value:
            return
        is_event = self.mappings.is_event(value, place)
        if is_event and (is_item or place.is_nested):
            self._event(value, place)
            return
        if dates := self.mappings.dated_keys(value, place):
            self._by_date(value, dates, place)
            return
        group = self._group(value, place)
        if group.has_events:
            self._take(group)
        else:
            self._add(value, place, is_sure=is_event)

    def _event(self, value: dict[str, Any], place: Place) -> None:
        """An event, and the events that it has below it where they have dates of their own."""
        keys = _keys_of_events_below(value)
        if not keys:
            self._add(value, place)
            return
        below = self._below_own_date(value, place)
        inside = self._empty()
        taken = set[str]()
        for key in keys:
            at = below.at(key, value[key])
            if not self._has_dates(value[key], at):
                continue
            if gathered := self._inside(key, value[key], at):
                inside._take(gathered)
                taken.add(key)
        row = {key: inner for key, inner in value.items() if key not in taken}
        self._add(row, place)
        self._take(inside)

    def _below_own_date(self, value: dict[str, Any], place: Place) -> Place:
        """The place of what is inside a mapping that may have a date."""
        if date := self.mappings.own_date(value, place):
            return place.below(date, self.mappings.settings)
        return place

    def _has_dates(self, value: Any, place: Place) -> bool:
        """Whether what is below an event has dates of its own; else it belongs to the event."""
        if isinstance(value, dict):
            return bool(self.mappings.dated_keys(value, place))
        return any(self._is_dated_item(item, place) for item in value)

    def _is_dated_item(self, item: Any, place: Place) -> bool:
        if isinstance(item, str):
            return parted(item, place.under, self.mappings.settings) is not None
        if isinstance(item, dict):
            dated_keys = self.mappings.dated_keys(item, place)
            return self.mappings.is_dated(item) or bool(dated_keys)
        return False

    def _group(self, value: dict[str, Any], place: Place) -> "Nested":
        """What is inside a mapping: its date completes theirs, its name is that of their group."""
        inside = self._empty()
        if not any(isinstance(inner, list | dict) for inner in value.values()):
            return inside
        used = set[str]()
        if self.mappings.own_date(value, place):
            used = self.mappings.date_keys(value)
        place = self._below_own_date(value, place)
        if titled := self.mappings.own_title(value):
            key, title = titled
            place = place.within(title)
            used.add(key)
        rest = {key: inner for key, inner in value.items() if key not in used}
        inside._children(rest, place)
        return inside

    def _children(self, value: Mapping[str, Any], place: Place) -> None:
        """The events in the values of a mapping; what has none is left out by name."""
        for key, inner in value.items():
            at = place.at(key, inner)
            if isinstance(inner, dict) and self.mappings.is_event_with_key(
                key, inner, at
            ):
                named = inner if "id" in inner else {"id": key, **inner}
                self._event(named, place.on(inner))
            elif gathered := self._inside(key, inner, at):
                self._take(gathered)
            else:
                self._leave_out(inner, at)

    def _inside(self, key: str, inner: Any, place: Place) -> "Nested | None":
        """The events in the value of a key; None where it has none."""
        if key.lower() in NO_EVENTS or place.depth > _DEEPEST:
            return None
        gathered = self._empty()
        if isinstance(inner, list):
            gathered._list(inner, place)
        elif isinstance(inner, dict):
            gathered._mapping(inner, place, is_item=False)
        return gathered if gathered.has_events else None

    def _by_date(
        self, value: Mapping[str, Any], dates: Mapping[str, str | Unclear], place: Place
    ) -> None:
        """A mapping whose keys are dates. A key that isn't one is a fault where its value is like theirs."""
        kinds = {self.mappings.kind(value[key]) for key in dates}
        for key, inner in value.items():
            at = place.at(key, inner)
            date = dates.get(key)
            if isinstance(date, Unclear):
                self._add(fault_of(date, at.line), at)
            elif date is not None:
                self._on(date, inner, at)
            elif gathered := self._inside(key, inner, at):
                self._take(gathered)
            elif key.lower() not in NO_EVENTS and self.mappings.kind(inner) in kinds:
                problem = "isn't a date, as the keys beside it are"
                self._fault(problem, "write a date that includes the year", key, at)
            else:
                self._leave_out(inner, at)

    def _on(self, date: str, inner: Any, place: Place) -> None:
        """What is below a date that is a key."""
        below = place.below_key(date, self.mappings.settings)
        if isinstance(inner, list):
            self._list(inner, below)
        elif isinstance(inner, dict):
            self._mapping(inner, below, is_item=True)
        elif inner in (None, ""):
            self.left.append(f"line {place.line}: {place.path[-1]} (it has no text)")
        else:
            self._add(Words(below.under.text, str(inner)), below)

    def _add(self, row: Row, place: Place, *, is_sure: bool = True) -> None:
        if isinstance(row, dict) and place.under.text:
            row = self.mappings.dated_below(row, place)
        is_nested = place.is_nested or not isinstance(row, dict)
        self.found.append(
            Found(place.line, row, place.path, place.groups, is_nested, is_sure)
        )

    def _fault(
        self,
        problem: str,
        remedy: str,
        value: str,
        place: Place,
        *,
        is_sure: bool = True,
    ) -> None:
        shown = value[:_LONGEST_VALUE]
        fault = Fault("", problem, remedy, line=place.line, value=shown)
        self._add(fault, place, is_sure=is_sure)

    def _leave_out(self, value: Any, place: Place) -> None:
        if value in (None, "", [], {}):
            return
        name = ".".join(place.path)
        if isinstance(value, list):
            name += f" ({counted(len(value), 'item')})"
        self.left.append(name)

    def _empty(self) -> "Nested":
        """One for a part of the document, which knows the same columns and dates."""
        return Nested(self.mappings)

    def _take(self, other: "Nested") -> None:
        self.found.extend(other.found)
        self.left.extend(other.left)

    @property
    def has_events(self) -> bool:
        """Whether there is a row that is surely an event."""
        return any(found.is_sure for found in self.found)


def _keys_of_events_below(value: Mapping[str, Any]) -> list[str]:
    """The keys of an event below which events of their own may be."""
    keys = []
    for key, inner in value.items():
        if isinstance(inner, list | dict) and key.lower() in BELOW_EVENTS:
            keys.append(key)
    return keys
