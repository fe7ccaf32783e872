"""YAML chronologies, such as Jekyll's _data/timeline.yml: lists of events, alone or under a key, or events by date."""

import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from crisistl.dates.written import Settings
from crisistl.errors import DataError
from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.notes.partial_dates import Unclear, Under, parted
from crisistl.formats.objects.cells import RowKeys, cells_of
from crisistl.formats.objects.shapes import record_list
from crisistl.formats.objects.table import read_objects
from crisistl.formats.tables.headers import Columns

_MOST = 2_000_000  # values, which a few lines of aliases can multiply
_DEEPEST = 60
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Lined(dict[str, Any]):
    """A mapping that knows on which line it begins."""

    line: int = 1


class LinedText(str):
    """A text that knows on which line it begins."""

    __slots__ = ("line",)
    line: int


class _Words(NamedTuple):
    """An event that is only a date and a text."""

    date: str
    text: str


def read_yaml(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The events of a YAML file, each with its line. A scalar is text as the file has it: no is not False."""
    if file.remark:
        yield Note(file.remark)
    documents = [*_documents(file)]
    value: Any = documents
    if len(documents) == 1:
        value = documents[0]
    rows = []
    for item in _events(file.name, value, settings_of(options)):
        if isinstance(item, tuple) and not isinstance(item, Record):
            rows.append(item)
        else:
            yield item
    if not rows:
        raise DataError(
            f"{file.name}: found no list of events in this YAML",
            "write each event as a list item with a date and a title, or save the events as CSV",
        )
    rows = _named(rows)
    names = RowKeys.of(row for _, row in rows)
    cells = []
    for line, row in rows:
        cells.append((line, cells_of(row, names) if isinstance(row, dict) else row))
    yield from read_objects(file.name, partial(iter, cells), options)


def _events(name: str, value: Any, settings: Settings) -> Iterator[Any]:
    """The rows of a document, and before them its title and a remark on where in it they are."""
    if isinstance(value, list):
        yield from _rows(value, settings, Under())
        return
    if not isinstance(value, Lined):
        return
    if rows := [*_dated(value, Under(), settings)]:
        yield from rows
        return
    for key, inner in value.items():
        if rows := [*_dated(inner, Under(), settings)]:
            yield from _header(name, value, (key,))
            yield from rows
            return
    if found := record_list(value):
        yield from _header(name, value, found.path)
        for step in found.path:
            value = value[step]
        yield from _rows(value, settings, Under())


def _header(name: str, document: Lined, path: tuple[str, ...]) -> Iterator[Item]:
    """The title of a document whose events are at a path of keys, and a remark that says so."""
    texts = {key: document.get(key) for key in ("title", "description")}
    header = {}
    for key, text in texts.items():
        if isinstance(text, str) and text.strip():
            header[key] = " ".join(text.split())
    if header:
        yield Record("timeline", header, 0)
    left = [key for key in document if key != path[0] and key not in header]
    without = ""
    if left:
        without = f"; left out: {', '.join(left)}"
    yield Note(f"{name}: the events are in {'.'.join(path)!r}{without}")


def _rows(
    items: list[Any], settings: Settings, under: Under
) -> Iterator[tuple[int, Any]]:
    """The items of a list as rows, their dates completed by the keys above them."""
    line = 1
    for item in items:
        if isinstance(item, Lined):
            line = item.line
            yield from [*_dated(item, under, settings)] or [
                (line, _placed(item, under, settings))
            ]
        elif isinstance(item, str) and (found := parted(item, under, settings)):
            if isinstance(found.date, Unclear):
                yield _line(item, line), _unclear(found.date, _line(item, line))
            else:
                yield _line(item, line), _Words(found.date, found.words)
        elif isinstance(item, str) and under.text:
            yield _line(item, line), _Words(under.text, item)
        elif item:
            reason = "an event is a mapping with a date and a title, or a text such as '2031-05-02: text'"
            yield line, Fault("", reason, line=line, value=str(item)[:60])


def _named(rows: list[tuple[int, Any]]) -> list[tuple[int, Any]]:
    """The rows with the words of those that are only a date and a text under the names that the others have."""
    keys = [key for _, row in rows if isinstance(row, dict) for key in row]
    known = Columns.of([*dict.fromkeys(keys)], {}).fields
    date, title = known.get("date", "date"), known.get("title", "title")
    found: list[tuple[int, Any]] = []
    last = 1
    for line, row in rows:
        last = max(last, line)  # an alias stands for what is above it
        is_words = isinstance(row, _Words)
        found.append((last, {date: row.date, title: row.text} if is_words else row))
    return found


def _line(text: str, otherwise: int) -> int:
    if isinstance(text, LinedText):
        return text.line
    return otherwise


def _unclear(date: Unclear, line: int) -> Fault:
    return Fault("", date.problem, date.remedy, line=line, value=date.text)


def _placed(item: Lined, under: Under, settings: Settings) -> dict[str, Any] | Fault:
    """An event with the date that the keys above it complete."""
    if not under.text:
        return item
    known = Columns.of([*item], {}).fields
    column = known.get("date")
    if column is None:
        if "year" in known:
            return item
        return {"date": under.text, **item}
    whole = under.completed(str(item[column]), settings)
    if isinstance(whole, Unclear):
        return _unclear(whole, item.line)
    return {**item, column: whole or item[column]}


def _dated(value: Any, under: Under, settings: Settings) -> Iterator[tuple[int, Any]]:
    """The events of a mapping whose keys are dates; nothing where one is not."""
    if not isinstance(value, Lined) or not value:
        return
    keys = {key: under.completed(key, settings) for key in value}
    if not all(keys.values()):
        return
    for key, inner in value.items():
        below = Under.of(str(keys[key]), settings)
        if isinstance(inner, str):
            yield _line(inner, value.line), _Words(below.text, inner)
        elif isinstance(inner, list):
            yield from _rows(inner, settings, below)
        else:
            yield from _rows([inner], settings, below)


def _documents(file: Input) -> Iterator[Any]:
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
                problem = (
                    f"{self._name}: line {_line(key, 1)}: the key {key!r} occurs twice"
                )
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
