"""Timeline of an article: all its mentions read in order, and the date that each paragraph has from those above."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crisistl.prose.documents.document import Document, Paragraph
from crisistl.prose.sentences import Sentence, sentences
from crisistl.prose.times.calendar import WEEKDAYS, OutOfCalendar
from crisistl.prose.times.context import Context, DateOrder, NeedsToday, Reading
from crisistl.prose.times.cues import is_earlier
from crisistl.prose.times.joining import merged
from crisistl.prose.times.lists import joined_lists
from crisistl.prose.times.mention import Mention, Need, Raw, Section
from crisistl.prose.times.offsets import with_offsets
from crisistl.prose.times.outline import outline_of
from crisistl.prose.times.readings import (
    READERS,
    each_day,
    limited,
    mention_of,
    today_name,
)
from crisistl.prose.times.spine import Stem
from crisistl.prose.times.story import Story
from crisistl.prose.times.whole import is_line

_LONG_PERIODS = ("month", "year", "season", "year_range", "decade")
# what is left without a date where the day of publication isn't known
_NEEDS_NO_DAY = ("recent", "duration", "now", "ago", "unit", "clock")
# in place of the day of publication: what counts from it can be recognised
_RECENT = 14  # days before publication that a report is about
_FAR = date(9000, 1, 1)


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
        self._outline = outline_of(document, published)
        self._story = Story(document.text, published)
        self._anchor: Section | None = None
        self._year: tuple[int, str] | None = None  # of a heading
        self._need: Need | None = None
        self._is_title = False  # the anchor is a heading

    def read(self) -> Dated:
        outline = self._outline
        mentions: list[Mention] = []
        sections: list[Section | None] = []
        found: list[Sentence] = []
        bodies: list[int] = []
        for place, paragraph in enumerate(self._document.paragraphs):
            body = outline.body(place)
            parts = sentences(self._document.text, body, paragraph.end, place)
            found += parts
            bodies.append(body)
            section, here = self._paragraph(place, paragraph, parts)
            sections.append(section)
            mentions += here
        return Dated(
            self._document, tuple(found), tuple(mentions), tuple(sections), outline.stems, tuple(bodies),
            outline.is_list, self._need,
        )  # fmt: skip

    def _paragraph(
        self, place: int, paragraph: Paragraph, parts: Sequence[Sentence]
    ) -> tuple[Section | None, list[Mention]]:
        """The date that a paragraph has from above, and the times in it. What is about the article has none."""
        text, raws = self._document.text, self._outline.raws[place]
        is_note = paragraph.kind in ("note", "caption")
        if is_note or is_line(self._document.of(paragraph)):
            return None, []
        stem = self._outline.stems.get(place)
        if stem is None and paragraph.kind == "heading" and self._is_title:
            self._anchor = None
        told = self._told_on(paragraph)
        found = self._read_times(raws, stem, paragraph, parts)
        found = with_offsets(merged(found, text), text, self._anchor, told)
        return self._section(paragraph), joined_lists(found, raws, text)

    def _told_on(self, paragraph: Paragraph) -> Section | None:
        """The day that a paragraph of a report is about: that named last, else the day of publication.

        'The announcement came a day after police fired at the crowd'
        """
        today, span = self._published, self._story.last.span
        if today is None or self._outline.is_list:
            return None
        words, day = today_name(today, paragraph), today
        if span:
            words, day = self._story.last.words, span.last
        if not 0 <= (today - day).days <= _RECENT:
            return None
        place = paragraph.start
        return Section(
            day.isoformat(), words, "low", day, day, True, place, place, words
        )

    def _read_times(
        self,
        raws: Sequence[Raw],
        stem: Stem | None,
        paragraph: Paragraph,
        parts: Sequence[Sentence],
    ) -> list[Mention]:
        """The times of a paragraph; its stem dates what is below, and the others are kept for what counts from them."""
        found: list[Mention] = []
        for raw in raws:
            is_stem = stem is not None and raw is stem.raw
            found += self._mentions(raw, paragraph, parts, is_stem)
            if not found:
                continue
            if stem and is_stem:
                first = found[0] if raw.kind == "list" else found[-1]
                self._set_anchor(stem, first, paragraph, parts)
            else:
                self._story.remember(found[-1])
            self._story.note(found[-1], raw)
        return found

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
        if self._is_mere_sentence(stem, mention, paragraph, parts):
            self._story.remember(mention)
            return
        self._note_year(stem, mention, mention.first.year)
        self._is_title = paragraph.kind == "heading"
        exact = stem.style in ("heading", "inline")
        self._anchor = Section(
            mention.date, mention.why, mention.sure, mention.first, mention.last, exact, mention.start, mention.end,
            mention.text,
        )  # fmt: skip
        self._story.keep_last(mention)

    def _is_mere_sentence(
        self,
        stem: Stem,
        mention: Mention,
        paragraph: Paragraph,
        parts: Sequence[Sentence],
    ) -> bool:
        """Whether a time only begins a sentence that looks back, or that is of a month or of a longer period."""
        if stem.style != "adverb":
            return False
        sentence = _sentence_at(parts, stem.raw.start)
        end = sentence.end if sentence else paragraph.end
        words = self._document.text[stem.raw.start : end][:300]
        return mention.kind in _LONG_PERIODS or is_earlier(words)

    def _note_year(self, stem: Stem, mention: Mention, year: int) -> None:
        """Keep the year of a heading for the days below it, until an entry of another year."""
        is_years = mention.kind in ("year", "decade", "year_range")
        if is_years and stem.style == "heading":
            self._year = (year, mention.text) if mention.kind == "year" else None
        elif self._year and year != self._year[0]:
            self._year = None

    def _mentions(
        self, raw: Raw, paragraph: Paragraph, parts: Sequence[Sentence], is_stem: bool
    ) -> list[Mention]:
        """The mentions that a time gives in its context, each no more certain than the paragraph."""
        context = self._context(raw, paragraph, parts, is_stem)
        found = self._in_context(raw, context, paragraph)
        if is_stem and paragraph.numbering:
            why = "the number of the list"
            found = [replace(mention, why=why) for mention in found]
        return [limited(mention, paragraph) for mention in found]

    def _context(
        self, raw: Raw, paragraph: Paragraph, parts: Sequence[Sentence], is_stem: bool
    ) -> Context:
        """What is known where a time is; the story goes on to it."""
        around = _sentence_at(parts, raw.start) or paragraph
        words = self._document.text[around.start : around.end]
        at, end = raw.start - around.start, raw.end - around.start
        outline, story = self._outline, self._story
        story.enter(words, at, end, raw.lead)
        last = story.last
        today = date.fromisoformat(paragraph.day) if paragraph.day else self._published
        in_list = outline.is_list and self._anchor is not None and not paragraph.day
        return Context(
            today=today,
            today_name=today_name(today, paragraph),
            anchor=self._anchor,
            last=last.span,
            last_words=last.words,
            last_is_near=last.place >= max(paragraph.start, story.recent_place),
            last_is_pinned=last.is_pinned
            and last.place >= self._start_before(paragraph),
            last_month=story.last_month,
            month_named=story.month_named,
            month_is_near=story.month_place >= max(paragraph.start, last.place),
            day_named=story.day_named,
            written_year=story.written_year,
            title_year=outline.title_year,
            is_old=outline.is_old,
            is_news=outline.is_news and story.recent_place >= 0,
            year=self._year,
            in_list=in_list,
            newest_first=outline.is_newest_first,
            sentence=words,
            at=at,
            end=end,
            is_stem=is_stem,
            date_order=self._order,
        )

    def _start_before(self, paragraph: Paragraph) -> int:
        """Where the paragraph before begins."""
        place = max(0, paragraph.number - 2)
        return self._document.paragraphs[place].start

    def _in_context(
        self, raw: Raw, context: Context, paragraph: Paragraph
    ) -> list[Mention]:
        """A time as it is read; without a date where the calendar or the day of publication doesn't give one."""
        try:
            if raw.kind == "list":
                return each_day(raw, context, self._document.text)
            reading = READERS[raw.kind](raw, context)
            return [mention_of(raw, reading)] if reading else []
        except OutOfCalendar:
            why = "before the year 1 or after the year 9999"
        except NeedsToday:
            self._note_need(raw, paragraph)
            why = "needs the day of publication"
        return [mention_of(raw, Reading(None, why, "low"))]

    def _note_need(self, raw: Raw, paragraph: Paragraph) -> None:
        if self._need is None and raw.kind not in _NEEDS_NO_DAY:
            weekday = WEEKDAYS.get(raw.get("wd"))
            self._need = Need(raw.text, paragraph.number, self._last_stem_day(weekday))

    def _last_stem_day(self, weekday: int | None) -> date | None:
        """The last day of the article's own list, where it has the weekday in question."""
        if not self._outline.is_list or weekday is None or self._published:
            return None
        other = _Reader(self._document, _FAR, self._order)
        days = []
        for section in other.read().sections:
            if section and _is_known_day(section):
                days.append(section.last)
        if days and days[-1].weekday() == weekday:
            return days[-1]
        return None


def _is_known_day(section: Section) -> bool:
    """Whether a section has a single day, which isn't counted from the day in place of that of publication."""
    return section.first == section.last and section.first.year < _FAR.year - 9


def _sentence_at(parts: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence that a place is in."""
    found = bisect_right(parts, place, key=lambda part: part.start) - 1
    if found >= 0 and place < parts[found].end:
        return parts[found]
    return None
