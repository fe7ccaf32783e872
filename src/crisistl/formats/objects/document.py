"""JSON and JSON Lines: our own by its own reader, any other objects as rows of a table, with its column report."""

import json
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.json import own
from crisistl.formats.json.doubles import refuse_doubled_keys
from crisistl.formats.json.walk import RepeatedKey, Walk
from crisistl.formats.objects.cells import RowKeys, cells_of
from crisistl.formats.objects.columnar import (
    is_empty_table,
    is_header,
    names_of,
    rows_key,
    rows_of_columns,
    with_names,
)
from crisistl.formats.objects.gathered import Gathered, NestedItems, read_gathered
from crisistl.formats.objects.lined import lined, with_line
from crisistl.formats.objects.programs import ProgramRows, program_rows
from crisistl.formats.objects.shapes import (
    Object,
    RecordList,
    is_empty_collection,
    plain_list,
    record_list,
)
from crisistl.formats.objects.table import read_objects
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.rows import read_rows
from crisistl.model.timeline import Timeline

_FIRST_KEY = re.compile(r'\s*\{\s*"(?P<key>[^"\\]*)"')
_FIRST_EVENT = re.compile(r'"events"\s*:\s*\[\s*\{')
_FIRST_REGISTER = re.compile(
    r'\s*\{\s*"(?:sources|actors|themes|omitted)"\s*:\s*\[\s*(?=[{"])'
)
_EVENTS_BY_KEY = re.compile(r'"events"\s*:\s*\{')
_COLLECTION = re.compile(r'"(?P<key>(?:[^"\\]|\\.)*)"\s*:\s*[\[{]')
_OURS = frozenset(Timeline.model_fields)
_COMMON = frozenset({"title", "description", "events"})  # keys that others have as well
_FIRST_COLUMN = re.compile(
    r'\s*\{\s*"(?:title|description|license|language)"\s*:\s*[\[{]'
)
"""A document of columns: in ours these keys have texts."""

_OF_GRIDS = frozenset({"columns", "fields", "header", "headers", "index"})
_ROWS = plain_list()  # rows of a table, in which nothing is nested

Rows = Iterator[tuple[int, Any]]


def read_json(file: Input, options: ReadOptions) -> Iterator[Item]:
    """A timeline document, or a list of objects: alone, or anywhere near the top of an object."""
    try:
        yield from _read_document(file, options)
    except RepeatedKey:
        refuse_doubled_keys(file, lines=False)  # all of them are listed
        raise


def _read_document(file: Input, options: ReadOptions) -> Iterator[Item]:
    if is_own(file):
        yield from own.read_json(file, options)
        return
    if file.remark:
        yield Note(file.remark)
    walk = Walk(file.text(), file.name)
    start = walk.skip(0)
    if walk.text.startswith("[", start) and _begins_with_header(walk, start):
        yield from _read_grid(file.name, lambda: _items(walk, start), None, options)
    elif walk.text.startswith("[", start):
        yield from _read(
            file.name,
            lambda: _items(walk, start),
            None,
            options,
            lambda: lined(walk, start),
        )
    elif walk.text.startswith("{", start):
        yield from _read_object(file.name, walk, start, options)
    elif start >= len(walk.text):
        raise DataError(f"{file.name} is empty; it has no events")
    else:
        walk.fail(start, "a timeline is an object {...} or an array of events [...]")


def is_own(file: Input) -> bool:
    """Whether JSON is a document of ours: its first key is one of ours, and its first event has an id.

    Where the first event is too far from the start to be seen, the first key decides. A register of ours before
    the events decides, too: the reader then says which event has no id.
    """
    head = file.head().removeprefix("\ufeff")
    first = _FIRST_KEY.match(head)
    if first is None or first["key"] not in _OURS:
        return head.strip() == "{}"
    if _FIRST_COLUMN.match(head) and not _FIRST_EVENT.search(head):
        return False
    if first["key"] not in _COMMON:
        return '"events"' in head or not _has_other_register(head, file.name)
    event = _FIRST_EVENT.search(head)
    if event is None:
        return not _has_other_shape(head)
    walk = Walk(head, file.name)
    try:
        value, _ = walk.value(event.end() - 1)
        return "id" in value or _has_register(walk)
    except DataError:  # longer than the head, or broken, which the reader says
        return True


def _has_register(walk: Walk) -> bool:
    """Whether a document has keys of ours alone before its events, among them a day or parts with ids.

    DataError where it is broken.
    """
    members = walk.members(walk.skip(0))
    key, at = next(members)
    is_ours = False
    while key != "events":
        value, end = walk.value(at)
        if key not in _OURS:
            return False
        is_ours = is_ours or key == "as_of" or _has_ids(value)
        try:
            key, at = members.send(end)
        except StopIteration:
            break
    return is_ours


