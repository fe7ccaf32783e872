"""Pydantic's errors in the words of a user: what is wrong with a field and what to write instead."""

from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from crisistl.text.names import did_you_mean, nearest

Path = tuple[str | int, ...]

_MOST_OF_A_PART = 20  # faults of one event that are explained and found in the text: each costs a search


def explained(
    error: ValidationError, shape: type[BaseModel]
) -> Iterator[tuple[Path, str]]:
    """For each error its path inside the record and one sentence; a misspelt field is one error, not two."""
    found = error.errors(include_url=False)
    details = found[:_MOST_OF_A_PART]
    misspelt = {
        _meant(detail, shape)
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            explain = _SENTENCES.get(detail["type"], _as_it_is)
            yield detail["loc"], explain(detail, shape)
    if len(found) > len(details):
        yield (), f"and {len(found) - len(details):,} more faults in the same place"


def _meant(detail: ErrorDetails, shape: type[BaseModel]) -> Path:
    """The path of the field that an unknown one is nearest to."""
    *outer, name = detail["loc"]
    return *outer, *nearest(str(name), _owner(detail, shape).model_fields, limit=1)


def _as_it_is(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    message = detail["msg"]
    return (
        message.removeprefix("Value error, ")[:1].lower()
        + message.removeprefix("Value error, ")[1:]
    )


def _value_error(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    return str(detail["ctx"]["error"])


def _missing(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    return (
        "is missing; an event needs an id, a date and a title"
        if "date" in shape.model_fields
        else "is missing"
    )


def _unknown_field(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    owner = _owner(detail, shape)
    place = "; other things go into 'extra'" if "extra" in owner.model_fields else ""
    return f"unknown field{did_you_mean(str(detail['loc'][-1]), owner.model_fields) or place}"


def _owner(detail: ErrorDetails, shape: type[BaseModel]) -> type[BaseModel]:
    """The model that the last step of the path is a field of."""
    owner = shape
    for step in detail["loc"][:-1]:
        if isinstance(step, str):
            owner = _inner(owner, step)
    return owner


def _inner(owner: type[BaseModel], field: str) -> type[BaseModel]:
    """The model of a field's items: Quote for an event's "quotes"."""
    for argument in get_args(owner.model_fields[field].annotation):
        for candidate in (argument, *get_args(argument)):
            if isinstance(candidate, type) and issubclass(candidate, BaseModel):
                return candidate
    return owner


def _choice(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    choices = (
        detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    )
    value = detail["input"]
    near = did_you_mean(value, choices) if isinstance(value, str) else ""
    return f"{_short(value)} is none of {', '.join(choices)}{near}"


def _list(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    value = detail["input"]
    return (
        f'a list is needed: write ["{value}"]'
        if isinstance(value, str)
        else "a list is needed: [...]"
    )


def _text(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    return f"text is needed, between quotation marks, not {_short(detail['input'])}"


def _object(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    return f"an object is needed: {{...}}, not {_short(detail['input'])}"


def _pattern(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    value = detail["input"]
    if detail["ctx"]["pattern"].startswith(r"^\w"):
        return f"{_short(value)} can't be an id; use letters, digits and . _ - : @ +, without spaces"
    return (
        "can't be empty"
        if not str(value).strip()
        else f"{_short(value)} must be one line"
    )


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


_SENTENCES: dict[str, Callable[[ErrorDetails, type[BaseModel]], str]] = {
    "value_error": _value_error,
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "literal_error": _choice,
    "tuple_type": _list,
    "string_type": _text,
    "dict_type": _object,
    "model_type": _object,
    "model_attributes_type": _object,
    "string_pattern_mismatch": _pattern,
}
