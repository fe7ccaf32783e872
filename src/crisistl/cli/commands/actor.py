"""`crisistl actor`: add, change or unite actors of a chronology of one's own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, get_args

from crisistl.cli.changes import role_words
from crisistl.cli.clock import Clock, DateOrderOption, typed_order
from crisistl.cli.completion import actors, values
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.own_register import (
    AliasOptions,
    ChronologyArgument,
    UniteOption,
    change_register,
)
from crisistl.cli.wikidata import read_wikidata
from crisistl.edit.event_draft import EventDraft
from crisistl.edit.registers import part_named, whole_of
from crisistl.errors import UsageError
from crisistl.model.timeline import Actor, ActorKind, Tenure, Timeline
from crisistl.text.names import did_you_mean, fold

KINDS: tuple[str, ...] = get_args(ActorKind)


@shared
def command(
    clock: Clock,
    names: AliasOptions,
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
            help="The actor that it speaks for (not one that it is a member of).",
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
    no_role: Annotated[
        str | None,
        Option(
            "--no-role",
            metavar="ROLE",
            help="Remove a role with dates; one without a title is named by whom it speaks for. --from chooses one.",
        ),
    ] = None,
    from_day: Annotated[
        str | None,
        Option(
            "--from",
            metavar="DATE",
            help="The first day of --role and --part-of: 8 December 2021.",
        ),
    ] = None,
    to_day: Annotated[
        str | None,
        Option("--to", metavar="DATE", help="The last day of --role and --part-of."),
    ] = None,
    begins: Annotated[
        str | None,
        Option(
            "--begins", metavar="DATE", help="Its birth or, of a state, its beginning."
        ),
    ] = None,
    ends: Annotated[
        str | None,
        Option("--ends", metavar="DATE", help="Its death or, of a state, its end."),
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
    wikidata_roles: Annotated[
        str | None,
        Option(
            "--wikidata-roles",
            metavar="JSON",
            help="Read offices with their dates from a saved answer of Wikidata's query service.",
        ),
    ] = None,
    date_order: DateOrderOption = None,
) -> None:
    """Add an actor to a chronology, or change one: its names, whom it speaks for, its kind and role.

    Without options it shows the actor, or adds one of this name. "" empties a field. With --from or --to, --role and
    --part-of are a role with dates, one of several; --no-role removes one. --unite A B merges B into A, with the
    events of both. `crisistl undo FILE` undoes the change.
    """
    if wikidata_roles:
        _refuse_others(actor, names, unite)
        read_wikidata(chronology, wikidata_roles)
        return
    typed = {
        "name": name,
        "part_of": part_of,
        "kind": kind,
        "role": role,
        "begins": begins,
        "ends": ends,
        "iso": iso,
        "wikidata": wikidata,
    }
    read = partial(_read, clock, date_order)
    if from_day is None and to_day is None and no_role is None:
        change_register(chronology, "actor", actor, typed, names, unite, read)
        return
    if actor is None:
        raise UsageError("name the actor whose roles change")
    tenure = {"role": role, "actor": part_of, "from": from_day, "to": to_day}
    new_roles = _change_of_roles(tenure, no_role, read)

    def read_roles(timeline: Timeline, field: str, text: str) -> Any:
        if field == "roles":
            return new_roles(timeline, actor)
        return read(timeline, field, text)

    # role and part_of without dates stay as they are
    typed |= {"part_of": None, "role": None, "roles": ""}
    change_register(chronology, "actor", actor, typed, names, unite, read_roles)


def _refuse_others(actor: str | None, names: AliasOptions, unite: object) -> None:
    if actor or names.alias or names.no_alias or unite:
        raise UsageError("--wikidata-roles takes only the file, and no other options")


Read = Callable[[Timeline, str, str], Any]
ChangeRoles = Callable[[Timeline, str], list[dict[str, Any]]]


def _change_of_roles(
    tenure: Mapping[str, str | None], no_role: str | None, read: Read
) -> ChangeRoles:
    """How the roles of an actor change: one more, or one less. UsageError for options that don't go together."""
    if no_role is None:
        if not (tenure["role"] or tenure["actor"]):
            raise UsageError("--from and --to need --role, --part-of or both")
        return partial(_with_tenure, tenure=tenure, read=read)
    if tenure["role"] or tenure["actor"] or tenure["to"]:
        raise UsageError(
            "--no-role can be combined only with --from; add a role in another command"
        )
    return partial(_without_tenure, text=no_role, first_day=tenure["from"], read=read)


