"""Losses: what formats leave out beside the fields of events, and what of it a timeline has."""

from collections.abc import Iterator, Mapping

from crisistl.formats.core.slug import slug
from crisistl.model.timeline import Timeline

_OF_TIMELINE = ("title", "description", "language", "as_of", "timezone", "license")
_REGISTERS = {
    "source": "sources",
    "actor": "actors",
    "theme": "themes",
    "omitted": "omitted",
}

# by the kind of part; of a register, () stands for all of it
_ROWS: Mapping[str, tuple[str, ...]] = {
    "timeline": _OF_TIMELINE,
    "source": ("id", "publisher", "published", "url", "author"),
    "actor": ("id", "kind", "aliases", "part_of", "role", "iso", "wikidata"),
    "theme": ("id", "description", "part_of"),
    "omitted": (),
}
LOSSES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "csv": _ROWS,
    "tsv": _ROWS,
    "xlsx": _ROWS,
    "timelinejs-sheet": {
        "timeline": ("language", "as_of", "timezone", "license"),
        "source": (),
        "actor": (),
        "theme": (),
        "omitted": (),
    },
}
"""By a format's name. Formats that aren't here bring back the whole timeline. In a register that is in this table,
parts that no event names are left out too, and so are links to events that are left out."""


def listed(name: str) -> Iterator[str]:
    """What a format leaves out, as `crisistl formats` lists it: "timeline as_of", "actor kind", "omitted"."""
    for kind, fields in LOSSES.get(name, {}).items():
        yield from (f"{kind} {field}" for field in fields) if fields else (kind,)


def lost(timeline: Timeline, name: str) -> str:
    """What of a timeline a format leaves out, in words; empty where it has nothing of it."""
    parts = []
    for kind, fields in LOSSES.get(name, {}).items():
        if kind == "timeline":
            used = [field for field in fields if _given(timeline, field)]
            parts += [f"the timeline's {', '.join(used)}"] if used else []
        elif register := getattr(timeline, _REGISTERS[kind]):
            used = [
                field
                for field in fields
                if any(_used(part, field) for part in register)
            ]
            if used or not fields:
                parts.append(
                    f"{', '.join(used)} of {_REGISTERS[kind]}"
                    if used
                    else _REGISTERS[kind]
                )
    return "; ".join(parts)


def _given(timeline: Timeline, field: str) -> bool:
    return getattr(timeline, field) not in (None, Timeline.model_fields[field].default)


def _used(part: object, field: str) -> bool:
    """Whether a part has something in a field that its name alone would not bring back."""
    if field == "id":
        named = str(getattr(part, "name", None) or getattr(part, "title", ""))
        return bool(getattr(part, "id", "") != slug(named))
    return bool(getattr(part, field))
