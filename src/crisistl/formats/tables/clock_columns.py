"""Clock columns: the dates of a row with the times of the columns beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from crisistl.dates.written import Settings
from crisistl.formats.core.file_dates import FileDate
from crisistl.formats.tables.clock_cells import (
    YEAR_LIKE,
    ClockTime,
    TimeColumn,
    read_clock,
)
from crisistl.formats.tables.midnights import Place, day_key, is_midnight

_DAY = re.compile(r"(-?\d{4,}-\d\d-\d\d)([~?%]?)")
_PLAIN = re.compile(r"\d\d:\d\d(?::\d\d)?")
_MIDNIGHT = re.compile(r"0?0:00(?::00(?:\.0+)?)?")

UNREADABLE = "a time that isn't known or can be read in several ways, kept in extra"
EITHER_MIDNIGHT = (
    "midnight, which begins or ends the day: write 00:00 or 24:00; kept in extra"
)
MIDNIGHT = "midnight, where the order of the rows has it"
NO_DAY = "a time beside a date that isn't one day, kept in extra"
ANOTHER = "a time beside a date that has another time, kept in extra"
NO_START = "the time of an end beside a date without a time, kept in extra"


class Timed(NamedTuple):
    """The dates of a row with their times, and what is to be said about these: kinds with examples."""

    dates: tuple[FileDate, ...]
    remarks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ClockColumns:
    """The columns of times, "time" and "end_time".

    `all_midnight` says that no cell of them has another time than 00:00, which then says nothing; `years` are the
    columns in which four digits may be a year. `midnights` says of days, by their cells, whether midnight begins or
    ends them.
    """

    columns: Mapping[str, TimeColumn]
    all_midnight: bool = False
    years: frozenset[str] = frozenset()
    midnights: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        columns: Mapping[str, TimeColumn],
        cells: Mapping[str, Iterable[str]],
        midnights: Mapping[str, Place] | None = None,
    ) -> "ClockColumns":
        """The columns with what all their cells show; `cells` are the different ones, by name."""
        seen = {name: [*cells.get(name, ())] for name in columns}
        every = [cell for found in seen.values() for cell in found]
        only_midnight = bool(every) and all(map(_MIDNIGHT.fullmatch, every))
        years = frozenset(name for name in columns if _may_be_years(seen[name]))
        return cls(columns, only_midnight, years, midnights or {})

    def timed(
        self, dates: Sequence[FileDate], cells: Mapping[str, str], settings: Settings
    ) -> Timed:
        """The dates of a row, one or the first and the last, with the times in these cells."""
        if self.all_midnight or not cells or not dates:
            return Timed((*dates,), ())
        times: dict[str, tuple[ClockTime, ...]] = {}
        remarks = []
        for name, text in cells.items():
            column = self.columns[name]
            if is_midnight(text):
                found, remark = self._midnight(dates[0], column, text)
                remarks.append(remark)
            else:
                found = read_clock(text, column, settings, years=name in self.years)
                if not found:
                    remarks.append((UNREADABLE, f"{column.header} {text!r}"))
            times[name] = found
        placed, more = self._placed(dates, times, cells)
        return Timed(placed, (*remarks, *more))

    def _midnight(
        self, date: FileDate, column: TimeColumn, text: str
    ) -> tuple[tuple[ClockTime, ...], tuple[str, str]]:
        """The beginning or the end of a day, where the rows show which, and what is to be said about it."""
        example = f"{column.header} {text!r} beside {date.text}"
        place = self.midnights.get(day_key(date.words or date.text))
        if place is None or column.zone:
            return (), (EITHER_MIDNIGHT, example)
        time = ClockTime(f"T00:00{column.offset}", int(place == "ends"))
        return (time,), (MIDNIGHT, f"{example} {place} that day")

    def _placed(
        self,
        dates: Sequence[FileDate],
        times: Mapping[str, tuple[ClockTime, ...]],
        cells: Mapping[str, str],
    ) -> tuple[tuple[FileDate, ...], list[tuple[str, str]]]:
        first, *others = dates
        starts, ends = times.get("time", ()), times.get("end_time", ())
        words = cells.get("time", "")
        remarks: list[tuple[str, str]] = []
        if not starts:
            if ends:
                remarks.append(self._remark(NO_START, "end_time", cells))
            return (*dates,), remarks
        found: list[FileDate | None]
        if others:
            found = [_with_times(first, starts[:1], words), others[-1]]
            if ends:
                found[1] = _with_times(others[-1], ends[-1:], cells["end_time"])
        else:
            if ends and len(starts) == 1:
                starts = _with_end(starts[0], ends[-1])
                words = f"{words} – {cells['end_time']}"
            found = [_with_times(first, starts, words)]
        for name, date, timed in zip(("time", "end_time"), dates, found, strict=False):
            remarks += self._said(name, date, timed, times.get(name, ()), cells)
        result = [timed or date for timed, date in zip(found, dates, strict=True)]
        return tuple(result), remarks

    def _said(
        self,
        name: str,
        date: FileDate,
        timed: FileDate | None,
        times: Sequence[ClockTime],
        cells: Mapping[str, str],
    ) -> Iterator[tuple[str, str]]:
        """What there is to say about a date and its time; None is a date that can't have it."""
        if timed is None and "T" not in date.text:
            yield self._remark(NO_DAY, name, cells, date)
        elif timed is None and not _repeats(date.text, times):
            yield self._remark(ANOTHER, name, cells, date)

    def _remark(
        self,
        kind: str,
        name: str,
        cells: Mapping[str, str],
        date: FileDate | None = None,
    ) -> tuple[str, str]:
        example = f"{self.columns[name].header} {cells[name]!r}"
        if date is not None:
            example += f" beside {date.text}"
        return kind, example


def _may_be_years(cells: Sequence[str]) -> bool:
    """Whether four digits may be a year: all numbers of the column are like years."""
    digits = [cell for cell in cells if cell.isdecimal()]
    return bool(digits) and all(map(YEAR_LIKE.fullmatch, digits))


def _with_end(start: ClockTime, end: ClockTime) -> tuple[ClockTime, ...]:
    """The two times of a day; an end before the start is on the next day."""
    if not start.edtf or not end.edtf or start.order == end.order:
        return (start,)
    if end.order < start.order:
        end = replace(end, later=end.later + 1)
    return start, end


def _with_times(
    date: FileDate, times: Sequence[ClockTime], words: str
) -> FileDate | None:
    """A day with these times, `words` being the cell that has them; None where the date isn't one day."""
    day = _DAY.fullmatch(date.text)
    if day is None:
        return None
    text = "/".join(time.placed(day[1], day[2]) for time in times)
    known: str | None = f"{date.words or date.text} {words}"
    zone = times[0].zone
    if zone and zone not in words.upper():
        known = f"{known} {zone}"
    elif not date.words and _PLAIN.fullmatch(words) and not times[0].later:
        known = None
    part = times[0].part or date.part_of_day
    return replace(date, text=text, words=known, part_of_day=part, zone=zone)


def _repeats(date: str, times: Sequence[ClockTime]) -> bool:
    """Whether a date has the time of the column as well."""
    return any(time.edtf and time.edtf[:6] in date for time in times)
