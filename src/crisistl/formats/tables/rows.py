"""Rows: events from rows of named cells, ours or anybody's; the registers are built from what they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crisistl.dates import DateError
from crisistl.formats.core.date_evidence import FileDates, settings_of
from crisistl.formats.core.file_dates import FileDate
from crisistl.formats.core.record import Fault, Note, Reading, ReadOptions, Record
from crisistl.formats.core.register import Register, Registers
from crisistl.formats.core.remarks import Remarks
from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.formats.tables.cells import is_made_missing, is_missing
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.name_cells import NAME_FIELDS, NameCells
from crisistl.formats.tables.row import Row, title_from
from crisistl.model.event_fields import choices_of

_CHOICES = choices_of()
_LINKS = ("responds_to", "contradicts")
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def read_rows(
    numbered: Iterable[tuple[int, Any]],
    options: ReadOptions,
    dates: FileDates | None = None,
    names: NameCells | None = None,
) -> Iterator[Reading]:
    """The events of rows, each with the number of its line; the names they use come before them.

    A row is a mapping of cells by header; cells are text or, in JSON, values. A Fault in the place of a row
    is passed on. Events with links to rows that have not come yet wait until these come or the rows end;
    links that lead nowhere, as in a part of a table, go to `extra` under the column's name.
    """
    events = _Events(options, dates or FileDates(settings_of(options)), names)
    waiting: list[Reading] = []
    awaited: set[str] = set()
    for line, row in numbered:
        for reading in events.read(line, row):
            waiting.append(reading)
            if isinstance(reading, Record) and reading.kind == "event":
                awaited.discard(reading.value["id"])
                awaited.update(
                    link for link in _links(reading) if link not in events.ids
                )
        if not awaited:
            yield from waiting
            waiting.clear()
    for reading in waiting:
        if isinstance(reading, Record) and reading.kind == "event":
            _unlink(reading.value, awaited)
        yield reading
    yield from events.notes()
    if awaited:
        yield _unlinked(awaited)


def _links(event: Record) -> list[Any]:
    return [
        link
        for field in _LINKS
        for link in event.value.get(field, ())
        if isinstance(link, str)
    ]


def _unlink(event: dict[str, Any], missing: set[str]) -> None:
    """Move the links to events that are not there from their fields to `extra`."""
    for field in _LINKS:
        links = event.get(field, ())
        if lost := [
            link for link in links if isinstance(link, str) and link in missing
        ]:
            event[field] = [link for link in links if link not in lost]
            event.setdefault("extra", {})[field] = lost


def _unlinked(missing: set[str]) -> Note:
    shown = ", ".join(sorted(missing)[:5]) + (", …" if len(missing) > 5 else "")
    return Note(
        f"the events that links lead to are not all in this file; kept in extra instead are "
        f"links to {len(missing):,} of them: {shown}"
    )


class _Events:
    """Makes events of rows, and remembers the names and ids that these used."""

    def __init__(
        self, options: ReadOptions, dates: FileDates, names: NameCells | None
    ) -> None:
        self.ids = Ids()
        self._options = options
        self._dates = dates
        self._names = names
        self._registers = Registers()
        self._columns: dict[tuple[str, ...], Columns] = {}
        self._remarks = Remarks()
        self._size = 0

    def read(self, line: int, values: Any) -> Iterator[Reading]:
        """The event of a row after the names that are new in it; nothing for an empty row."""
        if isinstance(values, Fault):
            yield values
            return
        place = f"events[{self._size}]"
        if not isinstance(values, Mapping):
            self._size += 1
            yield Fault(
                place,
                "a row of named cells is needed: {...}",
                line=line,
                value=str(values)[:60],
            )
            return
        row = Row.of(line, self._columns_of(tuple(values)), values)
        if not row.cells and not row.rest:
            return
        self._size += 1
        self._split(row)
        try:
            event = self._event(row)
        except DateError as error:
            identity = row.one("id")
            shown = f"{place} {identity!r}" if isinstance(identity, str) else place
            yield Fault.of(error, f"{shown}: date", line)
            return
        yield from self._registers.fresh()
        yield Record("event", event, self._size - 1, line)

    def _split(self, row: Row) -> None:
        """Replace the cells that hold several names by these."""
        for name in NAME_FIELDS if self._names else ():
            cell = row.cells.get(name)
            if (
                self._names
                and isinstance(cell, str)
                and (parts := self._names.parts(name, cell.strip()))
            ):
                row.cells[name] = parts

    def notes(self) -> Iterator[Note]:
        """What there is to say about all rows."""
        yield from self._remarks.notes()

    def _columns_of(self, headers: tuple[str, ...]) -> Columns:
        columns = self._columns.get(headers)
        if columns is None:
            columns = self._columns[headers] = Columns.of(
                headers, self._options.columns
            )
        return columns

    def _event(self, row: Row) -> dict[str, Any]:
        """The event under the model's names, without what is empty. Raises DateError."""
        date, words, part = self._date(row)
        title, summary = self._texts(row)
        split, literal = self._options.split, row.columns.literal
        actors, themes, sources = (
            self._registers.actors,
            self._registers.themes,
            self._registers.sources,
        )
        acting, addressed = row.sides(split)
        chosen = {field: self._choice(row, field) for field in _CHOICES}
        event = {
            "id": self._id(row, title),
            "date": date,
            "title": title,
            "summary": summary,
            "type": chosen["type"],
            "actors": _ids(actors, acting),
            "targets": _ids(actors, addressed),
            "themes": _ids(themes, row.names("themes", split)),
            "place": row.one("place"),
            "lat": row.degrees("lat"),
            "lon": row.degrees("lon"),
            "part_of_day": chosen["part_of_day"] or part,
            "date_text": words,
            "status": chosen["status"],
            "attributed_to": _ids(actors, row.names("attributed_to", split)),
            "quotes": [
                _named(quote, "speaker", actors, literal) for quote in row.quotes()
            ],
            **{
                field: [_linked(item) for item in row.names(field, split)]
                for field in _LINKS
            },
            "sources": [
                _named(cited, "source", sources, literal)
                for cited in row.citations(split)
            ],
            "extra": row.extra(),
        }
        return {field: value for field, value in event.items() if value not in _EMPTY}

    def _date(self, row: Row) -> tuple[Any, Any, str | None]:
        """The date in EDTF, the file's own words for it, and the part of the day. Raises DateError."""
        words = row.line_of_text("date_text")
        dates = row.dates(self._dates)
        for date in dates:
            self._remark_date(row, date)
        if row.codes:
            kind = "a code for an unknown day or month, kept in extra"
            self._remarks.add(kind, row.line, ", ".join(row.codes))
        spoken = " – ".join(date.words for date in dates if date.words)
        if spoken and words is not None:
            row.put_aside("date" if "date" in row.cells else "end", spoken)
        text = "/".join(dict.fromkeys(date.text for date in dates))
        part = next((date.part_of_day for date in dates if date.part_of_day), None)
        return text or row.one("date"), words if words is not None else spoken, part

    def _remark_date(self, row: Row, date: FileDate) -> None:
        """Report what of a date was understood and not written in so many words."""
        example = f"{date.words} is {date.text}"
        if "date" not in row.cells and date.words is None and "year" not in row.cells:
            self._remarks.add("no date, so that of the row above", row.line, date.text)
        if date.short_year:
            self._remarks.add(
                "a year of two digits, with its century from the other dates",
                row.line,
                example,
            )
        elif date.words and date.zone:
            self._remarks.add(
                f"{date.zone} names several time zones; kept in date_text",
                row.line,
                example,
            )
        elif date.words and not re.search(r"\d", date.words):
            self._remarks.add("repeats the date above", row.line, example)
        elif date.words and not re.search(
            r"\d{4}|\d\s*(bc|ad|ce)", date.words, re.IGNORECASE
        ):
            self._remarks.add(
                "no year, so that of its column or of the dates around it",
                row.line,
                example,
            )
        elif date.words:
            self._remarks.add("dates read from words or numbers", row.line, example)

    def _texts(self, row: Row) -> tuple[Any, Any]:
        """Title and summary; without a title, the beginning of the summary is one."""
        title, summary = row.line_of_text("title"), row.one("summary", is_made_missing)
        if title is None and summary is None:
            return self._composed(row), None
        if title is not None or not isinstance(summary, str):
            return title, summary
        title = title_from(summary)
        self._remarks.add(
            "no title, so the beginning of the text is one", row.line, repr(title)
        )
        return title, None if title == summary else summary

    def _composed(self, row: Row) -> str | None:
        """A title of who acts towards whom, what sort of act it is and where; None where none of these is known."""
        acting, addressed = row.sides(self._options.split)
        sides = " → ".join(
            ", ".join(map(str, names)) for names in (acting, addressed) if names
        )
        known = [
            str(part)
            for part in (row.one("type"), sides or None, row.one("place"))
            if part
        ]
        if not known or not (sides or row.one("type")):
            return None
        title = ": ".join(known)
        self._remarks.add(
            "no title, so it is composed of the type, the sides and the place",
            row.line,
            repr(title),
        )
        return title

    def _id(self, row: Row, title: Any) -> Any:
        wanted = row.one("id")
        if wanted is None:
            return self.ids.give(
                (slug(title) if isinstance(title, str) else "") or "event"
            )
        if not isinstance(wanted, str):
            return str(wanted)
        given = self.ids.give(_linked(wanted))
        if given != wanted:
            header = row.put_aside("id", wanted)
            what = (
                "a duplicate id" if is_id(wanted) else "an id with invalid characters"
            )
            self._remarks.add(
                f"{what}, kept in extra.{header}",
                row.line,
                f"{wanted!r} is now {given!r}",
            )
        return given

    def _choice(self, row: Row, field: str) -> Any:
        """One of the words that the field takes; in a table of others, any other word goes to `extra`."""
        value = row.one(field)
        if (
            row.columns.literal
            or not isinstance(value, str)
            or value.lower() in _CHOICES[field]
        ):
            return value.lower() if isinstance(value, str) else value
        header = row.put_aside(field, value)
        kind = f"not one of {', '.join(_CHOICES[field])}, so kept in extra.{header}"
        self._remarks.add(kind, row.line, repr(value))
        return None


def _ids(register: Register, names: list[Any]) -> list[str]:
    return register.ids_of(
        [name if isinstance(name, str) else str(name) for name in names]
    )


def _named(part: Any, key: str, register: Register, literal: bool) -> Any:
    """A quote or citation with the id in place of the name of its speaker or source."""
    name = part.get(key) if isinstance(part, dict) else None
    if not isinstance(name, str):
        return part
    others = {other: value for other, value in part.items() if other != key}
    return (
        others
        if not literal and is_missing(name)
        else {key: register.id_of(name), **others}
    )


def _linked(value: Any) -> Any:
    """The id that a text is or becomes."""
    return (
        value if not isinstance(value, str) or is_id(value) else slug(value) or "event"
    )
