"""Cells: one object of another program as the cells of a row, by name; what is nested is made names or addresses."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from crisistl.dates.words import MONTHS
from crisistl.formats.core.record import Note
from crisistl.formats.core.wikidata_dates import PRECISIONS, at_precision
from crisistl.formats.objects.programs import is_vis_item, vis_item
from crisistl.model.plover import QUAD_OF
from crisistl.text.wording import counted

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PRECISION = re.compile(r"(?P<date>\w*?)_?prec(?:ision)?", re.IGNORECASE)
_TIMED = re.compile(r"[-+]?\d{4,}-\d\d-\d\dT\d\d:\d\d.*")
_MIDNIGHT = re.compile(r"[-+]?\d{4,}-\d\d-\d\dT00:00:00(?:\.0+)?Z?")
# 10^9 ms are eleven days, 10^14 end in the year 5138
_EPOCH = re.compile(r"-?\d{9,14}")
_FIRST_EPOCH = -62_135_596_800_000  # 1 January of the year 1
_DAY_LENGTH = 86_400_000  # milliseconds
_NOTHING = "None"
# what the things in a list are called, the surest first
_CALLED = (
    "name",
    "title",
    "label",
    "actorText",
    "text",
    "value",
    "headline",
    "description",
)
_DATE_PARTS = ("year", "month", "day", "hour", "minute", "second")
_TITLES = frozenset(("title", "name", "headline", "summary", "description"))
_DATE_KEYS = frozenset((*_DATE_PARTS, "millisecond", "format", "display_date"))
_AT = ("url", "path", "href", "link", "uri")


@dataclass(frozen=True)
class RowKeys:
    """What is known of the objects of a file together.

    `labelled` are the keys whose values are addresses while another key, the same with "Label" behind it, has the
    words; `titled` is the label that can serve as a title. `midnight` are the keys whose times are all midnight, which
    is how days are written where a type has room for a time. `januaries` counts the dates of 1 January without a
    precision beside them, by key. `epochs` are the keys whose numbers count milliseconds from 1970 to whole days, as
    pandas writes days.
    """

    labelled: frozenset[str] = frozenset()
    titled: str | None = None
    midnight: frozenset[str] = frozenset()
    januaries: Mapping[str, int] = field(default_factory=dict)
    epochs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rows: Iterable[Any]) -> "RowKeys":
        """The names in these rows."""
        keys: dict[str, None] = {}
        addressed, midnight, clocked = set[str](), set[str](), set[str]()
        epochs, others = set[str](), set[str]()
        januaries: Counter[str] = Counter()
        for key, value in _texts(rows):
            keys[key] = None
            if value != _NOTHING:
                (epochs if _is_epoch(value) else others).add(key)
            if _ADDRESS.fullmatch(value.strip()):
                addressed.add(key)
            elif _TIMED.fullmatch(value):
                januaries[key] += "-01-01T00:00:00" in value
                if _MIDNIGHT.fullmatch(value):
                    midnight.add(key)
                else:
                    clocked.add(key)
        if any(map(_PRECISION.fullmatch, keys)):
            januaries.clear()
        labelled = frozenset(key for key in addressed if f"{key}Label" in keys)
        titled = _label_for_title(keys, labelled)
        return cls(
            labelled,
            titled,
            frozenset(midnight - clocked),
            +januaries,
            frozenset(epochs - others),
        )

    def remarks(self, name: str) -> Iterator[Note]:
        """What is to be said about the dates of a file with this name."""
        for key, count in self.januaries.items():
            yield Note(
                f"{name}: {counted(count, 'date')} of 1 January in {key!r} may be known to the year alone, as Wikidata "
                "writes them so; ask its query service for the precision as well"
            )
        if self.epochs:
            keys = ", ".join(map(repr, sorted(self.epochs)))
            yield Note(f"{name}: milliseconds since 1970 in {keys} are read as days")


def _label_for_title(keys: Iterable[str], labelled: Container[str]) -> str | None:
    """The first key with a label, where no key says that it is the title."""
    if not _TITLES.isdisjoint(map(str.lower, keys)):
        return None
    return next((key for key in keys if key in labelled), None)


def _texts(rows: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The keys and values of all objects, each value as text."""
    for row in rows:
        if not isinstance(row, dict):
            continue
        for key, cell in row.items():
            if isinstance(cell, dict):
                cell = cell.get("value")
            yield key, str(cell)


def _is_epoch(value: str) -> bool:
    """Whether a value counts milliseconds from 1970 to the midnight of another day."""
    if _EPOCH.fullmatch(value) is None or int(value) < _FIRST_EPOCH:
        return False
    return int(value) % _DAY_LENGTH == 0


