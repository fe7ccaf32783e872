"""Story: what a text has named so far, the day, the month and the year from which what follows counts."""

import re
from dataclasses import dataclass
from datetime import date

from crisistl.prose.times.calendar import Span, month_span
from crisistl.prose.times.context import PAST
from crisistl.prose.times.cues import is_ahead, is_earlier, is_in_aside, is_not_until
from crisistl.prose.times.joining import DAY_KINDS
from crisistl.prose.times.mention import Mention, Raw

_IN_MONTH = ("iso", "numeric", "ordinal", "ordinal_range", "weekday_nth", "month_part")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:ago|afterwards?|after\s+that|later|on)$")
_NOT_REACHED = ("till", "since", "before", "to", "for")
_HAS_YEAR = re.compile(r"\d{4}|^(?:last|this|next)\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d{4}")
_SHORT = 60  # characters
_LONG = 120  # characters before a time within which its verb is looked for


@dataclass(frozen=True, slots=True)
class Last:
    """The day named last, its words and its place; pinned where it has its weekday, or was counted from one."""

    span: Span | None = None
    words: str = ""
    place: int = -1
    is_pinned: bool = False


class Story:
    """What has been named up to a place of a text. `recent_place` is that of a day near publication, or -1.

    `last_month` is a month named since the last day, `month_named` that of the last date, whatever it dates.
    `written_year` is the year last written in figures, with its words.
    """

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published
        self.last = Last()
        self.last_month: Span | None = None
        self.month_named: Span | None = None
        self.month_place = -1
        self.recent_place = -1
        self.written_year: tuple[int, str] | None = None
        self._day_named: Span | None = None
        self._day_place = -1
        self._before_aside: Last | None = None
        self._looks_back = False
        self._is_aside = False
        self._is_ahead = False

    @property
    def day_named(self) -> Span | None:
        """The days last written with their month, where they were named after the last day."""
        return self._day_named if self._day_place > self.last.place else None

    def enter(self, sentence: str, at: int, end: int, lead: str) -> None:
        """Go to the next time, from `at` to `end` of its sentence. Behind an aside the text goes on from before it."""
        self._is_aside = is_in_aside(sentence, at, end)
        if self._before_aside and not self._is_aside:
            self.last = self._before_aside
            self._before_aside = None
        self._looks_back = is_earlier(sentence)
        self._is_ahead = is_ahead(sentence, at, end, lead)

    def remember(self, mention: Mention) -> None:
        """Keep a day for 'the next day', a year for 'the following year'."""
        if mention.first is None or mention.date is None:
            return
        if self._is_flashback(mention) or self._is_day_before(mention):
            return
        if self._is_beside(mention) and self._before_aside is None:
            self._before_aside = self.last
        if mention.kind == "month":
            self._keep_month(mention)
        if self._keeps(mention):
            self.keep_last(mention)

    def keep_last(self, mention: Mention) -> None:
        """Let what follows count from a time."""
        has_weekday = _WEEKDAY.search(mention.text) is not None
        is_written = mention.kind in ("day", "range") and has_weekday
        goes_on = (
            mention.kind in ("next_day", "same_day", "ago") and self.last.is_pinned
        )
        is_pinned = is_written or mention.counted or goes_on
        self.last = Last(_span_of(mention), mention.text, mention.start, is_pinned)
        self.last_month = None

    def note(self, mention: Mention, raw: Raw) -> None:
        """Note what a time names, whether or not what follows counts from it."""
        if mention.first is None:
            return
        last = mention.last or mention.first
        if raw.get("m") or raw.kind in _IN_MONTH:
            self._note_month(mention, mention.first, last)
        if mention.last and self._is_recent(mention.last):
            self.recent_place = mention.start
        if raw.get("y").isdigit():
            self._note_year(mention.first.year, mention.text)

    def _note_year(self, year: int, words: str) -> None:
        """Keep a year that is written, unless it only describes something in a text that has one already."""
        is_beside = self._is_aside or self._looks_back
        if not (is_beside and self.written_year):
            self.written_year = year, words

    def _note_month(self, mention: Mention, first: date, last: date) -> None:
        """Keep the month that a mention names, for 'that month' and 'the 20th'."""
        if mention.kind in ("day", "range") and mention.date:
            self._day_named = Span(first, last, mention.date, mention.value)
            self._day_place = mention.start
        if self._is_aside and self._looks_back:
            return
        if (first.year, first.month) == (last.year, last.month):
            self.month_named = month_span(first.year, first.month)
            self.month_place = mention.start

    def _is_recent(self, day: date) -> bool:
        """Whether a day is so near to publication that what follows is not about the past."""
        if self._published is None:
            return False
        return abs((self._published - day).days) < PAST

    def _keep_month(self, mention: Mention) -> None:
        """Keep a month for 'the 22nd', unless its sentence looks back from the text around it."""
        if self._looks_back or mention.lead not in ("in", ""):
            return
        self.last_month = _span_of(mention)

    def _is_flashback(self, mention: Mention) -> bool:
        """Whether a month or a year looks back from the day named last: 'he had been elected in June 1947'."""
        if mention.kind not in ("month", "year", "season"):
            return False
        return self._is_before_last(mention) and (self._looks_back or self._is_aside)

    def _is_day_before(self, mention: Mention) -> bool:
        """Whether a day looks back from a full date that the text has just named.

        'was cut off on 4 November. Hale had asked for men on 20 October'
        """
        if mention.kind not in DAY_KINDS or not self.last.is_pinned:
            return False
        return self._looks_back and self._is_before_last(mention)

    def _is_before_last(self, mention: Mention) -> bool:
        if self.last.span is None or mention.first is None:
            return False
        return mention.first < self.last.span.first

    def _is_beside(self, mention: Mention) -> bool:
        """Whether a day only describes somebody: 'Tsipras, elected on January 25, called a vote on Friday'."""
        before = self.last.span.first if self.last.span else self._published
        if not self._is_aside or before is None or mention.first is None:
            return False
        # '..., whose term was to end on 8 June, went into hiding'
        return mention.first < before or self._is_ahead

    def _keeps(self, mention: Mention) -> bool:
        """Whether a time is one that what follows may count from."""
        if mention.kind in DAY_KINDS:
            return self._keeps_day(mention)
        match mention.kind:
            case "unit":
                return True
            case "month_part" | "year_part":
                return mention.first == mention.last
            case "ago":
                return self._keeps_offset(mention)
            case "month":
                return _HAS_YEAR.search(mention.text) is not None
            case "season":
                return _FIGURES.search(mention.text) is not None
            case "year":
                return self._keeps_year(mention)
        return False

    def _keeps_day(self, mention: Mention) -> bool:
        """Whether a day isn't only the end or the beginning of something."""
        if mention.lead == "by":  # 'By 5 May, rebels held the town'
            return self._is_initial(mention)
        if mention.lead == "until":
            before = self._text[max(0, mention.start - _LONG) : mention.start]
            return is_not_until(before)
        return mention.lead not in _NOT_REACHED

    def _keeps_offset(self, mention: Mention) -> bool:
        """Whether an offset is the day of what is told: 'A year later, on 3 May'."""
        is_told = _LATER.search(mention.text) is not None and not self._looks_back
        is_exact = mention.first == mention.last
        return is_told and (mention.text[:1].isupper() or is_exact)

    def _keeps_year(self, mention: Mention) -> bool:
        """Whether a story goes on in a year: 'By the end of 1922 ... On 26 December', 'In 2016 ... a year later'."""
        if mention.lead not in ("by", "in"):
            return False
        if self._is_initial(mention):
            return True
        # 'The tide turned in 1825. In February ...'
        is_plain = mention.lead == "in" and not self._looks_back
        return is_plain and self._is_short_sentence(mention)

    def _is_initial(self, mention: Mention) -> bool:
        """Whether a time with its preposition begins with a capital, as a sentence does."""
        return self._text[mention.lead_start].isupper()

    def _is_short_sentence(self, mention: Mention) -> bool:
        """Whether a time ends a sentence of a few words."""
        if self._text[mention.end : mention.end + 1] != ".":
            return False
        before = self._text[max(0, mention.lead_start - _SHORT) : mention.lead_start]
        return re.search(r"(?:^|[.!?]\s|\n)[^,;:.]*$", before) is not None


def _span_of(mention: Mention) -> Span:
    """The days of a mention that has a date."""
    assert mention.first
    assert mention.last
    assert mention.date
    return Span(mention.first, mention.last, mention.date, mention.value)
