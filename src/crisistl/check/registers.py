"""The registers: who and what is in them and never named, and names that are nearly those of others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from crisistl.check.found import Found, Register
from crisistl.check.manuscript import Manuscript
from crisistl.model import Actor, Theme
from crisistl.names import fold

_WORD = re.compile(r"\w+")
# in shorter words one letter makes another name: Iran, Iraq
_SHORTEST = 5
_TELLS_APART = re.compile(r"\d+|[ivx]+|.")


def unused_actor(manuscript: Manuscript) -> Iterator[Found]:
    """An actor whom no event names, nor anybody who is part of one."""
    timeline = manuscript.timeline
    used = {i for e in timeline.events for i in (*e.actors, *e.targets, *e.attributed_to)}
    used |= {quote.speaker for event in timeline.events for quote in event.quotes if quote.speaker}
    yield from _unused("actors", timeline.actors, used)


def unused_theme(manuscript: Manuscript) -> Iterator[Found]:
    """A theme of no event, nor of any that is part of it."""
    timeline = manuscript.timeline
    used = {theme for event in timeline.events for theme in event.themes}
    yield from _unused("themes", timeline.themes, used)


def unused_source(manuscript: Manuscript) -> Iterator[Found]:
    """A source that no event cites."""
    timeline = manuscript.timeline
    used = {citation.source for event in timeline.events for citation in event.sources}
    for index, source in enumerate(timeline.sources):
        if source.id not in used:
            yield Found(f"{source.title!r} is cited nowhere", "cite it, or take it out", "sources", index)


def _unused(register: Register, parts: Sequence[Actor | Theme], used: set[str]) -> Iterator[Found]:
    above = {part.id: part.part_of for part in parts}
    reached: set[str] = set()
    for identity in used:
        step: str | None = identity
        while step and step not in reached:
            reached.add(step)
            step = above.get(step)
    for index, part in enumerate(parts):
        if part.id not in reached:
            yield Found(f"{part.name!r} is in no event", "name it in one, or take it out", register, index)


def similar_actors(manuscript: Manuscript) -> Iterator[Found]:
    """Two actors whose names differ in a letter or in the order of their words: most often one, spelled twice."""
    return _similar("actors", manuscript.timeline.actors)


def similar_themes(manuscript: Manuscript) -> Iterator[Found]:
    """Two themes whose names differ in a letter or in the order of their words."""
    return _similar("themes", manuscript.timeline.themes)


def _similar(register: Register, parts: Sequence[Actor | Theme]) -> Iterator[Found]:
    remedy = "if they are one, make one name an alias of the other" if register == "actors" else "unite them"
    if register == "actors":
        remedy += "; if not, give each its 'wikidata' or 'iso'"
    for one, other, name, near in near_identical(parts):
        whose = f" of {parts[one].id!r}" if near != parts[one].name else ""
        yield Found(f"{name!r} is nearly {near!r}{whose}", remedy, register, other)


def near_identical(parts: Sequence[Actor | Theme]) -> Iterator[tuple[int, int, str, str]]:
    """The places of two parts, the earlier first, and their names: the later's, then the earlier's.

    Two names are compared where both lose a letter, or none, and are then the same; that finds all that are
    one change apart without comparing all with all.
    """
    from rapidfuzz.distance import OSA

    known: dict[str, list[tuple[int, str, str]]] = {}
    for index, part in enumerate(parts):
        met: set[int] = set()
        for name in dict.fromkeys((part.name, *getattr(part, "aliases", ()))):
            plain = _plain(name)
            if len(plain) < _SHORTEST:
                continue
            shortened = {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}
            for other, near, plain_near in (found for key in shortened for found in known.get(key, ())):
                if other == index or other in met or not _may_be_one(parts[other], part, near, name):
                    continue
                if OSA.distance(plain, plain_near, score_cutoff=1) <= 1:
                    met.add(other)
                    yield other, index, name, near
            for key in shortened:
                known.setdefault(key, []).append((index, name, plain))


def _plain(name: str) -> str:
    """The letters of a name, its words in alphabetical order."""
    return "".join(sorted(_WORD.findall(fold(name))))


def _may_be_one(one: Actor | Theme, other: Actor | Theme, name: str, near: str) -> bool:
    """Whether nothing says that the two are different: codes, numbers, single letters, the word that differs."""
    for code in ("iso", "wikidata"):
        codes = {getattr(one, code, None), getattr(other, code, None)}
        if None not in codes and len(codes) == 2:
            return False
    left, right = (Counter(_WORD.findall(fold(text))) for text in (name, near))
    odd = [*(left - right).elements()], [*(right - left).elements()]
    if any(_TELLS_APART.fullmatch(word) for word in (*odd[0], *odd[1])):
        return False
    first, second = ("".join(sorted(words)) for words in odd)
    return (not first and not second) or (
        first[:1] == second[:1] and min(len(first), len(second)) >= _SHORTEST
    )
