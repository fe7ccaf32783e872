"""Absolute mentions: days, months and years, with the year taken from the context where it isn't written."""

import re
from dataclasses import replace
from datetime import date, timedelta

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    WEEKDAYS,
    Span,
    day_span,
    days_span,
    decade_span,
    from_to,
    month_span,
    one_of,
    valid_day,
    year_span,
)
from crisistl.prose.times.context import PAST, Context, NeedsToday, Reading
from crisistl.prose.times.cues import has_timetable_verb, is_earlier, is_earlier_at
from crisistl.prose.times.mention import Raw, least
from crisistl.prose.times.spine import fitting_year, month_of

_SHIFT = {"last": -1, "this": 0, "next": 1, "the": 0}
_SHIFT_BEFORE = {
    "that year": 0,
    "that same year": 0,
    "the same year": 0,
    "the following year": 1,
    "the next year": 1,
    "the previous year": -1,
}
_SOON, _LONG_AGO = 100, 240
_LITTLE_AHEAD = 45
_FEW_MONTHS = 3
_SEASONS = {
    "spring": ("21", 3),
    "summer": ("22", 6),
    "autumn": ("23", 9),
    "fall": ("23", 9),
    "winter": ("24", 12),
}
_COUNTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

Year = tuple[int, str, Sure]


def iso(raw: Raw, context: Context) -> Reading | None:
    found = valid_day(int(raw.get("y")), int(raw.get("mn")), int(raw.get("d")))
    if found:
        return Reading(day_span(found), "written in full", "high")
    return None


def numeric(raw: Raw, context: Context) -> Reading | None:
    """A date of three numbers, which only the order of day and month decides."""
    a, b, year = int(raw.get("a")), int(raw.get("b")), int(raw.get("y"))
    if len(raw.get("y")) == 2:
        return None
    dmy, mdy = valid_day(year, b, a), valid_day(year, a, b)
    chosen = {"dmy": dmy, "mdy": mdy}.get(context.date_order or "")
    if context.date_order and chosen:
        return Reading(
            day_span(chosen),
            f"read as {context.date_order}, the order given",
            "high",
        )
    found = {day for day in (dmy, mdy) if day}
    if len(found) == 1:
        return Reading(
            day_span(found.pop()), "the only order in which it is a date", "high"
        )
    if not found:
        return None
    options = tuple(day.isoformat() for day in (dmy, mdy) if day)
    return Reading(None, "two readings: day first or month first", "low", options)


def day(raw: Raw, context: Context) -> Reading | None:
    """A day and a month, with or without a year and a weekday."""
    month, number = month_of(raw), _number(raw.get("d"))
    if not month or not number:
        return None
    weekday = WEEKDAYS.get(raw.get("wd").rstrip("."))
    year, why, sure = year_of(raw, context, month, number, weekday)
    found = valid_day(year, month, number)
    if found is None:
        return None
    if weekday is not None and found.weekday() != weekday:
        return _contradicted(found, weekday, bool(raw.get("y")))
    if raw.get("about"):
        return Reading(
            Span(found, found, f"{found}~", str(found)),
            f"{why}; 'about'",
            least(sure, "medium"),
        )
    if other := _other_way(found, raw, context):
        return other
    return Reading(day_span(found), why, sure)


def _other_way(found: date, raw: Raw, context: Context) -> Reading | None:
    """Both years of 'Talks resume on 5 January' in December: the next 5 January, or that of a chronology."""
    today = context.today
    if today is None or context.anchor or raw.get("y") or raw.get("wd"):
        return None
    soon = _ahead_by(today, found.month, found.day)
    is_far = (today - found).days > _LONG_AGO and soon < _SOON
    if not is_far or not has_timetable_verb(context.sentence):
        return None
    after = today + timedelta(soon)
    options = (after.isoformat(), found.isoformat())
    why = f"in the present tense: the next one after {context.today_name}, or the latest one before it"
    chosen = after
    if context.is_stem:
        chosen, options = found, options[::-1]
    return Reading(day_span(chosen), why, "low", options)


_HOLIDAYS = {
    "christmas eve": ("december", "24"),
    "christmas day": ("december", "25"),
    "boxing day": ("december", "26"),
    "new year's eve": ("december", "31"),
    "new year's day": ("january", "1"),
}


def holiday(raw: Raw, context: Context) -> Reading | None:
    """A feast that is on the same day of each year."""
    month, number = _HOLIDAYS[" ".join(raw.get("name").replace("’", "'").split())]
    return day(replace(raw, parts={**raw.parts, "m": month, "d": number}), context)


