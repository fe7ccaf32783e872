"""Evidence: what the dates of a file show together: languages, order of numbers, century, year ranges."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter, gt, lt
from typing import NamedTuple

from crisistl.dates.written import (
    Settings,
    Unread,
    later_year,
    read_written,
    without_colons,
)
from crisistl.dates.written.values import Order, Pairs
from crisistl.dates.written.words import LANGUAGES
from crisistl.formats.core.file_dates import (
    Stamp,
    order_shown,
    stamp_of,
    times_in,
)
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.core.settled_dates import FileDates

_ISO_DAY = re.compile(r"(\d{4})-\d\d-\d\d")
_DAY_OR_LESS = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_PAIR = re.compile(
    r"(?:c\.? ?|ca\.? ?|circa |about )?(\d{4})( ?[-/–—] ?)(\d{1,2})\??", re.ASCII
)
_NUMBERS = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})", re.ASCII)
_EITHER_ORDER = re.compile(r"(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/\d{4}", re.ASCII)
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_EDTF_CODES = frozenset(map(str, range(21, 42)))
_MOST_REMEMBERED = 1 << 16
_DAY_LENGTH = len("1962-10-16")
_MOST_TIMES = 1 << 14
_NEAR = 20  # years around those of a file, in which its years of two digits are
_IN_ORDER = 0.95  # of the dates that follow one another, for a blank to mean "as above"


def settings_of(options: ReadOptions) -> Settings:
    """What the user says about the dates of a file."""
    return Settings(
        options.languages, options.date_order, options.century, options.year_pairs
    )


class _Shown(NamedTuple):
    """The years in the text of a date, the day, month or year that it is, and whether its year is missing.

    `is_simple` says that it has one year, and a whole day if any.
    """

    years: tuple[int, ...]
    day: str
    lacks_year: bool = False
    is_simple: bool = False

    @classmethod
    def of(cls, years: tuple[int, ...], day: str) -> "_Shown":
        """What a text with these years and this day shows."""
        return cls(years, day, False, len(years) == 1 and len(day) in (0, _DAY_LENGTH))


_NOTHING = _Shown((), "")
_IS_SIMPLE = attrgetter("is_simple")


@dataclass
class DateEvidence:
    """Gathers evidence from the dates of a file, one after another; `given` is what the user has settled."""

    given: Settings
    _orders: set[Order] = field(default_factory=set)
    _languages: set[str] | None = None
    _pairs: set[Pairs] = field(default_factory=set)
    _months: bool = False
    _first_year: int = 9999
    _last_year: int = 0
    _dated: list[tuple[int, int]] = field(
        default_factory=list
    )  # line and year, only around dates without a year
    _last: tuple[int, int] | None = None
    _lacking: bool = False
    _rows: int = 0
    _starts_dated: bool = False
    _midnight: bool = False
    _timed: bool = False
    _steps: list[int] = field(default_factory=lambda: [0, 0, 0])  # forward, back, same
    _earlier: str = ""
    _seen: dict[str, _Shown] = field(default_factory=dict)
    _timed_days: dict[str, _Shown] = field(default_factory=dict)
    _times: set[str] = field(default_factory=set)

    def look(self, line: int, text: str) -> None:
        """Take in the date of a line; an empty one is a row without a date."""
        self._rows += 1
        shown = self._shown_by(text)
        for year in shown.years:
            self._year(line, year)
        if shown.day:
            self._step(shown.day)
        if shown.lacks_year:
            self._lacking = True
            if self._last:
                self._dated.append(self._last)

    def look_at_all(self, dated: Sequence[tuple[int, str]]) -> None:
        """Take in the dates of several lines, as `look` does one by one; simple ones, as most are, all at once."""
        if not dated:
            return
        known, read = self._seen, self._shown_by
        shown = [known.get(text) or read(text) for _, text in dated]
        are_simple = all(map(_IS_SIMPLE, shown))
        if self._lacking or not are_simple or not self._rows:
            for line, text in dated:
                self.look(line, text)
            return
        self._rows += len(shown)
        self._steps_of([one.day for one in shown if one.day])
        self._last = (dated[-1][0], shown[-1].years[0])

    def _steps_of(self, days: list[str]) -> None:
        """Count how many days are after the one before, how many before it, and how many the same."""
        if not days:
            return
        self._step(days[0])
        forward = sum(map(gt, days[1:], days))
        back = sum(map(lt, days[1:], days))
        self._steps[0] += forward
        self._steps[1] += back
        self._steps[2] += len(days) - 1 - forward - back
        self._earlier = days[-1]

    def look_at_year(self, line: int, year: int) -> None:
        """Take in a year of four digits from a column of years."""
        self._take_year(year)
        self._year(line, year)

    def _shown_by(self, text: str) -> "_Shown":
        """What a text shows, worked out once for the lines that have the same."""
        if not text:
            return _NOTHING
        day, time = text[:_DAY_LENGTH], text[_DAY_LENGTH:]
        # a day with a time is seldom the same in two lines, but its parts are
        if day in self._timed_days and time in self._times:
            return self._timed_days[day]
        if stamp := stamp_of(text):
            return self._shown_by_stamp(stamp, time)
        known = self._seen.get(text)
        if known is None:
            known = self._shown(text)
            for year in known.years:
                self._take_year(year)
            if len(self._seen) < _MOST_REMEMBERED:
                self._seen[text] = known
        return known

    def _shown(self, text: str) -> "_Shown":
        """Take in what a text shows wherever it is, and return what depends on its place."""
        if iso := _ISO_DAY.fullmatch(text):
            self._pairs.add("months")
            return _Shown.of((int(iso[1]),), text)
        text = without_colons(text)
        self._take_times(text)
        self._take_orders(text)
        if pair := _PAIR.fullmatch(text):
            self._take_pair(pair)
        years = tuple([int(year) for year in _YEAR.findall(text)])
        if self.given.order is None and _EITHER_ORDER.fullmatch(text):
            return _Shown.of(years, "")
        found = read_written(text, self.given)
        if isinstance(found, Unread):
            if found.kind == "no year":
                return _Shown(years, "", lacks_year=True)
            return _Shown.of(years, "")
        self._take_languages(found.languages)
        day = _DAY_OR_LESS.match(found.edtf)
        return _Shown.of(years, day[0] if day else "")

    def _shown_by_stamp(self, stamp: Stamp, time: str) -> "_Shown":
        """Take in a day with a time, which is as it is in the text."""
        if stamp.is_midnight:
            self._midnight = True
        else:
            self._timed = True
        year = int(stamp.day[:4])
        self._take_year(year)
        shown = _Shown((year,), stamp.day, False, True)
        if len(self._timed_days) < _MOST_REMEMBERED and len(self._times) < _MOST_TIMES:
            self._timed_days[stamp.day] = shown
            self._times.add(time)
        return shown

    def _take_times(self, text: str) -> None:
        if ":" in text:
            is_midnight, is_other = times_in(text)
            self._midnight = self._midnight or is_midnight
            self._timed = self._timed or is_other

    def _take_orders(self, text: str) -> None:
        """Take in dates such as 13/2/1962, whose order of day and month shows."""
        for numbers in _NUMBERS.finditer(text):
            order = order_shown(int(numbers[1]), int(numbers[3]), numbers[4])
            if order:
                self._orders.add(order)
        if short := _DAY_AND_MONTH.fullmatch(text):
            order = order_shown(int(short[1]), int(short[2]), "2000")
            if order:
                self._orders.add(order)

    def _take_languages(self, languages: Iterable[str]) -> None:
        """Keep the languages in which this date and all before it can be read."""
        read_in = {*languages}
        if not read_in:
            return
        if self._languages is None:
            self._languages = read_in
        else:
            self._languages &= read_in

    def _take_pair(self, pair: re.Match[str]) -> None:
        """Take in what a pair of numbers such as 1914-18 can be.

        1914-18 is years, 2022-01 and 1962-22 can't be, and 1899-02 rather not; 1904-05 and 1936-39 show nothing.
        """
        number = int(pair[3])
        is_month = 1 <= number <= 12 and pair[2] in ("-", "/")
        # EDTF's numbers of seasons, quarters and halves of a year
        is_code = pair[2] == "-" and pair[3] in _EDTF_CODES
        year = later_year(pair[1], pair[3])
        if is_month:
            if year is None:
                self._pairs.add("months")
            elif year // 100 > int(pair[1]) // 100:
                self._months = True
        elif is_code:
            if year is None:
                self._pairs.add("edtf")
        elif year and number:
            self._pairs.add("ranges")

    def _take_year(self, year: int) -> None:
        """Take in a year wherever it is."""
        self._first_year = min(self._first_year, year)
        self._last_year = max(self._last_year, year)

    def _year(self, line: int, year: int) -> None:
        if self._lacking:
            self._dated.append((line, year))
            self._lacking = False
        self._last = (line, year)

    def _step(self, edtf: str) -> None:
        if self._rows == 1:
            self._starts_dated = True
        now, before = edtf, self._earlier
        if len(now) != len(before):
            length = min(len(now), len(before))
            now, before = now[:length], before[:length]
        self._steps[2 if now == before else 0 if now > before else 1] += 1
        self._earlier = edtf

    def settled(self) -> "FileDates":
        """The reader of this file's dates."""
        near = None
        if self.given.century is None and self._century() is not None:
            near = (self._first_year - _NEAR, self._last_year + _NEAR)
        return FileDates(
            replace(
                self.given,
                order=self.given.order or self._order(),
                century=self.given.century
                if self.given.century is not None
                else self._century(),
                pairs=self.given.pairs or self._pairs_of_file(),
                languages=self.given.languages or self._language(),
                near=near,
                midnight=self._timed,
            ),
            tuple(self._dated),
            self._starts_dated and self._in_order(),
            only_midnight=self._midnight and not self._timed,
        )

    def _order(self) -> Order | None:
        if len(self._orders) == 1:
            return next(iter(self._orders))
        return None

    def _century(self) -> int | None:
        """The century in which all years of four digits are, if they are in one."""
        first, last = self._first_year // 100, self._last_year // 100
        if first == last:
            return first
        return None

    def _pairs_of_file(self) -> Pairs | None:
        if "ranges" in self._pairs:
            if self._pairs == {"ranges"}:
                return "ranges"
            return "mixed"
        if "edtf" in self._pairs:
            return "edtf"
        if self._months or "months" in self._pairs:
            return "months"
        return None

    def _language(self) -> tuple[str, ...]:
        """The languages in which every date with words can be read; all where there is none."""
        if self._languages:
            return tuple(name for name in LANGUAGES if name in self._languages)
        return ()

    def _in_order(self) -> bool:
        """Whether the dates go forward; or back, for which one step is too little to show it."""
        forward, back, _ = self._steps
        if back == 1:
            return forward >= _IN_ORDER * (forward + back)
        return max(forward, back) >= _IN_ORDER * (forward + back)
