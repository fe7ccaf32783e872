"""Own register: what `actor`, `theme` and `source` share, which change a register of one's own chronology."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from shlex import quote
from typing import Annotated, Any

from crisistl.cli import console
from crisistl.cli.changes import changed_fields, part_changes
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.missing import or_new
from crisistl.cli.options import MANY
from crisistl.edit.registers import Kind, Named, Put, existing, part_named, put, unite
from crisistl.edit.rewriting import canonical_now, editing
from crisistl.errors import NameTaken, UnknownName, UsageError, sentence
from crisistl.model.timeline import Timeline
from crisistl.text.wording import file_name, typed_name

ChronologyArgument = Annotated[
    str, Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines.")
]
UniteOption = Annotated[
    tuple[str, str] | None,
    Option(
        "--unite",
        metavar="A B",
        help="Merge B into A: A keeps its id, and the names of B become aliases of A.",
    ),
]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class AliasOptions:
    """The options for other names."""

    alias: Annotated[
        list[str],
        Option(
            "--alias",
            metavar="NAME",
            help="Another name for it. Repeat it for several, or write ; between them.",
        ),
    ] = MANY
    no_alias: Annotated[
        list[str],
        Option("--no-alias", metavar="NAME", help="Remove an alias."),
    ] = MANY
    create: Annotated[
        bool,
        Option("--create", help="Add it even if its name is similar to another one."),
    ] = False


def change_register(
    path: str,
    kind: Kind,
    name: str | None,
    typed: Mapping[str, str | None],
    names: AliasOptions,
    together: tuple[str, str] | None,
    read: Callable[[Timeline, str, str], Any] = lambda timeline, field, text: text,
) -> None:
    """Add, change, show or unite parts of a register, as the options say.

    `typed` are the fields that were given, "" to empty one; `read` makes a value of what was typed for a field.
    """
    given = _given(typed)
    changes = given or names.alias or names.no_alias
    if together and (changes or name is not None):
        raise UsageError("--unite takes two names and no other options")
    if together:
        _unite(path, kind, *together)
    elif name is None:
        raise UsageError(
            f"name the {kind}; `crisistl {kind}s --data {typed_name(path)}` lists them"
        )
    elif not changes and (part := _known_part(path, kind, name)):
        console.say(_described(part))
    else:
        _put(path, kind, name, given, names, read)


def _given(typed: Mapping[str, str | None]) -> dict[str, str]:
    return {field: text for field, text in typed.items() if text is not None}


def _known_part(path: str, kind: Kind, name: str) -> Named | None:
    """The part of a chronology that has this name already."""
    return part_named(canonical_now(path).timeline, kind, name)


def _put(
    path: str,
    kind: Kind,
    name: str,
    given: Mapping[str, str],
    names: AliasOptions,
    read: Callable[[Timeline, str, str], Any],
) -> None:
    with or_new(), editing(path, console.note) as file:
        timeline = file.formatted.timeline
        values = {}
        for field, text in given.items():
            if text.strip() or field == "roles":
                values[field] = read(timeline, field, text)
            else:
                values[field] = None
        done = _done(path, timeline, kind, name, values, names)
        if done.after != done.before:
            file.write(done.timeline, f"{kind} {done.after.id}")
    for remark in _said(done, kind, path):
        console.note(remark)


def _done(
    path: str,
    timeline: Timeline,
    kind: Kind,
    name: str,
    values: Values,
    names: AliasOptions,
) -> Put:
    try:
        return put(
            timeline,
            kind,
            name,
            values,
            more=_separate(names.alias),
            fewer=_separate(names.no_alias),
            create=names.create,
        )
    except UnknownName as error:
        create = "--create adds it as a new one"
        raise UsageError(sentence(error.problem, error.remedy, create)) from None
    except NameTaken as error:
        file = f"crisistl {kind} {typed_name(path)}"
        if error.is_new:
            remedy = f"make {error.kept!r} another name of it: {file} {quote(error.owner)} --alias {quote(error.kept)}"
        else:
            both = f"{quote(error.kept)} {quote(error.owner)}"
            remedy = f"to make one {kind} of the two, write: {file} --unite {both}"
        raise UsageError(error.problem, remedy) from None


def _separate(texts: Iterable[str]) -> list[str]:
    """The names that are written with ; between them, one by one."""
    return [name.strip() for text in texts for name in text.split(";") if name.strip()]


def _said(done: Put, kind: Kind, path: str) -> list[str]:
    after = done.after
    if done.before is None:
        return [f"added the {kind} {after.id} to {file_name(path)}"]
    changed = changed_fields(done.before, after)
    if not changed:
        return [f"{after.id} is as it was; nothing was changed"]
    return [
        f"changed {', '.join(changed)} of the {kind} {after.id} in {file_name(path)}",
        *part_changes(done.before, after, done.timeline),
    ]


def _unite(path: str, kind: Kind, kept: str, other: str) -> None:
    with editing(path, console.note) as file:
        timeline = file.formatted.timeline
        gone = existing(timeline, kind, other)
        done = unite(timeline, kind, kept, other)
        file.write(done.timeline, f"{kind} --unite {done.part.id} {gone.id}")
    console.note(
        f"united the {kind}s {done.part.id} and {gone.id} as {done.part.id} in {file_name(path)}"
    )
    for conflict in done.conflicts:
        console.note(f"{done.part.id}: {conflict}")


def _line(value: Any) -> str:
    """A value on one line; of a role with dates, its parts."""
    if isinstance(value, list):
        return "; ".join(map(_line, value))
    if isinstance(value, dict):
        return ", ".join(
            f"{name} {inner}" if name in ("from", "to") else inner
            for name, inner in value.items()
        )
    return str(value)


def _described(part: Named) -> str:
    """The fields of a part, one a line."""
    plain = part.model_dump(mode="json", exclude_defaults=True)
    lines = [f"{field}\t{_line(value)}" for field, value in plain.items()]
    return "\n".join([*lines, ""])
