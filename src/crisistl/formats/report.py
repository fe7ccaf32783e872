"""Markdown report: a chronology in prose, with headings by year and month and its sources as footnotes.

GitHub's flavour, which adds footnotes to CommonMark. It is written, not read. Nothing in the data is markup.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple, TextIO
from urllib.parse import quote

from crisistl.dates import EventDate
from crisistl.dates.axis import DAY, civil, first_second
from crisistl.dates.words import day_words, month_words, year_in_words
from crisistl.formats.core.account_words import account_words
from crisistl.formats.core.kept import NameOf
from crisistl.formats.core.standing import listed, standing
from crisistl.model.order import order_key
from crisistl.model.resolved import resolved
from crisistl.model.timeline import Citation, Event, Timeline
from crisistl.output.markdown import escaped
from crisistl.query.cells import names_on
from crisistl.text.wording import UNTITLED, counted

# what some renderers make links, names and faces of by themselves, or take for notes and templates
_SELF_MADE = re.compile(r":(?=//|[\w+-]+:)|(?<=www)\.|@(?=\w)|[\^{}]", re.IGNORECASE)
# what at the beginning of a line is a heading, a list, a rule or code
_BLOCK = re.compile(r"^(?P<digits>\d*)(?=(?<=\d)[.)]|(?<!\d)[-+=])")
_PARAGRAPHS = re.compile(r"(?:[ \t]*(?:\r\n|[\r\n])){2,}")
_NO_YEAR = "Without a known start"


def write_report(timeline: Timeline, out: TextIO, *, name: str = "") -> None:
    """The report; blank lines separate its parts. `name` is what a timeline without a title is called."""
    notes = _Footnotes(timeline)
    parts = chain(
        _opening(timeline, timeline.title or name or UNTITLED),
        _chronicle(timeline, notes),
        notes.written(),
        _closing(timeline),
    )
    out.write(next(parts))
    for part in parts:
        out.write(f"\n\n{part}")
    out.write("\n")


def _opening(timeline: Timeline, title: str) -> Iterator[str]:
    yield f"# {_text(title)}"
    yield from _paragraphs(timeline.description or "")
    known = ""
    if timeline.as_of:
        known = f", as known on {day_words(first_second(timeline.as_of))}"
    yield f"*{counted(len(timeline.events), 'event')}{known}.*"


def _closing(timeline: Timeline) -> Iterator[str]:
    if timeline.license:
        yield f"Licence: {_text(timeline.license)}"


def _chronicle(timeline: Timeline, notes: "_Footnotes") -> Iterator[str]:
    """The events in order, each below the month in which it can first have begun; those of a year before its months."""
    names = NameOf.of(timeline)
    placed = [(_heading(event.date), event) for event in timeline.events]
    placed.sort(key=lambda pair: (pair[0], order_key(pair[1])))
    for (has_start, year), of_year in groupby(placed, key=lambda pair: pair[0][:2]):
        yield f"## {year_in_words(year)}" if has_start else f"## {_NO_YEAR}"
        for heading, in_month in groupby(of_year, key=lambda pair: pair[0]):
            of_month = [event for _, event in in_month]
            if heading.month:
                yield f"### {month_words(of_month[0].date.earliest_start)}"
            for event in of_month:
                yield "\n\n".join(_told(event, timeline, names, notes))


class _Heading(NamedTuple):
    """The headings of an event, in their order: first those without a known start.

    `year` and `month` are the first in which it can have started; `month` is 0 where its year begins with that month
    and it may have started in a later one.
    """

    has_start: bool
    year: int = 0
    month: int = 0


def _heading(when: EventDate) -> _Heading:
    if not when.has_start:
        return _Heading(False)
    first, last = when.earliest_start, when.latest_start
    year, month, day = civil(first // DAY)
    ends = civil(last // DAY)
    if (ends.year, ends.month) == (year, month) or (month, day) != (1, 1):
        return _Heading(True, year, month)
    return _Heading(True, year)


def _told(
    event: Event, timeline: Timeline, names: NameOf, notes: "_Footnotes"
) -> Iterator[str]:
    words = event.date.describe()
    part = ""
    if event.part_of_day:
        part = f", {event.part_of_day}"
    known = standing(event, names)
    first, *more = [*_paragraphs(event.summary)] or [""]
    sentences = (
        f'<a id="{_anchor(event.id)}"></a>**{_text(words[:1].upper() + words[1:])}{part}.**',
        f"**{_sentence(event.title)}**",
        f"*{_sentence(known)}*" if known else "",
        first,
    )
    paragraphs = [" ".join(filter(None, sentences)), *more]
    paragraphs[-1] += "".join(notes.mark(citation) for citation in event.sources)
    yield from paragraphs
    yield from (_quoted(quote.text, quote.speaker, names) for quote in event.quotes)
    if event.accounts:
        said = (account_words(account, timeline) for account in event.accounts)
        yield "\n".join(f"- {_line(_text(words))}" for words in said)
    if around := " ".join(_around(event, timeline, names)):
        yield _line(around)


def _quoted(text: str, speaker: str | None, names: NameOf) -> str:
    by = "as published"
    if speaker:
        by = f"{_text(names('actor', speaker))}, as published"
    return f"> “{_text(text)}” — {by}"


def _around(event: Event, timeline: Timeline, names: NameOf) -> Iterator[str]:
    """Who towards whom, where, about what; what it answers and contradicts."""
    acting = _side(event.actors, event, timeline)
    addressed = _side(event.targets, event, timeline)
    if addressed:
        yield f"{acting} → {addressed}.".lstrip()
    elif acting:
        yield f"{acting}."
    if event.place:
        yield f"Place: {_sentence(event.place)}"
    if event.themes:
        themes = ", ".join(names("theme", theme) for theme in event.themes)
        yield f"About: {_sentence(themes)}"
    for verb, linked in (
        ("Answers", event.responds_to),
        ("Contradicts", event.contradicts),
    ):
        if linked:
            yield f"{verb} {listed([_linked(other, timeline) for other in linked])}."


def _side(ids: Iterable[str], event: Event, timeline: Timeline) -> str:
    return listed([_text(name) for name in names_on(ids, event, timeline)])


def _linked(identity: str, timeline: Timeline) -> str:
    if event := timeline.events_by_id.get(identity):
        return f"[{_text(event.title)}](#{_anchor(identity)}) ({_text(event.date.describe())})"
    left_out = timeline.omitted_by_id[identity]
    return f"“{_text(left_out.title)}” ({_text(left_out.date.describe())}, not in this report)"


class _Footnotes:
    """The citations, each numbered when it is first used."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._numbers: dict[str, int] = {}
        self._marks: dict[Citation, str] = {}

    def mark(self, citation: Citation) -> str:
        """The mark of a footnote."""
        known = self._marks.get(citation)
        if known is None:
            words = self._words(citation)
            number = self._numbers.setdefault(words, len(self._numbers) + 1)
            known = self._marks[citation] = f"[^{number}]"
        return known

    def written(self) -> Iterator[str]:
        """The footnotes, a line each."""
        if self._numbers:
            yield "\n".join(
                f"[^{number}]: {words}" for words, number in self._numbers.items()
            )

    def _words(self, citation: Citation) -> str:
        found = resolved(citation, self._timeline)
        source = found.source
        parts = (
            source and source.author,
            f"“{citation.title}”" if citation.title else None,
            source and source.title,
            source and source.publisher,
            found.day,
            citation.locator,
        )
        words = _sentence(", ".join(part for part in parts if part))
        address = ""
        if found.url:
            address = _address(found.url)
        return _line(" ".join(filter(None, (words, address))))


