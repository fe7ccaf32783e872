"""Entries: the events of a page under year and month headings, with everything a reader sees of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from crisistl.dates import END, EventDate, Period
from crisistl.dates.words import month_words, span_unit, year_words
from crisistl.formats.core.account_words import account_words
from crisistl.formats.core.kept import NameOf
from crisistl.formats.core.standing import standing
from crisistl.formats.page.citations import Cited
from crisistl.model.timeline import Event, Omitted, Timeline
from crisistl.query.cells import names_of, names_on

UNBEGUN = "Without a known start"
"""The heading of what always was or began nobody knows when."""


@dataclass(frozen=True, slots=True)
class Link:
    """Another event that this one is tied to; `here` is its place on the page."""

    id: str
    title: str
    words: str
    here: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as the page shows it. `moment` is the part of the date that HTML can hold, `words` all of it.

    `standing` says whether it is more than reported: a claim, a forecast, and whose. `ties` are pairs of a label
    and links.
    """

    event: Event
    words: str
    moment: str
    standing: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    themes: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    accounts: tuple[str, ...]
    ties: tuple[tuple[str, tuple[Link, ...]], ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries under one heading; a year's own come before those of its months."""

    title: str
    entries: tuple[Entry, ...]
    parts: tuple["Stretch", ...] = ()

    @property
    def events(self) -> int:
        """The number of events under the heading."""
        return len(self.entries) + sum(part.events for part in self.parts)


def stretches(entries: Iterable[Entry]) -> Iterator[Stretch]:
    """The entries, which are in order of time, by year and within it by month."""
    headed = ((headings(entry.event.date), entry) for entry in entries)
    for year, group in groupby(headed, lambda pair: pair[0][0]):
        parts = []
        for month, within in groupby(group, lambda pair: pair[0][1]):
            parts.append(Stretch(month, tuple(entry for _, entry in within)))
        if not parts[0].title:
            own = parts.pop(0).entries
        else:
            own = ()
        yield Stretch(year, own, tuple(_titled(part, year) for part in parts))


def _titled(part: Stretch, year: str) -> Stretch:
    # "[2021-01-01..]" comes before "2021", and has a month in its heading
    if part.title:
        return part
    return Stretch(f"Some time in {year}", part.entries)


def headings(when: EventDate) -> tuple[str, str]:
    """The headings (year and month) for a date: ("2021", "April 2021"), ("2014", "").

    What may begin in any of several whole months or years is listed under all of them: "September to December 2021".
    """
    if not when.has_start:
        if when.latest_end == END or span_unit(
            when.earliest_end, when.latest_end
        ) not in ("day", "minute", "month"):
            return UNBEGUN, ""
        # it is listed where it ends
        return year_words(when.latest_end), f"Until {month_words(when.latest_end)}"
    begins = Period(when.earliest_start, when.latest_start)
    # the last possible day represents a start that may be any time later
    if begins.upper == END or span_unit(begins.lower, begins.upper) in (
        "day",
        "minute",
    ):
        return year_words(when.earliest_start), month_words(when.earliest_start)
    if (begins.lower.month, begins.upper.month) == (1, 12):
        first, last = begins.lower.year, begins.upper.year
        # before Christ the decades end with the years that end in 0
        if first > 0 and first % 10 == 0 and last == first + 9:
            return f"{first}s", ""
        return begins.describe(), ""
    return year_words(when.earliest_start), begins.describe()


def moment(when: EventDate) -> str:
    """As much as HTML's `datetime` can hold of when it begins, or else ends: a day, or the month or year it lies in.

    Empty for years before AD 1 and after 9999.
    """
    if when.has_start:
        begins = Period(when.earliest_start, when.latest_start)
    else:
        begins = Period(when.latest_end, when.latest_end)
    if begins.lower.year < 1 or begins.upper.year > 9999:  # HTML has no such dates
        return ""
    first, last = str(begins.lower), str(begins.upper)
    for length in (10, 7, 4):
        if first[:length] == last[:length]:
            return first[:length]
    return first[:4]


def entries(
    events: Sequence[Event], timeline: Timeline, cited: Mapping[str, tuple[Cited, ...]]
) -> Iterator[Entry]:
    """Each event with what it names; `cited` has its citations by its id."""
    actors, themes, names = (
        timeline.actors_by_id,
        timeline.themes_by_id,
        NameOf.of(timeline),
    )
    for event in events:
        part = ""
        if event.part_of_day:
            part = f", {event.part_of_day}"
        yield Entry(
            event=event,
            words=event.date.describe() + part,
            moment=moment(event.date),
            standing=standing(event, names) or "",
            actors=names_on(event.actors, event, timeline),
            targets=names_on(event.targets, event, timeline),
            themes=names_of(event.themes, themes),
            quotes=tuple(
                (q.text, actors[q.speaker].name if q.speaker else "")
                for q in event.quotes
            ),
            accounts=tuple(account_words(a, timeline) for a in event.accounts),
            ties=tuple(_ties(event, timeline)),
            cited=cited[event.id],
        )


def _ties(event: Event, timeline: Timeline) -> Iterator[tuple[str, tuple[Link, ...]]]:
    answers = [answer.id for answer in timeline.answers.get(event.id, ())]
    for label, ids in (
        ("Answers", event.responds_to),
        ("Answered by", answers),
        ("Contradicts", timeline.contradictions.get(event.id, ())),
    ):
        if ids:
            yield label, tuple(_link(i, timeline) for i in ids)


def _link(identity: str, timeline: Timeline) -> Link:
    here = timeline.events_by_id.get(identity)
    other: Event | Omitted = here or timeline.omitted_by_id[identity]
    return Link(identity, other.title, other.date.describe(), here is not None)
