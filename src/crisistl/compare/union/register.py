"""Unite registers of actors or themes by id, name and alias."""

from collections.abc import Iterator, Mapping, Sequence

from crisistl.compare.union.clash import Clash
from crisistl.formats.core.slug import Ids
from crisistl.model.timeline import Actor, Tenure, Theme
from crisistl.text.names import fold

Named = Actor | Theme
Renamed = Mapping[str, str]
"""Maps the ids of a file to the ids in the union."""

_BY_NAME, _BY_ALIAS, _ALIASES_ALONE = range(3)
_UNITED_APART = ("id", "name", "aliases", "part_of", "roles")


class UnitedRegister:
    """The union so far. Each spelling (id, name or alias, folded) belongs to one part, as the model requires."""

    def __init__(self, noun: str) -> None:
        self.parts: dict[str, Named] = {}
        self.clashes: list[Clash] = []
        self.replaced: dict[str, str] = {}
        """The ids of parts that became one with a later part, which has their name as an alias."""
        self._noun = noun
        self._matched: frozenset[str] = frozenset()
        self._owners: dict[str, str] = {}
        self._ids = Ids()

    def take(self, file: str, parts: Sequence[Named]) -> Renamed:
        """Add the parts of another file and return their ids in the union.

        Two parts are one where the name of one is the name, an alias or the id of the other, or where they
        share an alias. An id alone proves nothing, for two people may give it to different things. Two parts of
        one file stay two, so the surest matches are made first; but what is nothing but a name, as a table of
        events has them, is the part of which the name is an alias, and gets the name of this. That holds for a part
        of an earlier file too, which is then in `replaced`.
        """
        renamed = self._matches(parts)
        self._matched = frozenset(renamed.values())
        for part in parts:
            given = renamed.get(part.id) or self._with_the_id(part.name)
            if given:
                self._merge(file, given, part)
            else:
                given = self._add(file, part)
            renamed[part.id] = given
        for part in parts:
            if part.part_of:
                self._set_part_of(file, renamed[part.id], renamed[part.part_of])
            if isinstance(part, Actor) and part.roles:
                self._add_roles(renamed[part.id], part.roles, renamed)
        return renamed

    def _matches(self, parts: Sequence[Named]) -> dict[str, str]:
        found = sorted(
            (sureness, index, owner)
            for index, part in enumerate(parts)
            for sureness, owner in self._candidates(part)
        )
        matched: dict[str, str] = {}
        taken: set[str] = set()
        for _, index, owner in found:
            part = parts[index]
            if part.id in matched:
                continue
            if owner not in taken or self._is_other_name(part, owner):
                matched[part.id] = owner
                taken.add(owner)
        return matched

    def _is_other_name(self, part: Named, owner: str) -> bool:
        """Whether a part is nothing but a name, and that is an alias of a part of the union."""
        aliases = map(fold, self.parts[owner].aliases)
        return _is_bare(part) and fold(part.name) in aliases

    def _candidates(self, part: Named) -> Iterator[tuple[int, str]]:
        name = fold(part.name)
        for spelling in spellings(part):
            owner = self._owners.get(spelling)
            if owner is None:
                continue
            other = self.parts[owner]
            if name == spelling == fold(other.name):
                yield _BY_NAME, owner
            elif spelling in (name, fold(other.name)):
                yield _BY_ALIAS, owner
            elif not spelling == fold(part.id) == fold(other.id):
                yield _ALIASES_ALONE, owner

    def _with_the_id(self, name: str) -> str | None:
        """The part that has this name as its id; no other part may have that name."""
        owner = self._owners.get(fold(name))
        if owner and fold(owner) == fold(name):
            return owner
        return None

    def _add(self, file: str, part: Named) -> str:
        """Add a new part, under its own id or, if that is taken, with the file's name as a prefix."""
        given = self._new_id(file, part)
        if bearer := self._owners.get(fold(part.name)):
            self._let_go(bearer, part.name)
            reason = (
                f"{part.name!r} is its name; it is no longer an alias of {bearer!r}"
            )
            self.clashes.append(Clash(file, self._noun, given, reason))
        self._owners[fold(given)] = self._owners[fold(part.name)] = given
        aliases = tuple(
            alias for alias in part.aliases if self._claims(file, given, alias)
        )
        self.parts[given] = part.model_copy(
            update={"id": given, "part_of": None, "aliases": aliases}
            | ({"roles": ()} if isinstance(part, Actor) else {})
        )
        return given

    def _new_id(self, file: str, part: Named) -> str:
        owner = self._owners.get(fold(part.id))
        given = self._ids.give(f"{file}:{part.id}" if owner else part.id)
        if owner:
            bearer = self.parts[owner].name
            reason = f"id {part.id!r} already belongs to {bearer!r}; {part.name!r} was renamed to {given!r}"
            self.clashes.append(Clash(file, self._noun, given, reason))
        return given

    def _let_go(self, bearer: str, name: str) -> None:
        other = self.parts[bearer]
        kept = tuple(alias for alias in other.aliases if fold(alias) != fold(name))
        self.parts[bearer] = other.model_copy(update={"aliases": kept})

    def _claims(self, file: str, given: str, alias: str) -> bool:
        """Whether an alias now belongs to this part, which it does unless another part has it."""
        owner = self._owners.setdefault(fold(alias), given)
        if owner == given:
            return True
        known = self.parts[owner]
        if self._is_leaf(known) and fold(known.name) == fold(alias):
            self._replace(file, owner, given)
            return True
        if fold(known.name) == fold(alias):
            reason = f"its alias {alias!r} is the name of {owner!r}, which keeps it"
        else:
            reason = f"its alias {alias!r} is one of {known.name!r} too, which keeps it"
        self.clashes.append(Clash(file, self._noun, given, reason, owner))
        return False

    def _is_leaf(self, part: Named) -> bool:
        """Whether a part of an earlier file is nothing but a name, and no other part refers to it."""
        if part.id in self._matched or not _is_bare(part):
            return False
        for other in self.parts.values():
            if other.part_of == part.id:
                return False
            if isinstance(other, Actor) and any(
                tenure.actor == part.id for tenure in other.roles
            ):
                return False
        return True

    def _replace(self, file: str, old: str, new: str) -> None:
        """Make a part of an earlier file the part that has its name as an alias."""
        name = self.parts.pop(old).name
        self.replaced[old] = new
        for spelling, owner in self._owners.items():
            if owner == old:
                self._owners[spelling] = new
        reason = f"has {name!r} as an alias, so that {old!r} of a file before is the same and has become {new!r}"
        self.clashes.append(Clash(file, self._noun, new, reason))

    def _merge(self, file: str, given: str, part: Named) -> None:
        known = self.parts[given]
        names = {fold(name): name for name in (part.name, *part.aliases)}
        own = {*spellings(known)}
        more = []
        for key, name in names.items():
            if key not in own and self._claims(file, given, name):
                more.append(name)
        new, conflicts = merged_fields(known, part, _UNITED_APART)
        self.clashes += [Clash(file, self._noun, given, reason) for reason in conflicts]
        name = known.name
        if _is_bare(known) and fold(name) in map(fold, part.aliases):
            name = part.name
        others = [
            alias for alias in (known.name, *known.aliases, *more) if alias != name
        ]
        self.parts[given] = known.model_copy(
            update=new | {"name": name, "aliases": tuple(others)}
        )

    def _set_part_of(self, file: str, given: str, whole: str) -> None:
        known = self.parts[given]
        if known.part_of == whole:
            return
        if known.part_of is None and given not in self._upwards(whole):
            self.parts[given] = known.model_copy(update={"part_of": whole})
            return
        before = "the reverse before"
        if known.part_of:
            before = f"{known.part_of!r} before"
        reason = f"part_of: {whole!r} here, {before}; kept the first"
        self.clashes.append(Clash(file, self._noun, given, reason))

    def _add_roles(
        self, given: str, roles: Sequence[Tenure], renamed: Mapping[str, str]
    ) -> None:
        """Add the roles of a file's actor that the actor of the union doesn't have yet."""
        known = self.parts[given]
        assert isinstance(known, Actor)
        new = (
            tenure.model_copy(update={"actor": renamed[tenure.actor]})
            if tenure.actor
            else tenure
            for tenure in roles
        )
        both = tuple(dict.fromkeys((*known.roles, *new)))
        self.parts[given] = known.model_copy(update={"roles": both})

    def _upwards(self, start: str) -> Iterator[str]:
        step: str | None = start
        while step:
            yield step
            step = self.parts[step].part_of


def _is_bare(part: Named) -> bool:
    """Whether a part is nothing but a name, as a table of events has them."""
    return part == type(part)(id=part.id, name=part.name)


def spellings(part: Actor | Theme) -> tuple[str, ...]:
    """All spellings of a part, folded, each once."""
    return tuple(
        dict.fromkeys(fold(text) for text in (part.name, part.id, *part.aliases))
    )


def merged_fields(
    known: object, part: object, apart: Sequence[str]
) -> tuple[dict[str, object], list[str]]:
    """The fields that `known` gets from `part`, and a sentence for each field in which the two differ.

    Fields named in `apart` are left alone.
    """
    new: dict[str, object] = {}
    conflicts: list[str] = []
    for name in type(known).model_fields:  # type: ignore[attr-defined]
        here, before = getattr(part, name), getattr(known, name)
        if name in apart or here is None or here == before:
            continue
        if before is None:
            new[name] = here
        else:
            conflicts.append(
                f"{name}: {str(here)!r} here, {str(before)!r} before; kept the first"
            )
    return new, conflicts
