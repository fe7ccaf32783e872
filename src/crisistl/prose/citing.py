"""Citing: an article as a source of a chronology, and the events that cite a place of it."""

import re

from crisistl.formats.core.slug import Ids, slug
from crisistl.formats.draft.file import Draft, Evidence, Proposal
from crisistl.model.timeline import Citation, Event, Source, Timeline
from crisistl.prose.titles import headline


def source_of(draft: Draft) -> Source:
    """The article as a source of a chronology."""
    article = draft.article
    name = (
        article.source
        or slug(re.sub(r"\.\w+$", "", article.file.rpartition("/")[2]))
        or "article"
    )
    first = article.text.strip().split("\n", 1)[0]
    title = article.title or headline(first[:2_000])
    return Source.model_validate(
        {
            "id": name,
            "title": title or name,
            "published": str(article.published) if article.published else None,
        }
    )


def known_source(draft: Draft, timeline: Timeline) -> str | None:
    """The id of the source of a chronology that is the article; None where it has none.

    Another article may come from a file of the same name. The article's own source has its title and day, or is cited
    by an event that one of the proposals became.
    """
    own = source_of(draft)
    if draft.article.source and own.id in timeline.sources_by_id:
        return own.id  # as the user named it
    for source in timeline.sources:
        if _is_same_article(source, own):
            return source.id
    return _source_of_events(draft, timeline)


def _is_same_article(source: Source, own: Source) -> bool:
    is_same = (source.title, source.published) == (own.title, own.published)
    return is_same and _is_numbered(source.id, own.id)


def _source_of_events(draft: Draft, timeline: Timeline) -> str | None:
    """The source cited by an event that one of the proposals became."""
    for proposal in draft.proposals:
        event = timeline.events_by_id.get(proposal.event_id or "")
        for citation in event.sources if event else ():
            if _is_of(citation, proposal):
                return citation.source
    return None


def _is_numbered(identity: str, base: str) -> bool:
    """Whether an id is another, with or without a number behind it: news, news-2."""
    return re.fullmatch(rf"{re.escape(base)}(-\d+)?", identity) is not None


def with_source(timeline: Timeline, draft: Draft) -> tuple[Timeline, str]:
    if known := known_source(draft, timeline):
        return timeline, known
    source = source_of(draft)
    ids = Ids()
    for taken in timeline.sources_by_id:
        ids.reserve(taken)
    source = source.model_copy(update={"id": ids.give(source.id)})
    return timeline.with_parts(sources=(*timeline.sources, source)), source.id


def citation_of(source: str, evidence: Evidence) -> Citation:
    return Citation(source=source, locator=evidence.locator)


def cites(event: Event, proposal: Proposal, source: str | None) -> bool:
    """Whether an event cites the place of the article that a proposal is about; `source` is the article, if known."""
    return any(
        _is_of(citation, proposal) and source in (None, citation.source)
        for citation in event.sources
    )


def _is_of(citation: Citation, proposal: Proposal) -> bool:
    return bool(citation.source) and citation == citation_of(
        str(citation.source), proposal.evidence
    )


def without_citation(event: Event, merged: Proposal, old: Event) -> Event:
    """An event without the citation that a merge added to it; what others have changed since stays."""
    kept = tuple(
        citation
        for citation in event.sources
        if citation in old.sources or not _is_of(citation, merged)
    )
    return event.model_copy(update={"sources": kept})
