"""Sides: who acts in a clause of an article, and towards whom."""

import itertools
import re
from collections.abc import Sequence

from crisistl.prose.acts import Act, find_act
from crisistl.prose.bodies import Bodies, body_word
from crisistl.prose.claims import Attribution
from crisistl.prose.kinds import Kind, kind_of
from crisistl.prose.name_words import TITLES
from crisistl.prose.names import Names
from crisistl.prose.spots import UNNAMED, Spot
from crisistl.prose.times import Section
from crisistl.text.names import fold

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
RELATIVE = re.compile(r",\s+(?:who|which|whose|whom)\s+|\s+(?:whom?|which)\s+")
_OFFICE = re.compile(
    r"\b(?:leaders?|officials|ministers?|representatives|envoys|presidents?|head|government|members|forces|troops|"
    r"soldiers|army|police|parliament|king|mediators|ambassadors?)$",
    re.IGNORECASE,
)
_DESCRIBING = re.compile(
    r",\s+(?:(?:the|an?|his|her|its|their)\s+(?:[\w-]+\s+){0,4}?(?:of|for|from|at|in)\s|"
    r"(?:some|most|many|all|both|one|two|three|four|\d+)\s+of\s+(?:them|whom)\s)"
)
_OFFICE_BEFORE = re.compile(
    r"\s+(?:leader|chief|boss|member|spokes\w+|commander|founder|head|lawyer|adviser|activist|official|candidate),\s+"
)
_REACH = 75  # characters behind a verb within which its object is looked for
_ENDS_REACH = re.compile(
    r"[;:“\"]|,\s+(?:and|but)\s|\b(?:that|which|who|after|while|when|during|because|if|where|citing)\b"
)
_NO_OBJECT = re.compile(
    r"\b(?:in|at|near|from|as|by|about|over|into|under)\s+(?:\w+\s+){0,2}$"
)
_TITLE = (
    r"(?:(?:[Pp]resident|[Pp]rime|[Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Gg]eneral|[Ss]ecretary|"
    r"[Ff]oreign|[Ll]eader)\s+)*"
)
_DIRECT = re.compile(
    rf"\s*(?:(?:and|,)\s+\w+(?:ed|s)\s+)?(?:the|a|an|its|his|her|their|all|some|several|former|out)?\s*(?:\d+\s+)?"
    rf"(?:[a-z’'-]+\s+)?{_TITLE}"
)
_LED = re.compile(
    rf"(?:\b(?:against|with|to|on|upon|of|for|towards?|blaming|accusing|urging|targeting|(?:and|,) \w+)\s+)"
    rf"(?:the\s+|its\s+|all\s+|\d+\s+)*{_TITLE}$"
)
_ON_PROPERTY = {
    "sanction",
    "coerce",
    "accuse",
    "threaten",
    "assault",
    "reject",
    "request",
    "support",
    "aid",
}
_SUFFERED = {"sanction", "coerce", "accuse", "threaten", "assault", "aid", "support"}
_DYING = {"die", "perish", "drown"}
_HARM = {"assault", "threaten"}
_SHOULD = re.compile(r"\b(?:should|must|ought|would|could)\b")
_SAYS_THAT = re.compile(
    r"\s+(?:(?:on\s+\w+|late|again|also|earlier)\s+)?(?:that\s+)?(?:the\s+|its\s+|his\s+)?"
    r"(?:[a-z-]+\s+)?" + _TITLE
)
_OWN = re.compile(r"\b(?:its|his|her|their)\s+(?:[a-z-]+\s+)?$")
_BEHIND_PLACE = re.compile(
    r"\b(?:on|in|at|near|off|aboard|from|of|to|outside|by)\s+(?:an?\s+|the\s+)?$"
)
_NOBODY = {"retreat", "concede", "protest"}
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:on|about|against|to|by|with|over|for)\s+(?:the\s+)?$"
)
_BY_WHOM = re.compile(r"\b(?:by|\w+ and)\s+(?:the\s+)?$")
_BEHIND_OF = re.compile(r"\bof\s+(?:the\s+)?$")


