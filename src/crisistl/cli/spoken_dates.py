"""Spoken dates: searched words that are dates, and the command line that asks for them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import MAXYEAR, date
from functools import partial
from shlex import join

from crisistl.cli.question import Question
from crisistl.cli.typed_options import typed_options
from crisistl.dates import DateError, Moment, Period, parse_period
from crisistl.dates.calendar import shift
from crisistl.engine.base import Engine
from crisistl.errors import UsageError
from crisistl.frozen import frozen

_BEFORE_A_DATE = {
    **dict.fromkeys(("in", "on", "during", "at", "of"), "--on"),
    **dict.fromkeys(("since", "from", "after", "starting"), "--from"),
    **dict.fromkeys(("to", "till", "until", "before", "through", "by"), "--to"),
    **dict.fromkeys(("around", "near"), "--around"),
}
_BEFORE_A_RANGE = ("from", "between", "since", "in", "on", "during", "after")
_WITHIN_A_RANGE = ("to", "till", "until", "through", "and", "-", "–", "—")
_LEAST_LETTERS = 4  # of what may be an event
_MOST_WORDS = 16  # among which ranges are looked for


@frozen
class _Spoken:
    """What was said of time, the words beside it, and the options for it with their values."""

    said: str
    rest: tuple[str, ...]
    options: tuple[str, ...]


@frozen
class _Chronology:
    """What the dates among words are understood with: today, and the years of the chronology."""

    engine: Engine
    today: date

    def last(self) -> Moment | None:
        """When the last event began, at the earliest; None where there are no events."""
        extent = self.engine.extent()
        return extent[1].earliest_start if extent else None

    def period(self, text: str, *, ranges: bool = True) -> Period | None:
        """The period that a text means; None where it isn't a date."""
        with suppress(DateError):
            return parse_period(text, self.today, ranges=ranges)
        return None

    def dated(self, text: str, end: Moment | None = None) -> str:
        """The text where it is a date, with a year where it lacks one; "" for others.

        The year is the latest that isn't after the month of `end`, or of the last event.
        """
        try:
            parse_period(text, self.today)
        except DateError as error:
            if error.kind != "no year" or text.isdigit():
                return ""
        else:
            return text
        last = end or self.last()
        if last is None:
            return ""
        for year in (last.year, last.year - 1):
            with_year = f"{text} {year}"
            period = self.period(with_year)
            if period and _month_of(period.lower) <= _month_of(last):
                return with_year
        return ""


def _month_of(moment: Moment) -> tuple[int, int]:
    return moment.year, moment.month


def dates_among(
    question: Question, words: Sequence[str], engine: Engine, *, found: bool
) -> Iterator[str]:
    """A note on the first of the searched words that are a date or a range, with the command line that asks for it.

    `found` says whether the words find events, which then may be what was meant.
    """
    known = _Chronology(engine, question.day())
    parts = " ".join(words).split()
    ways: list[Callable[[Sequence[str], _Chronology], _Spoken | None]] = [
        partial(_end_of_range, question),
        _range,
        partial(_whole_date, found=found),
        _month_or_year,
    ]
    if not found:
        ways.append(_event)
    for way in ways:
        if spoken := way(parts, known):
            yield _note(question, spoken)
            return


def _note(question: Question, spoken: _Spoken) -> str:
    asked = question
    if "--from" in spoken.options:
        asked = replace(asked, since=None, during=[])
    line = ["list", *typed_options(asked), *spoken.rest, *spoken.options]
    return f"{spoken.said!r} is searched for as a word; for the date, write: crisistl {join(line)}"


def _end_of_range(
    question: Question, parts: Sequence[str], known: _Chronology
) -> _Spoken | None:
    """The end of a range whose beginning is the value of an option: --from 2022-01-20 - 2022-01-22."""
    given = [question.since] if question.since else question.during
    if len(given) != 1 or question.until:
        return None
    first = str(given[0])
    is_joined = parts[0].lower() in _WITHIN_A_RANGE
    if question.during and not is_joined:
        return None
    said = " ".join(parts[is_joined:])
    last = known.dated(said)
    start = known.period(first, ranges=False)
    end = known.period(last, ranges=False)
    if not end or not start or start.lower > end.upper:
        return None
    return _Spoken(" ".join(parts), (), ("--from", first, "--to", last))


