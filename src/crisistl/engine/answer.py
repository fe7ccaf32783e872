"""An answer: a timeline, what was asked of it, and the events that match; what every view starts from."""

from dataclasses import dataclass

from crisistl.model.timeline import Event, Timeline
from crisistl.output.table import Finder
from crisistl.query.fields import Hit
from crisistl.query.search import finder
from crisistl.query.sentence import sentence
from crisistl.query.tree import EVERYTHING, Query, phrases


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits are in the order of DATES.md.

    `streamed` is how many events there were where they were not kept: the timeline then has only those that
    match, and among them one may stand for others and so come more than once.
    """

    timeline: Timeline
    hits: tuple[Hit, ...]
    query: Query = EVERYTHING
    certain: bool = False
    streamed: int | None = None

    @property
    def whole(self) -> int:
        """How many events were asked."""
        return len(self.timeline.events) if self.streamed is None else self.streamed

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that match, without their marks."""
        return tuple(hit.event for hit in self.hits)

    @property
    def find(self) -> Finder | None:
        """Where a text has what was searched for; None where nothing was."""
        return finder([*phrases(self.query)])

    @property
    def sentence(self) -> str:
        """What was asked, as understood."""
        return sentence(self.query, self.timeline, certain=self.certain)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is empty and what there is; nothing where it is not empty."""
        if self.hits:
            return ()
        from crisistl.views.diagnosis import emptied

        return emptied(self)

    @property
    def count(self) -> str:
        """How many events match: "12 of 42 events, 3 of them maybe"."""
        whole, maybe = self.whole, sum(hit.match == "maybe" for hit in self.hits)
        noun = "event" if whole == 1 else "events"
        said = f"{whole:,} {noun}" if len(self.hits) == whole else f"{len(self.hits):,} of {whole:,} {noun}"
        return f"{said}, {maybe} of them maybe" if maybe else said
