"""Shapes: where in the JSON of another program its list of events is, and what one of its objects says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Object = dict[str, Any]

# what lists of events are called where there are several lists, the surest first
LISTS = (
    "events",
    "features",
    "data",
    "results",
    "result",
    "items",
    "records",
    "rows",
    "entries",
    "timeline",
)
_DEEPEST = 3


@dataclass(frozen=True)
class RecordList:
    """A list of objects: the keys that lead to it, how to read one of them, the header, the keys that are left out."""

    path: tuple[str, ...]
    object_of: Callable[[Object], Object]
    header: dict[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the objects are rows as they are."""
        return self.object_of is _itself

    def left_out(self) -> str:
        """The end of a remark on what is beside the list; empty where there is nothing."""
        if self.left:
            return f"; left out: {', '.join(self.left)}"
        return ""


def plain_list() -> RecordList:
    """A list of rows that are read as they are."""
    return RecordList((), _itself)


def record_list(document: Object) -> RecordList | None:
    """The list of events in a document; None if it has no list of objects near its top."""
    lists = dict(_lists(document, ()))
    if not lists:
        return None
    path = min(lists, key=lambda path: (_rank(path), len(path), -len(lists[path])))
    header = {}
    for name in ("title", "description"):
        if isinstance(document.get(name), str):
            header[name] = document[name]
    if isinstance(document.get("name"), str):
        header.setdefault("title", document["name"])
    header = {
        name: " ".join(text.split()) for name, text in header.items() if text.strip()
    }
    left = tuple(
        name
        for name in document
        if name != path[0] and name not in ("title", "description", "name")
    )
    return RecordList(path, _reader_of(document, path), header, left)


def is_empty_collection(document: Object) -> bool:
    """Whether a document is GeoJSON without any feature."""
    is_collection = document.get("type") == "FeatureCollection"
    return is_collection and document.get("features") == []


def _lists(
    value: Object, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    for key, inner in value.items():
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            yield (*path, key), inner
        elif isinstance(inner, dict) and len(path) < _DEEPEST:
            yield from _lists(inner, (*path, key))


def _rank(path: tuple[str, ...]) -> int:
    """How surely a list is that of the events, from 0; the last two keys of its path count."""
    places = [LISTS.index(key.lower()) for key in path[-2:] if key.lower() in LISTS]
    return min(places, default=len(LISTS))


def _reader_of(document: Object, path: tuple[str, ...]) -> Callable[[Object], Object]:
    if path == ("results", "bindings"):
        return binding
    if path[-1] == "features" and document.get("type") == "FeatureCollection":
        return feature
    return _itself


def _itself(value: Object) -> Object:
    return value


def binding(row: Object) -> Object:
    """A row of SPARQL results (https://www.w3.org/TR/sparql11-results-json/): the values alone, by variable."""
    found = {}
    for name, cell in row.items():
        if isinstance(cell, dict):
            found[name] = cell.get("value")
        else:
            found[name] = cell
    return found


def feature(value: Object) -> Object:
    """A GeoJSON feature (RFC 7946): its properties, with the coordinates of a point as lat and lon."""
    properties = value.get("properties")
    if isinstance(properties, dict):
        found = dict(properties)
    else:
        found = {}
    if value.get("id") is not None:
        found.setdefault("id", value["id"])
    geometry = value.get("geometry")
    if not isinstance(geometry, dict):
        return found
    place = geometry.get("coordinates")
    if geometry.get("type") == "Point" and isinstance(place, list) and len(place) >= 2:
        found.setdefault("lat", place[1])
        found.setdefault("lon", place[0])
    else:
        found["geometry"] = geometry
    return found
