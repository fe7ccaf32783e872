"""Timeline of an article: all its mentions read in order, and the date that each paragraph has from those above."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crisistl.prose.documents.document import Document, Paragraph
from crisistl.prose.documents.published import text_begins
from crisistl.prose.sentences import Sentence, sentences
from crisistl.prose.times.calendar import WEEKDAYS, OutOfCalendar, Span, month_span
from crisistl.prose.times.context import PAST, Context, DateOrder, NeedsToday, Reading
from crisistl.prose.times.cues import is_earlier, is_in_aside, is_not_until
from crisistl.prose.times.joining import DAY_KINDS, merged
from crisistl.prose.times.lists import joined_lists, with_shared_year
from crisistl.prose.times.mention import Mention, Need, Raw, Section
from crisistl.prose.times.offsets import with_offsets
from crisistl.prose.times.patterns import raw_mentions
from crisistl.prose.times.readings import (
    READERS,
    each_day,
    limited,
    mention_of,
    today_name,
)
from crisistl.prose.times.spine import Stem, is_list, is_newest_first, stem_of
from crisistl.prose.times.whole import (
    is_about_the_past,
    is_line,
    is_news,
    is_publication,
    year_of_title,
)

_IN_MONTH = ("iso", "numeric", "ordinal", "ordinal_range", "weekday_nth", "month_part")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:ago|afterwards?|after\s+that|later|on)$")
_NOT_REACHED = ("till", "since", "before", "to", "for")
_HAS_YEAR = re.compile(r"\d{4}|^(?:last|this|next)\b", re.IGNORECASE)
_SHORT = 60  # characters
_LONG = 120  # characters before a time within which its verb is looked for
_FAR = date(
    9000, 1, 1
)  # in place of the day of publication: what counts from it can be recognised


@dataclass(frozen=True, slots=True)
class Dated:
    """What the times of a document are: its sentences, mentions, and for each paragraph the section it is in.

    `bodies` are the places where the words of a paragraph begin, behind the date that it may start with. A section
    is None where nothing dates the paragraph. `need` is the first mention that can't be read without the day of
    publication.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    sections: tuple[Section | None, ...]
    stems: dict[int, Stem]
    bodies: tuple[int, ...]
    is_chronology: bool
    need: Need | None


def dated(
    document: Document, published: date | None, date_order: DateOrder | None = None
) -> Dated:
    """Read all times of a document. `published` is the day that 'Thursday' is counted from, where it is known."""
    return _Reader(document, published, date_order).read()


