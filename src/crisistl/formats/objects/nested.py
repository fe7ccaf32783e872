"""Nested events: lists in several places of a document, groups below a date, and dates that are keys."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crisistl.dates.written import Settings
from crisistl.formats.core.leading_dates import parted
from crisistl.formats.core.partial_dates import Unclear, Under
from crisistl.formats.core.record import Fault
from crisistl.formats.objects.places import (
    BELOW_EVENTS,
    Found,
    Keys,
    Place,
    Row,
    Words,
    line_of,
)
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.parts import UNITS, unit_of
from crisistl.model.timeline import Timeline
from crisistl.text.wording import counted

_NO_EVENTS = frozenset(
    (
        *(name for name in Timeline.model_fields if name != "events"),
        *("people", "persons", "places", "references", "bibliography", "links", "media"),
        *("authors", "contributors", "editors", "changelog", "revisions", "updates", "meta", "metadata"),
    )
)  # fmt: skip
"""Keys of lists that have dates as well, but those of sources or of versions."""

_HEADER = ("title", "name", "description")
_TITLES = ("title", "summary")
_DEEPEST = 20
_LONGEST_VALUE = 60
_DIGIT = re.compile(r"\d")
_NO_EVENT = "an event is a mapping with a date and a title, or a text such as '2031-05-02: text'"


@dataclass
class Nested:
    """Gathers the events of a document; `named` gives headers by field."""

    settings: Settings
    named: Mapping[str, str]
    found: list[Found] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    _columns: dict[Keys, Mapping[str, str]] = field(default_factory=dict)
    _dates: dict[tuple[str, str], str | Unclear | None] = field(default_factory=dict)

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
        header = {k: v for k, v in value.items() if k in _HEADER and isinstance(v, str)}
        rest = {key: inner for key, inner in value.items() if key not in header}
        inside = self._empty()
        if dates := self._dated_keys(rest, place):
            inside._by_date(rest, dates, place)
        else:
            inside._children(rest, place)
        if not inside.has_events and self._is_event(value, place):
            self._add(value, place)
            return
        self._take(inside)
        if "name" in header:
            header.setdefault("title", header.pop("name"))
        for key, text in header.items():
            if text.strip():
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
        if item in (None, [], "") or (isinstance(item, str) and not item.strip()):
            return
        if not isinstance(item, str):
            self._fault(_NO_EVENT, "", str(item), place, is_sure=False)
        elif dated := parted(item, place.under, self.settings):
            if isinstance(dated.date, Unclear):
                self._add(_fault_of(dated.date, place.line), place)
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
        is_event = self._is_event(value, place)
        if is_event and (is_item or place.is_nested):
            self._event(value, place)
            return
        if dates := self._dated_keys(value, place):
            self._by_date(value, dates, place)
            return
        group = self._group(value, place)
        if group.has_events:
            self._take(group)
        else:
            self._add(value, place, is_sure=is_event)

    def _is_event(self, value: dict[str, Any], place: Place) -> bool:
        """Whether a mapping has something that can be a title, and a date or one above it."""
        columns = self._fields(value)
        if not self._is_titled(value):
            return False
        if _is_dated(columns):
            return True
        with_digits = (key for key in value if _DIGIT.search(key))
        is_below = bool(place.under.text)
        return is_below and not any(self._date(key, place) for key in with_digits)

    def _is_titled(self, value: dict[str, Any]) -> bool:
        """Whether a mapping has a text that can be a title; a list called "events" is none."""
        columns = self._fields(value)
        texts = (value[columns[name]] for name in _TITLES if name in columns)
        return any(not isinstance(text, list | dict) for text in texts)

    def _event(self, value: dict[str, Any], place: Place) -> None:
        """An event, and the events that it has below it where they have dates of their own."""
        keys = [
            key
            for key, inner in value.items()
            if isinstance(inner, list | dict) and key.lower() in BELOW_EVENTS
        ]
        if not keys:
            self._add(value, place)
            return
        below = place
        if date := self._own_date(value, place):
            below = place.below(date, self.settings)
        inside = self._empty()
        taken = set[str]()
        for key in keys:
            at = below.at(key, value[key])
            gathered = None
            if self._has_dates(value[key], at):
                gathered = self._inside(key, value[key], at)
            if gathered:
                inside._take(gathered)
                taken.add(key)
        row = {key: inner for key, inner in value.items() if key not in taken}
        self._add(row, place)
        self._take(inside)

    def _has_dates(self, value: Any, place: Place) -> bool:
        """Whether what is below an event has dates of its own; else it belongs to the event."""
        if isinstance(value, dict):
            return bool(self._dated_keys(value, place))
        for item in value:
            if isinstance(item, str) and parted(item, place.under, self.settings):
                return True
            if isinstance(item, dict) and self._is_dated_item(item, place):
                return True
        return False

    def _is_dated_item(self, item: dict[str, Any], place: Place) -> bool:
        return _is_dated(self._fields(item)) or bool(self._dated_keys(item, place))

    def _group(self, value: dict[str, Any], place: Place) -> "Nested":
        """What is inside a mapping: its date completes theirs, its name is that of their group."""
        inside = self._empty()
        if not any(isinstance(inner, list | dict) for inner in value.values()):
            return inside
        used = set[str]()
        columns = self._fields(value)
        if date := self._own_date(value, place):
            place = place.below(date, self.settings)
            used |= {columns[name] for name in ("date", "year") if name in columns}
            used |= {key for key in value if unit_of(key)}
        title = columns.get("title")
        if title is not None and isinstance(value[title], str) and value[title].strip():
            place = place.within(" ".join(value[title].split()))
            used.add(title)
        rest = {key: inner for key, inner in value.items() if key not in used}
        inside._children(rest, place)
        return inside

    def _children(self, value: Mapping[str, Any], place: Place) -> None:
        """The events in the values of a mapping; what has none is left out by name."""
        for key, inner in value.items():
            at = place.at(key, inner)
            if isinstance(inner, dict) and self._is_event_with_key(key, inner, at):
                named = inner if "id" in inner else {"id": key, **inner}
                self._event(named, place.on(inner))
            elif gathered := self._inside(key, inner, at):
                self._take(gathered)
            else:
                self._leave_out(inner, at)

    def _is_event_with_key(self, key: str, value: dict[str, Any], place: Place) -> bool:
        """Whether an event is the value of a key that serves as its id."""
        if key.lower() in _NO_EVENTS or not _is_dated(self._fields(value)):
            return False
        nested = (inner for inner in value.values() if isinstance(inner, list))
        is_wrapper = any(isinstance(item, dict) for inner in nested for item in inner)
        return self._is_event(value, place) and not is_wrapper

    def _inside(self, key: str, inner: Any, place: Place) -> "Nested | None":
        """The events in the value of a key; None where it has none."""
        if key.lower() in _NO_EVENTS or place.depth > _DEEPEST:
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
        kinds = {self._kind(value[key]) for key in dates}
        for key, inner in value.items():
            at = place.at(key, inner)
            date = dates.get(key)
            if isinstance(date, Unclear):
                self._add(_fault_of(date, at.line), at)
            elif date is not None:
                self._on(date, inner, at)
            elif gathered := self._inside(key, inner, at):
                self._take(gathered)
            elif key.lower() not in _NO_EVENTS and self._kind(inner) in kinds:
                problem = "isn't a date, as the keys beside it are"
                self._fault(problem, "write a date that includes the year", key, at)
            else:
                self._leave_out(inner, at)

    def _on(self, date: str, inner: Any, place: Place) -> None:
        """What is below a date that is a key."""
        below = place.below_key(date, self.settings)
        if isinstance(inner, list):
            self._list(inner, below)
        elif isinstance(inner, dict):
            self._mapping(inner, below, is_item=True)
        elif inner in (None, ""):
            self.left.append(f"line {place.line}: {place.path[-1]} (it has no text)")
        else:
            self._add(Words(below.under.text, str(inner)), below)

    def _kind(self, value: Any) -> str:
        """What kind of value a date has: "text", "event", "texts", "events", or the name of another type."""
        if isinstance(value, list) and value and not isinstance(value[0], list):
            return f"{self._kind(value[0])}s"
        if isinstance(value, dict):
            return "event" if self._is_titled(value) else "mapping"
        if isinstance(value, str) and value.strip():
            return "text"
        return type(value).__name__

    def _dated_keys(
        self, value: Mapping[str, Any], place: Place
    ) -> dict[str, str | Unclear]:
        """The keys of a mapping that are dates, completed; none where the mapping is an event."""
        if _is_dated(self._fields(value)):
            return {}
        dates = {key: self._date(key, place) for key in value}
        return {key: date for key, date in dates.items() if date}

    def _date(self, text: str, place: Place) -> str | Unclear | None:
        known = (text, place.under.text)
        if known not in self._dates:
            self._dates[known] = place.under.completed(text, self.settings)
        return self._dates[known]

    def _fields(self, value: Mapping[str, Any]) -> Mapping[str, str]:
        keys = tuple(value)
        if keys not in self._columns:
            self._columns[keys] = Columns.of(keys, self.named).fields
        return self._columns[keys]

    def _own_date(self, value: Mapping[str, Any], place: Place) -> str | Unclear | None:
        """The date that a mapping has, completed by the date above it; that one where it has none."""
        if parts := _parts_of(value, place.under):
            return parts
        column = self._fields(value).get("date")
        if column is not None and value[column] not in (None, ""):
            return place.under.completed(str(value[column]), self.settings)
        return place.under.text

    def _placed(self, value: dict[str, Any], place: Place) -> dict[str, Any] | Fault:
        """An event with the date that is above it."""
        fields = self._fields(value)
        column = fields.get("date")
        if parts := _parts_of(value, place.under):
            rest = {key: cell for key, cell in value.items() if unit_of(key) is None}
            return {"date": parts, **rest}
        if column is None:
            return value if "year" in fields else {"date": place.under.text, **value}
        if value[column] in (None, ""):
            return {**value, column: place.under.text}
        whole = place.under.completed(str(value[column]), self.settings)
        if isinstance(whole, Unclear):
            return _fault_of(whole, place.line)
        return {**value, column: whole or value[column]}

    def _add(self, row: Row, place: Place, *, is_sure: bool = True) -> None:
        if isinstance(row, dict) and place.under.text:
            row = self._placed(row, place)
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
        return Nested(
            self.settings, self.named, _columns=self._columns, _dates=self._dates
        )

    def _take(self, other: "Nested") -> None:
        self.found.extend(other.found)
        self.left.extend(other.left)

    @property
    def has_events(self) -> bool:
        """Whether there is a row that is surely an event."""
        return any(found.is_sure for found in self.found)


def _is_dated(columns: Mapping[str, str]) -> bool:
    return "date" in columns or "year" in columns


def _parts_of(value: Mapping[str, Any], under: Under) -> str:
    """The date of the year, month and day that a mapping has, with those that are above it; "" without any."""
    own: dict[str, str] = {}
    for key, cell in value.items():
        unit = unit_of(key)
        if unit is not None and cell not in (None, ""):
            own[unit] = str(cell).strip()
    if not own or not own.get("day", "1").isdecimal():
        return ""
    above = {"year": under.year, "month": under.month, "day": under.day}
    smallest = max(map(UNITS.index, own))
    parts = []
    for unit in UNITS[: smallest + 1]:
        part = own.get(unit) or above[unit]
        if part is None:
            return ""
        parts.append(str(part))
    if not all(part.isdecimal() for part in parts):
        return " ".join(parts[::-1])
    year, *others = parts
    return "-".join((year.zfill(4), *(part.zfill(2) for part in others)))


def _fault_of(date: Unclear, line: int) -> Fault:
    return Fault("", date.problem, date.remedy, line=line, value=date.text)
