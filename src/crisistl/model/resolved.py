"""A citation with what the register knows of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisistl.dates import EventDate
from crisistl.model.lookups import Lookups

if TYPE_CHECKING:
    from crisistl.model.parts import Citation, Source


class Resolved(NamedTuple):
    """A citation with its source; `published` and `url` are the source's where it has none of its own."""

    citation: Citation
    source: Source | None
    published: EventDate | None
    url: str | None

    @property
    def day(self) -> str | None:
        """When it was published, in words."""
        if self.published:
            return self.published.describe()
        return None


def resolved(citation: Citation, timeline: Lookups) -> Resolved:
    """The citation with what the register of the timeline knows of its source."""
    source = timeline.sources_by_id.get(citation.source or "")
    return Resolved(
        citation,
        source,
        citation.published or (source.published if source else None),
        citation.url or (source.url if source else None),
    )
