"""Feasts: Easter 1962, Christmas Eve 1914."""

from collections.abc import Iterator

from crisistl.dates.axis import civil
from crisistl.dates.written import singles
from crisistl.dates.written.feast_words import (
    FEASTS_OF_TWO_CHURCHES,
    FIXED_FEASTS,
    MOVABLE_FEASTS,
)
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.singles import Part, Single
from crisistl.dates.written.values import Unread, Ymd, two_readings
from crisistl.dates.written.wholes import full

_NAMES = (*MOVABLE_FEASTS, *FIXED_FEASTS, *FEASTS_OF_TWO_CHURCHES)


def feasts(reader: Parts, i: int) -> Iterator[tuple[Part | Single, int]]:
    """The feasts of a year that begin at the token `i`, each with its end."""
    if not reader.has(*_NAMES):
        return
    for name in _NAMES:
        for end in reader.role(i, name):
            if name in FIXED_FEASTS:
                yield from _fixed(reader, name, end)
                continue
            for year, after in full(reader, reader.glue(end), "year"):
                if name in FEASTS_OF_TWO_CHURCHES:
                    reader.refusals.append(_of_which_church(name, year.lower[0]))
                elif only := _feast(name, year.lower[0]):
                    yield Single(singles.iso(only), only, only, "day"), after


def _fixed(reader: Parts, name: str, i: int) -> Iterator[tuple[Part, int]]:
    """A feast that has one day in every year, which may be that of another date beside it."""
    month, day = FIXED_FEASTS[name]
    yield Part(day, month), i
    for year, end in reader.year(reader.glue(i), short=True):
        yield Part(day, month, year), end


def _feast(name: str, year: int) -> Ymd | None:
    """The day of a feast; None before the year 326 and after 4099, for which Easter is not known.

    Before 1583, Easter is that of the Julian calendar, in which dates were written.
    """
    if not 326 <= year <= 4099:
        return None
    from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

    sunday = easter(year, EASTER_JULIAN if year < 1583 else EASTER_WESTERN)
    moved = sunday.toordinal() + MOVABLE_FEASTS[name]
    return civil(moved)


def _of_which_church(name: str, year: int) -> Unread:
    """Why a feast is refused that churches keep on two days of a year."""
    days = FEASTS_OF_TWO_CHURCHES[name]
    orthodox, western = (singles.iso((year, *day)) for day in days)
    question = "that of the Orthodox church, or of the western churches?"
    return two_readings(question, orthodox, western)