def _contradicted(found: date, weekday: int, has_year: bool) -> Reading:
    """A weekday that the day did not have: one of the two is wrong, and nobody can say which."""
    others = [
        other
        for years in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6)
        if (other := valid_day(found.year + years, found.month, found.day))
        and other.weekday() == weekday
    ][:1]
    why = f"{found} was a {WEEKDAY_NAMES[found.weekday()]}, not a {WEEKDAY_NAMES[weekday]}: check the day"
    options = (found.isoformat(), *(other.isoformat() for other in others))
    return Reading(day_span(found), why, "low", options)


def year_of(
    raw: Raw, context: Context, month: int, number: int, weekday: int | None = None
) -> Year:
    """The year of a day, as it is written or as the context gives it."""
    written = raw.get("y")
    if written.isdigit():
        return int(written), "written in full", "high"
    if written:
        return _year_in_words(written, context)
    if weekday is not None and (
        fitted := _year_by_weekday(context, month, number, weekday)
    ):
        return fitted
    if context.year and (
        not context.anchor
        or context.anchor.first.year == context.year[0]
        or context.is_stem
    ):
        return _year_of_heading(context, month, number)
    if entry := _year_of_entry(context):
        return entry
    if context.in_list and context.anchor:
        return _year_in_list(context, month, number)
    if context.title_year:
        return _year_of_title(context)
    if context.last and _is_history(context):
        near = fitting_year(month, number, context.last.first, newest_first=False)
        if near:
            return near, f"the first one from {context.last_words!r}", "medium"
    return _year_by_publication(context, month, number)


def _year_in_words(words: str, context: Context) -> Year:
    """The year of 'last year', counted from publication, or of 'that year', counted from the time named before."""
    written = " ".join(words.split())
    if written in _SHIFT_BEFORE and (before := _year_before(context)):
        number, name = before
        return number + _SHIFT_BEFORE[written], f"'{written}' from {name}", "medium"
    shift = 0
    if written not in _SHIFT_BEFORE:
        shift = _SHIFT[written.split()[0]]
    return (
        _today(context).year + shift,
        f"'{written}' from {context.today_name}",
        "medium",
    )


def _year_of_title(context: Context) -> Year:
    assert context.title_year
    year, words = context.title_year
    if context.written_year and context.written_year[0] != year:
        year, words = context.written_year
        return year, f"the year last written, {words!r}", "medium"
    return year, f"year from the title {words!r}", "medium"


def _year_before(context: Context) -> tuple[int, str] | None:
    """The year that the text named last, and the words that named it."""
    if context.written_year:
        number, words = context.written_year
        return number, repr(words)
    if context.latest:
        return (context.latest[0].year, context.latest[1])
    return None


def _year_of_heading(context: Context, month: int, number: int) -> Year:
    assert context.year
    return context.year[0], f"year from the heading {context.year[1]!r}", "medium"


def _year_of_entry(context: Context) -> Year | None:
    """The year of the entry that a day or month is in, where the entry has only a year: '1947 - In March, ...'."""
    anchor = context.anchor
    if anchor is None or context.is_stem or not re.fullmatch(r"\d{4}", anchor.date):
        return None
    return anchor.first.year, f"year from {anchor.words!r}", "medium"


def _today(context: Context) -> date:
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
    years = [
        year
        for year in range(reference.year - 3, reference.year + 2)
        if (found := valid_day(year, month, number)) and found.weekday() == weekday
    ]
    near = [year for year in years if abs(year - reference.year) <= 1]
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
    years = [
        year
        for year in range(near.year - 1, near.year + 2)
        if valid_day(year, month, number)
    ]
    best = min(
        years,
        key=lambda year: abs((date(year, month, number) - near).days),
        default=near.year,
    )
    return best, f"the nearest one to {context.anchor.words!r}", "medium"


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
    return _latest(month, number, near), f"the latest one before {words!r}", "medium"


def _not_long_ahead(year: int, context: Context, month: int, number: int) -> Year:
    """The year of an entry after the one above, or the latest before publication where that is far ahead of it."""
    assert context.anchor
    found = _at(year, month, number)
    if context.today and (found - context.today).days > _SOON:
        latest = _latest(month, number, context.today)
        return latest, f"the latest one before {context.today_name}", "medium"
    word = "after"
    if context.newest_first:
        word = "before"
    return year, f"the first one {word} {context.anchor.words!r}", "medium"


