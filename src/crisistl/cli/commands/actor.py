"""`crisistl actor`: add, change or unite actors of a chronology of one's own."""

from typing import Annotated, Any, get_args

from crisistl.cli.completion import actors, values
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.own_register import (
    ChronologyArgument,
    Names,
    UniteOption,
    change_register,
)
from crisistl.edit.registers import whole_of
from crisistl.errors import UsageError
from crisistl.model.timeline import ActorKind, Timeline
from crisistl.text.names import did_you_mean

KINDS: tuple[str, ...] = get_args(ActorKind)


@shared
def command(
    names: Names,
    chronology: ChronologyArgument,
    actor: Annotated[
        str | None,
        Argument(metavar="NAME", help="Its name, id or alias.", autocompletion=actors),
    ] = None,
    name: Annotated[
        str | None, Option("--name", metavar="NAME", help="The name to show.")
    ] = None,
    part_of: Annotated[
        str | None,
        Option(
            "--part-of",
            metavar="NAME",
            autocompletion=actors,
            help="The actor it speaks for; never membership.",
        ),
    ] = None,
    kind: Annotated[
        str | None,
        Option(
            "--kind",
            metavar="KIND",
            autocompletion=values(*KINDS),
            help=f"{', '.join(KINDS)}.",
        ),
    ] = None,
    role: Annotated[
        str | None, Option("--role", metavar="ROLE", help="The office it holds.")
    ] = None,
    iso: Annotated[
        str | None,
        Option("--iso", metavar="CODE", help="A state's code (ISO 3166-1 alpha-2)."),
    ] = None,
    wikidata: Annotated[
        str | None,
        Option("--wikidata", metavar="ITEM", help="Its item in Wikidata: Q159."),
    ] = None,
    unite: UniteOption = None,
) -> None:
    """Add an actor to a chronology, or change one: its names, whom it speaks for, its kind and role.

    Without options it shows the actor, or adds one of this name. "" empties a field. --unite A B makes one actor of
    two, with the events of both. `crisistl undo FILE` takes the change back.
    """
    typed = {
        "name": name,
        "part_of": part_of,
        "kind": kind,
        "role": role,
        "iso": iso,
        "wikidata": wikidata,
    }
    change_register(chronology, "actor", actor, typed, names, unite, _read)


def _read(timeline: Timeline, field: str, text: str) -> Any:
    if field == "part_of":
        return whole_of(timeline, "actor", text)
    if field == "kind" and text.lower() not in KINDS:
        raise UsageError(
            f"--kind {text!r}: use {', '.join(KINDS)}{did_you_mean(text, KINDS)}"
        )
    return text.lower() if field == "kind" else text.strip()
