"""Rows: events from rows of named cells, ours or anybody's; the registers are built from what they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crisistl.dates import DateError, EventDate
from crisistl.dates.written import Unread, read_written
from crisistl.formats.core.date_evidence import FileDates, settings_of
from crisistl.formats.core.file_dates import FileDate
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.core.register import Register, Registers
from crisistl.formats.core.remarks import Remarks
from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.formats.tables.cells import is_made_missing, is_missing, says_unknown
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.parts import END_UNITS, UNITS
from crisistl.formats.tables.row import REPEATED, Plan, Row, title_from
from crisistl.model.event_fields import choices_of

_CHOICES = choices_of()
_LINKS = ("responds_to", "contradicts")
_SIDES = ("actors", "targets")
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_OF_DATES = frozenset(("date", "end", *UNITS, *END_UNITS))
_MOST_IN_TITLE = 4
_MOST_REMEMBERED = 1 << 16
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
        self._remarks = Remarks(full=options.notes == "full")
        self._size = 0
        # what the cells of a column say comes again and again
        self._known_cells: dict[str, dict[Any, Any]] = {name: {} for name in REPEATED}
        self._known_dates: dict[Any, _RowDate] = {}

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
            heading = row.plan.columns.fields.get("date", "date")
            yield Fault.of(error, f"column {heading}", line)
            return
        if self._registers.waiting:
            yield from self._registers.fresh()
        headings = row.plan.columns.fields
        yield Record("event", event, number, line, headings=headings)

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
        event = {"id": self._id(row, title)}
        _put(event, "date", date)
        _put(event, "title", title)
        _put(event, "summary", summary)
        if words or part:
            _put(event, "part_of_day", part)
            _put(event, "date_text", words)
        plan = row.plan
        self._add_repeated(event, row)
        if plan.choices or plan.degrees or plan.has_objects:
            self._add_values(event, row)
        # last, since what doesn't fit elsewhere goes there
        if plan.has_extra or row.spare:
            _put(event, "extra", row.extra())
        return event

    def _add_values(self, event: dict[str, Any], row: Row) -> None:
        """Add the words of a list of choices, the coordinates, and what cells have in JSON."""
        plan, cells = row.plan, row.cells
        for field in plan.choices:
            if field in cells:
                _put(event, field, self._choice(row, field))
        for field in plan.degrees:
            if field in cells:
                _put(event, field, row.degrees(field))
        if plan.has_objects:
            self._add_objects(event, row)

    def _add_repeated(self, event: dict[str, Any], row: Row) -> None:
        """Add who acts, towards whom, the place and the rest of what the same cells say again and again."""
        both = row.cells.get("actors")
        is_pair = both.__class__ is str and " → " in both
        if is_pair:
            actors = self._registers.actors
            acting, addressed = row.sides(self._options.split)
            event["actors"] = _ids(actors, acting)
            event["targets"] = _ids(actors, addressed)
        for field, places in row.plan.repeated:
            if is_pair and field in _SIDES:
                continue
            found = self._repeated(row, field, places)
            if found:
                event[field] = found
            elif row.plan.names is not None:
                self._remark_on_nothing(row, places)

    def _repeated(self, row: Row, field: str, places: tuple[int, ...]) -> Any:
        """What the cells of a field mean, which is remembered."""
        key: Any
        if len(places) == 1:
            key = row.values[places[0]]
            if key is None or key == "":
                return None
            is_text = key.__class__ is str
        else:
            key = tuple([row.values[place] for place in places])
            is_text = all(cell.__class__ is str for cell in key)
        if not is_text:
            return self._read_names(row, field)
        known = self._known_cells[field]
        found = known.get(key)
        if found is None:
            found = self._read_names(row, field)
            _remember(known, key, found)
        return found

    def _remark_on_nothing(self, row: Row, places: tuple[int, ...]) -> None:
        """Say that a cell is left out whose text, such as '?', says that nothing is known."""
        for place in places:
            cell = row.values[place]
            if isinstance(cell, str) and says_unknown(cell):
                kind = "a name that isn't known, left out"
                self._remarks.add(kind, row.line, f"{row.plan.headers[place]} {cell!r}")

    def _read_names(self, row: Row, field: str) -> Any:
        """The ids of the names in the cells of a field, its citations, or the place."""
        if field == "place":
            return row.place()
        if field == "sources":
            return self._citations(row)
        names = row.names(field, self._options.split)
        register = None
        if field == "themes":
            register = self._registers.themes
        return _ids(register or self._registers.actors, names)

    def _add_objects(self, event: dict[str, Any], row: Row) -> None:
        """Add the links and quotes, what sources say where they differ, when it became known, what it said before."""
        cells, registers, literal = row.cells, self._registers, row.columns.literal
        for field in _LINKS:
            if field in cells:
                items = row.names(field, self._options.split)
                _put(event, field, [_linked(item) for item in items])
        if "quotes" in cells:
            _put(event, "quotes", self._quotes(row))
        if "accounts" in cells:
            accounts = self._objects(row, "accounts")
            made = [_account(account, registers, literal) for account in accounts]
            _put(event, "accounts", made)
        for field in ("recorded", "known"):
            if field in cells:
                _put(event, field, self._day(row, field))
        if "revisions" in cells:
            _put(event, "revisions", self._objects(row, "revisions"))

    def _quotes(self, row: Row) -> list[Any]:
        literal = row.columns.literal
        found = []
        for quote in row.quotes():
            found.append(_named(quote, "speaker", self._registers.actors, literal))
        return found

    def _citations(self, row: Row) -> list[Any]:
        sources, literal = self._registers.sources, row.columns.literal
        found = []
        for cited in row.citations(self._options.split):
            found.append(_named(cited, "source", sources, literal))
        return found

    def _date(self, row: Row) -> tuple[Any, Any, str | None]:
        """The date in EDTF, the file's own words for it, and the part of the day. Raises DateError."""
        known = self._known_date(row)
        for header in known.read_times:
            row.rest.pop(header, None)
        if known.remarks:
            for kind, example in known.remarks:
                self._remarks.add(kind, row.line, example)
        if "date_text" not in row.cells:
            return known.text, known.words, known.part_of_day
        words = row.line_of_text("date_text")
        if words is None:
            return known.text, known.words, known.part_of_day
        if known.words:
            row.put_aside("date" if "date" in row.cells else "end", known.words)
        return known.text, words, known.part_of_day

    def _known_date(self, row: Row) -> "_RowDate":
        """The date of a row, read once for the rows that have the same cells. Raises DateError."""
        key = row.plan.date_key(row.values)
        known = None
        if key is not None:
            known = self._known_dates.get(key)
        if known is None:
            known = self._read_date(row)
            if key is not None and not self._dates.in_context:
                _remember(self._known_dates, key, known)
        else:
            self._dates.above = known.above
            if known.spare:
                row.spare.update(known.spare)
        return known

    def _read_date(self, row: Row) -> "_RowDate":
        """The date of a row, with what is to be said about it. Raises DateError."""
        self._dates.in_context = False
        dates = row.dates(self._dates)
        text: Any = "/".join(dict.fromkeys(date.text for date in dates))
        return _RowDate(
            text or row.one("date"),
            " – ".join(date.words for date in dates if date.words),
            next((date.part_of_day for date in dates if date.part_of_day), None),
            self._dates.above,
            tuple(_date_remarks(row, dates, self._dates.in_context)),
            dict(row.spare),
            row.read_times,
        )

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
        wanted = None
        if "id" in row.cells:
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


