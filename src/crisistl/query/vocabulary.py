"""Vocabulary: the ways to write a value of a field, each with its id."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from crisistl.errors import UnknownName, UsageError
from crisistl.frozen import frozen
from crisistl.query.fields import Field, files_of
from crisistl.text.names import fold, nearest

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Theme, Timeline

_WORD = re.compile(r"\w+")
_CHOICES = ("type", "status")
"""Fields with few values, which no command lists."""
_OTHER_CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "differs": (
        ("dates", "date"), ("figures", "figure"), ("actor", "who"), ("actors", "who"), ("sides", "who"),
    ),
}  # fmt: skip
"""Other words for the values of a field, each with its value."""
_MOST_SHOWN = 8  # names in a message
_LEAST_BEGINNING = 3  # characters

IN_EVENTS = ("event", "place", "file")
"""The kinds of field whose spellings are in the events, not in a register."""


@frozen(slots=False)
class Vocabulary:
    """`spellings` are (way to write it, id); the first way of an id is its title. `noun` is for messages."""

    noun: str
    spellings: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, field: Field, spellings: Iterable[tuple[str, str]]) -> Vocabulary:
        """The vocabulary of a field with these spellings, which may repeat themselves."""
        if field.ask == "actor":
            noun = "actor"
        else:
            noun = field.name
        return cls(noun, tuple(dict.fromkeys(spellings)))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each id, in the order of the register."""
        titles: dict[str, str] = {}
        for spelling, identity in self.spellings:
            titles.setdefault(identity, spelling)
        return titles

    @cached_property
    def _ids(self) -> dict[str, str]:
        found = {}
        for spelling, identity in reversed(self.spellings):
            found[fold(spelling.strip())] = identity
        return found

    def get(self, text: str) -> str | None:
        """The id that this text is, as id, name or alias, without case and accents."""
        return self._ids.get(fold(text.strip()))

    def by_word(self, text: str) -> str:
        """The one id that has all words of the text in one of its spellings.

        Raises UnknownName for none, and a plain UsageError for several.
        """
        wanted = set(_WORD.findall(fold(text)))
        owners = set()
        for s, owner in self._ids.items():
            if wanted and wanted.issubset(_WORD.findall(s)):
                owners.add(owner)
        if len(owners) > 1:
            names = _some(sorted(self.titles[owner] for owner in owners))
            raise UsageError(
                f"{text!r} could be any of these {self.noun}s: {names}; write one of them whole"
            )
        if not owners and not (owners := self._beginning(wanted)):
            raise self.unknown(text)
        return owners.pop()

    def _beginning(self, wanted: Collection[str]) -> set[str]:
        """The one id with a spelling in which a word begins with each of these, as "sanct" does Sanctions."""
        if not wanted or min(map(len, wanted)) < _LEAST_BEGINNING:
            return set()
        found = set()
        for spelling, owner in self._ids.items():
            if all(
                any(word.startswith(start) for word in _WORD.findall(spelling))
                for start in wanted
            ):
                found.add(owner)
        if len(found) == 1:
            return found
        return set()

    def matching(self, pattern: re.Pattern[str]) -> tuple[str, ...]:
        """The ids with a spelling in which the pattern is found."""
        return tuple(
            dict.fromkeys(
                identity
                for spelling, identity in self.spellings
                if pattern.search(spelling)
            )
        )

    def unknown(self, text: str) -> UnknownName:
        """The refusal of a text, with what is near it or with what there is."""
        actor = text if self.noun == "actor" else ""
        near = nearest(text, (spelling for spelling, _ in self.spellings), limit=6)
        if titles := [
            *dict.fromkeys(
                self.titles[owner] for spelling in near if (owner := self.get(spelling))
            )
        ]:
            return UnknownName(
                f"unknown {self.noun} {text!r}",
                f"did you mean {' or '.join(map(repr, titles[:3]))}?",
                actor=actor,
            )
        shown = sorted(self.titles.values(), key=fold)
        most = len(shown) if self.noun in _CHOICES else _MOST_SHOWN
        return UnknownName(
            f"unknown {self.noun} {text!r}",
            f"the timeline has {_some(shown, most) or f'no {self.noun}'}",
            self.noun,
            actor=actor,
        )


def _some(names: Sequence[str], most: int = _MOST_SHOWN) -> str:
    """The first of some names; each is quoted where one has a comma."""
    shown = [*names[:most]]
    if any("," in name for name in shown):
        shown = [*map(repr, shown)]
    listed = ", ".join(shown)
    if len(names) > most:
        return f"{listed} and {len(names) - most} more"
    return listed


def spellings(field: Field, timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Each way to write a value of a field in a timeline, with its id; none for texts, dates and pairs.

    Of `extra` itself, the names of its entries.
    """
    if field.ask == "choice":
        others = _OTHER_CHOICES.get(field.name, ())
        return chain(_themselves(field.choices), others)
    if field.name == "extra":
        return _themselves(chain.from_iterable(e.extra for e in timeline.events))
    if field.ask in _SPELLED:
        return _SPELLED[field.ask](timeline)
    return iter(())


def _of_parts(parts: Iterable[Actor | Theme]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for spelling in (part.name, part.id, *part.aliases):
            yield spelling, part.id


def _of_sources(timeline: Timeline) -> Iterator[tuple[str, str]]:
    for source in timeline.sources:
        own = (source.title, source.id, *source.aliases)
        yield from ((spelling, source.id) for spelling in own)
    for source in timeline.sources:
        others = filter(None, (source.publisher, source.author))
        yield from ((spelling, source.id) for spelling in others)


def _themselves(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((word, word) for word in words)


def _of_files(timeline: Timeline) -> Iterator[tuple[str, str]]:
    return _themselves(chain.from_iterable(map(files_of, timeline.events)))


def _of_places(timeline: Timeline) -> Iterator[tuple[str, str]]:
    return _themselves(event.place for event in timeline.events if event.place)


_SPELLED: dict[str, Callable[[Timeline], Iterator[tuple[str, str]]]] = {
    "actor": lambda timeline: _of_parts(timeline.actors),
    "theme": lambda timeline: _of_parts(timeline.themes),
    "source": _of_sources,
    "event": lambda timeline: _themselves(
        (*timeline.events_by_id, *timeline.omitted_by_id)
    ),
    "file": _of_files,
    "place": _of_places,
}
"""The spellings of the values that a timeline has, by what a field is asked for."""
