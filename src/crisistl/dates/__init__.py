"""Dates: what a chronology records (EventDate) and what a filter means (Period)."""

from crisistl.dates.edtf import End, EventDate
from crisistl.dates.forms import DateOrder
from crisistl.dates.matching import Answer, Relation, answer, ongoing
from crisistl.dates.period import Period
from crisistl.dates.single import Precision
from crisistl.dates.typed import parse_period
from crisistl.errors import DateError

__all__ = [
    "Answer",
    "DateError",
    "DateOrder",
    "End",
    "EventDate",
    "Period",
    "Precision",
    "Relation",
    "answer",
    "ongoing",
    "parse_period",
]
