"""Clash: a conflict between files that are read as one, and how it was resolved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict between a file and those before it. `id` is the id of the part in the union.

    `other` is the id of a part of the same register that may be the same as this one.
    """

    file: str
    register: str
    id: str
    reason: str
    other: str | None = None

    def sentence(self) -> str:
        """The clash in one line: `b: actors 'russia': role: 'x' here, 'y' before; kept the first`."""
        return f"{self.file}: {self.register} {self.id!r}: {self.reason}"
