"""Wikidata dates: a day with no more than its precision says (https://www.wikidata.org/wiki/Help:Dates)."""

import re

_DAY = re.compile(r"(?P<sign>[-+]?)(?P<year>\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)")
_MONTH, _YEAR, _DECADE, _CENTURY, _MILLENNIUM = 10, 9, 8, 7, 6
_FINER = range(11, 15)
"""The precisions of a day, hour, minute and second."""
PRECISIONS = range(15)


def at_precision(date: str, precision: int) -> str:
    """A date of the query service, in which -0043 is 44 BC, as EDTF or as words that are read in one way.

    Wikidata gives a century by any of its years, 1401 and 1500 for the 15th; it is 14XX here, as in words.
    """
    day = _DAY.match(date)
    if day is None or precision in _FINER:
        return date
    sign = "-" if day["sign"] == "-" else ""
    if precision == _MONTH:
        return f"{sign}{day['year']}-{day['month']}"
    if precision == _YEAR:
        return f"{sign}{day['year']}"
    year = int(day["year"])
    if sign or year == 0:
        return _before_christ(date, year + 1, precision)
    masks = {
        _DECADE: f"{year // 10:03}X",
        _CENTURY: f"{(year - 1) // 100:02}XX",
        _MILLENNIUM: f"{(year - 1) // 1000}XXX",
    }
    return masks.get(precision) or _too_vague(date)


def _before_christ(date: str, year: int, precision: int) -> str:
    """The decade, century or millennium of a year BC."""
    if precision == _DECADE:
        first, last = year // 10 * 10 + 9, max(year // 10 * 10, 1)
    elif precision == _CENTURY:
        last = (year - 1) // 100 * 100 + 1
        first = last + 99
    elif precision == _MILLENNIUM:
        last = (year - 1) // 1000 * 1000 + 1
        first = last + 999
    else:
        return _too_vague(date)
    return f"[{_astronomical(first)}..{_astronomical(last)}]"


def _astronomical(year: int) -> str:
    """A year BC as EDTF counts it: 44 BC is -0043, 1 BC is 0000."""
    if year == 1:
        return "0000"
    return f"-{year - 1:04}"


def _too_vague(date: str) -> str:
    """What is refused as a date, so that nobody takes it for a day."""
    return f"{date}, give or take ten thousand years"
