"""Row dates: the date of one row of a table, from all the columns that say something about it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from crisistl.dates import DateError
from crisistl.dates.written import Settings
from crisistl.errors import Advice
from crisistl.formats.core.file_dates import FileDate, file_date, is_iso_day
from crisistl.formats.core.settled_dates import FileDates
from crisistl.formats.tables.cells import is_missing, text_of
from crisistl.formats.tables.clock_columns import MIDNIGHT
from crisistl.formats.tables.date_cells import says_open, vaguer
from crisistl.formats.tables.parts import (
    END_UNITS,
    UNITS,
    has_month_and_day,
    is_unknown_year,
)
from crisistl.formats.tables.row import Row

_CODE = re.compile(r"-\d{1,4}|\d{1,3}|9999|\.")
_NEGATIVE = re.compile(r"-\d{1,3}")
_OPEN_END = ("-7", "9999")
_MONTH_AND_DAY = re.compile(r"\d{3,4}")
_SHORT_YEAR = re.compile(r"\d\d")
_SHORT_YEAR_ALONE = re.compile(r"\d\d?")
_YEAR = re.compile(r"-?\d{1,4}")
_PADDED = re.compile(r"-0\d{3}")  # a year before 1 in ISO order and EDTF, as it is
_MIDNIGHT = re.compile(r"(?:12|0?0):00(?::00)?\s*(?:am)?", re.IGNORECASE)
_YES = frozenset(("1", "1.0", "yes", "true", "y"))


class EndError(DateError):
    """The end of a date can't be read."""


