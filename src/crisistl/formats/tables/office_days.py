"""Days of LibreOffice: which days it shows for the numbers that it writes into a workbook.

Excel and LibreOffice agree from 1 March 1900. Before it LibreOffice counts one day less, because it has no 29 February
1900, and before 15 October 1582 it shows the Julian calendar. Found with LibreOffice 7.4.7.
"""

from datetime import date, datetime
from zipfile import ZipFile

from crisistl.formats.core.input import Input
from crisistl.formats.core.zipped import zip_errors

_PROGRAM = "docProps/app.xml"
_LARGEST = 1 << 16  # bytes
EPOCH = datetime(1899, 12, 29)
"""What openpyxl is to count from: a day before LibreOffice's own, for which it would make room for 29 February 1900."""

FIRST_GREGORIAN_DAY = date(1582, 10, 15)
_DAYS_BEFORE = 1_721_425  # from 1 January 4713 BC, Julian, to the day before 0001-01-01


def is_of_office(file: Input) -> bool:
    """Whether a workbook says that LibreOffice or OpenOffice wrote it."""
    return names_office(file, _PROGRAM)


def names_office(file: Input, part: str) -> bool:
    """Whether the part of a zipped file that names its program names LibreOffice or OpenOffice."""
    try:
        with file.open() as stream, ZipFile(stream) as archive:
            if archive.getinfo(part).file_size > _LARGEST:
                return False
            return b"Office/" in archive.read(part)
    except zip_errors():
        return False


def office_day(read: date) -> str:
    """The day, YYYY-MM-DD, that LibreOffice shows where openpyxl, counting from `EPOCH`, reads this one."""
    day = date.fromordinal(read.toordinal() + 1)
    if day >= FIRST_GREGORIAN_DAY:
        return day.isoformat()
    return julian_day(day)


def julian_day(read: date) -> str:
    """A day of the Gregorian calendar, carried back before its beginning, in the Julian calendar.

    The algorithm is that of E. G. Richards in the Explanatory Supplement to the Astronomical Almanac, 3rd ed., 15.11.
    """
    shifted = 4 * (read.toordinal() + _DAYS_BEFORE + 1401) + 3
    in_year = 5 * (shifted % 1461 // 4) + 2
    day = in_year % 153 // 5 + 1
    month = (in_year // 153 + 2) % 12 + 1
    year = shifted // 1461 - 4716 + (14 - month) // 12
    return f"{year:04}-{month:02}-{day:02}"
