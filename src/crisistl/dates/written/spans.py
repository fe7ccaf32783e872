"""The grammar of a whole text with a date, and of the part of the day around it."""

from collections.abc import Iterator
from itertools import chain

from crisistl.dates.written import singles
from crisistl.dates.written.alternatives import alternatives
from crisistl.dates.written.centuries import century_ranges
from crisistl.dates.written.day_parts import in_part, with_part_of_day
from crisistl.dates.written.decades import adjacent_decades
from crisistl.dates.written.limits import limits, open_ranges, ranges_with_unknown_end
from crisistl.dates.written.lists import lists_of_dates
from crisistl.dates.written.midnights import midnights_between
from crisistl.dates.written.ranges import from_to, ranges
from crisistl.dates.written.sides import Core, Sides
from crisistl.dates.written.singles import MIDNIGHT
from crisistl.dates.written.tokens import Token
from crisistl.dates.written.values import Unread
from crisistl.dates.written.weekends import pairs_of_weekdays, weekends
from crisistl.dates.written.words import PARTS_OF_DAY


class Spans(Sides):
    """Reads whole texts."""

    def readings(self) -> Iterator[tuple[Core, str | None]]:
        """Every reading of all the tokens, with the part of the day."""
        for part_of_day, start in self._leading():
            for core, end in self._core(start):
                for trailing, last in self._trailing(end, part_of_day):
                    if last == len(self.tokens):
                        yield from self._with_part(core, trailing)
        yield from self._night_to()
        yield from self._clock_and_part_first()

    def _with_part(
        self, core: Core, part: str | None
    ) -> Iterator[tuple[Core, str | None]]:
        if part is None:
            yield core, None
            return
        settled = self._with_clocks_in(part)
        if settled:
            # the limits of a date depend on its times: after 9 in the evening
            for other, own in settled.readings():
                if own == part:
                    yield other, part
            self.refusals += settled.refusals
            return
        clocks = [token.clock for token in self.tokens if token.clock]
        known = [clock for clock in clocks if clock.edtf != MIDNIGHT]
        found = with_part_of_day(core, part, known)
        if isinstance(found, Unread):
            self.refusals.append(found)
        else:
            yield found, part

    def _with_clocks_in(self, part: str) -> "Spans | None":
        """The same text with its times of twelve hours in a part of the day; None where nothing changes."""
        tokens = []
        for token in self.tokens:
            if token.clock:
                token = token._replace(clock=in_part(token.clock, part))
            tokens.append(token)
        if tokens == [*self.tokens]:
            return None
        return Spans(tuple(tokens), self.words, self.settings)

    def _night_to(self) -> Iterator[tuple[Core, str]]:
        """Nacht zum 28. Oktober 1962: the night that ends on that day."""
        after_article = self.role(self.skipped(0, "the"), "night to")
        for start in {*self.role(0, "night to"), *after_article}:
            for side, end in self.side(start):
                day = self.whole(side.date)
                if day is None or day.unit != "day":
                    continue
                if self.skipped(end) == len(self.tokens):
                    evening = singles.moved(day.lower, -1)
                    text = f"{singles.iso(evening)}{side.mark}/{day.text}{side.mark}"
                    core = Core(text, evening, day.upper, short=day.short)
                    yield core, "night"

    def _clock_and_part_first(self) -> Iterator[tuple[Core, str | None]]:
        """5 o'clock in the afternoon of 4 March 1954: read as if the day came first."""
        if not self.tokens or not self.tokens[0].clock:
            return
        for end, part in self._part_at(self.skipped(1, "the")):
            day = self.tokens[self.skipped(end, "of", "the") :]
            if not day or any(token.clock for token in day):
                continue
            comma = Token("mark", ",")
            tokens = (*day, comma, self.tokens[0])
            turned = Spans(tokens, self.words, self.settings)
            for core, own in turned.readings():
                if own is None:
                    yield from self._with_part(core, part)
            self.refusals += turned.refusals

    def _part_at(self, i: int) -> Iterator[tuple[int, str]]:
        """The parts of the day that begin at `i`, each with its end before it."""
        start = self.skipped(i, "of", "the")
        for part in PARTS_OF_DAY:
            for end in {*self.role(i, part), *self.role(start, part)}:
                yield end, part

    def _leading(self) -> Iterator[tuple[str | None, int]]:
        """A part of the day before the date: 'night of', 'evening,'."""
        yield None, 0
        for start in {0, self.skipped(0, "the")}:
            for part in PARTS_OF_DAY:
                for end in self.role(start, part):
                    yield part, self.skipped(end, "of", "the")

    def _trailing(
        self, i: int, part_of_day: str | None
    ) -> Iterator[tuple[str | None, int]]:
        end = self.skipped(i)
        yield part_of_day, end
        start = max(self.role(end, "the"), default=end)
        for part in PARTS_OF_DAY:
            for first in {end, start}:
                for last in self.role(first, part):
                    if part_of_day in (None, part):
                        yield part, self.skipped(last)

    def _core(self, i: int) -> Iterator[tuple[Core, int]]:
        yield from self._only(i)
        yield from midnights_between(self, i)
        yield from ranges(self, i)
        yield from limits(self, i)
        yield from open_ranges(self, i)
        yield from alternatives(self, i)
        yield from ranges_with_unknown_end(self, i)
        yield from lists_of_dates(self, i)
        yield from weekends(self, i)
        yield from pairs_of_weekdays(self, i)
        start = self.skipped(i, "the")
        ranges_of_units = (century_ranges(self, start), adjacent_decades(self, start))
        for first, last, end in chain(*ranges_of_units):
            if core := from_to(self, first, last):
                yield core, end

    def _only(self, i: int) -> Iterator[tuple[Core, int]]:
        for side, end in self.side(i):
            if found := self.whole(side.date):
                text = found.alone(side.mark)
                core = Core(text, found.lower, found.upper, False, found.short)
                yield core, end
