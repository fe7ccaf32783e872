"""The English words of dates: names of months and weekdays, and spans of days said aloud."""

from datetime import date, timedelta

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
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ANY_TIME = "any time"


def month_name(month: int) -> str:
    return MONTHS[month - 1]


def day_words(day: date) -> str:
    """'10 January 2022'."""
    return f"{day.day} {month_words(day)}"


def month_words(day: date) -> str:
    """'January 2022', the month of that day."""
    return f"{month_name(day.month)} {year_words(day)}"


def year_words(day: date) -> str:
    """'2022'; years before 1000 keep four digits, as they are typed."""
    return f"{day.year:04}"


def unit_of(lower: date, upper: date) -> str | None:
    """'day', 'month' or 'year' when lower..upper is exactly one of these, else None."""
    if lower == upper:
        return "day"
    if not _whole_months(lower, upper):
        return None
    if (lower.year, lower.month) == (upper.year, upper.month):
        return "month"
    return "year" if _whole_years(lower, upper) and lower.year == upper.year else None


def span_unit(lower: date, upper: date) -> str:
    """The largest of 'year', 'month' and 'day' of which lower..upper is one or several whole ones."""
    return "year" if _whole_years(lower, upper) else "month" if _whole_months(lower, upper) else "day"


def span_words(lower: date, upper: date, joint: str = "to") -> str:
    """Days lower to upper in the largest units that name them exactly.

    '10 January 2022', 'January 2022', '2022', '10 to 20 January 2022', 'November 2021 to January 2022'.
    """
    unit = span_unit(lower, upper)
    return joined(date_parts(lower, unit), date_parts(upper, unit), joint)


def date_parts(day: date, unit: str) -> tuple[str, ...]:
    """('10', 'January', '2022'), or from the month or the year on when that is the unit."""
    parts = (str(day.day), month_name(day.month), year_words(day))
    return parts[("day", "month", "year").index(unit) :]


def joined(left: tuple[str, ...], right: tuple[str, ...], joint: str) -> str:
    """Two dates in words; what the left would repeat at its end is left out."""
    if left == right:
        return " ".join(right)
    short = left
    while short[-1] == right[len(short) - 1]:
        short = short[:-1]
    return f"{' '.join(short)} {joint} {' '.join(right)}"


def _whole_months(lower: date, upper: date) -> bool:
    return lower.day == 1 and (upper == date.max or (upper + timedelta(1)).day == 1)


def _whole_years(lower: date, upper: date) -> bool:
    return (lower.month, lower.day, upper.month, upper.day) == (1, 1, 12, 31)