def _from_epoch(value: Any) -> Any:
    if isinstance(value, int):
        return str(date(1970, 1, 1) + timedelta(value // _DAY_LENGTH))
    return value


def cells_of(row: Mapping[str, Any], names: RowKeys) -> dict[str, Any]:
    """The cells of one object; an object of PLOVER's by its own meaning."""
    if _is_plover(row):
        row = _plover(row)
    if is_vis_item(row):
        row = vis_item(row, {})
    row = _dated(row)
    for key in names.midnight & row.keys():
        row[key] = _day(row[key])
    for key in names.epochs & row.keys():
        row[key] = _from_epoch(row[key])
    return {key: _cell(key, value) for key, value in _named(row, names).items()}


def _day(value: Any) -> Any:
    if isinstance(value, str) and _MIDNIGHT.fullmatch(value):
        return value.partition("T")[0]
    return value


def _named(row: Mapping[str, Any], names: RowKeys) -> dict[str, Any]:
    """The object with labels in the place of the addresses that they are for."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        base = key.removesuffix("Label")
        if key in names.labelled:
            found[
                "url" if key == names.titled and "url" not in row else f"{key} address"
            ] = value
        elif base != key and base in names.labelled:
            found["title" if base == names.titled else base] = value
        else:
            found[key] = value
    return found


def _cell(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_item(key, item) for item in value]
    if isinstance(value, dict):
        return _date_of(value) or _item(key, value)
    return value


def _date_of(value: Mapping[str, Any]) -> str:
    """The date of an object with a year, month and day, as text in ISO order; "" where it is no such object."""
    if "year" not in value or not _DATE_KEYS.issuperset(value):
        return ""
    year, month, day, *clock = (_part(value.get(name)) for name in _DATE_PARTS)
    if not year:
        return ""
    if year.startswith("-") or not year.strip("0"):
        return _before_christ(year, (month, day))
    date = year.zfill(4)
    for part in (month, day):
        if part in ("", "0", "00"):
            return date
        date += f"-{part:0>2}"
    return f"{date} {_clock(clock)}".rstrip()


def _clock(parts: Iterable[str]) -> str:
    """A time such as 14:05:00; "" where an hour has no minutes."""
    known = [part.zfill(2) for part in parts if part]
    return ":".join(known) if len(known) > 1 else ""


def _before_christ(year: str, others: Sequence[str]) -> str:
    """A date in words, as -44 is 44 BC to most, and 0 is no year."""
    number = year.removeprefix("-").lstrip("0") or "0"
    month, day = (part.lstrip("0") for part in others)
    name = month
    if month.isdecimal() and 1 <= int(month) <= 12:
        name = MONTHS[int(month) - 1]
    return " ".join(filter(None, (day if name else "", name, number, "BC")))


def _part(value: Any) -> str:
    if value is None:
        return ""
    return str(value).strip()


def _item(key: str, item: Any) -> Any:
    """One thing in a list: its text, or of an object what it is called, and of a source its address too."""
    if isinstance(item, str):
        return item.strip()
    if not isinstance(item, dict):
        return item
    called = _first_text(item, _CALLED)
    address = _first_text(item, _AT)
    if address and _ADDRESS.fullmatch(address):
        if called:
            return {"title": called, "url": address}
        return {"url": address}
    return called or item


def _first_text(item: dict[str, Any], names: Iterable[str]) -> str:
    """The first text that an object has under one of these names, without blanks around it; "" for none."""
    for name in names:
        text = item.get(name)
        if isinstance(text, str) and text.strip():
            return text.strip()
    return ""


def _is_plover(row: Mapping[str, Any]) -> bool:
    kind = row.get("event")
    sides = [row.get(side) for side in ("source", "target")]
    if not isinstance(kind, str):
        return False
    if kind.lower() not in QUAD_OF:
        return False
    return any(isinstance(side, list) for side in sides)


def _plover(row: Mapping[str, Any]) -> dict[str, Any]:
    """A record of PLOVER's as its codebook has it: who acts towards whom, and the text that says so."""
    found = {}
    for key, value in row.items():
        if key not in ("event", "source", "target"):
            found[key] = value
    found |= {
        "type": row["event"].lower(),
        "actors": row.get("source"),
        "targets": row.get("target"),
    }
    return found


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    """The object with dates cut to their precision, where a key beside them says it as Wikidata does."""
    row = dict(row)
    for key in [key for key in row if _PRECISION.fullmatch(key)]:
        match = _PRECISION.fullmatch(key)
        precision = str(row[key])
        if not precision.isdecimal() or int(precision) not in PRECISIONS:
            continue
        for name in _dates_of(match["date"] if match else "", row):
            row[name] = at_precision(row[name], int(precision))
    return row


def _dates_of(named: str, row: Mapping[str, Any]) -> list[str]:
    """The keys of the dates that a precision is for: the one in its name, else the first date of all."""
    dates = []
    for key, value in row.items():
        if isinstance(value, str) and _MIDNIGHT.fullmatch(value):
            dates.append(key)
    return [key for key in dates if key.lower() == named.lower()] or (
        dates[:1] if not named else []
    )
