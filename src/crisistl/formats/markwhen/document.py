"""Markwhen: a timeline as text, an event a paragraph under its date, read and written.

https://docs.markwhen.com/syntax. Groups and tags are themes, links are sources. Markwhen passes over properties
that it doesn't know: what it has no place for (the exact date, who acts towards whom, ...) is under an event in
the property "crisistl", and so do the registers in the header, so that a file of ours comes back whole. Where
somebody has edited an event since, the text counts. Text that Markwhen would take for a tag, a link or a date gets
a backslash in front.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TextIO

from crisistl.dates import DateOrder
from crisistl.dates.zones import zone_named
from crisistl.errors import CrisisError, DataError, UsageError
from crisistl.formats.core.gathering import Gathering, recurring_note
from crisistl.formats.core.input import Input
from crisistl.formats.core.kept import (
    KEY,
    Fields,
    NameOf,
    kept,
    kept_header,
    registers_of,
    with_ids,
)
from crisistl.formats.core.record import (
    KINDS,
    Fault,
    Item,
    Note,
    ReadOptions,
    Record,
)
from crisistl.formats.core.register import Registers
from crisistl.formats.core.years import within_years
from crisistl.formats.markwhen.event import (
    Block,
    fields_of,
    json_line,
    lines_of,
    scalar,
    tags_of,
)
from crisistl.formats.markwhen.lines import Body, Group, read_header
from crisistl.model.timeline import Timeline
from crisistl.text.wording import counted

_RULES = re.compile(r"\b(?:pattern|from|fromFormat)\s*:")
_HEADER_READ = ("title", "description", "dateFormat", KEY)
_ZONES = ("timezone", "tz")


def write_markwhen(timeline: Timeline, out: TextIO) -> None:
    """The header, then a paragraph for each event."""
    timeline = within_years(timeline, "markwhen")
    names = NameOf.of(timeline)
    registers = registers_of(timeline)
    _know_tags(names, registers)
    tags = tags_of(names)
    if timeline.title:
        out.write(f"title: {scalar(timeline.title)}\n")
    if timeline.description:
        out.write(f"description: {scalar(timeline.description)}\n")
    if timeline.timezone:
        out.write(f"{_ZONES[0]}: {timeline.timezone}\n")
    own = kept_header(timeline)
    own.pop("timezone", None)
    out.write("".join(f"{line}\n" for line in _kept_lines(own)))
    for event in timeline.events:
        lines = lines_of(event, names, tags)
        if more := kept(event, with_ids(_told(lines), registers)):
            lines.insert(2, f"{KEY}: {json_line(more)}")
        out.write("\n" + "".join(f"{line}\n" for line in lines))


def _told(lines: list[str]) -> Fields:
    return next(
        fields_of(block)
        for block in Body("mdy").read(lines, 1)
        if isinstance(block, Block)
    )


def _know_tags(names: NameOf, registers: Registers) -> None:
    """Let the registers know the themes by their tags."""
    for part_id, tag in tags_of(names).items():
        registers.themes.know({"id": part_id, "name": tag})


def _kept_lines(own: Fields) -> Iterator[str]:
    """What we keep in the header: JSON, a part a line, indented as YAML needs it."""
    if own:
        yield f"{KEY}: {{"
        members = [_member(name, value) for name, value in own.items()]
        yield from ",\n".join(members).split("\n")
        yield "  }"


def _member(name: str, value: Any) -> str:
    if name not in KINDS:
        return f"  {json_line(name)}: {json_line(value)}"
    parts = ",\n".join(f"    {json_line(part)}" for part in value)
    return f"  {json_line(name)}: [\n{parts}]"


def read_markwhen(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The events of a file under its header."""
    if file.remark:
        yield Note(file.remark)
    lines = re.split(r"\r\n|\r|\n", file.text().removeprefix("\ufeff"))
    events = Gathering(
        lambda event, names: _told(lines_of(event, names, tags_of(names))), "id"
    )
    header, length = read_header(lines)
    yield from _header(header, events)
    _know_tags(events.names, events.registers)
    order: DateOrder = "mdy"
    if "d/M" in str(header.get("dateFormat", "")):
        order = "dmy"
    yield from _on_date_format(file.name, header, order)
    body = Body(options.date_order or order).read(lines[length:], length + 1)
    yield from _under_header(body, events)


