"""The grammar of one date, from the tokens of a text: days, months, years, and parts of these."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from crisistl.dates import calendar
from crisistl.dates.axis import civil
from crisistl.dates.refusal import Refusal
from crisistl.dates.words import MONTHS
from crisistl.dates.written import singles
from crisistl.dates.written.clock import MIDNIGHT, Clock
from crisistl.dates.written.decades import decades
from crisistl.dates.written.relative import relative_dates
from crisistl.dates.written.singles import Part, Single, Year, single
from crisistl.dates.written.tokens import Token
from crisistl.dates.written.values import Impossible, Order, Settings, Unread, Ymd
from crisistl.dates.written.words import (
    FIXED_FEASTS,
    MOVABLE_FEASTS,
    ROMAN,
    ROMAN_MONTHS,
    ROMAN_ORDINALS,
    SEASONS,
    Lexicon,
)

Found = Iterator[tuple[Part | Single, int]]

_GLUE = frozenset({",", ".", "/", "-"})


@dataclass
class Points:
    """Reads dates from one list of tokens in one language; every method yields each reading with its end.

    `refusals` collects the readings that no calendar has; `relative` is set where today decided about any.
    """

    tokens: tuple[Token, ...]
    words: Lexicon
    settings: Settings

    def __post_init__(self) -> None:
        self.refusals: list[Unread] = []
        self.relative = False

    # Tokens

    def token(self, i: int) -> Token:
        if i < len(self.tokens):
            return self.tokens[i]
        return Token("end", "")

    def is_mark(self, i: int, *marks: str) -> bool:
        token = self.token(i)
        return token.kind == "mark" and token.text in marks

    def role(self, i: int, name: str) -> Iterator[int]:
        """The ends of each phrase of a role that begins at `i`, the longest first."""
        ends = set()
        for phrase in self.words.roles[name]:
            if (end := self._phrase(i, phrase)) is not None:
                ends.add(end)
        yield from sorted(ends, reverse=True)

    def _phrase(self, i: int, phrase: tuple[str, ...]) -> int | None:
        for place, word in enumerate(phrase):
            while place and self.is_mark(i, ".", "-"):
                i += 1
            if self.token(i).text != word:
                return None
            i += 1
        return self._after_dot(i)

    def _after_dot(self, i: int) -> int:
        """The place after the dot of an abbreviation, which two dots are not."""
        if self.is_mark(i, ".") and not self.is_dots(i):
            return i + 1
        return i

    def is_dots(self, i: int) -> bool:
        """Whether the two dots between dates are at this place."""
        return self.is_mark(i, ".") and self.is_mark(i + 1, ".")

    def skipped(self, i: int, *roles: str) -> int:
        """The place after commas, dots and any words of these roles."""
        while True:
            ends = [end for role in roles for end in self.role(i, role)]
            if ends:
                i = max(ends)
            elif self.is_mark(i, ","):
                i += 1
            elif (after := self._after_dot(i)) > i:
                i = after
            else:
                return i

    def glue(self, i: int) -> int:
        """The place after what may be between the parts of one date: a comma, an unspaced dash, 'of'."""
        if (
            self.is_mark(i, "-", "/")
            and not self.token(i).spaced
            and not self.token(i + 1).spaced
        ):
            return i + 1
        i = self.skipped(i)
        return max(self.role(i, "of"), default=i)

    # Atoms

    def _day(self, i: int) -> Iterator[tuple[int, int]]:
        token = self.token(i)
        if (
            token.kind == "number"
            and len(token.text) <= 2
            and 1 <= int(token.text) <= 31
        ):
            yield int(token.text), self._after_dot(i + 1)

    def _month(self, i: int) -> Iterator[tuple[int, int]]:
        number = self._named(i, self.words.months)
        if number:
            yield number, self._after_dot(i + 1)

    def _named(self, i: int, names: dict[str, int]) -> int | None:
        token = self.token(i)
        if token.kind == "word":
            return names.get(token.text)
        return None

    def _weekday(self, i: int) -> Iterator[tuple[int, int]]:
        number = self._named(i, self.words.days)
        if number:
            end = i + 1
            if self.is_mark(end, "-") and self.token(end + 1).text == "feira":
                end += 2
            yield number, self.skipped(end, "the")

    def _year(self, i: int, *, short: bool = False) -> Iterator[tuple[Year, int]]:
        """A year of four digits, with an era of any length; of two digits where `short` allows it."""
        for before in self.role(i, "ad"):
            token = self.token(before)
            if token.kind == "number" and len(token.text) <= 6 and int(token.text):
                yield Year(int(token.text), "ad"), before + 1
        apostrophe = self.is_mark(i, "'")
        i += apostrophe
        yield from self._before_era(i)
        token, end = self.token(i), i + 1
        if token.kind != "number" or token.ordinal:
            return
        if len(token.text) == 4 and int(token.text):
            mark = max(self.role(self.skipped(end), "year mark"), default=end)
            yield Year(int(token.text)), mark
        elif len(token.text) == 2 and (short or apostrophe):
            yield Year(int(token.text), short=True), end

    def _before_era(self, i: int) -> Iterator[tuple[Year, int]]:
        """A year of any length with an era after it: 44 BC, 10,000 BC."""
        numbers = [*self._thousands(i)]
        token = self.token(i)
        if token.kind == "number" and not token.ordinal and len(token.text) <= 6:
            numbers.append((int(token.text), i + 1))
        for number, end in numbers:
            for era in ("bc", "ad"):
                for after in self.role(self.skipped(end), era):
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

    # Dates of days, months and years

    def part(self, i: int, *, right: bool = False) -> Iterator[tuple[Part, int]]:
        """A day, month or year, complete or not; `right` allows what only the end of a range can be."""
        yield from self._dated(i, right)
        for weekday, start in self._weekday(i):
            for part, end in self._dated(start, right):
                if part.unit == "day":
                    yield replace(part, weekday=weekday), end

    def _dated(self, i: int, right: bool) -> Iterator[tuple[Part, int]]:
        for part, end in (*self._worded(i, right), *self._numeric(i)):
            yield part, end
            if part.unit == "day":
                for weekday, after in self._weekday(self.skipped(end)):
                    yield replace(part, weekday=weekday), after

    def _worded(self, i: int, right: bool) -> Iterator[tuple[Part, int]]:
        for day, end in self._day(i):
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
        for year, end in self._year(i, short=False):
            yield Part(year=year), end
            yield from self._after_year(year, end)

    def _refuse_long_day(self, i: int) -> None:
        """Note that no month has the day of 32 Nov 1956."""
        if not self._is_no_day(i):
            return
        for month, end in self._month(self.glue(i + 1)):
            for year, _ in self._year(self.glue(end)):
                if not year.era:
                    unread = singles.no_such_day(year.number, month)
                    self.refusals.append(unread)

    def _after_day(self, day: int, i: int, right: bool) -> Iterator[tuple[Part, int]]:
        for month, end in self._month(self.glue(i)):
            yield Part(day, month), end
            for year, after in self._year(self.glue(end), short=True):
                yield Part(day, month, year), after
        for month, end in self._roman_month(self.glue(i)):
            for year, after in self._year(self.glue(end)):
                yield Part(day, month, year), after
        if right:
            for year, after in self._year(self.glue(i)):
                yield Part(day, None, year), after

    def _is_no_day(self, i: int) -> bool:
        """Whether a number is the year of Oct 62, since no month has so many days."""
        token = self.token(i)
        return token.kind == "number" and int(token.text) > 31

    def _roman_month(self, i: int) -> Iterator[tuple[int, int]]:
        """The month of 13 XII 1981, which has a numeral only between a day and a year."""
        if number := ROMAN_MONTHS.get(self.token(i).text):
            yield number, self._after_dot(i + 1)

    def _after_month(
        self, month: int, i: int, lone: bool
    ) -> Iterator[tuple[Part, int]]:
        joint = self.glue(i)
        if self._is_no_day(joint):  # Nov 32, 1956
            for year, _ in self._year(self.glue(joint + 1)):
                if not year.era:
                    unread = singles.no_such_day(year.number, month)
                    self.refusals.append(unread)
        for day, end in self._day(max(self.role(joint, "the"), default=joint)):
            yield Part(day, month), end
            for year, after in self._year(
                self.glue(end), short=self.is_mark(end, ",", "-", "/")
            ):
                yield Part(day, month, year), after
        if lone:
            short = self.is_mark(i, "-", "/", ",") or self._is_no_day(joint)
            for year, end in self._year(joint, short=short):
                yield Part(None, month, year), end

    def _after_year(self, year: Year, i: int) -> Iterator[tuple[Part, int]]:
        for month, end in self._month(self.glue(i)):
            yield Part(None, month, year, year_first=True), end
            for day, after in self._day(self.glue(end)):
                yield Part(day, month, year, year_first=True), after

    def _numeric(self, i: int) -> Iterator[tuple[Part, int]]:
        """Two or three numbers with the same mark between them: 22/10/1962, 10/1962, 1962-10-22."""
        if len(self.token(i).text) == 8 and self.token(i).kind == "number":
            text = self.token(i).text
            yield from self._ordered(
                int(text[6:]), int(text[4:6]), Year(int(text[:4])), i + 1
            )
        numbers = [self.token(i), self.token(i + 2), self.token(i + 4)]
        mark = self.token(i + 1).text
        if mark not in ("-", "/", ".") or any(
            t.kind != "number" or t.ordinal for t in numbers[:2]
        ):
            return
        if numbers[2].kind == "number" and self.token(i + 3).text == mark:
            yield from self._three(tuple(t.text for t in numbers), mark, i + 5)
        first, second = numbers[0].text, numbers[1].text
        if len(first) == 4 and len(second) <= 2 and mark != ".":
            if mark == "/" or not self.token(i + 1).spaced:
                yield from self._year_and_month(first, second, mark, i + 3)
        elif len(second) == 4 and len(first) <= 2 and 1 <= int(first) <= 12:
            yield Part(None, int(first), Year(int(second))), i + 3

    def _year_and_month(
        self, first: str, second: str, mark: str, end: int
    ) -> Iterator[tuple[Part, int]]:
        """The month of 1904-05 and 1904/5, where the second number isn't a year."""
        month = int(second)
        pairs = self.settings.pairs
        year = later_year(first, second)
        if 1 <= month <= 12:
            if mark == "/" and self.settings.bounds and not year:
                self.refusals.append(_with_hyphen(first, second))
            elif pairs == "mixed" and year:
                self.refusals.append(_year_or_month(first, second, year))
            elif pairs != "ranges" or not year:
                yield Part(None, month, Year(int(first)), year_first=True), end
        elif len(second) == 2 and mark == "-" and not _is_pair(first, second):
            self.refusals.append(_no_such_month(first, second))

    def _three(
        self, texts: tuple[str, ...], mark: str, end: int
    ) -> Iterator[tuple[Part, int]]:
        a, b, c = (int(text) for text in texts)
        lengths = tuple(min(len(text), 3) for text in texts)
        if len(texts[0]) == 4 and lengths[1] <= 2 and lengths[2] <= 2:
            yield from self._ordered(c, b, Year(a), end, year_first=True)
        elif lengths[0] <= 2 and lengths[1] <= 2 and len(texts[2]) in (2, 4):
            order = self._order_of(mark)
            for written, after in self._numbered_year(texts[2], end):
                if mark == "." and order == "dmy" and b > 12 >= a:
                    self.refusals.append(_dots_are_day_first(a, b, texts[2]))
                if order != "mdy":
                    yield from self._ordered(a, b, written, after)
                # 1-1-1962 is one day in both orders
                if order == "mdy" or (order is None and a != b):
                    yield from self._ordered(b, a, written, after)

    def _order_of(self, mark: str) -> Order | None:
        """The order of day and month. With dots the day comes first, but what is typed is never guessed."""
        if mark == "." and not self.settings.bounds:
            return "dmy"
        return self.settings.order

    def _numbered_year(self, text: str, end: int) -> Iterator[tuple[Year, int]]:
        yield (
            Year(int(text), short=len(text) == 2),
            end
            if len(text) == 2
            else max(self.role(self.skipped(end), "year mark"), default=end),
        )

    def _ordered(
        self, day: int, month: int, year: Year, end: int, *, year_first: bool = False
    ) -> Iterator[tuple[Part, int]]:
        if 1 <= month <= 12 and day:
            yield Part(day, month, year, year_first=year_first), end
        elif 1 <= month <= 12:
            self.refusals.append(singles.no_such_day(year.number, month))
        elif self.settings.order or not 1 <= day <= 12:
            # no month in the other order either
            order = self.settings.order
            beside = ""
            if order and 1 <= day <= 12:
                beside = f" in the order {order}"
            problem = f": there is no month {month}{beside}"
            self.refusals.append(
                Unread("impossible", problem, "Write the day as YYYY-MM-DD")
            )

    # Parts of months, years, decades and centuries

    def point(self, i: int, *, right: bool = False) -> Found:
        """Any one date that begins at `i`, with the time before or after it."""
        i = self.skipped(i, "the")
        for found, end in self._point(i, right):
            yield found, end
            after = self.skipped(end, "the")
            # "01/28/2014 - 09:30", as content management systems write it
            if self.is_mark(after, "-") and found.unit == "day":
                after += 1
            if clock := self.token(after).clock:
                yield from self._timed(found, clock, after + 1)
        if clock := self.token(i).clock:
            yield Part(clock=clock.edtf), i + 1
            start = self.skipped(i + 1, "the")
            for found, end in self._point(start, right):
                yield from self._timed(found, clock, end)

    def _point(self, i: int, right: bool) -> Found:
        yield from self.part(i, right=right)
        yield from self._unit(i)
        yield from self._third(i)
        yield from self._third_after(i)
        yield from self._half(i)
        yield from self._week(i)
        if self.settings.today is not None and self.words.language == "en":
            for found, end in relative_dates(self, i):
                self.relative = True
                yield found, end

    def _timed(self, found: Part | Single, clock: Clock, end: int) -> Found:
        """A day at a time."""
        if found.unit != "day":
            if isinstance(found, Single) or found.year:
                self.refusals.append(_TIME_WITHOUT_DAY)
        elif isinstance(found, Part):
            yield replace(found, clock=clock.edtf), end
        elif clock.edtf != MIDNIGHT:
            yield found.at(clock.edtf), end
        else:
            self.refusals.append(_which_midnight(found.lower))

    def whole(self, part: Part | Single) -> Single | None:
        """The complete date, or None where it has no year or is impossible, which is noted."""
        if isinstance(part, Single):
            return part
        if part.year is None and self.settings.year is not None and part.unit != "year":
            part = replace(part, year=Year(self.settings.year))
        if part.year and part.year.era == "?":
            return None
        if part.unit == "clock" or (part.third is not None and not part.month):
            return None  # what only one end of a range can be
        if part.clock == MIDNIGHT:
            day = self.whole(replace(part, clock=None))
            self.refusals += [_which_midnight(day.lower)] if day else []
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

    def is_far(self, year: int) -> bool:
        """Whether a year of two digits would be far from the years of the file that show its century."""
        if self.settings.near is None:
            return False
        first, last = self.settings.near
        return not first <= year <= last

    def _full(self, i: int, *units: str) -> Iterator[tuple[Single, int]]:
        dates: list[tuple[Part | Single, int]] = [*self.part(i)]
        if "decade" in units:
            dates += [*decades(self, i), *self.century(i)]
        if "year" in units and self._is_no_day(i):  # early 62
            for year, end in self._year(i, short=True):
                if year.short:
                    dates.append((Part(year=year), end))
        for part, end in dates:
            found = self.whole(part)
            if found and found.unit in units:
                yield found, end

    def _unit(self, i: int) -> Found:
        yield from self._season(i)
        yield from self._quarter(i)
        yield from decades(self, i)
        yield from self.century(i)
        yield from self._feast(i)

    def _feast(self, i: int) -> Iterator[tuple[Single, int]]:
        """Easter 1962, Good Friday 1962, Christmas Eve 1914."""
        for name in (*MOVABLE_FEASTS, *FIXED_FEASTS):
            for end in self.role(i, name):
                for year, after in self._full(self.glue(end), "year"):
                    if only := _feast(name, year.lower[0]):
                        yield Single(singles.iso(only), only, only, "day"), after

    def _season(self, i: int) -> Found:
        for name, code in SEASONS.items():
            for end in self.role(i, name):
                start = self.skipped(end, "of", "the")
                if name == "winter":
                    yield from self._winter(start)
                else:
                    yield from self._coded(code, end, start)

    def _coded(self, code: int, end: int, start: int) -> Found:
        """A part of a year by its code, without a year or with the one at `start`."""
        yield Part(code=code), end
        for year, after in self._year(start, short=True):
            yield Part(code=code, year=year), after

    def _winter(self, i: int) -> Iterator[tuple[Single, int]]:
        """Winter 1962-63; a single year is ambiguous."""
        for year, end in self._full(i, "year"):
            first = year.lower[0]
            token, dash = self.token(end + 1), self.is_mark(end, "-", "/")
            following = {f"{(first + 1) % 100:02}", f"{first + 1:04}"}
            if dash and token.text in following:
                yield singles.months(first, 12, 3, f"{year.text}-24", "season"), end + 2
            elif not dash:
                self.refusals.append(_which_winter(first))

    def _quarter(self, i: int) -> Found:
        """Q3 1962, Q3/1962, 1962 Q3, third quarter of 1962, H1 1962."""
        for letter, first, most in (("q", 33, 4), ("h", 40, 2)):
            for number, end in self._lettered(i, letter, most):
                yield from self._coded(first + number - 1, end, self.glue(end))
            for year, end in self._full(i, "year"):
                for number, after in self._lettered(self.glue(end), letter, most):
                    code = first + number - 1
                    yield singles.part_of_year(year.lower[0], code), after
        for number, end in self._numeral(i):
            for after in self.role(end, "quarter"):
                start = self.skipped(after, "of", "the")
                yield from self._coded(32 + number, after, start)

    def _lettered(self, i: int, letter: str, most: int) -> Iterator[tuple[int, int]]:
        number = self.token(i + 1)
        if (
            self.token(i).text == letter
            and number.kind == "number"
            and number.text.isdigit()
        ):
            if 1 <= int(number.text) <= most and len(number.text) == 1:
                yield int(number.text), i + 2
            else:
                self.refusals.append(
                    Unread(
                        "impossible",
                        f": there is no {letter.upper()}{number.text}",
                        f"Write 1 to {most}",
                    )
                )

    def _numeral(self, i: int) -> Iterator[tuple[int, int]]:
        """First to fourth, in words or as 1st."""
        for number in (1, 2, 3, 4):
            for end in self.role(i, str(number)):
                yield number, end
            if self.token(i).ordinal and self.token(i).text == str(number):
                yield number, i + 1

    def century(self, i: int) -> Iterator[tuple[Single, int]]:
        """16th century, XVIe siècle, siglo XVI, with or without an era."""
        found = [
            (count, end)
            for count, start in self._ordinal(i)
            for end in self.role(start, "century")
        ]
        for start in self.role(i, "century"):
            numeral = ROMAN.get(self.token(start).text)
            if numeral:
                found.append((numeral, start + 1))
        for count, end in found:
            eras = [
                (era, last)
                for era in ("bc", "ad")
                for last in self.role(self.skipped(end), era)
            ]
            for era, last in eras or [("", end)]:
                yield _century(count, era), last

    def _ordinal(self, i: int) -> Iterator[tuple[int, int]]:
        """The number of 16th, 16. or XVI."""
        token = self.token(i)
        numeral = ROMAN.get(token.text) or ROMAN_ORDINALS.get(token.text)
        if numeral:
            yield numeral, i + 1
        elif token.kind == "number" and 1 <= int(token.text) <= 99:
            after = self._after_dot(i + 1)
            if token.ordinal or after > i + 1:
                yield int(token.text), after

    def _third(self, i: int) -> Found:
        """Early, mid and late: of a month, year, decade or century."""
        for which, name in enumerate(("early", "mid", "late")):
            for end in self.role(i, name):
                start = self.skipped(
                    end + 1 if self.is_mark(end, "-") else end, "the", "of"
                )
                yield Part(third=which), end
                for part, after in self.part(start):
                    if part.unit == "month":
                        yield replace(part, third=which), after
                wholes = self._full(start, "year", "decade", "century", "set")
                for whole, after in (*wholes, *self._relative(start)):
                    yield _THIRDS[whole.unit](whole, which), after

    def _third_after(self, i: int) -> Found:
        """October 1962 (early), 1962 (late): a part after its month or year, at the end of a text."""
        for part, end in self.part(i):
            for which, name in enumerate(("early", "mid", "late")):
                for last in self.role(self.skipped(end), name):
                    if self.skipped(last) < len(self.tokens) or not part.year:
                        continue
                    if part.unit == "month":
                        yield replace(part, third=which), last
                    elif part.unit == "year" and (whole := self.whole(part)):
                        yield _third_of_year(whole, which), last

    def _relative(self, i: int) -> Iterator[tuple[Single, int]]:
        """'Last year', 'this month', where the day is known."""
        if self.settings.today is not None and self.words.language == "en":
            for found, end in relative_dates(self, i):
                if found.unit in _THIRDS and not found.ends:
                    yield found, end

    def _half(self, i: int) -> Iterator[tuple[Single, int]]:
        for number, end in self._numeral(i):
            for after in self.role(end, "half"):
                units = ("month", "year", "decade", "century")
                for whole, last in self._full(self.skipped(after, "of", "the"), *units):
                    if number <= 2:
                        yield _half(whole, number), last

    def _week(self, i: int) -> Iterator[tuple[Single, int]]:
        numerals = [*self._numeral(i), *((0, end) for end in self.role(i, "last"))]
        for number, end in numerals:
            for after in self.role(end, "week"):
                for month, last in self._full(
                    self.skipped(after, "of", "the"), "month"
                ):
                    yield _week_of_month(month, number), last
        for name in ("week of", "week from", "week to"):
            for end in self.role(i, name):
                for day, last in self._full(self.skipped(end, "the"), "day"):
                    found = self._week_of(day, name)
                    if found:
                        yield found, last
        yield from self._iso_week(i)

    def _week_of(self, day: Single, name: str) -> Single | None:
        from datetime import date

        year, month, number = day.lower
        weekday = date((year - 1) % 2000 + 1, month, number).weekday()
        if name == "week to":
            return singles.set_of(singles.moved(day.lower, -6), day.lower)
        seven = singles.set_of(day.lower, singles.moved(day.lower, 6))
        if name == "week of" and weekday:
            monday = singles.moved(day.lower, -weekday)
            self.refusals.append(
                _two(
                    "the seven days from that day, or the week from Monday to Sunday?",
                    seven.text,
                    singles.set_of(monday, singles.moved(monday, 6)).text,
                )
            )
            return None
        return seven

    def _iso_week(self, i: int) -> Iterator[tuple[Single, int]]:
        """1962-W43, W43 1962, week 43 of 1962."""
        for year, end in self._full(i, "year"):
            for number, after in self._week_number(self.glue(end)):
                yield from self._iso(year, number, after)
        for number, end in self._week_number(i):
            for year, after in self._full(self.glue(end), "year"):
                yield from self._iso(year, number, after)

    def _week_number(self, i: int) -> Iterator[tuple[int, int]]:
        number = self.token(i + 1)
        if (
            self.token(i).text in ("w", "week", "kw")
            and number.kind == "number"
            and len(number.text) <= 2
        ):
            yield int(number.text), i + 2

    def _iso(self, year: Single, number: int, end: int) -> Iterator[tuple[Single, int]]:
        try:
            week = calendar.week(year.lower[0], number)
        except Refusal as refusal:
            unread = Unread("impossible", refusal.problem, refusal.remedy)
            self.refusals.append(unread)
            return
        yield singles.set_of(week.lower.civil, week.upper.civil), end
        weekday = self.token(end + 1)
        if not self.is_mark(end, "-") or weekday.text not in tuple("0123456789"):
            return
        if not 1 <= int(weekday.text) <= 7:
            problem = f": a week has no day {weekday.text}"
            remedy = "Write a day from 1 (Monday) to 7"
            self.refusals.append(Unread("impossible", problem, remedy))
        else:
            day = singles.moved(week.lower.civil, int(weekday.text) - 1)
            yield Single(singles.iso(day), day, day, "day"), end + 2


