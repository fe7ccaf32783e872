"""Stored: the rows of an archive that is added to, as far as new events need them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.archive.building import Neighbours
from crisistl.formats.archive.layout import RESTORE, Manifest, duckdb_module
from crisistl.text.wording import file_name


class Stored:
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