class RowDates:
    """Reads the date of a row, and remembers what there is to say about it.

    `codes` are the parts of a date that mean "unknown", `open_end` what says that there is no end yet, `vague` a
    precision that made a date vaguer, `lost_end` an end without a year; `time_remarks` are about the times beside the
    date, each as the kind and the example. `read_times` are the columns of times that the date has taken in.
    """

    def __init__(self, row: Row, dates: FileDates) -> None:
        self.row = row
        self.plan = row.plan
        self.dates = dates
        self.codes: list[str] = []
        self.open_end = ""
        self.vague = ""
        self.before_christ = ""
        self.short_year = ""
        self.lost_end = ""
        self.time_remarks: list[tuple[str, str]] = []
        self.read_times: tuple[str, ...] = ()

    def read(self) -> list[FileDate]:
        """The date, or the first and the last where a column says when it ended. Raises DateError."""
        if "date" not in self.row.cells:
            joined = self._joined_date(UNITS)
            if joined is None:
                return self._as_above()
            return [file_date(joined, self._joined_settings()), *self._end()]
        text = text_of(self.row.cells["date"])
        if not isinstance(text, str):
            return []
        if not text.strip():
            return self._as_above()
        if self.row.columns.literal:
            found = self._literal(text)
        else:
            found = self._vaguer("date", self._read(text.strip()))
        return self._with_columns_beside([found])

    def _as_above(self) -> list[FileDate]:
        """The date of the row above; a row with an end has a beginning of its own, which isn't known."""
        above = self.dates.blank()
        if above and not self._end():
            return self._with_columns_beside([above])
        self._refuse_unknown_year()
        return []

    def _literal(self, text: str) -> FileDate:
        """A date that we wrote; a spreadsheet makes 0602 the number 602, and EDTF has no such text."""
        if text.isdecimal():
            text = text.zfill(4)
        return file_date(text, replace(self.dates.settings, pairs="edtf"))

    def _with_columns_beside(self, found: list[FileDate]) -> list[FileDate]:
        """The date with its end and with the times of the columns beside it."""
        if self.plan.has_end:
            found += self._end()
        if self._is_all_day():
            return self._whole_days(found)
        if self.plan.times:
            return self._timed(found)
        return found

    def _is_all_day(self) -> bool:
        header = self.plan.all_day
        if header is None:
            return False
        return str(self.row.rest.get(header, "")).strip().lower() in _YES

    def _whole_days(self, found: list[FileDate]) -> list[FileDate]:
        """The days of an event of whole days; calendars end it at midnight of the day after the last one."""
        end_time = self.plan.times.get("end_time")
        if end_time is None or len(found) < 2:
            return found
        text = str(self.row.rest.get(end_time.header, "")).strip()
        if not _MIDNIGHT.fullmatch(text) or not is_iso_day(found[1].text):
            return found
        start, end = max(found[0].text, str(date.min)), found[1].text
        if end < start:
            return found  # which is refused, as an end before the beginning
        if end == start:
            return found[:1]
        last = str(date.fromisoformat(end) - timedelta(1))
        if last < start:
            return found[:1]
        return [found[0], FileDate(last)]

    def _joined_settings(self) -> Settings:
        """How a date of several columns is read: with a month it can't be a pair of years."""
        if self._part("month"):
            return replace(self.dates.settings, pairs="edtf")
        return self.dates.settings

    def _end(self) -> list[FileDate]:
        """The last day, where there is one. Raises EndError."""
        if not self.plan.has_end:
            return []
        try:
            return self._read_end()
        except DateError as error:
            raise EndError(
                error.problem, error.remedy, error.kind, error.advice
            ) from error

    def _read_end(self) -> list[FileDate]:
        settings = self.dates.settings
        whole = "end" in self.row.cells
        if whole:
            end = self.row.one("end")
        else:
            end = self._joined_date(END_UNITS)
        if self._is_ongoing(end):
            return [FileDate("..")]
        if not isinstance(end, str):
            if whole:
                self._keep_code()
            return []
        if not whole:
            return [file_date(end, replace(settings, pairs="edtf"))]
        text = self._meant("end", end)
        return [self._vaguer("end", self.dates.read_end(text, self.year()))]

    def _keep_code(self) -> None:
        """Keep a code such as -9, for an end that isn't known, in `extra`."""
        code = str(text_of(self.row.cells["end"])).strip()
        if _NEGATIVE.fullmatch(code):
            header = self.row.put_aside("end", code)
            self.codes.append(f"{header} {code}")

    def _is_ongoing(self, end: Any) -> bool:
        """Whether the end is open: by its code, by its own words, or by a column beside it."""
        if end is None and self.row.one("end_year") in _OPEN_END:
            return True
        if isinstance(end, str) and says_open(end):
            self.open_end = end
            return True
        for header in self.plan.ongoing:
            if str(self.row.rest.get(header, "")).strip().lower() in _YES:
                self.open_end = f"{header} {self.row.rest[header]}"
                return True
        for header in self.plan.outcomes:
            value = self.row.rest.get(header)
            if isinstance(value, str) and says_open(value):
                self.open_end = value
                return True
        return False

    def _meant(self, name: str, text: str) -> str:
        header = self.row.columns.fields.get(name)
        if header:
            return self.plan.cells.text(header, text)
        return text

    def _vaguer(self, name: str, date: FileDate) -> FileDate:
        header = self.plan.precisions.get(name)
        precision = ""
        if header:
            precision = str(text_of(self.row.rest.get(header, "")))
        found = date
        if precision:
            found = vaguer(date, precision)
        if found.text != date.text:
            self.vague = f"{header} {precision}: {date.text} is {found.text}"
        return found

    def _read(self, text: str) -> FileDate:
        """The date of a cell, with the year of a column beside it where it has none. Raises DateError."""
        text = self._meant("date", text)
        year = self.year()
        try:
            return self.dates.read(self.row.line, text, year)
        except DateError as error:
            short = self._year_beside()
            if (
                error.kind == "no year"
                and year is None
                and _SHORT_YEAR.fullmatch(short)
            ):
                raise self._which_century(short) from None
            raise

    def _timed(self, found: list[FileDate]) -> list[FileDate]:
        """The dates with the times of the columns beside them; what can't be read is reported."""
        cells = {}
        for name, column in self.plan.times.items():
            text = text_of(self.row.rest.get(column.header, ""))
            if isinstance(text, str) and not is_missing(text):
                cells[name] = text.strip()
        result = self.plan.clock.timed(found, cells, self.dates.settings)
        self.time_remarks.extend(result.remarks)
        is_read = all(kind == MIDNIGHT for kind, _ in result.remarks)
        if is_read and any("T" in date.text for date in result.dates):
            # what is in the date isn't kept twice: an edit of the date would leave the other one behind
            self.read_times = tuple(
                column.header for column in self.plan.times.values()
            )
        return [*result.dates]

    def year(self) -> int | None:
        """The year of a column beside the date's, for dates that have none or only two digits of it."""
        text = self._year_beside()
        if re.fullmatch(r"\d{4}(\.0)?", text):
            return int(text[:4])
        if _SHORT_YEAR.fullmatch(text):
            return self._in_century(text)
        return None

    def _year_beside(self) -> str:
        if self.plan.year is None:
            return ""
        return str(self.row.rest.get(self.plan.year, "")).strip()

    def _joined_date(self, names: tuple[str, ...]) -> str | None:
        """The date of the columns year, month and day, as precise as they are known.

        In a month or day, datasets write 0, 99, -9 or "." for unknown; such a code is kept in `extra`.
        """
        year, month, day = self._parts(names)
        self._refuse_unclear_year(year)
        if not year or is_unknown_year(year):
            if names is END_UNITS:
                self._put_end_aside(month, day)
                return None
            year, month, day = str(self.year() or ""), "", ""
        if not year:
            return None
        year = self._with_century(year)
        if month and not month.isdecimal() and not _CODE.fullmatch(month):
            if self._is_unknown(names[2], day, 31):
                day = ""
            return f"{day} {month} {year}".strip()
        return "-".join([self._full_year(year), *self._numbers(names, month, day)])

    def _parts(self, names: tuple[str, ...]) -> tuple[str, str, str]:
        """The year, month and day as they are written; a month such as 0704 has the day as well."""
        year, month, day = map(self._part, names)
        if not day and _MONTH_AND_DAY.fullmatch(month):
            month, day = self._divided(month)
        return year, month, day

    def _numbers(self, names: tuple[str, ...], month: str, day: str) -> Iterator[str]:
        """The month and the day in two digits, as far as they are known. Raises DateError."""
        if day and not month and self.row.cells.get(names[1]) is None:
            raise DateError(
                f"the day {day} has no month", "fill in the month, or take the day out"
            )
        if self._is_unknown(names[1], month, 12):
            month = ""
        if day and (not month or self._is_unknown(names[2], day, 31)):
            self.row.put_aside(names[2], day)
            day = ""
        for part in filter(None, (month, day)):
            yield part.zfill(2)

    def _refuse_unclear_year(self, year: str) -> None:
        """DateError where -9 is a code or a year before Christ."""
        if self.plan.before_christ and year.startswith("-") and is_unknown_year(year):
            edtf = _before_christ(int(year[1:]))
            raise DateError(
                f"the year {year} can be one before Christ or a code for an unknown one",
                f"write {edtf} for {year[1:]} BC, or take the row out",
            )

    def _divided(self, number: str) -> tuple[str, str]:
        """The month and the day of 0714 in a column that has both; a day such as 00 is kept as a code."""
        if not has_month_and_day(self.row.columns.fields.get("month", "")):
            return number, ""
        month, day = number[:-2], number[-2:]
        if 1 <= int(day) <= 31:
            return month, day
        self.codes.append(f"{self.row.put_aside('month', number)} {number}")
        return month, ""

    def _refuse_unknown_year(self) -> None:
        """DateError where the year is a code for an unknown one, or 0."""
        if "date" in self.row.cells:
            return
        year = self._part("year")
        if year.strip("0") == "" and year:
            raise DateError(
                f"the year {year} is a code for an unknown year, and there is no year 0: AD 1 follows 1 BC",
                "write the year, 0000 for 1 BC, or take the row out",
            )
        if is_unknown_year(year):
            raise DateError(
                f"the year {year} is a code for an unknown year",
                "write the year, or take the row out",
            )

    def _put_end_aside(self, month: str, day: str) -> None:
        """Keep the month and day of an end without a year in `extra`."""
        for name, text in zip(END_UNITS[1:], (month, day), strict=True):
            if text and not text.startswith("-"):
                header = self.row.put_aside(name, text)
                if text.isdecimal() and 1 <= int(text) <= 31:
                    self.lost_end = f"{header} {text}"

    def _with_century(self, year: str) -> str:
        """A year of two digits with the century that the user gives, or that the other years of the file show."""
        if not _SHORT_YEAR_ALONE.fullmatch(year) or self.plan.before_christ:
            return year
        full = self._in_century(year)
        if full is None:
            raise self._which_century(year)
        if self.dates.settings.near is not None:
            self.short_year = f"{year} is {full}"
        return str(full)

    def _in_century(self, year: str) -> int | None:
        """The year that two digits mean; None where that is unknown, or far from the other years of the file."""
        century, near = self.dates.settings.century, self.dates.settings.near
        if century is None:
            return None
        full = 100 * century + int(year)
        if near is not None and not near[0] <= full <= near[1]:
            return None
        return full

    def _which_century(self, year: str) -> DateError:
        return DateError(
            f"the year {year!r} has two digits: 19{year:0>2} or 20{year:0>2}?",
            "Write its four digits, or give the century of all such years",
            "ambiguous",
            (Advice("century", ("19",)),),
        )

    def _full_year(self, year: str) -> str:
        """A year of four digits; one before the year 1 is counted as historians do, without a year 0."""
        if _PADDED.fullmatch(year):
            return year
        if year.startswith("-") and _YEAR.fullmatch(year):
            found = _before_christ(-int(year))
            self.before_christ = f"{year} is {-int(year)} BC, {found} in EDTF"
            return found
        if self.plan.before_christ and year.isdecimal():
            return year.zfill(4)
        if year.isdecimal() and len(year) == 3:
            return year.zfill(4)
        return year

    def _part(self, name: str) -> str:
        """A part of a date as it is written, without what only says that there is none."""
        text = str(text_of(self.row.cells.get(name, ""))).strip().removesuffix(".0")
        if is_missing(text) and not _CODE.fullmatch(text):
            return ""
        return text

    def _is_unknown(self, name: str, text: str, most: int) -> bool:
        """Whether a part of a date is a code for unknown, which is then kept in `extra`."""
        if not text or (text.isdecimal() and 1 <= int(text) <= most):
            return False
        if not _CODE.fullmatch(text):
            return False
        self.codes.append(f"{self.row.put_aside(name, text)} {text}")
        return True


def _before_christ(year: int) -> str:
    """A year BC in EDTF, which has 0000 for 1 BC."""
    if year == 1:
        return "0000"
    return f"-{year - 1:04}"
