"""Unite registers of sources by title, unless another field shows that they differ."""

from collections.abc import Sequence

from crisistl.compare.union.clash import Clash
from crisistl.compare.union.register import Renamed, merged_fields
from crisistl.formats.core.slug import Ids
from crisistl.model.timeline import Source
from crisistl.text.names import fold

_TELLS_APART = ("publisher", "published", "url", "author")


class Sources:
    """The union so far."""

    def __init__(self) -> None:
        self.parts: dict[str, Source] = {}
        self.clashes: list[Clash] = []
        self._by_title: dict[str, list[str]] = {}
        self._ids = Ids()

    def take(self, file: str, sources: Sequence[Source]) -> Renamed:
        """Add the sources of another file and return their ids in the union; sources of one file stay separate."""
        renamed: dict[str, str] = {}
        taken: set[str] = set()
        for source in sorted(sources, key=lambda source: source.id not in self.parts):
            renamed[source.id] = self._match(source, taken) or self._add(file, source)
            taken.add(renamed[source.id])
        return renamed

    def settle(self, file: str) -> None:
        """Take from each source the aliases that are an id, a title or an alias of another one too."""
        owners: dict[str, set[str]] = {}
        for given, source in self.parts.items():
            for name in (given, source.title, *source.aliases):
                owners.setdefault(fold(name), set()).add(given)
        for given, source in self.parts.items():
            kept = tuple(a for a in source.aliases if owners[fold(a)] == {given})
            for alias in source.aliases:
                if alias not in kept:
                    reason = f"{alias!r} also names another source; it is no longer an alias of {source.title!r}"
                    self.clashes.append(Clash(file, "sources", given, reason))
            self.parts[given] = source.model_copy(update={"aliases": kept})

    def _match(self, source: Source, taken: set[str]) -> str | None:
        """The id of the known source that this one is, completed with its new fields."""
        titles = (fold(title) for title in (source.title, *source.aliases))
        alike = [
            given
            for title in titles
            for given in self._by_title.get(title, ())
            if given not in taken
        ]
        for given in sorted(alike, key=lambda known: known != source.id):
            new, conflicts = merged_fields(
                self.parts[given], source, ("id", "title", "aliases")
            )
            if not conflicts:
                self._complete(given, source, new)
                return given
        return None

    def _complete(self, given: str, source: Source, new: dict[str, object]) -> None:
        """Give a known source the fields and the other titles that this one adds."""
        known = self.parts[given]
        titles = {fold(title) for title in (known.title, *known.aliases)}
        more = [
            title
            for title in (source.title, *source.aliases)
            if fold(title) not in titles and not self._by_title.get(fold(title))
        ]
        aliases = (*known.aliases, *dict.fromkeys(more))
        self.parts[given] = known.model_copy(update=new | {"aliases": aliases})
        for title in more:
            self._by_title.setdefault(fold(title), []).append(given)

    def _add(self, file: str, source: Source) -> str:
        given = self._ids.give(
            source.id if source.id not in self.parts else f"{file}:{source.id}"
        )
        if given != source.id:
            bearer = _described(self.parts[source.id])
            reason = f"id {source.id!r} already belongs to {bearer}; {_described(source)} was renamed to {given!r}"
            self.clashes.append(Clash(file, "sources", given, reason))
        aliases = tuple(
            alias for alias in source.aliases if not self._by_title.get(fold(alias))
        )
        self.parts[given] = source.model_copy(update={"id": given, "aliases": aliases})
        for title in (source.title, *aliases):
            self._by_title.setdefault(fold(title), []).append(given)
        return given


def _described(source: Source) -> str:
    shown = [str(value) for name in _TELLS_APART if (value := getattr(source, name))]
    return repr(source.title) + (f" ({', '.join(shown)})" if shown else "")
