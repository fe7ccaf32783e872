"""The English words of dates: names of months and weekdays, years BC and AD, and spans of time said aloud."""

from crisistl.dates.axis import BEGINNING, DAY, END, MINUTE, Moment

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

ANY_TIME = "any time"

_UNITS = ("minute", "day", "month", "year")


def month_name(month: int) -> str:
    return MONTHS[month - 1]


def day_words(moment: Moment) -> str:
    """'10 January 2022', the day of that moment."""
    return f"{moment.day} {month_words(moment)}"


def month_words(moment: Moment) -> str:
    """'January 2022', the month of that moment."""
    return f"{month_name(moment.month)} {year_words(moment)}"


def year_words(moment: Moment) -> str:
    """'2022', the year of that moment."""
    return year_in_words(moment.year)


def year_in_words(year: int) -> str:
    """'2022', 'AD 79' or '44 BC' for an astronomical year: 0 is 1 BC. Five digits have a comma."""
    if year < 1:
        if year < -9998:
            return f"{1 - year:,} BC"
        return f"{1 - year} BC"
    if year < 1000:
        return f"AD {year}"
    if year <= 9999:
        return str(year)
    return f"{year:,}"


def moment_words(moment: Moment) -> str:
    """'10 January 2022', with the time where the moment is not the first or last second of a day."""
    if moment % DAY in (0, DAY - 1):
        return day_words(moment)
    return f"{day_words(moment)}, {moment.iso_clock}"


def unit_of(lower: Moment, upper: Moment) -> str | None:
    """'day', 'month' or 'year' when lower..upper is exactly one of these, else None."""
    if lower == BEGINNING or upper == END or not _whole_days(lower, upper):
        return None
    if lower // DAY == upper // DAY:
        return "day"
    if not _whole_months(lower, upper):
        return None
    first, last = lower.civil, upper.civil
    if first.year != last.year:
        return None
    if first.month == last.month:
        return "month"
    if (first.month, last.month) == (1, 12):
        return "year"
    return None


def span_unit(lower: Moment, upper: Moment) -> str:
    """The largest of 'year', 'month', 'day' and 'minute' of which lower..upper is one or several whole ones.

    An open end is whole in any unit.
    """
    if not _whole_days(lower, upper):
        return "minute"
    if _whole_years(lower, upper):
        return "year"
    if _whole_months(lower, upper):
        return "month"
    return "day"


def span_words(lower: Moment, upper: Moment, joint: str = "to") -> str:
    """From lower to upper in the largest units that name them exactly.

    '10 January 2022', 'January 2022', '2022', '10 to 20 January 2022', 'November 2021 to January 2022',
    '24 February 2022, 05:00 to 05:30'.
    """
    unit = span_unit(lower, upper)
    if unit == "minute":
        return _clock_span(lower, upper, joint)
    return joined(date_parts(lower, unit), date_parts(upper, unit), joint)


def _clock_span(lower: Moment, upper: Moment, joint: str) -> str:
    start, end = clock_words(lower), clock_words(upper)
    if lower // DAY != upper // DAY:
        return f"{day_words(lower)}, {start}, {joint} {day_words(upper)}, {end}"
    same = lower == upper or (lower % MINUTE == 0 and upper - lower == MINUTE - 1)
    if same:
        return f"{day_words(lower)}, {start}"
    return f"{day_words(lower)}, {start} {joint} {end}"


def clock_words(moment: Moment) -> str:
    """'05:00', the time of that moment, with its seconds where they are inside a minute."""
    return moment.iso_clock


def date_parts(moment: Moment, unit: str) -> tuple[str, ...]:
    """('10', 'January', '2022'), or from the month or the year on when that is the unit."""
    year = year_words(moment)
    years = (year.removesuffix(" BC"), "BC") if year.endswith(" BC") else (year,)
    parts = (str(moment.day), month_name(moment.month), *years)
    return parts[("day", "month", "year").index(unit) :]


def joined(left: tuple[str, ...], right: tuple[str, ...], joint: str) -> str:
    """Two dates in words; what the left would repeat at its end is left out."""
    if left == right:
        return " ".join(right)
    short = left
    while len(left) == len(right) and short[-1] == right[len(short) - 1]:
        short = short[:-1]
    return f"{' '.join(short)} {joint} {' '.join(right)}"


def _whole_days(lower: Moment, upper: Moment) -> bool:
    return (lower == BEGINNING or lower % DAY == 0) and (
        upper == END or upper % DAY == DAY - 1
    )


def _whole_months(lower: Moment, upper: Moment) -> bool:
    starts = lower == BEGINNING or lower.day == 1
    return starts and (upper == END or Moment(upper + 1).day == 1)


def _whole_years(lower: Moment, upper: Moment) -> bool:
    starts = lower == BEGINNING or lower.civil[1:] == (1, 1)
    return starts and (upper == END or upper.civil[1:] == (12, 31))
