"""Derived: what `crisistl.model.plain` needs to know about the model, from the model's own declarations."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from crisistl.dates import EventDate
from crisistl.model.plain import ONE, Description
from crisistl.model.timeline import Citation, Timeline, Value

_ALONE: dict[type[Value], str] = {Citation: "source"}
"""The parts that can be written as a text alone, and the field that it then is."""
_SIMPLE = {EventDate: "date", date: "day", float: "number", str: ""}

Described = dict[str, list[list[Any]]]


def description() -> Description:
    """The fields of every part of the model. TypeError for a field that a plain part can't have."""
    found: Described = {}
    _describe(Timeline, found)
    return found


def _describe(part: type[Value], found: Described) -> None:
    """Add a part behind the parts that are inside it."""
    alone = _ALONE.get(part)
    fields = []
    for name, field in part.model_fields.items():
        if name == alone:
            how = "alone"
        else:
            how = _how(field.annotation, found)
        fields.append([name, how, _default(field), field.alias or name])
    assert alone in (None, fields[0][0])
    found[part.__name__] = fields


def _default(field: FieldInfo) -> Any:
    if field.is_required():
        return None
    return field.get_default(call_default_factory=True)


def _how(annotation: Any, found: Described) -> str:
    """How the JSON value of a field is read; parts inside it are described first."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _how(arguments[0], found)
    if origin in (Union, UnionType):
        return _how(_not_none(arguments), found)
    if origin is tuple and arguments[1:] == (...,):
        return _each(arguments[0], found)
    if origin in (Literal, dict):
        return ""
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return f"{ONE}{_each(annotation, found)}"
    raise TypeError(f"a plain part can't have a field of {annotation}")


def _not_none(arguments: tuple[Any, ...]) -> Any:
    """The one type of a union with None."""
    (annotation,) = (item for item in arguments if item is not type(None))
    return annotation


def _each(item: Any, found: Described) -> str:
    """How a list of these is read."""
    if get_origin(item) is Annotated:
        item = get_args(item)[0]
    if item is str:
        return "texts"
    if not (isinstance(item, type) and issubclass(item, Value)):
        raise TypeError(f"a plain part can't have a list of {item}")
    if item.__name__ not in found:
        _describe(item, found)
    return item.__name__
