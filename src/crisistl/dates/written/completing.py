"""Two dates of which each lacks what only the other says: 27-28 October 1962, 431-404 BC."""

from dataclasses import replace

from crisistl.dates.written import singles
from crisistl.dates.written.fractions import third_of
from crisistl.dates.written.sides import Sides
from crisistl.dates.written.singles import Part, Single, Year


def completed(
    reader: Sides, left: Part | Single, right: Part | Single
) -> tuple[Single, Single] | None:
    """Both dates, each with what only the other says; None where they don't go together."""
    bounds = reader.settings.bounds
    if "times" in (left.unit, right.unit):
        return None
    if right.unit == "clock" and not left.clock:
        return None  # nothing lasts from a day to a time of it
    left, right = _with_day_of(left, right)
    pair = _beside(_with_year_of_third(left, right), right, bounds)
    if pair is None or any(map(_is_day_alone, pair)):
        return None
    left, right = singles.within_one_day(*pair, bounds=bounds)
    first, last = reader.whole(left), reader.whole(right)
    if first and last:
        return (first, last)
    return None


def _beside(
    left: Part | Single, right: Part | Single, bounds: bool
) -> tuple[Part | Single, Part | Single] | None:
    """Both dates with the month and year that they share; None where they don't go together."""
    if isinstance(left, Single):
        return left, right
    if isinstance(right, Single):
        if left.unit != "year" and not left.year:
            return None
        return left, right
    if not _go_together(left, right, bounds):
        return None
    return _shared(left, right)


def _is_day_alone(side: Part | Single) -> bool:
    """Whether this is a day without a month."""
    return isinstance(side, Part) and side.day is not None and not side.month


def _with_year_of_third(left: Part | Single, right: Part | Single) -> Part | Single:
    """Mid 1962 of mid to late 1962, the mid 1960s of mid to late 1960s."""
    if not isinstance(left, Part) or left.third is None or left.month:
        return left
    if isinstance(right, Single) and right.third_of:
        return third_of(right.third_of, left.third)
    return left


def _with_day_of(
    left: Part | Single, right: Part | Single
) -> tuple[Part | Single, Part | Single]:
    """Each side with the day of the other, where it is a time alone: 5 pm to 7 pm on 3 May."""
    if left.unit == "clock" != right.unit:
        return _on_day_of(right, left.clock or ""), right
    if right.unit == "clock" != left.unit:
        return left, _on_day_of(left, right.clock or "")
    return left, right


def _on_day_of(side: Part | Single, clock: str) -> Part | Single:
    if isinstance(side, Part):
        return replace(side, clock=clock)
    if clock == singles.MIDNIGHT:
        return singles.at_midnight(side)
    day = singles.iso(side.lower)
    return Single(day, side.lower, side.lower, "day").at(clock)


def _go_together(left: Part, right: Part, bounds: bool) -> bool:
    """Whether two parts can be the ends of one range; any two with years, where only their bounds matter."""
    if bounds and left.year and right.year:
        return True
    if bool(left.clock) != bool(right.clock) and not left.year:
        return False  # 10 to 12 pm on 3 May: nobody knows what 10 is
    if _has_no_month_for_third(right):
        return False
    if _has_no_month_for_third(left):
        return right.third is not None  # early to mid May
    if _is_day_after_date(left, right):
        return False
    return left.unit == right.unit or _have_units_that_fit(left, right)


def _is_day_after_date(left: Part, right: Part) -> bool:
    """Whether these are 22 October 1962 - 7, which isn't a range of two days."""
    has_date = bool(left.year) and not left.year_first
    return has_date and _is_day_alone(right) and not right.year


def _has_no_month_for_third(part: Part) -> bool:
    return part.third is not None and not part.month


def _have_units_that_fit(left: Part, right: Part) -> bool:
    """Whether parts of different units, such as a day and a month, each say when they are."""
    if _is_day_alone(left) or "year" in (left.unit, right.unit):
        return False
    if left.year:
        return right.year is not None
    return bool(left.month and right.month)


def _shared(left: Part, right: Part) -> tuple[Part, Part]:
    """Both parts, each with the month, year and era that only the other has."""
    first = replace(left, month=_month_of(left, right), year=left.year or right.year)
    last = replace(right, month=_month_of(right, left), year=right.year or left.year)
    earlier = replace(first, year=_with_era(first.year, last.year))
    return earlier, replace(last, year=_after_era(first.year, last.year))


def _month_of(part: Part, other: Part) -> int | None:
    """The month of a part, or that of the other for a day, or a third of a month, without one."""
    if part.month or part.unit not in ("day", "month"):
        return part.month
    return other.month


def _with_era(left: Year | None, right: Year | None) -> Year | None:
    """431-404 BC: the left year has the era of the right one, where it has fewer than four digits and none."""
    if left and right and left.era == "?" and right.era in ("bc", "ad"):
        return replace(left, era=right.era)
    return left


def _after_era(left: Year | None, right: Year | None) -> Year | None:
    """AD 79-81: the right year has the era of the left one, which is before both."""
    if left and right and left.era == "ad" and right.era == "?":
        return replace(right, era="ad")
    return right
