"""Offsets: 'two days after' and the noun or clause behind it, which has the date or is dated from the sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crisistl.prose.times.calendar import (
    OutOfCalendar,
    Span,
    day_span,
    month_span,
    shifted,
)
from crisistl.prose.times.cues import is_past
from crisistl.prose.times.lengths import Length, number_of, unit_of
from crisistl.prose.times.mention import Mention, Section, least

_OFFSET = re.compile(
    r"(?:about |some )?(?P<n>[\w -]+?) "
    r"(?P<unit>day|week|month|year|morning|afternoon|evening|night)s? (?P<dir>after|before)",
    re.IGNORECASE,
)
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_ENDS = re.compile(r"[.;!?](?:\s|$)")
_SUBJECT = re.compile(
    r"\s+(?:(?:the|an?|its|his|her|their)\s+\w+|he|she|it|they|[A-Z][\w’'-]+)\s+\w"
)
_CLAUSE = re.compile(r"\s+[^,;:.!?]{3,160}")
_EVENT_OF = re.compile(
    r"\s+(?:(?:the|its|his|her|their|an?)\s+|[A-Z][\w-]+[’']s\s+)[^,;.:]{2,60}\s(?:on|of|in)\s+(?:the\s+)?"
)


@dataclass(frozen=True, slots=True)
class Offset:
    """How long before or after something else: 'about two days after'."""

    length: Length
    is_after: bool

    def day_from(self, day: date, *, forward: bool = True) -> Span | None:
        """The day that is so long after (or before) a day; the other way round where not `forward`.

        None where that is out of the calendar's range.
        """
        assert self.length.number is not None
        number = self.length.number
        if self.is_after != forward:
            number = -number
        try:
            found = day_span(shifted(day, number, self.length.unit))
        except OutOfCalendar:
            return None
        if self.length.unit == "day":
            return found
        return found._replace(edtf=f"{found.edtf}~")


def offset_of(text: str) -> Offset | None:
    """The offset that words give; None where they have no number or are something else."""
    found = _OFFSET.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    words = found["n"].lower()
    number = 1 if words == "the" else number_of(words)
    if number is None:
        return None
    unit = found["unit"].lower()
    if unit in _PARTS_OF_DAY:
        unit = "day"
    length = Length(number, unit_of(unit))
    return Offset(length, found["dir"].lower() == "after")


def counted_from(before: Mention, mention: Mention, between: str) -> Mention | None:
    """The day of 'two days after the attack on 3 May', where the noun has the date."""
    offset = offset_of(before.text)
    if offset is None or not _is_day(mention):
        return None
    is_list = " and " in between  # 'the evening after the vote and again on the 25th'
    is_noun = _EVENT_OF.fullmatch(between) and not is_list and not is_past(between)
    if between.strip() and not is_noun:
        return None
    assert mention.first
    found = offset.day_from(mention.first)
    if found is None:
        return None
    return replace(
        mention,
        start=before.start,
        kind="day",
        date=found.edtf,
        first=found.first,
        last=found.last,
        why=f"{' '.join(before.text.split())!r} {mention.text!r}",
        sure=least(mention.sure, "medium"),
        lead=before.lead,
        lead_start=before.lead_start,
        value=found.value,
        part_of_day=None,
    )


def with_offsets(
    here: Sequence[Mention],
    text: str,
    entry: Section | None = None,
    told: Section | None = None,
) -> list[Mention]:
    """The mentions of a paragraph, each offset with a clause behind it counted from the date that belongs to it.

    'They voted two days after rebels seized the port on 1 May': the vote was on 3 May (kind `counted`).
    'They voted on 3 May, two days after rebels seized the port': that was on 1 May (kind `offset`). Without a day in
    the sentence it is counted from that of `entry`, the heading above, or in a report from the day that it has `told`.
    """
    found = list(here)
    for place, mention in enumerate(found):
        if mention.kind != "ago" and not _is_day_beside(mention, text):
            continue
        offset = offset_of(mention.text)
        behind = _CLAUSE.match(text, mention.end)
        if offset is None or behind is None:
            continue
        counted = _counted(found, place, offset, text, entry)
        if counted is None and (mention.date is None or is_past(behind[0])):
            counted = _from_told(mention, offset, told)
        found[place] = counted or mention
    return found


def _is_day_beside(mention: Mention, text: str) -> bool:
    """Whether 'the day after' has a clause behind it: 'the day after the truce began on Monday'."""
    if mention.kind != "next_day":
        return False
    return _SUBJECT.match(text, mention.end) is not None


def _counted(
    found: Sequence[Mention],
    place: int,
    offset: Offset,
    text: str,
    entry: Section | None,
) -> Mention | None:
    """An offset counted from the date in the clause behind it, or from that of the main clause."""
    mention = found[place]
    after = next(iter(found[place + 1 :]), None)
    if after and _is_in_clause(mention, after, text):
        moved = _moved(mention, offset, after, forward=True)
        return replace(moved, kind="counted") if moved else mention
    main: Mention | Section | None = _main(found, place, text)
    if main is None and _is_one_day(entry):
        main = entry
    if main and (moved := _moved(mention, offset, main, forward=False)):
        return replace(moved, kind="offset")
    return _month_before(found, place, offset, text)


def _from_told(
    mention: Mention, offset: Offset, told: Section | None
) -> Mention | None:
    """An offset of days or weeks from the day that a report is about: 'came a day after police fired'."""
    if told is None or not offset.is_after:
        return None
    if offset.length.unit not in ("day", "week"):
        return None
    moved = _moved(mention, offset, told, forward=False)
    return replace(moved, kind="offset") if moved else None


def _is_one_day(entry: Section | None) -> bool:
    return entry is not None and entry.exact and entry.first == entry.last


def _month_before(
    found: Sequence[Mention], place: int, offset: Offset, text: str
) -> Mention | None:
    """The month of the clause behind 'in September 2017, five months after the dam burst'."""
    if not place:
        return None
    before, mention = found[place - 1], found[place]
    number, unit = offset.length.number, offset.length.unit
    if unit not in ("month", "year") or number is None:
        return None
    if not _is_month(before) or _ENDS.search(text[before.end : mention.start]):
        return None
    if offset.is_after:
        number = -number
    assert before.first
    try:
        day = shifted(before.first, number, unit)
    except OutOfCalendar:
        return None
    span = month_span(day.year, day.month)
    words = " ".join(mention.text.split())
    return replace(
        mention,
        kind="offset",
        date=span.edtf,
        first=span.first,
        last=span.last,
        value=span.value,
        why=f"{words!r}, counted from {before.text!r}",
        sure=least(before.sure, "medium"),
        options=(),
    )


def _is_month(mention: Mention) -> bool:
    """Whether a mention is a whole month, or its beginning."""
    if mention.kind != "month" or mention.first is None or mention.date is None:
        return False
    return mention.first.day == 1 and "[" not in mention.date


def _is_in_clause(offset: Mention, mention: Mention, text: str) -> bool:
    """Whether a date is in the clause behind an offset."""
    between = text[offset.end : mention.lead_start]
    is_nominal = not between.strip()
    return _is_day(mention) and not is_nominal and not re.search("[,;:.!?]", between)


def _main(found: Sequence[Mention], place: int, text: str) -> Mention | None:
    """The day of the main clause, before the offset or behind the clause that it begins."""
    offset = found[place]
    if place:
        before = found[place - 1]
        if _is_day(before) and not _ENDS.search(text[before.end : offset.start]):
            return before
    begins = re.search(r"(?:^|[.!?]\s+|\n)$", text[: offset.lead_start][-20:])
    after = next(iter(found[place + 1 :]), None)
    if begins and after and _is_day(after):
        between = text[offset.end : after.lead_start]
        if "," in between and not _ENDS.search(between):
            return after
    return None


def _is_day(mention: Mention) -> bool:
    return mention.first is not None and mention.first == mention.last


def _moved(
    mention: Mention, offset: Offset, base: Mention | Section, *, forward: bool
) -> Mention | None:
    """The offset as a day, counted from another one."""
    assert base.first
    found = offset.day_from(base.first, forward=forward)
    if found is None:
        return None
    words = " ".join(mention.text.split())
    base_words = base.words if isinstance(base, Section) else base.text
    return replace(
        mention,
        date=found.edtf,
        first=found.first,
        last=found.last,
        value=found.value,
        why=f"{words!r}, counted from {base_words!r}",
        sure=least(base.sure, "medium"),
        counted=True,
    )
