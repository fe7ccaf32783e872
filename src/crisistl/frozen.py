"""Frozen: classes of values that never change, as `@dataclass(frozen=True, slots=True)` makes them, but made faster.

dataclass compiles six methods for every class, which takes a third of the time in which a short command starts. Here
dataclass does the rest, and all classes share one of each method. Creating a value takes somewhat longer, so what is
made for each event remains a dataclass.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform, overload

Class = TypeVar("Class", bound=type[Any])


@overload
def frozen(cls: Class) -> Class: ...
@overload
def frozen(*, slots: bool) -> Callable[[Class], Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, *, slots: bool = True) -> Any:
    """Make a class of values of its annotated fields; without `slots`, values can have cached properties."""

    def made(cls: Any) -> Any:
        cls = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        every = fields(cls)
        cls.__given__ = {
            f.name: (f.default, f.default_factory) for f in every if f.init
        }
        cls.__positional__ = tuple(f.name for f in every if f.init and not f.kw_only)
        cls.__compared__ = tuple(f.name for f in every if f.compare)
        for name, method in _METHODS.items():
            if name not in cls.__dict__:
                setattr(cls, name, method)
        return cls

    if cls:
        return made(cls)
    return made


def _init(self: Any, *args: Any, **given: Any) -> None:
    put = object.__setattr__
    expected = self.__given__
    if args:
        if len(args) > len(self.__positional__):
            raise TypeError(f"{type(self).__name__}: {len(args)} values are too many")
        named = dict(zip(self.__positional__, args, strict=False))
        if twice := named.keys() & given.keys():
            raise TypeError(f"{type(self).__name__}: two values for {min(twice)}")
        given |= named
    for name, (default, factory) in expected.items():
        if name in given:
            put(self, name, given.pop(name))
        elif default is not MISSING:
            put(self, name, default)
        elif factory is not MISSING:
            put(self, name, factory())
        else:
            raise TypeError(f"{type(self).__name__}: no value for {name}")
    if given:
        raise TypeError(f"{type(self).__name__}: no field {min(given)}")
    if after := getattr(self, "__post_init__", None):
        after()


def _eq(self: Any, other: object) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    return _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _compared(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in value.__compared__])


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"{type(self).__name__} never changes: {name}")


def _reduce(self: Any) -> tuple[Any, ...]:
    """How a value is pickled and copied: the usual way would set its fields one by one."""
    held = {}
    for f in fields(self):
        if hasattr(self, f.name):
            held[f.name] = getattr(self, f.name)
    return _remade, (type(self), held)


def _remade(cls: Any, values: dict[str, Any]) -> Any:
    value = cls.__new__(cls)
    for name, held in values.items():
        object.__setattr__(value, name, held)
    return value


_METHODS = {
    "__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr, "__setattr__": _refuse,
    "__delattr__": _refuse, "__reduce__": _reduce,
}  # fmt: skip
