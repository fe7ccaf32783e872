"""Pydantic's errors in the words of a user: what is wrong with a field and what to write instead."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from crisistl.errors import Advice, CrisisError
from crisistl.text.names import nearest, suggestion

Path = tuple[str | int, ...]
Explanation = tuple[str, str]  # what is wrong, and what to do or ""

_MOST_OF_A_PART = 20  # faults of one event that are explained and found in the text: each costs a search


class Wrong(NamedTuple):
    """What is wrong with the value at a path inside a record, and what to write instead."""

    path: Path
    problem: str
    remedy: str = ""
    advice: tuple[Advice, ...] = ()
    is_missing: bool = False


def explained(error: ValidationError, shape: type[BaseModel]) -> Iterator[Wrong]:
    """Each error of a record in a user's words; a misspelt field is one error, not two."""
    found = error.errors(include_url=False)
    details = found[:_MOST_OF_A_PART]
    misspelt = {
        _meant(detail, shape)
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            yield _wrong(detail, shape)
    if len(found) > len(details):
        more = len(found) - len(details)
        yield Wrong((), f"and {more:,} more faults in the same place")


def _wrong(detail: ErrorDetails, shape: type[BaseModel]) -> Wrong:
    path = detail["loc"]
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, CrisisError):
        return Wrong(path, cause.problem, cause.remedy, cause.advice)
    explain = _EXPLANATIONS.get(detail["type"], _as_it_is)
    is_missing = detail["type"] == "missing"
    return Wrong(path, *explain(detail, shape), is_missing=is_missing)


def _meant(detail: ErrorDetails, shape: type[BaseModel]) -> Path:
    """The path of the field that an unknown one is nearest to."""
    *outer, name = detail["loc"]
    return *outer, *nearest(str(name), _owner(detail, shape).model_fields, limit=1)


def _as_it_is(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    if (
        detail["type"] != "value_error"
    ):  # in pydantic's words, which are for programmers
        return f"{_short(detail['input'])} isn't valid here", ""
    message = detail["msg"].removeprefix("Value error, ")
    return message[:1].lower() + message[1:], ""


def _missing(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    is_event = "date" in shape.model_fields
    return "is missing", "an event needs an id, a date and a title" if is_event else ""


def _unknown_field(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    fields = _owner(detail, shape).model_fields
    if near := suggestion(str(detail["loc"][-1]), fields):
        return "unknown field", near
    return "unknown field", "other things go into 'extra'" if "extra" in fields else ""


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


def _choice(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    choices = (
        detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    )
    value = detail["input"]
    near = ""
    if isinstance(value, str):
        near = suggestion(value, choices)
    return f"{_short(value)} is none of {', '.join(choices)}", near


def _list(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    value = detail["input"]
    if isinstance(value, str):
        return "a list is needed", f'write ["{value}"]'
    return "a list is needed: [...]", ""


def _text(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    given = _short(detail["input"])
    return f"text is needed, between quotation marks, not {given}", ""


def _truth(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    return f"true or false is needed, not {_short(detail['input'])}", ""


def _whole(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    return f"a whole number is needed, not {_short(detail['input'])}", ""


def _object(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    return f"an object is needed: {{...}}, not {_short(detail['input'])}", ""


def _pattern(detail: ErrorDetails, shape: type[BaseModel]) -> Explanation:
    value = detail["input"]
    if detail["ctx"]["pattern"].startswith(r"^\w"):
        allowed = "use letters, digits and . _ - : @ +, without spaces"
        return f"{_short(value)} can't be an id", allowed
    if not str(value).strip():
        return "can't be empty", ""
    return f"{_short(value)} must be one line", ""


def _short(value: Any) -> str:
    shown = repr(value)
    if len(shown) <= 60:
        return shown
    return f"{shown[:57]}..."


_EXPLANATIONS: dict[str, Callable[[ErrorDetails, type[BaseModel]], Explanation]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "literal_error": _choice,
    "tuple_type": _list,
    "string_type": _text,
    "bool_type": _truth,
    "bool_parsing": _truth,
    "int_type": _whole,
    "int_parsing": _whole,
    "dict_type": _object,
    "model_type": _object,
    "model_attributes_type": _object,
    "string_pattern_mismatch": _pattern,
}
