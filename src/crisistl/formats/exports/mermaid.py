"""Mermaid: a timeline diagram, as GitHub, GitLab and Obsidian draw it: dates in words, sections by year."""

import re
from itertools import groupby
from typing import TextIO

from crisistl.dates.words import year_in_words
from crisistl.model.order import order_key
from crisistl.model.timeline import Event, Timeline

_NO_YEAR = "Without a known start"
# what separates, starts a comment or a directive, or is HTML; Mermaid reads "#58;" as the character 58
_MARKS = re.compile(r"[:;#%<>&{}]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_mermaid(timeline: Timeline, out: TextIO) -> None:
    """The events in order; those of one date share a place of the diagram."""
    out.write("timeline\n")
    if timeline.title:
        out.write(f"    title {escaped(timeline.title)}\n")
    events = sorted(
        timeline.events, key=lambda event: (*_year_key(event), order_key(event))
    )
    for (known, year), of_year in groupby(events, key=_year_key):
        heading = _NO_YEAR
        if known:
            heading = year_in_words(year)
        out.write(f"    section {escaped(heading)}\n")
        for date, of_date in groupby(of_year, key=lambda event: event.date):
            titles = [escaped(event.title) for event in of_date]
            out.write(f"        {escaped(date.describe())} : {titles[0]}\n")
            for title in titles[1:]:
                out.write(f"            : {title}\n")


def _year_key(event: Event) -> tuple[bool, int]:
    """The year in which it starts; the unknown start comes first."""
    when = event.date
    if when.has_start:
        return (True, when.earliest_start.year)
    return (False, 0)


def escaped(text: str) -> str:
    """Text that Mermaid shows as it is, on one line."""
    line = _UNSEEN.sub(" ", text).strip()
    return _MARKS.sub(lambda mark: f"#{ord(mark[0])};", line)
