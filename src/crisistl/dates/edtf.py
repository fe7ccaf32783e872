"""EventDate: what a chronology records, in EDTF (ISO 8601-2:2019, Library of Congress text of 2019-02-04)."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, quoted, reading_part
from crisistl.dates.single import Precision, Single, read_single
from crisistl.errors import DateError

End = Literal["closed", "open", "unknown"]

_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"

# What stands in the place of an open end, or of one that is not known.
_DATELESS = ("..", "")
_MORE_THAN_DAYS = 1 << 22  # than there are up to the last day of 9999


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something was: its start lies in `starts` and its end in `ends`.

    `s1 <= start <= s2` and `e1 <= end <= e2` are the same bounds, narrowed so that `s1 <= e1` and `s2 <= e2`.
    An `open` end goes on and an `unknown` one is not recorded; both have e1 = s1 and e2 = date.max. An open
    start always was (s1 = s2 = date.min); an unknown start has s1 = date.min. Marks of doubt are flags and
    never widen the bounds. Equal dates have the same text.
    """

    text: str
    starts: Period
    ends: Period
    end: End = "closed"
    uncertain: bool = False
    approximate: bool = False
    precision: Precision = "day"
    s1: date = field(init=False, repr=False, compare=False)
    s2: date = field(init=False, repr=False, compare=False)
    e1: date = field(init=False, repr=False, compare=False)
    e2: date = field(init=False, repr=False, compare=False)
    sort_key: int = field(init=False, repr=False, compare=False)
    """Sorts by the earliest start, and among these the latest end first."""

    def __post_init__(self) -> None:
        s1, s2, e1, e2 = self.starts.lower, self.starts.upper, self.ends.lower, self.ends.upper
        put = object.__setattr__
        put(self, "s1", s1)
        put(self, "s2", s2 if s2 <= e2 else e2)
        put(self, "e1", e1 if e1 >= s1 else s1)
        put(self, "e2", e2)
        put(self, "sort_key", s1.toordinal() * _MORE_THAN_DAYS - e2.toordinal())

    @classmethod
    def parse(cls, text: str) -> "EventDate":
        """The date that an EDTF text is, or DateError.

        Level 1, and of level 2 the codes 25 to 41, X anywhere, sets of which one is meant ('[…]'), and marks
        on components; years from 0001 to 9999. An interval without any date, such as '../..', is refused.
        """
        plain = _plain_day(text)
        if plain is not None:
            only = Period(plain, plain)
            return cls(text, only, only)
        try:
            found = _read(text)
            if found is None:
                from crisistl.dates.edtf_hints import hint

                raise Refusal(hint(text))
        except Refusal as refusal:
            raise DateError(f"{quoted(text)}{refusal}") from None
        return cls(text, *found)

    @property
    def has_start(self) -> bool:
        """Whether anything is known of its start, unlike in '../2022', '/2022' and '[..2022]'."""
        return self.s1 > date.min or not self.text.startswith(("/", "..", "[.."))

    @property
    def has_end(self) -> bool:
        """Whether anything is known of its end, unlike in '2022/..', '2022/' and '[2022..]'."""
        return self.end == "closed" and not self.text.endswith("..]")

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def describe(self) -> str:
        """Plain words: 'about April 2021', 'since 2014', 'between 27 January and 20 February 2022'."""
        from crisistl.dates.edtf_words import event_date_words

        return event_date_words(self)


class Reading(NamedTuple):
    """The fields of an EventDate but its text, in their order."""

    starts: Period
    ends: Period
    end: End = "closed"
    uncertain: bool = False
    approximate: bool = False
    precision: Precision = "day"


def outer_bounds(text: str) -> Period | None:
    """From the earliest start to the latest end of an EDTF date; None when the text is none.

    Raises Refusal when the form is EDTF and the date impossible or not supported.
    """
    found = _read(text)
    return None if found is None else Period(found.starts.lower, found.ends.upper)


