"""Remarks: what is to be said about many rows, gathered so that each thing is said once."""

from collections.abc import Iterator

from crisistl.formats.core.record import Note

_MOST = 1000


class Remarks:
    """Counts remarks of a kind and keeps the first example of each, or with `full` nearly all of them."""

    def __init__(self, *, full: bool = False) -> None:
        self._full = full
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[tuple[int, str]]] = {}

    def add(self, kind: str, line: int, example: str, *values: object) -> None:
        """Remark something about a line; `kind` says what, `example` what it is there.

        Where there are `values`, the example is a format for them, which is filled in only if it is kept.
        """
        count = self._counts.get(kind, 0) + 1
        self._counts[kind] = count
        if count > 1 and not (self._full and count <= _MOST):
            return
        if values:
            example = example.format(*values)
        self._examples.setdefault(kind, []).append((line, example))

    def notes(self) -> Iterator[Note]:
        """A note for each kind: how often, the first line, the example."""
        for kind, count in self._counts.items():
            line, example = self._examples[kind][0]
            if self._full and count > 1:
                yield Note(self._each(kind, count))
                continue
            if count == 1:
                where = f"line {line}"
            else:
                where = f"line {line} and {count - 1:,} more"
            yield Note(f"{where}: {kind}: {example}")

    def _each(self, kind: str, count: int) -> str:
        """Every line of a kind, in full."""
        examples = self._examples[kind]
        lines = [f"{kind}:"]
        for line, example in examples:
            lines.append(f"  line {line}: {example}")
        if count > len(examples):
            lines.append(f"  and {count - len(examples):,} more")
        return "\n".join(lines)
