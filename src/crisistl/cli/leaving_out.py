"""Leaving out: remarks on what a file of an answer doesn't carry."""

from collections.abc import Sequence

from crisistl.engine.answer import Answer
from crisistl.formats.core.after_writing import left_out_sentence, remarks, used_fields
from crisistl.formats.core.format import Format
from crisistl.formats.core.losses import lost
from crisistl.model.timeline import Event, Timeline
from crisistl.output.registry import TITLED

_FOR_PROGRAMS = ("csv", "tsv", "json", "jsonl")  # rows with a column for each field
_REMEDY = "`crisistl export` to JSON keeps them"
_FOR_READERS = {"id", "date", "actors", "targets", "title", "themes", "status"}
"""The fields that the tables for people show without `--columns`."""


def export_remarks(
    answer: Answer, known: Format, limit: int | None, *, actors_apart: bool = False
) -> tuple[str, ...]:
    """Remarks on the first events of an answer, written in a format as a table.

    With `actors_apart`, the actors are written to a table of their own.
    """
    events = tuple(hit.event for hit in answer.first(limit))
    timeline, chosen = _written(answer, events)
    if actors_apart:
        timeline = timeline.with_parts(actors=())
    return remarks(timeline, known, chosen=chosen)


def list_remark(
    answer: Answer,
    form: str | None,
    columns: Sequence[str],
    limit: int | None,
    *,
    parted: bool,
) -> str:
    """A remark on the first events of an answer, written to a file as a list; empty if nothing is left out.

    The list has no header and no registers in any form, JSON included. Of the fields nothing is said where the
    columns were chosen. `parted` as in `views.events.reading_table`.
    """
    events = tuple(hit.event for hit in answer.first(limit, ongoing_last=parted))
    timeline, chosen = _written(answer, events)
    if form in (None, *TITLED):
        timeline = timeline.with_parts(title="")  # the heading has it
    parts = lost(timeline, "csv", chosen=chosen)
    hidden: tuple[str, ...] = ()
    if not columns and form not in _FOR_PROGRAMS:
        hidden = used_fields(timeline, set(Event.model_fields) - _FOR_READERS)
    return left_out_sentence(form or "text", hidden, parts, _REMEDY)


def _written(answer: Answer, events: tuple[Event, ...]) -> tuple[Timeline, bool]:
    """The timeline that is written, and whether it has only some of the events."""
    chosen = len(events) < answer.engine.size
    return answer.head.with_parts(events=events), chosen