def _under_header(
    body: Iterable[Block | Group | Fault | Note], events: Gathering
) -> Iterator[Item]:
    """The events of the body, their groups as themes, and at the end remarks on what isn't read as it was written."""
    themes = events.registers.themes
    groups: dict[str, Group] = {}
    recurring: list[str] = []
    old_groups = 0
    for item in body:
        if isinstance(item, Group):
            if item.level == 0:
                old_groups += 1
            if item.name:
                groups.setdefault(themes.id_of(item.name), item)
        elif isinstance(item, Block):
            for reading in _event(item, events):
                yield _in_group(reading, groups, events.registers)
            if item.when.rule:
                recurring.append(item.title)
        elif isinstance(item, Fault):
            events.index += 1
            yield replace(item, place=f"events[{events.index}]")
        else:
            yield item
    yield from recurring_note(recurring, "read once; the rule is in extra.recurs")
    if old_groups:
        yield Note(
            f"{counted(old_groups, 'line')} with group or section, read as themes; since version 1.0 Markwhen "
            "takes such lines for text, and groups are headings (#)"
        )


def _on_date_format(name: str, header: Fields, order: DateOrder) -> Iterator[Item]:
    """What the header says of dates that Markwhen reads in another way, or that is not read here at all."""
    said = header.get("dateFormat")
    if isinstance(said, list | dict) or (isinstance(said, str) and _RULES.search(said)):
        raise DataError(
            f"{name}: the header has dateFormat rules of its own, which are not read here; "
            "write the dates as 2022-01-10"
        )
    if order == "dmy":
        yield Note(
            "dateFormat says that the day comes first, and dates such as 10/01/2022 are read so; "
            "Markwhen since version 1.1 ignores it and reads the month first"
        )


def _header(header: Fields, events: Gathering) -> Iterator[Item]:
    """The fields of the timeline, what we kept in the header, and a remark on what can't be stored."""
    zones = {name: header[name] for name in _ZONES if _is_zone(header.get(name))}
    if fields := _timeline_fields(header, zones.values()):
        yield Record("timeline", fields, 0, 1)
    own = header.get(KEY)
    if isinstance(own, dict):
        yield from events.header(own, 1)
    elif own is not None:
        yield _not_our_json("timeline", own, 1)
    if left := [name for name in header if name not in (*_HEADER_READ, *zones)]:
        yield Note(
            f"left out of the header: {', '.join(left)}; a timeline can't store it"
        )


def _timeline_fields(header: Fields, zones: Iterable[Any]) -> Fields:
    fields = {}
    if header.get("title"):
        fields["title"] = " ".join(str(header["title"]).split("\n"))
    if header.get("description"):
        fields["description"] = header["description"]
    for zone in zones:
        fields.setdefault("timezone", zone)
    return fields


def _not_our_json(place: str, own: object, line: int) -> Fault:
    problem = "is not the JSON that was written there"
    return Fault(f"{place}: {KEY}", problem, line=line, value=str(own)[:60])


def _is_zone(name: object) -> bool:
    """Whether Markwhen's time zone is one of the IANA database; it accepts differences from UTC as well."""
    try:
        return isinstance(name, str) and bool(zone_named(name))
    except UsageError:
        return False


def _in_group(reading: Item, groups: dict[str, Group], registers: Registers) -> Item:
    """A theme that is a group with the text under it, and as part of the theme of the group around it."""
    if not isinstance(reading, Record) or reading.kind != "theme":
        return reading
    if not isinstance(reading.value, dict):  # the header was edited by hand
        return reading
    own_id = reading.value["id"]
    group = groups.get(own_id)
    if group is None:
        return reading
    more = {}
    if description := "\n".join(group.text).strip():
        more["description"] = description
    if group.parent:
        parent = registers.themes.id_of(group.parent)
        if parent != own_id:
            more["part_of"] = parent
    return reading._replace(value={**reading.value, **more})


def _event(block: Block, events: Gathering) -> Iterator[Item]:
    events.index += 1
    own = block.properties.get(KEY)
    name = f"events[{events.index}] {block.title[:60]!r}"
    if own is not None and not isinstance(own, dict):
        yield _not_our_json(name, own, block.line)
        return
    try:
        stated = fields_of(block)
    except CrisisError as error:
        yield Fault.of(error, f"events[{events.index}]", block.line)
    else:
        yield from events.event(stated, own, block.line)
