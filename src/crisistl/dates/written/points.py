"""The grammar of one date of any kind, with the time beside it."""

from collections.abc import Iterator
from dataclasses import replace

from crisistl.dates.written.centuries import centuries
from crisistl.dates.written.clock import Clock
from crisistl.dates.written.decades import decades
from crisistl.dates.written.feasts import feasts
from crisistl.dates.written.fractions import fractions
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.relative import relative_dates
from crisistl.dates.written.seasons import parts_of_years
from crisistl.dates.written.singles import MIDNIGHT, Part, Single, at_midnight
from crisistl.dates.written.turns import turns
from crisistl.dates.written.values import Unread
from crisistl.dates.written.weeks import weeks

Found = Iterator[tuple[Part | Single, int]]


class Points(Parts):
    """Reads dates of all units; every method yields each reading with its end."""

    def point(self, i: int, *, right: bool = False) -> Found:
        """Any one date that begins at `i`, with the time before or after it."""
        i = self.skipped(i, "the")
        for found, end in self._point(i, right):
            yield found, end
            after = self.skipped(end, "the")
            # "01/28/2014 - 09:30", as content management systems write it
            if self.is_mark(after, "-") and found.unit == "day":
                after += 1
            for start in (after, *self._from_hours(after)):
                if clock := self.token(start).clock:
                    yield from self.timed(found, clock, start + 1)
        if clock := self.token(i).clock:
            yield Part(clock=clock.edtf), i + 1
            start = self.skipped(i + 1, "of", "the")
            for found, end in self._point(start, right):
                yield from self.timed(found, clock, end)

    def _point(self, i: int, right: bool) -> Found:
        yield from self.part(i, right=right)
        yield from parts_of_years(self, i)
        yield from decades(self, i)
        yield from centuries(self, i)
        yield from feasts(self, i)
        yield from fractions(self, i)
        yield from weeks(self, i)
        yield from turns(self, i)
        if self.settings.today is not None and self.words.language == "en":
            for found, end in relative_dates(self, i):
                self.relative = True
                yield found, end

    def _from_hours(self, i: int) -> Iterator[int]:
        """The place after the 'from' of two times: 16 October 1962, from 7 to 9 pm."""
        for start in self.role(i, "from"):
            if self.token(start).clock and self.token(start + 2).clock:
                yield start

    def timed(self, found: Part | Single, clock: Clock, end: int) -> Found:
        """A day at a time."""
        if found.unit != "day":
            if isinstance(found, Single) or found.year:
                self.refusals.append(_TIME_WITHOUT_DAY)
        elif isinstance(found, Part):
            yield replace(found, clock=clock.edtf), end
        elif clock.edtf == MIDNIGHT:
            yield at_midnight(found), end
        else:
            yield found.at(clock.edtf), end


_TIME_WITHOUT_DAY = Unread(
    "impossible",
    ": a time needs one day beside it",
    "Write 2022-02-24 05:00, for example",
)