def _is_pair(first: str, second: str) -> bool:
    """Whether 1904-05 or 1904-5 can be years of one century."""
    return int(second) > int(first[-len(second) :])


def later_year(first: str, second: str) -> int | None:
    """The year that the last one or two digits are after a first year: 1905 after 1904, 1902 after 1899.

    None where they can't be one, as in 1962-10.
    """
    size = 100
    if len(second) == 1:
        size = 10
    year = int(first) // size * size + int(second)
    if year > int(first):
        return year
    if len(second) == 2 and year + size - int(first) <= _ACROSS_A_CENTURY:
        return year + size
    return None


_ACROSS_A_CENTURY = 20
"""The longest range, in years, whose second year is shortened although its century is another one."""


def _no_such_month(first: str, second: str) -> Unread:
    problem = f": there is no month {second}"
    year = later_year(first, second)
    if year is None:
        return Unread("impossible", problem, "Write a month from 01 to 12")
    readings = (f"{first}/{year}", first)
    remedy = f"Write {first}/{year} for the years, or {first} if the month is unknown"
    return Unread("ambiguous", problem, remedy, readings, ("pairs",))


def _year_or_month(first: str, second: str, year: int) -> Unread:
    """1899-02 in a file that has both months and pairs of years."""
    years = f"{first}/{year}"
    month = f"{MONTHS[int(second) - 1]} {first}"
    question = f"the years {years.replace('/', ' to ')}, or {month}?"
    unread = _two(question, years, month)
    return replace(unread, settings=("pairs",))


