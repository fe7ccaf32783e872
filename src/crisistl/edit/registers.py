"""Registers: an actor, a theme or a source of a timeline added, changed, or united with another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crisistl.edit.links import checked, relinked
from crisistl.edit.typed_names import free_id
from crisistl.edit.validating import validated_part
from crisistl.errors import NameTaken, UnknownName, UsageError
from crisistl.model.parts import is_reversed
from crisistl.model.timeline import Actor, Source, Theme, Timeline
from crisistl.query.lookup import field_of
from crisistl.query.vocabulary import Vocabulary, spellings
from crisistl.text.names import did_you_mean, fold

Kind = Literal["actor", "theme", "source"]
Named = Actor | Theme | Source
_REGISTERS: Mapping[Kind, Literal["actors", "themes", "sources"]] = {
    "actor": "actors",
    "theme": "themes",
    "source": "sources",
}


@dataclass(frozen=True, slots=True)
class Put:
    """A part as it was, None where it is new, as it is now, and the timeline with it."""

    before: Named | None
    after: Named
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class United:
    """The part that is left of two, the timeline with it, and what of the other part was not kept."""

    part: Named
    timeline: Timeline
    conflicts: tuple[str, ...]


def part_named(timeline: Timeline, kind: Kind, text: str) -> Named | None:
    """The part with this id, name or alias, without case and accents; None where there is none.

    Of sources that share a title the first is found.
    """
    wanted = fold(text.strip())
    for part in _register(timeline, kind):
        if wanted in map(fold, _spellings(part)):
            return part
    return None


def existing(timeline: Timeline, kind: Kind, text: str) -> Named:
    """The part with this id, name or alias, or the only one with these words. UsageError where there is none."""
    if part := part_named(timeline, kind, text):
        return part
    field = field_of(kind)
    vocabulary = Vocabulary.of(field, spellings(field, timeline))
    identity = vocabulary.by_word(text)
    return next(part for part in _register(timeline, kind) if part.id == identity)


def put(
    timeline: Timeline,
    kind: Kind,
    text: str,
    values: Mapping[str, Any],
    *,
    more: Iterable[str] = (),
    fewer: Iterable[str] = (),
    create: bool = False,
) -> Put:
    """Change the part that a text names, or add one of this name.

    `values` replace its fields, None empties one; `more` and `fewer` are aliases to add and to take out. Raises
    UsageError with what is wrong, and UnknownName where a new name is near a known one, without `create`.
    """
    more, fewer = [*more], [*fewer]
    before = part_named(timeline, kind, text)
    if before:
        more, fewer = _keeping_name(before, values, more, fewer)
        record = before.model_dump(mode="json", exclude_defaults=True)
    else:
        if not create:
            _refuse_near(timeline, kind, text)
        record = _begun(timeline, kind, text)
    aliases = _new_aliases(record.get("aliases", ()), more, fewer, text)
    record["aliases"] = [*_distinct(aliases, apart=[values.get("name") or ""])]
    record |= values
    for name in values:
        if record[name] is None:
            del record[name]
    _refuse_taken(timeline, kind, before, text, more)
    after = _checked(kind, record)
    parts = _register(timeline, kind)
    if before is None:
        new = (*parts, after)
    else:
        new = tuple(after if part is before else part for part in parts)
    return Put(before, after, checked(timeline.with_parts(**{_REGISTERS[kind]: new})))


def _keeping_name(
    before: Named, values: Mapping[str, Any], more: list[str], fewer: list[str]
) -> tuple[list[str], list[str]]:
    """The aliases to add and to take out; a name that was used stays one of them, unless it is taken out."""
    old = _old_name(before, values)
    if old is None:
        return more, fewer
    left = [name for name in fewer if fold(name) != fold(old)]
    if len(left) < len(fewer):
        return more, left
    return [*more, old], left


def _old_name(before: Named, values: Mapping[str, Any]) -> str | None:
    """The name that an actor or a theme had, where it gets another one."""
    new = values.get("name")
    if isinstance(before, Source) or not new or fold(new) == fold(before.name):
        return None
    return before.name


def _checked(kind: Kind, record: dict[str, Any]) -> Named:
    """The part of these values; UsageError where one isn't valid, and for an actor that ends before it begins."""
    part = validated_part(kind, record)
    assert isinstance(part, Actor | Theme | Source)
    if isinstance(part, Actor) and is_reversed(part.begins, part.ends):
        raise UsageError(
            f"{part.name!r} would end ({part.ends}) before it begins ({part.begins})",
            "correct one of the two",
        )
    return part


