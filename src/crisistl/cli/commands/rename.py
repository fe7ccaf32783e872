"""`crisistl rename`: change the id of an event, actor, theme or source, and all links to it."""

from collections.abc import Iterable
from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import part_ids
from crisistl.cli.declaring import Argument
from crisistl.cli.own_part import RegisterOption, part_with, typed_register
from crisistl.edit.links import NOUNS, Register, links_to, renamed
from crisistl.edit.rewriting import editing
from crisistl.errors import UsageError
from crisistl.formats.core.slug import is_id
from crisistl.model.timeline import Timeline
from crisistl.text.names import fold
from crisistl.text.wording import counted, file_name


def command(
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines."),
    ],
    old: Annotated[
        str, Argument(metavar="OLD", help="Its present id.", autocompletion=part_ids)
    ],
    new: Annotated[str, Argument(metavar="NEW", help="Its new id.")],
    register: RegisterOption = None,
) -> None:
    """Change the id of an event, actor, theme or source, and every link to it.

    `crisistl undo FILE` undoes the change.
    """
    if not is_id(new):
        raise UsageError(
            f"{new!r} can't be an id; use letters, digits and . _ - : @ +, without spaces"
        )
    asked = typed_register(register)
    with editing(chronology, console.note) as file:
        timeline = file.formatted.timeline
        found, old = part_with(old, timeline, chronology, asked)
        _refuse_taken(new, old, found, timeline)
        links = len([*links_to(timeline, found, old)])
        if new != old:
            file.write(renamed(timeline, found, old, new), f"rename {old} {new}")
    if new == old:
        console.note(f"{old} has this id already; nothing was changed")
        return
    console.note(
        f"renamed the {NOUNS[found]} {old} to {new} in {file_name(chronology)}, with {counted(links, 'link')}"
    )


def _refuse_taken(new: str, old: str, register: Register, timeline: Timeline) -> None:
    """UsageError where an id belongs to another part already, or is a name of one."""
    parts = [*getattr(timeline, register)]
    if register == "events":
        parts += timeline.omitted
    for part in parts:
        if part.id != old and fold(new) in map(fold, _names(part, register)):
            shown = ""
            if part.id != new:
                shown = f" ({part.id})"
            raise UsageError(
                f"{new!r} already belongs to another {NOUNS[register]}{shown}; choose another id"
            )


def _names(part: object, register: Register) -> Iterable[str]:
    if register in ("actors", "themes"):
        return (part.id, part.name, *part.aliases)  # type: ignore[attr-defined]
    return (part.id,)  # type: ignore[attr-defined]
