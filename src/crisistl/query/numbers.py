"""Numbers of an event that a query compares: how many values a field has, and the numbers of `extra`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from crisistl.query.cells import either_side

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

_AS_FINE_AS_A_DAY = ("day", "minute", "second")

COUNTED: Mapping[str, Callable[[Event], int]] = {
    "actor": lambda event: len(either_side(event)),
    "actors": lambda event: len(event.actors),
    "targets": lambda event: len(event.targets),
    "themes": lambda event: len(event.themes),
    "sources": lambda event: len(event.sources),
    "quotes": lambda event: len(event.quotes),
    "attributed_to": lambda event: len(event.attributed_to),
    "responds_to": lambda event: len(event.responds_to),
    "contradicts": lambda event: len(event.contradicts),
    "type": lambda event: int(event.type is not None),
    "place": lambda event: int(event.place is not None),
    "summary": lambda event: int(bool(event.summary)),
    "date_text": lambda event: int(event.date_text is not None),
    "part_of_day": lambda event: int(event.part_of_day is not None),
    "day": lambda event: int(event.date.precision in _AS_FINE_AS_A_DAY),
    "accounts": lambda event: len(event.accounts),
    "revisions": lambda event: len(event.revisions),
    "known": lambda event: int(event.known is not None),
    "recorded": lambda event: int(event.recorded is not None),
    "extra": lambda event: len(event.extra),
}
"""How many values an event has, by the column of the field; "day" is a date that is known to the day."""

LINKED: Mapping[str, tuple[str, ...]] = {
    "answer": ("responds_to",),
    "contradiction": ("contradicts",),
}
"""What an event may have by a link of another event to it, and the fields that link."""


_NUMBER = re.compile(
    r"[+-]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?",
    re.IGNORECASE | re.ASCII,
)


def number_of(text: str) -> float | None:
    """The number that a text is, or None: "1", "2.5", "8,500", "1e6"."""
    if _NUMBER.fullmatch(text.strip()):
        number = float(text.replace(",", ""))
    else:
        number = math.inf
    if math.isfinite(number):
        return number
    return None
