"""YAML values: the documents of a stream, with all scalars as text, and each value with its line."""

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.objects.places import Lined, LinedText, line_of

_MOST = 2_000_000  # values, which a few lines of aliases can multiply
_DEEPEST = 60
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def yaml_documents(file: Input) -> Iterator[Any]:
    """The documents of a stream, with all scalars as text. Raises DataError."""
    yaml = _library(file.name)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder(file.name)
    try:
        for event in yaml.parse(file.text().removeprefix("\ufeff"), Loader=loader):
            builder.take(type(event).__name__, event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = ""
        if mark:
            where = f"line {mark.line + 1}: "
        problem = getattr(error, "problem", None) or "not YAML"
        raise DataError(f"{file.name}: {where}{problem}") from None
    return (document for document in builder.documents if document not in ("", None))


class _Builder:
    """Makes values of the events of a YAML stream, without recursion, so that nothing can be nested too deeply."""

    def __init__(self, name: str) -> None:
        self.documents: list[Any] = []
        self._name = name
        self._stack: list[tuple[Any, list[str]]] = []
        self._anchors: dict[str, Any] = {}
        self._count = 0

    def take(self, kind: str, event: Any) -> None:
        """Take in the next event."""
        match kind:
            case "ScalarEvent":
                if event.style is None and event.value in _NOTHING:
                    text = ""
                else:
                    text = event.value
                lined = LinedText(text)
                lined.line = event.start_mark.line + 1
                self._put(lined, event.anchor)
            case "AliasEvent":
                self._alias(event)
            case "MappingStartEvent":
                mapping = Lined()
                mapping.line = event.start_mark.line + 1
                self._start(mapping, event)
            case "SequenceStartEvent":
                self._start([], event)
            case "MappingEndEvent" | "SequenceEndEvent":
                value, _ = self._stack.pop()
                self._place(value)

    def _start(self, value: Any, event: Any) -> None:
        if len(self._stack) >= _DEEPEST:
            raise DataError(
                f"{self._name}: line {event.start_mark.line + 1}: nested too deeply"
            )
        self._stack.append((value, []))
        if event.anchor:
            self._anchors[event.anchor] = value

    def _alias(self, event: Any) -> None:
        value = self._anchors.get(event.anchor)
        if value is None or any(value is held for held, _ in self._stack):
            raise DataError(
                f"{self._name}: line {event.start_mark.line + 1}: the alias *{event.anchor} has no value"
            )
        self._count += _size(value, _MOST - self._count)
        self._place(value)

    def _put(self, text: str, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = text
        self._place(text)

    def _place(self, value: Any) -> None:
        self._count += 1
        if self._count > _MOST:
            raise DataError(
                f"{self._name} has more than {_MOST:,} values; save its events as CSV"
            )
        if not self._stack:
            self.documents.append(value)
            return
        holder, keys = self._stack[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif keys:
            key = keys.pop()
            if key in holder:
                problem = f"{self._name}: line {line_of(key, 1)}: the key {key!r} occurs twice"
                raise DataError(problem, "write its events as a list under one key")
            holder[key] = value
        else:
            keys.append(value if isinstance(value, str) else str(value))


def _size(value: Any, most: int) -> int:
    """How many values are inside a value; counting ends at `most`."""
    count, waiting = 0, [value]
    while waiting and count <= most:
        inner = waiting.pop()
        count += 1
        if isinstance(inner, dict):
            waiting.extend(inner.values())
        elif isinstance(inner, list):
            waiting.extend(inner)
    return count


def _library(name: str) -> Any:
    try:
        return import_module("yaml")
    except ImportError:
        raise DataError(
            f"{name} needs the library pyyaml; install it with: {sys.executable} -m pip install pyyaml"
        ) from None
