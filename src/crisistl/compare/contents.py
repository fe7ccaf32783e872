"""Contents: what an event says, as values that are equal whichever class the event and its parts have.

The events of a file may be those of `crisistl.model.checked`, while those of another, or some of the same file, are
those of the model. Their quotes and citations never are equal, though they say the same.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from crisistl.model.timeline import Citation, Event, Quote

_of_quote: Callable[[Quote], tuple[Any, ...]] = attrgetter(*Quote.model_fields)
_of_citation: Callable[[Citation], tuple[Any, ...]] = attrgetter(*Citation.model_fields)
_other_values: Callable[[Event], tuple[Any, ...]] = attrgetter(
    *[name for name in Event.model_fields if name not in ("quotes", "sources")]
)


def cited(event: Event) -> tuple[tuple[Any, ...], ...]:
    """What an event cites."""
    return tuple([_of_citation(citation) for citation in event.sources])


def is_same(one: Event, other: Event) -> bool:
    """Whether two events are identical, their ids and links included."""
    return (
        _other_values(one) == _other_values(other)
        and [*map(_of_quote, one.quotes)] == [*map(_of_quote, other.quotes)]
        and cited(one) == cited(other)
    )
