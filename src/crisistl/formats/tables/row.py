"""Row: one row of a table, its cells by our fields, and the event's fields that are made of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crisistl.dates import DateError
from crisistl.errors import Advice
from crisistl.formats.core.date_evidence import FileDates
from crisistl.formats.core.file_dates import FileDate, file_date
from crisistl.formats.tables.cells import (
    LONGEST_MISSING,
    addresses_of,
    is_empty,
    is_made_missing,
    is_missing,
    items_of,
    json_of,
    number_or_text,
    objects_of,
    text_of,
)
from crisistl.formats.tables.clock_columns import ClockColumns
from crisistl.formats.tables.date_cells import DateCells, says_open, vaguer
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.name_cells import NameCells
from crisistl.formats.tables.parts import END_UNITS, UNITS, is_unknown_year
from crisistl.model.event_fields import choices_of
from crisistl.model.timeline import Citation, Quote

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
_CHOICES = tuple(choices_of())
_LONGEST_TITLE = 100
_CODE = re.compile(r"-\d{1,4}|\d{1,3}|9999|\.")
_OPEN_END = ("-7", "9999")
_YEAR = re.compile(r"-?\d{1,4}")
_PADDED = re.compile(r"-0\d{3}")  # a year before 1 in ISO order and EDTF, as it is
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_QUOTE_KEYS = frozenset(Quote.model_fields)
_CITATION_KEYS = frozenset(Citation.model_fields)
_ONGOING = re.compile(r"ongo|(?:right)?_?censor|still_in")
_OUTCOME = re.compile(r"exit|end|status|outcome|still|ongo")
_YES = frozenset(("1", "1.0", "yes", "true", "y"))
_COUNT = re.compile(r"[<>~]?\d[\d,.]*(?:-\d[\d,.]*)?\+?|\d+s")


class Plan:
    """The columns of a table with the place of each in a row, worked out once for all rows.

    `names` knows the cells that hold several names; `year` and `times` are columns beside a date that complete it,
    `ongoing` and `outcomes` those that may say that there is no end yet; `keeps_na` are the columns in which "NA" is
    a value. `before_christ` says that the year's column has years before Christ.
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
        self.fields = [(name, places[h]) for name, h in columns.fields.items()]
        self.rest = [(header, places[header]) for header in columns.rest]
        self.more = {
            name: [places[header] for header in more]
            for name, more in columns.more.items()
        }
        lowered = {header.strip().lower(): header for header in columns.rest}
        self.year = lowered.get("year")
        self.times = columns.times
        self.clock = clock or ClockColumns(columns.times)
        self.ongoing = [h for h in columns.rest if _ONGOING.match(h.lower())]
        self.outcomes = [h for h in columns.rest if _OUTCOME.search(h.lower())]
        self.precisions = dict(columns.precisions)
        self.choices = [name for name in _CHOICES if name in columns.fields]
        self.has_extra = bool(self.rest) or "extra" in columns.fields
        self.repeated = [*self._repeated(places)]
        self.has_objects = not _OBJECTS.isdisjoint(columns.fields)
        self.degrees = [name for name in ("lat", "lon") if name in columns.fields]
        of_dates = [columns.fields.get(name) for name in ("date", *_DATES_BESIDE)]
        beside = (
            self.year,
            *(column.header for column in self.times.values()),
            *(*self.precisions.values(), *self.ongoing, *self.outcomes),
        )
        self._date_places = sorted(
            {places[h] for h in (*of_dates, *beside) if h is not None}
        )
        alone = self._date_places if len(self._date_places) == 1 else None
        self._date_place = alone[0] if alone else None

    def _repeated(
        self, places: Mapping[str, int]
    ) -> Iterator[tuple[str, tuple[int, ...]]]:
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
                yield name, tuple(columns)

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

    def row(self, line: int, values: Sequence[Any]) -> "Row":
        """The row of these cells."""
        cells = {name: v for name, at in self.fields if (v := values[at]) or v == 0}
        rest = {}
        if self.rest:
            rest = {h: v for h, at in self.rest if (v := values[at]) or v == 0}
        return Row(line, self, cells, rest, values)


