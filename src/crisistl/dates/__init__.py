"""Dates: what a chronology records (EventDate) and what a filter means (Period)."""

from crisistl.dates.axis import BEGINNING, END, Moment
from crisistl.dates.edtf import EventDate
from crisistl.dates.grammar import Ending
from crisistl.dates.matching import Certainty, Relation, answer, ongoing
from crisistl.dates.period import Period
from crisistl.dates.single import Precision
from crisistl.dates.typed import DateOrder, parse_period
from crisistl.errors import DateError

__all__ = [
    "BEGINNING",
    "END",
    "Certainty",
    "DateError",
    "DateOrder",
    "Ending",
    "EventDate",
    "Moment",
    "Period",
    "Precision",
    "Relation",
    "answer",
    "ongoing",
    "parse_period",
]
