"""`crisistl theme`: add, change or unite themes of a chronology of one's own."""

from typing import Annotated, Any

from crisistl.cli.completion import themes
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.own_register import (
    AliasOptions,
    ChronologyArgument,
    UniteOption,
    change_register,
)
from crisistl.edit.registers import whole_of
from crisistl.model.timeline import Timeline


@shared
def command(
    names: AliasOptions,
    chronology: ChronologyArgument,
    theme: Annotated[
        str | None,
        Argument(metavar="NAME", help="Its name, id or alias.", autocompletion=themes),
    ] = None,
    name: Annotated[
        str | None, Option("--name", metavar="NAME", help="The name to show.")
    ] = None,
    part_of: Annotated[
        str | None,
        Option(
            "--part-of",
            metavar="NAME",
            autocompletion=themes,
            help="The wider theme.",
        ),
    ] = None,
    description: Annotated[
        str | None,
        Option("--description", metavar="TEXT", help="What belongs to it."),
    ] = None,
    unite: UniteOption = None,
) -> None:
    """Add a theme to a chronology, or change one: its names, its wider theme, what belongs to it.

    Without options it shows the theme, or adds one of this name. "" empties a field. --unite A B makes one theme of
    two, with the events of both. `crisistl undo FILE` undoes the change.
    """
    typed = {"name": name, "part_of": part_of, "description": description}
    change_register(chronology, "theme", theme, typed, names, unite, _read)


def _read(timeline: Timeline, field: str, text: str) -> Any:
    if field == "part_of":
        return whole_of(timeline, "theme", text)
    return text.strip()