def _century(count: int, era: str) -> Single:
    """The hundred years of EDTF's 15XX, 1500 to 1599, for the 16th century; the first has no year 0."""
    if era == "bc":
        return singles.year_set(1 - 100 * count, 100 - 100 * count)
    if count == 1:
        return singles.year_set(1, 99)
    first = 100 * (count - 1)
    return singles.years(first, first + 99, f"{count - 1:02}XX", "century")


def _within_century(century: Single, low: int, high: int) -> Single:
    """Years of a century, counted from 0 for its year 01: the first third of the 16th is 1501 to 1533."""
    year, last = century.lower[0], century.upper[0]
    first = year
    if year % 100 == 0:
        first = year + 1
    return singles.year_set(first + low, min(first + high, last))


def _third_of_year(year: Single, which: int) -> Single:
    return singles.part_of_year(year.lower[0], 37 + which)


def _third_of_decade(decade: Single, which: int) -> Single:
    first = decade.lower[0]
    low, high = ((0, 3), (4, 6), (7, 9))[which]
    return singles.year_set(first + low, first + high)


def _third_of_century(century: Single, which: int) -> Single:
    low, high = ((0, 32), (33, 65), (66, 99))[which]
    return _within_century(century, low, high)


def _third_of_month(month: Single, which: int) -> Single:
    return singles.third_of_month(*month.lower[:2], which)