class Sides:
    """The sides of an article's clauses, read in order: 'they' are the subject of the clause before."""

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

    def speaker(self, said: Attribution | None, spots: list[Spot]) -> tuple[str, ...]:
        """Who says what an attribution belongs to."""
        if said is None:
            return ()
        named = []
        for spot in spots:
            if said.speaker_start <= spot.start < said.speaker_end and not spot.place:
                named.append(spot)
        words = self._text[said.speaker_start : said.speaker_end]
        if not named and (pronoun := PRONOUN.match(words)):
            if body_word(pronoun[1]):
                body = self._bodies.meant(pronoun[1])
                if body:
                    return (body,)
                return ()
            return self._before[:1]
        nouns = [spot for spot in named if not spot.adjective]
        persons = [spot for spot in nouns if spot.person]
        meant = persons[:1] or nouns or named
        return tuple(dict.fromkeys(spot.id for spot in meant))[:2]

    def of(
        self, start: int, end: int, act: Act | None, here: list[Spot]
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Who acts, towards whom, and how they are named, in a part of the text with its verb and names."""
        if act is None or act.base in _DYING:  # nobody does anything
            return (), (), ""
        acting = self.acting(here, start, act)
        kind = kind_of(self._text, act, start, end)
        actors = tuple(dict.fromkeys(spot.id for spot in acting))
        if act.passive and not act.saying:
            return self._of_passive(actors, self._agents(here, act, end), kind)
        targets = self._addressed(here, act, end, kind, actors)
        if kind and kind.type == "mobilize":  # 'sends ships': they are whom it sends
            targets = tuple(t for t in targets if self._names.actors[t].kind != "group")
        return actors, tuple(t for t in targets if t not in actors), self._how(acting)

    def accused(
        self, end: int, act: Act | None, here: list[Spot], actors: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Kind] | None:
        """Whom somebody says to have done harm: 'Iran says Oman shelled its coast' accuses Oman."""
        if act is None or not act.saying or not actors:
            return None
        behind = [s for s in here if s.start >= act.end and not s.place]
        if not behind or behind[0].id in actors or behind[0].adjective:
            return None
        gap = self._text[act.end : behind[0].start]
        if _SAYS_THAT.fullmatch(gap) is None or _OWN.search(gap):
            return None
        deed = find_act(self._text, behind[0].start, end, behind)
        if deed is None or deed.passive or deed.ahead or deed.denied:
            return None
        between = self._text[behind[0].end : deed.start]
        if _ENDS_REACH.search(between) or _SHOULD.search(between):
            return None
        kind = kind_of(self._text, deed, behind[0].start, end)
        if kind is None or kind.type not in _HARM:
            return None
        words = " ".join(self._text[act.start : deed.end].split())
        accused = tuple(s.id for s in _listed_with(self._text, behind))
        return accused, Kind("accuse", repr(words), kind.end)

    def _of_passive(
        self, suffering: tuple[str, ...], agents: tuple[str, ...], kind: Kind | None
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """The sides of 'A was attacked by B': B acts towards A, where the verb can have an object."""
        if kind and kind.type in _SUFFERED:
            return agents, suffering, "named behind 'by'"
        if agents and kind:
            return agents, (), "named behind 'by'"
        return suffering, (), "the subject of the sentence"

    def _how(self, acting: Sequence[Spot]) -> str:
        """How the actors are named; a name that is written as the actor's own needs no reason."""
        reasons = []
        for spot in acting:
            is_plain = fold(spot.words) == fold(self._names.actors[spot.id].name)
            if not is_plain or UNNAMED in spot.how:
                reasons.append(spot.how)
        return "; ".join(dict.fromkeys(reasons))

    def acting(self, spots: list[Spot], start: int, act: Act) -> list[Spot]:
        """The names before the verb that are its subject."""
        before = [
            spot for spot in spots if start <= spot.start < act.start and not spot.place
        ]
        if relative := RELATIVE.search(self._text, start, act.start):
            ahead = [spot for spot in before if spot.end <= relative.start() + 1]
            before = ahead or before
        subject = [spot for spot in before if not spot.adjective]
        if not subject:
            return [s for s in before[:1] if not self._is_beside(s, start)]
        kept = self._kept(subject, start, act)
        if not kept and act.passive:
            return []
        return kept or subject[:1]

    def _kept(self, subject: list[Spot], start: int, act: Act) -> list[Spot]:
        """The names of a subject without those that only describe it or belong to a preposition."""
        kept: list[Spot] = []
        for spot in subject:
            if kept and self._is_aside(kept[0], spot, act):
                continue  # 'Jan Dorn, the head of the Choneros gang, left'
            if kept and spot.person and self._is_named_office(kept[-1], spot):
                kept.pop()  # 'Another gang leader, Fabricio Colon, escaped'
            lead = self._text[max(start, spot.start - 12) : spot.start].lower()
            if kept and _BEHIND_PREPOSITION.search(lead):
                continue  # 'talks with Russia'
            if not kept and act.passive and _BY_WHOM.search(lead):
                continue  # 'Talks, mediated by Oman, were suspended'
            if kept and _BEHIND_OF.search(lead):
                if not self._is_office(kept[-1]):
                    continue
                kept.pop()  # 'leaders of Britain' are Britain
            kept.append(spot)
        return kept

    def _is_aside(self, first: Spot, spot: Spot, act: Act) -> bool:
        """Whether a name only describes the first one, between commas."""
        text = self._text
        begun = _DESCRIBING.match(text, first.end, spot.start + 1)
        return begun is not None and "," in text[spot.end : act.start]

    def _is_named_office(self, before: Spot, spot: Spot) -> bool:
        between = self._text[before.end : spot.start]
        return _OFFICE_BEFORE.fullmatch(between) is not None

    def _is_beside(self, spot: Spot, start: int) -> bool:
        """Whether a name only says where: 'Two people on a Russian ship'."""
        before = self._text[start : spot.start]
        return _BEHIND_PLACE.search(before) is not None

    def _is_office(self, spot: Spot) -> bool:
        return _OFFICE.search(spot.words) is not None

    def _agents(self, spots: list[Spot], act: Act, end: int) -> tuple[str, ...]:
        by = re.compile(r"\s+(?:\w+\s+){0,6}?by\s+").match(self._text, act.end, end)
        if not by:
            return ()
        behind = []
        for spot in spots:
            if spot.start >= by.end() - 1 and not spot.place:
                behind.append(spot)
        return tuple(
            spot.id
            for spot in _listed_with(
                self._text, [s for s in behind if s.start - by.end() < 40]
            )
        )

    def _addressed(
        self,
        spots: list[Spot],
        act: Act,
        end: int,
        kind: Kind | None,
        acting: Sequence[str],
    ) -> tuple[str, ...]:
        """The names behind the verb, or behind the noun that decides, that are its object."""
        if act.base in ("tell", "assure") and (told := self._told(spots, act)):
            return told
        if kind is None or (act.saying and kind.end <= act.end) or kind.type in _NOBODY:
            return ()
        if act.saying or kind.end > act.end:
            begin = max(act.end, kind.end)
        else:
            begin = act.end
        behind = []
        for s in spots:
            if s.start >= begin and not s.place and s.id not in acting:
                behind.append(s)
        for place, spot in enumerate(behind):
            gap = self._text[begin : spot.start]
            if len(gap) > _REACH or _ENDS_REACH.search(gap):
                break
            if self._is_object(spot, gap, kind.type):
                return tuple(
                    dict.fromkeys(
                        s.id for s in _listed_with(self._text, behind[place:])
                    )
                )
        return ()

    def _told(self, spots: list[Spot], act: Act) -> tuple[str, ...]:
        behind = [spot for spot in spots if spot.start >= act.end]
        return tuple(
            spot.id
            for spot in behind[:1]
            if not self._text[act.end : spot.start].strip()
        )

    def _is_object(self, spot: Spot, gap: str, kind: str) -> bool:
        if _NO_OBJECT.search(gap):
            return False
        if not (_DIRECT.fullmatch(gap) or _LED.search(gap)):
            return False
        return not spot.adjective or kind in _ON_PROPERTY

    def with_pronoun(
        self,
        actors: tuple[str, ...],
        how: str,
        start: int,
        act: Act | None,
        kind: Kind | None,
    ) -> tuple[tuple[str, ...], str]:
        """Those meant by 'they', 'he' or 'the organization': the subject of the sentence before."""
        found = PRONOUN.match(self._text[start : start + 60])
        if not found or (act is not None and act.start < start + found.start(1)):
            return actors, how
        if _IMPERSONAL.match(self._text[start : start + 60]):
            return (), ""
        word = found[1].lower()
        if word.startswith("the two") or word == "the pair":
            several = self._several if len(self._several) == 2 else ()
            return several, f"{found[1]!r}: the subjects before" if several else ""
        if body_word(word):
            end = start + found.end()
            # 'The group, led by Jan Dorn, demands', 'The Organization of American States'
            is_described = self._text.startswith(",", end)
            if actors and (is_described or _GOES_ON.match(self._text, end)):
                return actors, how
            return self._with_body(found[1], actors)
        meant = self._meant(word)
        suffers = kind is not None and kind.type in _SUFFERED
        if not meant or (act and act.passive and suffers):
            return actors, how
        return meant, f"{found[1]!r}: the subject before"

    def begins_with_body(self, start: int) -> bool:
        """Whether the subject is 'the company' or another body without its name."""
        found = PRONOUN.match(self._text[start : start + 60])
        if found is None or _GOES_ON.match(self._text, start + found.end()):
            return False
        return body_word(found[1]) is not None

    def _with_body(
        self, words: str, actors: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str]:
        """The body that 'the company' means: the last one of its kind, else nobody."""
        body = self._bodies.meant(words)
        if body:
            return (body,), f"{words!r}: the body named before"
        named = tuple(a for a in actors if self._names.actors[a].name.istitle())
        return named, "" if named else f"{words!r}: no such body is named before"

    def _meant(self, word: str) -> tuple[str, ...]:
        """The subject before that a pronoun can mean."""
        if word in ("he", "she") and self._person:
            return (self._person,)
        before = self._before
        if word in ("he", "she"):
            return tuple(actor for actor in before[:1] if self._is_somebody(actor))
        if word == "the country":
            return tuple(a for a in before if self._names.actors[a].kind == "state")
        if len(before) != 1:
            return before
        is_one = self._is_single(before[0])
        if (word == "they" and is_one) or (word == "it" and self._is_many(before[0])):
            return ()
        return before

    def _is_somebody(self, actor: str) -> bool:
        """Whether an actor may be one man or woman: 'the president', not 'the fleet'."""
        named = self._names.actors[actor]
        if named.kind in ("person", None):
            return True
        last = named.name.lower().split()[-1]
        return named.kind == "group" and last in TITLES

    def _is_many(self, actor: str) -> bool:
        """Whether an actor is several people: 'police', 'the strikers'."""
        named = self._names.actors[actor]
        return named.kind == "group" and named.name.lower().endswith(("s", "police"))

    def _is_single(self, actor: str) -> bool:
        return self._names.actors[actor].kind in (
            "person",
            "state",
            "organisation",
            "bloc",
        )

    def remember(self, actors: tuple[str, ...]) -> None:
        """Keep the subject of a clause, for 'they' and 'he' in the next."""
        if actors:
            self._before = actors
            if len(actors) > 1:
                self._several = actors
        persons = [a for a in actors if self._may_be_person(a)]
        if persons:
            self._person = persons[0]

    def _may_be_person(self, identity: str) -> bool:
        """Whether 'he' may mean an actor: a person, or one word that nothing else is known of, as 'Hitler'."""
        actor = self._names.actors[identity]
        if actor.kind == "person":
            return True
        is_unknown = actor.kind is None and actor.state == "open"
        return is_unknown and actor.name.isalpha() and actor.name.istitle()


def _listed_with(text: str, spots: list[Spot]) -> list[Spot]:
    """The first of some spots with those in one list with it: 'Saudi Arabia, Bahrain and Egypt'."""
    found = spots[:1]
    for before, spot in itertools.pairwise(spots):
        if not re.fullmatch(
            r"\s*(?:,|and|&|,\s*and)\s+(?:the\s+|its\s+)?",
            text[before.end : spot.start],
        ):
            break
        found.append(spot)
    return [spot for spot in found if not spot.place]