def _refuse_taken(
    timeline: Timeline,
    kind: Kind,
    before: Named | None,
    text: str,
    aliases: Iterable[str],
) -> None:
    """Raise NameTaken for an alias that is a name of another part."""
    for alias in aliases:
        owner = part_named(timeline, kind, alias)
        if owner and before and owner.id != before.id:
            raise NameTaken(kind, alias, title_of(before), title_of(owner))
        if owner and before is None:
            raise NameTaken(kind, alias, text, title_of(owner), is_new=True)


def _new_aliases(
    given: Iterable[str], more: Iterable[str], fewer: Iterable[str], text: str
) -> list[str]:
    """The aliases with more and without some; UsageError where one to remove isn't there."""
    removed = {fold(alias) for alias in fewer}
    unknown = removed - {fold(alias) for alias in given}
    if unknown:
        raise UsageError(f"{min(unknown)!r} is not an alias of {text!r}")
    kept = [alias for alias in given if fold(alias) not in removed]
    return [*_distinct([*kept, *more], apart=())]


def unite(timeline: Timeline, kind: Kind, kept: str, other: str) -> United:
    """Make one part of two: the first keeps its id and name, the names of the other become aliases.

    Fields that the first lacks are those of the other. Everything linked to the other is linked to the first.
    """
    first, second = existing(timeline, kind, kept), existing(timeline, kind, other)
    if first is second:
        raise UsageError(f"{kept!r} and {other!r} are the same {kind}, {first.id!r}")
    new, conflicts = _with_fields_of(first, second)
    new["aliases"] = _distinct(
        [*first.aliases, title_of(second), *second.aliases],
        apart=(first.id, title_of(first)),
    )
    parts = []
    for part in _register(timeline, kind):
        if part is first:
            parts.append(part.model_copy(update=new))
        elif part is not second:
            parts.append(part)
    register = _REGISTERS[kind]
    linked = relinked(
        timeline.with_parts(**{register: tuple(parts)}),
        register,
        lambda identity: first.id if identity == second.id else identity,
    )
    left = []
    for part in _register(linked, kind):
        if part.id == first.id:
            united = part = _without_itself(part)
        left.append(part)
    whole = checked(linked.with_parts(**{register: tuple(left)}))
    return United(united, whole, tuple(conflicts))


def _with_fields_of(first: Named, second: Named) -> tuple[dict[str, Any], list[str]]:
    """The fields that only the second has, and a sentence on each field that differs."""
    new: dict[str, Any] = {}
    conflicts = []
    for name in type(first).model_fields:
        here, there = getattr(first, name), getattr(second, name)
        if name in ("id", "name", "title", "aliases") or not there or here == there:
            continue
        if there == first.id:  # it was part of the one that it is now
            continue
        if here:
            conflicts.append(f"{name} stays {str(here)!r}, not {str(there)!r}")
        else:
            new[name] = there
    return new, conflicts


def _refuse_near(timeline: Timeline, kind: Kind, text: str) -> None:
    """UnknownName where a name looks like that of another part, spelled otherwise."""
    known = [n for part in _register(timeline, kind) for n in _spellings(part)]
    if near := did_you_mean(text, known):
        raise UnknownName(f"unknown {kind} {text!r}{near}")


def _register(timeline: Timeline, kind: Kind) -> tuple[Named, ...]:
    found: tuple[Named, ...] = getattr(timeline, _REGISTERS[kind])
    return found


def title_of(part: Named) -> str:
    """The name of a part; of a source its title."""
    if isinstance(part, Source):
        return part.title
    return part.name


def _spellings(part: Named) -> tuple[str, ...]:
    return (title_of(part), part.id, *part.aliases)


def _begun(timeline: Timeline, kind: Kind, name: str) -> dict[str, Any]:
    """The id and the name of a new part."""
    if not (title := " ".join(name.split())):
        raise UsageError(f"the name of the {kind} is empty; write one")
    taken = (fold(n) for part in _register(timeline, kind) for n in _spellings(part))
    return {
        "id": free_id(title, taken, kind),
        "title" if kind == "source" else "name": title,
    }


def _distinct(names: Iterable[str], apart: Iterable[str]) -> tuple[str, ...]:
    """The names, each once in whatever case, without those apart."""
    seen = {fold(name) for name in apart}
    kept = []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return tuple(kept)


def _without_itself(part: Named) -> Named:
    """A part that would be part of itself, as after uniting a part with its whole, is part of nothing."""
    if isinstance(part, Source) or part.part_of != part.id:
        return part
    return part.model_copy(update={"part_of": None})


def whole_of(timeline: Timeline, kind: Kind, text: str) -> str:
    """The id of the part that a new `part_of` names. UsageError where there is none, with how to add it."""
    try:
        return existing(timeline, kind, text).id
    except UnknownName as error:
        problem = str(error)
        join = "; "
        if problem.endswith("?"):
            join = " "
        raise UsageError(
            f"{problem}{join}`crisistl {kind} FILE {text!r}` adds it"
        ) from None
