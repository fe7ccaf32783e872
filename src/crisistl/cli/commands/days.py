"""`crisistl days`: how far apart two events or dates are."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import ids
from crisistl.cli.data_options import DataOptions
from crisistl.cli.declaring import Argument
from crisistl.cli.naming import named
from crisistl.cli.options import shared
from crisistl.dates import DateError, EventDate, parse_period
from crisistl.engine.base import Engine
from crisistl.errors import UsageError

_HELP = "An event's id or its beginning, words of its title, or a date."


@shared
def command(
    reading: DataOptions,
    a: Annotated[str, Argument(metavar="A", autocompletion=ids, help=_HELP)],
    b: Annotated[str, Argument(metavar="B", autocompletion=ids, help="Another.")],
) -> None:
    """Print the number of days between two events or dates, at least and at most where they are vague."""
    from crisistl.views.threads.interval import Interval

    engine = reading.engine()
    one, other = (_dated(text, engine, reading) for text in (a, b))
    if other[0].sort_key < one[0].sort_key:
        one, other = other, one
    words = Interval.between(one[0], other[0]).words().replace("+", "")
    console.say_sentence(f"{words}: {one[1]} → {other[1]}")


def _dated(text: str, engine: Engine, reading: DataOptions) -> tuple[EventDate, str]:
    """The date of an event, with its words and title, or a typed date."""
    try:
        period = parse_period(text, reading.day(), ranges=False)
    except DateError as error:
        if error.kind == "ambiguous":
            raise
        events = named(text, engine, reading.day(), reading.data)
        if len(events) > 1:
            raise UsageError(
                f"{text!r} is {len(events)} events; name one of them by its id"
            ) from None
        (event,) = events
        return event.date, f"{event.date.describe()} ({event.title})"
    text = str(period)
    return EventDate.parse(f"[{text}]" if ".." in text else text), period.describe()
