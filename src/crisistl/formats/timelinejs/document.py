"""TimelineJS: JSON of version 3, read and written, and of version 2, read.

https://timeline.knightlab.com/docs/json-format.html. What a slide has no place for (the exact date, who acts
towards whom, the type, ...) is beside it under the key "crisistl", and so do the registers at the top;
TimelineJS passes over keys that it doesn't know, and our reader puts the timeline together again. Where
somebody has edited a slide since, the slide counts. Eras are read as events that last.
"""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, TextIO

from crisistl.formats.core.html_text import write_html
from crisistl.formats.core.input import Input
from crisistl.formats.core.kept import (
    KEY,
    NameOf,
    kept,
    kept_header,
    registers_of,
    with_ids,
)
from crisistl.formats.core.losses import timed_with_offset
from crisistl.formats.core.record import Fault, Item, Note, Path, ReadOptions
from crisistl.formats.core.years import within_years
from crisistl.formats.json.walk import Walk
from crisistl.formats.timelinejs.slide_fields import fields_of
from crisistl.formats.timelinejs.slide_reader import PlacedSlide, SlideReader
from crisistl.formats.timelinejs.slides import slide_of
from crisistl.model.timeline import Timeline
from crisistl.text.wording import counted

_PLACES: dict[str, Path] = {
    "date": ("start_date",),
    "title": ("text", "headline"),
    "summary": ("text", "text"),
    "sources": ("media",),
}
_COMMAS = re.compile(r"-?\d+(?:,\d+){0,6}")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")


def write_timelinejs(timeline: Timeline, out: TextIO) -> None:
    """A title slide and a slide for each event, as TimelineJS 3 reads them."""
    timeline = within_years(timeline, "timelinejs")
    names = NameOf.of(timeline)
    registers = registers_of(timeline)
    slides = []
    for event in timeline.events:
        slide = slide_of(event, names)
        if more := kept(event, with_ids(fields_of(slide), registers)):
            slide[KEY] = more
        slides.append(slide)
    document: dict[str, Any] = {}
    if timeline.title or timeline.description:
        text = {
            "headline": write_html(timeline.title),
            "text": write_html(timeline.description or ""),
        }
        document["title"] = {"text": text}
    document["events"] = slides
    json.dump(
        document | {KEY: kept_header(timeline)}, out, ensure_ascii=False, indent=2
    )
    out.write("\n")


def remarks(timeline: Timeline) -> tuple[str, ...]:
    """What the slides show otherwise than the timeline has it."""
    count = sum(
        not (event.date.has_start and event.date.has_end) for event in timeline.events
    )
    verb = "are"
    if count == 1:
        verb = "is"
    said = f"{counted(count, 'event')} without a known start or end {verb} placed at the one known date"
    found = []
    if count:
        found.append(f"{said}; display_date has the rest in words")
    if offsets := timed_with_offset(timeline):
        found.append(
            f"the offset from UTC of {counted(offsets, 'date')} is in the words of display_date alone; TimelineJS "
            "places it by its clock"
        )
    return tuple(found)


