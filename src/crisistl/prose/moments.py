"""Moments: the time of a clause, its own or that of its entry or of the sentence before, with the reason."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from crisistl.prose.clause import NOT_DATING, Clause
from crisistl.prose.clauses import Clauses
from crisistl.prose.documents.document import Sure
from crisistl.prose.sentences import Sentence
from crisistl.prose.times import Dated, Mention, Section
from crisistl.prose.times.context import PAST
from crisistl.prose.times.cues import is_earlier, is_earlier_at

_NOW = re.compile(
    r"\b(?:has|have) (?:[a-z]+ )?(?:\w+ed|been|begun|put|cut|set|sent|held)\b"
    r"|\b(?:is|are) (?:now |also |still )?\w+ing\b|\b(?:will|wants?|says|hopes?|believes?|fears?|remains?)\b"
)
# in a chronology, which is in the present tense, 'says' is no sign that a text is about now
_STILL = re.compile(r"\b(?:remains?|to this day|(?:is|are) (?:now|still)|today)\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONG_TIMES = (
    "duration",
    "recent",
    "year",
    "decade",
    "century",
    "year_range",
    "now",
    "month",
)
_LENGTHS = ("duration", "recent")
_RECENT = 14  # days before publication within which a report is about now
_ENOUGH_TIMES = 4


@dataclass(slots=True)
class When:
    """When something was, in which words, why, and how sure that is."""

    date: str | None
    words: str
    start: int | None
    end: int | None
    why: str
    sure: Sure
    own: bool
    part: str | None = None
    options: tuple[str, ...] = ()
    ahead: bool = False
    is_near: bool = False  # from a time of the text, not from the day of publication


class Moments:
    """The times of an article's clauses, read in order."""

    def __init__(self, dated: Dated, published: date | None, clauses: Clauses) -> None:
        self._dated = dated
        self._document = dated.document
        self._text = dated.document.text
        self._published = published
        self._clauses = clauses
        self._nearest: tuple[int, Mention] | None = None
        self._flashback: tuple[int, Mention] | None = None
        self._latest: Mention | None = None
        self._clock: str | None = None
        self._looks_back = self._is_narrative()

    def _is_narrative(self) -> bool:
        """Whether the text is a narrative in order of time, or mostly about what was well before its publication."""
        days = [
            m.first
            for m in self._dated.mentions
            if m.own and m.first and m.kind not in _LENGTHS
        ]
        if self._published is None or len(days) < _ENOUGH_TIMES:
            return False
        told = sum((self._published - day).days > _RECENT for day in days)
        forward = sum(before <= after for before, after in pairwise(days))
        return told * 3 >= 2 * len(days) or forward * 5 >= 4 * (len(days) - 1)

    def of(
        self,
        clause: Clause,
        section: Section | None,
        inside: list[Mention],
    ) -> When:
        """When something was that a clause says; `inside` are the times in its sentence."""
        when = self._day_of(clause, section, inside)
        if self._clock and when.own and _DAY.fullmatch(when.date or ""):
            return _at(when, self._clock)
        return _with_clock(self._text, when, clause, inside)

    def _day_of(
        self, clause: Clause, section: Section | None, inside: list[Mention]
    ) -> When:
        """The day of a clause: its own time, that of what is before it, of its entry, of the text or of publication."""
        if clause.mention:
            self._clock = clause.mention.clock
            return self._from_mention(clause.mention)
        self._clock = None
        part = next((m.part_of_day for m in inside if m.part_of_day), None)
        if before := clause.after or self._near(clause, section):
            return _carried_from(before, part)
        if section:
            return self._from_section(section, clause, part, inside)
        if past := self._in_the_past(clause):
            return _carried_from(past, part)
        return self._from_publication(part)

    def _from_mention(self, mention: Mention) -> When:
        start = mention.lead_start
        if mention.lead in ("and", "or", "of"):
            start = mention.start
        is_to_come = mention.first is not None and self._is_ahead(mention.first)
        return When(
            date=mention.date,
            words=self._text[start : mention.end],
            start=start,
            end=mention.end,
            why=mention.why,
            sure=mention.sure,
            own=True,
            part=mention.part_of_day,
            options=mention.options,
            ahead=is_to_come or self._clauses.is_ahead(mention),
        )

    def _is_ahead(self, day: date) -> bool:
        """Whether a day is after that of publication."""
        return self._published is not None and day > self._published

    def _from_publication(self, part: str | None) -> When:
        """The day of publication, as a guess; nothing where it isn't known."""
        day, why = None, "no date"
        if self._published:
            day = f"{self._published}~"
            why = "no date of its own: the day of publication"
        return When(day, "", None, None, why, "low", False, part)

    def _from_section(
        self,
        section: Section,
        clause: Clause,
        part: str | None,
        inside: list[Mention],
    ) -> When:
        """The date of the entry or of the heading above."""
        paragraph = self._document.paragraphs[clause.sentence.paragraph]
        begins_here = section.start >= paragraph.start
        if not section.exact or not (begins_here or self._is_above(section)):
            return carried(
                section.date, section.words, section.start, section.end, part
            )
        if begins_here:
            self._clock = self._clock_at(section.start)
        why = section.why
        if not _is_of_page(section):
            why = f"under {section.words!r}: {why}"
        is_doubtful = self._names_another_day(clause, section, inside)
        return When(
            date=section.date,
            words=section.words,
            start=section.start,
            end=section.end,
            why=why,
            sure="low" if is_doubtful else section.sure,
            own=True,
            part=part,
            ahead=self._is_ahead(section.first),
        )

    def _is_above(self, section: Section) -> bool:
        """Whether a section comes from the page or a heading, not from another item that began with its date."""
        if _is_of_page(section):
            return True
        stems = self._dated.stems.values()
        stem = next((stem for stem in stems if stem.raw.start == section.start), None)
        return stem is not None and stem.style == "heading"

    def _names_another_day(
        self, clause: Clause, section: Section, inside: list[Mention]
    ) -> bool:
        """Whether a clause without a time of its own has a day in it, which may be when it was."""
        for mention in inside:
            is_here = clause.start <= mention.start < clause.end
            is_day = mention.first is not None and mention.kind not in _LONG_TIMES
            is_other = mention.start >= section.end or mention.end <= section.start
            if is_here and is_day and is_other and mention.first != section.first:
                return mention.lead not in NOT_DATING or mention.lead == "of"
        return False

    def _clock_at(self, place: int) -> str | None:
        """The clock beside the day that a paragraph begins with: '24 May, 05:00: ...'."""
        for mention in self._dated.mentions:
            if mention.start <= place < mention.end:
                return mention.clock
        return None

    def _in_the_past(self, clause: Clause) -> Mention | None:
        """The time named last, in a text about what was before its publication."""
        last = self._latest
        if last is None or last.last is None or self._published is None:
            return None
        age = (self._published - last.last).days
        if age > PAST:
            return last
        is_now = _NOW.search(self._text, clause.start, clause.end)
        if self._looks_back and age > _RECENT and not is_now:
            return last
        return None

    def _near(self, clause: Clause, section: Section | None) -> Mention | None:
        """The time of the sentence before in the same paragraph, where a sentence has none and is not about now."""
        if section and section.exact:
            return None
        paragraph = clause.sentence.paragraph
        words = self._text[clause.start : clause.end]
        flashback, nearest = self._flashback, self._nearest
        if flashback and flashback[0] == paragraph and is_earlier(words):
            return flashback[1]
        if nearest is None or nearest[0] != paragraph:
            return None
        is_now = _STILL if section else _NOW
        if is_now.search(self._text, clause.start, clause.end):
            return None
        return nearest[1]

    def keep(self, sentence: Sentence, mention: Mention | None, words: str) -> None:
        """Keep the date of a sentence for those behind it in its paragraph, unless it looks back or ahead."""
        if mention is None or mention.first is None or mention.date is None:
            return
        if is_earlier_at(words, mention.start - sentence.start):
            self._flashback = sentence.paragraph, mention
            self._latest = self._latest or mention
        elif not self._clauses.is_ahead(mention):
            self._nearest = sentence.paragraph, mention
            self._flashback = None
            self._latest = mention


