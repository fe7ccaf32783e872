"""Replayed: rows that are parsed once and read from a temporary file in every later pass."""

import pickle
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from crisistl.formats.tables.grid import Lines

_BATCH = 1000  # rows that are written at once


class Replayed:
    """The rows that a function gives. It is called again only where a pass ended before the last row."""

    def __init__(self, lines: Callable[[], Lines]) -> None:
        self._lines = lines
        self._kept: IO[bytes] | None = None

    def __call__(self) -> Lines:
        """The rows from the first on."""
        if self._kept is None:
            return self._parsed()
        return self._replayed(self._kept)

    def close(self) -> None:
        """Remove the temporary file."""
        if self._kept is not None:
            self._kept.close()

    def _parsed(self) -> Lines:
        kept = TemporaryFile()  # noqa: SIM115  it is closed by close()
        try:
            batch: list[Any] = []
            for numbered in self._lines():
                batch.append(numbered)
                if len(batch) == _BATCH:
                    pickle.dump(batch, kept)
                    batch = []
                yield numbered
            pickle.dump(batch, kept)
            self._kept = kept
        finally:
            if self._kept is not kept:
                kept.close()

    def _replayed(self, kept: IO[bytes]) -> Lines:
        kept.seek(0)
        yield from _batches(kept)


def _batches(kept: IO[bytes]) -> Iterator[Any]:
    while True:
        try:
            batch = pickle.load(kept)
        except EOFError:
            return
        yield from batch
