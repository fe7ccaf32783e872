"""Seasons: 'the spring of 1968', 'last summer', 'in the autumn'; all are those of the north."""

from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import latest_day, one_line, speaking_day
from crisistl.prose.times.calendar import Span, day_of, month_span
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.cues import is_earlier_at
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.written_years import SHIFT_BEFORE, year_in_words

_SEASONS = {
    "spring": ("21", 3, "SP"),
    "summer": ("22", 6, "SU"),
    "autumn": ("23", 9, "FA"),
    "fall": ("23", 9, "FA"),
    "winter": ("24", 12, "WI"),
}
_NORTH = "northern seasons"


def season(raw: Raw, context: Context) -> Reading | None:
    name = raw.get("season")
    written = one_line(raw.get("y"))
    sure: Sure = "low"
    if written.isdigit():
        number, why, sure = int(written), "written in full", "medium"
    elif written in SHIFT_BEFORE:
        number, why, _ = year_in_words(written, context)
    elif written:
        number, why = _of_year(written.split()[0], name, context)
    else:
        number, why = _without_year(one_line(raw.get("rel")), name, context)
    return Reading(_span(number, name), f"{why}; {_NORTH}", sure)


def _span(year: int, name: str) -> Span:
    """A season by the year in which it begins."""
    code, start, letters = _SEASONS[name]
    last_year, last_month = year + (start + 2) // 13, (start + 1) % 12 + 1
    last = month_span(last_year, last_month).last
    return Span(
        day_of(year, start, 1), last, f"{year:04}-{code}", f"{year:04}-{letters}"
    )


def _of_year(word: str, name: str, context: Context) -> tuple[int, str]:
    """'The summer of last year'."""
    near, words = speaking_day(context)
    shift = {"last": -1, "next": 1}.get(word, 0)
    return near.year + shift, f"'{word}' from {words}"


def _without_year(relation: str, name: str, context: Context) -> tuple[int, str]:
    """The year of a season, by the word before it or by what the text is about."""
    if relation:
        near, words = _seen_from(relation, context)
        year = _YEARS[relation.removeprefix("the ")](near, name)
        return year, f"'{relation}' from {words}"
    is_told = context.last is not None and (context.is_past or context.last_is_near)
    if is_told or context.is_history or context.in_narrative:
        near, words = latest_day(context)
        if is_earlier_at(context.sentence, context.at):
            return _begun(near, name), f"the latest one up to {words}"
        return _not_over(near, name), f"the first one from {words}"
    near, words = speaking_day(context)
    if context.is_ahead():
        return _next(near, name), f"the next one after {words}"
    return _begun(near, name), f"the latest one up to {words}"


def _seen_from(relation: str, context: Context) -> tuple[date, str]:
    """The day from which 'last summer' or 'the following summer' is counted."""
    if relation in ("last", "this", "next"):
        return speaking_day(context)
    near, words = latest_day(context)
    written = context.written_year
    if written and written[0] > near.year:
        return date(written[0], 12, 31), repr(written[1])
    return near, words


def _begun(near: date, name: str) -> int:
    """The year of the latest season that had begun by a day."""
    return near.year - (_span(near.year, name).first > near)


def _ended(near: date, name: str) -> int:
    """The year of the latest season that was over before a day."""
    year = near.year
    while _span(year, name).last >= near:
        year -= 1
    return year


def _next(near: date, name: str) -> int:
    """The year of the first season that begins after a day."""
    return near.year + (_span(near.year, name).first <= near)


def _not_over(near: date, name: str) -> int:
    """The year of the first season that has not ended before a day."""
    return near.year - 1 + (_span(near.year - 1, name).last < near)


def _same_year(near: date, name: str) -> int:
    """The year of a season in the year of a day; a winter goes on until February."""
    return near.year - (name == "winter" and near.month <= 2)


_YEARS = {
    "last": _ended,
    "this": _same_year,
    "next": _next,
    "following": _next,
    "previous": _ended,
    "that": _same_year,
    "that same": _same_year,
    "same": _same_year,
}