def _range(parts: Sequence[str], known: _Chronology) -> _Spoken | None:
    """Two dates with a word such as "to" between them."""
    if len(parts) > _MOST_WORDS:
        return None
    for middle in range(1, len(parts) - 1):
        if parts[middle].lower() not in _WITHIN_A_RANGE:
            continue
        for start in range(middle):
            for end in range(len(parts), middle + 1, -1):
                first, last = parts[start:middle], parts[middle + 1 : end]
                if options := _limits(" ".join(first), " ".join(last), known):
                    begin = start - _comes_before_range(parts[:start])
                    rest = (*parts[:begin], *parts[end:])
                    return _Spoken(" ".join(parts[start:end]), rest, options)
    return None


def _comes_before_range(before: Sequence[str]) -> bool:
    return bool(before) and before[-1].lower() in _BEFORE_A_RANGE


def _limits(first: str, last: str, known: _Chronology) -> tuple[str, ...]:
    """The options for two dates, of which one may have the year for both; empty where they are no range."""
    end = known.dated(last)
    ended = known.period(end, ranges=False)
    if not ended:
        return ()
    start = known.dated(first, ended.upper)
    began = known.period(start, ranges=False)
    if began and start == first and end != last:  # December 2019 to January
        next_year = shift(began.lower, 12, "month")
        end = known.dated(last, next_year)
        ended = known.period(end, ranges=False)
    if not began or not ended or began.lower > ended.upper:
        return ()
    return ("--from", start, "--to", end)


def _whole_date(
    parts: Sequence[str], known: _Chronology, *, found: bool
) -> _Spoken | None:
    """Words of which the last are a date of more than a year or a month: "gas last week"."""
    for start in range(len(parts)):
        before = parts[start].lower()
        option = _BEFORE_A_DATE.get(before, "")
        text = " ".join(parts[start + bool(option) :])
        is_year = text.isdigit() and len(text) == len("2022")
        is_word = text.isalpha() and (found or bool(_month(text)))
        if is_year or is_word:
            continue
        if dated := known.dated(text):
            limit = _limit(dated, before, known)
            if not known.period(limit, ranges=False):
                option = "--on"
            return _Spoken(text, tuple(parts[:start]), (option or "--on", limit))
    return None


def _month_or_year(parts: Sequence[str], known: _Chronology) -> _Spoken | None:
    """The first month or year among the words."""
    for place in range(len(parts)):
        before = "".join(parts[place - 1 : place]).lower()
        dated, end = _date_at(parts, place, before, known)
        if not dated:
            continue
        start = place
        if before in _BEFORE_A_DATE:
            start -= 1
        option = _BEFORE_A_DATE.get(before, "--on")
        rest = (*parts[:start], *parts[end:])
        limit = _limit(dated, before, known)
        return _Spoken(" ".join(parts[place:end]), rest, (option, limit))
    return None


def _date_at(
    parts: Sequence[str], place: int, before: str, known: _Chronology
) -> tuple[str, int]:
    """The month or year at a place of the words, and the place behind it; "" where there is none."""
    month = _month(parts[place])
    end = place + 1
    after = "".join(parts[end : end + 1])
    if month == "May" and not after.isdigit() and before not in _BEFORE_A_DATE:
        return "", end  # the verb
    if month and _is_year(after):
        return f"{month} {after}", end + 1
    if month:
        return known.dated(month), end
    if _is_year(parts[place]):
        return parts[place], end
    return "", end


def _event(parts: Sequence[str], known: _Chronology) -> _Spoken | None:
    """An event at the end of the words, after "since" and the like: after the Geneva talks."""
    from crisistl.cli.naming import event_named

    for start, word in enumerate(parts[:-1]):
        option = _BEFORE_A_DATE.get(word.lower(), "--on")
        if option == "--on":
            continue
        title = parts[start + 1 :]
        if title[0].lower() == "the" and title[1:]:
            title = title[1:]
        said = " ".join(title)
        if len(said) < _LEAST_LETTERS:
            continue
        try:
            event = event_named(said, known.engine)
        except UsageError:  # several events
            return None
        if event:
            return _Spoken(said, tuple(parts[:start]), (option, event.id))
    return None


def _limit(text: str, before: str, known: _Chronology) -> str:
    """The last day before a date behind "before", the first day behind "after"; otherwise the date as it is."""
    period = known.period(text)
    if before not in ("before", "after") or period is None:
        return text
    if before == "before":
        day = shift(period.lower, -1, "day")
    else:
        day = shift(period.upper, 1, "day")
    if not 1 <= day.year <= MAXYEAR:
        return text
    return day.date().isoformat()


def _is_year(word: str) -> bool:
    return len(word) == len("2022") and word.isascii() and word.isdigit()


def _month(word: str) -> str:
    """The name of the month that a word is, or is short for; "" where it is none."""
    from crisistl.dates.words import MONTHS

    known = (
        name for name in MONTHS if word.lower() in (name.lower(), name[:3].lower())
    )
    return next(known, "")