@dataclass(slots=True)
class Row:
    """The cells of a row that are not empty (they may be blank), by field, and those of other columns, by header.

    What can't go where it belongs is put into `spare`, by header; `codes` are the parts of a date that mean "unknown".
    `lost_end` is an end without a year; `time_remarks` are what is to be said about the times beside a date, each as
    the kind and the example. `read_times` are the columns of times that the date has taken in.
    `open_end` says that a column has no end yet, `vague` that a precision made a date vaguer.
    """

    line: int
    plan: Plan
    cells: dict[str, Any]
    rest: dict[str, Any]
    values: Sequence[Any]
    spare: dict[str, Any] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    open_end: str = ""
    vague: str = ""
    before_christ: str = ""
    lost_end: str = ""
    time_remarks: list[tuple[str, str]] = field(default_factory=list)
    read_times: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in any cell."""
        return all(map(is_empty, (*self.cells.values(), *self.rest.values())))

    @property
    def columns(self) -> Columns:
        """The columns of the table."""
        return self.plan.columns

    def one(self, name: str, missing: Callable[[str], bool] = is_missing) -> Any:
        """The text of a field; a JSON value that isn't text is left for the model to refuse."""
        value = self.cells.get(name)
        if value is None:
            return None
        if value.__class__ is str and len(value) > LONGEST_MISSING:
            if self.plan.columns.literal:
                return value
            return value.strip()
        text = text_of(value)
        if not isinstance(text, str) or self.plan.columns.literal:
            return text
        if missing(text) and not self._keeps(name, text):
            return None
        return text.strip()

    def _keeps(self, name: str, text: str) -> bool:
        return text.strip() == "NA" and self.columns.fields[name] in self.plan.keeps_na

    def place(self) -> Any:
        """The place, with the country of a column beside it."""
        place = None
        if "place" in self.cells:
            place = self.one("place")
        for column in self.plan.more.get("place", ()):
            country = text_of(self.values[column])
            if not isinstance(country, str) or is_missing(country):
                continue
            country = country.strip()
            if place is None:
                return country
            if isinstance(place, str) and country.lower() not in place.lower():
                return f"{place}, {country}"
        return place

    def degrees(self, name: str) -> Any:
        """A coordinate as a number; what is none is left for the model to refuse."""
        text = self.one(name)
        if not isinstance(text, str):
            return text
        try:
            return float(text.replace(",", ".", 1))
        except ValueError:
            return text

    def line_of_text(self, name: str) -> Any:
        """Running text on one line."""
        text = self.one(name, is_made_missing)
        if isinstance(text, str):
            return _one_line(text)
        return text

    def names(self, name: str, split: str | None) -> list[Any]:
        """The items of a list, and of the further columns of its field."""
        items = [text_of(item) for item in self._items(name, split)]
        if self.columns.literal:
            return items
        for place in self.plan.more.get(name, ()) if name != "place" else ():
            items += [text_of(item) for item in items_of(self.values[place], split)]
        people = name in ("actors", "targets", "attributed_to")
        return [item for item in items if not _says_nothing(item, people)]

    def _items(self, name: str, split: str | None) -> list[Any]:
        """The items in a cell, apart also where the file shows that it holds several names."""
        cell, names = self.cells.get(name), self.plan.names
        if names is not None and isinstance(cell, str):
            parts = names.parts(name, cell.strip())
            if parts:
                return [*parts]
        if name == "url" and isinstance(cell, str) and (found := addresses_of(cell)):
            return [*found]
        return items_of(cell, split)

    def sides(self, split: str | None) -> tuple[list[Any], list[Any]]:
        """Who acts and towards whom; a cell such as "A, B → C", as in our column "who", contains both."""
        both = self.cells.get("actors")
        if isinstance(both, str) and " → " in both and "targets" not in self.cells:
            acting, _, addressed = both.partition(" → ")
            return items_of(acting, split or ", "), items_of(addressed, split or ", ")
        return self.names("actors", split), self.names("targets", split)

    def dates(self, dates: FileDates) -> list[FileDate]:
        """The date, or the first and the last where a column says when it ended. Raises DateError."""
        if "date" in self.cells:
            first = text_of(self.cells["date"])
        else:
            first = self._joined_date(UNITS, dates.settings.century)
            if first is not None:
                settings = dates.settings
                if self._part("month"):
                    settings = replace(settings, pairs="edtf")
                return [file_date(first, settings), *self._end(dates)]
        if first is None or (isinstance(first, str) and not first.strip()):
            above = dates.blank()
            if above:
                return [above]
            return []
        if not isinstance(first, str):
            return []
        if self.columns.literal:
            # a spreadsheet makes 0602 the number 602, and EDTF has no such text
            year = first
            if first.isdecimal():
                year = first.zfill(4)
            found = [file_date(year, replace(dates.settings, pairs="edtf"))]
        else:
            found = [self._vaguer("date", self._read(dates, first.strip()))]
        found += self._end(dates)
        if self.plan.times:
            return self._timed(found, dates)
        return found

    def _end(self, dates: FileDates) -> list[FileDate]:
        whole = "end" in self.cells
        century = dates.settings.century
        if whole:
            end = self.one("end")
        else:
            end = self._joined_date(END_UNITS, century)
        if self._is_ongoing(end):
            return [FileDate("..")]
        if not isinstance(end, str):
            return []
        if not whole:
            return [file_date(end, replace(dates.settings, pairs="edtf"))]
        text = self._meant("end", end)
        return [self._vaguer("end", file_date(text, dates.settings))]

    def _is_ongoing(self, end: Any) -> bool:
        """Whether the end is open: by its code, by its own words, or by a column beside it."""
        names = self.columns.fields.keys()
        if "end" not in names and "end_year" not in names:
            return False
        if end is None and self.one("end_year") in _OPEN_END:
            return True
        if isinstance(end, str) and says_open(end):
            self.open_end = end
            return True
        for header in self.plan.ongoing:
            if str(self.rest.get(header, "")).strip().lower() in _YES:
                self.open_end = f"{header} {self.rest[header]}"
                return True
        for header in self.plan.outcomes:
            value = self.rest.get(header)
            if isinstance(value, str) and says_open(value):
                self.open_end = value
                return True
        return False

    def _meant(self, name: str, text: str) -> str:
        header = self.columns.fields.get(name)
        if header:
            return self.plan.cells.text(header, text)
        return text

    def _vaguer(self, name: str, date: FileDate) -> FileDate:
        header = self.plan.precisions.get(name)
        precision = ""
        if header:
            precision = str(text_of(self.rest.get(header, "")))
        found = date
        if precision:
            found = vaguer(date, precision)
        if found.text != date.text:
            self.vague = f"{header} {precision}: {date.text} is {found.text}"
        return found

    def _read(self, dates: FileDates, text: str) -> FileDate:
        """The date of a cell, with the time of a column beside it where it is a day without one."""
        text = self._meant("date", text)
        year = self.year()
        return dates.read(self.line, text, year)

    def _timed(self, found: list[FileDate], dates: FileDates) -> list[FileDate]:
        """The dates with the times of the columns beside them; what can't be read is reported."""
        cells = {}
        for name, column in self.plan.times.items():
            text = text_of(self.rest.get(column.header, ""))
            if isinstance(text, str) and not is_missing(text):
                cells[name] = text.strip()
        result = self.plan.clock.timed(found, cells, dates.settings)
        self.time_remarks.extend(result.remarks)
        if not result.remarks and any("T" in date.text for date in result.dates):
            # what is in the date isn't kept twice: an edit of the date would leave the other one behind
            self.read_times = tuple(
                column.header for column in self.plan.times.values()
            )
        return [*result.dates]

    def year(self) -> int | None:
        """The year of a column beside the date's, for dates that have none or only two digits of it."""
        if self.plan.year is None:
            return None
        text = str(self.rest.get(self.plan.year, "")).strip()
        if re.fullmatch(r"\d{4}(\.0)?", text):
            return int(text[:4])
        return None

    def _joined_date(self, names: tuple[str, ...], century: int | None) -> str | None:
        """The date of the columns year, month and day, as precise as they are known.

        In a month or day, datasets write 0, 99, -9 or "." for unknown; such a code is kept in `extra`.
        """
        year, month, day = map(self._part, names)
        if self.plan.before_christ and year.startswith("-") and is_unknown_year(year):
            raise DateError(
                f"the year {year} can be one before Christ or a code for an unknown one",
                f"write -{int(year[1:]) - 1:04} for {year[1:]} BC, or take the row out",
            )
        if (not year or is_unknown_year(year)) and names is UNITS:
            year, month, day = str(self.year() or ""), "", ""
        if not year or (names is END_UNITS and is_unknown_year(year)):
            self._put_parts_aside(names, month, day)
            return None
        if year.isdecimal() and len(year) <= 2 and not self.plan.before_christ:
            year = self._with_century(year, century)
        if month and not month.isdecimal() and not _CODE.fullmatch(month):
            if self._is_unknown(names[2], day, 31):
                day = ""
            return f"{day} {month} {year}".strip()
        if day and not month and self.cells.get(names[1]) is None:
            raise DateError(
                f"the day {day} has no month", "fill in the month, or take the day out"
            )
        if self._is_unknown(names[1], month, 12):
            month = ""
        if day and (not month or self._is_unknown(names[2], day, 31)):
            self.put_aside(names[2], day)
            day = ""
        parts = (part.zfill(2) for part in (month, day) if part)
        return "-".join([self._full_year(year), *parts])

    def _put_parts_aside(self, names: tuple[str, ...], month: str, day: str) -> None:
        """Keep the month and day of an end without a year in `extra`."""
        for name, text in zip(names[1:], (month, day), strict=True):
            if names is END_UNITS and text and not text.startswith("-"):
                header = self.put_aside(name, text)
                if text.isdecimal() and 1 <= int(text) <= 31:
                    self.lost_end = f"{header} {text}"

    def _with_century(self, year: str, century: int | None) -> str:
        """A year of two digits with the century that the user gives."""
        if century is None:
            raise DateError(
                f"the year {year!r} has no century",
                "write its four digits, or give the century of all such years",
                "ambiguous",
                (Advice("century", ("19",)),),
            )
        return f"{century}{year:0>2}"

    def _full_year(self, year: str) -> str:
        """A year of four digits; one before the year 1 is counted as historians do, without a year 0."""
        if _PADDED.fullmatch(year):
            return year
        if year.startswith("-") and _YEAR.fullmatch(year):
            found = "0000"
            if int(year) < -1:
                found = f"-{-int(year) - 1:04}"
            self.before_christ = f"{year} is {-int(year)} BC, {found} in EDTF"
            return found
        if self.plan.before_christ and year.isdecimal():
            return year.zfill(4)
        if year.isdecimal() and len(year) == 3:
            return year.zfill(4)
        return year

    def _part(self, name: str) -> str:
        """A part of a date as it is written, without what only says that there is none."""
        text = str(text_of(self.cells.get(name, ""))).strip().removesuffix(".0")
        if is_missing(text) and not _CODE.fullmatch(text):
            return ""
        return text

    def _is_unknown(self, name: str, text: str, most: int) -> bool:
        """Whether a part of a date is a code for unknown, which is then kept in `extra`."""
        if not text or (text.isdecimal() and 1 <= int(text) <= most):
            return False
        if not _CODE.fullmatch(text):
            return False
        self.codes.append(f"{self.put_aside(name, text)} {text}")
        return True

    def quotes(self) -> list[Any]:
        """The quotes; a cell with no JSON in it is one, whatever separates its words."""
        value = self.cells.get("quotes")
        if isinstance(value, str) and not value.strip():
            return []
        if _is_prose(value):
            found = [value]
        else:
            found = objects_of(value, None, _QUOTE_KEYS)
        result = []
        for item in found:
            result.append({"text": _one_line(item)} if isinstance(item, str) else item)
        return result

    def objects(self, name: str) -> list[Any]:
        """The objects of a cell of JSON; any other text is left for the model to refuse."""
        value = self.cells.get(name)
        if value is None or (isinstance(value, str) and is_missing(value)):
            return []
        found = value
        if isinstance(value, str):
            found = json_of(value, "[")
        if isinstance(found, list):
            return found
        return [found]

    def citations(self, split: str | None) -> list[Any]:
        """The citations, their sources by title; a web address beside one source is that one's."""
        cell, names = self.cells.get("sources"), self.plan.names
        parts: list[Any] | None = None
        if names is not None and isinstance(cell, str):
            parts = names.parts("sources", cell.strip())
        if isinstance(cell, str) and not self.columns.literal:
            parts = addresses_of(cell) or parts
        items = parts or objects_of(cell, split, _CITATION_KEYS)
        found = [item for item in map(self._citation, items) if item is not None]
        urls = self.names("url", split)
        if (
            len(urls) == 1
            and len(found) == 1
            and isinstance(found[0], dict)
            and "url" not in found[0]
        ):
            return [found[0] | {"url": urls[0]}]
        return [*found, *({"url": url} for url in urls)]

    def _citation(self, item: Any) -> Any:
        if not isinstance(item, str):
            return item
        if self.columns.literal:
            return {"source": item}
        if is_missing(item):
            return None
        if _WEB.fullmatch(item):
            return {"url": item}
        return {"source": item}

    def extra(self) -> dict[str, Any]:
        """Everything without a field of its own: the column "extra", other columns, spare cells."""
        found: dict[str, Any] = {}
        if "extra" in self.cells:
            whole = self.cells["extra"]
            parsed = whole
            if isinstance(whole, str):
                parsed = json_of(whole, "{")
            if isinstance(parsed, dict):
                found = dict(parsed)
            else:
                found = {"extra": whole}
        for header, value in self.rest.items():
            if not isinstance(value, str):
                found[header.removeprefix("extra.")] = value
            elif (
                self.columns.literal
                or not is_made_missing(value)
                or header in self.plan.keeps_na
            ):
                found[header.removeprefix("extra.")] = number_or_text(value)
        return found | self.spare

    def put_aside(self, name: str, value: Any) -> str:
        """Keep a field's value among the spare ones; returns the header under which it is kept."""
        header = self.columns.fields[name]
        self.spare[header] = value
        return header


def _says_nothing(item: Any, people: bool) -> bool:
    """Whether an item is none; of who acts, also a bare number such as ">10000" or "100s"."""
    if not isinstance(item, str):
        return False
    return is_missing(item) or (people and _COUNT.fullmatch(item.strip()) is not None)


def _is_prose(value: Any) -> bool:
    return isinstance(value, str) and not value.lstrip().startswith(("{", "["))


def _one_line(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text
    return re.sub(r"\s*[\r\n]+\s*", " ", text)


def title_from(text: str) -> str:
    """The first sentence or line of a text, cut at a word where it is long."""
    first = re.split(r"(?<=[.!?])\s|[\r\n]", text.strip(), maxsplit=1)[0].strip()
    if len(first) <= _LONGEST_TITLE:
        return first
    return f"{first[:_LONGEST_TITLE].rpartition(' ')[0] or first[:_LONGEST_TITLE]} …"
