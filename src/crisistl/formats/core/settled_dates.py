"""Settled dates: the dates of a file's rows, read in their order with what its evidence has settled."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from crisistl.dates import DateError
from crisistl.dates.written import Settings, Unread, read_written
from crisistl.formats.core.file_dates import (
    FileDate,
    file_date,
    quick_date,
)

_SHORT_YEAR = re.compile(r"(?:[^:]*\D)?(\d\d)(?:[ ,T]+\d{1,2}:\d\d.*)?")
_TIME = re.compile(r"(?<=\d)T[^/,.\]]*")


@dataclass
class FileDates:
    """Reads the dates of one file in the order of its rows, as its evidence has settled them.

    `dated` has the line and year of dates around those without a year; `blank_repeats` says that an empty cell
    means the date above. `only_midnight` says that dates have times and that all of these are 00:00. `above` is the
    date that was read last; `in_context` is set where the date of a row depends on other rows, so that the same cells
    can mean another date elsewhere.
    """

    settings: Settings
    dated: tuple[tuple[int, int], ...] = ()
    blank_repeats: bool = False
    above: FileDate | None = None
    only_midnight: bool = False
    in_context: bool = False

    def read(self, line: int, text: str, year: int | None = None) -> FileDate:
        """The date of a row. `year` is that of a column of its own. Raises DateError."""
        if quick := quick_date(text, self.settings):
            self.above = quick
            return quick
        # what is refused here must not leave a date for the row below to repeat
        above, self.above = self.above, None
        found = read_written(text, self.settings)
        if isinstance(found, Unread) and found.kind == "previous":
            self.in_context = True
            self.above = _repeated(text, found, above)
        else:
            lacks_year = isinstance(found, Unread) and found.kind == "no year"
            settings = self._settings_at(line, text, year, lacks_year=lacks_year)
            self.above = file_date(text, settings)
        return self.above

    def read_end(self, text: str, year: int | None) -> FileDate:
        """The end of a date; `year` is that of the start in a column of its own. Raises DateError."""
        settings = self.settings
        if year and (short := _SHORT_YEAR.fullmatch(text)):
            full = year // 100 * 100 + int(short[1])
            if full < year:  # from 31 December 1999 to 2 January 00
                full += 100
            settings = replace(settings, century=full // 100, near=None)
        return file_date(text, settings)

    def _settings_at(
        self, line: int, text: str, year: int | None, *, lacks_year: bool
    ) -> Settings:
        """The settings of the file with what the row has beside its date and what the rows around it say."""
        settings = self.settings
        if text.startswith("?-"):
            # the user's word on pairs such as 1936-39 doesn't make it a year before Christ
            settings = replace(settings, pairs=None)
        if lacks_year:
            self.in_context = True
            return replace(settings, year=year or self._year_at(line))
        if year and _SHORT_YEAR.fullmatch(text):
            return replace(settings, century=year // 100, near=None)
        return settings

    def blank(self) -> FileDate | None:
        """The date of a row whose cell is empty, where the file shows that it is the date above."""
        self.in_context = True
        if self.blank_repeats and self.above:
            day = _day_of(self.above)
            return replace(day, words=None, part_of_day=None, filled=True)
        self.above = None
        return None

    def _year_at(self, line: int) -> int | None:
        """The year of the dates above and below, where it is the same."""
        place = bisect_left(self.dated, (line, 0))
        around = {year for _, year in self.dated[max(place - 1, 0) : place + 1]}
        if len(around) == 1 and 0 < place < len(self.dated):
            return around.pop()
        return None


def _repeated(text: str, found: Unread, above: FileDate | None) -> FileDate:
    """The date of the row above, for a cell that refers to it."""
    if above is None:
        raise DateError(
            f"{text!r} repeats the date above, and the row above has none",
            "write the date",
        )
    return replace(
        _day_of(above), words=text, part_of_day=found.part_of_day, repeats=True
    )


def _day_of(above: FileDate) -> FileDate:
    """A date without its time, which a row below that names the same day doesn't have."""
    days = dict.fromkeys(_TIME.sub("", above.text).split("/"))
    return replace(above, text="/".join(days), zone=None)
