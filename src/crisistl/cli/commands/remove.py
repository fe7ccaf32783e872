"""`crisistl remove`: take an event, an actor, a theme or a source out of a chronology of one's own."""

from collections.abc import Iterable
from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import part_ids
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.own_part import RegisterOption, part_with, typed_register
from crisistl.edit.links import NOUNS, Link, Register, links_to, removed
from crisistl.edit.rewriting import editing
from crisistl.errors import UsageError
from crisistl.model.canonical import canonical
from crisistl.model.timeline import Timeline
from crisistl.text.wording import counted, file_name

_MOST_SHOWN = 8


def command(
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines."),
    ],
    ids: Annotated[
        list[str],
        Argument(
            metavar="ID",
            help="What to remove: its id, or the name of an actor, theme or source.",
            autocompletion=part_ids,
        ),
    ],
    unlink: Annotated[
        bool,
        Option("--unlink", help="Remove the links to it as well."),
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Remove events, or actors, themes or sources that nothing is linked to. All of them are removed, or none.

    What others are linked to is removed only with --unlink. `crisistl undo FILE` undoes the change.
    """
    asked = typed_register(register)
    with editing(chronology, console.note) as file:
        timeline = file.formatted.timeline
        wanted = _wanted(ids, timeline, chronology, asked)
        links = _links(timeline, wanted)
        if links and not unlink:
            raise UsageError(_refusal(links))
        before = timeline
        for where in dict.fromkeys(wanted.values()):
            gone = [identity for identity in wanted if wanted[identity] == where]
            timeline = removed(timeline, where, gone)
        file.write(canonical(timeline), f"remove {' '.join(wanted)}")
    for identity, where in wanted.items():
        console.note(
            f"removed the {NOUNS[where]} {identity} from {file_name(chronology)}"
        )
    if links:
        linked = sum(map(len, links.values()))
        console.note(f"removed {counted(linked, 'link')}")
    for remark in _lost_accounts(before, timeline):
        console.note(remark)


def _wanted(
    ids: Iterable[str], timeline: Timeline, path: str, asked: Register | None
) -> dict[str, Register]:
    """The register of each part to remove, by its id."""
    wanted = {}
    for text in ids:
        where, identity = part_with(text, timeline, path, asked, whole=True)
        wanted[identity] = where
    return wanted


def _lost_accounts(before: Timeline, after: Timeline) -> Iterable[str]:
    """A remark on each event that has lost the account of a source."""
    for event in before.events:
        now = after.events_by_id.get(event.id)
        if now and (lost := len(event.accounts) - len(now.accounts)):
            yield f"removed {counted(lost, 'account')} of {event.id}, which only this source gave"


def _links(timeline: Timeline, wanted: dict[str, Register]) -> dict[str, list[Link]]:
    """The links to each part, without those from parts that are removed too."""
    links = {}
    for identity, register in wanted.items():
        links[identity] = [
            link
            for link in links_to(timeline, register, identity)
            if wanted.get(link.id) != link.register
        ]
    return {identity: found for identity, found in links.items() if found}


def _refusal(links: dict[str, list[Link]]) -> str:
    lines = []
    for identity, found in links.items():
        lines.append(f"{identity} is linked to by {_shown(found)}")
    return "\n".join(
        [*lines, "nothing was removed; --unlink removes the links as well"]
    )


def _shown(links: Iterable[Link]) -> str:
    found = [*dict.fromkeys(f"{link.id} ({link.field})" for link in links)]
    more = len(found) - _MOST_SHOWN
    return ", ".join(found[:_MOST_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
