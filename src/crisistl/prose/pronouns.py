"""Pronouns: whom 'they', 'he', 'the company' and 'the two' mean in an article."""

import re
from collections.abc import Sequence

from crisistl.prose.acts import Act
from crisistl.prose.bodies import Bodies, body_word
from crisistl.prose.kinds import SUFFERED, Kind
from crisistl.prose.name_words import TITLES
from crisistl.prose.names import Names
from crisistl.prose.spots import Spot
from crisistl.prose.times import Section

PRONOUN = re.compile(
    r"^\W*(?:but |and |then |later |however,? |meanwhile,? )?(he|she|they|it|we|the (?:organi[sz]ation|bloc|group|"
    r"agency|alliance|party|company|firm|two(?: [a-z]+)?|pair|country|body|movement))\b",
    re.IGNORECASE,
)
# the rest of a name: 'of American States', 'of the Islamic Conference'
_GOES_ON = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
_IMPERSONAL = re.compile(
    r"^\W*it\s+(?:emerges?|emerged|appears?|appeared|seems?|seemed|turns out|turned out|is|was)\b",
    re.IGNORECASE,
)
_OPENING = 60  # characters of a clause in which its pronoun is looked for
_ONE = ("person", "state", "organisation", "bloc")


class Pronouns:
    """The subjects of the clauses read so far, which pronouns mean: 'they' are that of the clause before."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._before: tuple[str, ...] = ()
        self._person: str | None = None
        self._bodies = Bodies(text, names)
        self._several: tuple[str, ...] = ()
        self._entry: Section | None = None

    def enter(self, section: Section | None) -> None:
        """Begin an entry of a chronology: its 'two sides' are not those of the one before."""
        if section and section.exact and section != self._entry:
            self._entry, self._several = section, ()

    def note_bodies(self, spots: Sequence[Spot]) -> None:
        """Keep the organisations of a sentence, for 'the alliance' in the next."""
        self._bodies.note(spots)

    def remember(self, actors: tuple[str, ...]) -> None:
        """Keep the subject of a clause, for 'they' and 'he' in the next."""
        if actors:
            self._before = actors
            if len(actors) > 1:
                self._several = actors
        persons = [a for a in actors if self._may_be_person(a)]
        if persons:
            self._person = persons[0]

    def speaking(self, words: str) -> tuple[str, ...]:
        """Who speaks, where the words of an attribution have a pronoun: 'it said', 'the company says'."""
        found = PRONOUN.match(words)
        if found is None:
            return ()
        if body_word(found[1]):
            body = self._bodies.meant(found[1])
            return (body,) if body else ()
        return self._before[:1]

    def begins_with_body(self, start: int) -> bool:
        """Whether the subject is 'the company' or another body without its name."""
        found = PRONOUN.match(self._text[start : start + _OPENING])
        if found is None or _GOES_ON.match(self._text, start + found.end()):
            return False
        return body_word(found[1]) is not None

    def resolved(
        self,
        actors: tuple[str, ...],
        how: str,
        start: int,
        act: Act | None,
        kind: Kind | None,
    ) -> tuple[tuple[str, ...], str]:
        """The actors of a clause, or whom its 'they' or 'the organization' means, and how they are named."""
        opening = self._text[start : start + _OPENING]
        found = PRONOUN.match(opening)
        if not found or (act and act.start < start + found.start(1)):
            return actors, how
        if _IMPERSONAL.match(opening):
            return (), ""
        word = found[1].lower()
        if word.startswith("the two") or word == "the pair":
            return self._both(found[1])
        if body_word(word):
            return self._with_body(found, start, actors, how)
        meant = self._meant(word)
        if not meant or _suffers(word, act, kind):
            return actors, how
        return meant, f"{found[1]!r}: the subject before"

    def _both(self, words: str) -> tuple[tuple[str, ...], str]:
        """The two subjects that 'the two sides' means."""
        if len(self._several) != 2:
            return (), ""
        return self._several, f"{words!r}: the subjects before"

    def _with_body(
        self, found: re.Match[str], start: int, actors: tuple[str, ...], how: str
    ) -> tuple[tuple[str, ...], str]:
        """The body that 'the company' means: the last one of its kind, else nobody."""
        end = start + found.end()
        # 'The group, led by Jan Dorn, demands', 'The Organization of American States'
        goes_on = self._text.startswith(",", end) or _GOES_ON.match(self._text, end)
        if actors and goes_on:
            return actors, how
        body = self._bodies.meant(found[1])
        if body:
            return (body,), f"{found[1]!r}: the body named before"
        named = tuple(a for a in actors if self._names.actors[a].name.istitle())
        if found[1].lower() in ("the alliance", "the movement"):
            named = actors  # of several parties, which have no other name
        return named, "" if named else f"{found[1]!r}: no such body is named before"

    def _meant(self, word: str) -> tuple[str, ...]:
        """The subject before that a pronoun can mean."""
        before = self._before
        if word in ("he", "she"):
            if self._person:
                return (self._person,)
            return tuple(actor for actor in before[:1] if self._is_somebody(actor))
        if word == "the country":
            return tuple(a for a in before if self._names.actors[a].kind == "state")
        if len(before) == 1 and self._differs_in_number(word, before[0]):
            return ()
        return before

    def _differs_in_number(self, word: str, actor: str) -> bool:
        """Whether 'they' would be one actor, or 'it' several people: 'police', 'the strikers'."""
        named = self._names.actors[actor]
        if word == "they":
            return named.kind in _ONE
        is_many = named.kind == "group" and named.name.lower().endswith(("s", "police"))
        return word == "it" and is_many

    def _is_somebody(self, actor: str) -> bool:
        """Whether an actor may be one man or woman: 'the president', not 'the fleet'."""
        named = self._names.actors[actor]
        if named.kind in ("person", None):
            return True
        last = named.name.lower().split()[-1]
        return named.kind == "group" and last in TITLES

    def _may_be_person(self, identity: str) -> bool:
        """Whether 'he' may mean an actor: a person, or one word that nothing else is known of, as 'Hitler'."""
        actor = self._names.actors[identity]
        if actor.kind == "person":
            return True
        is_unknown = actor.kind is None and actor.state == "open"
        return is_unknown and actor.name.isalpha() and actor.name.istitle()


def _suffers(word: str, act: Act | None, kind: Kind | None) -> bool:
    """Whether the subject of a clause is whom it is done to: 'they were attacked'."""
    if act is None or not act.passive:
        return False
    if word == "it":
        return True  # 'The council adopted the law. It was proclaimed'
    return kind is not None and kind.type in SUFFERED
