"""Losses: what formats leave out beside the fields of events, and what of it a timeline has."""

from collections.abc import Iterator, Mapping

from crisistl.formats.core.slug import slug
from crisistl.formats.core.unheld import unheld_kind
from crisistl.model.references import References
from crisistl.model.timeline import Timeline
from crisistl.text.wording import counted

UNUSED = "that no event names"
"""Stands in the list of a register for its parts that no event names; they are left out whole."""

LINKS = "to omitted events"
"""The links of events to those of `omitted`; where a table is read again, they are in `extra`."""

WITHOUT_OFFSETS = frozenset({"timelinejs-sheet"})
"""The formats whose times have no place for an offset from UTC: they show a clock on the wall."""

_OF_TIMELINE = ("title", "description", "language", "as_of", "timezone", "license")
_REGISTERS = {
    "source": "sources",
    "actor": "actors",
    "theme": "themes",
    "omitted": "omitted",
}

# by the kind of part; of a register, () means all of it
_ROWS: Mapping[str, tuple[str, ...]] = {
    "timeline": _OF_TIMELINE,
    "source": ("id", "aliases", "publisher", "published", "url", "author", UNUSED),
    "actor": (
        "id",
        "kind",
        "aliases",
        "part_of",
        "role",
        "roles",
        "begins",
        "ends",
        "iso",
        "wikidata",
        UNUSED,
    ),
    "theme": ("id", "aliases", "description", "part_of", UNUSED),
    "omitted": (),
    "link": (LINKS,),
}
_BESIDE_ACTORS = {kind: fields for kind, fields in _ROWS.items() if kind != "actor"}
"""Of a workbook, which has a sheet with the whole register of actors."""

LOSSES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "csv": _ROWS,
    "tsv": _ROWS,
    "xlsx": _BESIDE_ACTORS,
    "parquet": _ROWS,
    "event-lines": _ROWS,
    "geojson": _ROWS,
    "kml": _ROWS,
    "mermaid": {
        "timeline": _OF_TIMELINE[1:],
        "source": (),
        "actor": (),
        "theme": (),
        "omitted": (),
    },
    "timelinejs-sheet": {
        "timeline": ("language", "as_of", "timezone", "license"),
        "source": (),
        "actor": (),
        "theme": (),
        "omitted": (),
    },
}
"""By a format's name. Formats that aren't here bring back the whole timeline, but for events outside their years."""


def listed(name: str) -> Iterator[str]:
    """What a format leaves out, as `crisistl formats` lists it: "timeline as_of", "actor kind", "omitted"."""
    for kind, fields in LOSSES.get(name, {}).items():
        yield from (f"{kind} {field}" for field in fields) if fields else (kind,)
    if name in WITHOUT_OFFSETS:
        yield "offsets of times from UTC"
    if unheld := unheld_kind(name):
        yield unheld


def lost(
    timeline: Timeline,
    name: str,
    references: References | None = None,
    *,
    chosen: bool = False,
) -> str:
    """What of a timeline a format leaves out, in words; empty if there is nothing of it.

    `references` has what the events refer to; without it they are looked through. With `chosen` the events are
    those that a question found, and nobody misses what the others name.
    """
    losses = LOSSES.get(name, {})
    if references is None:
        references = References()
        if losses:
            references.add(timeline.events)
    parts: list[str] = []
    for kind, fields in losses.items():
        parts += _lost_of_kind(timeline, kind, fields, references, chosen=chosen)
    if name in WITHOUT_OFFSETS:
        parts.append(_offsets(timeline))
    return "; ".join(filter(None, parts))


def _lost_of_kind(
    timeline: Timeline,
    kind: str,
    fields: tuple[str, ...],
    references: References,
    *,
    chosen: bool,
) -> Iterator[str]:
    """What is left out of one kind of part, each in words; empty texts for what the timeline doesn't have."""
    if kind == "timeline":
        yield _of_timeline(timeline, fields)
    elif kind == "link":
        yield _links(timeline, references, chosen=chosen)
    elif kind == "omitted" and chosen:
        return  # only the links to what the question left out are missed
    else:
        yield _of_register(timeline, _REGISTERS[kind], fields)
        if UNUSED in fields and not chosen:
            yield _unused(timeline, kind, references)


def timed_with_offset(timeline: Timeline) -> int:
    """How many events have a time with an offset from UTC."""
    clocks = (event.date.clock for event in timeline.events)
    return sum(
        clock is not None and (clock.start_offset, clock.end_offset) != (None, None)
        for clock in clocks
    )


def _offsets(timeline: Timeline) -> str:
    number = timed_with_offset(timeline)
    if number:
        return f"the offset from UTC of {counted(number, 'date')}"
    return ""


def _of_timeline(timeline: Timeline, fields: tuple[str, ...]) -> str:
    used = [field for field in fields if _given(timeline, field)]
    if used:
        return f"the timeline's {', '.join(used)}"
    return ""


def _of_register(timeline: Timeline, register: str, fields: tuple[str, ...]) -> str:
    found = getattr(timeline, register)
    if not fields:
        if found:
            return register
        return ""
    named = (field for field in fields if field != UNUSED)
    used = [field for field in named if any(_used(part, field) for part in found)]
    if used:
        return f"{', '.join(used)} of {register}"
    return ""


def _unused(timeline: Timeline, kind: str, references: References) -> str:
    named: set[str] = getattr(references, _REGISTERS[kind])
    unused = sum(part.id not in named for part in getattr(timeline, _REGISTERS[kind]))
    if unused:
        return f"{counted(unused, kind)} {UNUSED}"
    return ""


def _links(timeline: Timeline, references: References, *, chosen: bool) -> str:
    if chosen:
        linked = references.events - {event.id for event in timeline.events}
    else:
        linked = references.events & timeline.omitted_by_id.keys()
    if linked:
        return f"links to {counted(len(linked), 'omitted event')}"
    return ""


def _given(timeline: Timeline, field: str) -> bool:
    return getattr(timeline, field) not in (None, Timeline.model_fields[field].default)


def _used(part: object, field: str) -> bool:
    """Whether a part has something in a field that its name alone would not bring back."""
    if field == "id":
        named = str(getattr(part, "name", None) or getattr(part, "title", ""))
        return bool(getattr(part, "id", "") != slug(named))
    return bool(getattr(part, field))