def _address(url: str) -> str:
    """An address as a link to itself; one that is not of the web as words."""
    if re.match(r"https?://", url, re.IGNORECASE):
        return f"<{quote(url, safe=_IN_ADDRESS)}>"
    return _text(url)


_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"


def _anchor(identity: str) -> str:
    return quote(identity, safe="")


def _paragraphs(text: str) -> Iterator[str]:
    # most texts have one paragraph, and splitting them takes as long as writing them
    parts = [text]
    if "\n" in text or "\r" in text:
        parts = _PARAGRAPHS.split(text.strip())
    return (_line(_text(part)) for part in parts if part.strip())


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence."""
    return _text(text) + (
        "" if text.endswith((".", "!", "?", "…", "”", '."')) or not text else "."
    )


# events share their dates, names, places and themes
@lru_cache(maxsize=1 << 12)
def _text(text: str) -> str:
    """The text as Markdown that shows these words and does nothing else; line breaks as spaces."""
    return _SELF_MADE.sub(_with_backslash, escaped(" ".join(text.split())))


def _with_backslash(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _line(text: str) -> str:
    """A line of Markdown that doesn't begin a heading, list, rule or code block."""
    # most lines begin with a letter or with markup of our own
    if text[:1].isalpha() or text[:1] in "*<":
        return text
    return _BLOCK.sub(r"\g<digits>\\", text, count=1)
