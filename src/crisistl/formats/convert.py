"""Convert: a file of one format to another; to JSON Lines, CSV and TSV event by event, without holding them."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from os import SEEK_END
from pathlib import PurePath
from typing import IO, Any

from pydantic import ValidationError

from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.fault_report import FaultyData, LeftOut
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.format import Format
from crisistl.formats.core.losses import LOSSES
from crisistl.formats.core.record import Fault, Item, Kind, Note, Record
from crisistl.formats.core.unheld import unheld_events
from crisistl.formats.core.validation import REGISTERS, Header, Placed, validated
from crisistl.formats.sinks import SINKS, Sink, timeline_with
from crisistl.model.canonical import canonical
from crisistl.model.integrity import Part, breaches
from crisistl.model.references import References, holds_together
from crisistl.model.timeline import Event, Timeline

_STEP = 1000
_HELD = 20_000
"""How many events of JSON Lines are few enough to be read once more and put in order; more keep the file's."""
_VALIDATE = Event.__pydantic_validator__.validate_python


@dataclass(frozen=True, slots=True)
class Converted:
    """How many events were written, and what there is to say about what the target makes of them."""

    events: int
    remarks: tuple[str, ...] = ()


def convert(
    read: Callable[[], Iterable[Item]],
    name: str,
    target: Format,
    out: IO[Any],
    *,
    skip_bad: bool = False,
    note: Callable[[str], object] = lambda text: None,
    progress: Callable[[int], object] = lambda events: None,
) -> Converted:
    """Write what `read` gives, the records of the file `name`, to `out`, an open file for the target's format.

    Raises FaultyData with all faults, or with `skip_bad` leaves them out and calls `note`; what `out` holds
    after an error is not whole. `progress` is called now and then with the number of events so far. `read` is
    called again for a fault that only a whole timeline can show, such as a link to a missing event.
    """
    said = _once(note)
    can_go_back = out.seekable()
    # standard output may be a file that has something in it already
    start = out.seek(0, SEEK_END) if can_go_back else 0
    if target.name in SINKS and (can_go_back or not skip_bad):
        ledger = _streamed(
            read(),
            name,
            SINKS[target.name](out),
            _Ledger(all_references=target.name in LOSSES),
            skip_bad,
            said,
            progress,
        )
        if ledger and not (can_go_back and _is_put_in_order(ledger, target)):
            said_of = remarks(ledger.head(), target, ledger.references)
            return Converted(ledger.events, said_of)
    timeline = timeline_of(read(), name, skip_bad=skip_bad, note=said)
    if can_go_back:
        out.seek(start)
        out.truncate()
    return _written_whole(timeline, name, target, out)


def _is_put_in_order(ledger: "_Ledger", target: Format) -> bool:
    """Whether a chronology of ours is small enough to be written again in its canonical order."""
    return target.is_ours and ledger.events <= _HELD


def _written_whole(
    timeline: Timeline, name: str, target: Format, out: IO[Any]
) -> Converted:
    """Write a timeline that is held whole."""
    if target.is_ours:
        timeline = canonical(timeline)
    target.write(timeline, out, name=PurePath(name).name)
    unheld = len([*unheld_events(timeline.events, target.name)])
    return Converted(len(timeline.events) - unheld, remarks(timeline, target))


def _once(note: Callable[[str], object]) -> Callable[[str], object]:
    """The same, but what was said is not said again when a file is read again."""
    said: set[str] = set()

    def say(text: str) -> None:
        if text not in said:
            said.add(text)
            note(text)

    return say


def _streamed(
    readings: Iterable[Item],
    name: str,
    sink: "Sink",
    ledger: "_Ledger",
    skip_bad: bool,
    note: Callable[[str], object],
    progress: Callable[[int], object],
) -> "_Ledger | None":
    """What was written as it came; None if the whole timeline is needed to find what is at fault."""
    faults: list[Fault] = []
    for reading in readings:
        event = _event(reading)
        if event is None:
            faults += _received(reading, ledger, sink, note)
        else:
            ledger.add(event)
            sink.event(event, reading)
            if ledger.events % _STEP == 0:
                progress(ledger.events)
    if not ledger.balances():
        return None
    if faults and not skip_bad:
        raise FaultyData(name, faults)
    sink.close()
    progress(ledger.events)
    if faults:
        note(LeftOut(name, faults))
    return ledger


def _event(reading: Item) -> Event | None:
    """The event that a reading is, if it is one and valid; nearly all are, so this is the short way."""
    if not isinstance(reading, Record) or reading.kind != "event":
        return None
    try:
        return reading.event or _VALIDATE(reading.value)
    except ValidationError:
        return None


def _received(
    reading: Item, ledger: "_Ledger", sink: "Sink", note: Callable[[str], object]
) -> Iterable[Fault]:
    """Take in a reading that isn't a valid event; returns its faults."""
    faults: list[Fault] = []
    for item in validated((reading,)):
        if isinstance(item, Fault):
            faults.append(item)
        elif isinstance(item, Note):
            note(item)
        elif isinstance(item, Header):
            ledger.header |= item.fields
            sink.header(item.fields)
        elif isinstance(item, Placed):
            ledger.enter(item.kind, item.part)
            sink.part(item.kind, item.part)
    return faults


@dataclass
class _Ledger:
    """What must hold between the parts, kept as the registers and eight bytes an event.

    With `all_references` it also remembers every part that an event names, known or not.
    """

    all_references: bool = False
    events: int = 0
    header: dict[str, Any] = field(default_factory=dict)
    _parts: dict[str, list[Part]] = field(
        default_factory=lambda: {name: [] for name in REGISTERS.values()}
    )
    _known: dict[Kind, set[str | None]] = field(
        default_factory=lambda: {
            "actor": set(),
            "theme": set(),
            "source": {None},
            "omitted": set(),
        }
    )
    _ids: "array[int]" = field(default_factory=lambda: array("q"))
    references: References = field(default_factory=References)

    def enter(self, kind: Kind, part: Part) -> None:
        """Take in a part of a register."""
        self._parts[REGISTERS[kind]].append(part)
        self._known[kind].add(part.id)

    def add(self, event: Event) -> None:
        """Take in an event that goes by; what it refers to is remembered unless it has gone by before."""
        self.events += 1
        self._ids.append(hash(event.id))
        if self.all_references or not self._knows_all(event):
            self.references.add((event,))

    def _knows_all(self, event: Event) -> bool:
        """Whether an event surely names only what has gone by before."""
        if event.attributed_to or event.quotes or event.accounts:
            return False
        if event.responds_to or event.contradicts:
            return False
        known = self._known
        return (
            known["actor"].issuperset(event.actors + event.targets)
            and known["theme"].issuperset(event.themes)
            and known["source"].issuperset([cited.source for cited in event.sources])
        )

    def head(self) -> Timeline:
        """The header and the registers, as a timeline without events."""
        return timeline_with(self._parts, self.header)

    def balances(self) -> bool:
        """Whether ids are unlike one another, references lead somewhere and answers go round in no circle."""
        head = self.head()
        if any(breaches(head)):
            return False
        return holds_together(head, self.references, self._ids)
