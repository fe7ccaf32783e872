"""Years: which year a day or a month without one is in."""

import re
from datetime import date

from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times.calendar import Span, day_of, valid_day
from crisistl.prose.times.context import PAST, Context, Year
from crisistl.prose.times.cues import is_earlier_at, is_past
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.near_years import (
    SOON,
    latest_year,
    near_day,
    year_by_publication,
)
from crisistl.prose.times.spine import fitting_year
from crisistl.prose.times.written_years import year_beside, year_in_words

_LITTLE_AHEAD = 45
_LONG_PAUSE = 120  # days: what is told in another paragraph and so much later is not a part of the same story


def year_of(
    raw: Raw, context: Context, month: int, number: int, weekday: int | None = None
) -> Year:
    """The year of a day, as it is written or as the context gives it; what is told as past isn't after publication."""
    if written := raw.get("y"):
        return _written_year(written, context)
    if beside := year_beside(context, month, number):
        return beside
    found = _year_in_context(raw, context, month, number, weekday)
    same = _year_of_same_day(context, month, number)
    if same and same[0] != found[0]:
        return same
    today = context.today
    if today is None:
        return found
    first = near_day(found[0], month, number)
    # what is low was announced in the past for a day to come
    if found[2] == "low" or not context.is_told_too_early(first, raw.lead):
        return found
    latest = latest_year(month, number, today)
    return latest, f"in the past: the latest one before {context.today_name}", "medium"


def _written_year(written: str, context: Context) -> Year:
    if written.isdigit():
        return int(written), "written in full", "high"
    return year_in_words(written, context)


def _year_in_context(
    raw: Raw, context: Context, month: int, number: int, weekday: int | None
) -> Year:
    """The year of a day without one: by its weekday, the heading, the list, the title, the story or publication."""
    if weekday is not None and (
        fitted := _year_by_weekday(context, month, number, weekday)
    ):
        return fitted
    if heading := _year_of_heading(context):
        return heading
    if entry := year_of_entry(context):
        return entry
    if context.in_list and context.anchor:
        return _year_in_list(context, month, number)
    if context.title_year:
        return year_of_title(context, month, number)
    if narrative := _year_of_narrative(raw, context, month, number):
        return narrative
    return year_by_publication(raw, context, month, number)


def _year_of_heading(context: Context) -> Year | None:
    """The year in the heading above, unless the entry is of another one."""
    if context.year is None:
        return None
    year, words = context.year
    is_other = context.anchor is not None and context.anchor.first.year != year
    if is_other and not context.is_stem:
        return None
    return year, f"year from the heading {words!r}", "medium"


def _year_of_narrative(
    raw: Raw, context: Context, month: int, number: int
) -> Year | None:
    """The year of a day in a story of years before: after the day named last, or before it in a flashback."""
    if context.last is None or not is_history(context):
        return None
    if _is_plan_in_news(context):
        return None
    last = context.last_month or context.last
    # 'By June it had been destroyed' goes on from March
    is_bound = raw.lead in ("by", "until", "till")
    if not is_bound and is_earlier_at(context.sentence, context.at):
        back = _year_back(context, last, month, number)
        if back:
            return back
    near = fitting_year(month, number, last.first, newest_first=False)
    if near is None or _is_back_in_news(context, near_day(near, month, number)):
        return None
    return near, f"the first one from {context.last_words!r}", "medium"


def _is_plan_in_news(context: Context) -> bool:
    """Whether a report says what is to come, which is not of the years told before."""
    is_planned = context.is_news and context.is_ahead()
    return is_planned and not is_past(context.sentence)


def _is_back_in_news(context: Context, found: date) -> bool:
    """Whether a report has left what was years before."""
    if not context.is_news or context.last_is_near or context.last is None:
        return False
    return (found - context.last.last).days > _LONG_PAUSE


def _year_back(context: Context, last: Span, month: int, number: int) -> Year | None:
    """The year of what was before the day named last: 'executed Schlageter, who had blown up a bridge in March'."""
    soon = valid_day(last.first.year, month, number)
    if soon and 0 < (soon - last.last).days <= _LITTLE_AHEAD:
        return None
    words = repr(context.last_words)
    if context.last_month:
        words = "the month named before"
    year = latest_year(month, number, last.last)
    return year, f"the latest one before {words}", "medium"


def _year_of_same_day(context: Context, month: int, number: int) -> Year | None:
    """The year of a day that was counted just before: 'Three days later, on 3 February'."""
    last = context.last
    if last is None or not context.last_is_near or last.first != last.last:
        return None
    if (last.first.month, last.first.day) != (month, number):
        return None
    return last.first.year, f"the day of {context.last_words!r}", "medium"