_THIRDS = {
    "month": _third_of_month,
    "year": _third_of_year,
    "decade": _third_of_decade,
    "century": _third_of_century,
    "set": _third_of_century,
}


def _half(whole: Single, number: int) -> Single:
    year, month, _ = whole.lower
    if whole.unit == "month":
        if number == 1:
            bounds = (1, 15)
        else:
            bounds = (16, whole.upper[2])
        return singles.set_of((year, month, bounds[0]), (year, month, bounds[1]))
    if whole.unit == "year":
        return singles.part_of_year(year, 39 + number)
    if whole.unit == "century":
        return _within_century(whole, 50 * (number - 1), 50 * number - 1)
    first = year + 5 * (number - 1)
    return singles.year_set(first, first + 4)


def _feast(name: str, year: int) -> Ymd | None:
    """The day of a feast; None before the year 326 and after 4099, for which Easter is not known.

    Before 1583, Easter is that of the Julian calendar, in which dates were written.
    """
    if name in FIXED_FEASTS:
        return (year, *FIXED_FEASTS[name])
    if not 326 <= year <= 4099:
        return None
    from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

    sunday = easter(year, EASTER_JULIAN if year < 1583 else EASTER_WESTERN)
    moved = sunday.toordinal() + MOVABLE_FEASTS[name]
    return civil(moved)


