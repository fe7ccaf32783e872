"""Wording: how an event's date, its status and its quotes read in a table."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from typing import TYPE_CHECKING

from crisistl.dates import EventDate, Period
from crisistl.query.cells import names_of

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

_EXPLAINED = re.compile(r" \([^()]*\)")  # the months of a part of a year
_MONTHS = re.compile(r"\b(?:" + "|".join(month_name[1:]) + r")\b")
_BY = {"claimed": "claimed by {}", "disputed": "disputed, claimed by {}"}
_WITHOUT = {"claimed": "claimed, by whom is not given"}


def short_date(event: Event) -> str:
    """The event's date in words that fit a column: "about 28 Nov 2021", "12 Jan 2022, evening"."""
    words = short_words(event.date)
    if event.part_of_day:
        return f"{words}, {event.part_of_day}"
    return words


def short_words(date: EventDate) -> str:
    """The date in words, its months cut to three letters."""
    return _shortened(_EXPLAINED.sub("", date.describe()))


def short_period(period: Period) -> str:
    """The period in words, its months cut to three letters."""
    return _shortened(period.describe())


def _shortened(words: str) -> str:
    return _MONTHS.sub(lambda month: month.group()[:3], words)


def status_mark(event: Event, timeline: Timeline) -> str | None:
    """What says that an event isn't reported as fact: "claimed by Ukraine", "planned"; None where it is."""
    names = names_of(event.attributed_to, timeline.actors_by_id)
    return status_words(event.status, names)


def status_words(status: str, claimants: Iterable[str]) -> str | None:
    """A status with the names of who claims it, as in `status_mark`; None for what is reported."""
    if status == "reported":
        return None
    names = ", ".join(claimants)
    if not names:
        return _WITHOUT.get(status, status)
    return _BY.get(status, f"{status}, according to {{}}").replace("{}", names)


def titled(event: Event, timeline: Timeline) -> str:
    """The title with the mark of what isn't reported as fact: "Talks fail — claimed by Ukraine"."""
    return " — ".join(filter(None, (event.title, status_mark(event, timeline))))


def claim_first(event: Event) -> str:
    """The title after a word for what isn't reported as fact: "claimed: Talks fail". It stays where a title is cut."""
    if event.status == "reported":
        return event.title
    return f"{event.status}: {event.title}"


def quoted(event: Event, timeline: Timeline) -> str | None:
    """The quotes of an event with their speakers: “We are ready” (Ann Osk)."""
    speakers = timeline.actors_by_id
    texts = []
    for quote in event.quotes:
        texts.append(
            f"“{quote.text}”"
            + (f" ({speakers[quote.speaker].name})" if quote.speaker else "")
        )
    return "; ".join(texts) or None
