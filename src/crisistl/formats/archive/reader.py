"""Reader: all events of an archive in the order of the files that it was built from."""

from collections.abc import Iterator

from crisistl.errors import DataError
from crisistl.formats.archive.layout import RESTORE, Manifest, duckdb_module
from crisistl.formats.archive.registers import read_registers
from crisistl.formats.core.input import Input
from crisistl.formats.core.plain_parts import header, plain
from crisistl.formats.core.record import Item, ReadOptions, Record
from crisistl.formats.core.validation import REGISTERS
from crisistl.formats.json.pieces import event_of

_BATCH = 2_000


def read(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The registers of an archive, then its events one by one."""
    assert file.path
    duckdb = duckdb_module()
    manifest = Manifest.of(file.path)
    head = read_registers(file.path, manifest)
    yield Record("timeline", header(head), 0)
    for kind, register in REGISTERS.items():
        if kind != "event":
            for number, part in enumerate(getattr(head, register)):
                yield Record(kind, plain(part), number)  # type: ignore[arg-type]
    try:
        with duckdb.connect() as database:
            database.execute("SET memory_limit = '500MB'")
            found = database.execute(
                "SELECT body FROM read_parquet(?) ORDER BY seq",
                [manifest.paths(file.path, "events")],
            )
            number = 0
            while some := found.fetchmany(_BATCH):
                for (body,) in some:
                    event = event_of(body.encode())
                    if event is None:
                        raise DataError(f"{file.name}: an event can't be read", RESTORE)
                    yield Record("event", {}, number, event=event)
                    number += 1
    except duckdb.Error:
        raise DataError(f"{file.name} can't be read; build the archive again") from None