def _is_history(context: Context) -> bool:
    """Whether the text is about years before: the day last mentioned is long before publication."""
    assert context.last
    if context.today is None:
        return True
    return (context.today - context.last.last).days > PAST


def _year_by_publication(context: Context, month: int, number: int) -> Year:
    today = _today(context)
    if context.is_ahead():
        if _at(today.year, month, number) >= today:
            year = today.year
        else:
            year = today.year + 1
        return year, f"the next one after {context.today_name}", "medium"
    year = _latest(month, number, today)
    found = _at(year, month, number)
    age = (today - found).days
    # a day that was long ago this way, and is soon that way, may be a plan
    sure: Sure = "high"
    if context.is_old or (age > _LONG_AGO and _ahead_by(today, month, number) < _SOON):
        sure = "medium"
    return year, f"the latest one before {context.today_name}", sure


def _ahead_by(today: date, month: int, number: int) -> int:
    following = _at(today.year, month, number)
    if following < today:
        following = _at(today.year + 1, month, number)
    return (following - today).days


def _at(year: int, month: int, number: int) -> date:
    return valid_day(year, month, number) or date(year, month, 28)


def _latest(month: int, number: int, near: date) -> int:
    for year in range(near.year, near.year - 9, -1):
        found = valid_day(year, month, number)
        if found and found <= near:
            return year
    return near.year


def days(raw: Raw, context: Context) -> Reading | None:
    """From one day to another: 'Jan. 31-Feb. 2, 2022', '3-5 May'."""
    second_month = month_of(raw, "m2") or month_of(raw)
    first_month = month_of(raw) or second_month
    a, b = _number(raw.get("d")), _number(raw.get("d2"))
    if not first_month or not second_month or not a or not b:
        return None
    written = raw.get("y2") or raw.get("y")
    year, why, sure = _with_year(raw, context, second_month, b, written)
    last = valid_day(year, second_month, b)
    if raw.get("y") and raw.get("y2"):
        first_year = int(raw.get("y"))
    else:
        first_year = year - (first_month > second_month)
    first = valid_day(first_year, first_month, a)
    if first is None or last is None or first > last:
        return None
    if raw.kind == "between":
        span = one_of(first, last)
    else:
        span = days_span(first, last)
    return Reading(
        span, why, sure, type="DATE" if raw.kind == "between" else "DURATION"
    )


def _with_year(
    raw: Raw, context: Context, month: int, number: int, written: str
) -> Year:
    if written.isdigit():
        return int(written), "written in full", "high"
    return year_of(raw, context, month, number)


def month(raw: Raw, context: Context) -> Reading | None:
    """A month, or a third of it, with or without its year."""
    number = month_of(raw)
    if not number:
        return None
    part = part_of(raw.get("q"))
    if raw.get("rel").split()[:1] in (["last"], ["next"], ["this"]):
        return _relative_month(raw, context, number)
    year, why, sure = _year_of_month(raw, context, number)
    span = month_span(year, number, part)
    if raw.get("about"):
        span = Span(span.first, span.last, f"{span.edtf}~", span.value)
    return Reading(span, why, sure)


def part_of(words: str) -> str:
    """early, mid or late; '' for a whole."""
    if re.search(r"early|beginning|start", words):
        return "early"
    if re.search(r"mid", words):
        return "mid"
    if re.search(r"late|end|close", words):
        return "late"
    return ""


def _relative_month(raw: Raw, context: Context, number: int) -> Reading | None:
    reference = context.reference
    if reference is None:
        raise NeedsToday
    near, name = reference
    if number < near.month:
        before = near.year
    else:
        before = near.year - 1
    years = {
        "last": before,
        "next": before + 1 + (number == near.month),
        "this": near.year,
    }
    word = raw.get("rel").split()[0]
    return Reading(month_span(years[word], number), f"'{word}' from {name}", "medium")


def _year_of_month(raw: Raw, context: Context, number: int) -> Year:
    written = raw.get("y")
    if written.isdigit():
        return int(written), "written in full", "high"
    if written:
        return _year_in_words(written, context)
    if context.year and (context.is_stem or not context.anchor):
        return context.year[0], f"year from the heading {context.year[1]!r}", "medium"
    if (
        context.is_stem
        and context.in_list
        and context.anchor
        and not is_earlier(context.sentence)
    ):
        year = fitting_year(
            number,
            1,
            context.anchor.first.replace(day=1),
            newest_first=context.newest_first,
        )
        if year:
            return year, f"the first one after {context.anchor.words!r}", "medium"
    if entry := _year_of_entry(context):
        return entry
    if context.title_year:
        return _year_of_title(context)
    if past := _month_of_history(raw, context, number):
        return past
    return _month_near(raw, context, number)


