"""A stream: our JSON Lines read twice, its registers first, then its events one by one, none of them kept."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from crisistl.errors import DataError
from crisistl.formats.fold import timeline_of
from crisistl.formats.input import Input
from crisistl.formats.own import event_of, read_parts
from crisistl.integrity import References, loops
from crisistl.model import Event, Timeline

_PART = re.compile(rb'\s*\{\s*"(?:timeline|source|actor|theme|omitted)"\s*:\s*\{')


class NotStreamed(Exception):  # not an error: the file is to be loaded whole, which says why
    """The file has something that only a whole timeline can tell about, most often a fault."""


@dataclass
class Stream:
    """The registers of a file, as a timeline without events, and a way to read its events.

    What must hold between events is held here too, in eight bytes an event.
    """

    file: Input
    head: Timeline
    count: int = 0
    _ids: "array[int]" = field(default_factory=lambda: array("q"), repr=False)

    @classmethod
    def of(cls, file: Input) -> "Stream":
        """The stream of a file; NotStreamed where it does not begin with a part as `export x.jsonl` writes it."""
        with file.open() as lines:
            if not _PART.match(next(lines, b"")):
                raise NotStreamed
        try:
            return cls(file, timeline_of(read_parts(file, _PART), file.name))
        except (DataError, UnicodeDecodeError):
            raise NotStreamed from None

    def events(self) -> Iterator[Event]:
        """The events in the order of the file. NotStreamed, at the latest at the end, where one is at fault."""
        used = References()
        answers: dict[str, tuple[str, ...]] = {}
        with self.file.open() as lines:
            for line in lines:
                event = event_of(line)
                if event is None:
                    if not line.isspace() and not _PART.match(line):
                        raise NotStreamed
                    continue
                used.add(event)
                self._ids.append(hash(event.id))
                if event.responds_to:
                    answers[event.id] = event.responds_to
                yield event
        self.count = len(self._ids)
        self._check(used, answers)

    def _check(self, used: References, answers: dict[str, tuple[str, ...]]) -> None:
        ids = set(self._ids)
        linked = {hash(event_id) for event_id in used.events} - ids
        linked -= {hash(event_id) for event_id in self.head.omitted_by_id}
        if len(ids) < self.count or linked or not used.known_to(self.head) or any(loops(answers)):
            raise NotStreamed