def _has_ids(value: Any) -> bool:
    """Whether a value is a list of objects with ids."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(part, dict) and "id" in part for part in value)


def _has_other_register(head: str, name: str) -> bool:
    """Whether a document begins with a list called as one of ours whose first item isn't one of ours, with an id."""
    register = _FIRST_REGISTER.match(head)
    if register is None:
        return False
    try:
        value, _ = Walk(head, name).value(register.end())
    except DataError:
        return False
    return not isinstance(value, dict) or "id" not in value


def _has_other_shape(head: str) -> bool:
    """Whether a document without a list of events begins as no document of ours does."""
    if _EVENTS_BY_KEY.search(head):
        return True
    keys = [found["key"] for found in _COLLECTION.finditer(head)]
    is_ours = '"id"' in head or '"events"' in head
    return not is_ours and bool(keys) and keys[0] not in _OURS


def _read_object(
    name: str, walk: Walk, start: int, options: ReadOptions
) -> Iterator[Item]:
    value, end = walk.value(start)
    walk.end(end)
    if program_rows(value):
        yield from _read_program(name, program_rows(lined(walk, start)), options)
    elif key := rows_key(value):
        yield from _read_grid_below(key, name, value, walk, start, options)
    elif is_empty_table(value):
        yield Note(
            f"{name}: a table with columns and without rows, so there are no events"
        )
    elif columns := rows_of_columns(value):
        yield from _read(name, lambda: ((1, row) for row in columns), _ROWS, options)
    else:
        yield from _read_listed(name, value, walk, start, options)


def _read_program(
    name: str, found: ProgramRows | None, options: ReadOptions
) -> Iterator[Item]:
    """The events of a document that isn't one plain list of them, such as ChronoZoom's."""
    if found is None:
        return
    if found.header:
        yield Record("timeline", dict(found.header), 0, 1)
    left = ""
    if found.left:
        left = f"; left out: {', '.join(found.left)}"
    yield Note(f"{name}: the events are in {found.where}{left}")
    for remark in found.remarks:
        yield Note(f"{name}: {remark}")
    yield from _read(name, lambda: iter(found.rows), _ROWS, options)


def _read_grid_below(
    key: str, name: str, value: Object, walk: Walk, start: int, options: ReadOptions
) -> Iterator[Item]:
    """The rows below one key of a document, without their names, which are below another."""
    place = _place_of(walk, start, (key,))
    left = [name for name in value if name not in (key, *_OF_GRIDS)]
    if left:
        yield Note(f"{name}: the events are in {key!r}; left out: {', '.join(left)}")
    yield from _read_grid(
        name, lambda: _items(walk, place, whole=False), names_of(value), options
    )


def _read_listed(
    name: str, value: Object, walk: Walk, start: int, options: ReadOptions
) -> Iterator[Item]:
    """The events of a document that are in one list, or nested."""
    found = record_list(value)
    if found is None or found.is_plain:
        gathered = Gathered([value], settings_of(options), options.columns)
        if found is None or gathered.is_nested or gathered.paths != (found.path,):
            yield from _read_nested(name, gathered, walk, start, options)
            return
        found = replace(found, header=gathered.header, left=gathered.left)
    place = _place_of(walk, start, found.path)
    if found.header:
        yield Record("timeline", found.header, 0, 1)
    yield Note(f"{name}: the events are in {'.'.join(found.path)!r}" + found.left_out())
    yield from _read(name, lambda: _items(walk, place, whole=False), found, options)


def _begins_with_header(walk: Walk, start: int) -> bool:
    """Whether the first item of an array is a row of headings."""
    first = next(_numbered(walk, start), None)
    return first is not None and is_header(first[1])


def _read_grid(
    name: str, rows: Callable[[], Rows], names: list[str] | None, options: ReadOptions
) -> Iterator[Item]:
    """The events of rows that are lists; without names, the first row has those of the columns."""
    yield from _read(name, lambda: with_names(rows(), names), _ROWS, options)


def _read_nested(
    name: str, found: Gathered, walk: Walk, start: int, options: ReadOptions
) -> Iterator[Item]:
    """The events of an object with several lists, with groups or with dates as keys."""
    value = lined(walk, start)
    if found:
        gathered = Gathered([value], settings_of(options), options.columns)
        yield from read_gathered(name, gathered, options)
    elif not is_empty_collection(value):
        keys = ", ".join(map(repr, [*map(str, value)][:8]))
        raise DataError(
            f"{name}: found no list of events in this JSON object; its keys are {keys}"
        )