def _month_near(raw: Raw, context: Context, number: int) -> Year:
    """The year of a month that counts from the entry of a chronology, or from the day of publication."""
    reference = context.reference
    if reference is None and context.last:
        reference = context.last.first, repr(context.last_words)
    if reference is None:
        raise NeedsToday
    near, name = reference
    if context.is_ahead(raw.lead):
        if number >= near.month:
            year = near.year
        else:
            year = near.year + 1
        return year, f"the next one after {name}", "medium"
    if number <= near.month:
        year = near.year
    else:
        year = near.year - 1
    is_soon = number - near.month <= _FEW_MONTHS
    if context.in_list and is_soon and not is_earlier_at(context.sentence, context.at):
        return near.year, f"the nearest one to {name}", "medium"
    return year, f"the latest one before {name}", "medium"


def _month_of_history(raw: Raw, context: Context, number: int) -> Year | None:
    """The year of a month behind a day of a narrative, or of the past: 'on 25 April 1945 ... in June'."""
    if not context.last:
        return None
    is_told = not is_earlier(context.sentence) and not context.is_ahead(raw.lead)
    goes_on = context.in_narrative and is_told
    is_old = context.is_old or context.last_is_near
    if not goes_on and not (is_old and _is_history(context)):
        return None
    first = context.last.first.replace(day=1)
    if is_earlier_at(context.sentence, context.at):
        before = first.year - (number > first.month)
        return before, f"the latest one before {context.last_words!r}", "medium"
    if 0 < first.month - number <= _FEW_MONTHS:  # a narrative may go back a little
        return first.year, f"the nearest one to {context.last_words!r}", "medium"
    year = fitting_year(number, 1, first, newest_first=False)
    if year is None:
        return None
    return year, f"the first one from {context.last_words!r}", "medium"


def months(raw: Raw, context: Context) -> Reading | None:
    """From one month, or a third of it, to another: 'from late May to mid-June 2023'."""
    first, last = month_of(raw), month_of(raw, "m2")
    if not first or not last:
        return None
    year, why, sure = _year_of_months(raw, context, last)
    end = month_span(year, last, part_of(raw.get("q2")))
    if raw.get("y"):
        year = int(raw.get("y"))
    else:
        year -= first > last
    start = month_span(year, first, part_of(raw.get("q")))
    if start.first > end.last:
        return None
    return Reading(from_to(start, end), why, sure, type="DURATION")


def _year_of_months(raw: Raw, context: Context, last: int) -> Year:
    """The year in which a range of months ends."""
    if raw.get("y2"):
        return int(raw.get("y2")), "written in full", "high"
    if raw.get("y"):
        first = month_of(raw) or last
        return int(raw.get("y")) + (first > last), "written in full", "high"
    return _year_of_month(raw, context, last)


def ordinal(raw: Raw, context: Context) -> Reading | None:
    """'the 28th': of the month last named, or the next one that has not passed it."""
    number = _number(raw.get("d"))
    base, words, in_list = _month_for_ordinal(context)
    if not number:
        return None
    if in_list:
        back = context.newest_first
    else:
        back = base == context.today and not context.is_ahead(raw.lead)
    found = _ordinal_near(base, number, back=back)
    if found is None:
        return None
    return Reading(
        day_span(found), f"month from {words}", "high" if in_list else "medium"
    )


def _month_for_ordinal(context: Context) -> tuple[date, str, bool]:
    """The day whose month 'the 28th' is in, its words, and whether an entry of a list gives it."""
    if context.last_month:
        return context.last_month.first, "the month named before", False
    if context.in_list and context.anchor:
        return context.anchor.first, repr(context.anchor.words), True
    if context.last:
        return context.last.first, repr(context.last_words), False
    return _today(context), context.today_name, False


def _ordinal_near(base: date, number: int, *, back: bool) -> date | None:
    year, month = base.year, base.month
    for _ in range(4):
        found = valid_day(year, month, number)
        if found and (found <= base if back else found >= base):
            return found
        month += -1 if back else 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return None


