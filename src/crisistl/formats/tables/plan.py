"""Plan: the columns of a table with the place of each in a row, worked out once for all rows."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from crisistl.formats.tables.cells import (
    LONGEST_MISSING,
    is_made_missing,
    is_missing,
    number_or_text,
    text_of,
)
from crisistl.formats.tables.clock_columns import ClockColumns
from crisistl.formats.tables.date_cells import DateCells
from crisistl.formats.tables.facts import key_of
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.name_cells import NameCells
from crisistl.formats.tables.parts import END_UNITS, UNITS
from crisistl.formats.tables.remembered import Remembered
from crisistl.model.event_fields import choices_of

REPEATED = ("actors", "targets", "themes", "attributed_to", "place", "sources")
"""The fields whose cells repeat from row to row; what each cell means is worked out once."""
_OBJECTS = frozenset(
    (
        "responds_to",
        "contradicts",
        "quotes",
        "accounts",
        "recorded",
        "known",
        "revisions",
    )
)
_DATES_BESIDE = ("end", *UNITS, *END_UNITS)
_COMPARED = frozenset((str, int, type(None)))
"""Types of which equal values mean the same; a float or a bool can be equal to an int and mean something else."""
_CHOICES = choices_of()
_ALL_DAY = frozenset({"alldayevent", "allday"})  # of Outlook and Google Calendar
_ONGOING = re.compile(r"^(?:ongo|(?:right)?_?censor|still_in)")
_OUTCOME = re.compile(r"exit|end|status|outcome|still|ongo")


class Extra(NamedTuple):
    """A column that goes to `extra`: its header, its name there, its place in a row, and what its texts mean."""

    header: str
    name: str
    place: int
    known: Remembered


class Repeated(NamedTuple):
    """A field whose cells repeat from row to row: its columns' places, and what the cells mean that have come."""

    field: str
    places: tuple[int, ...]
    known: dict[Any, Any]


class Choice(NamedTuple):
    """A column of a field that takes one of a few words: its field, header and place, and what its texts mean.

    That is the word, or None and the text of another word. `remark` says what becomes of other words.
    """

    field: str
    header: str
    place: int
    known: Remembered
    remark: str