def read_timelinejs(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The slides and eras of a TimelineJS file, of version 3 or 2."""
    if file.remark:
        yield Note(file.remark)
    walk = Walk(file.text(), file.name)
    start = walk.skip(0)
    if not walk.text.startswith("{", start):
        walk.fail(start, 'a TimelineJS file is an object {"events": [...]}')
    places, end = _members(walk, start)
    walk.end(end)
    old = "timeline" in places and walk.text.startswith("{", places["timeline"])
    yield from _version_2(walk, places) if old else _version_3(walk, places)


def _members(walk: Walk, start: int) -> tuple[dict[str, int], int]:
    """The places of an object's values by their keys, and the place behind the object."""
    found: dict[str, int] = {}
    members = walk.members(start)
    key, at = next(members, ("", 0))
    if not at:
        return found, walk.value(start)[1]
    while True:
        if key in found:
            walk.refuse(at, f"the key {key!r} occurs twice; merge the two")
        found[key] = at
        try:
            key, at = members.send(walk.value(at)[1])
        except StopIteration as stop:
            return found, stop.value


def _version_3(walk: Walk, places: dict[str, int]) -> Iterator[Item]:
    reader = SlideReader()
    if KEY in places:
        own, _ = walk.value(places[KEY])
        yield from reader.read_kept(own, walk.line(places[KEY]))
    if "title" in places:
        title, _ = walk.value(places["title"])
        yield from reader.read_title(title, walk.line(places["title"]))
    if "events" not in places:
        yield Fault(
            "timeline",
            'has no "events"',
            "a TimelineJS file has a list of them",
            line=walk.line(0),
        )
    for name in ("events", "eras"):
        for slide in _slides(walk, places, name):
            if isinstance(slide, Fault):
                yield slide
            else:
                yield from reader.read_slide(slide, is_era=name == "eras")
    yield from _left_out(places, "title", "events", "eras", KEY)


def _slides(
    walk: Walk, places: dict[str, int], name: str
) -> Iterator[PlacedSlide | Fault]:
    at = places.get(name)
    if at is None or walk.value(at)[0] is None:
        return
    if not walk.text.startswith("[", at):
        yield Fault(
            name,
            "a list is needed: [...]",
            line=walk.line(at),
            value=str(walk.value(at)[0])[:60],
        )
        return
    known = (at, walk.text.count("\n", 0, at))
    for value, place in walk.items(at):
        line = walk.line(place, known)
        known = (place, line - walk.first_line)
        yield PlacedSlide(value, line, partial(_locate, walk, place))


def _locate(walk: Walk, at: int, path: Path) -> int:
    """The line of a field of ours, or of a path inside the slide."""
    inside = path
    if path:
        inside = _PLACES.get(str(path[0]), path)
    return walk.locate(at, inside)


def _left_out(places: dict[str, int], *read: str) -> Iterator[Note]:
    if left := [name for name in places if name not in read]:
        yield Note(f"left out: {', '.join(left)}; a timeline can't store it")


def _version_2(walk: Walk, places: dict[str, int]) -> Iterator[Item]:
    reader = SlideReader()
    start = places["timeline"]
    inside, _ = _members(walk, start)
    head = {
        name: walk.value(at)[0]
        for name, at in inside.items()
        if name not in ("date", "era")
    }
    title = {
        "text": {name: head[name] for name in ("headline", "text") if name in head}
    }
    yield from reader.read_title(title | {"media": head.get("asset")}, walk.line(start))
    for name in ("date", "era"):
        for slide in _slides(walk, inside, name):
            if isinstance(slide, Fault):
                yield slide
            else:
                yield from reader.read_slide(
                    slide.made(_slide_of_version_2), is_era=name == "era"
                )
    yield from _left_out(
        inside, "headline", "text", "asset", "date", "era", "type", "startDate"
    )


def _slide_of_version_2(old: dict[str, Any]) -> dict[str, Any]:
    asset = old.get("asset")
    if isinstance(asset, dict):
        asset = dict(asset)
    else:
        asset = {}
    slide: dict[str, Any] = {
        "start_date": _date_of_version_2(old.get("startDate")),
        "end_date": _date_of_version_2(old.get("endDate")),
        "text": {"headline": old.get("headline"), "text": old.get("text")},
        "media": {"url": asset.pop("media", None), **asset},
        "group": old.get("tag"),
    }
    read = ("startDate", "endDate", "headline", "text", "asset", "tag")
    return slide | {name: value for name, value in old.items() if name not in read}


def _date_of_version_2(value: Any) -> Any:
    """ "1963,8,9" or "1963-08-09" as a date object; anything else as the year, to be refused by its name."""
    text = str(value or "").strip()
    if day := _DAY.fullmatch(text):
        return day.groupdict()
    if not _COMMAS.fullmatch(text):
        if text:
            return {"year": text}
        return None
    return dict(
        zip(
            ("year", "month", "day", "hour", "minute", "second"),
            text.split(","),
            strict=False,
        )
    )