def year_of_title(context: Context, month: int, number: int) -> Year:
    """The year of the title, or that written last, where the text doesn't go on from there to that of the title."""
    assert context.title_year
    year, words = context.title_year
    of_title: Year = (year, f"year from the title {words!r}", "medium")
    written = context.written_year
    if written is None or written[0] == year or _names_month(words, month):
        return of_title
    if context.last:
        near = context.last.first
        following = fitting_year(month, number, near, newest_first=False)
        if following == year and written[0] < year:
            return of_title
    return written[0], f"the year last written, {written[1]!r}", "medium"


def _names_month(words: str, month: int) -> bool:
    """Whether a title has the month too: 'Memel, March 1939'."""
    found = re.match(r"[a-z]+", words.lower())
    return found is not None and MONTHS.get(found[0]) == month


def year_of_entry(context: Context) -> Year | None:
    """The year of the entry that a day or month is in, where the entry has only a year: '1947 - In March, ...'."""
    anchor = context.anchor
    if anchor is None or context.is_stem or not re.fullmatch(r"\d{4}", anchor.date):
        return None
    return anchor.first.year, f"year from {anchor.words!r}", "medium"


def _year_by_weekday(
    context: Context, month: int, number: int, weekday: int
) -> Year | None:
    reference = (
        context.anchor.first if context.in_list and context.anchor else context.today
    )
    if context.title_year:
        reference = date(context.title_year[0], 7, 1)
    if reference is None:
        return None
    near = []
    for year in range(reference.year - 1, reference.year + 2):
        found = valid_day(year, month, number)
        if found and found.weekday() == weekday:
            near.append(year)
    if len(near) != 1:
        return None
    return near[0], "the only year near in which it has this weekday", "high"


def _year_in_list(context: Context, month: int, number: int) -> Year:
    """The year of a day in a chronology: after the entry above, or near the entry it is in."""
    assert context.anchor
    near = context.anchor.first
    if context.is_stem:
        year = fitting_year(month, number, near, newest_first=context.newest_first)
        if year:
            return _not_long_ahead(year, context, month, number)
    if context.is_ahead():
        year = fitting_year(month, number, near, newest_first=False) or near.year
        return year, f"the next one after {context.anchor.words!r}", "medium"
    if is_earlier_at(context.sentence, context.at):
        return _year_looking_back(context, month, number)
    if context.in_narrative and context.last:
        year = fitting_year(month, number, context.last.first, newest_first=False)
        if year:
            return year, f"the first one from {context.last_words!r}", "medium"
    best = _year_nearest_to(near, month, number)
    return best, f"the nearest one to {context.anchor.words!r}", "medium"


def _year_nearest_to(near: date, month: int, number: int) -> int:
    """The year in which a day is nearest to another one."""
    years = [
        year
        for year in range(near.year - 1, near.year + 2)
        if valid_day(year, month, number)
    ]
    return min(
        years,
        key=lambda year: abs((day_of(year, month, number) - near).days),
        default=near.year,
    )


def _year_looking_back(context: Context, month: int, number: int) -> Year:
    """The year of what was before: the latest one, or one a little ahead of the time named last.

    'A convoy that had left on 26 July was stopped' follows 'on 17 July'.
    """
    assert context.anchor
    near, words = context.anchor.first, context.anchor.words
    if context.last and context.last.last > near:
        near, words = context.last.last, context.last_words
    soon = valid_day(near.year, month, number)
    if context.in_narrative and soon and 0 < (soon - near).days <= _LITTLE_AHEAD:
        return near.year, f"the nearest one to {words!r}", "medium"
    return (
        latest_year(month, number, near),
        f"the latest one before {words!r}",
        "medium",
    )


def _not_long_ahead(year: int, context: Context, month: int, number: int) -> Year:
    """The year of an entry after the one above, or the latest before publication where that is far ahead of it."""
    assert context.anchor
    found = near_day(year, month, number)
    if context.today and (found - context.today).days > SOON:
        latest = latest_year(month, number, context.today)
        return latest, f"the latest one before {context.today_name}", "medium"
    word = "after"
    if context.newest_first:
        word = "before"
    return year, f"the first one {word} {context.anchor.words!r}", "medium"


def is_history(context: Context) -> bool:
    """Whether the text is about years before: the day last mentioned is long before publication."""
    assert context.last
    if context.today is None:
        return True
    return (context.today - context.last.last).days > PAST
