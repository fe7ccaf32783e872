"""What a text with a date means, or why it can't be read: plain data."""

from dataclasses import dataclass
from typing import Literal

from crisistl.dates.axis import Moment

Order = Literal["dmy", "mdy"]
Pairs = Literal["ranges", "months", "edtf", "mixed"]
Kind = Literal[
    "ambiguous", "impossible", "no date", "no year", "previous", "relative", "unknown"
]
Ymd = tuple[int, int, int]
"""A year, where 0 is 1 BC, a month and a day."""
Setting = Literal["order", "century", "pairs", "language"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What settles the readings of a text: its language, the order of two numbers, the century of '62.

    `languages` are codes such as "en", all known ones when empty; `century` is 19 for the years 1900 to 1999;
    `pairs` decides whether 1904-05 and 1936-39 are years ("ranges"), or a month ("months") and a code of EDTF
    ("edtf"); "mixed" is for a file that has both; `year` completes a date that has none. With `today` (its first
    second), and `now` where that is known, "last week" and "6 hours ago" are read. `bounds` is for a period that is
    asked for: only its first and last second matter, so that what differs in EDTF alone isn't ambiguous. `near` has
    the first and last year that a year of two digits may be, where other dates show its century. `midnight` says that
    00:00 beside a day is a time, because other dates of the file have times; a spreadsheet adds it to every day.
    """

    languages: tuple[str, ...] = ()
    order: Order | None = None
    century: int | None = None
    pairs: Pairs | None = None
    year: int | None = None
    today: Moment | None = None
    now: Moment | None = None
    bounds: bool = False
    near: tuple[int, int] | None = None
    midnight: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A date as EDTF, with the part of the day beside it.

    `languages` are those in whose words the text reads so, empty for a text without words; `zone` is the
    abbreviation of a time zone that EDTF can't express; `short` says that its year had two digits. `first` and `last`
    are the outermost days, None for no limit, and `limits` says that the text has two dates, or one and an open side.
    `relative` says that it depends on the day on which it is read.
    """

    edtf: str
    part_of_day: str | None = None
    zone: str | None = None
    languages: tuple[str, ...] = ()
    short: bool = False
    first: Ymd | None = None
    last: Ymd | None = None
    limits: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is not read as a date.

    `problem` follows the quoted text in a message and `remedy` says what to write, both without a full stop. Every
    text in `readings` (EDTF, or words) is accepted in the place of this one. `settings` would settle the text.
    `part_of_day` belongs to the date above when the kind is "previous". `contradicted` is the day, in EDTF, that a
    weekday contradicts.
    """

    kind: Kind
    problem: str
    remedy: str = ""
    readings: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    part_of_day: str | None = None
    contradicted: str = ""


class Impossible(Exception):
    """A reading that no calendar has; the argument is an Unread."""

    def __init__(self, unread: Unread) -> None:
        super().__init__(unread.problem)
        self.unread = unread


def two_readings(question: str, first: str, second: str) -> Unread:
    """Why a text with two readings is refused; both are written as EDTF or in words."""
    problem = f" has two readings: {question}"
    remedy = f"Write {first} or {second}"
    return Unread("ambiguous", problem, remedy, (first, second))
