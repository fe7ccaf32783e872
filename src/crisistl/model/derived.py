"""Derived: what `crisistl.model.plain` needs to know about the model, from the model's own declarations."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from crisistl.dates import EventDate
from crisistl.model.plain import TIMELINE, Description
from crisistl.model.timeline import (
    Actor,
    Citation,
    Event,
    Omitted,
    Quote,
    Source,
    Tenure,
    Theme,
    Timeline,
    Value,
)

_PARTS: tuple[type[Value], ...] = (
    Source, Tenure, Actor, Theme, Quote, Citation, Event, Omitted, Timeline,
)  # fmt: skip
_ALONE: dict[type[Value], str] = {Citation: "source"}
"""The parts that can be written as a text alone, and the field that it then is."""
_SIMPLE = {EventDate: "date", date: "day", float: "number", str: "text"}


def description() -> Description:
    """The fields of every part of the model. TypeError for a field that a plain part can't have."""
    found = {part.__name__: _fields(part) for part in _PARTS}
    assert [*found][-1] == TIMELINE  # a part comes after those inside it
    return found


def _fields(part: type[Value]) -> list[list[Any]]:
    alone = _ALONE.get(part)
    fields = [
        [
            name,
            "alone" if name == alone else _how(field.annotation),
            _default(field),
            field.alias or name,
        ]
        for name, field in part.model_fields.items()
    ]
    assert alone in (None, fields[0][0])
    return fields


def _default(field: FieldInfo) -> Any:
    return None if field.is_required() else field.get_default(call_default_factory=True)


def _how(annotation: Any) -> str:
    """How the JSON value of a field is read."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _how(arguments[0])
    if origin in (Union, UnionType):
        (annotation,) = (item for item in arguments if item is not type(None))
        return _how(annotation)
    if origin is tuple and arguments[1:] == (...,):
        item = arguments[0]
        part = get_args(item)[0] if get_origin(item) is Annotated else item
        return part.__name__ if part in _PARTS else _texts(part)
    if origin in (Literal, dict):
        return ""
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    raise TypeError(f"a plain part can't have a field of {annotation}")


def _texts(item: Any) -> str:
    if item is not str:
        raise TypeError(f"a plain part can't have a list of {item}")
    return "texts"
