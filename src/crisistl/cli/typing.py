"""Typed values: what a reviewer types for a date, a type or a status."""

import os
from datetime import date
from typing import TYPE_CHECKING

from crisistl.cli.clock import typed_order
from crisistl.edit.event_draft import EventDraft

if TYPE_CHECKING:
    from crisistl.prose.review import Review


def date_of(text: str, review: "Review") -> str:
    """The EDTF date that a text means: EDTF, or as people write dates. UsageError where it can't be read."""
    today = review.draft.article.published or _today()
    return str(
        EventDraft(review.chronology.now(), today, typed_order(None)).read(
            "date", [text]
        )
    )


def type_of(field: str, text: str) -> str:
    """A type or a status; UsageError with those there are."""
    from crisistl.model.timeline import Timeline

    return str(EventDraft(Timeline(), _today()).read(field, [text]))


def _today() -> date:
    named = os.environ.get("CRISISTL_TODAY")
    if named:
        return date.fromisoformat(named)
    return date.today()
