"""Event values: what was typed for the options of an event, as the fields of one."""

from collections.abc import Iterable, Mapping
from typing import Any

from crisistl.cli.clock import Clock
from crisistl.cli.event_options import Typed, is_blank
from crisistl.edit.event_draft import EventDraft
from crisistl.edit.typed_names import REGISTERS
from crisistl.errors import OutputError, UnknownName, UsageError, sentence
from crisistl.model.timeline import Event, Timeline
from crisistl.text.wording import file_name


def values_of(draft: EventDraft, answers: Mapping[str, Typed]) -> dict[str, Any]:
    """The values of fields as the model takes them; None for an empty answer."""
    found = {}
    for field, answer in answers.items():
        found[field] = None if is_blank(answer) else value_of(draft, field, answer)
    return found


def value_of(draft: EventDraft, field: str, answer: Typed) -> Any:
    """The value of a field; an unknown name is refused with the option that adds it."""
    try:
        return draft.read(field, answer.texts, create=answer.create)
    except UnknownName as error:
        if REGISTERS.get(field) == "id":
            if ids := _event_ids(draft, answer.texts):
                return draft.read(field, ids, create=answer.create)
            raise
        remedy = sentence(error.remedy, "--create adds it as a new one")
        raise UsageError(error.problem, remedy) from None


def _event_ids(draft: EventDraft, texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of the events that texts name, each as everywhere; none where one of them names no event."""
    from crisistl.cli.naming import event_named
    from crisistl.engine.memory import MemoryEngine

    engine = MemoryEngine(draft.timeline)
    named = [event_named(text, engine) for text in texts]
    found = tuple(event.id for event in named if event)
    if len(found) < len(named):
        return ()
    return found


def same_values(
    draft: EventDraft,
    answers: Mapping[str, Typed],
    seen: Mapping[str, Any],
    path: str,
) -> dict[str, Any]:
    """What the answers mean now. OutputError where that isn't the same in a file that was changed meanwhile."""
    try:
        values = values_of(draft, answers)
    except UsageError as error:
        raise OutputError(
            f"{file_name(path)} was changed meanwhile: {error}; nothing was added"
        ) from None
    for field, answer in answers.items():
        if values[field] != seen[field] and not answer.create:
            raise OutputError(
                f"{file_name(path)} was changed meanwhile: {', '.join(answer.texts)} would now be {values[field]!r}, "
                f"not {seen[field]!r}; nothing was added"
            )
    return values


def doubts(event: Event, timeline: Timeline, clock: Clock) -> Iterable[str]:
    """What `check` would ask about this event."""
    from crisistl.check import findings_about

    for finding in findings_about(event, timeline, clock.day()):
        yield f"check: {finding.rule}: {finding.place}: {finding.reason}; {finding.remedy}"
