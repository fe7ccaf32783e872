"""Changes: what an edit has changed, with a line for each field: its value now and the one before."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from crisistl.compare.difference.fields import COMPARED
from crisistl.edit.registers import Named
from crisistl.model.timeline import Actor, Event, Tenure, Theme, Timeline
from crisistl.query.cells import compact

_LONGEST = 120  # characters of a value
_CONTEXT = 40  # characters that are shown before the first difference of long values
_SHOWN = {compared.name: compared.shown for compared in COMPARED}


def changed_fields(before: Event | Named, after: Event | Named) -> list[str]:
    """The names of the fields that differ, in the order of the model."""
    found = []
    for name in type(after).model_fields:
        if getattr(before, name) != getattr(after, name):
            found.append(name)
    return found


def event_changes(before: Event, after: Event, timeline: Timeline) -> Iterator[str]:
    """A line for each field of an event that has changed: "  place: Lund (was Malmö)"."""
    for name in changed_fields(before, after):
        now, then = (_of_event(name, event, timeline) for event in (after, before))
        yield _line(name, now, then)


def part_changes(before: Named, after: Named, timeline: Timeline) -> Iterator[str]:
    """The same of an actor, a theme or a source."""
    for name in changed_fields(before, after):
        now, then = (_of_part(name, part, timeline) for part in (after, before))
        yield _line(name, now, then)


def role_words(role: Tenure, timeline: Timeline) -> str:
    """A role with dates: "Chancellor, Germany, from 8 December 2021"."""
    whole = timeline.actors_by_id.get(role.actor or "")
    parts = (
        role.role,
        whole.name if whole else role.actor,
        f"from {role.begins.describe()}" if role.begins else None,
        f"to {role.ends.describe()}" if role.ends else None,
    )
    return ", ".join(part for part in parts if part)


def _line(name: str, now: Sequence[str], then: Sequence[str]) -> str:
    after, before = _words(now), _words(then)
    start = _shared_start(after, before)
    return f"  {name}: {_part(after, start)} (was {_part(before, start)})"


def _words(values: Sequence[str]) -> str:
    return " ".join("; ".join(values).split()) or "empty"


def _shared_start(after: str, before: str) -> int:
    """How many characters to leave out at the start of two long texts, so that their difference is shown."""
    if max(len(after), len(before)) <= _LONGEST:
        return 0
    pairs = zip(after, before, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if same <= _CONTEXT:
        return 0
    return after.rfind(" ", 0, same - _CONTEXT) + 1


def _part(text: str, start: int) -> str:
    """The text from this character on, with at most _LONGEST characters."""
    shown = text[start:]
    if start:
        shown = f"… {shown}"
    if len(shown) <= _LONGEST:
        return shown
    return f"{shown[: _LONGEST - 2]} …"


def _of_event(name: str, event: Event, timeline: Timeline) -> Sequence[str]:
    value = getattr(event, name)
    if value in (None, "", (), {}):
        return ()
    if name in ("date", "known"):
        return (value.describe(),)
    if name in _SHOWN:
        return _SHOWN[name](event, timeline)
    return (str(value),)


def _of_part(name: str, part: Named, timeline: Timeline) -> Sequence[str]:
    value = getattr(part, name)
    if value in (None, "", ()):
        return ()
    if name in ("begins", "ends", "published"):
        return (value.describe(),)
    if name == "roles":
        return tuple(role_words(role, timeline) for role in value)
    if name == "part_of":
        return (_name_of(value, timeline),)
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, str):
        return (value,)
    return (compact(value),)


def _name_of(identity: str, timeline: Timeline) -> str:
    """The name of an actor or theme; its id where the register has none."""
    register: tuple[Actor | Theme, ...] = (*timeline.actors, *timeline.themes)
    names = (known.name for known in register if known.id == identity)
    return next(names, identity)
