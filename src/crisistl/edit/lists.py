"""Lists: what is added to, or removed from, a field of an event that has several values."""

from collections.abc import Mapping
from typing import Any

from crisistl.errors import UsageError
from crisistl.model.event_fields import BY_NAME
from crisistl.model.timeline import Event

_KINDS = ("names", "citations", "quotes", "accounts")


def is_list(field: str) -> bool:
    """Whether a field has several values."""
    return BY_NAME[field].kind in _KINDS


def with_added(event: Event, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of fields, those of lists after what the event has there already."""
    new = {}
    for field, value in values.items():
        if not is_list(field):
            new[field] = value
            continue
        known = _values(event, field)
        new[field] = [*known, *(item for item in value if item not in known)]
    return new


def with_removed(event: Event, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of fields, those of lists without these. UsageError for what the event doesn't have there."""
    new = {}
    for field, value in values.items():
        if not is_list(field):
            new[field] = value
            continue
        known = _values(event, field)
        missing = [item for item in value if item not in known]
        if missing:
            raise UsageError(
                f"{event.id} doesn't have this in {field}: {_shown(missing[0])}",
                "`crisistl show` prints what it has",
            )
        new[field] = [item for item in known if item not in value]
    return new


def _values(event: Event, field: str) -> list[Any]:
    """The values of a list as JSON has them."""
    plain = event.model_dump(mode="json", exclude_defaults=True, include={field})
    found: list[Any] = plain.get(field, [])
    return found


def _shown(item: Any) -> str:
    if isinstance(item, Mapping):
        return ", ".join(map(str, item.values()))
    return str(item)