def _with_tenure(
    timeline: Timeline, name: str, tenure: Mapping[str, str | None], read: Read
) -> list[dict[str, Any]]:
    """The roles of an actor with one more; it replaces the one that is the same but for its dates' ends."""
    fields = {"actor": "part_of", "from": "begins", "to": "ends"}
    new = {}
    for key, text in tenure.items():
        if text and text.strip():
            new[key] = read(timeline, fields.get(key, key), text)
    others = (role for role in _roles(timeline, name) if not _is_same(role, new))
    return [*_plain(others), new]


def _without_tenure(
    timeline: Timeline, name: str, text: str, first_day: str | None, read: Read
) -> list[dict[str, Any]]:
    """The roles of an actor without those of this name, or of this actor that it spoke for.

    UsageError where there is none, and where there are several that `first_day` doesn't tell apart.
    """
    roles = _roles(timeline, name)
    found = _roles_called(text, roles, timeline)
    if first_day:
        begins = read(timeline, "begins", first_day)
        found = [role for role in found if str(role.begins) == begins]
    if not found:
        raise _no_tenure(timeline, name, text)
    if len(found) > 1:
        raise UsageError(
            f"{name!r} has {len(found)} roles {text!r} ({_listed(found, timeline)})",
            "choose one with --from DATE",
        )
    return _plain(role for role in roles if role is not found[0])


def _roles(timeline: Timeline, name: str) -> tuple[Tenure, ...]:
    """The roles with dates of an actor; none for one that isn't known yet."""
    known = part_named(timeline, "actor", name)
    return known.roles if isinstance(known, Actor) else ()


def _no_tenure(timeline: Timeline, name: str, text: str) -> UsageError:
    """Why an actor has no role of this name with dates, and which it has."""
    remedy = "it has none"
    known = part_named(timeline, "actor", name)
    if isinstance(known, Actor):
        if _is_called(known, text):
            remedy = 'empty the role without dates with --role ""'
        elif known.roles:
            remedy = f"it has {_listed(known.roles, timeline)}"
    return UsageError(f"{name!r} has no role {text!r} with dates", remedy)


def _listed(roles: Sequence[Tenure], timeline: Timeline) -> str:
    return "; ".join(role_words(role, timeline) for role in roles)


def _is_called(part: Tenure | Actor, role: str) -> bool:
    """Whether the role of a tenure, or of an actor without dates, has this name."""
    return fold(part.role or "") == fold(role.strip())


def _roles_called(
    text: str, roles: Sequence[Tenure], timeline: Timeline
) -> list[Tenure]:
    """The roles of this name, and those without a title in which an actor spoke for one of this name."""
    whole = part_named(timeline, "actor", text)
    return [role for role in roles if _is_called(role, text) or _belongs(role, whole)]


def _belongs(role: Tenure, whole: object) -> bool:
    return isinstance(whole, Actor) and not role.role and role.actor == whole.id


def _plain(roles: Iterable[Tenure]) -> list[dict[str, Any]]:
    return [role.model_dump(mode="json", exclude_defaults=True) for role in roles]


def _is_same(tenure: Tenure, new: Mapping[str, Any]) -> bool:
    """Whether a role is one that is given again, now with its last day."""
    if tenure.begins:
        begins = str(tenure.begins)
    else:
        begins = None
    return (tenure.role, tenure.actor, begins) == (
        new.get("role"),
        new.get("actor"),
        new.get("from"),
    )


def _read(
    clock: Clock, order: str | None, timeline: Timeline, field: str, text: str
) -> Any:
    if field in ("begins", "ends"):
        return EventDraft(timeline, clock.day(), typed_order(order)).read(
            "date", [text]
        )
    if field == "part_of":
        return whole_of(timeline, "actor", text)
    if field == "kind" and text.lower() not in KINDS:
        raise UsageError(
            f"--kind {text!r}: use {', '.join(KINDS)}{did_you_mean(text, KINDS)}"
        )
    if field == "kind":
        return text.lower()
    return text.strip()
