"""Own part: the event, actor, theme or source of a chronology of one's own that an id on the command line names."""

from typing import Annotated

from crisistl.cli.completion import values
from crisistl.cli.declaring import Option
from crisistl.edit.links import NOUNS, REGISTERS, Register
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline
from crisistl.text.names import did_you_mean
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


def register_with(
    identity: str, timeline: Timeline, path: str, asked: Register | None = None
) -> Register:
    """The register that has a part with this id. UsageError where there is none, or where several have it."""
    registers = REGISTERS
    if asked:
        registers = (asked,)
    known = {}
    for register in registers:
        known[register] = [part.id for part in getattr(timeline, register)]
    found = [register for register in registers if identity in known[register]]
    if len(found) == 1:
        return found[0]
    if found:
        nouns = " and ".join(f"the {NOUNS[register]}" for register in found)
        raise UsageError(
            f"{identity!r} is the id of {nouns}; choose one with --in {' or --in '.join(found)}"
        )
    nouns = "event, actor, theme or source"
    if asked:
        nouns = NOUNS[asked]
    near = did_you_mean(identity, [one for ids in known.values() for one in ids])
    raise UsageError(
        f"{file_name(path)} has no {nouns} {identity!r}"
        f"{near or f'; see `crisistl list --data {file_name(path)} --columns id,title`'}"
    )
