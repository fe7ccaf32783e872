"""Own part: the event, actor, theme or source of a chronology of one's own that the command line names."""

from collections.abc import Iterable, Sequence
from typing import Annotated

from crisistl.cli.completion import values
from crisistl.cli.declaring import Option
from crisistl.edit.links import NOUNS, REGISTERS, Register
from crisistl.edit.registers import title_of
from crisistl.errors import UsageError
from crisistl.model.timeline import Actor, Event, Source, Theme, Timeline
from crisistl.text.names import did_you_mean, fold, same_name
from crisistl.text.wording import file_name

RegisterOption = Annotated[
    str | None,
    Option(
        "--in",
        metavar="REGISTER",
        autocompletion=values(*REGISTERS),
        help="Where the id is looked up: events, actors, themes or sources. Default: in all of them.",
    ),
]


def typed_register(text: str | None) -> Register | None:
    """The register that `--in` names. UsageError where it is none."""
    if text is None:
        return None
    for register, noun in NOUNS.items():
        if text.lower() in (register, noun):
            return register
    raise UsageError(f"--in {text!r}: use {', '.join(REGISTERS)}")


def _parts_named(
    text: str, timeline: Timeline, registers: Iterable[Register]
) -> dict[Register, str]:
    """The ids that a text names, by register: those that it is, else those of names and aliases."""
    found = {}
    for register in registers:
        if identity := _id_of(text, getattr(timeline, register)):
            found[register] = identity
    exact = {register: one for register, one in found.items() if one == text}
    return exact or found


def part_with(
    text: str,
    timeline: Timeline,
    path: str,
    asked: Register | None = None,
    *,
    whole: bool = False,
) -> tuple[Register, str]:
    """The register and the id of the part that a text names, by its id, or its name, alias or title in any case.

    An event is named as everywhere; where `whole`, only its id or its whole title will do. UsageError where there is
    none, or where several are named so.
    """
    registers: tuple[Register, ...] = (asked,) if asked else REGISTERS
    found = _parts_named(text, timeline, registers)
    if len(found) > 1:
        several = " and ".join(f"the {NOUNS[register]}" for register in found)
        raise UsageError(
            f"{text!r} names {several}; choose one with --in {' or --in '.join(found)}"
        )
    if found:
        return found.popitem()
    if "events" in registers and (event := _event_with(text, timeline, whole=whole)):
        return "events", event.id
    nouns = NOUNS[asked] if asked else "event, actor, theme or source"
    advice = _near_ids(text, timeline, registers)
    if not advice:
        advice = f"; see `crisistl list --data {file_name(path)} --columns id,title`"
    raise UsageError(f"{file_name(path)} has no {nouns} {text!r}{advice}")


def _near_ids(text: str, timeline: Timeline, registers: Iterable[Register]) -> str:
    ids = [part.id for register in registers for part in getattr(timeline, register)]
    return did_you_mean(text, ids)


def _event_with(text: str, timeline: Timeline, *, whole: bool) -> Event | None:
    """The event that a text names; where `whole`, UsageError if it isn't its whole title."""
    from crisistl.cli.naming import event_named
    from crisistl.engine.memory import MemoryEngine

    event = event_named(text, MemoryEngine(timeline))
    if event and whole and fold(event.title) != fold(text.strip()):
        raise _not_whole(text, event)
    return event


def _not_whole(text: str, event: Event) -> UsageError:
    """The refusal of words that only are in the title of an event, or begin its id.

    What is removed is named whole: other words may be those of an event that is gone already.
    """
    when = event.date.describe()
    return UsageError(
        f"no event has the id or the title {text!r}; {event.id} has these words: {event.title!r}, {when}",
        f"if you mean it, write {event.id}",
    )


def _id_of(text: str, parts: Sequence[Event | Actor | Theme | Source]) -> str | None:
    """The id that a text is, or that of the only part with this name, alias or title."""
    if identity := same_name(text, (part.id for part in parts)):
        return identity
    wanted = fold(text.strip())
    named = set()
    for part in parts:
        if isinstance(part, Event):
            names = [part.title]
        else:
            names = [title_of(part), *part.aliases]
        if wanted in map(fold, names):
            named.add(part.id)
    if len(named) == 1:
        return named.pop()
    return None
