"""Gathering: the events of another tool's file as they come, with what we kept of them and the names they use."""

from collections.abc import Callable, Iterator, Sequence

from crisistl.formats.core.kept import Fields, NameOf, restored, with_ids
from crisistl.formats.core.record import KINDS, Fault, Item, Note, Path, Record
from crisistl.formats.core.register import Registers
from crisistl.formats.core.slug import Ids, slug
from crisistl.model.timeline import Event


class Gathering:
    """Makes records of the content of a file, and remembers the names and ids that it used.

    `state` gives what such a file says of an event that we wrote, so that an edited one is noticed; `id_name`
    is what the file calls an event's id.
    """

    def __init__(self, state: Callable[[Event, NameOf], Fields], id_name: str) -> None:
        self.registers = Registers()
        self.names = NameOf()
        self.index = -1
        self._state = state
        self._id_name = id_name
        self._ids = Ids()

    def header(self, own: Fields, line: int | None) -> Iterator[Item]:
        """What we kept of the header and the registers."""
        if fields := {name: value for name, value in own.items() if name not in KINDS}:
            yield Record("timeline", fields, 0, line)
        for name, kind in KINDS.items():
            parts = own.get(name, [])
            for index, part in enumerate(parts if isinstance(parts, list) else [parts]):
                if not isinstance(part, dict):
                    yield Fault(
                        f"{name}[{index}]",
                        "an object is needed: {...}",
                        line=line,
                        value=str(part)[:60],
                    )
                    continue
                self.registers.know(kind, part)
                self.names.take(kind, part)
                yield Record(kind, part, index, line)

    def event(
        self,
        stated: Fields,
        own: object,
        line: int | None,
        locate: Callable[[Path], int | None] | None = None,
    ) -> Iterator[Record]:
        """The event, after the names that are new in it. `own` is what we kept of it, if anything."""
        if isinstance(own, dict):
            event = restored(
                stated,
                own,
                self.registers,
                lambda written: self._state(written, self.names),
            )
        else:
            event = with_ids(stated, self.registers)
        for record in self.registers.fresh():
            if isinstance(record.value, dict):
                self.names.take(record.kind, record.value)
            yield record
        yield Record("event", self._with_id(event), self.index, line, locate)

    def _with_id(self, event: Fields) -> Fields:
        """The event with an id that no other has; one that isn't text is left for the model to refuse."""
        wanted = event.get("id") or slug(str(event["title"])) or "event"
        if not isinstance(wanted, str):
            return event
        given = self._ids.give(wanted)
        extra = event.get("extra", {})
        if "id" in event and given != wanted and isinstance(extra, dict):
            event["extra"] = extra | {self._id_name: wanted}
        return {"id": given} | {
            name: value for name, value in event.items() if name != "id"
        }


def recurring_note(titles: Sequence[str], how: str) -> Iterator[Note]:
    """That the events of these titles recur and are each read once; `how` is the rest of the sentence."""
    if titles:
        more = ""
        if len(titles) > 1:
            more = f" and {len(titles) - 1:,} more"
        yield Note(f"{titles[0]!r}{more}: recurring, {how}")
