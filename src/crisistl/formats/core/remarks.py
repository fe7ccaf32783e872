"""Remarks: what is to be said about many rows, gathered so that each thing is said once."""

from collections import Counter
from collections.abc import Iterator

from crisistl.formats.core.record import Note


class Remarks:
    """Counts remarks of a kind and keeps the first example of each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, tuple[int, str]] = {}

    def add(self, kind: str, line: int, example: str) -> None:
        """Remark something about a line; `kind` says what, `example` what it is there."""
        self._counts[kind] += 1
        self._examples.setdefault(kind, (line, example))

    def notes(self) -> Iterator[Note]:
        """A note for each kind: how often, the first line, the example."""
        for kind, count in self._counts.items():
            line, example = self._examples[kind]
            if count == 1:
                where = f"line {line}"
            else:
                where = f"line {line} and {count - 1:,} more"
            yield Note(f"{where}: {kind}: {example}")