def set_members(text: str) -> list[tuple[str, str]] | None:
    """The members of '[A,B..C]' as (first, last), equal for a single date and '' for no limit.

    None when the text is no such set.
    """
    if not (text.startswith("[") and text.endswith("]")):
        return None
    members = text[1:-1].split(",")
    pairs = []
    for i, member in enumerate(members):
        if not member:
            return None
        first, dots, last = member.partition("..")
        limitless_before, limitless_after = bool(dots) and not first, bool(dots) and not last
        if limitless_before and limitless_after:
            raise Refusal(": give a date beside '..'. Write [..2022-01] or [2022-01..], for example.")
        if (limitless_before and i > 0) or (limitless_after and i < len(members) - 1):
            raise Refusal(": '..' without a date is allowed only at the start or the end of a set.")
        pairs.append((first, last) if dots else (member, member))
    return pairs


def _plain_day(text: str) -> date | None:
    """The day that 'YYYY-MM-DD' is: nearly all that a chronology holds, so without a regular expression."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None


def _read(text: str) -> Reading | None:
    single = read_single(text)
    if single is not None:
        return Reading(single.bounds, single.bounds, "closed", *single[2:4], single.precision)
    if "/" in text:
        return _interval(text)
    if text.startswith("["):
        return _one_of_a_set(text)
    if text.startswith("{") and text.endswith("}"):
        raise Refusal(": all of several dates are several events. Write one event for each.")
    return _moment(text)


def _interval(text: str) -> Reading | None:
    if text.count("/") != 1:
        return None
    left, right = text.split("/")
    if left in _DATELESS and right in _DATELESS:
        raise Refusal(": give at least one end. Write 2014/.. or ../2022-01, for example.")
    first, last = reading_part(left, read_single), reading_part(right, read_single)
    if first and last:
        return _lasting(first.bounds, last.bounds, "closed", [first, last])
    if first and right in _DATELESS:
        ends = Period(first.bounds.lower, date.max)
        return _lasting(first.bounds, ends, "open" if right else "unknown", [first])
    if last and left in _DATELESS:
        starts = Period(date.min, date.min if left else last.bounds.upper)
        return _lasting(starts, last.bounds, "closed", [last])
    return None


def _lasting(starts: Period, ends: Period, end: End, sides: list[Single]) -> Reading:
    if starts.lower > ends.upper:
        raise Refusal(
            f" ends ({ends.upper}) before it starts ({starts.lower}). Write the earlier date first."
        )
    return Reading(starts, ends, end, *_doubts(sides), "span")


def _one_of_a_set(text: str) -> Reading | None:
    pairs = set_members(text)
    if pairs is None:
        return None
    sides, members = [], []
    for first, last in pairs:
        earliest, latest = (reading_part(end, read_single) if end else None for end in (first, last))
        if (first and earliest is None) or (last and latest is None):
            return None
        lower = earliest.bounds.lower if earliest else date.min
        upper = latest.bounds.upper if latest else date.max
        if lower > upper:
            raise Refusal(
                f": {first}..{last} ends ({upper}) before it starts ({lower}). Write the earlier date first."
            )
        members.append(Period(lower, upper))
        sides += [side for side in (earliest, latest) if side]
    bounds = Period(min(member.lower for member in members), max(member.upper for member in members))
    return Reading(bounds, bounds, "closed", *_doubts(sides), "set")


def _doubts(sides: list[Single]) -> tuple[bool, bool]:
    """Whether any side is uncertain, and whether any is approximate."""
    return any(side.uncertain for side in sides), any(side.approximate for side in sides)


def _moment(text: str) -> Reading | None:
    """A day with a time of day; the time is kept in the text alone."""
    day, _, time = text.partition("T")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) or not re.fullmatch(_TIME, time):
        return None
    single = read_single(day)
    return None if single is None else Reading(single.bounds, single.bounds)
