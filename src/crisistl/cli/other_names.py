"""Other names: the actor of a chronology that is meant by a name which only our tables of states have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from crisistl.query.vocabulary import Vocabulary
from crisistl.text.names import fold

if TYPE_CHECKING:
    from crisistl.prose.listed import Named

_PARTS = {
    "england": "United Kingdom",
    "northern ireland": "United Kingdom",
    "scotland": "United Kingdom",
    "wales": "United Kingdom",
}
"""Countries that are part of a state, and are often written for it."""


class Meant(NamedTuple):
    """The name of an actor in the chronology, and how the typed name is related to it; empty if it is the same."""

    name: str
    relation: str

    def described(self) -> str:
        """The name in quotes and the relation: "'Russia', for which it speaks"."""
        return ", ".join(filter(None, (repr(self.name), self.relation)))


def meant_actor(text: str, actors: Vocabulary) -> Meant | None:
    """The actor that a name outside the register means: "White House" speaks for the United States.

    None where our tables don't have the name, or the chronology doesn't have the actor.
    """
    for name, relation in _related(text):
        identity = actors.get(name)
        if identity:
            return Meant(actors.titles[identity], relation)
    return None


def is_listed(text: str) -> bool:
    """Whether our tables of states and organisations have this name, which is then no slip of the pen."""
    return bool(_listed(text))


def _related(text: str) -> Iterator[tuple[str, str]]:
    """The names and ids of what a text names, the nearest first, each with how the text is related to it."""
    found = _listed(text)
    for named in found:
        for name in (named.name, named.id, named.iso):
            if name:
                yield name, ""
    for named in found:
        if named.part_of:
            yield named.part_of, "for which it speaks"
    whole = _PARTS.get(_plain(text))
    if whole:
        yield whole, "of which it is a part"


def _listed(text: str) -> list["Named"]:
    from crisistl.prose.listed import listed_names

    wanted = _plain(text)
    return [
        named
        for named, surfaces in listed_names()
        if any(_plain(word) == wanted for word, _ in surfaces)
    ]


def _plain(name: str) -> str:
    return fold(name.strip()).removeprefix("the ")
