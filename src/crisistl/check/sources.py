"""Who stands behind a statement: events without a source, and those with one alone."""

from collections.abc import Iterator

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.model.timeline import Event

_CONTESTED = ("claimed", "disputed")


def no_source(manuscript: Manuscript) -> Iterator[Found]:
    """An event that says nothing about which source tells it."""
    for index, event in enumerate(manuscript.timeline.events):
        if not event.sources:
            yield Found("has no source", "say in 'sources' which one tells it", "events", index)


def one_source(manuscript: Manuscript) -> Iterator[Found]:
    """A timeline all of whose events stand in one source."""
    events, known = manuscript.timeline.events, manuscript.timeline.sources_by_id
    sources = {source for event in events for source in sources_of(event)}
    if len(events) > 1 and len(sources) == 1:
        (only,) = sources
        title = known[only].title if only in known else only
        reason = f"all that is told stands in one source, {title!r}"
        yield Found(reason, "look for a second one, at least for what is contested")


def contested_by_one(manuscript: Manuscript) -> Iterator[Found]:
    """A statement that is claimed, disputed or contradicted, with one source, where there are others."""
    timeline = manuscript.timeline
    if len({source for event in timeline.events for source in sources_of(event)}) < 2:
        return
    for index, event in enumerate(timeline.events):
        contested = event.status in _CONTESTED or event.id in timeline.contradictions
        if contested and len(sources_of(event)) == 1:
            how = event.status if event.status in _CONTESTED else "contradicted"
            yield Found(f"is {how} and has one source", "look for a second source", "events", index)


def sources_of(event: Event) -> frozenset[str]:
    """The outlets that an event cites, by id; an article without one by its address or title."""
    cited = (citation.source or citation.url or citation.title for citation in event.sources)
    return frozenset(source for source in cited if source)
