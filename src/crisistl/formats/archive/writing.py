"""Writing: an archive built from files, or added to, whole or not at all."""

import shutil
import tempfile
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from crisistl.dates import EventDate
from crisistl.errors import DataError, OutputError
from crisistl.formats.archive.building import Builder, Neighbours, reported
from crisistl.formats.archive.intake import Intake
from crisistl.formats.archive.layout import MANIFEST, RESTORE, Manifest, duckdb_module
from crisistl.formats.archive.registers import Registers, read_registers
from crisistl.formats.core.fault_report import FaultyData, LeftOut
from crisistl.formats.core.record import Fault, Item
from crisistl.formats.json.own_writer import write_lines
from crisistl.formats.seen import rules_version
from crisistl.model.derived import description
from crisistl.model.loops import loops
from crisistl.output.files import replacing, updating
from crisistl.text.wording import file_name

Note = Callable[[str], object]
_STEP = 5_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name for messages, and a function that reads it."""

    name: str
    readings: Callable[[], Iterable[Item]]


@dataclass(frozen=True, slots=True)
class Wish:
    """How an archive is built: whether faulty events are left out, and what is called meanwhile.

    `progress` is called with the number of events so far, `note` with each remark.
    """

    skip_bad: bool
    note: Note
    progress: Callable[[int], object]


def build(sources: Sequence[Source], target: str, wish: Wish) -> int:
    """Build an archive of some files in place of one that may be there; the number of its events.

    Raises FaultyData with all that is at fault in a file, and OutputError where the archive can't be written; then
    nothing is changed.
    """
    place = Path(target)
    if place.exists() and not (place / MANIFEST).is_file():
        raise OutputError(
            f"can't write {file_name(target)}: it is there and not an archive",
            "name another",
        )
    with reported(file_name(target)), _beside(place) as folder:
        out = folder / "out"
        out.mkdir()
        with _gathered(sources, folder, Registers(), wish) as (builder, registers):
            manifest = _finished(builder, registers, out)
        (out / MANIFEST).write_text(manifest.written(), encoding="utf-8")
        _swap(out, place, folder)
    return manifest.events


def append(sources: Sequence[Source], target: str, wish: Wish) -> int:
    """Add the events of some files to an archive; the number of added events. Errors as of `build`."""
    place = Path(target)
    with updating(str(place / MANIFEST), wish.note) as lock:
        old = Manifest.of(place)
        registers = Registers.of(read_registers(place, old))
        with reported(file_name(target)), _beside(place) as folder:
            out = folder / "out"
            out.mkdir()
            stored = _Stored(place, old)
            with _gathered(sources, folder, registers, wish, stored) as (builder, _):
                if not builder.count:
                    return 0
                between = stored.neighbours(*builder.range())
                prefix = f"{len(old.tables['events']) + 1:04}-"
                added = _finished(
                    builder, registers, out, prefix, old.next_row, between
                )
            manifest = _joined(old, added)
            for path in out.iterdir():
                path.replace(place / path.name)
        with replacing(str(place / MANIFEST), wish.note, lock=lock) as file:
            file.write(manifest.written().encode())
        for name in old.tables["registers"]:
            (place / name).unlink(missing_ok=True)
    return added.events


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A folder beside a place, which is gone at the end."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{place.name[:80]}.", dir=place.parent))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"can't write {file_name(str(place))}: {reason}; nothing was changed"
        ) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(out: Path, place: Path, folder: Path) -> None:
    """Put a finished archive in its place."""
    out.chmod(0o755)
    if place.exists():
        place.rename(folder / "old")
    out.rename(place)


@contextmanager
def _gathered(
    sources: Sequence[Source],
    folder: Path,
    registers: Registers,
    wish: Wish,
    stored: "_Stored | None" = None,
) -> Iterator[tuple[Builder, Registers]]:
    """All events of the sources in a builder, checked among one another."""
    builder = Builder(folder, None, stored.manifest.next_row if stored else 0)
    with builder:
        reader = _Reader(builder, registers, wish, stored)
        for source in sources:
            reader.read(source)
        reader.check()
        yield builder, registers


class _Reader:
    """Reads sources into a builder, and remembers the source and the line of each event."""

    def __init__(
        self,
        builder: Builder,
        registers: Registers,
        wish: Wish,
        stored: "_Stored | None",
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


class _Stored:
    """An archive that is added to."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._folder = folder

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids that an event has."""
        found = self._rows(
            "SELECT DISTINCT value FROM read_parquet(?) WHERE kind = 'id' AND value IN (SELECT unnest(?::VARCHAR[]))",
            [self.manifest.paths(self._folder, "tags"), [*ids]],
        )
        return {identity for (identity,) in found}

    def neighbours(self, first: int, last: int) -> Neighbours:
        """The events of these days, as the first number of the order in time counts them."""
        files = self.manifest.paths(self._folder, "events")
        ((before, after),) = self._rows(
            "SELECT max(pos) FILTER (WHERE k1 < ?), min(pos) FILTER (WHERE k1 > ?) FROM read_parquet(?)",
            [first, last, files],
        )
        between = self._rows(
            "SELECT k1, k2, k3, k4, pos FROM read_parquet(?) WHERE k1 BETWEEN ? AND ? ORDER BY pos",
            [files, first, last],
        )
        return Neighbours(before or 0, after or 1 << 62, between)

    def _rows(self, sql: str, values: list[Any]) -> list[Any]:
        duckdb = duckdb_module()
        try:
            with duckdb.connect() as database:
                return database.execute(sql, values).fetchall()  # type: ignore[no-any-return]
        except duckdb.Error:
            name = file_name(self._folder.name)
            raise DataError(f"{name} can't be read", RESTORE) from None


def _finished(
    builder: Builder,
    registers: Registers,
    out: Path,
    prefix: str = "",
    first_row: int = 0,
    between: Neighbours | None = None,
) -> Manifest:
    """The tables and the registers written, with the manifest for them."""
    tables = builder.finish(out, prefix, between)
    name = f"{prefix}registers.jsonl"
    with (out / name).open("w", encoding="utf-8", newline="") as file:
        write_lines(registers.head(), file)
    tables["registers"] = {name: (out / name).stat().st_size}
    extent = [str(when) for when in builder.extent()] or ["", ""]
    return Manifest(
        builder.count,
        builder.next_row,
        builder.sets,
        builder.times,
        extent[0],
        extent[1],
        tuple(builder.extra),
        crc32((out / name).read_bytes()),
        rules_version(),
        description(),
        tables,
        accounts=builder.accounts,
    )


def _joined(old: Manifest, added: Manifest) -> Manifest:
    """The manifest of an archive and of what is added to it."""
    firsts = [EventDate.parse(text) for text in (old.first, added.first) if text]
    lasts = [EventDate.parse(text) for text in (old.last, added.last) if text]
    tables = {
        name: {**old.tables[name], **added.tables[name]} for name in ("events", "tags")
    }
    tables["registers"] = {**added.tables["registers"]}
    if "sets" in old.tables:
        tables["sets"] = {**old.tables["sets"], **added.tables["sets"]}
    return Manifest(
        old.events + added.events,
        added.next_row,
        old.sets + added.sets,
        old.times + added.times,
        str(min(firsts, key=lambda when: when.sort_key)),
        str(max(lasts, key=lambda when: when.latest_start)),
        tuple(dict.fromkeys((*old.extra, *added.extra))),
        added.checksum,
        added.model if added.model == old.model else "",
        added.parts,
        tables,
        accounts=None if old.accounts is None else old.accounts or added.accounts,
    )
