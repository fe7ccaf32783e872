"""Years that a format can't hold."""

from crisistl.dates import BEGINNING, END
from crisistl.dates.axis import moment
from crisistl.errors import Advice, OutputError
from crisistl.model.timeline import Timeline

_LAST = moment(10_000) - 1
_MOST_NAMED = 5


def refuse_far_years(timeline: Timeline, format_name: str, first_year: int = 1) -> None:
    """OutputError where events are before the first year or after 9999, for formats that end there."""
    first = moment(first_year)
    far = [
        event.id
        for event in timeline.events
        if any(
            not first <= bound <= _LAST
            for bound in (event.date.earliest_start, event.date.latest_end)
            if BEGINNING < bound < END
        )
    ]
    if far:
        more = f" and {len(far) - _MOST_NAMED} more" if len(far) > _MOST_NAMED else ""
        start = "AD 1" if first_year == 1 else str(first_year)
        raise OutputError(
            f"{format_name} can't hold years before {start} or after 9999: {', '.join(far[:_MOST_NAMED])}{more}",
            "write CSV, JSON or HTML, or leave these events out",
            (Advice("within", ("0001..9999",)),),
        )
