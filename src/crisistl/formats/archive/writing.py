"""Writing: an archive built from files, or added to, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from crisistl.dates import EventDate
from crisistl.errors import OutputError
from crisistl.formats.archive.building import Builder, Neighbours, reported
from crisistl.formats.archive.layout import MANIFEST, Manifest
from crisistl.formats.archive.reading_sources import SourceReader
from crisistl.formats.archive.registers import Registers, read_registers
from crisistl.formats.archive.stored import Stored
from crisistl.formats.archive.wishes import Source, Wish
from crisistl.formats.json.own_writer import write_lines
from crisistl.formats.seen import rules_version
from crisistl.model.derived import description
from crisistl.output.files import replacing, updating
from crisistl.text.wording import file_name


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
            stored = Stored(place, old)
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
    stored: "Stored | None" = None,
) -> Iterator[tuple[Builder, Registers]]:
    """All events of the sources in a builder, checked among one another."""
    builder = Builder(folder, None, stored.manifest.next_row if stored else 0)
    with builder:
        reader = SourceReader(builder, registers, wish, stored)
        for source in sources:
            reader.read(source)
        reader.check()
        yield builder, registers


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
