"""Clash: what could not be united, and what was done about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that a file tells otherwise than those before it. `id` is the part's id in the union."""

    file: str
    register: str
    id: str
    reason: str

    def sentence(self) -> str:
        """The clash in one line: `b: actors 'russia': role: 'x' here, 'y' before; kept the first`."""
        return f"{self.file}: {self.register} {self.id!r}: {self.reason}"
