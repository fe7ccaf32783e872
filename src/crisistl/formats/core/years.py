"""Years that a format can't hold."""

from crisistl.dates import BEGINNING, END
from crisistl.dates.axis import moment
from crisistl.errors import OutputError
from crisistl.model.timeline import Timeline

_FIRST, _LAST = moment(1), moment(10_000) - 1
_MOST_NAMED = 5


def refuse_far_years(timeline: Timeline, format_name: str) -> None:
    """OutputError where events are before the year 1 or after 9999, for formats that end there."""
    far = [
        event.id
        for event in timeline.events
        if any(
            not _FIRST <= bound <= _LAST
            for bound in (event.date.earliest_start, event.date.latest_end)
            if BEGINNING < bound < END
        )
    ]
    if far:
        more = f" and {len(far) - _MOST_NAMED} more" if len(far) > _MOST_NAMED else ""
        raise OutputError(
            f"{format_name} can't hold years before AD 1 or after 9999: {', '.join(far[:_MOST_NAMED])}{more}; "
            "leave these events out with --from 0001 --to 9999 --match within, or write CSV, JSON or HTML"
        )
