"""Frozen classes behave as frozen dataclasses do."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import KW_ONLY, FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any, ClassVar

import pytest

from crisistl.frozen import frozen


def classes(decorate: Callable[[Any], Any]) -> tuple[Any, Any]:
    """A class and one that has no fields in common with it."""

    @decorate
    class Point:
        """A place."""

        kind: ClassVar[str] = "plain"
        x: int
        y: int = 0
        _: KW_ONLY
        tags: list[str] = field(default_factory=list, compare=False, repr=False)
        total: int = field(init=False, compare=False)

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("negative")
            object.__setattr__(self, "total", self.x + self.y)

    @decorate
    class Other:
        """Another place."""

        x: int
        y: int = 0

    return Point, Other


KINDS: dict[str, Any] = {
    "ours": frozen,
    "dataclass": dataclass(frozen=True, slots=True),
}


def outcome(act: Callable[[Any, Any], Any], decorate: Any) -> Any:
    """What an act on the classes gives, or the kind of error."""
    try:
        return act(*classes(decorate))
    except Exception as error:
        return type(error)


ACTS: dict[str, Callable[[Any, Any], Any]] = {
    "values": lambda p, o: (p(1).x, p(1).y, p(1, 2).total, p(x=3).tags, p.kind),
    "a list each": lambda p, o: p(1).tags is p(1).tags,
    "equal": lambda p, o: (p(1) == p(1, 0, tags=["a"]), p(1) == p(2), p(1) == o(1), p(1) == 1),
    "hash": lambda p, o: hash(p(1)) == hash(p(1, 0, tags=["b"])) == hash((1, 0)),
    "text": lambda p, o: repr(p(1)).rpartition(".")[2],
    "set": lambda p, o: setattr(p(1), "x", 2),
    "delete": lambda p, o: delattr(p(1), "x"),
    "no value": lambda p, o: p(),
    "too many": lambda p, o: p(1, 2, []),
    "twice": lambda p, o: p(1, x=2),
    "unknown": lambda p, o: p(1, z=2),
    "checked": lambda p, o: p(-1),
    "replaced": lambda p, o: replace(p(1, 2), y=5).total,
    "computed": lambda p, o: replace(p(1, 2), total=5),
    "fields": lambda p, o: [f.name for f in fields(p)],
    "slots": lambda p, o: hasattr(p(1), "__dict__"),
    "matched": lambda p, o: p.__match_args__,
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_ours_does_what_a_dataclass_does(act: str) -> None:
    assert outcome(ACTS[act], KINDS["ours"]) == outcome(ACTS[act], KINDS["dataclass"])


def test_values_without_slots_can_cache_and_be_extended() -> None:
    @frozen(slots=False)
    class Base:
        """One."""

        x: int = 1

        @cached_property
        def twice(self) -> int:
            return self.x * 2

    @frozen(slots=False)
    class More(Base):
        """Two."""

        y: int = 2

    more = More(y=5)
    assert (more.x, more.y, more.twice, more.twice) == (1, 5, 2, 2)
    assert Base() != More(1)
    with pytest.raises(FrozenInstanceError):
        more.x = 3


@frozen
class Place:
    """A class that pickle finds by its name."""

    name: str
    near: tuple[str, ...] = ()


def test_a_value_can_be_pickled_and_copied() -> None:
    place = Place("Vell", ("Norland",))
    assert pickle.loads(pickle.dumps(place)) == place
    assert copy.copy(place) == place
