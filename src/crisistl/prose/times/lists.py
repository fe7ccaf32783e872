"""Lists of times: 'on 7 October and 9 November 2023', 'Monday and Tuesday', as one stretch or as several dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times.calendar import Span, days_span, from_to
from crisistl.prose.times.mention import Mention, Raw, least

_NEXT = r"(?:\s+(?:on|in))?(?:\s+the)?\s+"
_COMMA = re.compile(rf",{_NEXT}")
_AND = re.compile(rf",?\s+(?:and|&){_NEXT}(?:(?:again|then|also)\s+(?:on\s+|in\s+)?)?")
_PAUSE = re.compile(r"\s*(?:[,.;:)\n]|$)")
_CLASSES = {
    "day": "day", "holiday": "day", "iso": "day", "range": "day", "list": "day", "numeric": "day",
    "weekday": "weekday", "month": "month", "month_range": "month", "year": "year", "season": "season",
}  # fmt: skip
_NOT_LISTED = ("since", "until", "till", "from", "before", "after", "by", "between")


def with_shared_year(raws: Sequence[Raw], text: str) -> list[Raw]:
    """The mentions, those of a list with the year that only its last one has: '7 October and 9 November 2023'."""
    found = list(raws)
    for group in _groups(raws, text):
        last = group[-1]
        year = last.get("y") or last.get("y2")
        if year.isdigit() and last.kind != "year":
            for raw, dated in _with_years(group, _first_month(last), int(year)):
                found[found.index(raw)] = dated
    return found


def _with_years(
    group: Sequence[Raw], month: int, year: int
) -> Iterator[tuple[Raw, Raw]]:
    """The mentions of a list before its last one, backwards, each with itself in its year.

    `month` and `year` are those of the last one.
    """
    for raw in reversed(group[:-1]):
        if raw.get("y") or raw.get("y2") or raw.get("wd2"):
            return
        earlier = _first_month(raw)
        if earlier > month:  # '30 December and 2 January 2024'
            year -= 1
        month = earlier
        key = "y2" if raw.kind == "month_range" else "y"
        yield raw, replace(raw, parts={**raw.parts, key: str(year)})


def _first_month(raw: Raw) -> int:
    return MONTHS.get(raw.get("m").rstrip("."), 0)


def _groups(raws: Sequence[Raw], text: str) -> list[list[Raw]]:
    """The mentions that are in one list: commas between them and 'and' before the last."""
    found: list[list[Raw]] = []
    group: list[Raw] = []
    for raw in raws:
        if group and _goes_on(group[-1], raw, text):
            group.append(raw)
            if and_ := _AND.fullmatch(text, group[-2].end, raw.start):
                if not _begins_clause(group, and_[0], text):
                    found.append(group)
                group = []
        else:
            group = [raw]
    return found


def _begins_clause(group: Sequence[Raw], and_: str, text: str) -> bool:
    """Whether the last time begins a clause of its own: 'left on 5 May, and on 7 May they returned'."""
    if not re.search(r"\b(?:on|in)\b", and_) or "again" in and_:
        return False
    is_first = re.search(r"(?:^|[.:;!?\n—–-])\s*$", text[: group[0].lead_start][-20:])
    return is_first is None and _PAUSE.match(text, group[-1].end) is None


def _goes_on(before: Raw, raw: Raw, text: str) -> bool:
    """Whether a mention is the next one of a list."""
    kind = _CLASSES.get(raw.kind)
    if kind is None or kind != _CLASSES.get(before.kind):
        return False
    if before.lead in _NOT_LISTED:
        return False
    gap = before.end, raw.start
    return bool(_COMMA.fullmatch(text, *gap) or _AND.fullmatch(text, *gap))


def joined_lists(
    here: Sequence[Mention], raws: Sequence[Raw], text: str
) -> list[Mention]:
    """The mentions of a paragraph, those of a list as one where no day is between them, else as several dates."""
    found = list(here)
    for group in _groups(raws, text):
        start, end = group[0].start, group[-1].end
        inside = [m for m in found if start <= m.start and m.end <= end]
        if len(inside) < 2 or any(m.first is None or m.options for m in inside):
            continue
        place = found.index(inside[0])
        found[place : place + len(inside)] = _listed(inside, text)
    return found


def _listed(inside: Sequence[Mention], text: str) -> list[Mention]:
    """One mention for days without a gap, else each as one of a list."""
    first, last = inside[0], inside[-1]
    span = _stretch(inside)
    sure = least("medium", *(mention.sure for mention in inside))
    whole = (first.lead_start, last.end)
    if span:
        return [
            replace(
                first, end=last.end, text=text[first.start : last.end], kind="list", date=span.edtf, sure=sure,
                why=last.why, first=span.first, last=span.last, value=span.value, part_of_day=None,
            )
        ]  # fmt: skip
    found = []
    for mention in inside:
        found.append(replace(mention, kind="list", whole=whole))
    return found


def _follows(after: Mention, before: Mention) -> bool:
    """Whether a time begins on the day after another one."""
    if before.last is None or after.first is None:
        return False
    return after.first - before.last == timedelta(1)


def _stretch(inside: Sequence[Mention]) -> Span | None:
    """The stretch that times make which follow one another."""
    if not all(_follows(after, before) for before, after in pairwise(inside)):
        return None
    first, last = inside[0], inside[-1]
    assert first.first
    assert last.last
    if first.date is None or last.date is None:
        return None
    if first.first == first.last and last.first == last.last:
        return days_span(first.first, last.last)
    return from_to(
        Span(first.first, first.first, first.date, first.value),
        Span(last.last, last.last, last.date, last.value),
    )
