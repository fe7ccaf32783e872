"""Timeline of an article: all its mentions read in order, and the date that each paragraph has from those above."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from crisistl.prose.documents.document import Document, Paragraph
from crisistl.prose.documents.published import MONTHS, day_of_words, text_begins
from crisistl.prose.sentences import Sentence, sentences
from crisistl.prose.times import absolute, relative
from crisistl.prose.times.calendar import (
    WEEKDAYS,
    Span,
    day_span,
    days_span,
    from_to,
    one_of,
    shifted,
    valid_day,
)
from crisistl.prose.times.context import (
    ENTRY,
    PAST,
    Context,
    DateOrder,
    NeedsToday,
    Reading,
)
from crisistl.prose.times.cues import is_earlier, is_in_aside
from crisistl.prose.times.lists import joined_lists, with_shared_year
from crisistl.prose.times.mention import RANK, Mention, Need, Raw, Section, least
from crisistl.prose.times.patterns import raw_mentions
from crisistl.prose.times.spine import Stem, is_list, is_newest_first, stem_of

_READERS: dict[str, Callable[[Raw, Context], Reading | None]] = {
    "iso": absolute.iso, "numeric": absolute.numeric, "day": absolute.day, "range": absolute.days,
    "between": absolute.days, "month": absolute.month, "month_range": absolute.months, "ordinal": absolute.ordinal,
    "year": absolute.year, "year_range": absolute.years, "decade": absolute.decade, "century": absolute.century,
    "season": absolute.season, "holiday": absolute.holiday, "quarter": absolute.quarter,
    "month_part": absolute.month_part,
    "today": relative.today, "now": relative.now,
    "weekday": relative.weekday, "unit": relative.unit, "unit_part": relative.unit_part, "same_day": relative.same_day,
    "next_day": relative.next_day, "ago": relative.ago, "recent": relative.recent, "duration": relative.duration,
    "part": relative.part, "clock": relative.clock,
}  # fmt: skip
_DAY_KINDS = (
    "holiday",
    "iso",
    "numeric",
    "day",
    "range",
    "list",
    "ordinal",
    "today",
    "weekday",
    "same_day",
    "next_day",
    "between",
)
_PARTS = {
    "morning": "morning", "dawn": "morning", "noon": "afternoon", "midday": "afternoon", "lunchtime": "afternoon",
    "afternoon": "afternoon", "evening": "evening", "night": "night", "midnight": "night", "tonight": "night",
    "overnight": "night",
}  # fmt: skip
_BELOW_TITLE = 4
_LONGEST_TITLE = 150
_FAR = date(
    9000, 1, 1
)  # in place of the day of publication: what counts from it can be recognised
_LINE = re.compile(
    r"\W*(?:(?:first |originally |last |article )?(?:published|posted|updated|filed|modified|edited)\b|"
    r"by [A-Z][\w.’' -]{2,40}$|by our [\w ,.’'-]{2,80}$|"
    r"\d+ (?:min|minute)s? read|copyright|©|share this|source:|photo(?:graph)?:|image:|advertisement)",
    re.IGNORECASE,
)


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


def is_line(text: str) -> bool:
    """Whether a paragraph is about the article and not part of it: 'Posted at 6:21 a.m.'."""
    return len(text) < 160 and _LINE.match(text) is not None


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
            raws.append(
                with_shared_year(
                    raw_mentions(document.text, begin, p.end), document.text
                )
            )
        found = [stem_of(document, place, raw) for place, raw in enumerate(raws)]
        self._raws = raws
        stems = [stem for stem in found if stem]
        if self._is_publication(stems):
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
        self._looks_back = False
        self._is_aside = False
        self._written_year: tuple[int, str] | None = None
        self._title_year = self._year_of_title()
        self._is_old = self._is_about_the_past()
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
        anchor_before = self._anchor
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
            if here and here[-1].last and self._is_recent(here[-1].last):
                self._recent_place = here[-1].start
            is_beside = self._is_aside or self._looks_back
            is_told = not (is_beside and self._written_year)
            if here and here[-1].first and raw.get("y").isdigit() and is_told:
                self._written_year = here[-1].first.year, here[-1].text
        here = _merged(here, self._document.text)
        here = joined_lists(here, self._raws[place], self._document.text)
        return self._section(paragraph, stem, anchor_before, here), here

    def _is_publication(self, stems: Sequence[Stem]) -> bool:
        """Whether the first date below the title is the day of publication, and no heading of what is below.

        It is a heading where the newest day of a chronology comes first.
        """
        if not stems or self._published is None:
            return False
        first = stems[0]
        is_alone = first.body == self._document.paragraphs[first.paragraph].end
        if first.style != "heading" or not is_alone or first.paragraph >= _BELOW_TITLE:
            return False
        if not first.raw.get("y") or day_of_words(first.raw.text) != self._published:
            return False
        others = [stem for stem in stems[1:] if stem.style == "heading"]
        return not (others and is_newest_first(stems))

    def _year_of_title(self) -> tuple[int, str] | None:
        """The year before publication that the title names: 'the summer of 1961'."""
        if not self._raws or len(self._raws) < 2:
            return None
        title = self._document.of(self._document.paragraphs[0]).rstrip()
        found = [raw for raw in self._raws[0] if raw.get("y").isdigit()]
        if len(title) > _LONGEST_TITLE or title.endswith(".") or len(found) != 1:
            return None
        raw, year = found[0], int(found[0].get("y"))
        if (
            raw.lead in ("after", "since", "before", "until")
            or raw.kind == "year_range"
        ):
            return None
        is_now = self._published is not None and year >= self._published.year
        if is_now:
            return None
        return (year, raw.text)

    def _is_about_the_past(self) -> bool:
        """Whether all years in the text are before that of publication and the one before it."""
        years = []
        for raws in self._raws:
            for raw in raws:
                if raw.get("y").isdigit():
                    years.append(int(raw.get("y")))
        if not years:
            return False
        if self._published is None:
            return False
        return max(years) < self._published.year - 1

    def _is_recent(self, day: date) -> bool:
        """Whether a day is so near to publication that what follows is not about the past."""
        if self._published is None:
            return False
        return abs((self._published - day).days) < PAST

    def _section(
        self,
        paragraph: Paragraph,
        stem: Stem | None,
        before: Section | None,
        here: Sequence[Mention],
    ) -> Section | None:
        if paragraph.day:
            day = date.fromisoformat(paragraph.day)
            return Section(paragraph.day, "the page gives this day to the entry", "high", day, day, True,
                           paragraph.start, paragraph.start, paragraph.day)  # fmt: skip
        anchor = self._anchor
        if anchor and stem is None and anchor is before and not anchor.exact:
            return replace(anchor, exact=False)
        return anchor

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

    def _keep_last(self, mention: Mention) -> None:
        assert mention.first
        assert mention.last
        assert mention.date
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
        words = self._document.text[mention.lead_start : mention.lead_start + 1]
        if mention.kind in _DAY_KINDS:
            is_reached = mention.lead == "by" and words.isupper()
            leads = ("until", "till", "by", "since", "before")
            keeps = is_reached or mention.lead not in leads
        elif mention.kind == "unit":
            keeps = True
        elif mention.kind == "ago":
            # 'A year later, on 3 May'
            keeps = (
                mention.text[:1].isupper()
                and re.search("later|ago", mention.text) is not None
            )
        elif mention.kind == "month":
            self._keep_month(mention)
            keeps = re.search(r"\d{4}", mention.text) is not None
        elif mention.kind == "season":
            keeps = re.search(r"\d{4}", mention.text) is not None
        else:
            # 'In 2016, three died. ... the following year'
            keeps = mention.kind == "year" and mention.lead == "in" and words.isupper()
        if keeps:
            self._keep_last(mention)

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
        today = date.fromisoformat(paragraph.day) if paragraph.day else self._published
        context = Context(
            today, _name_of(today, paragraph),
            self._anchor, self._last, self._last_words,
            self._last_place >= max(paragraph.start, self._recent_place),
            self._month, self._written_year, self._title_year, self._is_old, self._year,
            self._list and self._anchor is not None and not paragraph.day, self._newest_first,
            self._document.text[start:end], raw.start - start, raw.end - start, is_stem, self._order,
        )  # fmt: skip
        self._looks_back = is_earlier(context.sentence)
        self._is_aside = is_in_aside(context.sentence, context.at, context.end)
        try:
            if raw.kind == "list":
                found = _each_day(raw, context, self._document.text)
            else:
                reading = _READERS[raw.kind](raw, context)
                found = [_mention(raw, reading)] if reading else []
        except NeedsToday:
            self._note_need(raw, paragraph)
            found = [
                _mention(raw, Reading(None, "needs the day of publication", "low"))
            ]
        if is_stem and paragraph.numbering:
            found = [
                replace(mention, why="the number of the list") for mention in found
            ]
        return [_limited(mention, paragraph) for mention in found]

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


def _name_of(today: date | None, paragraph: Paragraph) -> str:
    """What the day is that relative words count from."""
    if paragraph.day:
        return ENTRY
    if today:
        return f"the day of publication, {today:%A} {today}"
    return ""


def _mention(raw: Raw, reading: Reading) -> Mention:
    span = reading.span
    options = reading.options
    text, why = span.edtf if span else None, reading.why
    if span and raw.lead == "since" and "/" not in span.edtf and "[" not in span.edtf:
        text = f"{span.edtf}/.."
    part = _part_of_day(raw)
    return Mention(
        raw.start, raw.end, raw.text, raw.kind, text, why, reading.sure, span.first if span else None,
        span.last if span else None, options, part, reading.type, reading.value or (span.value if span else ""),
        raw.lead, raw.lead_start,
    )  # fmt: skip


def _part_of_day(raw: Raw) -> str | None:
    words = raw.get("part") or raw.get("w") or raw.lead
    if raw.get("hours"):
        return "morning"
    return next(
        (part for word, part in _PARTS.items() if re.search(rf"\b{word}\b", words)),
        None,
    )


def _limited(mention: Mention, paragraph: Paragraph) -> Mention:
    """The mention no more certain than its paragraph lets it be."""
    if RANK[mention.sure] <= RANK[paragraph.limit]:
        return mention
    return replace(
        mention, sure=paragraph.limit, why=f"{mention.why}; {paragraph.limit_why}"
    )


def _each_day(raw: Raw, context: Context, text: str) -> list[Mention]:
    """A mention for each of several days: 'March 8, 14, and 20, 2021'."""
    month = MONTHS.get(raw.get("m").rstrip("."))
    numbers = [*re.finditer(r"\d+", raw.parts["days"])]
    offset = text.index(raw.parts["days"], raw.start)
    if not month:
        return []
    year, why, sure = absolute.year_of(raw, context, month, int(numbers[0][0]))
    days = [valid_day(year, month, int(number[0])) for number in numbers]
    if span := _one_span(days, is_choice=_is_choice(raw)):
        return [_mention(raw, Reading(span, why, least(sure, "medium")))]
    found = []
    for place, (day, number) in enumerate(zip(days, numbers, strict=True)):
        if day is None:
            return []
        start, end = offset + number.start(), offset + number.end()
        if place == 0:
            start = min(start, raw.start)
        if place == len(numbers) - 1:
            end = max(end, raw.end)
        mention = _mention(raw, Reading(day_span(day), why, least(sure, "medium")))
        whole = (raw.lead_start, raw.end)
        found.append(
            replace(mention, start=start, end=end, text=text[start:end], whole=whole)
        )
    return found


def _is_choice(raw: Raw) -> bool:
    """Whether it was on one of the days: '7 or 8 October'."""
    return re.search(r"\bor\b", raw.parts["days"]) is not None


def _one_span(days: list[date | None], *, is_choice: bool) -> Span | None:
    """Days one after the other, '3 and 4 June', as the stretch that they are; '3 or 9 June' as one of two days."""
    known = [day for day in days if day]
    if len(known) != len(days):
        return None
    first, last = known[0], known[-1]
    if is_choice:
        names = ",".join(day.isoformat() for day in known)
        return Span(first, last, f"[{names}]", first.isoformat())
    steps = {(after - before).days for before, after in pairwise(known)}
    if steps == {1}:
        return days_span(first, last)
    return None


def _merged(here: list[Mention], text: str) -> list[Mention]:
    """'between now and mid-February' and 'late January or early February' as one mention."""
    found: list[Mention] = []
    for mention in here:
        before = None
        if found:
            before = found[-1]
        joined = None
        if before:
            joined = _joined(before, mention, text)
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return found


_RELATIVE_KINDS = {
    "ago", "unit", "unit_part", "next_day", "same_day", "today", "weekday", "part", "season", "recent",
}  # fmt: skip
_IN_OTHER_WORDS = re.compile(
    r"(?:,\s+(?:on|in|at|from)?\s*(?:the\s+)?|\s+\(|\s+(?:of|from)\s+(?:the\s+)?)"
)


def _said_again(before: Mention, mention: Mention, between: str) -> Mention | None:
    """One mention of a time that is given twice: 'a year later, in September 2014', 'in the night of 3 May'."""
    if before.kind not in _RELATIVE_KINDS or mention.kind not in _ABSOLUTE_KINDS:
        return None
    if not _IN_OTHER_WORDS.fullmatch(between) or mention.first is None:
        return None
    is_of = between.strip() in ("of", "from", "of the", "from the")
    if is_of and before.kind != "part":
        return None
    if not is_of and before.first and before.last and mention.last:
        apart = max(mention.first - before.last, before.first - mention.last)
        if apart.days > _APART:
            return None
    return replace(
        mention,
        start=before.start,
        lead=before.lead,
        lead_start=before.lead_start,
        part_of_day=mention.part_of_day or before.part_of_day,
    )


_ABSOLUTE_KINDS = {"day", "iso", "numeric", "range", "month", "year", "list", "holiday"}
_APART = 31  # days between two readings that may still be of one time


def _joined(before: Mention, mention: Mention, text: str) -> Mention | None:
    between = text[before.end : mention.start]
    if again := _said_again(before, mention, between):
        return replace(again, text=text[again.start : again.end])
    if timed := _with_time_of_day(before, mention, between):
        return replace(timed, text=text[timed.start : timed.end])
    if counted := _counted_from(before, mention, between):
        return replace(counted, text=text[counted.start : counted.end])
    bounds = _bounds(before, mention, between)
    if bounds is None:
        return None
    span, kind = bounds
    return replace(
        mention, start=before.start, text=text[before.start : mention.end], kind=kind, date=span.edtf, first=span.first,
        last=span.last, why=f"{before.why}; {mention.why}", sure=least(before.sure, mention.sure, "medium"),
        lead=before.lead, lead_start=before.lead_start, value=span.value,
    )  # fmt: skip


_COUNTED = re.compile(
    r"(?:about |some )?(?P<n>[\w ]+?) (?P<unit>day|week|month|year)s? (?P<dir>after|before)",
    re.IGNORECASE,
)
_EVENT_OF = re.compile(
    r"\s+(?:(?:the|its|his|her|their|an?)\s+|[A-Z][\w-]+[’']s\s+)[^,;.:]{2,60}\s(?:on|of|in)\s+(?:the\s+)?"
)


_BESIDE = re.compile(
    r"[\s,(]*(?:(?:on|at|in|of|about|around)\s+){0,2}(?:the\s+)?(?:(?:morning|afternoon|evening|night)\s+of\s+)?"
)
_TIMES_OF_DAY = ("clock", "part")


def _with_time_of_day(
    before: Mention, mention: Mention, between: str
) -> Mention | None:
    """A day with the clock or the part of the day beside it: 'at noon on Friday', '24 May, 05:00'."""
    if not _BESIDE.fullmatch(between):
        return None
    kinds = (before.kind, mention.kind)
    if kinds[0] in _TIMES_OF_DAY and kinds[1] in _DAY_KINDS:
        day, time = mention, before
    elif kinds[1] in _TIMES_OF_DAY and kinds[0] in _DAY_KINDS:
        day, time = before, mention
    else:
        return None
    if day.first is None or day.first != day.last or day.clock:
        return None
    clock = _clock_of(time, between if time is mention else "")
    if time.kind == "clock" and clock is None:
        return None
    end = mention.end
    return replace(
        day, start=before.start, end=end, lead=before.lead if before is day else day.lead,
        lead_start=before.lead_start, clock=clock, part_of_day=time.part_of_day or day.part_of_day,
    )  # fmt: skip


def _clock_of(time: Mention, between: str) -> str | None:
    """The time of day as EDTF has it; None where it says only before or after when something was."""
    if time.kind != "clock":
        return None
    if time.lead in ("about", "around") or re.search(r"\b(?:about|around)\b", between):
        return f"{time.value}~"
    if time.lead in ("", "at", "on", "of"):
        return time.value
    return None


def _counted_from(before: Mention, mention: Mention, between: str) -> Mention | None:
    """The day of 'two days after the attack on 3 May'."""
    counted = _COUNTED.fullmatch(" ".join(before.text.split()))
    is_exact = mention.first is not None and mention.first == mention.last
    if counted is None or not is_exact or not _EVENT_OF.fullmatch(between):
        return None
    number = relative.number_of(counted["n"].lower())
    if number is None or mention.first is None:
        return None
    number *= -1 if counted["dir"].lower() == "before" else 1
    found = day_span(shifted(mention.first, number, counted["unit"].lower()))
    date_text = found.edtf
    if counted["unit"].lower() != "day":
        date_text += "~"
    return replace(
        mention, start=before.start, kind="day", date=date_text, first=found.first, last=found.last,
        why=f"{' '.join(before.text.split())!r} {mention.text!r}", sure=least(mention.sure, "medium"),
        lead=before.lead, lead_start=before.lead_start, value=found.value, part_of_day=None,
    )  # fmt: skip


def _bounds(before: Mention, mention: Mention, between: str) -> tuple[Span, str] | None:
    word = between.strip().lower()
    is_now = before.kind == "now" and before.lead in ("between", "from")
    if mention.last is None or not _is_one_date(mention):
        return None
    if not is_now and not _is_one_date(before):
        return None
    first = before.first or _day_in(before.why)
    if first is None or first > mention.last:
        return None
    if before.lead == "between" and _AND_DATE.fullmatch(word):
        return one_of(first, mention.last), "between"
    if _OR_DATE.fullmatch(word):
        return one_of(first, mention.last), "between"
    if before.lead == "from" and _TO_DATE.fullmatch(word):
        start = before.date or first.isoformat()
        last = mention.last
        begin = Span(first, first, start, start)
        return from_to(begin, Span(last, last, mention.date or "", "")), "range"
    return None


_AND_DATE = re.compile(r"and(?: (?:in|by|on))?(?: the)?")
_OR_DATE = re.compile(r"or(?: (?:in|at|by|on))?(?: the)?")
_TO_DATE = re.compile(r"(?:to|until|through|till)(?: the)?")


def _is_one_date(mention: Mention) -> bool:
    """Whether a mention has a single date, not a range."""
    if mention.first is None or mention.date is None:
        return False
    return "/" not in mention.date


def _day_in(why: str) -> date | None:
    found = re.search(r"\d{4}-\d\d-\d\d", why)
    if found:
        return date.fromisoformat(found[0])
    return None
