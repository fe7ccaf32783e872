"""Revising: an event with what it said before a day."""

from datetime import date
from typing import Any

from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Revision


def with_revision(new: Event, old: Event, day: date) -> Event:
    """An event with what it said before a day, where title, date, status or summary have changed.

    What it said before an earlier change on the same day is kept. UsageError for a day before an earlier change.
    """
    changed = {}
    for name in ("title", "date", "status", "summary"):
        if getattr(old, name) != getattr(new, name):
            changed[name] = getattr(old, name)
    if not changed:
        return new
    latest = max((revision.until for revision in old.revisions), default=None)
    if latest and day < latest:
        raise UsageError(
            f"{old.id} was revised on {latest} already, after {day}",
            f"write {latest} or a later day, or none to correct what it says now",
        )
    revisions = []
    for revision in new.revisions:
        if revision.until == day:
            changed |= _kept(revision)
        else:
            revisions.append(revision)
    revisions.append(Revision(until=day, **changed))
    return new.model_copy(update={"revisions": tuple(revisions)})


def _kept(revision: Revision) -> dict[str, Any]:
    """What a revision keeps of an event, by field."""
    kept = {}
    for name, value in revision:
        if name != "until" and value is not None:
            kept[name] = value
    return kept