def _is_of_page(section: Section) -> bool:
    """Whether the page gives an entry its day, without words in the text."""
    return section.start == section.end


def _with_clock(text: str, when: When, clause: Clause, inside: list[Mention]) -> When:
    """The time with the hour that the text gives for the day; as another reading where it may be of something else."""
    clocks = _clocks_in(clause, inside)
    if not when.own or len(clocks) != 1 or not _DAY.fullmatch(when.date or ""):
        return when
    clock = clocks[0]
    if _is_of_entry(text, clause, clock):
        return when
    if _is_plain(text, clause, clock) and when.sure != "low":
        return _at(when, clock.value)
    why = f"{when.why}; {clock.text!r} gives the hour"
    return replace(when, why=why, options=(*when.options, f"{when.date}{clock.value}"))


def _clocks_in(clause: Clause, inside: list[Mention]) -> list[Mention]:
    clocks = (mention for mention in inside if mention.kind == "clock")
    return [clock for clock in clocks if clause.start <= clock.start < clause.end]


def _is_of_entry(text: str, clause: Clause, clock: Mention) -> bool:
    """Whether a clock only says when an entry was written, whose clause has a time of its own.

    '17:20 The minister says 61 people were detained today'
    """
    mention = clause.mention
    if mention is None or mention.start < clock.end:
        return False
    if not _is_plain(text, clause, clock):
        return False
    return re.search(r"\w", text[clock.end : mention.lead_start]) is not None


def _is_plain(text: str, clause: Clause, clock: Mention) -> bool:
    """Whether a clause begins with its clock; a clock further behind may be that of something else in it."""
    if clock.lead not in ("", "at"):
        return False
    return not re.search(r"\w", text[clause.start : clock.lead_start])


def _at(when: When, clock: str) -> When:
    """A day with its time; the day itself is the other reading, for what lasted longer."""
    why = f"{when.why}; the text gives the time"
    options = (*when.options, f"{when.date}{clock}", when.date or "")
    return replace(when, date=f"{when.date}{clock}", why=why, options=options)


def _about(date: str) -> str:
    """A date as an approximate one; of what goes on, the beginning is approximate."""
    begin, is_range, end = date.partition("/")
    if is_range and end == ".." and not any(mark in begin for mark in "~["):
        return f"{begin}~/.."
    if any(mark in date for mark in "~/["):
        return date
    return f"{date}~"


def _carried_from(mention: Mention, part: str | None) -> When:
    return carried(mention.date or "", mention.text, mention.start, mention.end, part)


def carried(
    date: str, words: str, start: int | None, end: int | None, part: str | None
) -> When:
    """The time of something that has none of its own, from what was said before it."""
    why = f"no date of its own: carried over from {words!r}"
    return When(
        date=_about(date),
        words="",
        start=start,
        end=end,
        why=why,
        sure="low",
        own=False,
        part=part,
        is_near=True,
    )
