"""Row: one row of a table, its cells by our fields, and the event's fields that are made of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crisistl.formats.tables.cells import (
    addresses_of,
    is_empty,
    is_made_missing,
    is_missing,
    items_of,
    json_of,
    objects_of,
    text_of,
    without_doubt,
)
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.plan import Plan
from crisistl.model.timeline import Citation, Quote

PEOPLE = ("actors", "targets", "attributed_to")
"""The fields of names of actors."""
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_QUOTE_KEYS = frozenset(Quote.model_fields)
_CITATION_KEYS = frozenset(Citation.model_fields)
_COUNT = re.compile(r"[<>~]?\d[\d,.]*(?:-\d[\d,.]*)?\+?|\d+s")


class Row:
    """The cells of a row: those that are not empty (they may be blank) by field, and those of other columns by header.

    What can't go where it belongs is put into `spare`, by header. `taken` are the headers of other columns whose
    cells a field has taken in.
    """

    __slots__ = ("_cells", "_rest", "line", "plan", "spare", "taken", "values")

    def __init__(self, plan: Plan, line: int, values: Sequence[Any]) -> None:
        self.line = line
        self.plan = plan
        self.values = values
        self.spare: dict[str, Any] = {}
        self.taken: tuple[str, ...] = ()
        # few rows need all their cells by name
        self._cells: dict[str, Any] | None = None
        self._rest: dict[str, Any] | None = None

    @property
    def cells(self) -> dict[str, Any]:
        """The cells of the columns that have a field, by field."""
        if self._cells is None:
            self._cells = self._filled(self.plan.places.items())
        return self._cells

    @property
    def rest(self) -> dict[str, Any]:
        """The cells of other columns, by header."""
        if self._rest is None:
            self._rest = self._filled(self.plan.rest)
        return self._rest

    def _filled(self, places: Iterable[tuple[str, int]]) -> dict[str, Any]:
        values = self.values
        return {name: v for name, at in places if (v := values[at]) or v == 0}

    def cell(self, name: str) -> Any:
        """The cell of a field; None where it is empty or the table has no such column."""
        place = self.plan.places.get(name)
        if place is None:
            return None
        value = self.values[place]
        if value or value == 0:
            return value
        return None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in any cell."""
        values = self.values
        for place in self.plan.read_places:
            value = values[place]
            if value.__class__ is str:
                if value and not value.isspace():
                    return False
            elif not is_empty(value):
                return False
        return True

    @property
    def columns(self) -> Columns:
        """The columns of the table."""
        return self.plan.columns

    def one(self, name: str, missing: Callable[[str], bool] = is_missing) -> Any:
        """The text of a field; a JSON value that isn't text is left for the model to refuse."""
        value = self.cell(name)
        if value is None:
            return None
        return self.plan.text(name, value, missing)

    def place(self) -> Any:
        """The place, with the town and the country of columns beside it."""
        place = self.one("place")
        for column in self.plan.more.get("place", ()):
            around = text_of(self.values[column])
            if not isinstance(around, str) or is_missing(around):
                continue
            around = around.strip()
            if place is None:
                place = around
            elif isinstance(place, str) and around.lower() not in place.lower():
                place = f"{place}, {around}"
        return place

    def degrees(self, name: str) -> Any:
        """A coordinate as a number; what is none is left for the model to refuse."""
        text = self.cell(name)
        # no text that begins with a digit says that there is none
        if text.__class__ is not str or not text[:1].isdigit():
            text = self.one(name)
        if not isinstance(text, str):
            return text
        if "," in text:
            text = text.replace(",", ".", 1)
        try:
            return float(text)
        except ValueError:
            return text

    def line_of_text(self, name: str) -> Any:
        """Running text on one line."""
        text = self.one(name, is_made_missing)
        if isinstance(text, str) and ("\n" in text or "\r" in text):
            return _one_line(text)
        return text

    def names(self, name: str, split: str | None) -> list[Any]:
        """The items of a list, and of the further columns of its field."""
        items = [text_of(item) for item in self._items(name, split)]
        if self.columns.literal:
            return items
        for place in self.plan.more.get(name, ()) if name != "place" else ():
            items += [text_of(item) for item in items_of(self.values[place], split)]
        people = name in PEOPLE
        said = [item for item in items if not _says_nothing(item, people)]
        if people:
            return [_without_doubt(item) for item in said]
        return said

    def _items(self, name: str, split: str | None) -> list[Any]:
        """The items in a cell, apart also where the file shows that it holds several names."""
        cell, names = self.cells.get(name), self.plan.names
        if names is not None and isinstance(cell, str):
            parts = names.parts(name, cell.strip())
            if parts:
                return [*parts]
        if name == "url" and isinstance(cell, str) and (found := addresses_of(cell)):
            return [*found]
        return items_of(cell, split)

    def sides(self, split: str | None) -> tuple[list[Any], list[Any]]:
        """Who acts and towards whom; a cell such as "A, B → C", as in our column "who", contains both."""
        both = self.cells.get("actors")
        if isinstance(both, str) and " → " in both and "targets" not in self.cells:
            acting, _, addressed = both.partition(" → ")
            return items_of(acting, split or ", "), items_of(addressed, split or ", ")
        return self.names("actors", split), self.names("targets", split)

    def quotes(self) -> list[Any]:
        """The quotes; a cell with no JSON in it is one, whatever separates its words."""
        value = self.cells.get("quotes")
        if isinstance(value, str) and not value.strip():
            return []
        if _is_prose(value):
            found = [value]
        else:
            found = objects_of(value, None, _QUOTE_KEYS)
        result = []
        for item in found:
            result.append({"text": _one_line(item)} if isinstance(item, str) else item)
        return result

    def objects(self, name: str) -> list[Any]:
        """The objects of a cell of JSON; any other text is left for the model to refuse."""
        value = self.cells.get(name)
        if value is None or (isinstance(value, str) and is_missing(value)):
            return []
        found = value
        if isinstance(value, str):
            found = json_of(value, "[")
        if isinstance(found, list):
            return found
        return [found]

    def citations(self, split: str | None) -> list[Any]:
        """The citations, their sources by title; a web address beside one source is that one's."""
        cell = self.cells.get("sources")
        items = self._source_parts(cell) or objects_of(cell, split, _CITATION_KEYS)
        found = [item for item in map(self._citation, items) if item is not None]
        addresses = [{"url": url} for url in self.names("url", split)]
        if len(addresses) == len(found) == 1 and _has_no_address(found[0]):
            return [found[0] | addresses[0]]
        return found + addresses

    def _source_parts(self, cell: Any) -> list[Any] | None:
        """The web addresses of a cell, or its parts by the evidence of all rows; None where it is one source."""
        if not isinstance(cell, str):
            return None
        parts = None
        if self.plan.names is not None:
            parts = self.plan.names.parts("sources", cell.strip())
        if self.columns.literal:
            return parts
        return addresses_of(cell) or parts

    def _citation(self, item: Any) -> Any:
        if not isinstance(item, str):
            return item
        if self.columns.literal:
            return {"source": item}
        if is_missing(item):
            return None
        if _WEB.fullmatch(item):
            return {"url": item}
        return {"source": item}

    def extra(self) -> dict[str, Any]:
        """Everything without a field of its own: the column "extra", other columns, spare cells."""
        found: dict[str, Any] = {}
        whole = self.cell("extra")
        if whole is not None:
            found = _object_or_text(whole)
        values, taken = self.values, self.taken
        for header, name, place, known in self.plan.extras:
            cell = values[place]
            if cell.__class__ is str:
                value = known[cell]
            elif cell or cell == 0:
                value = cell
            else:
                continue
            if value is not None and header not in taken:
                found[name] = value
        if not self.spare:
            return found
        return found | self.spare

    def put_aside(self, name: str, value: Any) -> str:
        """Keep a field's value among the spare ones; returns the header under which it is kept."""
        header = self.columns.fields[name]
        self.spare[header] = value
        return header


def _has_no_address(citation: Any) -> bool:
    return isinstance(citation, dict) and "url" not in citation


def _object_or_text(cell: Any) -> dict[str, Any]:
    """The fields of a cell of the column "extra"; one that isn't a JSON object is a field of that name."""
    parsed = cell
    if isinstance(cell, str):
        parsed = json_of(cell, "{")
    if isinstance(parsed, dict):
        return dict(parsed)
    return {"extra": cell}


def _without_doubt(item: Any) -> Any:
    if isinstance(item, str) and "?" in item:
        return without_doubt(item)
    return item


def _says_nothing(item: Any, people: bool) -> bool:
    """Whether an item is none; of who acts, also a bare number such as ">10000" or "100s"."""
    if not isinstance(item, str):
        return False
    return is_missing(item) or (people and _COUNT.fullmatch(item.strip()) is not None)


def _is_prose(value: Any) -> bool:
    return isinstance(value, str) and not value.lstrip().startswith(("{", "["))


def _one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", text)
