"""Format: the name, endings, reader and writer of a format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any

from crisistl.errors import Advice, UsageError
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, ReadOptions
from crisistl.model.event_fields import carried
from crisistl.model.timeline import Timeline

Reader = Callable[[Input, ReadOptions], Iterator[Item]]
Writer = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `reads` and `writes` are "module:function" under crisistl.formats, or None.

    `looks` checks the first characters of a file whose ending several formats share.
    A writer is called with a timeline and an open file; where `takes_query`, it also takes the query's sentence as
    `asked`, and where `takes_name`, what a timeline without a title is called, as `name`. Where `takes_plain`, it only
    reads the fields of the parts, which may be those of `crisistl.model.plain` and `crisistl.model.checked`. A file of
    more than `most` events is a burden to open.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    reads: str | None = None
    writes: str | None = None
    looks: Callable[[str], bool] | None = None
    binary: bool = False
    takes_query: bool = False
    takes_name: bool = False
    takes_plain: bool = False
    most: int | None = None

    @property
    def carries(self) -> frozenset[str]:
        """The event fields that survive writing and reading back."""
        return carried(self.name)

    @property
    def is_ours(self) -> bool:
        """Whether it is our own JSON or JSON Lines, in which a chronology is worked on."""
        return self.name in ("json", "jsonl")

    def has_double(self, ending: str) -> bool:
        """Whether a file's ending is one of ours with two parts, such as ".timelinejs.json"."""
        double = tuple(one for one in self.endings if one.count(".") > 1)
        return ending.endswith(double)

    def reader(self) -> Reader:
        """The function that reads it; UsageError where it is only written."""
        if self.reads is None:
            raise UsageError(f"{self.title} is written, not read")
        return _function(self.reads)  # type: ignore[no-any-return]

    def write(
        self, timeline: Timeline, out: IO[Any], *, asked: str = "", name: str = ""
    ) -> None:
        """Write a timeline; `asked` and `name` for a format that takes them. UsageError where it is only read."""
        options = {}
        if self.takes_query:
            options["asked"] = asked
        if self.takes_name:
            options["name"] = name
        self.writer()(timeline, out, **options)

    def writer(self) -> Writer:
        """The function that writes it; UsageError where it is only read."""
        if self.writes is None:
            problem = f"{self.title} is read, not written"
            if self.name == "actors":
                remedy = "it is written beside a table of events"
                raise UsageError(problem, remedy, (Advice("actors_beside"),))
            raise UsageError(problem)
        return _function(self.writes)  # type: ignore[no-any-return]


def _function(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"crisistl.formats.{module}"), name)