def year(raw: Raw, context: Context) -> Reading | None:
    written = raw.get("y")
    if written.isdigit():
        span = year_span(int(written), part_of(raw.get("q")))
        if raw.get("about"):
            span = Span(span.first, span.last, f"{span.edtf}~", span.value)
        return Reading(span, "written in full", "high")
    number, why, sure = _year_in_words(written, context)
    return Reading(year_span(number, part_of(raw.get("q"))), why, sure)


def years(raw: Raw, context: Context) -> Reading | None:
    first = int(raw.get("y"))
    second = raw.get("y2")
    if len(second) == 4:
        last = int(second)
    else:
        last = first // 100 * 100 + int(second)
    if last <= first:
        return None
    text = f"{first:04}/{last:04}"
    return Reading(
        Span(date(first, 1, 1), date(last, 12, 31), text, text),
        "written in full",
        "high",
        type="DURATION",
    )


def decade(raw: Raw, context: Context) -> Reading | None:
    return Reading(
        decade_span(int(raw.get("y"))),
        "written in full",
        "high" if not raw.get("q") else "medium",
    )


def century(raw: Raw, context: Context) -> Reading | None:
    number = int(raw.get("n")) - 1
    if not 0 <= number <= 21:
        return None
    first = date(max(1, number * 100), 1, 1)
    return Reading(
        Span(first, date(number * 100 + 99, 12, 31), f"{number:02}XX", f"{number:02}"),
        "written in full",
        "medium",
    )


def season(raw: Raw, context: Context) -> Reading | None:
    code, start = _SEASONS[raw.get("season")]
    sure: Sure
    written = raw.get("y")
    if written.isdigit():
        number, why, sure = int(written), "written in full; northern seasons", "medium"
    elif " ".join(written.split()) in _SHIFT_BEFORE:
        number, why, _ = _year_in_words(written, context)
        why, sure = f"{why}; northern seasons", "low"
    else:
        today = _today(context)
        word = (written or raw.get("rel")).split()[0]
        number = today.year + _SHIFT[word]
        if not written and word == "last":
            if start + 3 <= today.month:
                number = today.year
            else:
                number = today.year - 1
        why, sure = f"'{word}' from {context.today_name}; northern seasons", "low"
    first = date(number, start, 1)
    last_year, last_month = number + (start + 2) // 13, (start + 1) % 12 + 1
    value = f"{number}-{ {'21': 'SP', '22': 'SU', '23': 'FA', '24': 'WI'}[code] }"
    return Reading(
        Span(
            first, month_span(last_year, last_month).last, f"{number:04}-{code}", value
        ),
        why,
        sure,
    )


_WEEKS = {"first": 1, "opening": 1, "second": 8, "third": 15, "fourth": 22}


def month_part(raw: Raw, context: Context) -> Reading | None:
    """The first half or the last week of a month."""
    number, unit, which = month_of(raw), raw.get("unit"), raw.get("n")
    if not number:
        return None
    year, why, sure = _year_of_month(raw, context, number)
    whole = month_span(year, number)
    days = {"half": 15, "fortnight": 14}.get(unit, 7)
    is_last = which in ("last", "final", "closing") or (
        unit == "half" and which != "first"
    )
    if unit == "weekend":
        return None
    if is_last and unit == "half":
        first, last = date(year, number, 16), whole.last
    elif is_last:
        first, last = whole.last - timedelta(days - 1), whole.last
    else:
        first = date(year, number, _WEEKS.get(which, 1))
        last = min(first + timedelta(days - 1), whole.last)
    return Reading(one_of(first, last, whole.value), why, sure)


def quarter(raw: Raw, context: Context) -> Reading | None:
    name, written = raw.get("n"), raw.get("y")
    if re.search(r"\d", name):
        number = int(re.sub(r"\D", "", name))
    else:
        number = _COUNTS[name]
    of, why, sure = _with_year(raw, context, 1, 1, written)
    if raw.get("unit") == "half":
        number = min(number, 2)
        first, last, code, value = (
            number * 6 - 5,
            number * 6,
            39 + number,
            f"{of}-H{number}",
        )
    else:
        first, last, code, value = (
            number * 3 - 2,
            number * 3,
            32 + number,
            f"{of}-Q{number}",
        )
    span = Span(date(of, first, 1), month_span(of, last).last, f"{of:04}-{code}", value)
    return Reading(span, why, sure)


def _number(text: str) -> int:
    found = re.match(r"\d+", text)
    if found:
        return int(found[0])
    return 0
