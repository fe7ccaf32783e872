"""Likeness: how likely two accounts describe the same event, by dates, actors and words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crisistl.model.lineage import tops_of
from crisistl.model.timeline import Actor, Event
from crisistl.text.names import fold

_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"(?=(?<!\w)(?<!\w-)(\w+) (\d+)(?!\w))")
_STEM = 5
_OF_WORDS, _OF_SIDES, _OF_DATE = 0.5, 0.3, 0.2
# unrelated texts still share letters; a ratio up to this value means nothing
_BY_CHANCE = 0.45
_RELATED = 0.8
_DOUBT = 0.75
_SAME_NUMBER = (
    0.85  # how alike titles with the same number of the same thing are at least
)
_NUMBERS_DIFFER, _OTHERS_ANOTHER_DAY = "numbers", "others"


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of an event that are compared. `first` and `last` are the earliest and latest start as day numbers.

    `words` is the title without the names of the event's actors, which are compared separately. `acting_for` and
    `addressed_for` replace each actor by the one it speaks for in the end, such as Russia for the Kremlin.
    """

    event: Event
    first: int
    last: int
    acting: frozenset[str]
    addressed: frozenset[str]
    words: str
    acting_for: frozenset[str]
    addressed_for: frozenset[str]


class Observer:
    """Computes the traits of events whose actors are in one register."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        register = {actor.id: actor for actor in self.actors}
        self._tops = tops_of(register.values())
        self._stems = {identity: _stems(actor) for identity, actor in register.items()}

    def traits(self, event: Event) -> Traits:
        """The traits of an event whose actors are in the register."""
        title = fold(event.title)
        return Traits(
            event,
            event.date.earliest_start.day_number,
            event.date.latest_start.day_number,
            frozenset(event.actors),
            frozenset(event.targets),
            self.words(title, event) or title,
            self._for(event.actors),
            self._for(event.targets),
        )

    def words(self, title: str, event: Event) -> str:
        """The words of a folded title without the names of who acts, unless it has no others."""
        stems: set[str] = set()
        for actor in (*event.actors, *event.targets):
            stems.update(self._stems.get(actor, ()))
        words = _WORD.findall(title)
        others = [word for word in words if word[:_STEM] not in stems]
        return " ".join(others or words)

    def _for(self, actors: Iterable[str]) -> frozenset[str]:
        return frozenset(self._tops.get(actor, actor) for actor in actors)


def _stems(actor: Actor) -> frozenset[str]:
    """The first letters of the words of an actor's names, which "Russian" shares with "Russia"."""
    names = (actor.name, *actor.aliases)
    return frozenset(
        word[:_STEM] for name in names for word in _WORD.findall(fold(name))
    )


def days_between(one: Traits, other: Traits) -> int:
    """The number of days between two starts, 0 if they may be the same day."""
    return max(0, one.first - other.last, other.first - one.last)


def likeness(one: Traits, other: Traits, window: int, least: float = 0.0) -> float:
    """A score from 0 to 1: half for the titles, a third for the actors, the rest for the dates.

    Dates more than `window` days apart add nothing. Two events without any actors are compared by title and
    date only. Where no title could bring the score to `least`, the titles aren't compared and the score is 0.
    """
    gap = min(1.0, days_between(one, other) / (window + 1))
    parts = [(_OF_DATE, 1 - gap)]
    if one.acting or one.addressed or other.acting or other.addressed:
        parts.append((_OF_SIDES, sides(one, other)))
    whole = _OF_WORDS + sum(weight for weight, _ in parts)
    known = sum(weight * part for weight, part in parts)
    if (known + _OF_WORDS) / whole < least:
        return 0.0
    score = (known + _OF_WORDS * wording(one, other)) / whole
    if _NUMBERS_DIFFER in (found := _against(one, other)):
        score *= _DOUBT
    if _OTHERS_ANOTHER_DAY in found:
        return score * _DOUBT
    return score


def _against(one: Traits, other: Traits) -> frozenset[str]:
    """What speaks against one event: different numbers, as of DEFCON 2 and 3, or other actors on another day."""
    found = set()
    numbers = []
    for traits in (one, other):
        numbers.append({word for word in traits.words.split() if word.isdecimal()})
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        found.add(_NUMBERS_DIFFER)
    others = one.acting and other.acting and one.acting.isdisjoint(other.acting)
    if others and days_between(one, other) > 0:
        found.add(_OTHERS_ANOTHER_DAY)
    return frozenset(found)


def wording(one: Traits, other: Traits) -> float:
    """The similarity of the titles in any word order; 0 if no greater than chance."""
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

    if one.words == other.words:
        return 1.0
    ratio = (
        token_set_ratio(one.words, other.words)
        + token_sort_ratio(one.words, other.words)
    ) / 200
    words = max(0.0, (ratio - _BY_CHANCE) / (1 - _BY_CHANCE))
    if numbered(one) & numbered(other):
        return max(words, _SAME_NUMBER)
    return words


def numbered(traits: Traits) -> set[tuple[str, str]]:
    """The numbers of a title with the word before each: ("defcon", "2").

    A number after a hyphen is part of a name, as in U-2.
    """
    found = _NUMBERED.findall(fold(traits.event.title))
    return {(word, number) for word, number in found if not word.isdecimal()}


def sides(one: Traits, other: Traits) -> float:
    """The overlap of initiators and of recipients; somewhat less if the two sides are exchanged."""
    acting = _shared(one.acting, other.acting, one.acting_for, other.acting_for)
    addressed = _shared(
        one.addressed, other.addressed, one.addressed_for, other.addressed_for
    )
    known = [share for share in (acting, addressed) if share is not None]
    both = 0.0
    if known:
        both = sum(known) / len(known)
    if both >= _RELATED:
        return both
    either = _shared(
        one.acting | one.addressed,
        other.acting | other.addressed,
        one.acting_for | one.addressed_for,
        other.acting_for | other.addressed_for,
    )
    return max(both, _RELATED * (either or 0.0))


def _shared(
    left: frozenset[str],
    right: frozenset[str],
    left_for: frozenset[str],
    right_for: frozenset[str],
) -> float | None:
    """The Jaccard index of two sets of actors, or nearly that of those they speak for; None if both are empty."""
    if not left and not right:
        return None
    alike = _jaccard(left, right)
    if alike >= _RELATED:
        return alike
    return max(alike, _RELATED * _jaccard(left_for, right_for))


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right)