@dataclass(frozen=True, slots=True)
class _RowDate:
    """The date of a row as EDTF, and what the same cells mean in every row.

    `above` is the date that a row below may repeat; `spare` has the codes that are kept in `extra`, and `read_times`
    are the columns that are not.
    """

    text: Any
    words: str
    part_of_day: str | None
    above: FileDate | None
    remarks: tuple[tuple[str, str], ...]
    spare: dict[str, Any]
    read_times: tuple[str, ...]


def _date_remarks(
    row: Row, dates: list[FileDate], in_context: bool
) -> Iterator[tuple[str, str]]:
    """What of the dates of a row was understood and not written in so many words: the kind, the example.

    `in_context` says that a date depends on those of other rows or on a year in another column.
    """
    for date in dates:
        if remark := _date_remark(row, date, in_context):
            yield remark
    remarks = (
        ("a code for an unknown day or month, kept in extra", ", ".join(row.codes)),
        ("no end yet, so the end is open", row.open_end),
        ("a day that its precision makes a month or year", row.vague),
        ("a year before Christ", row.before_christ),
        ("an end without a year, kept in extra", row.lost_end),
    )
    for kind, example in remarks:
        if example:
            yield kind, example
    yield from row.time_remarks
    year = row.year()
    if year is None or not dates or "date" not in row.columns.fields:
        return
    years = [int(text) for date in dates for text in _YEARS.findall(date.text)]
    if years and not min(years) <= year <= max(years):
        example = f"{dates[0].words or dates[0].text} and {year}"
        yield "a date outside the year of its column", example


def _date_remark(row: Row, date: FileDate, in_context: bool) -> tuple[str, str] | None:
    """What of a date was understood and not written in so many words: the kind, the example."""
    words, cells = date.words, row.cells
    if "date" not in cells and "year" not in cells and row.year() is None:
        return "no date, so that of the row above", date.text
    if not words and not date.short_year:
        return None
    if date.short_year:
        kind = "a year of two digits, with its century from the other dates"
    elif date.zone:
        kind = f"{date.zone} names several time zones; kept in date_text"
    elif date.repeats:
        kind = "repeats the date above"
    else:
        kind = _kind_of_words(words or "", in_context)
    part = f", {date.part_of_day}" if date.part_of_day else ""
    return kind, f"{words} is {date.text}{part}"


def _kind_of_words(words: str, in_context: bool) -> str:
    if in_context and _lacks_year(words):
        return "no year, so that of its column or of the dates around it"
    if _could_be_exchanged(words):
        return "day and month in the order that the other dates or an option show"
    return "dates read from words or numbers"


def _put(event: dict[str, Any], field: str, value: Any) -> None:
    """Give an event a field, unless there is nothing in it."""
    if value or value not in _EMPTY:
        event[field] = value


def _remember(known: dict[Any, Any], cell: Any, found: Any) -> None:
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
    for side in ("actors", "targets", "attributed_to"):
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