class _Reader:
    def __init__(
        self, document: Document, published: date | None, date_order: DateOrder | None
    ) -> None:
        self._document = document
        self._published = published
        self._order = date_order
        # a dateline says when and where an article was filed, and dates nothing in it
        begins = text_begins([document.of(p) for p in document.paragraphs])
        self._begins = [
            p.start + begin
            for p, begin in zip(document.paragraphs, begins, strict=True)
        ]
        raws = []
        for begin, p in zip(self._begins, document.paragraphs, strict=True):
            mentions = raw_mentions(document.text, begin, p.end)
            raws.append(with_shared_year(mentions, document.text))
        found = (stem_of(document, place, raw) for place, raw in enumerate(raws))
        self._raws = raws
        stems = [*filter(None, found)]
        if is_publication(document, published, stems):
            stems = stems[1:]
        self._list = is_list(stems, len(document.paragraphs))
        self._stems = {
            stem.paragraph: stem
            for stem in stems
            if self._list or stem.style != "adverb"
        }
        self._newest_first = is_newest_first(stems)
        self._anchor: Section | None = None
        self._year: tuple[int, str] | None = None
        self._last: Span | None = None
        self._last_words = ""
        self._last_place = -1
        self._recent_place = -1
        self._month: Span | None = None
        self._is_pinned = False
        self._before_aside: tuple[Span | None, str, int, bool] | None = None
        self._month_named: Span | None = None
        self._month_place = -1
        self._day_named: Span | None = None
        self._day_place = -1
        self._looks_back = False
        self._is_aside = False
        self._is_ahead = False
        self._written_year: tuple[int, str] | None = None
        self._title_year = year_of_title(document, published, raws)
        self._is_old = is_about_the_past(published, raws)
        self._is_news = is_news([raw for of_paragraph in raws for raw in of_paragraph])
        self._need: Need | None = None
        self._is_title = False

    def read(self) -> Dated:
        mentions: list[Mention] = []
        sections: list[Section | None] = []
        found: list[Sentence] = []
        bodies: list[int] = []
        for place, paragraph in enumerate(self._document.paragraphs):
            stem = self._stems.get(place)
            if stem and stem.style != "adverb":
                body = stem.body
            else:
                body = self._begins[place]
            parts = sentences(self._document.text, body, paragraph.end, place)
            found += parts
            bodies.append(body)
            section, here = self._paragraph(place, paragraph, stem, parts)
            sections.append(section)
            mentions += here
        return Dated(
            self._document, tuple(found), tuple(mentions), tuple(sections), self._stems, tuple(bodies), self._list,
            self._need,
        )  # fmt: skip

    def _paragraph(
        self,
        place: int,
        paragraph: Paragraph,
        stem: Stem | None,
        parts: Sequence[Sentence],
    ) -> tuple[Section | None, list[Mention]]:
        if paragraph.kind in ("note", "caption") or is_line(
            self._document.of(paragraph)
        ):
            return None, []
        if (
            paragraph.kind == "heading"
            and stem is None
            and self._anchor
            and self._is_title
        ):
            self._anchor = None
        here: list[Mention] = []
        for raw in self._raws[place]:
            is_stem = stem is not None and raw is stem.raw
            here += self._mentions(raw, paragraph, parts, is_stem)
            if stem and is_stem and here:
                self._set_anchor(
                    stem, here[-1] if raw.kind != "list" else here[0], paragraph, parts
                )
            elif here:
                self._remember(here[-1])
            if here:
                self._note_month(here[-1], raw)
            if here and here[-1].last and self._is_recent(here[-1].last):
                self._recent_place = here[-1].start
            is_beside = self._is_aside or self._looks_back
            is_told = not (is_beside and self._written_year)
            if here and here[-1].first and raw.get("y").isdigit() and is_told:
                self._written_year = here[-1].first.year, here[-1].text
        here = with_offsets(
            merged(here, self._document.text), self._document.text, self._anchor
        )
        here = joined_lists(here, self._raws[place], self._document.text)
        return self._section(paragraph), here

    def _is_recent(self, day: date) -> bool:
        """Whether a day is so near to publication that what follows is not about the past."""
        if self._published is None:
            return False
        return abs((self._published - day).days) < PAST

    def _section(self, paragraph: Paragraph) -> Section | None:
        if paragraph.day:
            day = date.fromisoformat(paragraph.day)
            return Section(paragraph.day, "the page gives this day to the entry", "high", day, day, True,
                           paragraph.start, paragraph.start, paragraph.day)  # fmt: skip
        return self._anchor

    def _set_anchor(
        self,
        stem: Stem,
        mention: Mention,
        paragraph: Paragraph,
        parts: Sequence[Sentence],
    ) -> None:
        """Let a date at the beginning of a paragraph date what is below; what looks back does not."""
        if mention.first is None or mention.last is None or mention.date is None:
            return
        sentence_of = _sentence_at(parts, stem.raw.start)
        if sentence_of:
            end = sentence_of.end
        else:
            end = paragraph.end
        sentence = self._document.text[stem.raw.start : end][:300]
        if stem.style == "adverb" and (
            is_earlier(sentence)
            or mention.kind in ("month", "year", "season", "year_range", "decade")
        ):
            self._remember(mention)
            return
        if mention.kind in ("year", "decade", "year_range") and stem.style == "heading":
            if mention.kind == "year":
                self._year = (mention.first.year, mention.text)
            else:
                self._year = None
        elif mention.first and self._year and mention.first.year != self._year[0]:
            self._year = None
        self._is_title = paragraph.kind == "heading"
        exact = stem.style in ("heading", "inline")
        self._anchor = Section(
            mention.date, mention.why, mention.sure, mention.first, mention.last, exact, mention.start, mention.end,
            mention.text,
        )  # fmt: skip
        self._keep_last(mention)

    def _start_before(self, paragraph: Paragraph) -> int:
        """Where the paragraph before begins."""
        place = max(0, paragraph.number - 2)
        return self._document.paragraphs[place].start

    def _note_month(self, mention: Mention, raw: Raw) -> None:
        """Keep the month that a mention names, for 'that month' and 'the 20th'."""
        if mention.first is None or not (raw.get("m") or raw.kind in _IN_MONTH):
            return
        first, last = mention.first, mention.last or mention.first
        if mention.kind in ("day", "range") and mention.date:
            self._day_named = Span(first, last, mention.date, mention.value)
            self._day_place = mention.start
        if self._is_aside and self._looks_back:
            return
        if (first.year, first.month) == (last.year, last.month):
            self._month_named = month_span(first.year, first.month)
            self._month_place = mention.start

    def _keep_last(self, mention: Mention) -> None:
        assert mention.first
        assert mention.last
        assert mention.date
        has_weekday = _WEEKDAY.search(mention.text) is not None
        is_written = mention.kind in ("day", "range") and has_weekday
        goes_on = mention.kind in ("next_day", "same_day", "ago") and self._is_pinned
        self._is_pinned = is_written or mention.counted or goes_on
        self._last = Span(mention.first, mention.last, mention.date, mention.value)
        self._last_words = mention.text
        self._last_place = mention.start
        self._month = None

    def _keep_month(self, mention: Mention) -> None:
        """Keep a month for 'the 22nd', unless its sentence looks back from the text around it."""
        if self._looks_back or mention.lead not in ("in", ""):
            return
        if mention.first and mention.last and mention.date:
            self._month = Span(mention.first, mention.last, mention.date, mention.value)

    def _remember(self, mention: Mention) -> None:
        """Keep a day for 'the next day', a year for 'the following year'."""
        if mention.first is None or mention.date is None:
            return
        if self._is_flashback(mention):
            return
        if self._is_day_before(mention):
            return  # 'was cut off on 4 November. Hale had asked for men on 20 October'
        if self._is_beside(mention) and self._before_aside is None:
            self._before_aside = (
                self._last,
                self._last_words,
                self._last_place,
                self._is_pinned,
            )
        if self._keeps(mention):
            self._keep_last(mention)

    def _is_day_before(self, mention: Mention) -> bool:
        """Whether a day looks back from a full date that the text has just named."""
        if mention.kind not in DAY_KINDS or not self._looks_back:
            return False
        if self._last is None or not self._is_pinned or mention.first is None:
            return False
        return mention.first < self._last.first

    def _keeps(self, mention: Mention) -> bool:
        """Whether a time is one that what follows may count from."""
        is_initial = self._document.text[mention.lead_start].isupper()
        if mention.kind in DAY_KINDS:
            return self._keeps_day(mention, is_initial=is_initial)
        if mention.kind == "unit":
            return True
        if mention.kind in ("month_part", "year_part"):
            return mention.first == mention.last
        if mention.kind == "ago":
            return self._keeps_offset(mention)
        if mention.kind == "month":
            self._keep_month(mention)
            return _HAS_YEAR.search(mention.text) is not None
        if mention.kind == "season":
            return re.search(r"\d{4}", mention.text) is not None
        if mention.kind == "year" and mention.lead == "by" and is_initial:
            return True  # 'By the end of 1922 ... On 26 December'
        is_in_year = mention.kind == "year" and mention.lead == "in"
        if is_in_year and not self._looks_back and self._is_short_sentence(mention):
            return True  # 'The tide turned in 1825. In February ...'
        # 'In 2016, three died. ... the following year'
        return mention.kind == "year" and mention.lead == "in" and is_initial

    def _is_short_sentence(self, mention: Mention) -> bool:
        """Whether a time ends a sentence of a few words."""
        text = self._document.text
        if text[mention.end : mention.end + 1] != ".":
            return False
        before = text[max(0, mention.lead_start - _SHORT) : mention.lead_start]
        return re.search(r"(?:^|[.!?]\s|\n)[^,;:.]*$", before) is not None

    def _keeps_day(self, mention: Mention, *, is_initial: bool) -> bool:
        """Whether a day isn't only the end or the beginning of something."""
        if mention.lead == "by":
            return is_initial  # 'By 5 May, rebels held the town'
        if mention.lead == "until":
            before = self._document.text[max(0, mention.start - _LONG) : mention.start]
            return is_not_until(before)
        return mention.lead not in _NOT_REACHED

    def _keeps_offset(self, mention: Mention) -> bool:
        """Whether an offset is the day of what is told: 'A year later, on 3 May'."""
        is_told = _LATER.search(mention.text) is not None and not self._looks_back
        is_exact = mention.first == mention.last
        return is_told and (mention.text[:1].isupper() or is_exact)

    def _is_beside(self, mention: Mention) -> bool:
        """Whether a day only describes somebody: 'Tsipras, elected on January 25, called a vote on Friday'."""
        if not self._is_aside or (self._last is None and self._published is None):
            return False
        before = self._last.first if self._last else self._published
        assert before
        if mention.first is None:
            return False
        # '..., whose term was to end on 8 June, went into hiding'
        return mention.first < before or self._is_ahead

    def _is_flashback(self, mention: Mention) -> bool:
        """Whether a month or a year looks back from the day named last: 'he had been elected in June 1947'."""
        if mention.kind not in ("month", "year", "season") or self._last is None:
            return False
        is_before = mention.first is not None and mention.first < self._last.first
        return is_before and (self._looks_back or self._is_aside)

    def _mentions(
        self, raw: Raw, paragraph: Paragraph, parts: Sequence[Sentence], is_stem: bool
    ) -> list[Mention]:
        sentence = _sentence_at(parts, raw.start)
        start, end = (
            (sentence.start, sentence.end)
            if sentence
            else (paragraph.start, paragraph.end)
        )
        words = self._document.text[start:end]
        is_aside = is_in_aside(words, raw.start - start, raw.end - start)
        if self._before_aside and not is_aside:  # the text goes on from before it
            last, name, place, pinned = self._before_aside
            self._last, self._last_words = last, name
            self._last_place, self._is_pinned = place, pinned
            self._before_aside = None
        today = date.fromisoformat(paragraph.day) if paragraph.day else self._published
        context = Context(
            today, today_name(today, paragraph),
            self._anchor, self._last, self._last_words,
            self._last_place >= max(paragraph.start, self._recent_place),
            self._is_pinned and self._last_place >= self._start_before(paragraph),
            self._month, self._month_named, self._month_place >= max(paragraph.start, self._last_place),
            self._day_named if self._day_place > self._last_place else None,
            self._written_year, self._title_year, self._is_old, self._is_news and self._recent_place >= 0, self._year,
            self._list and self._anchor is not None and not paragraph.day, self._newest_first,
            words, raw.start - start, raw.end - start, is_stem, self._order,
        )  # fmt: skip
        self._looks_back = is_earlier(context.sentence)
        self._is_aside = is_aside
        self._is_ahead = context.is_ahead(raw.lead)
        try:
            if raw.kind == "list":
                found = each_day(raw, context, self._document.text)
            else:
                reading = READERS[raw.kind](raw, context)
                found = [mention_of(raw, reading)] if reading else []
        except OutOfCalendar:
            why = "before the year 1 or after the year 9999"
            found = [mention_of(raw, Reading(None, why, "low"))]
        except NeedsToday:
            self._note_need(raw, paragraph)
            found = [
                mention_of(raw, Reading(None, "needs the day of publication", "low"))
            ]
        if is_stem and paragraph.numbering:
            found = [
                replace(mention, why="the number of the list") for mention in found
            ]
        return [limited(mention, paragraph) for mention in found]

    def _note_need(self, raw: Raw, paragraph: Paragraph) -> None:
        if self._need is None and raw.kind not in (
            "recent",
            "duration",
            "now",
            "ago",
            "unit",
            "clock",
        ):
            weekday = WEEKDAYS.get(raw.get("wd"))
            self._need = Need(raw.text, paragraph.number, self._last_stem_day(weekday))

    def _last_stem_day(self, weekday: int | None) -> date | None:
        """The last day of the article's own list, where it has the weekday in question."""
        if not self._list or weekday is None or self._published:
            return None
        other = _Reader(self._document, _FAR, self._order)
        days = []
        for section in other.read().sections:
            if (
                section
                and section.first == section.last
                and section.first.year < _FAR.year - 9
            ):
                days.append(section.last)
        if days and days[-1].weekday() == weekday:
            return days[-1]
        return None


def _sentence_at(parts: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence that a place is in."""
    found = bisect_right(parts, place, key=lambda part: part.start) - 1
    if found >= 0 and place < parts[found].end:
        return parts[found]
    return None
