"""Rows: events from rows of named cells, ours or anybody's; the registers are built from what they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crisistl.dates import DateError, EventDate
from crisistl.dates.written import Unread, read_written
from crisistl.formats.core.date_evidence import FileDates, settings_of
from crisistl.formats.core.file_dates import FileDate, is_iso_day
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.core.register import Register, Registers
from crisistl.formats.core.remarks import Remarks
from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.formats.tables.cells import is_made_missing, is_missing
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.parts import END_UNITS, UNITS
from crisistl.formats.tables.row import Plan, Row, title_from
from crisistl.model.event_fields import choices_of

_CHOICES = choices_of()
_LINKS = ("responds_to", "contradicts")
_LISTS = ("actors", "targets", "themes", "attributed_to", "sources")
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_OF_DATES = frozenset(("date", "end", *UNITS, *END_UNITS))
_MOST_IN_TITLE = 4
_MOST_REMEMBERED = 1 << 15
_YEARS = re.compile(r"(?<![\d-])(-?\d{4})(?=$|[-/T~?%.\]])")


def read_rows(
    numbered: Iterable[tuple[int, Any]],
    options: ReadOptions,
    dates: FileDates | None = None,
    plan: Plan | None = None,
    actors: Iterable[Record] = (),
) -> Iterator[Item]:
    """The events of rows, each with the number of its line; the names they use come before them.

    A row has a cell for each column of `plan`; without one it is a mapping of cells by header. Cells are text
    or, in JSON, values. A Fault in the place of a row is passed on.
    Events with links to rows that have not come yet wait until these come or the rows end;
    links that lead nowhere, as in a part of a table, go to `extra` under the column's name.
    """
    events = _Events(options, dates or FileDates(settings_of(options)), plan)
    events.know(actors)
    waiting: list[Item] = []
    awaited: set[str] = set()
    for line, row in numbered:
        for reading in events.read(line, row):
            if not awaited and not _has_links(reading):
                yield reading
                continue
            waiting.append(reading)
            if isinstance(reading, Record) and reading.kind == "event":
                awaited.discard(reading.value["id"])
                awaited.update(
                    link for link in _links(reading) if link not in events.ids
                )
        if waiting and not awaited:
            yield from waiting
            waiting.clear()
    for reading in waiting:
        if isinstance(reading, Record) and reading.kind == "event":
            _unlink(reading.value, awaited)
        yield reading
    yield from events.notes()
    if awaited:
        yield _unlinked(awaited)


def _has_links(reading: Item) -> bool:
    if reading.__class__ is not Record:
        return False
    value = reading.value
    return "responds_to" in value or "contradicts" in value


def _links(event: Record) -> list[Any]:
    found = []
    for field in _LINKS:
        for link in event.value.get(field, ()):
            if isinstance(link, str):
                found.append(link)
    return found


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
        self,
        options: ReadOptions,
        dates: FileDates,
        plan: Plan | None,
    ) -> None:
        self.ids = Ids()
        self._options = options
        self._dates = dates
        self._plan = plan
        self._registers = Registers()
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._remarks = Remarks()
        self._size = 0
        # what the cells of a column say comes again and again
        self._lists: dict[str, dict[str, list[Any]]] = {name: {} for name in _LISTS}
        self._known_dates: dict[str, FileDate] = {}

    def know(self, actors: Iterable[Record]) -> None:
        """Learn the names of actors that the file has in a table of their own."""
        for record in actors:
            self._registers.know(record.kind, record.value)

    def read(self, line: int, values: Any) -> Iterator[Item]:
        """The event of a row after the names that are new in it; nothing for an empty row."""
        if isinstance(values, Fault):
            yield values
            return
        if self._plan is not None:
            row = self._plan.row(line, values)
        elif isinstance(values, Mapping):
            row = self._plan_of(tuple(values)).row(line, [*values.values()])
        else:
            self._size += 1
            place = f"events[{self._size - 1}]"
            reason = "a row of named cells is needed: {...}"
            yield Fault(place, reason, line=line, value=str(values)[:60])
            return
        if row.is_empty:
            return
        number = self._size
        self._size += 1
        try:
            event = self._event(row)
        except DateError as error:
            identity = row.one("id")
            shown = ""
            if isinstance(identity, str):
                shown = f" {identity!r}"
            yield Fault.of(error, f"events[{number}]{shown}: date", line)
            return
        if self._registers.waiting:
            yield from self._registers.fresh()
        yield Record("event", event, number, line)

    def _plan_of(self, headers: tuple[str, ...]) -> Plan:
        """The plan of a row of our own, whose columns may differ from those of the row before."""
        plan = self._plans.get(headers)
        if plan is None:
            columns = Columns.of(headers, self._options.columns)
            plan = self._plans[headers] = Plan(headers, columns)
        return plan

    def notes(self) -> Iterator[Note]:
        """What there is to say about all rows."""
        yield from self._remarks.notes()

    def _event(self, row: Row) -> dict[str, Any]:
        """The event under the model's names, without what is empty. Raises DateError."""
        date, words, part = self._date(row)
        title, summary = self._texts(row)
        event = {
            "id": self._id(row, title),
            "date": date,
            "title": title,
            "summary": summary,
            "place": row.place(),
            "part_of_day": part,
            "date_text": words,
        }
        cells = row.cells
        for field in row.plan.choices:
            if field in cells and (chosen := self._choice(row, field)) is not None:
                event[field] = chosen
        for field in row.plan.degrees:
            if field in cells:
                event[field] = row.degrees(field)
        self._add_names(event, row)
        if "quotes" in cells:
            event["quotes"] = self._quotes(row)
        if "sources" in cells or "url" in cells:
            event["sources"] = self._citations(row)
        self._add_accounts(event, row)
        event["extra"] = (
            row.extra()
        )  # last, since what doesn't fit elsewhere goes there
        return {name: v for name, v in event.items() if v or v not in _EMPTY}

    def _add_accounts(self, event: dict[str, Any], row: Row) -> None:
        """Add what sources say where they differ, when it became known, and what it said before."""
        cells, registers, literal = row.cells, self._registers, row.columns.literal
        if "accounts" in cells:
            event["accounts"] = [
                _account(account, registers, literal)
                for account in self._objects(row, "accounts")
            ]
        for field in ("recorded", "known"):
            if field in cells:
                event[field] = self._day(row, field)
        if "revisions" in cells:
            event["revisions"] = self._objects(row, "revisions")

    def _add_names(self, event: dict[str, Any], row: Row) -> None:
        """Add who acts, towards whom, what it is about, who says so and what it answers."""
        cells, more, registers = row.cells, row.plan.more, self._registers
        both = cells.get("actors")
        if isinstance(both, str) and " → " in both:
            acting, addressed = row.sides(self._options.split)
            event["actors"] = _ids(registers.actors, acting)
            event["targets"] = _ids(registers.actors, addressed)
        else:
            for field in ("actors", "targets"):
                if field in cells or field in more:
                    event[field] = self._ids_in(row, field, registers.actors)
        if "themes" in cells:
            event["themes"] = self._ids_in(row, "themes", registers.themes)
        if "attributed_to" in cells:
            event["attributed_to"] = self._ids_in(
                row, "attributed_to", registers.actors
            )
        for field in _LINKS:
            if field in cells:
                items = row.names(field, self._options.split)
                event[field] = [_linked(item) for item in items]

    def _ids_in(self, row: Row, field: str, register: Register) -> list[Any]:
        """The ids of the names in a cell."""
        cell: Any = row.cells.get(field)
        if cell.__class__ is not str or field in row.plan.more:
            return _ids(register, row.names(field, self._options.split))
        known = self._lists[field]
        found = known.get(cell)
        if found is None:
            found = _ids(register, row.names(field, self._options.split))
            _remember(known, cell, found)
        return found

    def _quotes(self, row: Row) -> list[Any]:
        literal = row.columns.literal
        found = []
        for quote in row.quotes():
            found.append(_named(quote, "speaker", self._registers.actors, literal))
        return found

    def _citations(self, row: Row) -> list[Any]:
        cell: Any = row.cells.get("sources")
        known = self._lists["sources"]
        alone = cell.__class__ is str and "url" not in row.cells
        found = None
        if alone:
            found = known.get(cell)
        if found is None:
            sources, literal = self._registers.sources, row.columns.literal
            found = []
            for cited in row.citations(self._options.split):
                found.append(_named(cited, "source", sources, literal))
            if alone:
                _remember(known, cell, found)
        return found

    def _date(self, row: Row) -> tuple[Any, Any, str | None]:
        """The date in EDTF, the file's own words for it, and the part of the day. Raises DateError."""
        words = None
        if "date_text" in row.cells:
            words = row.line_of_text("date_text")
        cell: Any = row.cells.get("date")
        simple = row.plan.dates_alone and cell.__class__ is str
        known = None
        if simple:
            known = self._known_dates.get(cell)
        if known is None and simple and is_iso_day(cell):
            known = FileDate(cell)
            _remember(self._known_dates, cell, known)
        if known is not None:
            self._dates.passed(known)
            return known.text, words, None
        dates = row.dates(self._dates)
        if simple and len(dates) == 1 and dates[0] == FileDate(dates[0].text):
            _remember(self._known_dates, cell, dates[0])
        self._remark_dates(row, dates)
        spoken = " – ".join(date.words for date in dates if date.words)
        if spoken and words is not None:
            row.put_aside("date" if "date" in row.cells else "end", spoken)
        text = "/".join(dict.fromkeys(date.text for date in dates))
        part = next((date.part_of_day for date in dates if date.part_of_day), None)
        return text or row.one("date"), words if words is not None else spoken, part

    def _remark_dates(self, row: Row, dates: list[FileDate]) -> None:
        """Report what of the dates of a row was understood and not written in so many words."""
        for date in dates:
            self._remark_date(row, date)
        remarks = (
            ("a code for an unknown day or month, kept in extra", ", ".join(row.codes)),
            ("no end yet, so the end is open", row.open_end),
            ("a day that its precision makes a month or year", row.vague),
            ("a year before Christ", row.before_christ),
        )
        for kind, example in remarks:
            if example:
                self._remarks.add(kind, row.line, example)
        self._remark_year(row, dates)

    def _remark_year(self, row: Row, dates: list[FileDate]) -> None:
        """Report a date that is not of the year in a column beside it."""
        year = row.year()
        if year is None or not dates or not row.columns.fields.keys() & {"date"}:
            return
        years = [int(text) for date in dates for text in _YEARS.findall(date.text)]
        if years and not min(years) <= year <= max(years):
            kind = "a date outside the year of its column"
            example = f"{dates[0].words or dates[0].text} and {year}"
            self._remarks.add(kind, row.line, example)

    def _remark_date(self, row: Row, date: FileDate) -> None:
        """Report what of a date was understood and not written in so many words."""
        example = f"{date.words} is {date.text}"
        cells = row.cells
        if "date" not in cells and "year" not in cells and row.year() is None:
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
        elif date.words and _lacks_year(date.words):
            self._remarks.add(
                "no year, so that of its column or of the dates around it",
                row.line,
                example,
            )
        elif date.words and _could_be_exchanged(date.words):
            self._remarks.add(
                "day and month in the order that the other dates or an option show",
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
        """A title of what is known: the sort of act, who acts towards whom, what it is about, where; else any cell."""
        acting, addressed = row.sides(self._options.split)
        sides = " → ".join(_short_list(names) for names in (acting, addressed) if names)
        known = [row.one("type"), sides, row.place()]
        if not sides and "themes" in row.cells:
            known.insert(1, _short_list(row.names("themes", self._options.split)))
        title = ": ".join(str(part) for part in known if part)
        if not title and "title" not in row.columns.fields:
            title = next(self._any_cell(row), "")
        if not title:
            return None
        self._remarks.add(
            "no title, so it is composed of other columns", row.line, repr(title)
        )
        return " ".join(title.split())

    def _any_cell(self, row: Row) -> Iterator[str]:
        """The cells that can serve as a title where nothing better is there, each with its heading."""
        if (identity := row.one("id")) is not None:
            yield f"{row.columns.fields['id']} {identity}"
        for header, value in row.rest.items():
            if not isinstance(value, str) or not is_missing(value):
                yield f"{header} {value}"
        for name, value in row.cells.items():
            if isinstance(value, str) and name not in _OF_DATES:
                yield f"{row.columns.fields[name]} {value.strip()}"

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
            what = "an id with invalid characters"
            if is_id(wanted):
                what = "a duplicate id"
            self._remarks.add(
                f"{what}, kept in extra.{header}",
                row.line,
                f"{wanted!r} is now {given!r}",
            )
        return given

    def _objects(self, row: Row, field: str) -> list[Any]:
        """The objects of a field; in a table of others, a cell without any goes to `extra`."""
        found = row.objects(field)
        if row.columns.literal or all(isinstance(item, dict) for item in found):
            return found
        row.put_aside(field, row.cells[field])
        return []

    def _day(self, row: Row, field: str) -> Any:
        """A date in EDTF; in a table of others, anything else goes to `extra`."""
        value = row.one(field)
        if row.columns.literal or not isinstance(value, str) or _is_edtf(value):
            return value
        row.put_aside(field, value)
        return None

    def _choice(self, row: Row, field: str) -> Any:
        """One of the words that the field takes; in a table of others, any other word goes to `extra`."""
        value = row.one(field)
        if (
            row.columns.literal
            or not isinstance(value, str)
            or value.lower() in _CHOICES[field]
        ):
            if isinstance(value, str):
                return value.lower()
            return value
        header = row.put_aside(field, value)
        kind = f"not one of {', '.join(_CHOICES[field])}, so kept in extra.{header}"
        self._remarks.add(kind, row.line, repr(value))
        return None


def _remember(known: dict[str, Any], cell: str, found: Any) -> None:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[cell] = found


def _ids(register: Register, names: list[Any]) -> list[str]:
    return register.ids_of(
        [name if isinstance(name, str) else str(name) for name in names]
    )


def _short_list(names: list[Any]) -> str:
    more = ""
    if len(names) > _MOST_IN_TITLE:
        more = ", …"
    return ", ".join(map(str, names[:_MOST_IN_TITLE])) + more


def _named(part: Any, key: str, register: Register, literal: bool) -> Any:
    """A quote or citation with the id in place of the name of its speaker or source."""
    name = None
    if isinstance(part, dict):
        name = part.get(key)
    if not isinstance(name, str):
        return part
    others = {other: value for other, value in part.items() if other != key}
    if not literal and is_missing(name):
        return others
    identity = register.id_of(name)
    # the model knows a citation of a source alone by the id, which is quicker to read
    if others or key != "source":
        return {key: identity, **others}
    return identity


def _account(account: Any, registers: Registers, literal: bool) -> Any:
    """An account with the ids in place of the names of its source and of who acts."""
    if not isinstance(account, dict):
        return account
    found = dict(account)
    source = found.get("source")
    if isinstance(source, str):
        source = {"source": source}
    if source:
        found["source"] = _named(source, "source", registers.sources, literal)
    for side in ("actors", "targets"):
        if isinstance(found.get(side), list):
            found[side] = _ids(registers.actors, found[side])
    return found


def _is_edtf(text: str) -> bool:
    try:
        EventDate.parse(text)
    except DateError:
        return False
    return True


def _linked(value: Any) -> Any:
    """The id that a text is or becomes."""
    if not isinstance(value, str) or is_id(value):
        return value
    return slug(value) or "event"


def _could_be_exchanged(words: str) -> bool:
    """Whether a date in numbers is another date with its day and month exchanged."""
    found = re.search(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)", words)
    if not found:
        return False
    first, second = int(found[1]), int(found[2])
    return first != second and max(first, second) <= 12


def _lacks_year(words: str) -> bool:
    found = read_written(words)
    return isinstance(found, Unread) and found.kind == "no year"
