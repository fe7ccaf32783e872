"""Rules about sources: events without a source, and statements with only one."""

from collections.abc import Iterable, Iterator

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.model.timeline import Event

_CONTESTED = ("claimed", "disputed")


def no_source(manuscript: Manuscript) -> Iterator[Reported]:
    """Events without a source; that of an account is one."""
    for index, event in manuscript.asked():
        if not event.sources and not any(a.source for a in event.accounts):
            yield Reported("has no source", "name one in 'sources'", "events", index)


def one_source(manuscript: Manuscript) -> Iterator[Reported]:
    """A timeline in which every event cites the same source."""
    events, known = manuscript.timeline.events, manuscript.timeline.sources_by_id
    sources = _first_two(events)
    if len(events) > 1 and len(sources) == 1:
        (only,) = sources
        if only in known:
            title = known[only].title
        else:
            title = only
        reason = f"every event cites the same source, {title!r}"
        yield Reported(
            reason, "look for a second source, at least for what is contested"
        )


def contested_by_one(manuscript: Manuscript) -> Iterator[Reported]:
    """Claimed, disputed or contradicted events with only one source, in a timeline that has several."""
    timeline = manuscript.timeline
    if len(_first_two(timeline.events)) < 2:
        return
    for index, event in manuscript.asked():
        contested = event.status in _CONTESTED or event.id in timeline.contradictions
        if contested and len(sources_of(event)) == 1:
            how = "contradicted"
            if event.status in _CONTESTED:
                how = event.status
            yield Reported(
                f"is {how} and has only one source",
                "look for a second source",
                "events",
                index,
            )


def _first_two(events: Iterable[Event]) -> set[str]:
    """The sources that events cite, up to the first event with which they are two or more."""
    found: set[str] = set()
    for event in events:
        found |= sources_of(event)
        if len(found) > 1:
            break
    return found


def sources_of(event: Event) -> frozenset[str]:
    """The ids of the outlets that an event cites; an article without an outlet by its URL or title."""
    cited = (
        citation.source or citation.url or citation.title for citation in event.sources
    )
    return frozenset(source for source in cited if source)
