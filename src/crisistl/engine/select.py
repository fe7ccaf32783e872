"""Selecting events of a timeline by an expression; part of the public API."""

from datetime import date

from crisistl.engine.memory import MemoryEngine
from crisistl.model.timeline import Timeline
from crisistl.query.hit import Hit
from crisistl.query.terms import DateOrder, Terms
from crisistl.query.tree import EVERYTHING
from crisistl.query.where import parse_where


def select(
    timeline: Timeline,
    where: str = "",
    *,
    today: date | None = None,
    date_order: DateOrder | None = None,
    certain: bool = False,
) -> tuple[Hit, ...]:
    """The events that match an expression such as "actor:nato and date>=2022", in order of time.

    Each is a `Hit`: the `event`, and as `match` "yes", "maybe" (its date is too vague to decide) or "ongoing" (it
    began before the dates that were asked for). `certain` leaves out every "maybe". An empty expression
    selects all events.

    `today` is the day that "last week" is counted from; without it, `timeline.as_of`. `date_order` says whether
    10/01/2022 is "dmy" or "mdy". Raises ExpressionError with the place where the expression makes no sense.
    """
    engine = MemoryEngine(timeline)
    terms = Terms(
        engine.spellings,
        today or timeline.as_of or date.min,
        date_order,
        zones=engine.zones,
    )
    query = parse_where(where, terms) if where.strip() else EVERYTHING
    return tuple(engine.hits(query, certain=certain))
