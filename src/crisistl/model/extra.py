"""Extra: what an event may have beyond the fields of the model."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from crisistl.errors import InvalidValue

DATE_FROM = "date_from"
"""The key that says where the date of an event is from, where the event itself had none."""
ROW_ABOVE = "the row above"
OTHER_TITLES = "other_titles"
"""The key of the titles that other accounts of an event have."""

_DEEPEST = 100
SURE = frozenset((str, int))
"""The types of values that JSON can certainly hold."""


def is_taken_date(extra: Mapping[str, Any]) -> bool:
    """Whether the date of an event is marked as that of another row; a user's column can have the same name."""
    return extra.get(DATE_FROM) == ROW_ABOVE


def read_extra(extra: dict[str, Any]) -> dict[str, Any]:
    """Check that JSON can hold it: numbers are finite, and nothing is nested deeper than can be written again."""
    # nearly all are texts and whole numbers
    values = [value for value in extra.values() if value.__class__ not in SURE]
    depth = 0
    while values:
        depth += 1
        if depth > _DEEPEST:
            raise InvalidValue(
                "nested too deeply",
                f"at most {_DEEPEST} lists and objects may be inside one another",
            )
        inner: list[Any] = []
        for value in values:
            if isinstance(value, float) and not isfinite(value):
                raise InvalidValue(
                    f"{value} can't be represented in JSON", "write it as text"
                )
            if isinstance(value, list | tuple):
                inner += value
            elif isinstance(value, dict):
                inner += value.values()
        values = inner
    return extra
