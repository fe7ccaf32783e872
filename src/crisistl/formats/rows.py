"""Rows: events from rows of named cells, ours or anybody's; the registers are built from what they name."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from crisistl.dates import DateError
from crisistl.formats.cells import (
    is_made_missing,
    is_missing,
    items_of,
    number_or_text,
    objects_of,
    text_of,
)
from crisistl.formats.file_dates import file_date
from crisistl.formats.headers import Columns
from crisistl.formats.record import Fault, Note, Reading, ReadOptions, Record
from crisistl.formats.register import Register, Registers
from crisistl.formats.slug import Ids, is_id, slug
from crisistl.model import EVENT_TYPES, PARTS_OF_DAY, STATUSES

_CHOICES = {"type": EVENT_TYPES, "status": STATUSES, "part_of_day": PARTS_OF_DAY}
_LINKS = ("responds_to", "contradicts")
_LONGEST_TITLE = 100


def read_rows(numbered: Iterable[tuple[int, Any]], options: ReadOptions) -> Iterator[Reading]:
    """The events of rows, each with the number of its line; what names they use comes before them.

    A row is a mapping of cells by header; cells are text or, in JSON, values. A Fault in a row's place is
    passed on. Events with links to rows that have not come yet wait until these come or the rows end; links
    that lead nowhere, as in a filtered table, go to `extra` under the column's name.
    """
    rows = Rows(options)
    waiting: list[Reading] = []
    missing: set[str] = set()
    for line, row in numbered:
        for reading in rows.read(line, row):
            waiting.append(reading)
            if isinstance(reading, Record) and reading.kind == "event":
                missing.discard(reading.value.get("id", ""))
                missing.update(link for link in _links(reading) if link not in rows.ids)
        if not missing:
            yield from waiting
            waiting = []
    for reading in waiting:
        if isinstance(reading, Record) and reading.kind == "event":
            _unlink(reading, missing)
        yield reading
    yield from rows.notes(missing)


def _links(event: Record) -> list[str]:
    return [link for field in _LINKS for link in event.value.get(field, ())]


def _unlink(event: Record, missing: set[str]) -> None:
    """Move the links to events that are not there from their fields to `extra`."""
    for field in _LINKS:
        links = event.value.get(field, ())
        if lost := [link for link in links if link in missing]:
            event.value[field] = [link for link in links if link not in missing]
            event.value.setdefault("extra", {})[field] = lost


class Rows:
    """Reads row after row, and remembers the names and ids that they used."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self.ids = Ids()
        self._registers = Registers()
        self._columns: dict[tuple[str, ...], Columns] = {}
        self._index = -1
        self._remarks: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def read(self, line: int, row: Any) -> Iterator[Reading]:
        """The event of a row after the names that are new in it; nothing for an empty row."""
        if isinstance(row, Fault):
            yield row
            return
        self._index += 1
        if not isinstance(row, Mapping):
            yield Fault(
                f"events[{self._index}]", "a row of named cells is needed: {...}", line, str(row)[:60]
            )
            return
        columns = self._columns_of(tuple(row))
        cells = {field: row[header] for field, header in columns.fields.items() if not _is_empty(row[header])}
        rest = {header: row[header] for header in columns.rest if not _is_empty(row[header])}
        if not cells and not rest:
            self._index -= 1
            return
        try:
            event = _Event(self, columns, cells, rest).fields()
        except DateError as error:
            yield Fault(f"events[{self._index}]: date", str(error), line)
        else:
            yield from self._registers.fresh()
            yield Record("event", event, self._index, line)

    def _columns_of(self, headers: tuple[str, ...]) -> Columns:
        columns = self._columns.get(headers)
        if columns is None:
            columns = self._columns[headers] = Columns.of(headers, self.options.columns)
        return columns

    def remark(self, kind: str, example: str) -> None:
        """Count something to be said once at the end."""
        self._remarks[kind] += 1
        self._examples.setdefault(kind, example)

    def register(self, field: str) -> Register:
        """The register that the names of a field belong to."""
        registers = self._registers
        return {"themes": registers.themes, "sources": registers.sources}.get(field, registers.actors)

    def notes(self, missing: set[str]) -> Iterator[Note]:
        """What is to be said at the end."""
        for kind, count in self._remarks.items():
            times = "" if count == 1 else f" ({count:,} times)"
            yield Note(f"{self._examples[kind]}{times}: {kind}")
        if missing:
            shown = ", ".join(sorted(missing)[:5]) + (" …" if len(missing) > 5 else "")
            yield Note(
                f"links to {len(missing):,} events that are not among the rows ({shown}) are kept in extra"
            )


