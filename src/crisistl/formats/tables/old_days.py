"""Old days: which day the program of an .ods or .xls file shows for a cell with a day before 1900.

LibreOffice shows days before 15 October 1582 by the Julian calendar and saves them in .ods as those of the Gregorian
calendar. In .xls it counts the days before March 1900 one less than Excel, and saves those before 1900 as negative
numbers, which are lost here. Found with LibreOffice 7.4.7 and python-calamine 0.9.1.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault
from crisistl.formats.tables.office_days import (
    FIRST_GREGORIAN_DAY,
    julian_day,
    names_office,
)

_META = "meta.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_FIRST_SURE_DAY = date(1900, 3, 1)

Rows = Sequence[Sequence[Any]]


def is_xls(file: Input) -> bool:
    """Whether a file is an .xls workbook, whatever its ending."""
    with file.open() as stream:
        return stream.read(len(_OLE)) == _OLE


def is_ods_of_office(file: Input) -> bool:
    """Whether an .ods file says that LibreOffice or OpenOffice wrote it."""
    return names_office(file, _META)


def as_shown(value: Any) -> Any:
    """The value of a cell of LibreOffice's .ods, a day before 15 October 1582 as the text that it shows."""
    if not isinstance(value, date):  # a datetime is one too
        return value
    day = value.date() if isinstance(value, datetime) else value
    if day >= FIRST_GREGORIAN_DAY:
        return value
    shown = julian_day(day)
    if isinstance(value, datetime):
        return f"{shown} {value.time().isoformat('seconds')}"
    return shown


def faults_of_xls(rows: Rows) -> dict[int, Fault]:
    """The faults of rows whose day an .xls file doesn't say, by the number of the row from 1."""
    days = _date_columns(rows)
    faults = {}
    for number, row in enumerate(rows, 1):
        for place in days.intersection(range(len(row))):
            if _is_unsure(row[place]):
                faults[number] = Fault(
                    "",
                    "a day before March 1900, which Excel and LibreOffice count differently in .xls",
                    "save the file as .xlsx or .ods",
                    line=number,
                )
    return faults


def _date_columns(rows: Rows) -> set[int]:
    """The columns with dates; where there are none, those of nothing but midnights, as lost days look."""
    dated, midnights, others = set[int](), set[int](), set[int]()
    for row in rows:
        for place, value in enumerate(row):
            if isinstance(value, date):
                dated.add(place)
            elif value == time.min:
                midnights.add(place)
            elif isinstance(value, time):
                others.add(place)
    return dated or midnights - others


def _is_unsure(value: Any) -> bool:
    if isinstance(value, datetime):
        return value.date() < _FIRST_SURE_DAY
    if isinstance(value, date):
        return value < _FIRST_SURE_DAY
    return bool(value == time.min)
