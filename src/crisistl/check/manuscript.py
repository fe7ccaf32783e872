"""Manuscript: a chronology to check, with the lines of its parts and the faults of its file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from crisistl.check.running_text import (
    Text,
    suspect_texts,
    suspect_texts_of_events,
)
from crisistl.formats.core.choosing import detected
from crisistl.formats.core.fault_report import FaultyData
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.format import Format
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Path, ReadOptions, Record
from crisistl.formats.core.registry import format_named
from crisistl.formats.core.validation import REGISTERS
from crisistl.formats.json.doubles import Doubled, doubled_keys
from crisistl.formats.json.part_lines import part_lines
from crisistl.formats.json.stream import Stream
from crisistl.formats.json.walk import RepeatedKey
from crisistl.model.as_known import as_known
from crisistl.model.checked import Sharing
from crisistl.model.timeline import Event, Timeline
from crisistl.text.switch import is_quick

Lines = dict[tuple[str, str], int | Callable[[Path], int | None]]
"""For a register and an id, the line of that part, or what finds it."""

LinesInOrder = Mapping[str, Sequence[int]]
"""For a register, the lines of its parts."""


@dataclass(frozen=True)
class Manuscript:
    """What the rules check. `today` is the last day that the chronology covers, or else the current day.

    If there are `faults` or `doubled` keys, the file can't be loaded and the timeline is empty. With `only`, the rules
    report no more than what they find about the event with this id.
    """

    timeline: Timeline
    today: date
    faults: tuple[Fault, ...] = ()
    doubled: tuple[Doubled, ...] = ()
    lines: Lines = field(default_factory=dict, repr=False)
    in_order: LinesInOrder = field(default_factory=dict, repr=False)
    only: str | None = None

    @classmethod
    def of(
        cls, timeline: Timeline, today: date, *, only: str | None = None
    ) -> "Manuscript":
        """A manuscript of a timeline that is already loaded."""
        return cls(timeline, timeline.as_of or today, only=only)

    @classmethod
    def read(
        cls,
        file: Input,
        today: date,
        *,
        from_format: str | None = None,
        options: ReadOptions | None = None,
        skip_bad: bool = False,
        note: Callable[[str], object] = lambda text: None,
    ) -> "Manuscript":
        """A manuscript of a file, without the faulty records if `skip_bad`.

        Raises DataError if the file can't be read at all.
        """
        if from_format:
            known, remark = format_named(from_format), None
        else:
            known, remark = detected(file)
        if remark:
            note(remark)
        if known.is_ours and (found := _streamed(file)):
            whole, in_order = found
            return cls(whole, whole.as_of or today, in_order=in_order)
        lines: Lines = {}
        faults: tuple[Fault, ...] = ()
        try:
            timeline = _read(
                known, file, options or ReadOptions(), lines, skip_bad, note
            )
        except FaultyData as error:
            timeline, faults = Timeline(), error.faults
        except RepeatedKey as error:
            return cls(Timeline(), today, doubled=_doubled(file, known, error))
        return cls(timeline, timeline.as_of or today, faults, lines=lines)

    def as_known(self, day: date) -> tuple["Manuscript", str]:
        """The manuscript as it was known on a day, and why it has no events then; "" where it has."""
        known = as_known(self.timeline, day)
        reason = ""
        if not known.timeline.events:
            reason = known.not_yet.reason()
        lines = self.lines or self._lines_by_id()
        then = replace(
            self, timeline=known.timeline, today=day, lines=lines, in_order={}
        )
        return then, reason

    def _lines_by_id(self) -> Lines:
        lines: Lines = {}
        for register, in_order in self.in_order.items():
            parts = getattr(self.timeline, register)
            for part, line in zip(parts, in_order, strict=True):
                lines[register, part.id] = line
        return lines

    def asked(self) -> Iterable[tuple[int, Event]]:
        """The events to report on, each with its index; with `only`, that event and those that link to it."""
        if self.only is None:
            return enumerate(self.timeline.events)
        return self._only

    @cached_property
    def _only(self) -> Sequence[tuple[int, Event]]:
        numbered = enumerate(self.timeline.events)
        return [item for item in numbered if _concerns(item[1], self.only)]

    @cached_property
    def suspect_texts(self) -> Sequence[Text]:
        """The texts with a character that a rule about texts looks for."""
        if self.only is None:
            return [*suspect_texts(self.timeline)]
        return [*suspect_texts_of_events(self.asked())]

    def line(self, register: str, place: int) -> int | None:
        """The line of the part at a place in its register, if the format has lines."""
        if register in self.in_order:
            return self.in_order[register][place]
        part = getattr(self.timeline, register)[place]
        line = self.lines.get((register, part.id))
        if callable(line):  # finding it takes longer than reading the part
            return line(())
        return line


def _concerns(event: Event, event_id: str | None) -> bool:
    """Whether an event has an id, or links to the event that has it."""
    is_linked = event_id in event.responds_to or event_id in event.contradicts
    return is_linked or event.id == event_id


def _doubled(file: Input, known: Format, error: RepeatedKey) -> tuple[Doubled, ...]:
    """All keys of a file that are repeated; raises `error` where it isn't well-formed either."""
    try:
        return (*doubled_keys(file, lines=known.name == "jsonl"),)
    except (ValueError, RecursionError):
        raise error from None


def _read(
    known: Format,
    file: Input,
    options: ReadOptions,
    lines: Lines,
    skip_bad: bool,
    note: Callable[[str], object],
) -> Timeline:
    """The timeline of a file, in the quicker way where nothing is at fault: only the usual one explains each fault."""
    if not skip_bad:
        remarks: list[str] = []
        with suppress(FaultyData):
            plain = replace(options, plain=True)
            readings = _noting_lines(known.reader()(file, plain), lines)
            timeline = timeline_of(readings, file.name, note=remarks.append)
            for remark in remarks:
                note(remark)
            return timeline
        lines.clear()
    readings = _noting_lines(known.reader()(file, options), lines)
    return timeline_of(readings, file.name, skip_bad=skip_bad, note=note)


def _streamed(file: Input) -> tuple[Timeline, LinesInOrder] | None:
    """The timeline of a valid file in our own layout, and the lines of its parts; None for any other."""
    timeline = _whole(file)
    if timeline is None or file.remark:
        return None
    lines = part_lines(file, timeline)
    return (timeline, lines) if lines else None


def _whole(file: Input) -> Timeline | None:
    stream = Stream.of(file, to_write=not is_quick())
    return stream.whole(Sharing().of) if stream else None


def _noting_lines(readings: Iterable[Item], lines: Lines) -> Iterator[Item]:
    for reading in readings:
        if isinstance(reading, Record) and reading.kind in REGISTERS:
            identity = reading.event.id if reading.event else reading.value.get("id")
            line = reading.line or reading.locate
            if line and isinstance(identity, str):
                lines[REGISTERS[reading.kind], identity] = line
        yield reading
