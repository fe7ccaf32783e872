"""Gathered events: the rows of a nested document as those of one table, and where in it they are."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from crisistl.dates.written import Settings
from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.objects.cells import RowKeys, cells_of
from crisistl.formats.objects.mappings import Headings, Mappings
from crisistl.formats.objects.nested import Nested
from crisistl.formats.objects.places import BELOW_EVENTS, Found, Words
from crisistl.formats.objects.shapes import record_list
from crisistl.formats.objects.table import read_objects
from crisistl.text.wording import counted

_MOST_NAMED = 20


class Gathered:
    """The events of documents, in their order; `header` has their title and description."""

    def __init__(
        self, documents: Sequence[Any], settings: Settings, named: Mapping[str, str]
    ) -> None:
        headings = Headings(named)
        nested = Nested(Mappings(settings, headings))
        for document in documents:
            nested.document(document)
        self.header = nested.header
        self.left = tuple(dict.fromkeys(nested.left))
        if not nested.found:
            for document in documents:
                self._plain(nested, document)
        self._headings = headings
        self._found = nested.found
        paths = (f.path for f in self._found if not isinstance(f.row, Fault))
        self.paths = tuple(dict.fromkeys(paths))

    def _plain(self, nested: Nested, document: Any) -> None:
        """Take the likeliest list of a document in which no heading is known as a date."""
        found = record_list(document) if isinstance(document, dict) else None
        if found is not None:
            nested.plain_list(document, found.path)
            self.header, self.left = found.header, found.left

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def is_nested(self) -> bool:
        """Whether they are more than one list of mappings."""
        return len(self.paths) > 1 or any(
            found.is_nested and found.is_sure for found in self._found
        )

    def where(self) -> str:
        """A remark on where the events are and what is beside them; empty where there is nothing to say."""
        names = [repr(".".join(path)) for path in self.paths if path]
        parts = []
        if names:
            parts.append(f"the events are in {_listed(names)}")
        if self.left:
            parts.append(f"left out: {_listed(self.left)}")
        return "; ".join(parts)

    def rows(self) -> Iterator[tuple[int, dict[str, Any] | Fault]]:
        """The rows under the headings of the first list, each with its line and the group that it is in."""
        headers = self._first_headers()
        last = 1
        for found in self._found:
            last = max(last, found.line)  # an alias stands for what is above it
            row = found.row
            if isinstance(row, Fault):
                yield last, row
                continue
            if isinstance(row, Words):
                row = {headers["date"]: row.date, headers["title"]: row.text}
            elif self.is_nested:
                row = _renamed(row, self._headings.of(row), headers)
            if (section := self._section(found)) and "section" not in row:
                row = {**row, "section": section}
            yield last, row

    def _first_headers(self) -> dict[str, str]:
        """The heading of each field in the first row that has it."""
        headers: dict[str, str] = {}
        for found in self._found:
            if not isinstance(found.row, dict):
                continue
            for name, header in self._headings.of(found.row).items():
                if not isinstance(found.row[header], list | dict) or name != "title":
                    headers.setdefault(name, header)
        return {"date": "date", "title": "title"} | headers

    def _section(self, found: Found) -> str:
        """The names of the groups around an event, and of its list where there are several."""
        keys = [key for key in found.path if key.lower() not in BELOW_EVENTS]
        if len(self.paths) == 1:
            keys = []
        return " / ".join(dict.fromkeys((*keys, *found.groups)))


def _renamed(
    row: dict[str, Any], fields: Mapping[str, str], headers: Mapping[str, str]
) -> dict[str, Any]:
    """A row with the headings that the first rows have for the same fields."""
    names = {}
    for name, header in fields.items():
        first = headers.get(name, header)
        if first != header and first not in row:
            names[header] = first
    return {names.get(key, key): cell for key, cell in row.items()}


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown += f" and {counted(len(names) - _MOST_NAMED, 'other')}"
    return shown


def read_gathered(name: str, found: Gathered, options: ReadOptions) -> Iterator[Item]:
    """The events of documents, after a remark on where they are."""
    if found.header:
        yield Record("timeline", found.header, 0)
    if where := found.where():
        yield Note(f"{name}: {where}")
    rows = [*found.rows()]
    keys = RowKeys.of(row for _, row in rows)
    yield from keys.remarks(name)
    cells = []
    for line, row in rows:
        cells.append((line, cells_of(row, keys) if isinstance(row, dict) else row))
    yield from read_objects(name, partial(iter, cells), options)


class NestedItems:
    """Whether the items of a list, seen one after the other, are more than plain events."""

    def __init__(self, options: ReadOptions) -> None:
        mappings = Mappings(settings_of(options), Headings(options.columns))
        self._nested = Nested(mappings)
        self.found = False

    def see(self, item: Any) -> None:
        """Look at the next item."""
        if self.found:
            return
        self._nested.found.clear()
        self._nested.left.clear()
        self._nested.document([item])
        rows = self._nested.found
        self.found = len(rows) > 1 or any(
            row.is_sure and (row.is_nested or row.path) for row in rows
        )
