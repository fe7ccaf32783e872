"""Doubles: keys that occur twice in one JSON object, of which a parser silently keeps the last."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Path
from crisistl.formats.json.walk import RepeatedKey, Walk
from crisistl.text.json_keys import repeats_a_key


@dataclass(frozen=True, slots=True)
class Doubled:
    """A key that occurs twice in the object at `path`; `line` is where that object begins."""

    path: Path
    key: str
    line: int

    @property
    def place(self) -> str:
        """The object as a reader finds it: events[3].quotes[0]."""
        steps = (
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path
        )
        return "".join(steps).lstrip(".")

    def sentence(self) -> str:
        """What is wrong, with its line and what to do."""
        place = ": ".join(filter(None, (f"line {self.line}", self.place)))
        return f"{place}: the key {self.key!r} occurs twice; keep one of the two"


class _Twice(dict[str, Any]):
    """An object in which these keys occur twice."""

    doubled: tuple[str, ...] = ()


def refuse_doubled_keys(file: Input, *, lines: bool) -> None:
    """Raise a RepeatedKey that lists the doubled keys of a JSON file.

    What can't be read, and a key that occurs twice in a document itself, are left to its reader.
    """
    try:
        found = [*doubled_keys(file, lines=lines)]
    except (DataError, ValueError, RecursionError):
        return
    doubled = [one for one in found if one.path or lines]
    if doubled:
        report = [f"{file.name}: nothing was read"]
        report += [f"  {one.sentence()}" for one in doubled]
        raise RepeatedKey("\n".join(report))


def doubled_keys(file: Input, *, lines: bool) -> Iterator[Doubled]:
    """The doubled keys of a JSON file, or of one with a JSON value a line, that is known to be well-formed."""
    found: list[_Twice] = []

    def built(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        keys = [key for key, _ in pairs]
        twice = _Twice(value)
        twice.doubled = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
        found.append(twice)
        return twice

    decode = json.JSONDecoder(object_pairs_hook=built).decode
    for number, text in _texts(file, lines):
        if not repeats_a_key(text.encode(errors="replace")):
            continue
        value = decode(text)
        if found:
            walk = Walk(text, file.name, number, repeats=True)
            start = walk.skip(0)
            for path, key in _places(value, ()):
                yield Doubled(path, key, walk.locate(start, path))
            found.clear()


def _texts(file: Input, lines: bool) -> Iterator[tuple[int, str]]:
    if not lines:
        yield 1, file.text()
        return
    with file.open_text() as text:
        yield from (
            (number, line) for number, line in enumerate(text, 1) if not line.isspace()
        )


def _places(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Path, str]]:
    if isinstance(value, _Twice):
        yield from ((path, key) for key in value.doubled)
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from _places(inner, (*path, step))
