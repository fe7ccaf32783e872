"""Mappings of a document: the event fields of their keys, the dates that they have, and which are events."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crisistl.dates.written import Settings
from crisistl.formats.core.partial_dates import Unclear, Under
from crisistl.formats.core.record import Fault
from crisistl.formats.objects.places import Keys, Place
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.parts import UNITS, unit_of
from crisistl.model.timeline import Timeline

NO_EVENTS = frozenset(
    (
        *(name for name in Timeline.model_fields if name != "events"),
        *("people", "persons", "places", "references", "bibliography", "links", "media"),
        *("authors", "contributors", "editors", "changelog", "revisions", "updates", "meta", "metadata"),
    )
)  # fmt: skip
"""Keys of lists that have dates as well, but those of sources or of versions."""

_TITLES = ("title", "summary")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Headings:
    """The key of each event field, looked up once for all mappings with the same keys; `named` are the user's own."""

    named: Mapping[str, str]
    _known: dict[Keys, Mapping[str, str]] = field(default_factory=dict)

    def of(self, value: Mapping[str, Any]) -> Mapping[str, str]:
        """The key of each event field that a mapping has."""
        keys = tuple(value)
        if keys not in self._known:
            self._known[keys] = Columns.of(keys, self.named).fields
        return self._known[keys]


@dataclass(frozen=True, slots=True)
class Mappings:
    """Answers what a mapping is. It remembers headings and dates, as most mappings of a document are alike."""

    settings: Settings
    headings: Headings
    _dates: dict[tuple[str, str], str | Unclear | None] = field(default_factory=dict)

    def is_titled(self, value: Mapping[str, Any]) -> bool:
        """Whether a mapping has a text that can be a title; a list called "events" is none."""
        columns = self.headings.of(value)
        texts = (value[columns[name]] for name in _TITLES if name in columns)
        return any(not isinstance(text, list | dict) for text in texts)

    def is_dated(self, value: Mapping[str, Any]) -> bool:
        """Whether a key of a mapping is the heading of a date or a year."""
        columns = self.headings.of(value)
        return "date" in columns or "year" in columns

    def is_event(self, value: Mapping[str, Any], place: Place) -> bool:
        """Whether a mapping has something that can be a title, and a date or one above it."""
        if not self.is_titled(value):
            return False
        if self.is_dated(value):
            return True
        if not place.under.text:
            return False
        with_digits = (key for key in value if _DIGIT.search(key))
        return not any(self.date_of_key(key, place) for key in with_digits)

    def is_event_with_key(
        self, key: str, value: Mapping[str, Any], place: Place
    ) -> bool:
        """Whether an event is the value of a key that serves as its id."""
        if key.lower() in NO_EVENTS or not self.is_dated(value):
            return False
        nested = (inner for inner in value.values() if isinstance(inner, list))
        is_wrapper = any(isinstance(item, dict) for inner in nested for item in inner)
        return self.is_event(value, place) and not is_wrapper

    def kind(self, value: Any) -> str:
        """What kind of value a date has: "text", "event", "texts", "events", or the name of another type."""
        if isinstance(value, list) and value and not isinstance(value[0], list):
            return f"{self.kind(value[0])}s"
        if isinstance(value, dict):
            return "event" if self.is_titled(value) else "mapping"
        if isinstance(value, str) and value.strip():
            return "text"
        return type(value).__name__

    def date_of_key(self, key: str, place: Place) -> str | Unclear | None:
        """The date that a key is, completed by the date above it; None for a key that is no date."""
        known = (key, place.under.text)
        if known not in self._dates:
            self._dates[known] = place.under.completed(key, self.settings)
        return self._dates[known]

    def dated_keys(
        self, value: Mapping[str, Any], place: Place
    ) -> dict[str, str | Unclear]:
        """The keys of a mapping that are dates, completed; none where the mapping is an event."""
        if self.is_dated(value):
            return {}
        dates = {key: self.date_of_key(key, place) for key in value}
        return {key: date for key, date in dates.items() if date}

    def own_date(self, value: Mapping[str, Any], place: Place) -> str | Unclear | None:
        """The date that a mapping has, completed by the date above it; that one where it has none."""
        if parts := _date_of_parts(value, place.under):
            return parts
        column = self.headings.of(value).get("date")
        if column is not None and value[column] not in (None, ""):
            return place.under.completed(str(value[column]), self.settings)
        return place.under.text

    def date_keys(self, value: Mapping[str, Any]) -> set[str]:
        """The keys of a mapping that its own date is made of."""
        columns = self.headings.of(value)
        keys = {columns[name] for name in ("date", "year") if name in columns}
        return keys | {key for key in value if unit_of(key)}

    def own_title(self, value: Mapping[str, Any]) -> tuple[str, str] | None:
        """The key of a mapping's title and the title without needless blanks; None where it has no text."""
        key = self.headings.of(value).get("title")
        if key is None or not isinstance(value[key], str):
            return None
        title = " ".join(value[key].split())
        return (key, title) if title else None

    def dated_below(
        self, value: dict[str, Any], place: Place
    ) -> dict[str, Any] | Fault:
        """An event with its own date completed by the one above it, or with that one."""
        columns = self.headings.of(value)
        column = columns.get("date")
        if parts := _date_of_parts(value, place.under):
            rest = {key: cell for key, cell in value.items() if unit_of(key) is None}
            return {"date": parts, **rest}
        if column is None:
            return value if "year" in columns else {"date": place.under.text, **value}
        if value[column] in (None, ""):
            return {**value, column: place.under.text}
        whole = place.under.completed(str(value[column]), self.settings)
        if isinstance(whole, Unclear):
            return fault_of(whole, place.line)
        return {**value, column: whole or value[column]}


def _date_of_parts(value: Mapping[str, Any], under: Under) -> str:
    """The date of the year, month and day that a mapping has, with those that are above it; "" without any."""
    own = _parts(value)
    if not own or not own.get("day", "1").isdecimal():
        return ""
    above = {"year": under.year, "month": under.month, "day": under.day}
    smallest = max(map(UNITS.index, own))
    parts = [own.get(unit) or above[unit] for unit in UNITS[: smallest + 1]]
    if None in parts:
        return ""
    texts = [str(part) for part in parts]
    if not all(map(str.isdecimal, texts)):
        return " ".join(texts[::-1])
    year, *others = texts
    return "-".join((year.zfill(4), *(part.zfill(2) for part in others)))


def _parts(value: Mapping[str, Any]) -> dict[str, str]:
    """The year, month and day of a mapping that are keys of their own."""
    parts: dict[str, str] = {}
    for key, cell in value.items():
        unit = unit_of(key)
        if unit is not None and cell not in (None, ""):
            parts[unit] = str(cell).strip()
    return parts


def fault_of(date: Unclear, line: int) -> Fault:
    """The fault of a row whose date is unclear."""
    return Fault("", date.problem, date.remedy, line=line, value=date.text)
