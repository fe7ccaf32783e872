"""Reading sources: the events of some files into a builder, and what is at fault between them."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crisistl.errors import DataError
from crisistl.formats.archive.building import Builder
from crisistl.formats.archive.intake import Intake
from crisistl.formats.archive.registers import Registers
from crisistl.formats.archive.stored import Stored
from crisistl.formats.archive.wishes import Source, Wish
from crisistl.formats.core.fault_report import FaultyData, LeftOut
from crisistl.formats.core.record import Fault
from crisistl.model.loops import loops

_STEP = 5_000


class SourceReader:
    """Reads sources into a builder, and remembers the source and the line of each event."""

    def __init__(
        self,
        builder: Builder,
        registers: Registers,
        wish: Wish,
        stored: "Stored | None",
    ) -> None:
        self._builder = builder
        self._registers = registers
        self._wish = wish
        self._stored = stored
        self._zone: str | None = registers.header.get("timezone")
        self._has_events = stored is not None
        if stored:
            self._first_row = stored.manifest.next_row
        else:
            self._first_row = 0
        self._lines = array("q")
        self._starts: list[int] = []
        self._names: list[str] = []

    def read(self, source: Source) -> None:
        """Read all of a source. FaultyData with all that is at fault in it."""
        self._starts.append(len(self._lines))
        self._names.append(source.name)
        intake = Intake(self._registers)
        add, lines = self._builder.add, self._lines
        is_first = True
        for event, line, text in intake.events(source.readings()):
            if is_first:
                self._same_zone(source)
                is_first = False
            if fault := add(event, text):
                intake.faults.append(replace(fault, line=line))
                continue
            lines.append(line or 0)
            if len(lines) % _STEP == 0:
                self._wish.progress(len(lines))
        intake.faults += self._registers.faults()
        for text in dict.fromkeys(intake.notes):
            self._wish.note(text)
        self._refuse(source.name, intake.faults, ())
        self._wish.progress(len(lines))

    def _same_zone(self, source: Source) -> None:
        zone = self._registers.header.get("timezone")
        if self._has_events and zone != self._zone:
            raise DataError(
                f"{source.name} has the timezone {zone}, and the events before it have {self._zone or 'none'}",
                "give all files the same",
            )
        self._zone, self._has_events = zone, True
        if zone:
            from crisistl.dates.zones import Zones

            self._builder.zones = Zones.of(zone, None)

    def check(self) -> None:
        """Check what must hold between events. FaultyData."""
        while faults := [*self._between()]:
            by_name: dict[str, list[Fault]] = {}
            rows: dict[str, list[int]] = {}
            for row, fault in faults:
                name = self._name(row)
                by_name.setdefault(name, []).append(
                    replace(fault, line=self._lines[row - self._first_row] or None)
                )
                rows.setdefault(name, []).append(row)
            for name, found in by_name.items():
                self._refuse(name, found, rows[name])
        if self._registers.differing:
            differing = [*self._registers.differing]
            some = ", ".join(differing[:3])
            self._wish.note(
                f"described in two ways, of which the first was kept: {some}"
                + (f" and {len(differing) - 3:,} more" if len(differing) > 3 else "")
            )
        self._drop_omitted()

    def _drop_omitted(self) -> None:
        """An event that is there isn't one that was left out."""
        omitted = self._registers.parts["omitted"]
        for identity in self._known(omitted):
            del omitted[identity]

    def _name(self, row: int) -> str:
        return self._names[bisect_right(self._starts, row - self._first_row) - 1]

    def _refuse(self, name: str, faults: list[Fault], rows: Iterable[int]) -> None:
        if not faults:
            return
        faults.sort(key=lambda fault: fault.line or 0)
        if not self._wish.skip_bad:
            raise FaultyData(name, faults)
        self._wish.note(LeftOut(name, faults))
        ids = [fault.part[1] for fault in faults if fault.part]
        self._builder.drop(ids, rows)

    def _known(self, ids: Iterable[str]) -> set[str]:
        wanted = [*ids]
        if not wanted:
            return set()
        found = self._builder.known(wanted)
        if self._stored:
            return found | self._stored.known(wanted)
        return found

    def _between(self) -> Iterator[tuple[int, Fault]]:
        """The faults of events beside one another, each with the row of the event."""
        for identity, row in self._repeated():
            yield (
                row,
                Fault(
                    f"event {identity!r}: id",
                    f"an earlier one has the id {identity!r} too",
                    "give one of them another",
                ),
            )
        links = [*self._builder.links()]
        known = self._known({other for _, _, other, _ in links})
        known |= self._registers.parts["omitted"].keys()
        answers: dict[str, tuple[str, ...]] = {}
        rows: dict[str, int] = {}
        for field, identity, other, row in links:
            name = field
            if field == "responds":
                name = "responds_to"
            place = f"event {identity!r}: {name}"
            if other not in known:
                yield row, Fault(place, f"unknown event {other!r}")
            elif field == "contradicts" and identity == other:
                problem = "an event can't contradict itself"
                yield row, Fault(place, problem, "take it out")
            elif field == "responds":
                answers[identity] = (*answers.get(identity, ()), other)
                rows[identity] = row
        for loop in loops(answers):
            reason = f"goes round in a circle: {' → '.join(loop)}"
            yield rows[loop[-2]], Fault(f"event {loop[-2]!r}: responds_to", reason)

    def _repeated(self) -> Iterator[tuple[str, int]]:
        yield from self._builder.repeated()
        if self._stored:
            yield from self._builder.rows_of(self._stored.known(self._builder.ids()))
