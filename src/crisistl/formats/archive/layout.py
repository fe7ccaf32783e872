"""Layout: the files of an archive, the columns of its tables, and the checks before it is read."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from crisistl.errors import DataError
from crisistl.text.wording import file_name

ENDING = ".crisis"
VERSION = 1
"""The version of this layout; an archive of another version is refused."""

MANIFEST = "archive.json"

REBUILD = "build the archive again"
RESTORE = f"restore it or {REBUILD}"
"""What to do about an archive that can't be read."""

MOST_HELD = 200_000
"""The most events of an archive that a command may hold in memory."""

PLACED, PLACED_TEXT, SUMMARIZED, TOLD = 1, 2, 4, 8
"""The bits of `has`: a place, a `date_text`, a summary and accounts are given, even if they are empty."""

NO_DEGREES = 999.0
"""The latitude and longitude of an event without them."""

SET, TIMED = 1, 2
"""The bits of `odd`: the date is a set or has an X; the date has a time of day."""

EVENT_COLUMNS: Mapping[str, str] = {
    "pos": "BIGINT",
    "seq": "BIGINT",
    "k1": "BIGINT",
    "k2": "BIGINT",
    "k3": "BIGINT",
    "k4": "BIGINT",
    "id": "VARCHAR",
    "edtf": "VARCHAR",
    "s1": "BIGINT",
    "s2": "BIGINT",
    "e1": "BIGINT",
    "e2": "BIGINT",
    "ends": "INTEGER",
    "odd": "INTEGER",
    "plain": "INTEGER",
    "fineness": "VARCHAR",
    "daypart": "VARCHAR",
    "kind": "VARCHAR",
    "status": "VARCHAR",
    "place": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "actors": "VARCHAR",
    "targets": "VARCHAR",
    "themes": "VARCHAR",
    "attributed": "VARCHAR",
    "responds": "VARCHAR",
    "contradicts": "VARCHAR",
    "cited": "VARCHAR",
    "quotes": "INTEGER",
    "citations": "INTEGER",
    "extras": "INTEGER",
    "has": "INTEGER",
    "folded": "VARCHAR",
    "body": "VARCHAR",
}
"""The columns of the table `events`, none of which is ever NULL.

`pos` is the place of the event in the order of time, with gaps; `seq` its place in the order of the files. `k1` to `k4`
are the order in time without gaps (see `crisistl.formats.archive.rows`). `s1` to `e2` are the four bounds of the date
in seconds of `crisistl.dates.axis`; `ends` is 0 for a closed end, 1 for an open and 2 for an unknown one; `plain` is 1
for a date written YYYY-MM-DD. Lists of ids are texts with blanks between. `folded` is the searched text (see
`crisistl.formats.archive.words`), `body` the event as JSON.
"""

TAG_COLUMNS: Mapping[str, str] = {
    "kind": "VARCHAR",
    "value": "VARCHAR",
    "pos": "BIGINT",
}
"""The columns of the table `tags`: the kind is a column of `events` with ids, or "id" itself."""

SETS: Mapping[str, tuple[str, ...]] = {
    "actor": ("actors", "targets"),
    "theme": ("themes",),
    "source": ("cited",),
}
"""The counts in the table `sets`, each with the columns of `events` whose different values it counts.

Its columns are the name of the count (`field`), these values (`one`, and `other` for the second), the number of events
that have them, and the places of the first and the last of these (`p1` and `p2`). Those of several files are added up.
"""

TAGGED = (
    "id", "actors", "targets", "themes", "attributed", "responds", "contradicts", "cited",
)  # fmt: skip
"""The columns of `events` whose ids are in `tags`."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive contains: its files by table with their sizes in bytes, and figures about its events.

    `sets` and `times` count the events with a date that is a set and with a time; `first` and `last` are the dates of
    the event that began first and of the one that began last; `extra` has the names of all entries of `extra`,
    `checksum` is that of the registers. `parts` describes the model by which the archive was validated, `model` is the
    version of this (see `crisistl.model.plain` and `crisistl.formats.seen`). `accounts` says whether an event has
    accounts; None in older archives, whose `has` has no bit for them.
    """

    events: int
    next_row: int
    sets: int
    times: int
    first: str
    last: str
    extra: tuple[str, ...]
    checksum: int
    model: str
    parts: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    version: int = VERSION
    accounts: bool | None = None

    @classmethod
    def of(cls, folder: Path) -> "Manifest":
        """The manifest of an archive. DataError where it isn't whole or has another version."""
        name = file_name(str(folder))
        path = folder / MANIFEST
        if not folder.is_dir() or not path.is_file():
            raise DataError(
                f"{name} is not an archive: it has no {MANIFEST}",
                "build it with `crisistl archive`",
            )
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise DataError(f"{name}: {MANIFEST} can't be read", REBUILD) from None
        found = cls.of_text(text, f"{name}: {MANIFEST}")
        found.refuse_broken(folder)
        return found

    @classmethod
    def of_text(cls, text: str, name: str) -> "Manifest":
        """The manifest that a text is. DataError where it is none, or has another version."""
        try:
            values = json.loads(text)
            version = values["version"]
            if version == VERSION:
                values["extra"] = tuple(values["extra"])
                found = cls(**values)
        except (ValueError, KeyError, TypeError):
            raise DataError(f"{name} can't be read", REBUILD) from None
        if version != VERSION:
            raise DataError(
                f"{name} is of version {version}, and this crisistl reads version {VERSION}",
                REBUILD,
            )
        return found

    def refuse_broken(self, folder: Path) -> None:
        """Raise DataError where a file is missing or has another size."""
        name = file_name(str(folder))
        for files in self.tables.values():
            for file, size in files.items():
                try:
                    found = (folder / file).stat().st_size
                except OSError:
                    raise DataError(
                        f"{name}: the file {file} is missing", RESTORE
                    ) from None
                if found != size:
                    raise DataError(
                        f"{name}: {file} has {found:,} bytes, not {size:,}", RESTORE
                    )

    def written(self) -> str:
        """The manifest as JSON."""
        values: dict[str, Any] = asdict(self)
        return json.dumps(values, ensure_ascii=False, indent=1) + "\n"

    def paths(self, folder: Path, table: str) -> list[str]:
        """The files of a table."""
        return [str(folder / file) for file in self.tables[table]]


def register_lines(folder: Path, manifest: Manifest) -> str:
    """The registers of an archive as JSON Lines. DataError where they were changed."""
    (path,) = manifest.paths(folder, "registers")
    data = Path(path).read_bytes()
    if crc32(data) != manifest.checksum:
        name = f"{file_name(folder.name)}: {file_name(Path(path).name)}"
        raise DataError(f"{name} was changed", RESTORE)
    return data.decode()


def is_archive(path: str) -> bool:
    """Whether a path names an archive, or what should be one."""
    folder = Path(path)
    if not folder.is_dir():
        return False
    return folder.name.lower().endswith(ENDING) or (folder / MANIFEST).is_file()


def duckdb_module() -> ModuleType:
    """DuckDB. DataError where it isn't installed."""
    try:
        import duckdb
    except ImportError:
        raise DataError(
            "an archive needs DuckDB",
            "install it with: pip install 'crisistl[archive]'",
        ) from None
    return duckdb


def refuse_large(events: int, name: str) -> None:
    """Raise DataError where so many events can't be held in memory."""
    if events > MOST_HELD:
        raise DataError(
            f"{name}: {events:,} events are too many to hold at once (at most {MOST_HELD:,})",
            "narrow them by a period or an actor, show only the first, or export a part to a file first",
        )
