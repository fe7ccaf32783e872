"""Rows: an event as the values of an archive's columns."""

import re
from typing import TYPE_CHECKING, NamedTuple

from crisistl.dates import EventDate
from crisistl.dates.axis import DAY
from crisistl.formats.archive.layout import (
    NO_DEGREES,
    PLACED,
    PLACED_TEXT,
    SET,
    SUMMARIZED,
    TIMED,
    TOLD,
)
from crisistl.formats.archive.words import stored_text
from crisistl.model.timeline import Event
from crisistl.query.fields import FIELDS

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones

EVENT_STAGE = (
    "row BIGINT", "d BIGINT", "id VARCHAR", "kind VARCHAR", "status VARCHAR", "place VARCHAR", "lat DOUBLE",
    "lon DOUBLE", "actors VARCHAR", "targets VARCHAR", "themes VARCHAR", "attributed VARCHAR", "responds VARCHAR",
    "contradicts VARCHAR", "cited VARCHAR", "quotes INTEGER", "citations INTEGER", "extras INTEGER", "has INTEGER",
    "folded VARCHAR", "body VARCHAR",
)  # fmt: skip
"""The columns of events while an archive is built; `d` is the number of the date."""

DATE_STAGE = (
    "d BIGINT", "edtf VARCHAR", "daypart VARCHAR", "fineness VARCHAR", "s1 BIGINT", "s2 BIGINT", "e1 BIGINT",
    "e2 BIGINT", "ends INTEGER", "odd INTEGER", "plain INTEGER", "span INTEGER", "k1 BIGINT", "k2 BIGINT",
    "k3 BIGINT", "k4 BIGINT",
)  # fmt: skip
"""The columns of dates while an archive is built; `k1` to `k4` are their order in time."""

_ENDS = {"closed": 0, "open": 1, "unknown": 2}
_SPANS = (DAY, 45 * DAY, 370 * DAY)
_LASTS_BITS, _SECOND_BITS, _END_BITS, _DAY_BITS = 1, 18, 64, 48
_serialize = Event.__pydantic_serializer__.to_json
_sources_of = next(field.values for field in FIELDS if field.name == "source")


SEPARATOR = "\x1f"
has_control = re.compile("[\x00-\x1f]").search
"""Whether a text has what a line of the tables can't have."""


class DateRow(NamedTuple):
    """The values of the columns of a date but its number."""

    edtf: str
    daypart: str
    fineness: str
    s1: int
    s2: int
    e1: int
    e2: int
    ends: int
    odd: int
    plain: int
    span: int
    k1: int
    k2: int
    k3: int
    k4: int


def date_row(event: Event, zones: "Zones | None") -> DateRow:
    """The date of an event, with its bounds on the clock of the chronology's zone."""
    if zones:
        when = zones.place(event.date)
    else:
        when = event.date
    s1, s2 = int(when.earliest_start), int(when.latest_start)
    e1, e2 = int(when.earliest_end), int(when.latest_end)
    odd = SET * has_members(when) | TIMED * (when.clock is not None)
    span = sum(e2 - s1 >= longest for longest in _SPANS)
    return DateRow(
        when.text,
        event.part_of_day or "",
        when.precision,
        s1,
        s2,
        e1,
        e2,
        _ENDS[when.end],
        odd,
        int(not odd and when.precision == "day" and len(when.text) == 10),
        span,
        *_order(event, when),
    )


def has_members(when: EventDate) -> bool:
    """Whether a date is a set or has an X, so that its bounds alone don't decide what it matches."""
    return when.precision != "span" and ("X" in when.text or when.precision == "set")


def _order(event: Event, when: EventDate) -> tuple[int, int, int, int]:
    """The order of an event in time as four numbers of 64 bits (see `crisistl.dates.edtf.order_of`)."""
    from crisistl.model.order import order_key

    key = order_key(
        event if when is event.date else event.model_copy(update={"date": when})
    )
    key, end = key >> _END_BITS, key & ((1 << _END_BITS) - 1)
    within = _LASTS_BITS + _SECOND_BITS
    key, rest = key >> within, key & ((1 << within) - 1)
    first, last = key >> _DAY_BITS, key & ((1 << _DAY_BITS) - 1)
    return first, last, rest, end - (1 << (_END_BITS - 1))


def event_line(
    number: int, date_number: int, event: Event, text: str | None
) -> tuple[str, str]:
    """The values of `EVENT_STAGE` as a line, and the event as JSON, which is the last of them.

    `text` is the event as JSON where it was read from such a text.

    JSON and ids have no control characters, so a line needs no quotation marks. A place with such
    characters is left out: see `has_control`.
    """
    if text is None:
        body = _serialize(event, exclude_defaults=True).decode()
    else:
        body = text.strip()
    join = " ".join
    assert _sources_of
    values = (
        str(number),
        str(date_number),
        event.id,
        event.type or "",
        event.status,
        _place(event.place),
        _degrees(event.lat),
        _degrees(event.lon),
        join(event.actors),
        join(event.targets),
        join(event.themes),
        join(event.attributed_to),
        join(event.responds_to),
        join(event.contradicts),
        join(_sources_of(event)) if event.sources else "",
        str(len(event.quotes)),
        str(len(event.sources)),
        str(len(event.extra)),
        str(_has(event)),
        stored_text(event),
        body,
    )
    return SEPARATOR.join(values), body


def _place(place: str | None) -> str:
    if not place or has_control(place):
        return ""
    return place


def _degrees(degrees: float | None) -> str:
    if degrees is None:
        return repr(NO_DEGREES)
    return repr(degrees)


def _has(event: Event) -> int:
    """Which of some fields an event has, a bit each."""
    has = 0
    if event.place is not None:
        has = PLACED
    if event.date_text is not None:
        has |= PLACED_TEXT
    if event.summary:
        has |= SUMMARIZED
    if event.accounts:
        has |= TOLD
    return has
