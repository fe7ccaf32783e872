"""Near years: the year of a day seen from that of publication, up to it or ahead of it."""

import re
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.calendar import day_of, valid_day
from crisistl.prose.times.context import Context, NeedsToday, Year
from crisistl.prose.times.cues import may_be_announced
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.spine import fitting_year

SOON, LONG_AGO = 100, 240
YEAR_LENGTH = 366  # days


def publication_day(context: Context) -> date:
    if context.today is None:
        raise NeedsToday
    return context.today


def year_by_publication(raw: Raw, context: Context, month: int, number: int) -> Year:
    """The year of the latest such day up to publication, or of the next one where the sentence looks ahead."""
    today = publication_day(context)
    # of a bound such as 'by' only the verb says whether it is over
    if context.is_ahead(raw.lead if raw.lead in ("for", "to") else ""):
        return _year_ahead(context, month, number, today)
    year = latest_year(month, number, today)
    found = near_day(year, month, number)
    age = (today - found).days
    is_soon = age > LONG_AGO and ahead_by(today, month, number) < SOON
    if is_soon and may_be_announced(context.sentence[: context.at]):
        why = f"announced, so the next one after {context.today_name}, or the latest one before it"
        return year + 1, why, "low"
    # a day that was long ago this way, and is soon that way, may be a plan
    is_doubtful = context.is_old or is_soon or age > YEAR_LENGTH
    sure: Sure = "high"
    if is_doubtful or _goes_on_in_year(context, year):
        sure = "medium"
    return year, f"the latest one before {context.today_name}", sure


def _year_ahead(context: Context, month: int, number: int, today: date) -> Year:
    """The year of a day to come: the next one after publication, unless it was to come only in what is told."""
    if _WAS_TO.search(context.sentence[: context.at]):
        return _nearest_year(context, month, number, today)
    year = today.year + (near_day(today.year, month, number) < today)
    if told := _told_ahead(context, month, number, year):
        return told
    return year, f"the next one after {context.today_name}", "medium"


_WAS_TO = re.compile(
    r"\b(?:was|were|had been)\s+(?:\w+ly\s+)?(?:due|set|scheduled|expected|supposed|meant|planned|to)\s[^,;]*$"
)


def _nearest_year(context: Context, month: int, number: int, today: date) -> Year:
    """The year of what was planned in the past, which may be over: 'The vote was to be held on 3 March'."""
    years = range(today.year - 1, today.year + 2)
    near = min(
        years, key=lambda year: abs((near_day(year, month, number) - today).days)
    )
    return (
        near,
        f"planned in the past: the nearest one to {context.today_name}",
        "medium",
    )


def _goes_on_in_year(context: Context, year: int) -> bool:
    """Whether a text has just named a day of another year: 'on 31 January 2021. On 3 February'."""
    last, written = context.last, context.written_year
    if last is None or written is None or not context.last_is_near:
        return False
    return written[0] == last.first.year != year


def _told_ahead(context: Context, month: int, number: int, year: int) -> Year | None:
    """The year of what was to come after the day named last, and is over: 'in May he said he would leave on 2 June'."""
    today, last = context.today, context.last
    if today is None or last is None or last.last >= today:
        return None
    if (near_day(year, month, number) - today).days <= SOON:
        return None
    following = fitting_year(month, number, last.first, newest_first=False)
    if following is None:
        return None
    found = near_day(following, month, number)
    if not last.last < found <= today:
        return None
    return following, f"the first one after {context.last_words!r}", "medium"


def ahead_by(today: date, month: int, number: int) -> int:
    following = near_day(today.year, month, number)
    if following < today:
        following = near_day(today.year + 1, month, number)
    return (following - today).days


def near_day(year: int, month: int, number: int) -> date:
    return valid_day(year, month, number) or day_of(year, month, 28)


def latest_year(month: int, number: int, near: date) -> int:
    for year in range(near.year, near.year - 9, -1):
        found = valid_day(year, month, number)
        if found and found <= near:
            return year
    return near.year
