"""Context: what is known when a mention is read, and what reading it gives."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.calendar import Span
from crisistl.prose.times.cues import is_ahead, is_past
from crisistl.prose.times.mention import Section

ENTRY = "the day of this entry"  # of a page that gives each of its entries a day
PAST = 500  # days: what is longer before publication is history
DateOrder = Literal["dmy", "mdy"]
Year = tuple[int, str, Sure]  # with the reason and how sure it is


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mention is.

    `today` is the day of publication or of a live blog's entry. `anchor` is the date of the list item or heading
    above. `last` is the day last mentioned, with its words; it is near in the same paragraph, and pinned where it is a
    weekday with its date, or was counted from one. `last_month` is a month named since, `month_named` the month of
    the last date, whatever it dates; it is near in the same paragraph. `day_named` are
    the days last written with their month. `written_year` is the year last written in
    figures, `title_year` that of the article's title and `year` that of a heading, each with its words.
    `is_old`: all years of the text are before that of publication. `is_news`: a day near publication was named.
    `sentence` has the mention from `at` to `end`; `is_stem`: a paragraph of a chronology begins with it.
    """

    today: date | None
    today_name: str
    anchor: Section | None
    last: Span | None
    last_words: str
    last_is_near: bool
    last_is_pinned: bool
    last_month: Span | None
    month_named: Span | None
    month_is_near: bool
    day_named: Span | None
    written_year: tuple[int, str] | None
    title_year: tuple[int, str] | None
    is_old: bool
    is_news: bool
    year: tuple[int, str] | None
    in_list: bool
    newest_first: bool
    sentence: str
    at: int
    end: int
    is_stem: bool
    date_order: DateOrder | None

    def is_ahead(self, lead: str = "") -> bool:
        """Whether the sentence says of the mention that it is still to come. `lead` is the word before it."""
        return is_ahead(self.sentence, self.at, self.end, lead)

    def is_told_too_early(self, first: date, lead: str) -> bool:
        """Whether the sentence is in the past tense, and a time that begins on this day is still to come."""
        if self.today is None or first <= self.today:
            return False
        return is_past(self.sentence) and not self.is_ahead(lead)

    @property
    def in_entry(self) -> bool:
        """Whether an entry of a chronology gives the day that relative words count from.

        A sentence that begins with 'On 14 June' gives it only where the day of publication isn't known.
        """
        if not self.in_list or self.anchor is None:
            return False
        return self.anchor.exact or self.today is None

    @property
    def in_narrative(self) -> bool:
        """Whether the text goes on from the day named last, not from the heading of an entry."""
        if not self.in_list or self.anchor is None or self.last is None:
            return False
        return not self.anchor.exact and self.last.first >= self.anchor.first

    @property
    def reference(self) -> tuple[date, str] | None:
        """The day that relative words count from, and what it is: a chronology's entry, else the publication."""
        if self.in_list and self.anchor:
            return self.anchor.first, f"{self.anchor.words!r}"
        if self.today:
            return self.today, self.today_name
        return None

    @property
    def speaking(self) -> tuple[date, str] | None:
        """The day that 'last week' and 'today' count from, and what it is."""
        if self.in_list and not self.in_entry and self.today:
            return self.today, self.today_name
        return self.reference

    @property
    def is_past(self) -> bool:
        """Whether the text around the mention is about years before publication."""
        if self.title_year:
            return True
        if self.last is None or not self.last_is_near or self.today is None:
            return False
        return (self.today - self.last.last).days > PAST

    @property
    def is_history(self) -> bool:
        """Whether the day named last is long before publication."""
        if self.last is None or self.today is None:
            return False
        return (self.today - self.last.last).days > PAST

    @property
    def latest(self) -> tuple[date, str] | None:
        """The day that 'later' and 'the next day' count from."""
        if self.last_month:
            return self.last_month.last, "the month named before"
        if self.last:
            return self.last.last, f"{self.last_words!r}"
        return self.reference


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention was read as. Without a span, `options` are what it may be, or it gives no date.

    `counted`: from the day that the text named last. `base` is the day that 'now' means, `problem` what is wrong with
    the words.
    """

    span: Span | None
    why: str
    sure: Sure
    options: tuple[str, ...] = ()
    value: str = ""
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    counted: bool = False
    base: date | None = None
    problem: str = ""


class NeedsToday(Exception):
    """The mention can't be read without the day of publication."""
