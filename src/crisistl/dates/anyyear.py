"""AnyYear: a day or a month in every year, as in '27 January' and XXXX-01-27."""

import re
from dataclasses import dataclass
from datetime import date

from crisistl.dates import calendar
from crisistl.dates.axis import BEGINNING, END
from crisistl.dates.edtf import EventDate
from crisistl.dates.grammar import periods
from crisistl.dates.matching import Certainty, Relation, answer
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, refused
from crisistl.dates.typed import DateOrder, parse_period
from crisistl.dates.words import month_name, unit_of
from crisistl.errors import DateError

_MASK = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?", re.IGNORECASE | re.ASCII)
_SEPARATED = re.compile(r"\d{1,2}(?P<sep>[-/.])\d{1,2}", re.ASCII)
_LEAP_YEAR = 2024
_CYCLE = (
    8  # years in which a 29 February comes round, even at the turn of most centuries
)


@dataclass(frozen=True, slots=True)
class AnyYear:
    """A month of any year, or a day of it."""

    month: int
    day: int | None = None

    def __str__(self) -> str:
        return f"XXXX-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def describe(self) -> str:
        """'27 January of any year'."""
        return (
            f"{f'{self.day} ' if self.day else ''}{month_name(self.month)} of any year"
        )

    def answer(
        self, when: EventDate, relation: Relation = "overlap", as_of: date | None = None
    ) -> Certainty:
        """Whether an event's date has this relation to the day or month of any year."""
        apart = None
        if "X" in when.text or when.precision == "set":
            apart = periods(when.text)
        if (
            apart
            and relation != "within"
            and all(self._contains(part) for part in apart)
        ):
            return Certainty.YES
        return max(
            (answer(when, window, relation, as_of) for window in self._near(when)),
            default=Certainty.NO,
        )

    def _contains(self, part: Period) -> bool:
        lower = part.lower.civil
        if (
            unit_of(part.lower, part.upper) not in ("day", "month")
            or lower.month != self.month
        ):
            return False
        if self.day is None:
            return True
        return unit_of(part.lower, part.upper) == "day" and lower.day == self.day

    def _near(self, when: EventDate) -> list[Period]:
        """The day or month in the years around the bounds of a date, where every answer is decided."""
        bounds = (
            when.earliest_start,
            when.latest_start,
            when.earliest_end,
            when.latest_end,
        )
        years = {bound.year for bound in bounds if BEGINNING < bound < END}
        around = {year + step for year in years for step in range(-_CYCLE, _CYCLE + 1)}
        return [period for year in sorted(around) if (period := self._in(year))]

    def _in(self, year: int) -> Period | None:
        if self.day is None:
            return calendar.months(year, self.month)
        if self.day > calendar.last_day(year, self.month):
            return None
        return calendar.day(year, self.month, self.day)


def parse_any_year(text: str, date_order: DateOrder | None = None) -> AnyYear:
    """The day or month that a text without a year means: '27 January', 'Jan 27', '27-01', 'January', XXXX-01-27."""
    text = text.strip()
    mask = _MASK.fullmatch(text)
    separated = _SEPARATED.fullmatch(text)
    joint = " "
    if separated:
        joint = separated["sep"]
    try:
        if mask:
            rest = text[len("XXXX") :]
            found = parse_period(
                f"{_LEAP_YEAR}{rest}", date(_LEAP_YEAR, 1, 1), ranges=False
            )
        else:
            found = parse_period(
                f"{text}{joint}{_LEAP_YEAR}",
                date(_LEAP_YEAR, 1, 1),
                date_order,
                ranges=False,
            )
    except DateError as error:
        if error.kind == "ambiguous":
            problem = ": which number is the day?"
            raise refused(
                text, Refusal(problem, "Write '27 January' or XXXX-01-27", "ambiguous")
            ) from None
        found = None
    unit = None
    if found:
        unit = unit_of(found.lower, found.upper)
    if found is None or unit not in ("day", "month"):
        problem = " is not a day or a month without its year"
        raise refused(
            text,
            Refusal(problem, "Write '27 January', January or XXXX-01-27", "unknown"),
        )
    return AnyYear(found.lower.month, found.lower.day if unit == "day" else None)


def is_any_year(text: str) -> bool:
    """Whether a text has the form XXXX-01 or XXXX-01-27."""
    return bool(_MASK.fullmatch(text.strip()))
