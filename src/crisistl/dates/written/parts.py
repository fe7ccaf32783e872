"""Dates of days, months and years, complete or not, from the tokens of a text."""

from collections.abc import Iterator
from dataclasses import replace

from crisistl.dates.written import singles
from crisistl.dates.written.cursor import Cursor
from crisistl.dates.written.number_dates import dates_in_numbers
from crisistl.dates.written.numerals import ROMAN_MONTHS
from crisistl.dates.written.singles import MIDNIGHT, Part, Single, Year, single
from crisistl.dates.written.values import Impossible, Unread, Ymd


class Parts(Cursor):
    """Reads days, months and years; every method yields each reading with its end."""

    def day(self, i: int) -> Iterator[tuple[int, int]]:
        number = self.token(i).number(2)
        if number and number <= 31:
            yield number, self.after_dot(i + 1)

    def _month(self, i: int) -> Iterator[tuple[int, int]]:
        number = self._named(i, self.words.months)
        if number:
            yield number, self.after_dot(i + 1)

    def _named(self, i: int, names: dict[str, int]) -> int | None:
        token = self.token(i)
        if token.kind == "word":
            return names.get(token.text)
        return None

    def weekday(self, i: int) -> Iterator[tuple[int, int]]:
        """The weekday that begins at `i`, from 1 for Monday, with its end."""
        number = self._named(i, self.words.days)
        if number:
            end = i + 1
            if self.is_mark(end, "-") and self.token(end + 1).text == "feira":
                end += 2
            yield number, self.skipped(end, "the")

    def year(self, i: int, *, short: bool = False) -> Iterator[tuple[Year, int]]:
        """A year of four digits, with an era of any length; of two digits where `short` allows it."""
        for before in self.role(i, "ad"):
            if number := self.token(before).number(6):
                yield Year(number, "ad"), before + 1
        if self.is_mark(i, "'"):
            short = True
            i += 1
        yield from self._before_era(i)
        token, end = self.token(i), i + 1
        number = token.number(4)
        if number is None or token.ordinal:
            return
        if number and len(token.text) == 4:
            mark = max(self.role(self.skipped(end), "year mark"), default=end)
            yield Year(number), mark
        elif short and len(token.text) == 2:
            yield Year(number, short=True), end

    def _before_era(self, i: int) -> Iterator[tuple[Year, int]]:
        """A year of any length with an era after it: 44 BC, 10,000 BC."""
        numbers = [*self._thousands(i)]
        token = self.token(i)
        alone = token.number(6)
        if alone and not token.ordinal:
            numbers.append((alone, i + 1))
        for number, end in numbers:
            for era, after in self.eras(end):
                if number:
                    yield Year(number, era), after

    def _thousands(self, i: int) -> Iterator[tuple[int, int]]:
        """The number 10,000, 10.000 or 10 000, which only a year with an era is."""
        first = self.token(i)
        end = i + 1
        if self.is_mark(end, ",", ".") and not self.token(end).spaced:
            end += 1
        elif not self.token(end).spaced:
            return
        last = self.token(end)
        joined = end == i + 1 or not last.spaced
        numbers = first.kind == last.kind == "number"
        if numbers and joined and len(first.text) <= 3 == len(last.text):
            yield int(first.text + last.text), end + 1

    def part(self, i: int, *, right: bool = False) -> Iterator[tuple[Part, int]]:
        """A day, month or year, complete or not; `right` allows what only the end of a range can be."""
        yield from self._dated(i, right)
        for weekday, start in self.weekday(i):
            for part, end in self._dated(start, right):
                if part.unit == "day":
                    yield replace(part, weekday=weekday), end

    def _dated(self, i: int, right: bool) -> Iterator[tuple[Part, int]]:
        for part, end in (*self._worded(i, right), *dates_in_numbers(self, i)):
            yield part, end
            if part.unit == "day":
                for weekday, after in self.weekday(self.skipped(end)):
                    yield replace(part, weekday=weekday), after

    def _worded(self, i: int, right: bool) -> Iterator[tuple[Part, int]]:
        for day, end in self.day(i):
            yield Part(day), end
            yield from self._after_day(day, end, right)
        self._refuse_long_day(i)
        for month, end in self._month(i):
            lone = (
                self._named(i, self.words.days) is None
            )  # mar: March only with a day and a year
            if lone:
                yield Part(month=month), end
            yield from self._after_month(month, end, lone)
        for year, end in self.year(i, short=False):
            yield Part(year=year), end
            yield from self._after_year(year, end)

    def _refuse_long_day(self, i: int) -> None:
        """Note that no month has the day of 32 Nov 1956."""
        if not self.is_no_day(i):
            return
        for month, end in self._month(self.glue(i + 1)):
            for year, _ in self.year(self.glue(end)):
                if not year.era:
                    unread = singles.no_such_day(year.number, month)
                    self.refusals.append(unread)

    def _after_day(self, day: int, i: int, right: bool) -> Iterator[tuple[Part, int]]:
        for month, end in self._month(self.glue(i)):
            yield Part(day, month), end
            for year, after in self.year(self.glue(end), short=True):
                yield Part(day, month, year), after
        for month, end in self._roman_month(self.glue(i)):
            for year, after in self.year(self.glue(end)):
                yield Part(day, month, year), after
        if right:
            for year, after in self.year(self.glue(i)):
                yield Part(day, None, year), after

    def is_no_day(self, i: int) -> bool:
        """Whether a number is the year of Oct 62, since no month has so many days."""
        token = self.token(i)
        return token.kind == "number" and int(token.text) > 31

    def _roman_month(self, i: int) -> Iterator[tuple[int, int]]:
        """The month of 13 XII 1981, which has a numeral only between a day and a year."""
        if number := ROMAN_MONTHS.get(self.token(i).text):
            yield number, self.after_dot(i + 1)

    def _after_month(
        self, month: int, i: int, lone: bool
    ) -> Iterator[tuple[Part, int]]:
        joint = self.glue(i)
        if self.is_no_day(joint):  # Nov 32, 1956
            for year, _ in self.year(self.glue(joint + 1)):
                if not year.era:
                    unread = singles.no_such_day(year.number, month)
                    self.refusals.append(unread)
        for day, end in self.day(max(self.role(joint, "the"), default=joint)):
            yield Part(day, month), end
            for year, after in self.year(
                self.glue(end), short=self.is_mark(end, ",", "-", "/")
            ):
                yield Part(day, month, year), after
        if lone:
            short = self.is_mark(i, "-", "/", ",") or self.is_no_day(joint)
            for year, end in self.year(joint, short=short):
                yield Part(None, month, year), end

    def _after_year(self, year: Year, i: int) -> Iterator[tuple[Part, int]]:
        for month, end in self._month(self.glue(i)):
            yield Part(None, month, year, year_first=True), end
            for day, after in self.day(self.glue(end)):
                yield Part(day, month, year, year_first=True), after

    def whole(self, part: Part | Single) -> Single | None:
        """The complete date, or None where it has no year or is impossible, which is noted."""
        if isinstance(part, Single):
            return part
        part = self._with_year(part)
        if part.needs_other_end:
            return None
        if part.clock == MIDNIGHT:
            if day := self.whole(replace(part, clock=None)):
                self.refusals.append(_which_midnight(day.lower))
            return None
        try:
            found = single(part, self.settings.century)
        except Impossible as error:
            self.refusals.append(error.unread)
            return None
        if found.short and part.year and self.is_far(found.lower[0]):
            self.refusals.append(singles.two_digits(part.year.number))
            return None
        return found

    def exact(self, part: Part | Single) -> Single | None:
        """The complete date, unless its day is one of several."""
        found = self.whole(part)
        if found and not found.ends:
            return found
        return None

    def _with_year(self, part: Part) -> Part:
        """The date in the year that the settings name, where it has none."""
        if part.year is None and self.settings.year is not None:
            return replace(part, year=Year(self.settings.year))
        return part


def _which_midnight(day: Ymd) -> Unread:
    """Why midnight beside a day is refused."""
    readings = tuple(f"{singles.iso(singles.moved(day, n))}T00:00" for n in (0, 1))
    return Unread(
        "ambiguous",
        " has two readings: midnight begins that day, or ends it?",
        f"Write {readings[0]} or {readings[1]}",
        readings,
    )
