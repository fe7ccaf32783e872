"""Row: one row of a table, its cells by our fields, and the event's fields that are made of them."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from crisistl.dates import DateError
from crisistl.formats.core.date_evidence import FileDates
from crisistl.formats.core.file_dates import FileDate, file_date
from crisistl.formats.tables.cells import (
    is_empty,
    is_made_missing,
    is_missing,
    items_of,
    json_of,
    number_or_text,
    objects_of,
    text_of,
)
from crisistl.formats.tables.headers import Columns
from crisistl.model.timeline import Citation, Quote

_LONGEST_TITLE = 100
_START, _END = ("year", "month", "day"), ("end_year", "end_month", "end_day")
_CODE = re.compile(r"-?\d{1,3}|\.")
_OPEN_END = ("-7", "9999")
_UNKNOWN_YEAR = re.compile(r"-\d+|0|9999|\.")
_WEB = re.compile(r"https?://\S+")
_QUOTE_KEYS = frozenset(Quote.model_fields)
_CITATION_KEYS = frozenset(Citation.model_fields)
_CLOCK = re.compile(r"\d{1,2}:\d\d(:\d\d)?( ?[ap]\.?m\.?)?", re.IGNORECASE)
_HAS_TIME = re.compile(r"\d:\d\d")


@dataclass(slots=True)
class Row:
    """The cells of a row that are not empty, by field, and those of other columns, by header.

    What can't go where it belongs is put into `spare`, by header; `codes` are the parts of a date that mean "unknown".
    """

    line: int
    columns: Columns
    cells: dict[str, Any]
    rest: dict[str, Any]
    spare: dict[str, Any] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, line: int, columns: Columns, values: Any) -> "Row":
        """The row of these values, a mapping by header."""
        fields, rest = columns.fields.items(), columns.rest
        return cls(
            line,
            columns,
            {
                name: values[header]
                for name, header in fields
                if not is_empty(values[header])
            },
            {header: values[header] for header in rest if not is_empty(values[header])},
        )

    def one(self, name: str, missing: Callable[[str], bool] = is_missing) -> Any:
        """The text of a field; a JSON value that isn't text is left for the model to refuse."""
        text = text_of(self.cells.get(name))
        if self.columns.literal or not isinstance(text, str):
            return text
        return None if missing(text) else text.strip()

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
        return _one_line(text) if isinstance(text, str) else text

    def names(self, name: str, split: str | None) -> list[Any]:
        """The items of a list."""
        items = [text_of(item) for item in items_of(self.cells.get(name), split)]
        return (
            items
            if self.columns.literal
            else [item for item in items if not _says_nothing(item)]
        )

    def sides(self, split: str | None) -> tuple[list[Any], list[Any]]:
        """Who acts and towards whom; a cell such as "A, B → C", as in our column "who", contains both."""
        both = self.cells.get("actors")
        if isinstance(both, str) and " → " in both and "targets" not in self.cells:
            acting, _, addressed = both.partition(" → ")
            return items_of(acting, split or ", "), items_of(addressed, split or ", ")
        return self.names("actors", split), self.names("targets", split)

    def dates(self, dates: FileDates) -> list[FileDate]:
        """The date, or the first and the last where a column says when it ended. Raises DateError."""
        first = (
            text_of(self.cells["date"])
            if "date" in self.cells
            else self._joined_date(_START)
        )
        if first is None:
            above = dates.blank()
            return [above] if above else []
        if not isinstance(first, str):
            return []
        if self.columns.literal:
            found = [file_date(first, replace(dates.settings, pairs="edtf"))]
        else:
            found = [self._read(dates, first.strip())]
        end = self.one("end") if "end" in self.cells else self._joined_date(_END)
        if end is None and self.one("end_year") in _OPEN_END:
            return [*found, FileDate("..")]
        return (
            [*found, file_date(end, dates.settings)] if isinstance(end, str) else found
        )

    def _read(self, dates: FileDates, text: str) -> FileDate:
        """The date of a cell, with the time of a column beside it where it is a day without one."""
        time = self._time()
        if time and not _HAS_TIME.search(text):
            with suppress(DateError):
                return dates.read(self.line, f"{text} {time}", self._year())
        return dates.read(self.line, text, self._year())

    def _time(self) -> str | None:
        """The time of day of a column "Time" beside the date's; it stays in `extra` as well."""
        for header, value in self.rest.items():
            if header.strip().lower() == "time" and _CLOCK.fullmatch(
                str(value).strip()
            ):
                return str(value).strip()
        return None

    def _year(self) -> int | None:
        """The year of a column beside the date's, for dates that have none."""
        for header, value in self.rest.items():
            if header.strip().lower() == "year" and re.fullmatch(
                r"\d{4}(\.0)?", str(value).strip()
            ):
                return int(str(value).strip()[:4])
        return None

    def _joined_date(self, names: tuple[str, str, str]) -> str | None:
        """The date of the columns year, month and day, as precise as they are known.

        In a month or day, datasets write 0, 99, -9 or "." for unknown; such a code is kept in `extra`.
        """
        year, month, day = map(self._part, names)
        if not year or (names is _END and _UNKNOWN_YEAR.fullmatch(year)):
            return None
        if month and not month.isdecimal() and not _CODE.fullmatch(month):
            return f"{day} {month} {year}".strip()
        if day and not month:
            raise DateError(
                f"the day {day} has no month", "fill in the month, or take the day out"
            )
        if self._is_unknown(names[1], month, 12):
            month = ""
        if day and (not month or self._is_unknown(names[2], day, 31)):
            self.put_aside(names[2], day)
            day = ""
        return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])

    def _part(self, name: str) -> str:
        """A part of a date as it is written, without what only says that there is none."""
        text = str(text_of(self.cells.get(name, ""))).strip().removesuffix(".0")
        return "" if is_missing(text) and not _CODE.fullmatch(text) else text

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
        found = [value] if _is_prose(value) else objects_of(value, None, _QUOTE_KEYS)
        return [
            {"text": _one_line(item)} if isinstance(item, str) else item
            for item in found
        ]

    def citations(self, split: str | None) -> list[Any]:
        """The citations, their sources by title; a web address beside one source is that one's."""
        found = [
            self._citation(item)
            for item in objects_of(self.cells.get("sources"), split, _CITATION_KEYS)
        ]
        found = [item for item in found if item is not None]
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
        return (
            None
            if is_missing(item)
            else {"url": item}
            if _WEB.fullmatch(item)
            else {"source": item}
        )

    def extra(self) -> dict[str, Any]:
        """Everything without a field of its own: the column "extra", other columns, spare cells."""
        found: dict[str, Any] = {}
        if "extra" in self.cells:
            whole = self.cells["extra"]
            parsed = json_of(whole, "{") if isinstance(whole, str) else whole
            found = dict(parsed) if isinstance(parsed, dict) else {"extra": whole}
        for header, value in self.rest.items():
            if not isinstance(value, str):
                found[header.removeprefix("extra.")] = value
            elif self.columns.literal or not is_made_missing(value):
                found[header.removeprefix("extra.")] = number_or_text(value)
        return found | self.spare

    def put_aside(self, name: str, value: Any) -> str:
        """Keep a field's value among the spare ones; returns the header under which it is kept."""
        header = self.columns.fields[name]
        self.spare[header] = value
        return header


def _says_nothing(item: Any) -> bool:
    return isinstance(item, str) and is_missing(item)


def _is_prose(value: Any) -> bool:
    return isinstance(value, str) and not value.lstrip().startswith(("{", "["))


def _one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", text)


def title_from(text: str) -> str:
    """The first sentence or line of a text, cut at a word where it is long."""
    first = re.split(r"(?<=[.!?])\s|[\r\n]", text.strip(), maxsplit=1)[0].strip()
    if len(first) <= _LONGEST_TITLE:
        return first
    return f"{first[:_LONGEST_TITLE].rpartition(' ')[0] or first[:_LONGEST_TITLE]} …"
