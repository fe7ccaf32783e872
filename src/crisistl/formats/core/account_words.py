"""Account words: what one source says of an event, on one line, for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisistl.query.cells import names_of

if TYPE_CHECKING:
    from crisistl.model.timeline import Account, Citation, Timeline


def account_words(account: Account, timeline: Timeline) -> str:
    """The source, then the date, who acted, the status and the words that it gives."""
    claimants = ", ".join(names_of(account.attributed_to, timeline.actors_by_id))
    parts = (
        account.date.describe() if account.date else None,
        side_words(account, timeline) or None,
        account.status,
        f"says {claimants}" if claimants else None,
        f"“{account.words}”" if account.words else None,
    )
    said = ", ".join(part for part in parts if part)
    return f"{_source(account, timeline)}: {said}"


def side_words(account: Account, timeline: Timeline) -> str:
    """Who acts towards whom; empty where the account doesn't say it."""
    acting, addressed = (
        ", ".join(names_of(ids, timeline.actors_by_id))
        for ids in (account.actors, account.targets)
    )
    if addressed:
        return f"{acting} → {addressed}".strip()
    return acting


def _source(account: Account, timeline: Timeline) -> str:
    if account.source is None:
        return "without a source"
    return source_words(account.source, timeline)


def source_words(cited: Citation, timeline: Timeline) -> str:
    """The outlet, or else the address, with the article and the place in it."""
    source = timeline.sources_by_id.get(cited.source or "")
    outlet = source.title if source else cited.url
    return ", ".join(filter(None, (outlet, cited.title, cited.locator))) or "a source"
