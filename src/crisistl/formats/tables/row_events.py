"""Row events: the event of each row of a table, after the names that are new in it."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from crisistl.dates import DateError, EventDate
from crisistl.formats.core.record import Fault, Note, ReadOptions, Record
from crisistl.formats.core.remarks import Remarks
from crisistl.formats.core.settled_dates import FileDates
from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.formats.tables.cells import says_unknown, without_doubt
from crisistl.formats.tables.coordinates import coordinates_in
from crisistl.formats.tables.dates_of_rows import DatesOfRows
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.plan import Choice, Plan, Repeated
from crisistl.formats.tables.row import PEOPLE, Row
from crisistl.formats.tables.row_dates import EndError
from crisistl.formats.tables.row_names import RowNames
from crisistl.formats.tables.titles import Titles

LINKS = ("responds_to", "contradicts")
"""The fields with ids of other events."""
_SIDES = ("actors", "targets")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00")  # a day of a spreadsheet
_BETWEEN_NAMES = re.compile(r"\s*[;,/&\r\n]\s*")
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_MOST_REMEMBERED = 1 << 16


class RowEvents:
    """Makes events of rows, and remembers the names and ids that these used.

    `fresh` has the names that were new in a row; whoever reads the row takes them out.
    """

    def __init__(
        self,
        options: ReadOptions,
        dates: FileDates,
        plan: Plan | None,
    ) -> None:
        self.ids = Ids()
        self._options = options
        self._plan = plan
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._remarks = Remarks(full=options.notes == "full")
        self._dates = DatesOfRows(dates, self._remarks)
        self._titles = Titles(options.split, self._remarks)
        self._names = RowNames(options.split)
        self.fresh = self._names.waiting
        self._size = 0

    def know(self, actors: Iterable[Record]) -> None:
        """Learn the names of actors that the file has in a table of their own."""
        self._names.know(actors)

    def read(self, line: int, values: Any) -> Record | Fault | None:
        """The event of a row; None for an empty row. The names that are new in it go to `fresh`."""
        if values.__class__ is Fault:
            return values
        if self._plan is not None:
            row = Row(self._plan, line, values)
        elif isinstance(values, Mapping):
            plan = self._plan_of(tuple(values))
            row = Row(plan, line, [*values.values()])
        else:
            self._size += 1
            place = f"events[{self._size - 1}]"
            reason = "a row of named cells is needed: {...}"
            return Fault(place, reason, line=line, value=str(values)[:60])
        if row.is_empty:
            return None
        number = self._size
        self._size += 1
        try:
            event = self._event(row)
        except DateError as error:
            heading = _heading_of(error, row.plan.columns.fields)
            return Fault.of(error, f"column {heading}", line)
        headings = row.plan.columns.fields
        return Record("event", event, number, line, headings=headings)

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
        date, words, part = self._dates.of(row)
        title, summary = self._titles.texts(row)
        event = {"id": self._id(row, title)}
        _put(event, "date", date)
        _put(event, "title", title)
        if summary is not None:
            _put(event, "summary", summary)
        if words or part:
            _put(event, "part_of_day", part)
            _put(event, "date_text", words)
        plan = row.plan
        self._add_repeated(event, row)
        if plan.has_coordinates:
            self._add_coordinates(event, row)
        if plan.choices or plan.degrees or plan.has_objects:
            self._add_values(event, row)
        # last, since what doesn't fit elsewhere goes there
        if plan.has_extra or row.spare:
            _put(event, "extra", row.extra())
        return event

    def _add_coordinates(self, event: dict[str, Any], row: Row) -> None:
        """Add the latitude and longitude of one cell; a cell without both goes to `extra`."""
        cell = row.one("coordinates")
        if cell is None:
            return
        found = coordinates_in(str(cell))
        if found is not None:
            event["lat"], event["lon"] = found
            return
        header = row.put_aside("coordinates", cell)
        kind = f"no latitude and longitude, so kept in extra.{header}"
        self._remarks.add(kind, row.line, f"{cell!r}")

    def _add_values(self, event: dict[str, Any], row: Row) -> None:
        """Add the words of a list of choices, the coordinates, and what cells have in JSON."""
        plan = row.plan
        for choice in plan.choices:
            self._add_choice(event, row, choice)
        for field in plan.degrees:
            _put(event, field, row.degrees(field))
        if plan.has_objects:
            self._add_objects(event, row)

    def _add_choice(self, event: dict[str, Any], row: Row, choice: Choice) -> None:
        """Add one of the words that a field takes; in a table of others, any other word goes to `extra`."""
        cell = row.values[choice.place]
        if cell.__class__ is str:
            word, other = choice.known[cell]
        else:
            word, other = row.plan.choice_of(choice.field, cell)
        _put(event, choice.field, word)
        if other is not None:
            row.spare[choice.header] = other
            self._remarks.add(choice.remark, row.line, "{!r}", other)

    def _add_repeated(self, event: dict[str, Any], row: Row) -> None:
        """Add who acts, towards whom, the place and the rest of what the same cells say again and again."""
        values, plan = row.values, row.plan
        done: Container[str] = ()
        if plan.actors_place is not None:
            done = self._add_both_sides(event, row, plan.actors_place)
        for repeated in plan.repeated:
            field, places, known = repeated
            if field in done:
                continue
            if len(places) > 1:
                key = _together(values, places)
            else:
                key = values[places[0]]
                if key in (None, ""):
                    continue
                if key.__class__ is not str:
                    key = None
            found = known.get(key)
            if found is None:
                found = self._read_repeated(row, repeated, key)
            if found:
                event[field] = found

    def _add_both_sides(
        self, event: dict[str, Any], row: Row, place: int
    ) -> Container[str]:
        """Add who acts and towards whom where one cell has both, "A → B"; the fields that this was."""
        both = row.values[place]
        if both.__class__ is not str or " → " not in both:
            return ()
        event["actors"], event["targets"] = self._names.sides(row)
        return _SIDES

    def _read_repeated(self, row: Row, repeated: Repeated, key: Any) -> Any:
        """What the cells of a field mean, with a remark on those that say that it is doubtful or not known.

        It is remembered under `key`, where there is one, and where each row has nothing to be remarked on.
        """
        field, places, known = repeated
        found = self._names.read(row, field)
        if row.plan.names is None or row.columns.literal:
            pass  # each name is as it was written
        elif not found:
            self._remark_on_nothing(row, places)
        elif field in PEOPLE:
            self._keep_doubt(row, places)
        if key is not None and found and not _has_doubt(key):
            _remember(known, key, found)
        return found

    def _keep_doubt(self, row: Row, places: tuple[int, ...]) -> None:
        """Keep a cell such as 'Israel?' in `extra`, since an event can't say that one of its actors is doubtful."""
        for place in places:
            cell = row.values[place]
            if cell.__class__ is str and "?" in cell and _is_doubtful(cell):
                header = row.plan.headers[place]
                row.spare[header] = cell.strip()
                kind = "a name with a question mark, read without it; the cell is kept in extra"
                self._remarks.add(kind, row.line, f"{header} {cell.strip()!r}")

    def _remark_on_nothing(self, row: Row, places: tuple[int, ...]) -> None:
        """Say that a cell is left out whose text, such as '?', says that nothing is known."""
        for place in places:
            cell = row.values[place]
            if isinstance(cell, str) and says_unknown(cell):
                kind = "a name that isn't known, left out"
                self._remarks.add(kind, row.line, f"{row.plan.headers[place]} {cell!r}")

    def _add_objects(self, event: dict[str, Any], row: Row) -> None:
        """Add the links and quotes, what sources say where they differ, when it became known, what it said before."""
        cells, literal = row.cells, row.columns.literal
        for field in LINKS:
            if field in cells:
                items = row.names(field, self._options.split)
                _put(event, field, [_linked(item) for item in items])
        if "quotes" in cells:
            _put(event, "quotes", self._names.quotes(row))
        if "accounts" in cells:
            accounts = self._objects(row, "accounts")
            read = self._names.account
            _put(event, "accounts", [read(one, literal=literal) for one in accounts])
        for field in ("recorded", "known"):
            if field in cells:
                _put(event, field, self._day(row, field))
        if "revisions" in cells:
            _put(event, "revisions", self._objects(row, "revisions"))

    def _id(self, row: Row, title: Any) -> Any:
        wanted = None
        if row.plan.has_ids:
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
            kind = f"{what}, kept in extra.{header}"
            self._remarks.add(kind, row.line, "{!r} is now {!r}", wanted, given)
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
        if midnight := _MIDNIGHT.fullmatch(value):
            return midnight[1]
        row.put_aside(field, value)
        return None


def _together(values: Sequence[Any], places: Iterable[int]) -> tuple[str, ...] | None:
    """The cells of several columns as a key; None where one isn't text, which other values of JSON can be equal to."""
    cells = tuple([values[place] for place in places])
    if all(cell.__class__ is str for cell in cells):
        return cells
    return None


def _has_doubt(key: str | tuple[str, ...]) -> bool:
    """Whether a cell has a question mark, on which each row is to be remarked."""
    if isinstance(key, str):
        return "?" in key
    return any("?" in cell for cell in key)


def _is_doubtful(cell: str) -> bool:
    """Whether one of the names in a cell has a mark of doubt."""
    return any(without_doubt(name) != name for name in _BETWEEN_NAMES.split(cell))


def _put(event: dict[str, Any], field: str, value: Any) -> None:
    """Give an event a field, unless there is nothing in it."""
    if value or value not in _EMPTY:
        event[field] = value


def _remember(known: dict[Any, Any], cell: Any, found: Any) -> None:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[cell] = found


def _heading_of(error: DateError, fields: Mapping[str, str]) -> str:
    """The heading of the column whose date can't be read."""
    if isinstance(error, EndError):
        return fields.get("end") or fields["end_year"]
    return fields.get("date", "date")


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