class _Event:
    """The fields of one event, from the cells of its row."""

    def __init__(self, rows: Rows, columns: Columns, cells: dict[str, Any], rest: dict[str, Any]) -> None:
        self.rows = rows
        self.columns = columns
        self.cells = cells
        self.rest = rest
        self.extra: dict[str, Any] = {}

    def fields(self) -> dict[str, Any]:
        """The event under the model's names, without what is empty. Raises DateError."""
        event: dict[str, Any] = {"date": self._date(), **self._texts(), **self._choices(), **self._names()}
        event |= {"quotes": self._quotes(), "sources": self._sources()}
        self._title(event)
        event["id"] = self._id(event.get("title"))
        event["extra"] = self._extra()
        return {"id": event.pop("id"), **{k: v for k, v in event.items() if v not in (None, "", [], {})}}

    def _date(self) -> Any:
        value = self.cells.get("date")
        written = self._one(value, is_missing) if value is not None else self._joined()
        if not isinstance(written, str):
            return written
        order = self.rows.options.date_order
        first = file_date(written, order)
        found = [first]
        last = self._one(self.cells.get("end"), is_missing)
        text = first.text
        if isinstance(last, str):
            found.append(file_date(last, order))
            text = first.text if first.text == found[1].text else f"{first.text}/{found[1].text}"
        for one in found:
            if one.short_year:
                self.rows.remark(
                    "a year of two digits, read as spreadsheets do", f"{one.words!r} is {one.text}"
                )
            if one.words:
                self._keep_words(one.words)
        return text

    def _keep_words(self, words: str) -> None:
        if "date_text" in self.cells:
            self.extra[self.columns.fields["date"]] = words
        else:
            self.cells["date_text"] = words

    def _joined(self) -> Any:
        """The date of the columns year, month and day, as precise as they are filled in."""
        parts = [self._one(self.cells.get(name), is_missing) for name in ("year", "month", "day")]
        if parts[0] is None:
            return None
        year, month, day = (str(part).removesuffix(".0") if part is not None else "" for part in parts)
        if month and not month.isdigit():
            return f"{day} {month} {year}".strip()
        if day and not month:
            raise DateError(f"the day {day} has no month; fill it in, or take the day out")
        return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])

    def _texts(self) -> dict[str, Any]:
        found = {
            name: self._one(self.cells.get(name), is_made_missing)
            for name in ("title", "summary", "date_text")
        }
        found["place"] = self._one(self.cells.get("place"), is_missing)
        title = found["title"]
        if isinstance(title, str):
            found["title"] = re.sub(r"[\r\n]+", " ", title)
        return found

    def _one(self, value: Any, missing: Callable[[str], bool]) -> Any:
        """A cell's one value: text, or what else JSON has, for the model to refuse."""
        text = text_of(value)
        if self.columns.literal or not isinstance(text, str):
            return text
        return None if missing(text) else text.strip()

    def _choices(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field, choices in _CHOICES.items():
            value = self._one(self.cells.get(field), is_missing)
            if isinstance(value, str) and not self.columns.literal:
                if value.lower() not in choices:
                    header = self.columns.fields[field]
                    self.extra[header] = self.cells[field]
                    self.rows.remark(f"not a {field} that is known here, kept as extra.{header}", repr(value))
                    continue
                value = value.lower()
            found[field] = value
        return found

    def _names(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in ("actors", "targets", "themes", "attributed_to"):
            found[field] = self._ids_of(field, self._items(field))
        for field in _LINKS:
            found[field] = [_linked(item) for item in self._items(field)]
        return found

    def _items(self, field: str) -> list[Any]:
        items = (text_of(item) for item in items_of(self.cells.get(field), self.rows.options.split))
        keep_all = self.columns.literal
        return [item for item in items if keep_all or not (isinstance(item, str) and is_missing(item))]

    def _ids_of(self, field: str, names: list[Any]) -> list[Any]:
        register = self.rows.register(field)
        return [
            *dict.fromkeys(register.id_of(n) if isinstance(n, str) and n.strip() else str(n) for n in names)
        ]

    def _quotes(self) -> list[Any]:
        value = self.cells.get("quotes")
        if isinstance(value, str) and not value.lstrip().startswith("{"):
            return [{"text": " ".join(value.splitlines())}]
        return [self._quote(item) for item in objects_of(value, None)]

    def _quote(self, item: Any) -> Any:
        if isinstance(item, str):
            return {"text": item}
        if isinstance(item, dict) and isinstance(item.get("speaker"), str):
            return item | {"speaker": self.rows.register("actors").id_of(item["speaker"])}
        return item

    def _sources(self) -> list[Any]:
        items = objects_of(self.cells.get("sources"), self.rows.options.split)
        literal = self.columns.literal
        found = [self._citation(i) for i in items if literal or not (isinstance(i, str) and is_missing(i))]
        urls = [url for url in self._items("url") if url]
        if len(urls) == 1 and len(found) == 1 and "url" not in found[0]:
            return [found[0] | {"url": urls[0]}]
        return [*found, *({"url": url} for url in urls)]

    def _citation(self, item: Any) -> Any:
        if isinstance(item, str):
            if re.match(r"https?://\S+$", item) and not self.columns.literal:
                return {"url": item}
            return {"source": self.rows.register("sources").id_of(item)}
        if isinstance(item, dict) and isinstance(item.get("source"), str):
            return item | {"source": self.rows.register("sources").id_of(item["source"])}
        return item

    def _title(self, event: dict[str, Any]) -> None:
        """Where there is no title, the beginning of the summary; a summary that is no longer is left out."""
        summary = event.get("summary")
        if event.get("title") is not None or not isinstance(summary, str):
            return
        event["title"] = title_from(summary)
        if event["title"] == summary:
            event["summary"] = None
        self.rows.remark("no title; taken from the beginning of the text", repr(event["title"]))

    def _id(self, title: Any) -> Any:
        value = self._one(self.cells.get("id"), is_missing)
        if value is None:
            return self.rows.ids.give((slug(title) if isinstance(title, str) else "") or "event")
        if not isinstance(value, str):
            return value
        given = self.rows.ids.give(_linked(value))
        if given != value:
            self.extra[self.columns.fields["id"]] = value
            self.rows.remark(
                f"an id that can't serve here, given as {given!r}, kept in extra.{self.columns.fields['id']}"
                if not is_id(value)
                else f"an id that stands more than once; the later row is {given!r}",
                repr(value),
            )
        return given

    def _extra(self) -> dict[str, Any]:
        whole = self.cells.get("extra")
        if isinstance(whole, str):
            whole = _object(whole)
        found = whole if isinstance(whole, dict) else {} if whole is None else {"extra": whole}
        for header, value in self.rest.items():
            if isinstance(value, str):
                if not self.columns.literal and is_made_missing(value):
                    continue
                value = number_or_text(value)
            found[header.removeprefix("extra.")] = value
        return found | self.extra


def title_from(text: str) -> str:
    """The first sentence or line of a text, cut at a word where it is long."""
    first = re.split(r"(?<=[.!?])\s|[\r\n]", text.strip(), maxsplit=1)[0].strip()
    if len(first) <= _LONGEST_TITLE:
        return first
    return f"{first[:_LONGEST_TITLE].rpartition(' ')[0] or first[:_LONGEST_TITLE]} …"


def _linked(value: Any) -> Any:
    """The id that a text is or becomes."""
    return value if not isinstance(value, str) or is_id(value) else slug(value) or "event"


def _object(text: str) -> Any:
    import json

    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, dict) else text


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())
