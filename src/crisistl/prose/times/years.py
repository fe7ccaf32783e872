"""Years: which year a day or a month without one is in."""

import re
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times.bases import speaking_day
from crisistl.prose.times.calendar import Span, day_of, shifted, valid_day
from crisistl.prose.times.context import PAST, Context, NeedsToday
from crisistl.prose.times.cues import is_earlier_at, may_be_announced
from crisistl.prose.times.lengths import number_of
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.spine import fitting_year

SHIFT = {"last": -1, "this": 0, "next": 1, "the": 0}
SHIFT_BEFORE = {
    "that year": 0,
    "that same year": 0,
    "the same year": 0,
    "the following year": 1,
    "the next year": 1,
    "the previous year": -1,
}
SOON, LONG_AGO = 100, 240
_LITTLE_AHEAD = 45
_YEAR = 366  # days
_LONG_PAUSE = 120  # days: what is told in another paragraph and so much later is not a part of the same story
Year = tuple[int, str, Sure]
_FIGURES = r"(?:1[0-9]|20)\d\d(?![\w%]|[.,]\d)"
_YEARS_AGO = r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|\d{1,2})\s+years?\s+ago"
# 'on 27 December in 2019', '27 December (2019)', "27 December '19", '27 December two years ago'
_YEAR_BEHIND = re.compile(
    rf",?\s+(?:in\s+(?P<y>{_FIGURES})|\((?P<y2>{_FIGURES})\)|"
    rf"(?:['’]|(?<=[a-z.] ))(?P<short>\d\d)(?=\s*(?:[,.;:)]|$))|{_YEARS_AGO}\b)"
)
# 'In 2019, on 27 December', 'last year on 27 December'
_YEAR_BEFORE = re.compile(
    rf"(?:^\W*(?:Exactly )?(?:[Ii]n\s+(?P<y>{_FIGURES})|(?P<last>[Ll]ast\s+year)|(?i:{_YEARS_AGO})),?|"
    rf"(?P<last2>last\s+year))\s+(?:(?:on|in)\s+)?(?:the\s+)?$"
)
_LONGEST_YEAR = 60  # characters before a day that may name its year


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
    return _year_by_publication(raw, context, month, number)


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


def year_beside(context: Context, month: int, number: int) -> Year | None:
    """The year of a day or month whose sentence names it in other words right before or behind it."""
    sentence = context.sentence
    found = _YEAR_BEHIND.match(sentence, context.end)
    if found is None and context.at <= _LONGEST_YEAR:
        found = _YEAR_BEFORE.search(sentence[: context.at])
    if found is None:
        return None
    parts = found.groupdict()
    words = " ".join(found.group().split()).strip(" ,()")
    if written := parts.get("y") or parts.get("y2"):
        return int(written), f"year from {words!r}", "high"
    if short := parts.get("short"):
        return _full_year(int(short), context), f"year from {words!r}", "medium"
    near, name = speaking_day(context)
    count = number_of(parts["n"].lower()) if parts.get("n") else None
    if count is None:
        return near.year - 1, f"'last year' from {name}", "medium"
    day = shifted(near, -count, "year")
    year = day.year
    # 27 December a year ago, said on 2 January
    if (near_day(year, month, number) - day).days > _YEAR // 2:
        year -= 1
    return year, f"'{words}', counted from {name}", "medium"


def _full_year(short: int, context: Context) -> int:
    """The year of '19: of this century, or of the last one where that is well after publication."""
    year = 2000 + short
    if context.today and year > context.today.year + 1:
        return year - 100
    return year


def year_in_words(words: str, context: Context) -> Year:
    """The year of 'last year', counted from publication, or of 'that year', counted from the time named before."""
    written = " ".join(words.split())
    if written in SHIFT_BEFORE and (before := _year_before(context)):
        number, name = before
        return number + SHIFT_BEFORE[written], f"'{written}' from {name}", "medium"
    shift = 0
    if written not in SHIFT_BEFORE:
        shift = SHIFT[written.split()[0]]
    return (
        publication_day(context).year + shift,
        f"'{written}' from {context.today_name}",
        "medium",
    )


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


def _year_before(context: Context) -> tuple[int, str] | None:
    """The year that the text named last, and the words that named it."""
    if context.written_year:
        number, words = context.written_year
        return number, repr(words)
    if context.latest:
        return (context.latest[0].year, context.latest[1])
    return None


def year_of_entry(context: Context) -> Year | None:
    """The year of the entry that a day or month is in, where the entry has only a year: '1947 - In March, ...'."""
    anchor = context.anchor
    if anchor is None or context.is_stem or not re.fullmatch(r"\d{4}", anchor.date):
        return None
    return anchor.first.year, f"year from {anchor.words!r}", "medium"


def publication_day(context: Context) -> date:
    if context.today is None:
        raise NeedsToday
    return context.today


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


def _year_by_publication(raw: Raw, context: Context, month: int, number: int) -> Year:
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
    is_doubtful = context.is_old or is_soon or age > _YEAR
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