class Plan:
    """The columns of a table with the place of each in a row, worked out once for all rows.

    `names` knows the cells that hold several names; `year` and `times` are columns beside a date that complete it,
    `ongoing` and `outcomes` those that may say that there is no end yet; `keeps_na` are the columns in which "NA" is
    a value. `all_day` says whether a row is of whole days; `before_christ` says that the year's column has years
    before Christ.
    """

    def __init__(
        self,
        headers: Sequence[str],
        columns: Columns,
        cells: DateCells | None = None,
        keeps_na: frozenset[str] = frozenset(),
        names: NameCells | None = None,
        *,
        before_christ: bool = False,
        clock: ClockColumns | None = None,
    ) -> None:
        places = {header: place for place, header in enumerate(headers)}
        self.columns = columns
        self.cells = cells or DateCells()
        self.keeps_na = keeps_na
        self.names = names
        self.before_christ = before_christ
        self.headers = tuple(headers)
        self.width = len(headers)
        field_places = _at(places, columns.fields.values())
        self.places = dict(zip(columns.fields, field_places, strict=True))
        self.rest = [*zip(columns.rest, _at(places, columns.rest), strict=True)]
        self.read_places = _at(places, (*columns.fields.values(), *columns.rest))
        self.more = {name: _at(places, more) for name, more in columns.more.items()}
        self.year = _column_called({"year"}, str.strip, columns.rest)
        self.all_day = _column_called(_ALL_DAY, key_of, columns.rest)
        self.times = columns.times
        self.has_end = not {"end", "end_year"}.isdisjoint(columns.fields)
        self.clock = clock or ClockColumns(columns.times)
        self.ongoing: list[str] = []
        self.outcomes: list[str] = []
        if self.has_end:
            self.ongoing = _columns_with(_ONGOING, columns.rest)
            self.outcomes = _columns_with(_OUTCOME, columns.rest)
        self.precisions = dict(columns.precisions)
        self.choices = [self._choice(f) for f in _CHOICES if f in columns.fields]
        self.has_extra = bool(self.rest) or "extra" in columns.fields
        self.repeated = [*self._repeated(places)]
        self.actors_place = self.places.get("actors")
        self.has_objects = not _OBJECTS.isdisjoint(columns.fields)
        self.degrees = sorted({"lat", "lon"} & columns.fields.keys())
        self.has_coordinates = "coordinates" in columns.fields
        self._date_places = sorted({*_at(places, self._date_headers())})
        self._date_place = _only(self._date_places)
        self.has_ids = "id" in columns.fields
        self.has_summaries = "summary" in columns.fields
        self.has_words = "date_text" in columns.fields
        self.has_plain_dates = self._has_plain_dates()
        self.extras = [self._extra(header, places[header]) for header in columns.rest]

    def _date_headers(self) -> Iterator[str]:
        """The headers of all columns that say something about the date."""
        for name in ("date", *_DATES_BESIDE):
            if name in self.columns.fields:
                yield self.columns.fields[name]
        for header in (self.year, self.all_day):
            if header is not None:
                yield header
        for column in self.times.values():
            yield column.header
        yield from (*self.precisions.values(), *self.ongoing, *self.outcomes)

    def _has_plain_dates(self) -> bool:
        """Whether nothing but the text of one column decides what the date is."""
        if self._date_place is None or "date" not in self.columns.fields:
            return False
        return self.cells.plain and not self.columns.literal

    def _repeated(self, places: Mapping[str, int]) -> Iterator[Repeated]:
        """The fields whose cells repeat from row to row, with the places of all columns that belong to each."""
        fields = self.columns.fields
        for name in REPEATED:
            if name in fields:
                headers = [fields[name]]
            else:
                headers = []
            if name == "sources" and "url" in fields:
                headers.append(fields["url"])
            columns = [places[header] for header in headers]
            columns += self.more.get(name, ())
            if columns:
                yield Repeated(name, tuple(columns), {})

    def date_key(self, values: Sequence[Any]) -> Any:
        """The cells that decide what the date of a row is; None where they can't be compared."""
        if self._date_place is not None:
            cell = values[self._date_place]
            if cell.__class__ is str:
                return cell
            return None
        key = tuple([values[place] for place in self._date_places])
        if _COMPARED.issuperset(map(type, key)):
            return key
        return None

    def text(
        self, field: str, value: Any, missing: Callable[[str], bool] = is_missing
    ) -> Any:
        """The text of a cell; None where it says that there is none. A JSON value that isn't text is left as it is."""
        literal = self.columns.literal
        if value.__class__ is str and len(value) > LONGEST_MISSING:
            return value if literal else value.strip()
        text = text_of(value)
        if not isinstance(text, str) or literal:
            return text
        # no text that begins with a digit says that there is none
        if not text[:1].isdigit() and missing(text) and not self._keeps(field, text):
            return None
        return text.strip()

    def _keeps(self, field: str, text: str) -> bool:
        return text.strip() == "NA" and self.columns.fields[field] in self.keeps_na

    def _choice(self, field: str) -> Choice:
        """A column of a field that takes one of a few words."""
        header = self.columns.fields[field]
        known = Remembered(partial(self.choice_of, field))
        listed = ", ".join(_CHOICES[field])
        remark = f"not one of {listed}, so kept in extra.{header}"
        return Choice(field, header, self.places[field], known, remark)

    def choice_of(self, field: str, cell: Any) -> tuple[Any, str | None]:
        """One of the words that a field takes; in a table of others, None and any other word."""
        value = self.text(field, cell)
        if not isinstance(value, str):
            return value, None
        if self.columns.literal or value.lower() in _CHOICES[field]:
            return value.lower(), None
        return None, value

    def _extra(self, header: str, place: int) -> Extra:
        """A column that goes to `extra`."""
        read = self._value_or_na if header in self.keeps_na else self._value
        known = Remembered(read)
        known[""] = None
        return Extra(header, header.removeprefix("extra."), place, known)

    def _value(self, text: str) -> Any:
        """A cell that goes to `extra`: a number where it is one; None for what programs write into empty cells."""
        if not self.columns.literal and is_made_missing(text):
            return None
        return number_or_text(text)

    def _value_or_na(self, text: str) -> Any:
        """The same in a column in which "NA" is a value."""
        value = self._value(text)
        if value is None:
            return text
        return value


def _column_called(
    names: Container[str], key: Callable[[str], str], headers: Iterable[str]
) -> str | None:
    """The column whose key is one of these names."""
    return next((header for header in headers if key(header).lower() in names), None)


def _at(places: Mapping[str, int], headers: Iterable[str]) -> list[int]:
    return [places[header] for header in headers]


def _only(places: list[int]) -> int | None:
    if len(places) == 1:
        return places[0]
    return None


def _columns_with(pattern: re.Pattern[str], headers: Iterable[str]) -> list[str]:
    return [header for header in headers if pattern.search(header.lower())]