def _week_of_month(month: Single, number: int) -> Single:
    """Days 1 to 7, 8 to 14, 15 to 21 and 22 to 28; 0 is the last seven days."""
    year, name, _ = month.lower
    if number == 0:
        first = month.upper[2] - 6
    else:
        first = 7 * number - 6
    return singles.set_of((year, name, first), (year, name, first + 6))


def _which_winter(year: int) -> Unread:
    early, late = (
        f"winter {first}-{(first + 1) % 100:02}" for first in (year - 1, year)
    )
    return Unread(
        "ambiguous",
        f" has two readings: December {year - 1} to February {year}, or December {year} to February {year + 1}?",
        f"Write '{early}' or '{late}'",
        (early, late),
    )


_TIME_WITHOUT_DAY = Unread(
    "impossible",
    ": a time needs one day beside it",
    "Write 2022-02-24 05:00, for example",
)


def _dots_are_day_first(month: int, day: int, year: str) -> Unread:
    """1.21.1962: with dots between the numbers, the day comes first."""
    problem = f": there is no month {day}, and with dots the day comes first"
    if len(year) < 4 or not 1 <= day <= calendar.last_day(int(year), month):
        return Unread("impossible", problem, "Write the day as YYYY-MM-DD")
    text = f"{year}-{month:02}-{day:02}"
    remedy = f"Write {text} if the month comes first here"
    return Unread("impossible", problem, remedy, (text,))


def _with_hyphen(year: str, month: str) -> Unread:
    text = f"{year}-{month:0>2}"
    problem = ": months are written with a hyphen after the year"
    return Unread("impossible", problem, f"Write {text}", (text,))


def _which_midnight(day: Ymd) -> Unread:
    readings = tuple(f"{singles.iso(singles.moved(day, n))}T00:00" for n in (0, 1))
    return Unread(
        "ambiguous",
        " has two readings: midnight begins that day, or ends it?",
        f"Write {readings[0]} or {readings[1]}",
        readings,
    )


def _two(question: str, first: str, second: str) -> Unread:
    return Unread(
        "ambiguous",
        f" has two readings: {question}",
        f"Write {first} or {second}",
        (first, second),
    )