def _place_of(walk: Walk, at: int, path: tuple[str, ...]) -> int:
    """The place of the value at a path of keys."""
    for step in path:
        members = walk.members(at)
        key, place = next(members)
        while key != step:
            key, place = members.send(walk.value(place)[1])
        at = place
    return at


def _items(walk: Walk, start: int, *, whole: bool = True) -> Rows:
    """The items of an array, each with its line."""
    end = yield from _numbered(walk, start)
    if whole:
        walk.end(end)


def _numbered(walk: Walk, start: int) -> Generator[tuple[int, Any], None, int]:
    items = walk.items(start)
    known = (start, walk.text.count("\n", 0, start))
    while True:
        try:
            value, at = next(items)
        except StopIteration as stop:
            behind: int = stop.value
            return behind
        line = walk.line(at, known)
        known = (at, line - walk.first_line)
        yield line, value


def read_lines(file: Input, options: ReadOptions) -> Iterator[Item]:
    """JSON Lines: parts of ours, a part a line, or one object of anybody's a line."""
    try:
        yield from _read_lines(file, options)
    except RepeatedKey:
        refuse_doubled_keys(file, lines=True)
        raise


def _read_lines(file: Input, options: ReadOptions) -> Iterator[Item]:
    first = next(_line_values(file), None)
    if (
        first is None
        or not isinstance(first[1], dict)
        or own.named_part(first[1]) is not None
    ):
        yield from own.read_lines(file, options)
        return
    if file.remark:
        yield Note(file.remark)
    yield from _read(
        file.name,
        lambda: _line_values(file),
        None,
        options,
        lambda: [with_line(value, line) for line, value in _line_values(file)],
    )


def _line_values(file: Input) -> Rows:
    with file.open_text() as text:
        for number, line in enumerate(text, 1):
            if not line.isspace():
                yield number, own.line_value(number, line, file.name)


def _read(
    name: str,
    rows: Callable[[], Rows],
    found: RecordList | None,
    options: ReadOptions,
    all_lined: Callable[[], list[Any]] = list,
) -> Iterator[Item]:
    """The events of rows; those that we wrote ourselves as they come, others with their columns reported.

    `all_lined` gives all rows with the lines of what is nested in them.
    """
    first = next(rows(), None)
    if first is None:
        return
    if _are_ours(first[1], found, options):
        yield from read_rows(_found_rows(rows(), found), options)
        return
    nested = NestedItems(options)
    names = RowKeys.of(_objects(rows(), found, nested))
    if nested.found:
        gathered = Gathered([all_lined()], settings_of(options), options.columns)
        yield from read_gathered(name, gathered, options)
        return
    yield from names.remarks(name)
    yield from read_objects(name, lambda: _cells(rows(), found, names), options)


def _objects(
    rows: Rows, found: RecordList | None, nested: NestedItems
) -> Iterator[Any]:
    """The object of each row; what is nested in rows of no known shape is seen on the way."""
    for _, value in rows:
        if found and isinstance(value, dict):
            yield found.object_of(value)
        else:
            nested.see(value)
            yield value


def _cells(
    rows: Rows, found: RecordList | None, names: RowKeys
) -> Iterator[tuple[int, dict[str, Any] | Fault]]:
    for number, (line, value) in enumerate(rows):
        if isinstance(value, dict):
            yield line, cells_of(found.object_of(value) if found else value, names)
        else:
            yield line, _no_row(f"events[{number}]", line, value, found)


def _no_row(place: str, line: int, value: Any, found: RecordList | None) -> Fault:
    """The fault of what is in the place of a row."""
    shown = json.dumps(value, ensure_ascii=False)[:60]
    if value is None:
        return Fault(
            place, "the row is null", "take it out, or write its values", line=line
        )
    if found is _ROWS and isinstance(value, list):
        problem = f"the row has {len(value)} cells, more than there are columns"
        return Fault(place, problem, line=line, value=shown)
    problem = "an object of named values is needed: {...}"
    if found is _ROWS:
        problem = "a list with the cells of a row is needed: [...]"
    return Fault(place, problem, line=line, value=shown)


def _are_ours(first: Any, found: RecordList | None, options: ReadOptions) -> bool:
    """Whether objects, of which this is the first, have the columns that we write."""
    if not isinstance(first, dict):
        return False
    keys = first
    if found:
        keys = found.object_of(first)
    return Columns.of(tuple(keys), options.columns).literal


def _found_rows(rows: Rows, found: RecordList | None) -> Rows:
    for line, value in rows:
        is_object = found is not None and isinstance(value, dict)
        yield line, found.object_of(value) if found and is_object else value
